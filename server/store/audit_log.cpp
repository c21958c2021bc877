#include "server/store/audit_log.hpp"

#include <utility>

#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {
namespace {

struct FindHead {
  explicit FindHead(soci::session& sql) : query(sql) {
    query.in(workspace_id)
        .out(position)
        .out(hash)
        .prepare("SELECT position, hash FROM audit_heads WHERE workspace_id = :workspace");
  }
  Integer workspace_id = 0;
  Integer position = 0;
  std::string hash{};
  Query query;
};

struct MoveHead {
  explicit MoveHead(soci::session& sql) : query(sql) {
    query.in(position).in(hash).in(workspace_id).in(expected);
    query.prepare(
        "UPDATE audit_heads SET position = :position, hash = :hash "
        "WHERE workspace_id = :workspace AND position = :expected");
  }
  Integer position = 0;
  std::string hash{};
  Integer workspace_id = 0;
  Integer expected = 0;
  Query query;
};

struct InsertEvent {
  explicit InsertEvent(soci::session& sql) : query(sql) {
    query.in(workspace_id).in(position).in(action).in(occurred_at).in(actor_id);
    query.in(outcome).in(event).prepare(
        "INSERT INTO audit_events (workspace_id, position, action, occurred_at, actor_id, outcome, "
        "event) VALUES (:workspace, :position, :action, :at, :actor, :outcome, :event)");
  }
  Integer workspace_id = 0;
  Integer position = 0;
  std::string action{};
  Integer occurred_at = 0;
  std::string actor_id{};
  std::string outcome{};
  std::string event{};
  Query query;
};

void save_head(Connection& connection, WorkspaceId workspace_id, const AuditHead& head) {
  const std::string hash = to_hex(head.hash);
  const Integer id = workspace_id.value();
  const Integer position = head.position;
  if (position == 1) {
    connection.sql << "INSERT INTO audit_heads (workspace_id, position, hash) "
                      "VALUES (:workspace, :position, :hash)",
        soci::use(id), soci::use(position), soci::use(hash);
    return;
  }
  auto& move = connection.prepared<MoveHead>();
  move.position = position;
  move.hash = hash;
  move.workspace_id = id;
  move.expected = position - 1;
  if (move.query.run() != 1)
    throw StoreError(Fault::broken, "the audit log moved within a transaction");
}

/// The columns of `audit_events`.
struct EventRow {
  Integer position = 0;
  std::string action{};
  Integer occurred_at = 0;
  std::string actor_id{};
  std::string outcome{};
  std::string event{};

  static constexpr const char* names = "position, action, occurred_at, actor_id, outcome, event";
  void read(Query& query) {
    query.out(position).out(action).out(occurred_at).out(actor_id).out(outcome).out(event);
  }
  /// The columns win over the text: whoever changes either of them breaks the chain.
  [[nodiscard]] AuditEvent audit_event(WorkspaceId workspace_id) const {
    auto decoded = decode_audit_event(event);
    const bool is_readable = decoded.has_value();
    AuditEvent out = is_readable ? std::move(decoded).value() : unreadable(workspace_id);
    if (is_readable && name_of(out.outcome) != outcome) out = unreadable(workspace_id);
    out.workspace = workspace_id;
    out.position = position;
    out.what.action = action;
    out.occurred_at = to_timestamp(occurred_at);
    out.actor.id = actor_id;
    return out;
  }

 private:
  /// Its hash of zeros is that of no text.
  static AuditEvent unreadable(WorkspaceId workspace_id) {
    return {AuditEventId{""},
            workspace_id,
            0,
            Timestamp{},
            {AuditActorKind::system, "", ""},
            {},
            AuditOutcome::failure,
            {},
            {},
            {},
            {}};
  }
};

/// Conditions of a filter and the variables they bind, which must outlive the query.
struct FilterTerms {
  explicit FilterTerms(const AuditFilter& filter)
      : action(filter.action.value_or("")),
        actor(filter.actor.value_or("")),
        outcome(filter.outcome ? std::string(name_of(*filter.outcome)) : ""),
        from(filter.from ? to_integer(*filter.from) : 0),
        to(filter.to ? to_integer(*filter.to) : 0) {
    if (filter.action) {
      for (const char c : action) {
        if (c == '%' || c == '_' || c == '!') of_resource.push_back('!');
        of_resource.push_back(c);
      }
      of_resource.append(".%");
      conditions += " AND (action = :action OR action LIKE :of_resource ESCAPE '!')";
    }
    if (filter.actor) conditions += " AND actor_id = :actor";
    if (filter.outcome) conditions += " AND outcome = :outcome";
    if (filter.from) conditions += " AND occurred_at >= :from";
    if (filter.to) conditions += " AND occurred_at < :to";
    has_from = filter.from.has_value();
    has_to = filter.to.has_value();
  }
  void bind(Query& query) const {
    if (!of_resource.empty()) query.in(action).in(of_resource);
    if (!actor.empty()) query.in(actor);
    if (!outcome.empty()) query.in(outcome);
    if (has_from) query.in(from);
    if (has_to) query.in(to);
  }

