#include "core/codec/audit_event.hpp"

#include "core/base/rfc3339.hpp"
#include "core/codec/reader.hpp"

namespace steward {

std::optional<AuditActorKind> audit_actor_kind_named(std::string_view name) {
  for (const auto kind : {AuditActorKind::user, AuditActorKind::api_key, AuditActorKind::system})
    if (name_of(kind) == name) return kind;
  return std::nullopt;
}

std::optional<AuditOutcome> audit_outcome_named(std::string_view name) {
  for (const auto outcome : {AuditOutcome::success, AuditOutcome::failure, AuditOutcome::denied})
    if (name_of(outcome) == name) return outcome;
  return std::nullopt;
}

}  // namespace steward

namespace steward::codec {
namespace {

/// Turns a lookup that may find nothing into a rule for Reader::field.
template <class Named>
auto one_of(Named named) {
  return [named](std::string_view text) {
    auto value = named(text);
    using Found = Result<std::decay_t<decltype(*value)>, Issue>;
    return value ? Found(*value) : Found(Failure{Issue{Code::field_value_unknown}});
  };
}

Json field_change_json(const FieldChange& change) {
  Json json{{"field", change.field}};
  if (change.before) json["before"] = *change.before;
  if (change.after) json["after"] = *change.after;
  return json;
}

std::optional<AuditTarget> read_target(Reader& reader) {
  auto type = reader.text("type");
  auto id = reader.text("id");
  auto display = reader.text("display");
  if (!type || !id || !display) return std::nullopt;
  return AuditTarget{std::move(*type), std::move(*id), std::move(*display)};
}

std::optional<FieldChange> read_change(Reader& reader) {
  auto field = reader.text("field");
  auto before = reader.optional_text("before");
  auto after = reader.optional_text("after");
  if (!field) return std::nullopt;
  return FieldChange{std::move(*field), std::move(before), std::move(after)};
}

/// A list of objects, each by `read(reader)`.
template <class T>
std::vector<T> read_each(Reader& reader, Issues& issues, std::string_view name,
                         std::optional<T> (*read)(Reader&)) {
  std::vector<T> list;
  const Json* const json = reader.array(name);
  for (std::size_t i = 0; json != nullptr && i < json->size(); ++i) {
    const std::string path = reader.path_of(name) + "/" + std::to_string(i);
    if (!(*json)[i].is_object()) {
      issues.push_back(Issue{Code::field_type_wrong, {{ParamName::expected, "object"}}, path});
      continue;
    }
    Reader entry((*json)[i], issues, path);
    auto value = read(entry);
    entry.finish();
    if (value) list.push_back(std::move(*value));
  }
  return list;
}

std::optional<AuditActor> read_audit_actor(Reader& reader, Issues& issues) {
  const Json* const json = reader.object("actor");
  if (json == nullptr) return std::nullopt;
  Reader actor(*json, issues, reader.path_of("actor"));
  const auto kind = actor.field("kind", one_of(audit_actor_kind_named));
  auto id = actor.text("id");
  auto display = actor.text("display");
  actor.finish();
  if (!kind || !id || !display) return std::nullopt;
  return AuditActor{*kind, std::move(*id), std::move(*display)};
}

std::optional<AuditContext> read_context(Reader& reader, Issues& issues) {
  const Json* const json = reader.object("context");
  if (json == nullptr) return std::nullopt;
  Reader context(*json, issues, reader.path_of("context"));
  auto ip = context.text("ip");
  auto user_agent = context.text("user_agent");
  auto interface = context.text("interface");
  context.finish();
  if (!ip || !user_agent || !interface) return std::nullopt;
  return AuditContext{std::move(*ip), std::move(*user_agent), std::move(*interface)};
}

}  // namespace

Json audit_event_json(const AuditEvent& event) {
  Json targets = Json::array();
  for (const AuditTarget& target : event.what.targets)
    targets.push_back({{"type", target.type}, {"id", target.id}, {"display", target.display}});
  Json changes = Json::array();
  for (const FieldChange& change : event.what.changes) changes.push_back(field_change_json(change));
  Json json{{"id", event.id.value()},
            {"workspace_id", event.workspace.value()},
            {"position", event.position},
            {"action", event.what.action},
            {"occurred_at", to_rfc3339(event.occurred_at)},
            {"actor",
             {{"kind", name_of(event.actor.kind)},
              {"id", event.actor.id},
              {"display", event.actor.display}}},
            {"targets", std::move(targets)},
            {"context",
             {{"ip", event.context.ip},
              {"user_agent", event.context.user_agent},
              {"interface", event.context.interface}}},
            {"outcome", name_of(event.outcome)},
            {"changes", std::move(changes)},
            {"prev_hash", to_hex(event.prev_hash)},
            {"hash", to_hex(event.hash)}};
  if (event.code) json["code"] = name_of(*event.code);
  return json;
}

std::optional<AuditEvent> read_audit_event(const Json& json, Issues& issues,
                                           const std::string& path) {
  Reader reader(json, issues, path);
  auto id = reader.text("id");
  const auto workspace = reader.integer("workspace_id");
  const auto position = reader.integer("position");
  auto action = reader.text("action");
  const auto occurred_at = reader.time("occurred_at");
  auto actor = read_audit_actor(reader, issues);
  auto targets = read_each(reader, issues, "targets", read_target);
  auto context = read_context(reader, issues);
  const auto outcome = reader.field("outcome", one_of(audit_outcome_named));
  const auto code = reader.optional_field("code", one_of(code_named));
  auto changes = read_each(reader, issues, "changes", read_change);
  const auto prev_hash = reader.field("prev_hash", one_of(parse_hex));
  const auto hash = reader.field("hash", one_of(parse_hex));
  reader.finish();
  if (!id || !workspace || !position || !action || !occurred_at || !actor || !context || !outcome ||
      !prev_hash || !hash)
    return std::nullopt;
  return AuditEvent{AuditEventId{std::move(*id)},
                    WorkspaceId{*workspace},
                    *position,
                    *occurred_at,
                    std::move(*actor),
                    std::move(*context),
                    *outcome,
                    code,
                    {std::move(*action), std::move(targets), std::move(changes)},
                    *prev_hash,
                    *hash};
}

}  // namespace steward::codec
