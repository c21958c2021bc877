#pragma once

#include <memory>
#include <string>

#include "core/access/roles.hpp"
#include "core/codec/provider_accounts.hpp"
#include "core/connections/provider.hpp"
#include "core/picture/choice.hpp"
#include "core/plans/catalogue.hpp"
#include "server/clock.hpp"
#include "server/config/config.hpp"
#include "server/documents/templates.hpp"
#include "server/effects/scheduler.hpp"
#include "server/effects/task_thread.hpp"
#include "server/effects/worker.hpp"
#include "server/identity/key_requests.hpp"
#include "server/identity/password_hasher.hpp"
#include "server/identity/sealer.hpp"
#include "server/live/hub.hpp"
#include "server/log/logger.hpp"
#include "server/mail/templates.hpp"
#include "server/payments/gateway.hpp"
#include "server/providers/caller.hpp"
#include "server/store/store.hpp"

namespace steward {

/// Where the store is.
[[nodiscard]] store::Address database_address(const Database& database);

/// What the use cases work with. Built once at start, shared by all threads, and no part of it is
/// changed by a request but the clock of development mode.
struct Services {
  /// Opens the database, reads key, catalogues and templates. Throws std::exception with a message
  /// for the operator when any of them is missing or wrong: the server does not start half-way.
  Services(const Config& config, const PublicUrl& public_url, const log::Logger& logger);

  const log::Logger& logger;
  const PublicUrl public_url;
  const bool is_development;
  const std::int64_t invitations_pending_max;
  const bool api_keys_shown_once;
  const std::filesystem::path outbox_folder;  ///< empty where mails are really sent
  const RoleCatalogue roles;
  const IconCatalogue icons;
  const PlanCatalogue plans;
  const ProviderCatalogue providers;
  const ProviderAccounts provider_accounts;  ///< the operator's own
  const mail::Templates mail_templates;
  const documents::Templates documents;
  const identity::Sealer sealer;
  Clock clock;
  identity::PasswordHasher password_hasher;
  identity::KeyRequests key_requests;
  store::Store store;
  const std::unique_ptr<payments::Gateway> gateway;
  effects::TaskQueue tasks;  ///< before the caller, whose replies end up there
  providers::Caller caller;
  live::Hub live;                   ///< before anybody writes: it listens to the store's commits
  effects::Worker effects;          ///< its thread uses the ones above
  effects::Scheduler scheduler;     ///< what it does may use all the others
  effects::TaskThread task_thread;  ///< so may this
};

}  // namespace steward
