#include "server/use_cases/answering.hpp"

#include "server/http/problem.hpp"
#include "server/use_cases/denial.hpp"

namespace steward::use_cases {
namespace {

Code code_of(store::Fault fault) {
  switch (fault) {
    case store::Fault::full:
      return Code::storage_full;
    case store::Fault::conflict:
    case store::Fault::unavailable:
      return Code::service_unavailable;
    case store::Fault::broken:
      return Code::internal_error;
  }
  return Code::internal_error;
}

/// The rule that forbade it, where it was that: what the audit log calls a denial.
const Rejection* denial_in(const Refusal& refusal) {
  const auto* rejection = std::get_if<Rejection>(&refusal);
  return rejection != nullptr && facts_of(rejection->code).status == 403 ? rejection : nullptr;
}

}  // namespace

http::Response answer_by(Services& services, const http::Request& request,
                         const std::function<Outcome()>& work) {
  try {
    Outcome outcome = work();
    if (outcome) return std::move(outcome).value();
    if (const Rejection* denied = denial_in(outcome.error()))
      record_denial(services, request, *denied);
    return to_response(request, outcome.error());
  } catch (const store::StoreError& error) {
    const Code code = code_of(error.fault());
    services.logger.write(log::Level::error, "the database failed",
                          {{"request", request.request_id},
                           {"code", name_of(code)},
                           {"cause", std::string_view(error.what())}});
    return http::problem(request, code);
  }
}

}  // namespace steward::use_cases
