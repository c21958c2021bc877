#pragma once

#include <string>
#include <variant>

#include "core/base/result.hpp"
#include "core/error/issue.hpp"
#include "core/error/rejection.hpp"
#include "server/http/message.hpp"

namespace steward::use_cases {

/// Somebody else has changed the resource; this is how it is now.
struct StaleVersion {
  std::string document;  ///< as JSON
  std::string etag;
};

/// A payment waits for its holder, who answers their bank at `action_url`.
struct ActionNeeded {
  Rejection rejection;
  std::string action_url;
};

/// Why a use case does nothing: malformed fields, a rule, a newer version, or a bank that asks.
using Refusal = std::variant<Issues, Rejection, StaleVersion, ActionNeeded>;

/// The answer, or the reason there is none. A refusal has changed nothing.
using Outcome = Result<http::Response, Refusal>;

[[nodiscard]] inline Failure<Refusal> refuse(Code code, Params params = {}) {
  return Failure<Refusal>{Rejection{code, std::move(params)}};
}
[[nodiscard]] inline Failure<Refusal> refuse(Rejection rejection) {
  return Failure<Refusal>{std::move(rejection)};
}
[[nodiscard]] inline Failure<Refusal> refuse(Issues issues) {
  return Failure<Refusal>{std::move(issues)};
}
[[nodiscard]] inline Failure<Refusal> refuse_field(std::string path, Issue issue) {
  return Failure<Refusal>{Issues{at(std::move(path), std::move(issue))}};
}

/// The refusal as problem+json.
[[nodiscard]] http::Response to_response(const http::Request& request, const Refusal& refusal);

/// `document`: JSON text of the codec.
[[nodiscard]] http::Response json_response(int status, std::string document);

}  // namespace steward::use_cases
