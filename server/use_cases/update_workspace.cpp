#include "core/audit/describe.hpp"
#include "core/codec/workspace.hpp"
#include "server/store/links.hpp"
#include "server/store/workspaces.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/links.hpp"
#include "server/use_cases/uploads.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/versions.hpp"
#include "server/use_cases/views.hpp"
#include "server/use_cases/workspace_path.hpp"

namespace steward::use_cases {
namespace {

/// A new billing email gets a link. An older link to another address dies by itself: it names an
/// address that is no longer the pending one.
Result<LinkSent, Refusal> send_consent_link(Services& services, store::Connection& connection,
                                            const http::Request& request, const Actor& actor,
                                            const Workspace& workspace,
                                            const EmailAddress& address) {
  if (const auto counted = count_mail(services, connection, request); !counted)
    return Failure{counted.error()};
  const std::string id = std::to_string(workspace.id.value());
  return send_link(services, connection,
                   {.purpose = LinkPurpose::billing_email,
                    .topic = topic_of(services, LinkPurpose::billing_email, address, id),
                    .payload = {id, address.text()},
                    .mail = mail::MailKind::billing_email,
                    .locale = actor.account.locale,
                    .to = address,
                    .values = {{"workspace_name", workspace.name.value()}}});
}

/// One list of changes feeds the workspace, its history and the outbox.
Result<store::StoredMembership, Refusal> save(Services& services, store::Connection& connection,
                                              const http::Request& request, const Actor& actor,
                                              store::StoredMembership stored,
                                              const WorkspaceChanges& changes) {
  if (changes.empty()) return stored;
  const Account& account = actor.account.account;
  const Occasion occasion{request, account.id, stored.workspace.id, account.name.value()};
  for (const WorkspaceChange& change : changes) {
    stored.workspace = apply(std::move(stored.workspace), change);
    record(services, connection, occasion, describe(change, stored.workspace));
    const auto* asked = std::get_if<BillingEmailRequested>(&change);
    if (asked == nullptr) continue;
    const auto sent = send_consent_link(services, connection, request, actor, stored.workspace,
                                        asked->pending.address);
    if (!sent) return Failure{sent.error()};
  }
  if (!store::update_workspace(connection, stored.workspace, stored.version))
    throw store::StoreError(store::Fault::broken, "a workspace changed within a transaction");
  ++stored.version;
  return stored;
}

}  // namespace

Outcome update_workspace(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto id = workspace_in_path(request);
  if (!id) return Failure{id.error()};
  const auto patch = decode_workspace_patch(request.body, services.icons);
  if (!patch) return refuse(patch.error());
  const UserId& user_id = actor->account.account.id;

  Outcome outcome = services.store.write([&](store::Connection& connection) -> Outcome {
    // Loaded here and not before: a role that was taken away a moment ago is gone (SEC-21).
    auto stored = store::find_membership(connection, *id, user_id);
    if (!stored) return refuse(Code::workspace_not_found);
    const auto matching =
        check_if_match(request, stored->version, workspace_document(services, *stored));
    if (!matching) return Failure{matching.error()};
    const auto changes = decide_update_workspace(stored->workspace, *patch, services.roles,
                                                 stored->role, services.clock.now());
    if (!changes) return refuse(changes.error());
    const auto upload = facts_of_choice(connection, user_id, patch->picture,
                                        stored->workspace.picture, stored->upload);
    if (!upload) return Failure{upload.error()};

    stored->upload = *upload;
    const auto saved = save(services, connection, request, *actor, *std::move(stored), *changes);
    if (!saved) return Failure{saved.error()};
    return versioned_response(workspace_document(services, *saved), saved->version);
  });
  if (outcome) services.effects.wake();
  return outcome;
}

}  // namespace steward::use_cases
