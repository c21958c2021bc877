#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "server/mail/mail.hpp"

namespace steward::mail {

/// Every mail there is; each has a text and an HTML file per language in assets/mail/.
enum class MailKind : std::uint8_t {
  sign_up,           ///< confirm the address: link, link_hours
  sign_up_known,     ///< somebody signed up with an address that has an account: sign_in_url
  password,          ///< choose a password: link, link_minutes
  password_unknown,  ///< there is no account with a password here: sign_up_url
  password_changed,  ///< it has been changed: sign_in_url
  billing_email,     ///< confirm that bills may come here: link, link_hours, workspace_name
  credit_alert,      ///< credits run low: workspace, percent, passed, used, allowance, available,
                     ///< page_url
  invitation,        ///< join a workspace: link, link_days, workspace, inviter, role
  // To the billing email; all with workspace and billing_url.
  receipt,                ///< paid: number, total, date, invoice_url
  refund,                 ///< given back: number, total, credits, invoice_url
  plan_changed,           ///< the new plan is on: plan, credits, date (of the period's end)
  plan_change_scheduled,  ///< it will be: plan, credits, date
  payment_failed,         ///< a renewal was refused: amount, date (of the next attempt)
  subscription_ended,     ///< after the last attempt: amount
  trial_ending,           ///< soon: date
  card_expiring,          ///< soon: card, date
};
[[nodiscard]] std::string_view name_of(MailKind kind);

/// What a template may name in `{{…}}`.
using Values = std::map<std::string, std::string>;

/// The templates of all languages, read once.
class Templates {
 public:
  /// `folder`: assets/mail. Throws std::runtime_error naming the file that is missing or broken: a
  /// mail must not fail for the first time when it is needed.
  explicit Templates(const std::filesystem::path& folder);

  /// `locale`: a language tag as browsers send it; the language of "de-CH" is "de", and English is
  /// used where we have none. `values` are escaped in HTML.
  [[nodiscard]] Mail render(MailKind kind, std::string_view locale, const std::string& to,
                            Values values) const;

 private:
  struct Template {
    std::string text;  ///< the first line is the subject
    std::string html;
  };
  struct Language {
    std::string layout;
    std::map<MailKind, Template> templates;
  };
  std::map<std::string, Language, std::less<>> languages_;
};

}  // namespace steward::mail
