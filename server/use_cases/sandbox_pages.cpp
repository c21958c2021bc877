#include "server/use_cases/sandbox_pages.hpp"

#include "core/base/money.hpp"
#include "server/documents/format.hpp"
#include "server/identity/token.hpp"
#include "server/payments/form.hpp"
#include "server/payments/sandbox_cards.hpp"

// The pages of another company, as it were: nothing here knows of sessions, workspaces or roles.
namespace steward::use_cases {
namespace {

using documents::DocumentKind;
using documents::Values;
using payments::Sandbox;

struct Page {
  const Services& services;
  const http::Request& request;

  [[nodiscard]] std::string_view language() const {
    return documents::language_of(request.header("Accept-Language").value_or(""));
  }
  [[nodiscard]] http::Response show(int status, DocumentKind kind, const Values& values) const {
    return {.status = status,
            .headers = {{"Content-Type", "text/html; charset=utf-8"},
                        {"Content-Language", std::string(language())},
                        {"Content-Security-Policy", services.documents.page_policy()}},
            .body = services.documents.render(kind, language(), values)};
  }
  [[nodiscard]] http::Response gone() const { return show(404, DocumentKind::sandbox_gone, {}); }
};

http::Response back_to(const std::string& url) {
  return {.status = 303, .headers = {{"Location", url}}};
}

http::Response show_card_page(Services& services, Sandbox& sandbox, const http::Request& request) {
  const Page page{services, request};
  const auto visit = sandbox.find_visit(request.params.at(0));
  if (!visit) return page.gone();
  return page.show(200, DocumentKind::sandbox_card,
                   {{{"action", request.path}, {"return_url", visit->return_url}}});
}

http::Response take_card(Services& services, Sandbox& sandbox, const http::Request& request) {
  const Page page{services, request};
  const auto visit = sandbox.find_visit(request.params.at(0));
  auto form = payments::read_form(request.body);
  if (!visit || !form) return page.gone();
  const auto entered = payments::read_card_entry(
      {(*form)["number"], (*form)["expiry"], (*form)["code"]}, services.clock.now());
  if (!entered) {
    Values values{{{"action", request.path}, {"return_url", visit->return_url}}};
    values.fields[std::string(payments::name_of(entered.error()))] = true;
    return page.show(422, DocumentKind::sandbox_card, values);
  }
  sandbox.save_card(*visit, {.id = identity::new_id("sbc_"),
                             .customer = visit->customer,
                             .behaviour = std::string(entered->card->behaviour),
                             .brand = std::string(entered->card->brand),
                             .last_four = entered->last_four,
                             .expiry_month = entered->expiry_month,
                             .expiry_year = entered->expiry_year});
  return back_to(visit->return_url);
}

http::Response show_challenge(Services& services, Sandbox& sandbox, const http::Request& request) {
  const Page page{services, request};
  const auto charge = sandbox.find_challenge(request.params.at(0));
  if (!charge || charge->state != store::SandboxChargeState::asked) return page.gone();
  const Money amount{charge->amount_minor, Currency{charge->currency}};
  return page.show(200, DocumentKind::sandbox_challenge,
                   {{{"action", request.path},
                     {"description", charge->description},
                     {"amount", documents::money_text(amount, page.language())}}});
}

http::Response take_challenge(Services& services, Sandbox& sandbox, const http::Request& request) {
  const Page page{services, request};
  auto form = payments::read_form(request.body);
  if (!form) return page.gone();
  const std::string decision = (*form)["decision"];
  if (decision != "confirm" && decision != "refuse") return page.gone();
  const auto charge = sandbox.answer_challenge(
      request.params.at(0), decision == "confirm" ? payments::ChallengeAnswer::confirm
                                                  : payments::ChallengeAnswer::refuse);
  return charge ? back_to(charge->return_url) : page.gone();
}

}  // namespace

void add_sandbox_routes(http::Router& router, Services& services, Sandbox& sandbox) {
  const http::RouteOptions view{.body_bytes_max = 0};
  const http::RouteOptions form{.body_bytes_max = 4096,
                                .content_types = {"application/x-www-form-urlencoded"}};
  using Show = http::Response (*)(Services&, Sandbox&, const http::Request&);
  const auto add = [&](http::Method method, const char* pattern, const http::RouteOptions& options,
                       Show show) {
    router.add(
        {method, pattern, options, [&services, &sandbox, show](const http::Request& request) {
           return show(services, sandbox, request);
         }});
  };
  add(http::Method::get, "/sandbox/cards/{session}", view, show_card_page);
  add(http::Method::post, "/sandbox/cards/{session}", form, take_card);
  add(http::Method::get, "/sandbox/challenges/{payment}", view, show_challenge);
  add(http::Method::post, "/sandbox/challenges/{payment}", form, take_challenge);
}

}  // namespace steward::use_cases
