#include "server/effects/mail_effect.hpp"

#include "server/identity/token.hpp"
#include "server/store/fields.hpp"
#include "server/store/outbox.hpp"

namespace steward::effects {
namespace {

std::string place_of(const std::string& id) {
  return "outbox/" + id;
}

}  // namespace

void enqueue_mail(store::Connection& connection, const identity::Sealer& sealer, Timestamp now,
                  const mail::Mail& mail) {
  const std::string id = identity::new_timed_id("out_", now);
  const std::string payload = store::join_fields({mail.to, mail.subject, mail.text, mail.html});
  store::insert_effect(connection, {id, mail_kind, sealer.seal(payload, place_of(id)), now});
}

std::optional<mail::Mail> open_mail(const identity::Sealer& sealer, const std::string& id,
                                    const std::string& sealed_payload) {
  const std::optional<std::string> payload = sealer.open(sealed_payload, place_of(id));
  if (!payload) return std::nullopt;
  const auto fields = store::split_fields(*payload, 4);
  if (!fields) return std::nullopt;
  return mail::Mail{(*fields)[0], (*fields)[1], (*fields)[2], (*fields)[3]};
}

}  // namespace steward::effects
