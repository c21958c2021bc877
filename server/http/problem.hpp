#pragma once

#include <optional>

#include "core/codec/problem.hpp"
#include "core/error/issue.hpp"
#include "core/error/rejection.hpp"
#include "server/http/message.hpp"

namespace steward::http {

/// Answers with a refusal as `application/problem+json` (RFC 9457). The status is the code's own;
/// `retry_after_seconds` among the parameters also becomes the Retry-After header.
/// `current`: what the resource is now, where a version was stale.
[[nodiscard]] Response problem(const Request& request, const Rejection& rejection,
                               std::optional<CurrentVersion> current = std::nullopt);
[[nodiscard]] Response problem(const Request& request, Code code, Params params = {});
/// Malformed fields, all of them at once. `issues` is not empty.
[[nodiscard]] Response problem(const Request& request, const Issues& issues);

}  // namespace steward::http
