#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace steward::payments {

/// Names and values of application/x-www-form-urlencoded, as browsers and Stripe's API speak it.
using FormFields = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] std::string to_form(const FormFields& fields);
/// Everything but unreserved characters as %XX (RFC 3986).
[[nodiscard]] std::string percent_encoded(std::string_view text);

/// Nothing where the text is no form, is not UTF-8 or names a field twice.
[[nodiscard]] std::optional<std::map<std::string, std::string>> read_form(std::string_view text);

}  // namespace steward::payments
