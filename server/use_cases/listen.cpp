#include <charconv>

#include "server/store/audit_log.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// What the window has heard before: where the log ends now, or where it says it stopped. Nothing
/// where there has been no such event.
std::optional<std::int64_t> heard_until(const http::Request& request, std::int64_t end) {
  const auto text = request.header("Last-Event-ID");
  if (!text || text->empty()) return end;
  std::int64_t position = -1;
  const char* const last = text->data() + text->size();
  const auto [rest, error] = std::from_chars(text->data(), last, position);
  if (error != std::errc{} || rest != last || position < 0 || position > end) return std::nullopt;
  return position;
}

}  // namespace

Outcome listen(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto visitor = authenticate_visitor(services, connection, request);
    if (!visitor) return Failure{visitor.error()};
    const WorkspaceId id = visitor->membership.workspace.id;
    const auto allowed =
        authorize(services.roles, visitor->membership.role, Permission::workspace_read);
    if (!allowed) return refuse(allowed.error());
    const auto position = heard_until(request, store::find_audit_head(connection, id).position);
    if (!position) return refuse_field("/Last-Event-ID", Issue{Code::cursor_malformed});

    live::Window window{id, visitor->user_id, presented_token_hash(services, request).value(),
                        *position};
    return http::Response{
        .status = 200,
        // nginx holds answers back unless it is told not to.
        .headers = {{"Content-Type", "text/event-stream"}, {"X-Accel-Buffering", "no"}},
        .stream = [&services, window = std::move(window)](std::shared_ptr<http::Stream> stream) {
          services.live.open(window, std::move(stream));
        }};
  });
}

}  // namespace steward::use_cases
