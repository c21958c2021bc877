#include "core/codec/plans.hpp"
#include "server/use_cases/credits_frame.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

Entitlements entitlements_now(const Services& services, const Billing& billing) {
  return entitlements_of(services.plans,
                         plan_access(services.plans, billing.subscription, billing.now));
}

struct Ask {
  const PlanCatalogue& plans;
  const Entitlements& entitlements;

  Authorization operator()(const FeatureQuestion& question) const {
    return check_feature(plans, entitlements, question.feature);
  }
  Authorization operator()(const LimitQuestion& question) const {
    return check_limit(plans, entitlements, question.limit, question.wanted);
  }
};

}  // namespace

Outcome read_entitlements(Services& services, const http::Request& request) {
  return show_billing(
      services, request, Permission::workspace_read,
      [&](store::Connection&, const Visitor&, const Billing& billing) -> Outcome {
        return json_response(
            200, encode_entitlements(services.plans, entitlements_now(services, billing)));
      });
}

// A question, whatever the answer is: 200, with the refusal that doing it would get.
Outcome check_entitlement(Services& services, const http::Request& request) {
  const auto question = decode_entitlement_question(request.body);
  return show_billing(
      services, request, Permission::workspace_read,
      [&](store::Connection&, const Visitor& visitor, const Billing& billing) -> Outcome {
        if (!question) return refuse(question.error());
        const Entitlements entitlements = entitlements_now(services, billing);
        Authorization answer = std::visit(Ask{services.plans, entitlements}, *question);
        if (!answer)
          answer = Failure{with_unlock(answer.error(), services.plans, billing.subscription.choice,
                                       services.roles, visitor.membership.role)};
        return json_response(200, encode_entitlement_answer(answer));
      });
}

}  // namespace steward::use_cases
