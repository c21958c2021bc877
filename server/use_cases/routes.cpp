#include "server/use_cases/routes.hpp"

#include "core/picture/picture.hpp"
#include "server/use_cases/answering.hpp"
#include "server/use_cases/dev.hpp"
#include "server/use_cases/key_actor.hpp"
#include "server/use_cases/sandbox_pages.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

using UseCase = Outcome (*)(Services&, const http::Request&);

http::Handler handler_of(Services& services, UseCase use_case) {
  return [&services, use_case](const http::Request& request) {
    http::Response response =
        answer_by(services, request, [&] { return use_case(services, request); });
    add_rate_headers(services, request, response);
    return response;
  };
}

const http::RouteOptions quick_read{.execution = http::Execution::in_place, .body_bytes_max = 0};
const http::RouteOptions slow_read{.body_bytes_max = 0};
const http::RouteOptions json_write{};
const http::RouteOptions empty_write{.body_bytes_max = 0};
/// A hundred rows, each with an address and a name as long as they may be.
const http::RouteOptions list_write{.body_bytes_max = 256 * 1024};
const http::RouteOptions picture_write{.body_bytes_max = picture_size_bytes_max,
                                       .body_code = Code::picture_too_large,
                                       .content_types = {"image/png", "image/jpeg", "image/gif"}};

// Read as a table, so the method comes first.
struct RouteEntry {  // NOLINT(clang-analyzer-optin.performance.Padding)
  http::Method method;
  const char* pattern;
  const http::RouteOptions& options;
  UseCase use_case;
  /// What a key needs to be let in here; absent: the route is for sessions alone.
  std::optional<std::uint8_t> key_scope{};
};

constexpr std::uint8_t with(Permission scope) {
  return static_cast<std::uint8_t>(scope);
}

