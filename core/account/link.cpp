#include "core/account/link.hpp"

#include <chrono>

namespace steward {

Duration link_validity(LinkPurpose purpose) {
  switch (purpose) {
    case LinkPurpose::password:
      return std::chrono::minutes{15};
    case LinkPurpose::sign_up:
    case LinkPurpose::billing_email:
      return std::chrono::hours{24};
  }
  return {};
}

Result<LinkConsumed, Rejection> decide_consume_link(const Link& link, LinkPurpose purpose,
                                                    Timestamp now) {
  if (link.purpose != purpose) return Failure{Rejection{Code::link_unknown}};
  if (link.consumed_at) return Failure{Rejection{Code::link_used}};
  if (link.replaced_at) return Failure{Rejection{Code::link_replaced}};
  if (now >= link.expires_at) return Failure{Rejection{Code::link_expired}};
  return LinkConsumed{now};
}

Result<LinkSent, Rejection> decide_send_link(LinkPurpose purpose,
                                             std::optional<Timestamp> last_sent_at, Timestamp now) {
  if (last_sent_at && now < *last_sent_at + link_resend_after) {
    const auto wait =
        std::chrono::ceil<std::chrono::seconds>(*last_sent_at + link_resend_after - now);
    return Failure{Rejection{Code::rate_limited, {{ParamName::retry_after_seconds, wait.count()}}}};
  }
  return LinkSent{now, now + link_validity(purpose)};
}

}  // namespace steward
