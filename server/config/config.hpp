#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/team/team.hpp"
#include "server/http/client_address.hpp"
#include "server/http/limits.hpp"
#include "server/http/server.hpp"
#include "server/log/logger.hpp"

namespace steward {

/// Development has comforts that would be holes in production: the mails at /dev/outbox, a key that
/// is made when it is missing.
enum class Mode : std::uint8_t { development, production };

/// How browsers reach the server; links in mails start with it.
struct PublicUrl {
  std::string origin;  ///< "https://steward.example", no slash, as browsers spell origins
  bool is_https = false;
};

struct SqliteDatabase {
  std::filesystem::path file;
};
struct PostgresqlDatabase {
  std::string url;  ///< holds a password: never logged
};
using Database = std::variant<SqliteDatabase, PostgresqlDatabase>;

/// Mails are written as files instead of being sent.
struct MailOutbox {
  std::filesystem::path folder;
};
struct MailServer {
  std::string host;
  std::uint16_t port = 25;
  std::string user;      ///< empty: no sign-in
  std::string password;  ///< never logged
};
using Mail = std::variant<MailOutbox, MailServer>;

/// Who moves the money of plans. The sandbox moves none.
enum class GatewayKind : std::uint8_t { sandbox, stripe };
struct StripeAccount {
  std::string secret_key;      ///< never logged
  std::string webhook_secret;  ///< never logged; empty: no event is taken
  PublicUrl api{"https://api.stripe.com", true};
};

/// Every setting, checked. docs/operations.md has the table.
struct Config {
  http::Endpoint listen{"127.0.0.1", 8080};
  std::optional<PublicUrl> public_url;  ///< absent: the address listened on, by http
  Mode mode = Mode::development;
  Database database = SqliteDatabase{"var/steward.db"};
  Mail mail = MailOutbox{"var/outbox"};
  std::string mail_from = "Steward <steward@localhost>";
  GatewayKind gateway = GatewayKind::sandbox;
  StripeAccount stripe;  ///< where the gateway is stripe
  std::filesystem::path key_file = "var/steward.key";
  std::filesystem::path assets_dir = "assets";
  std::filesystem::path plans_file;              ///< empty: plans.json of assets_dir
  std::filesystem::path providers_file;          ///< empty: providers.json of assets_dir
  std::filesystem::path provider_accounts_file;  ///< the operator's own accounts; empty: none
  std::vector<http::Network> provider_networks;  ///< not public, and opened for calls to services
  std::filesystem::path web_dir = "web/dist";
  std::vector<http::Network> trusted_proxies;
  log::Level log_level = log::Level::info;
  log::Format log_format = log::Format::text;
  std::int64_t invitations_pending_max = pending_invitations_max;  ///< in one workspace
  std::int64_t windows_per_session_max = 20;
  std::int64_t api_key_requests_per_minute = 600;
  bool api_keys_shown_once = false;  ///< users' keys cannot be copied again
  http::Limits limits;               ///< io_threads, worker_threads, timeouts, connections_max
};

}  // namespace steward
