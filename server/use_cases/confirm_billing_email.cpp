#include <charconv>

#include "core/audit/describe.hpp"
#include "core/codec/session.hpp"
#include "core/codec/workspace.hpp"
#include "server/store/workspaces.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/links.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

WorkspaceId workspace_in_link(const std::string& text) {
  std::int64_t id = 0;
  std::from_chars(text.data(), text.data() + text.size(), id);
  return WorkspaceId{id};
}

}  // namespace

// Whoever reads the mail at the new address decides; a session is not needed.
Outcome confirm_billing_email(Services& services, const http::Request& request) {
  const auto token = decode_link_token(request.body);
  if (!token) return refuse(token.error());
  const Once once(services, request, "");
  if (auto earlier = once.earlier()) return *std::move(earlier);

  return once.commit([&](store::Connection& connection) -> Outcome {
    const auto fields = use_link(services, connection, *token, LinkPurpose::billing_email, 2);
    if (!fields) return Failure{fields.error()};
    const auto stored = store::find_workspace(connection, workspace_in_link((*fields)[0]));
    const auto address = parse_email((*fields)[1]);
    if (!stored || !address) return refuse(Code::link_unknown);
    const auto changed =
        decide_confirm_billing_email(stored->workspace, *address, services.clock.now());
    if (!changed) return refuse(changed.error());

    const Workspace workspace = apply(stored->workspace, *changed);
    if (!store::update_workspace(connection, workspace, stored->version))
      throw store::StoreError(store::Fault::broken, "a workspace changed within a transaction");
    // Nobody is signed in here: the address that has confirmed stands for who did.
    record(services, connection, {request, std::nullopt, workspace.id, address->text()},
           describe(WorkspaceChange{*changed}, workspace));
    return json_response(200,
                         encode_billing_email_confirmed(workspace.name, workspace.billing_email));
  });
}

}  // namespace steward::use_cases
