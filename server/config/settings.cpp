#include "server/config/settings.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include "server/config/values.hpp"

namespace steward {
namespace {

/// Stores what `parse` makes of a text.
template <auto Member, auto Parse>
bool apply(Config& config, std::string_view text) {
  auto value = Parse(text);
  if (!value) return false;
  config.*Member = std::move(*value);
  return true;
}

template <auto Member>
bool apply_path(Config& config, std::string_view text) {
  config.*Member = text;
  return !text.empty();
}

template <auto Member, std::int64_t Min, std::int64_t Max>
bool apply_limit(Config& config, std::string_view text) {
  const auto value = parse_number(text, Min, Max);
  if (!value) return false;
  auto& member = config.limits.*Member;
  member = std::remove_reference_t<decltype(member)>(*value);
  return true;
}

template <auto Member, std::int64_t Min, std::int64_t Max>
bool apply_count(Config& config, std::string_view text) {
  const auto value = parse_number(text, Min, Max);
  if (value) config.*Member = *value;
  return value.has_value();
}

std::optional<Mode> parse_mode(std::string_view text) {
  if (text == "development") return Mode::development;
  if (text == "production") return Mode::production;
  return std::nullopt;
}

std::optional<bool> parse_flag(std::string_view text) {
  if (text == "true") return true;
  if (text == "false") return false;
  return std::nullopt;
}

std::optional<log::Level> parse_log_level(std::string_view text) {
  if (text == "debug") return log::Level::debug;
  if (text == "info") return log::Level::info;
  if (text == "warning") return log::Level::warning;
  if (text == "error") return log::Level::error;
  return std::nullopt;
}

std::optional<log::Format> parse_log_format(std::string_view text) {
  if (text == "text") return log::Format::text;
  if (text == "json") return log::Format::json;
  return std::nullopt;
}

/// "Name <address>" or a bare address: one header line of a mail.
std::optional<std::string> parse_mail_from(std::string_view text) {
  const std::size_t at = text.find('@');
  const bool has_control = text.find_first_of("\r\n") != std::string_view::npos;
  if (at == 0 || at == std::string_view::npos || at + 1 == text.size() || has_control) {
    return std::nullopt;
  }
  return std::string(text);
}

std::optional<GatewayKind> parse_gateway(std::string_view text) {
  if (text == "sandbox") return GatewayKind::sandbox;
  if (text == "stripe") return GatewayKind::stripe;
  return std::nullopt;
}

/// A line without control characters: it becomes a header of a request.
bool is_secret(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

template <auto Member>
bool apply_secret(Config& config, std::string_view text) {
  config.stripe.*Member = text;
  return is_secret(text);
}

/// The secret is the first line of a file, so that the environment need not hold it.
template <auto Member>
bool apply_secret_file(Config& config, std::string_view text) {
  std::ifstream file{std::filesystem::path(text)};
  std::string line;
  std::getline(file, line);
  return apply_secret<Member>(config, line);
}

bool apply_stripe_api(Config& config, std::string_view text) {
  const auto url = parse_public_url(text);
  if (url) config.stripe.api = *url;
  return url.has_value();
}

constexpr std::string_view milliseconds = "a number of milliseconds from 1 to 3600000";
constexpr std::string_view threads = "a number of threads from 1 to 256";
constexpr std::string_view file_name = "a file name";
constexpr std::string_view secret = "one word of printable characters";
constexpr std::string_view secret_file = "a file whose first line is the secret";
constexpr std::string_view folder_name = "a folder's name";

template <auto Member>
constexpr auto apply_time = apply_limit<Member, 1, 3'600'000>;

using http::Limits;

constexpr std::array<Setting, 35> all = {{
    {"listen", "an address with a port, such as `127.0.0.1:8080` or `[::1]:8080`", false,
     apply<&Config::listen, parse_endpoint>},
    {"public_url", "an address without a path, such as `https://steward.example`", false,
     apply<&Config::public_url, parse_public_url>},
    {"mode", "`development` or `production`", false, apply<&Config::mode, parse_mode>},
    {"database", "`sqlite:FILE` or `postgresql://USER:PASSWORD@HOST/NAME`", true,
     apply<&Config::database, parse_database>},
    {"mail", "`outbox:FOLDER` or `smtp://USER:PASSWORD@HOST:PORT`", true,
     apply<&Config::mail, parse_mail>},
    {"mail_from", "an address, such as `Steward <steward@example.com>`", false,
     apply<&Config::mail_from, parse_mail_from>},
    {"gateway", "`sandbox` or `stripe`", false, apply<&Config::gateway, parse_gateway>},
    {"stripe_secret_key", secret, true, apply_secret<&StripeAccount::secret_key>},
    {"stripe_secret_key_file", secret_file, false, apply_secret_file<&StripeAccount::secret_key>},
    {"stripe_webhook_secret", secret, true, apply_secret<&StripeAccount::webhook_secret>},
    {"stripe_webhook_secret_file", secret_file, false,
     apply_secret_file<&StripeAccount::webhook_secret>},
    {"stripe_api_url", "an address without a path, such as `https://api.stripe.com`", false,
     apply_stripe_api},
    {"key_file", file_name, false, apply_path<&Config::key_file>},
    {"assets_dir", folder_name, false, apply_path<&Config::assets_dir>},
    {"plans_file", file_name, false, apply_path<&Config::plans_file>},
    {"providers_file", file_name, false, apply_path<&Config::providers_file>},
    {"provider_accounts_file", file_name, false, apply_path<&Config::provider_accounts_file>},
    {"provider_networks", "a list of addresses or networks, such as `10.0.0.0/8, ::1`", false,
     apply<&Config::provider_networks, parse_networks>},
    {"web_dir", folder_name, false, apply_path<&Config::web_dir>},
    {"trusted_proxies", "a list of addresses or networks, such as `10.0.0.0/8, ::1`", false,
     apply<&Config::trusted_proxies, parse_networks>},
    {"log_level", "`debug`, `info`, `warning` or `error`", false,
     apply<&Config::log_level, parse_log_level>},
    {"log_format", "`text` or `json`", false, apply<&Config::log_format, parse_log_format>},
    {"invitations_pending_max", "a number from 1 to 100000", false,
     apply_count<&Config::invitations_pending_max, 1, 100'000>},
    {"windows_per_session_max", "a number from 1 to 10000", false,
     apply_count<&Config::windows_per_session_max, 1, 10'000>},
    {"api_key_requests_per_minute", "a number from 1 to 1000000", false,
     apply_count<&Config::api_key_requests_per_minute, 1, 1'000'000>},
    {"api_keys_shown_once", "`true` or `false`", false,
     apply<&Config::api_keys_shown_once, parse_flag>},
    {"io_threads", threads, false, apply_limit<&Limits::io_threads, 1, 256>},
    {"worker_threads", threads, false, apply_limit<&Limits::worker_threads, 1, 256>},
    {"worker_queue_max", "a number from 1 to 100000", false,
     apply_limit<&Limits::worker_queue_max, 1, 100'000>},
    {"connections_max", "a number from 1 to 1000000", false,
     apply_limit<&Limits::connections_max, 1, 1'000'000>},
    {"bodies_bytes_max", "a number of bytes from 6000000 to 1000000000000", false,
     apply_limit<&Limits::bodies_bytes_max, 6'000'000, 1'000'000'000'000>},
    {"head_timeout_ms", milliseconds, false, apply_time<&Limits::head_timeout>},
    {"body_timeout_ms", milliseconds, false, apply_time<&Limits::body_timeout>},
    {"idle_timeout_ms", milliseconds, false, apply_time<&Limits::idle_timeout>},
    {"shutdown_timeout_ms", milliseconds, false, apply_time<&Limits::shutdown_timeout>},
}};

}  // namespace

std::span<const Setting> settings() {
  return all;
}

}  // namespace steward
