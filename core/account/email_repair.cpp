#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "core/account/email.hpp"
#include "core/base/utf8.hpp"

namespace steward {
namespace {

/// Providers whose names are mistyped most; a slip away from one of them is hardly ever meant.
constexpr auto large_providers = std::to_array<std::string_view>(
    {"gmail.com", "googlemail.com", "hotmail.com", "outlook.com", "yahoo.com", "icloud.com",
     "protonmail.com", "gmx.de", "gmx.net", "web.de", "t-online.de", "yahoo.de", "yahoo.fr",
     "orange.fr", "hotmail.fr", "live.com", "aol.com", "qq.com", "163.com"});

/// Endings that do not exist, and what was meant. Real ones (.co, .cm, .om) are left alone.
constexpr auto mistyped_endings =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"con", "com"},
                                                                  {"cmo", "com"},
                                                                  {"ocm", "com"},
                                                                  {"comm", "com"},
                                                                  {"vom", "com"},
                                                                  {"xom", "com"},
                                                                  {"nte", "net"},
                                                                  {"ent", "net"},
                                                                  {"nett", "net"},
                                                                  {"ogr", "org"},
                                                                  {"rog", "org"},
                                                                  {"orgg", "org"},
                                                                  {"tset", "test"},
                                                                  {"tets", "test"},
                                                                  {"etst", "test"}});

/// Whether one slip of the fingers turns `a` into `b`: a letter too many, missing, wrong, or two
/// neighbours swapped. What is alike at both ends tells; asked of every provider at every key.
bool is_one_slip_away(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  const std::size_t more = b.size() - a.size();
  if (more > 1) return false;
  std::size_t head = 0;
  while (head < a.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const std::size_t unlike = a.size() - head - tail;
  if (more == 1) return unlike == 0;
  return unlike == 1 || (unlike == 2 && a[head] == b[head + 1] && a[head + 1] == b[head]);
}

std::optional<std::string> likely_domain(std::string_view domain,
                                         std::span<const std::string> known_domains) {
  const auto is_it = [&](std::string_view known) { return known == domain; };
  if (std::any_of(known_domains.begin(), known_domains.end(), is_it)) return std::nullopt;
  if (std::any_of(large_providers.begin(), large_providers.end(), is_it)) return std::nullopt;

  for (const std::string& known : known_domains)
    if (is_one_slip_away(domain, known)) return known;
  // Short provider names have too many real neighbours ("ab.de" is no slip for "web.de").
  for (const std::string_view known : large_providers)
    if (known.size() >= 8 && is_one_slip_away(domain, known)) return std::string(known);

  const std::size_t dot = domain.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const std::string_view ending = domain.substr(dot + 1);
  for (const auto& [mistyped, meant] : mistyped_endings)
    if (ending == mistyped) return std::string(domain.substr(0, dot + 1)) + std::string(meant);
  return std::nullopt;
}

/// What stands between "<" and ">", or the text itself.
std::string_view bracketed(std::string_view text) {
  const std::size_t open = text.rfind('<');
  if (open == std::string_view::npos) return text;
  const std::string_view rest = text.substr(open + 1);
  return rest.substr(0, rest.find('>'));
}

}  // namespace

std::optional<EmailAddress> suggest_email(const EmailAddress& address,
                                          std::span<const std::string> known_domains) {
  const auto domain = likely_domain(address.domain(), known_domains);
  if (!domain) return std::nullopt;
  const auto repaired = parse_email(std::string(address.local()) + "@" + *domain);
  return repaired ? std::optional(*repaired) : std::nullopt;
}

std::optional<EmailAddress> repair_email(std::string_view text) {
  if (text.size() > static_cast<std::size_t>(2 * email_bytes_max)) return std::nullopt;
  std::string_view inner = trimmed(bracketed(text), " \t\r\n\"'`<>()[]{},;:.");
  constexpr std::string_view scheme = "mailto:";
  if (lower_ascii(inner.substr(0, scheme.size())) == scheme) inner.remove_prefix(scheme.size());

  std::string repaired;
  for (const char c : inner) {
    const bool in_domain = repaired.find('@') != std::string::npos;
    if (c == ' ' || c == '\t') continue;
    if (c == '@' && !repaired.empty() && repaired.back() == '@') continue;
    if (c == '.' && in_domain && (repaired.back() == '.' || repaired.back() == '@')) continue;
    repaired.push_back(in_domain && (c == ',' || c == ';') ? '.' : c);
  }
  // Guards the mutual call with parse_email: only a text that changed is tried again.
  if (repaired == text || repaired.find('@') == std::string::npos) return std::nullopt;
  const auto parsed = parse_email(repaired);
  return parsed ? std::optional(*parsed) : std::nullopt;
}

}  // namespace steward