  std::string action;
  std::string of_resource{};
  std::string actor;
  std::string outcome;
  Integer from;
  Integer to;
  bool has_from = false;
  bool has_to = false;
  std::string conditions{};
};

std::vector<AuditEvent> read_rows(Query& query, const EventRow& row, WorkspaceId workspace_id) {
  std::vector<AuditEvent> events;
  query.for_each([&] { events.push_back(row.audit_event(workspace_id)); });
  return events;
}

}  // namespace

void append_audit_event(Connection& connection, AuditEvent& event) {
  const AuditHead head = append_to_chain(find_audit_head(connection, event.workspace), event);
  save_head(connection, event.workspace, head);
  auto& insert = connection.prepared<InsertEvent>();
  insert.workspace_id = event.workspace.value();
  insert.position = event.position;
  insert.action = event.what.action;
  insert.occurred_at = to_integer(event.occurred_at);
  insert.actor_id = event.actor.id;
  insert.outcome = name_of(event.outcome);
  insert.event = encode_audit_event(event);
  insert.query.run();
  connection.touched.workspaces.push_back(event.workspace);
}

AuditHead find_audit_head(Connection& connection, WorkspaceId workspace_id) {
  auto& find = connection.prepared<FindHead>();
  find.workspace_id = workspace_id.value();
  if (!find.query.find_one()) return {};
  // A hash that cannot be read is that of no event, so verification misses it.
  return {find.position, parse_hex(find.hash).value_or(Sha256Digest{})};
}

std::vector<AuditEvent> list_audit_events(Connection& connection, WorkspaceId workspace_id,
                                          const AuditFilter& filter, std::int64_t before,
                                          std::int64_t limit) {
  const FilterTerms terms(filter);
  const Integer id = workspace_id.value();
  const Integer before_position = before;
  const Integer count = limit;
  EventRow row;
  Query query(connection.sql);
  query.in(id).in(before_position);
  terms.bind(query);
  query.in(count);
  row.read(query);
  query.prepare(std::string("SELECT ") + EventRow::names +
                " FROM audit_events WHERE workspace_id = :workspace AND position < :before" +
                terms.conditions + " ORDER BY position DESC LIMIT :count");
  return read_rows(query, row, workspace_id);
}

std::vector<AuditEvent> read_audit_events(Connection& connection, WorkspaceId workspace_id,
                                          const AuditFilter& filter, const AuditRange& range) {
  const FilterTerms terms(filter);
  const Integer id = workspace_id.value();
  const Integer after = range.after;
  const Integer until = range.until;
  const Integer count = range.limit;
  EventRow row;
  Query query(connection.sql);
  query.in(id).in(after).in(until);
  terms.bind(query);
  query.in(count);
  row.read(query);
  query.prepare(std::string("SELECT ") + EventRow::names +
                " FROM audit_events WHERE workspace_id = :workspace AND position > :after "
                "AND position <= :until" +
                terms.conditions + " ORDER BY position LIMIT :count");
  return read_rows(query, row, workspace_id);
}

std::optional<Timestamp> oldest_counting_denial(Connection& connection, WorkspaceId workspace_id,
                                                const UserId& actor, Timestamp since,
                                                std::int64_t count) {
  const Integer id = workspace_id.value();
  const Integer since_ms = to_integer(since);
  const Integer skipped = count - 1;
  Integer occurred_at = 0;
  Query query(connection.sql);
  query.in(id).in(actor.value()).in(since_ms).in(skipped).out(occurred_at);
  query.prepare(
      "SELECT occurred_at FROM audit_events WHERE workspace_id = :workspace AND "
      "actor_id = :actor AND outcome = 'denied' AND occurred_at > :since "
      "ORDER BY position DESC LIMIT 1 OFFSET :skipped");
  if (!query.find_one()) return std::nullopt;
  return to_timestamp(occurred_at);
}

}  // namespace steward::store
