#include "core/codec/provider_accounts.hpp"

#include <utility>

#include "core/codec/catalogue_reader.hpp"
#include "core/codec/connections.hpp"
#include "core/codec/json.hpp"

namespace steward {
namespace {

using codec::Reader;

/// The accounts of one file, with what is wrong with them.
class AccountsReader {
 public:
  explicit AccountsReader(const ProviderCatalogue& catalogue) : catalogue_(catalogue) {}

  void managed(Reader& outer) {
    for_each_provider(
        outer, "managed_accounts", [&](Reader& reader, Reader& entries, const Provider& provider) {
          auto name = reader.optional_field("name", parse_connection_name);
          const auto entered = codec::read_entries_of(reader, issues_, "credentials");
          if (provider.kinds == ConnectionKinds::own_key_required)
            return entries.add(provider.id,
                               Issue{Code::field_value_unknown,
                                     {{ParamName::expected, "a service for managed accounts"}}});
          auto credentials = parse_credentials(provider, entered);
          if (!credentials) {
            for (const Issue& issue : credentials.error()) entries.add(provider.id, issue);
            return;
          }
          accounts_.managed.push_back({provider.id, std::move(name).value_or(provider.name),
                                       std::move(credentials).value()});
        });
  }

  void clients(Reader& outer) {
    for_each_provider(
        outer, "oauth_clients", [&](Reader& reader, Reader& entries, const Provider& provider) {
          auto id = reader.text("client_id");
          auto secret = reader.optional_text("client_secret");
          if (!provider.oauth)
            entries.add(provider.id, Issue{Code::field_value_unknown,
                                           {{ParamName::expected, "a service with OAuth"}}});
          if (id)
            accounts_.oauth_clients.push_back(
                {provider.id, *std::move(id), std::move(secret).value_or("")});
        });
  }

  [[nodiscard]] Issues& issues() { return issues_; }
  [[nodiscard]] ProviderAccounts take() && { return std::move(accounts_); }

 private:
  template <class Visit>
  void for_each_provider(Reader& outer, std::string_view name, Visit visit) {
    const codec::Json* const list = outer.optional_object(name);
    if (list == nullptr) return;
    Reader entries(*list, issues_, outer.path_of(name));
    for (const auto& item : list->items()) {
      const Provider* const provider = provider_with(catalogue_, item.key());
      if (provider == nullptr) {
        static_cast<void>(entries.value(item.key()));
        entries.add(item.key(), Issue{Code::provider_unknown});
        continue;
      }
      codec::visit_object(entries, issues_, item.key(),
                          [&](Reader& reader) { visit(reader, entries, *provider); });
    }
    entries.finish();
  }

  const ProviderCatalogue& catalogue_;
  ProviderAccounts accounts_{};
  Issues issues_{};
};

template <class Account>
const Account* account_at(const std::vector<Account>& accounts, std::string_view provider) {
  for (const Account& account : accounts)
    if (account.provider == provider) return &account;
  return nullptr;
}

}  // namespace

Result<ProviderAccounts, CatalogueProblems> decode_provider_accounts(
    std::string_view text, const ProviderCatalogue& catalogue) {
  const auto json = codec::read_document(text);
  if (!json) return Failure{CatalogueProblems{codec::describe_unreadable(text, json.error())}};
  AccountsReader accounts(catalogue);
  Reader reader(*json, accounts.issues());
  accounts.managed(reader);
  accounts.clients(reader);
  reader.finish();
  CatalogueProblems problems;
  for (const Issue& issue : accounts.issues())
    problems.push_back(issue.path + ": " + codec::sentence_of(issue));
  if (!problems.empty()) return Failure{std::move(problems)};
  return std::move(accounts).take();
}

const ManagedAccount* managed_account_at(const ProviderAccounts& accounts,
                                         std::string_view provider) {
  return account_at(accounts.managed, provider);
}

const OAuthClient* oauth_client_at(const ProviderAccounts& accounts, std::string_view provider) {
  return account_at(accounts.oauth_clients, provider);
}

}  // namespace steward
