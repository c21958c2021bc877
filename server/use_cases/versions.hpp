#pragma once

#include <cstdint>
#include <string>

#include "server/use_cases/refusal.hpp"

namespace steward::use_cases {

/// The entity tag of a version: `"12"`.
[[nodiscard]] std::string etag_of(std::int64_t version);

/// The document with its ETag. `no-cache`: a browser asks again before it shows an old version.
[[nodiscard]] http::Response versioned_response(std::string document, std::int64_t version);

/// Lost updates are refused (WS-6). Fails: `if_match_missing`; StaleVersion where the header does
/// not name `version`. `document`: the current one. `*` names no version, so it is stale.
struct Matching {};
[[nodiscard]] Result<Matching, Refusal> check_if_match(const http::Request& request,
                                                       std::int64_t version,
                                                       const std::string& document);

}  // namespace steward::use_cases
