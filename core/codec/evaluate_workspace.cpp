#include <array>

#include "core/access/abilities.hpp"
#include "core/base/merge.hpp"
#include "core/codec/account.hpp"
#include "core/codec/rules.hpp"
#include "core/codec/workspace.hpp"
#include "core/workspace/address.hpp"

namespace steward::codec {
namespace {

Answer ask_parse_workspace_name(Call& call) {
  const auto text = call.when.text("text");
  if (!text) return nothing;
  return answer(parse_workspace_name(*text),
                [](const WorkspaceName& name) { return name.value(); });
}

Answer ask_parse_workspace_address(Call& call) {
  const auto text = call.when.text("text");
  if (!text) return nothing;
  return answer(parse_workspace_address(*text), [](const WorkspaceId& id) { return id.value(); });
}

Answer ask_authorize(Call& call) {
  const auto* const roles = roles_of(call);
  const auto role = call.when.text("role");
  const auto name = call.when.text("permission");
  const auto permission = name ? permission_named(*name) : std::nullopt;
  if (name && !permission) call.when.add("permission", Issue{Code::field_value_unknown});
  if (!roles || !role || !permission) return nothing;
  return answer(authorize(*roles, *role, *permission), [](Granted) { return true; });
}

Answer ask_permissions(Call& call) {
  const auto* const roles = roles_of(call);
  const auto role = call.when.text("role");
  if (!roles || !role) return nothing;
  Json names = Json::array();
  for (const Permission permission : permissions_of(*roles, *role))
    names.push_back(name_of(permission));
  return yes(std::move(names));
}

Answer ask_abilities(Call& call) {
  const auto* const roles = roles_of(call);
  const auto role = call.when.text("role");
  if (!roles || !role) return nothing;
  return yes(abilities_of(*roles, *role).bits());
}

Answer ask_parse_role(Call& call) {
  const auto* const roles = roles_of(call);
  const auto text = call.when.text("text");
  if (!roles || !text) return nothing;
  return answer(parse_role(*roles, *text), [](const std::string& role) { return role; });
}

std::optional<Fields> fields(Reader& reader, std::string_view name) {
  const Json* const json = reader.object(name);
  if (json == nullptr) return std::nullopt;
  Fields values;
  for (const auto& item : json->items()) {
    if (const auto* text = item.value().get_ptr<const std::string*>()) {
      values.emplace(item.key(), *text);
    } else {
      reader.add(name,
                 Issue{Code::field_type_wrong, {{ParamName::expected, "text"}}, "/" + item.key()});
    }
  }
  return values;
}

Answer ask_merge_fields(Call& call) {
  const auto base = fields(call.when, "base");
  const auto mine = fields(call.when, "mine");
  const auto theirs = fields(call.when, "theirs");
  if (!base || !mine || !theirs) return nothing;
  const Merge merge = merge_fields(*base, *mine, *theirs);
  return yes({{"merged", merge.merged}, {"conflicts", merge.conflicts}});
}

std::optional<Workspace> workspace(Call& call) {
  const Json* const json = call.given.object("workspace");
  if (json == nullptr) return std::nullopt;
  Reader reader(*json, call.issues, call.given.path_of("workspace"));
  const auto id = reader.integer("id");
  const auto name = reader.field("name", parse_workspace_name);
  const auto billing_email = reader.field("billing_email", parse_email);
  std::optional<PendingBillingEmail> pending;
  if (const Json* const waiting = reader.optional_object("billing_email_pending")) {
    Reader inner(*waiting, call.issues, reader.path_of("billing_email_pending"));
    const auto address = inner.field("address", parse_email);
    const auto expires_at = inner.time("expires_at");
    inner.finish();
    if (address && expires_at) pending = PendingBillingEmail{*address, *expires_at};
  }
  reader.finish();
  if (!id || !name || !billing_email) return std::nullopt;
  return Workspace{WorkspaceId{*id}, *name, NoPicture{}, *billing_email, pending};
}

Answer ask_update_workspace(Call& call) {
  const auto* const roles = roles_of(call);
  const auto icons = catalogue(call, "icons", decode_icons);
  const auto role = call.given.text("role");
  const auto current = workspace(call);
  const auto body = call.when.text("body");
  const auto now = call.required_now();
  if (!roles || !icons || !role || !current || !body || !now) return nothing;
  const auto patch = decode_workspace_patch(*body, *icons);
  if (!patch) return no(patch.error());
  return answer(decide_update_workspace(*current, *patch, *roles, *role, *now),
                [](const WorkspaceChanges& changes) {
                  return changes_json(changes,
                                      [](const auto& change) { return change_json(change); });
                });
}

Answer ask_confirm_billing_email(Call& call) {
  const auto current = workspace(call);
  const auto address = call.when.field("address", parse_email);
  const auto now = call.required_now();
  if (!current || !address || !now) return nothing;
  return answer(decide_confirm_billing_email(*current, *address, *now),
                [](const BillingEmailChanged& change) { return change_json(change); });
}

Answer ask_update_account(Call& call) {
  const auto icons = catalogue(call, "icons", decode_icons);
  const auto name = call.given.field("name", parse_account_name);
  const auto email = call.given.field("email", parse_email);
  const auto body = call.when.text("body");
  if (!icons || !name || !email || !body) return nothing;
  const auto patch = decode_account_patch(*body, *icons);
  if (!patch) return no(patch.error());
  const Account account{UserId{"usr_fixture"}, *name, *email, NoPicture{}, {}};
  return yes(changes_json(decide_update_account(account, *patch),
                          [](const auto& change) { return change_json(change); }));
}

constexpr auto workspace_page = std::to_array<Rule>({
    {"authorize", ask_authorize},
    {"permissions_of", ask_permissions},
    {"abilities_of", ask_abilities},
    {"merge_fields", ask_merge_fields},
});

constexpr auto workspace_other = std::to_array<Rule>({
    {"parse_workspace_name", ask_parse_workspace_name},
    {"parse_workspace_address", ask_parse_workspace_address},
    {"parse_role", ask_parse_role},
    {"decide_update_account", ask_update_account},
    {"decide_update_workspace", ask_update_workspace},
    {"decide_confirm_billing_email", ask_confirm_billing_email},
});

}  // namespace

Rules workspace_page_rules() {
  return workspace_page;
}

Rules workspace_other_rules() {
  return workspace_other;
}

}  // namespace steward::codec
