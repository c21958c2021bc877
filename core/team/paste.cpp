#include "core/team/paste.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <utility>

#include "core/account/name.hpp"
#include "core/base/unicode.hpp"
#include "core/base/utf8.hpp"
#include "core/team/paste_rows.hpp"
#include "core/team/team.hpp"

namespace steward {
namespace {

constexpr std::size_t shown_points_max = 200;
/// Of the members' domains, for repairs: more would cost time and hardly ever help.
constexpr std::size_t known_domains_max = 32;

using View = std::u32string_view;

std::string shown(View text) {
  while (!text.empty() && is_white_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_white_space(text.back())) text.remove_suffix(1);
  if (text.size() <= shown_points_max) return encode_utf8(text);
  return encode_utf8(text.substr(0, shown_points_max)) + "\xE2\x80\xA6";
}

/// Without what shows nothing, which comes along from mail programs and word processors.
std::u32string visible(View text) {
  std::u32string points;
  std::copy_if(text.begin(), text.end(), std::back_inserter(points),
               [](char32_t point) { return !is_invisible(point); });
  return points;
}

/// Stands around an address without belonging to it. Some of the characters may belong to one by
/// the rules, so that this is asked only where the text is no address as it stands.
bool is_decoration(char32_t point) {
  constexpr View signs = U" '\"`<>()[]{}*_~.,:;!?";
  return point < 0x80 ? signs.find(point) != View::npos : !is_letter(point);
}

View undecorated(View text) {
  // "mailto:", "Email:", "[Jane](mailto:": a colon is no character of an address.
  const std::size_t colon = text.substr(0, text.find(U'@')).rfind(U':');
  if (colon != View::npos) text.remove_prefix(colon + 1);
  text = text.substr(0, text.find(U'?'));
  while (!text.empty() && is_decoration(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_decoration(text.back())) text.remove_suffix(1);
  return text;
}

/// A bullet that touches the first word of its row: addresses that begin so are hardly ever real.
View without_bullet(View address, View whole) {
  const bool is_first = address.data() == whole.data();
  while (is_first && !address.empty() && View(U"-*+").find(address.front()) != View::npos)
    address.remove_prefix(1);
  return address;
}

Result<EmailAddress, Issue> parse_pasted(const PasteEntry& entry) {
  if (entry.address.empty()) return Failure{Issue{Code::email_malformed}};
  const std::u32string text = visible(without_bullet(entry.address, entry.whole));
  auto parsed = parse_email(encode_utf8(text));
  if (parsed) return parsed;
  auto plain = parse_email(encode_utf8(undecorated(text)));
  if (plain) return plain;
  return parsed;
}

std::string name_of(const PasteEntry& entry) {
  View name = entry.name;
  const auto is_wrapping = [](char32_t point) {
    return View(U" '\"`()[]{}<>,:;").find(point) != View::npos;
  };
  while (!name.empty() && is_wrapping(name.front())) name.remove_prefix(1);
  while (!name.empty() && is_wrapping(name.back())) name.remove_suffix(1);
  const auto parsed = parse_account_name(encode_utf8(name));
  return parsed ? parsed->value() : std::string();
}

std::vector<std::string> domains_of(const std::vector<std::string>& addresses) {
  std::vector<std::string> domains;
  for (const std::string& address : addresses) {
    std::string domain = address.substr(address.rfind('@') + 1);
    if (std::find(domains.begin(), domains.end(), domain) == domains.end())
      domains.push_back(std::move(domain));
    if (domains.size() == known_domains_max) break;
  }
  return domains;
}

class Sorter {
 public:
  explicit Sorter(const KnownAddresses& known)
      : members_(known.members.begin(), known.members.end()),
        invited_(known.invited.begin(), known.invited.end()),
        domains_(domains_of(known.members)) {}

  Invitee sort(const PasteEntry& entry) {
    Invitee invitee{InviteeKind::ready, shown(entry.whole)};
    invitee.display_name = name_of(entry);
    const auto parsed = parse_pasted(entry);
    if (!parsed) {
      invitee.kind = InviteeKind::malformed;
      invitee.issue = parsed.error();
      for (const Param& param : parsed.error().params)
        if (param.name == ParamName::suggestion)
          invitee.suggestion = std::get<std::string>(param.value);
      return invitee;
    }
    invitee.email = *parsed;
    if (const auto repaired = suggest_email(*parsed, domains_))
      invitee.suggestion = repaired->text();
    invitee.kind = kind_of(parsed->key());
    return invitee;
  }

 private:
  InviteeKind kind_of(const std::string& key) {
    if (!seen_.insert(key).second) return InviteeKind::twice;
    if (members_.find(key) != members_.end()) return InviteeKind::member;
    if (invited_.find(key) != invited_.end()) return InviteeKind::invited;
    return ++ready_count_ > invitations_per_call_max ? InviteeKind::too_many : InviteeKind::ready;
  }

  // Trees like the codec's: the pages' module has no hash tables, and these hold a thousand
  // entries.
  using Keys = std::set<std::string, std::less<>>;
  Keys members_;
  Keys invited_;
  Keys seen_;
  std::vector<std::string> domains_;
  std::int64_t ready_count_ = 0;
};

Failure<Issue> too_many(std::size_t count) {
  return Failure{Issue{Code::invitations_per_call_too_many,
                       {{ParamName::actual, static_cast<std::int64_t>(count)},
                        {ParamName::limit, invitations_per_call_max}}}};
}

Result<std::vector<PasteEntry>, Issue> entries_of(View text) {
  constexpr View ends = U"\n\r\v\f\u0085\u2028\u2029";
  std::vector<PasteEntry> entries;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(ends);
    if (!add_paste_entries(text.substr(0, end), entries)) return too_many(paste_tokens_max);
    if (end == View::npos) break;
    text.remove_prefix(end + 1);
  }
  if (entries.size() > invitees_max) return too_many(entries.size());
  return entries;
}

}  // namespace

Result<std::vector<Invitee>, Issue> sort_invitees(std::string_view pasted,
                                                  const KnownAddresses& known) {
  const auto size_bytes = static_cast<std::int64_t>(pasted.size());
  if (size_bytes > paste_bytes_max) {
    return Failure{
        Issue{Code::paste_too_long,
              {{ParamName::actual_bytes, size_bytes}, {ParamName::limit_bytes, paste_bytes_max}}}};
  }
  const auto text = decode_utf8(pasted);
  if (!text) return Failure{Issue{Code::text_not_utf8}};
  const auto entries = entries_of(*text);
  if (!entries) return Failure{entries.error()};
  Sorter sorter(known);
  std::vector<Invitee> invitees;
  invitees.reserve(entries->size());
  for (const PasteEntry& entry : *entries) invitees.push_back(sorter.sort(entry));
  return invitees;
}

}  // namespace steward
