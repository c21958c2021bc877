#include "server/services.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "core/codec/catalogue.hpp"
#include "core/codec/plans.hpp"
#include "core/codec/provider_accounts.hpp"
#include "core/codec/providers.hpp"
#include "server/payments/sandbox.hpp"
#include "server/payments/stripe.hpp"

namespace steward {
namespace {

std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) throw std::runtime_error("cannot read catalogue `" + file.string() + "`");
  return text.str();
}

/// Reads and checks a catalogue; a wrong one stops the start with every reason.
template <class Decode>
auto load_catalogue(const std::filesystem::path& file, Decode decode) {
  auto catalogue = decode(read_file(file));
  if (catalogue) return std::move(catalogue).value();
  std::string message = "catalogue `" + file.string() + "` is wrong";
  for (const std::string& problem : catalogue.error()) message.append("\n  ").append(problem);
  throw std::runtime_error(message);
}

std::unique_ptr<mail::Sender> make_sender(const Config& config) {
  if (const auto* outbox = std::get_if<MailOutbox>(&config.mail))
    return std::make_unique<mail::OutboxFolder>(outbox->folder);
  const auto& server = std::get<MailServer>(config.mail);
  return std::make_unique<mail::SmtpSender>(
      mail::SmtpServer{server.host, server.port, server.user, server.password,
                       std::string(mail::address_in(config.mail_from))});
}

std::filesystem::path plans_file_of(const Config& config) {
  return config.plans_file.empty() ? config.assets_dir / "plans.json" : config.plans_file;
}

std::filesystem::path providers_file_of(const Config& config) {
  return config.providers_file.empty() ? config.assets_dir / "providers.json"
                                       : config.providers_file;
}

ProviderAccounts load_provider_accounts(const Config& config, const ProviderCatalogue& providers) {
  if (config.provider_accounts_file.empty()) return {};
  return load_catalogue(config.provider_accounts_file, [&](std::string_view text) {
    return decode_provider_accounts(text, providers);
  });
}

std::unique_ptr<payments::Gateway> make_gateway(const Config& config, store::Store& store,
                                                const Clock& clock, const PublicUrl& url,
                                                const log::Logger& logger) {
  const StripeAccount& stripe = config.stripe;
  if (config.gateway == GatewayKind::stripe)
    return std::make_unique<payments::Stripe>(
        payments::StripeSettings{stripe.api.origin, stripe.secret_key, stripe.webhook_secret},
        logger);
  if (config.mode == Mode::production)
    logger.write(log::Level::warning, "the sandbox gives plans away: no money is taken");
  return std::make_unique<payments::Sandbox>(store, clock, url.origin);
}

std::filesystem::path outbox_of(const Config& config) {
  const auto* outbox = std::get_if<MailOutbox>(&config.mail);
  return outbox == nullptr ? std::filesystem::path() : outbox->folder;
}

/// The domain of the sender's address: whoever may send for it may name its messages.
std::string message_domain(const Config& config) {
  const std::string_view address = mail::address_in(config.mail_from);
  return std::string(address.substr(address.rfind('@') + 1));
}

std::size_t thread_count(const Config& config) {
  constexpr std::size_t own_threads = 4;  // of effects, tasks, live windows and the scheduler
  return config.limits.io_threads + config.limits.worker_threads + own_threads;
}

/// Hashing is all computing: more at once than processors only costs memory.
std::ptrdiff_t hashes_at_once() {
  const unsigned processors = std::thread::hardware_concurrency();
  return processors == 0 ? 1 : static_cast<std::ptrdiff_t>(processors);
}

}  // namespace

store::Address database_address(const Database& database) {
  if (const auto* sqlite = std::get_if<SqliteDatabase>(&database))
    return store::sqlite_address(sqlite->file);
  return store::postgresql_address(std::get<PostgresqlDatabase>(database).url);
}

Services::Services(const Config& config, const PublicUrl& url, const log::Logger& to)
    : logger(to),
      public_url(url),
      is_development(config.mode == Mode::development),
      invitations_pending_max(config.invitations_pending_max),
      api_keys_shown_once(config.api_keys_shown_once),
      outbox_folder(outbox_of(config)),
      roles(load_catalogue(config.assets_dir / "roles.json", decode_roles)),
      icons(load_catalogue(config.assets_dir / "icons" / "icons.json", decode_icons)),
      plans(load_catalogue(plans_file_of(config), decode_plans)),
      providers(load_catalogue(
          providers_file_of(config),
          [this](std::string_view text) { return decode_providers(text, plans.features); })),
      provider_accounts(load_provider_accounts(config, providers)),
      mail_templates(config.assets_dir / "mail"),
      documents(config.assets_dir / "documents"),
      sealer(identity::load_keys(config.key_file, is_development ? identity::MissingKey::created
                                                                 : identity::MissingKey::refused)),
      password_hasher(hashes_at_once()),
      key_requests({config.api_key_requests_per_minute}),
      store(database_address(config.database), thread_count(config)),
      gateway(make_gateway(config, store, clock, url, logger)),
      caller(providers::AddressGuard(config.provider_networks), providers::CallLimits{}),
      live(store, roles, clock, logger, static_cast<std::size_t>(config.windows_per_session_max)),
      effects(store, sealer, clock, logger, make_sender(config),
              {config.mail_from, message_domain(config)}),
      scheduler(store, clock, logger),
      task_thread(tasks, logger) {}

}  // namespace steward