using enum http::Method;
const RouteEntry route_entries[] = {
    {post, "/api/sign-up", json_write, sign_up},
    {post, "/api/sign-up/confirm", json_write, confirm_sign_up},
    {post, "/api/sign-in", json_write, sign_in},
    {post, "/api/sign-out", empty_write, sign_out},
    {get, "/api/session", quick_read, read_session},
    {get, "/api/sessions", slow_read, list_sessions},
    {remove, "/api/sessions", empty_write, end_other_sessions},
    {remove, "/api/sessions/{session_id}", empty_write, end_session},
    {post, "/api/password-links", json_write, request_password_link},
    {post, "/api/password-links/consume", json_write, change_password},
    {get, "/api/account", quick_read, read_account},
    {patch, "/api/account", json_write, update_account},
    {post, "/api/account/password-link", empty_write, request_own_password_link},
    {get, "/api/workspaces/{workspace_id}", quick_read, read_workspace,
     with(Permission::workspace_read)},
    {patch, "/api/workspaces/{workspace_id}", json_write, update_workspace},
    {get, "/api/workspaces/{workspace_id}/events", quick_read, listen},
    {get, "/api/workspaces/{workspace_id}/audit-events", slow_read, list_audit_events,
     with(Permission::audit_read)},
    {get, "/api/workspaces/{workspace_id}/audit-events/export", slow_read, export_audit_events,
     with(Permission::audit_read)},
    {get, "/api/workspaces/{workspace_id}/audit-events/verification", slow_read, verify_audit_log,
     with(Permission::audit_read)},
    {get, "/api/workspaces/{workspace_id}/members", slow_read, list_members,
     with(Permission::members_read)},
    {get, "/api/workspaces/{workspace_id}/members/export", slow_read, export_members,
     with(Permission::members_read)},
    {patch, "/api/workspaces/{workspace_id}/members/{user_id}", json_write, change_role},
    {remove, "/api/workspaces/{workspace_id}/members/{user_id}", empty_write, remove_member},
    {post, "/api/workspaces/{workspace_id}/members/{user_id}/restore", empty_write, restore_member},
    {post, "/api/workspaces/{workspace_id}/role-changes", json_write, change_roles},
    {post, "/api/workspaces/{workspace_id}/leave", empty_write, leave_workspace},
    {get, "/api/workspaces/{workspace_id}/invitations", slow_read, list_invitations,
     with(Permission::members_invite)},
    {post, "/api/workspaces/{workspace_id}/invitations", list_write, create_invitations,
     with(Permission::members_invite)},
    {remove, "/api/workspaces/{workspace_id}/invitations/{invitation_id}", empty_write,
     revoke_invitation},
    {post, "/api/workspaces/{workspace_id}/invitations/{invitation_id}/resend", empty_write,
     resend_invitation},
    {post, "/api/workspaces/{workspace_id}/invitations/{invitation_id}/restore", empty_write,
     restore_invitation},
    {post, "/api/workspaces/{workspace_id}/invitations/{invitation_id}/link", empty_write,
     copy_invitation_link},
    {post, "/api/invitations/read", json_write, read_invitation},
    {post, "/api/invitations/accept", json_write, accept_invitation},
    {post, "/api/invitations/decline", json_write, decline_invitation},
    {get, "/api/workspaces/{workspace_id}/credits", quick_read, read_credits,
     with(Permission::credits_read)},
    {get, "/api/workspaces/{workspace_id}/credits/entries", slow_read, list_credit_entries,
     with(Permission::credits_read)},
    {post, "/api/workspaces/{workspace_id}/credit-holds", json_write, reserve_credits,
     with(Permission::credits_use)},
    {post, "/api/workspaces/{workspace_id}/credit-holds/{hold_id}/post", json_write, post_hold,
     with(Permission::credits_use)},
    {post, "/api/workspaces/{workspace_id}/credit-holds/{hold_id}/release", empty_write,
     release_hold, with(Permission::credits_use)},
    {get, "/api/workspaces/{workspace_id}/entitlements", quick_read, read_entitlements,
     with(Permission::workspace_read)},
    {post, "/api/workspaces/{workspace_id}/entitlements/check", json_write, check_entitlement,
     with(Permission::workspace_read)},
    {get, "/api/workspaces/{workspace_id}/usage", slow_read, read_usage,
     with(Permission::credits_read)},
    {get, "/api/workspaces/{workspace_id}/usage/export", slow_read, export_usage,
     with(Permission::credits_read)},
    {get, "/api/workspaces/{workspace_id}/credit-budgets", slow_read, read_credit_budgets},
    {put, "/api/workspaces/{workspace_id}/credit-budgets", list_write, set_credit_budgets},
    {get, "/api/providers", quick_read, read_providers},
    {get, "/api/workspaces/{workspace_id}/connections", slow_read, list_connections,
     with(Permission::connections_read)},
    {post, "/api/workspaces/{workspace_id}/connections", json_write, create_connection},
    {post, "/api/workspaces/{workspace_id}/connection-tests", json_write, test_credentials},
    {get, "/api/workspaces/{workspace_id}/connections/{connection_id}", slow_read, read_connection,
     with(Permission::connections_read)},
    {patch, "/api/workspaces/{workspace_id}/connections/{connection_id}", json_write,
     update_connection},
    {remove, "/api/workspaces/{workspace_id}/connections/{connection_id}", json_write,
     delete_connection},
    {post, "/api/workspaces/{workspace_id}/connections/{connection_id}/test", empty_write,
     test_connection},
    {get, "/api/workspaces/{workspace_id}/connections/{connection_id}/impact", slow_read,
     read_connection_impact, with(Permission::connections_read)},
    {put, "/api/workspaces/{workspace_id}/connections/{connection_id}/uses", list_write,
     set_connection_uses},
    {post, "/api/workspaces/{workspace_id}/connection-tests/all", empty_write, test_connections},
    {get, "/api/workspaces/{workspace_id}/connection-settings", slow_read,
     read_connection_settings},
    {put, "/api/workspaces/{workspace_id}/connection-settings", json_write,
     set_connection_settings},
    {post, "/api/workspaces/{workspace_id}/oauth-authorizations", json_write, start_oauth},
    {get, "/api/workspaces/{workspace_id}/oauth-authorizations/{authorization_id}", slow_read,
     read_oauth},
    {get, "/api/oauth/callback", slow_read, return_from_oauth},
    {post, "/api/workspaces/{workspace_id}/runs", json_write, create_run},
    {get, "/api/workspaces/{workspace_id}/runs", slow_read, list_runs},
    {get, "/api/workspaces/{workspace_id}/runs/{run_id}", slow_read, read_run},
    {post, "/api/workspaces/{workspace_id}/runs/{run_id}/cancel", empty_write, cancel_run},
    {post, "/api/billing-email/confirm", json_write, confirm_billing_email},
    {get, "/api/account/api-keys", slow_read, list_own_api_keys},
    {post, "/api/account/api-keys", json_write, replace_own_api_key},
    {post, "/api/account/api-keys/copy", empty_write, copy_own_api_key},
    {remove, "/api/account/api-keys/{key_id}", empty_write, revoke_own_api_key},
    {get, "/api/workspaces/{workspace_id}/api-keys", slow_read, list_api_keys},
    {post, "/api/workspaces/{workspace_id}/api-keys", json_write, create_api_key},
    {post, "/api/workspaces/{workspace_id}/api-keys/{key_id}/replace", json_write, replace_api_key},
    {remove, "/api/workspaces/{workspace_id}/api-keys/{key_id}", empty_write, revoke_api_key},
    {get, "/v3/my-workspaces", quick_read, list_my_workspaces, any_scope},
    {post, "/api/link-checks", json_write, check_link},
    {get, "/api/plans", quick_read, read_plans},
    {get, "/api/workspaces/{workspace_id}/subscription", slow_read, read_subscription,
     with(Permission::billing_read)},
    {post, "/api/workspaces/{workspace_id}/plan-quotes", json_write, create_plan_quote},
    {post, "/api/workspaces/{workspace_id}/plan-changes", json_write, change_plan},
    {remove, "/api/workspaces/{workspace_id}/subscription/scheduled-change", empty_write,
     cancel_scheduled_change},
    {post, "/api/workspaces/{workspace_id}/trial", empty_write, start_trial},
    {post, "/api/workspaces/{workspace_id}/top-ups", json_write, buy_top_up},
    {post, "/api/workspaces/{workspace_id}/card-sessions", empty_write, open_card_session},
    {get, "/api/workspaces/{workspace_id}/card-sessions/{card_session_id}/return", slow_read,
     return_from_card_page},
    {get, "/api/workspaces/{workspace_id}/payments/{payment_id}", slow_read, read_payment},
    {post, "/api/workspaces/{workspace_id}/payments/{payment_id}/refund", empty_write,
     refund_payment},
    {get, "/api/workspaces/{workspace_id}/payments/{payment_id}/return", slow_read,
     return_from_challenge},
    {get, "/api/workspaces/{workspace_id}/invoices", slow_read, list_invoices,
     with(Permission::billing_read)},
    {get, "/api/workspaces/{workspace_id}/invoices/export", slow_read, export_invoices,
     with(Permission::billing_read)},
    {get, "/api/workspaces/{workspace_id}/invoices/{number}", slow_read, read_invoice,
     with(Permission::billing_read)},
    {get, "/api/workspaces/{workspace_id}/invoices/{number}/page", slow_read, read_invoice_page},
    {get, "/api/workspaces/{workspace_id}/invoices/{number}/pdf", slow_read, read_invoice_pdf,
     with(Permission::billing_read)},
    {post, "/api/gateway-events/{gateway}", json_write, take_gateway_event},
    {post, "/api/pictures", picture_write, upload_picture},
    {get, "/pictures/{picture_id}", slow_read, read_picture},
    {get, "/readyz", slow_read, readiness},
};

void add_route(http::Router& router, Services& services, const RouteEntry& entry) {
  http::RouteOptions options = entry.options;
  options.key_scope = entry.key_scope;
  router.add(
      {entry.method, entry.pattern, std::move(options), handler_of(services, entry.use_case)});
}

}  // namespace

void add_routes(http::Router& router, Services& services) {
  for (const RouteEntry& entry : route_entries) add_route(router, services, entry);
  if (auto* const sandbox = dynamic_cast<payments::Sandbox*>(services.gateway.get()))
    add_sandbox_routes(router, services, *sandbox);
  if (services.is_development) add_dev_routes(router, services);
}

}  // namespace steward::use_cases
