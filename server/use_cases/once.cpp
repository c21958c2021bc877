#include "server/use_cases/once.hpp"

#include <algorithm>
#include <charconv>

#include "server/store/answers.hpp"
#include "server/store/fields.hpp"

namespace steward::use_cases {
namespace {

constexpr Duration answer_kept_for = std::chrono::hours{24};
constexpr std::size_t key_length_max = 255;

bool is_well_formed(std::string_view key) {
  const auto is_visible = [](char c) { return c > ' ' && c < '\x7f'; };
  return !key.empty() && key.size() <= key_length_max &&
         std::all_of(key.begin(), key.end(), is_visible);
}

std::string to_text(const http::Response& response) {
  std::vector<std::string> headers;
  for (const auto& [name, value] : response.headers) {
    headers.push_back(name);
    headers.push_back(value);
  }
  return store::join_fields({std::to_string(response.status), std::to_string(headers.size()),
                             store::join_fields(headers), response.body});
}

int number_in(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::optional<http::Response> from_text(std::string_view text) {
  const auto fields = store::split_fields(text, 4);
  if (!fields) return std::nullopt;
  const auto header_count = static_cast<std::size_t>(number_in((*fields)[1]));
  const auto headers = store::split_fields((*fields)[2], header_count);
  if (!headers) return std::nullopt;
  http::Response response{.status = number_in((*fields)[0]), .body = (*fields)[3]};
  for (std::size_t i = 0; i + 1 < headers->size(); i += 2)
    response.headers.emplace_back((*headers)[i], (*headers)[i + 1]);
  return response;
}

std::string answer_place(const std::string& key_hash) {
  return "answers/" + key_hash;
}

}  // namespace

Once::Once(Services& services, const http::Request& request, std::string_view actor)
    : services_(services), key_(request.header("Idempotency-Key")) {
  if (!key_) return;
  key_hash_ = services.sealer.fingerprint(store::join_fields({"key", std::string(actor), *key_}));
  // Joined as fields, so that no two requests give one text.
  request_hash_ = services.sealer.fingerprint(
      store::join_fields({"request", request.path,
                          std::string(request.header("Content-Type").value_or("")), request.body}));
}

std::optional<Outcome> Once::earlier() const {
  if (!key_) return std::nullopt;
  if (!is_well_formed(*key_)) return Outcome{refuse(Code::idempotency_key_malformed)};
  return services_.store.read([&](store::Connection& connection) { return find(connection); });
}

std::optional<Outcome> Once::find(store::Connection& connection) const {
  if (!key_) return std::nullopt;
  const auto stored = store::find_answer(connection, key_hash_, services_.clock.now());
  if (!stored) return std::nullopt;
  if (stored->request_hash != request_hash_) return Outcome{refuse(Code::idempotency_key_reused)};
  const auto text = services_.sealer.open(stored->sealed_answer, answer_place(key_hash_));
  std::optional<http::Response> response = text ? from_text(*text) : std::nullopt;
  if (!response) throw store::StoreError(store::Fault::broken, "a stored answer cannot be opened");
  return Outcome{*std::move(response)};
}

void Once::keep(store::Connection& connection, const http::Response& response) const {
  if (!key_) return;
  const Timestamp now = services_.clock.now();
  store::insert_answer(
      connection,
      {key_hash_, request_hash_, services_.sealer.seal(to_text(response), answer_place(key_hash_)),
       now + answer_kept_for},
      now);
}

}  // namespace steward::use_cases
