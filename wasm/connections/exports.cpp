// Services and connections for the page that shows them: the catalogue is read once and kept; a
// search and the verdict on a credential, asked at every keystroke, cross as plain texts.
#include <emscripten.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/codec/connection_answers.hpp"
#include "core/codec/json.hpp"
#include "core/codec/providers.hpp"
#include "core/codec/verdict.hpp"
#include "core/connections/credential.hpp"
#include "core/connections/search.hpp"
#include "wasm/scratch.hpp"

namespace steward::wasm {
namespace {

std::optional<ProviderCatalogue> providers;
ProviderIndex provider_index;
std::vector<std::uint32_t> found;

/// What judge_credential answers; repeated in `api.js`.
enum class CredentialAnswer : std::uint32_t {
  part_of_text,  ///< the value is these bytes of the text: judged_from, judged_size_bytes
  choice,        ///< the reply is the value
  malformed,     ///< the reply is the issue as JSON
  unknown_field,
};
struct Judged {
  std::size_t from = 0;
  std::size_t size_bytes = 0;
  std::uint32_t trimmed = 0;
};
Judged judged;

CredentialAnswer judge(const CredentialField& field, std::string_view text) {
  const auto credential = judge_credential(field, text);
  if (!credential) {
    reply = encode_issue(credential.error());
    return CredentialAnswer::malformed;
  }
  judged.trimmed = credential->trimmed;
  if (!field.pattern.choices.empty()) {
    reply = credential->value;
    return CredentialAnswer::choice;
  }
  judged.from = static_cast<std::size_t>(credential->value.data() - text.data());
  judged.size_bytes = credential->value.size();
  return CredentialAnswer::part_of_text;
}

}  // namespace

extern "C" {

/// assets/providers.json, or what GET /api/providers answers, in the scratch buffer. 1, or 0 and
/// the reply is what is wrong, line by line: the catalogue that was there stays.
EMSCRIPTEN_KEEPALIVE int load_providers(std::size_t size_bytes) {
  const auto document = codec::read_document(scratch.text(0, size_bytes));
  reply.clear();
  if (!document) {
    reply = "the text is not JSON";
    return 0;
  }
  auto read = codec::read_providers(*document, {});
  if (read) {
    providers = std::move(read).value();
    provider_index = index_providers(*providers);
    return 1;
  }
  for (const CatalogueProblem& problem : read.error())
    reply += problem.path + ": " + problem.what + "\n";
  return 0;
}

/// How many services match; `found_places` has their places in the catalogue, the best first.
EMSCRIPTEN_KEEPALIVE std::size_t find_providers(std::size_t size_bytes) {
  found.clear();
  for (const std::size_t place : search_providers(provider_index, scratch.text(0, size_bytes)))
    found.push_back(static_cast<std::uint32_t>(place));
  return found.size();
}
EMSCRIPTEN_KEEPALIVE const std::uint32_t* found_places() {
  return found.data();
}

/// A service's id, a field's name and what was typed, one after the other. Forgets all (SEC-35).
EMSCRIPTEN_KEEPALIVE CredentialAnswer judge_field(std::size_t provider_bytes,
                                                  std::size_t field_bytes, std::size_t text_bytes) {
  const Provider* const provider = provider_with(*providers, scratch.text(0, provider_bytes));
  const CredentialField* const field =
      provider == nullptr ? nullptr
                          : field_named(*provider, scratch.text(provider_bytes, field_bytes));
  const std::size_t before = provider_bytes + field_bytes;
  const auto answer = field == nullptr ? CredentialAnswer::unknown_field
                                       : judge(*field, scratch.text(before, text_bytes));
  scratch.wipe(before + text_bytes);
  return answer;
}
EMSCRIPTEN_KEEPALIVE std::size_t judged_from() {
  return judged.from;
}
EMSCRIPTEN_KEEPALIVE std::size_t judged_size_bytes() {
  return judged.size_bytes;
}
/// Bit n: Trimming n was dropped.
EMSCRIPTEN_KEEPALIVE std::uint32_t judged_trimmed() {
  return judged.trimmed;
}

// The questions of connection_answers.hpp; `api.js` asks none before what it needs is loaded.
EMSCRIPTEN_KEEPALIVE void resolve_connection(std::size_t size_bytes) {
  reply = answer_resolution(*providers, scratch.text(0, size_bytes));
}
EMSCRIPTEN_KEEPALIVE void move_run(std::size_t size_bytes) {
  reply = answer_move(scratch.text(0, size_bytes));
}
EMSCRIPTEN_KEEPALIVE void tell_health(std::size_t size_bytes) {
  reply = answer_health(scratch.text(0, size_bytes));
}
}

}  // namespace steward::wasm
