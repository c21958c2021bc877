#include "server/use_cases/dev.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

#include "server/http/problem.hpp"
#include "server/mail/mail.hpp"

namespace steward::use_cases {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out.append("&amp;");
        break;
      case '<':
        out.append("&lt;");
        break;
      case '>':
        out.append("&gt;");
        break;
      case '"':
        out.append("&quot;");
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

/// A page without script and style: nothing that the content security policy would have to allow.
http::Response page(std::string_view title, std::string_view body) {
  std::string html = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>";
  html.append(escaped(title)).append("</title>\n<main>\n<h1>").append(escaped(title));
  html.append("</h1>\n").append(body).append("</main>\n</html>\n");
  return {.status = 200,
          .headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-store"}},
          .body = std::move(html)};
}

std::optional<mail::ReadMail> read_mail(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream message;
  message << stream.rdbuf();
  if (!stream) return std::nullopt;
  return mail::read_message(message.str());
}

/// Newest first: the names begin with the time.
std::vector<std::filesystem::path> mails_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code missing;  // no folder yet: no mail yet
  for (const auto& entry : std::filesystem::directory_iterator(folder, missing))
    if (entry.path().extension() == ".eml") files.push_back(entry.path());
  std::sort(files.rbegin(), files.rend());
  return files;
}

http::Response outbox_page(const Services& services) {
  std::string list = "<ul>\n";
  for (const std::filesystem::path& file : mails_in(services.outbox_folder)) {
    const auto mail = read_mail(file);
    if (!mail) continue;
    list.append("<li><a href=\"/dev/outbox/").append(escaped(file.stem().string()));
    list.append("\">").append(escaped(mail->subject)).append("</a> to ");
    list.append(escaped(mail->to)).append(", ").append(escaped(mail->date)).append("</li>\n");
  }
  return page("Outbox", list + "</ul>\n");
}

/// The mail's text; lines that are addresses become links.
std::string linked_text(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const bool is_address = line.starts_with("http://") || line.starts_with("https://");
    const std::string shown = escaped(line);
    if (is_address)
      out.append("<a href=\"").append(shown).append("\">").append(shown).append("</a>\n");
    else
      out.append(shown).append("\n");
  }
  return out;
}

http::Response mail_page(const Services& services, const http::Request& request) {
  const std::string& id = request.params.at(0);
  for (const std::filesystem::path& file : mails_in(services.outbox_folder)) {
    if (file.stem() != id) continue;  // compared, never joined: no path can be asked for
    const auto mail = read_mail(file);
    if (!mail) break;
    return page(mail->subject, "<p>To " + escaped(mail->to) + ", " + escaped(mail->date) +
                                   "</p>\n<pre>" + linked_text(mail->text) +
                                   "</pre>\n<p><a href=\"/dev/outbox\">All mails</a></p>\n");
  }
  return http::problem(request, Code::route_not_found);
}

http::Response advance_clock(Services& services, const http::Request& request) {
  constexpr std::string_view name = "advance_seconds=";
  std::int64_t seconds = 0;
  const std::string_view query = request.query;
  if (!query.starts_with(name)) return http::problem(request, Code::request_malformed);
  const char* const end = query.data() + query.size();
  const auto [rest, error] = std::from_chars(query.data() + name.size(), end, seconds);
  if (error != std::errc{} || rest != end || seconds < 0 || seconds > 366LL * 24 * 3600)
    return http::problem(request, Code::request_malformed);
  services.clock.advance(std::chrono::seconds{seconds});
  services.effects.wake();
  services.scheduler.wake();
  return {.status = 204};
}

/// What the router knows, one "METHOD pattern" a line: tests make sure that each has its verdicts.
std::string routes_text(const http::Router& router) {
  std::string text;
  for (const http::Route& route : router.routes())
    text.append(http::name_of(route.method)).append(" ").append(route.pattern).append("\n");
  return text;
}

}  // namespace

void add_dev_routes(http::Router& router, Services& services) {
  const http::RouteOptions options{.body_bytes_max = 0};
  router.add({http::Method::get, "/dev/outbox", options,
              [&services](const http::Request&) { return outbox_page(services); }});
  router.add({http::Method::get, "/dev/outbox/{mail_id}", options,
              [&services](const http::Request& request) { return mail_page(services, request); }});
  router.add({http::Method::post, "/dev/clock", options, [&services](const http::Request& request) {
                return advance_clock(services, request);
              }});
  const std::string routes = routes_text(router) + "GET /dev/routes\n";
  router.add({http::Method::get, "/dev/routes", options, [routes](const http::Request&) {
                return http::Response{.headers = {{"Content-Type", "text/plain"}}, .body = routes};
              }});
}

}  // namespace steward::use_cases
