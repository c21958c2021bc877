#include "server/use_cases/links.hpp"

#include "core/codec/session.hpp"
#include "server/effects/mail_effect.hpp"
#include "server/identity/token.hpp"
#include "server/store/fields.hpp"
#include "server/store/links.hpp"
#include "server/use_cases/limits.hpp"

namespace steward::use_cases {
namespace {

/// The page that a link opens; the token stands in the fragment, which browsers send to nobody.
std::string_view page_of(LinkPurpose purpose) {
  switch (purpose) {
    case LinkPurpose::sign_up:
      return "/sign-up/confirm";
    case LinkPurpose::password:
      return "/password/change";
    case LinkPurpose::billing_email:
      return "/billing-email/confirm";
  }
  return {};
}

std::string link_place(const std::string& token_hash) {
  return "links/" + token_hash;
}

/// Built from the configured address alone: the Host header is the sender's to choose (SEC-24).
mail::Values common_values(const Services& services) {
  const std::string& origin = services.public_url.origin;
  return {{"public_url", origin},
          {"sign_in_url", origin + "/sign-in"},
          {"sign_up_url", origin + "/sign-up"}};
}

template <class Unit>
std::string count_of(Duration duration) {
  return std::to_string(std::chrono::duration_cast<Unit>(duration).count());
}

}  // namespace

Result<LinkSent, Refusal> send_link(Services& services, store::Connection& connection,
                                    const LinkOrder& order) {
  const Timestamp now = services.clock.now();
  const auto sent =
      decide_send_link(order.purpose, store::last_sent_at(connection, order.topic), now);
  if (!sent) return refuse(sent.error());
  const std::string token = identity::new_token();
  const std::string hash = identity::hash_of_token(token);
  store::insert_link(connection,
                     {hash, order.purpose, order.topic,
                      services.sealer.seal(store::join_fields(order.payload), link_place(hash)),
                      sent->sent_at, sent->expires_at});
  mail::Values values = order.values;
  values["link"] = services.public_url.origin + std::string(page_of(order.purpose)) + "#" + token;
  values["link_minutes"] = count_of<std::chrono::minutes>(link_validity(order.purpose));
  values["link_hours"] = count_of<std::chrono::hours>(link_validity(order.purpose));
  send_mail(services, connection, order.mail, order.locale, order.to, values);
  return *sent;
}

void send_mail(Services& services, store::Connection& connection, mail::MailKind kind,
               const std::string& locale, const EmailAddress& to, const mail::Values& values) {
  mail::Values all = common_values(services);
  all.insert(values.begin(), values.end());
  effects::enqueue_mail(connection, services.sealer, services.clock.now(),
                        services.mail_templates.render(kind, locale, to.text(), all));
}

void send_notice(Services& services, store::Connection& connection, mail::MailKind kind,
                 const std::string& locale, const EmailAddress& to) {
  send_mail(services, connection, kind, locale, to, {});
}

Result<std::string, Refusal> count_mail(Services& services, store::Connection& connection,
                                        const http::Request& request) {
  return count_attempt(services, connection, mail_limit, "mail/from/" + request.remote_address);
}

Result<std::vector<std::string>, Refusal> read_link(Services& services,
                                                    store::Connection& connection,
                                                    std::string_view token, LinkPurpose purpose,
                                                    std::size_t field_count) {
  const std::string hash = identity::hash_of_token(token);
  const auto stored = store::find_link(connection, hash);
  if (!stored) return refuse(Code::link_unknown);
  const auto consumed = decide_consume_link(stored->link, purpose, services.clock.now());
  if (!consumed) return refuse(consumed.error());
  const auto payload = services.sealer.open(stored->sealed_payload, link_place(hash));
  auto fields = payload ? store::split_fields(*payload, field_count) : std::nullopt;
  if (!fields) throw store::StoreError(store::Fault::broken, "a stored link cannot be opened");
  return *std::move(fields);
}

Result<std::vector<std::string>, Refusal> use_link(Services& services,
                                                   store::Connection& connection,
                                                   std::string_view token, LinkPurpose purpose,
                                                   std::size_t field_count) {
  auto fields = read_link(services, connection, token, purpose, field_count);
  if (!fields) return fields;
  const Timestamp now = services.clock.now();
  if (!store::consume_link(connection, identity::hash_of_token(token), now))
    return refuse(Code::link_used);
  return fields;
}

std::string topic_of(const Services& services, LinkPurpose purpose, const EmailAddress& address,
                     std::string_view about) {
  return services.sealer.fingerprint(store::join_fields(
      {"topic", std::string(name_of(purpose)), address.key(), std::string(about)}));
}

}  // namespace steward::use_cases
