#include "core/audit/describe_keys.hpp"

#include <optional>
#include <string>

#include "core/base/rfc3339.hpp"

namespace steward {
namespace {

AuditTarget key_target(const ApiKeyId& id, const std::string& name) {
  return {"api_key", id.value(), name};
}

std::string scopes_text(const std::vector<Permission>& scopes) {
  std::string text;
  for (const Permission scope : scopes)
    text.append(text.empty() ? "" : ", ").append(name_of(scope));
  return text;
}

}  // namespace

AuditDescription describe(const ApiKeyCreated& change) {
  const ApiKey& key = change.key;
  AuditDescription what{"api_key.create", {key_target(key.id, key.name)}, {}};
  what.changes.push_back({"scopes", std::nullopt, scopes_text(key.scopes)});
  if (key.expires_at)
    what.changes.push_back({"expires_at", std::nullopt, to_rfc3339(*key.expires_at)});
  return what;
}

AuditDescription describe(const ApiKeyReplaced& change) {
  AuditDescription what{
      "api_key.replace", {key_target(change.created.id, change.created.name)}, {}};
  what.changes.push_back({"id", change.replaced.value(), change.created.id.value()});
  what.changes.push_back({"reason", std::nullopt, std::string(name_of(change.reason))});
  what.changes.push_back({"replaced_at", std::nullopt, to_rfc3339(change.replaced_at)});
  return what;
}

AuditDescription describe(const ApiKeyRevoked& change, const ApiKey& key) {
  return {"api_key.revoke", {key_target(change.key, key.name)}, {}};
}

}  // namespace steward
