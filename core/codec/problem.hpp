#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/codec/json_fwd.hpp"
#include "core/error/issue.hpp"
#include "core/error/rejection.hpp"

namespace steward::codec {

/// `{actual_bytes: 6000000, …}`
[[nodiscard]] Json params_json(const Params& params);
/// `{path, code, params}`
[[nodiscard]] Json issue_json(const Issue& issue);
/// `[{path, code, params}, …]`
[[nodiscard]] Json issues_json(const Issues& issues);
/// `{code, params, unlock?: {plan?, role?, granted_by?}}`
[[nodiscard]] Json rejection_json(const Rejection& rejection);

}  // namespace steward::codec

namespace steward {

/// What a version conflict shows beside its code: the resource as it is now, as JSON text.
struct CurrentVersion {
  std::string_view document;
  std::string_view etag;
};

/// `application/problem+json` (RFC 9457): type, title, status, code, params, request_id, and
/// `unlock` or `current` where there is one.
[[nodiscard]] std::string encode_problem(const Rejection& rejection, std::string_view request_id,
                                         std::optional<CurrentVersion> current = std::nullopt);
/// The same for fields: the code and status are those of the first issue, `issues` lists them all.
/// `issues` has at least one entry.
[[nodiscard]] std::string encode_problem(const Issues& issues, std::string_view request_id);

/// Every code there is: `[{name, kind, status, title}, …]`, in the order of codes.def.
[[nodiscard]] std::string encode_codes();

}  // namespace steward
