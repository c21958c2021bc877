#pragma once

#include "server/http/message.hpp"
#include "server/services.hpp"
#include "server/use_cases/refusal.hpp"

namespace steward::use_cases {

// One function per operation of docs/openapi.yaml, each in the file of its name:
// actor → parse → load → authorize → decide → save → respond.

[[nodiscard]] Outcome sign_up(Services& services, const http::Request& request);
[[nodiscard]] Outcome confirm_sign_up(Services& services, const http::Request& request);
[[nodiscard]] Outcome sign_in(Services& services, const http::Request& request);
[[nodiscard]] Outcome sign_out(Services& services, const http::Request& request);
[[nodiscard]] Outcome list_sessions(Services& services, const http::Request& request);
[[nodiscard]] Outcome end_session(Services& services, const http::Request& request);
[[nodiscard]] Outcome end_other_sessions(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_session(Services& services, const http::Request& request);

[[nodiscard]] Outcome request_password_link(Services& services, const http::Request& request);
[[nodiscard]] Outcome request_own_password_link(Services& services, const http::Request& request);
[[nodiscard]] Outcome change_password(Services& services, const http::Request& request);

[[nodiscard]] Outcome read_account(Services& services, const http::Request& request);
[[nodiscard]] Outcome update_account(Services& services, const http::Request& request);

[[nodiscard]] Outcome read_workspace(Services& services, const http::Request& request);
[[nodiscard]] Outcome update_workspace(Services& services, const http::Request& request);
[[nodiscard]] Outcome confirm_billing_email(Services& services, const http::Request& request);

[[nodiscard]] Outcome list_audit_events(Services& services, const http::Request& request);
[[nodiscard]] Outcome export_audit_events(Services& services, const http::Request& request);
[[nodiscard]] Outcome verify_audit_log(Services& services, const http::Request& request);
[[nodiscard]] Outcome listen(Services& services, const http::Request& request);
[[nodiscard]] Outcome list_members(Services& services, const http::Request& request);
[[nodiscard]] Outcome export_members(Services& services, const http::Request& request);
[[nodiscard]] Outcome change_role(Services& services, const http::Request& request);
[[nodiscard]] Outcome change_roles(Services& services, const http::Request& request);
[[nodiscard]] Outcome remove_member(Services& services, const http::Request& request);
[[nodiscard]] Outcome restore_member(Services& services, const http::Request& request);
[[nodiscard]] Outcome leave_workspace(Services& services, const http::Request& request);

[[nodiscard]] Outcome list_invitations(Services& services, const http::Request& request);
[[nodiscard]] Outcome create_invitations(Services& services, const http::Request& request);
[[nodiscard]] Outcome resend_invitation(Services& services, const http::Request& request);
[[nodiscard]] Outcome revoke_invitation(Services& services, const http::Request& request);
[[nodiscard]] Outcome restore_invitation(Services& services, const http::Request& request);
[[nodiscard]] Outcome copy_invitation_link(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_invitation(Services& services, const http::Request& request);
[[nodiscard]] Outcome accept_invitation(Services& services, const http::Request& request);
[[nodiscard]] Outcome decline_invitation(Services& services, const http::Request& request);

[[nodiscard]] Outcome read_providers(Services& services, const http::Request& request);
[[nodiscard]] Outcome list_connections(Services& services, const http::Request& request);
[[nodiscard]] Outcome create_connection(Services& services, const http::Request& request);
[[nodiscard]] Outcome test_credentials(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_connection(Services& services, const http::Request& request);
[[nodiscard]] Outcome update_connection(Services& services, const http::Request& request);
[[nodiscard]] Outcome delete_connection(Services& services, const http::Request& request);
[[nodiscard]] Outcome test_connection(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_connection_impact(Services& services, const http::Request& request);
[[nodiscard]] Outcome set_connection_uses(Services& services, const http::Request& request);

[[nodiscard]] Outcome list_own_api_keys(Services& services, const http::Request& request);
[[nodiscard]] Outcome replace_own_api_key(Services& services, const http::Request& request);
[[nodiscard]] Outcome copy_own_api_key(Services& services, const http::Request& request);
[[nodiscard]] Outcome revoke_own_api_key(Services& services, const http::Request& request);
[[nodiscard]] Outcome list_api_keys(Services& services, const http::Request& request);
[[nodiscard]] Outcome create_api_key(Services& services, const http::Request& request);
[[nodiscard]] Outcome replace_api_key(Services& services, const http::Request& request);
[[nodiscard]] Outcome revoke_api_key(Services& services, const http::Request& request);
[[nodiscard]] Outcome list_my_workspaces(Services& services, const http::Request& request);
[[nodiscard]] Outcome check_link(Services& services, const http::Request& request);
[[nodiscard]] Outcome test_connections(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_connection_settings(Services& services, const http::Request& request);
[[nodiscard]] Outcome set_connection_settings(Services& services, const http::Request& request);
[[nodiscard]] Outcome start_oauth(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_oauth(Services& services, const http::Request& request);
[[nodiscard]] Outcome return_from_oauth(Services& services, const http::Request& request);
[[nodiscard]] Outcome create_run(Services& services, const http::Request& request);
[[nodiscard]] Outcome list_runs(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_run(Services& services, const http::Request& request);
[[nodiscard]] Outcome cancel_run(Services& services, const http::Request& request);

[[nodiscard]] Outcome read_plans(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_subscription(Services& services, const http::Request& request);
[[nodiscard]] Outcome create_plan_quote(Services& services, const http::Request& request);
[[nodiscard]] Outcome change_plan(Services& services, const http::Request& request);
[[nodiscard]] Outcome cancel_scheduled_change(Services& services, const http::Request& request);
[[nodiscard]] Outcome start_trial(Services& services, const http::Request& request);
[[nodiscard]] Outcome buy_top_up(Services& services, const http::Request& request);
[[nodiscard]] Outcome open_card_session(Services& services, const http::Request& request);
[[nodiscard]] Outcome return_from_card_page(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_payment(Services& services, const http::Request& request);
[[nodiscard]] Outcome refund_payment(Services& services, const http::Request& request);
[[nodiscard]] Outcome return_from_challenge(Services& services, const http::Request& request);
[[nodiscard]] Outcome list_invoices(Services& services, const http::Request& request);
[[nodiscard]] Outcome export_invoices(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_invoice(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_invoice_page(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_invoice_pdf(Services& services, const http::Request& request);
[[nodiscard]] Outcome take_gateway_event(Services& services, const http::Request& request);

[[nodiscard]] Outcome upload_picture(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_picture(Services& services, const http::Request& request);

[[nodiscard]] Outcome read_credits(Services& services, const http::Request& request);
[[nodiscard]] Outcome list_credit_entries(Services& services, const http::Request& request);
[[nodiscard]] Outcome reserve_credits(Services& services, const http::Request& request);
[[nodiscard]] Outcome post_hold(Services& services, const http::Request& request);
[[nodiscard]] Outcome release_hold(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_entitlements(Services& services, const http::Request& request);
[[nodiscard]] Outcome check_entitlement(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_usage(Services& services, const http::Request& request);
[[nodiscard]] Outcome export_usage(Services& services, const http::Request& request);
[[nodiscard]] Outcome read_credit_budgets(Services& services, const http::Request& request);
[[nodiscard]] Outcome set_credit_budgets(Services& services, const http::Request& request);

[[nodiscard]] Outcome readiness(Services& services, const http::Request& request);

}  // namespace steward::use_cases
