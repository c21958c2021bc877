#include "core/account/name.hpp"

#include "core/base/display_text.hpp"

namespace steward {

Result<AccountName, Issue> parse_account_name(std::string_view text) {
  return parse_display_text(text, name_code_points_max).transform([](const std::string& name) {
    return AccountName{name};
  });
}

}  // namespace steward
