#include "server/mail/templates.hpp"

#include <array>
#include <fstream>
#include <kainjow/mustache.hpp>
#include <sstream>
#include <stdexcept>

namespace steward::mail {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

constexpr std::array kinds = {
    MailKind::sign_up,          MailKind::sign_up_known,      MailKind::password,
    MailKind::password_unknown, MailKind::password_changed,   MailKind::billing_email,
    MailKind::credit_alert,     MailKind::invitation,         MailKind::receipt,
    MailKind::refund,           MailKind::plan_changed,       MailKind::plan_change_scheduled,
    MailKind::payment_failed,   MailKind::subscription_ended, MailKind::trial_ending,
    MailKind::card_expiring};
constexpr std::array languages = {"en", "de"};
constexpr const char* default_language = "en";

std::string read_template(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream || text.str().empty())
    throw std::runtime_error("cannot read mail template `" + file.string() + "`");
  mustache parsed(text.str());
  if (!parsed.is_valid())
    throw std::runtime_error("mail template `" + file.string() + "`: " + parsed.error_message());
  return text.str();
}

data to_data(const Values& values) {
  data out;
  for (const auto& [name, value] : values) out.set(name, value);
  return out;
}

std::string rendered_text(const std::string& text, const Values& values) {
  mustache parsed(text);
  parsed.set_custom_escape([](const std::string& value) { return value; });
  return parsed.render(to_data(values));
}

std::string rendered_html(const std::string& html, const Values& values) {
  return mustache(html).render(to_data(values));
}

}  // namespace

std::string_view name_of(MailKind kind) {
  switch (kind) {
    case MailKind::sign_up:
      return "sign_up";
    case MailKind::sign_up_known:
      return "sign_up_known";
    case MailKind::password:
      return "password";
    case MailKind::password_unknown:
      return "password_unknown";
    case MailKind::password_changed:
      return "password_changed";
    case MailKind::billing_email:
      return "billing_email";
    case MailKind::credit_alert:
      return "credit_alert";
    case MailKind::invitation:
      return "invitation";
    case MailKind::receipt:
      return "receipt";
    case MailKind::refund:
      return "refund";
    case MailKind::plan_changed:
      return "plan_changed";
    case MailKind::plan_change_scheduled:
      return "plan_change_scheduled";
    case MailKind::payment_failed:
      return "payment_failed";
    case MailKind::subscription_ended:
      return "subscription_ended";
    case MailKind::trial_ending:
      return "trial_ending";
    case MailKind::card_expiring:
      return "card_expiring";
  }
  return {};
}

Templates::Templates(const std::filesystem::path& folder) {
  for (const char* const name : languages) {
    Language language{.layout = read_template(folder / name / "layout.html"), .templates = {}};
    for (const MailKind kind : kinds) {
      const std::filesystem::path stem = folder / name / name_of(kind);
      language.templates[kind] = {read_template(stem.string() + ".txt"),
                                  read_template(stem.string() + ".html")};
    }
    languages_.emplace(name, std::move(language));
  }
}

Mail Templates::render(MailKind kind, std::string_view locale, const std::string& to,
                       Values values) const {
  auto found = languages_.find(locale.substr(0, locale.find('-')));
  if (found == languages_.end()) found = languages_.find(default_language);
  const Language& language = found->second;
  const Template& chosen = language.templates.at(kind);
  const std::string text = rendered_text(chosen.text, values);
  const std::size_t line_end = text.find('\n');
  Mail mail{.to = to,
            .subject = text.substr(0, line_end),
            .text = text.substr(text.find_first_not_of('\n', line_end)),
            .html = {}};
  values["body"] = rendered_html(chosen.html, values);
  values["subject"] = mail.subject;
  mail.html = rendered_html(language.layout, values);
  return mail;
}

}  // namespace steward::mail
