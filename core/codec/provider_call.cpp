#include "core/codec/provider_call.hpp"

#include <algorithm>
#include <utility>

#include "core/codec/catalogue_reader.hpp"
#include "core/codec/json.hpp"
#include "core/codec/nested.hpp"

namespace steward {
namespace {

using codec::Json;

/// Fills every text inside; false where one cannot be.
bool fill_texts(Json& json, const std::vector<CredentialEntry>& values) {
  if (const auto* text = json.get_ptr<const std::string*>()) {
    auto filled = fill_template(*text, TemplatePlace::text, values);
    if (!filled) return false;
    json = *std::move(filled);
    return true;
  }
  if (!json.is_structured()) return true;
  for (Json& item : json)
    if (!fill_texts(item, values)) return false;
  return true;
}

/// Whether every field that the template names has a value.
bool has_fields(std::string_view text, const std::vector<CredentialEntry>& values) {
  const auto fields = template_fields(text);
  return std::all_of(fields.begin(), fields.end(), [&](const std::string& name) {
    return std::any_of(values.begin(), values.end(),
                       [&](const CredentialEntry& entry) { return entry.field == name; });
  });
}

/// The value a pointer leads to. Pointers are checked with the catalogue (check_providers).
const Json* value_at(const Json& document, const std::string& pointer) {
  if (pointer.empty()) return nullptr;
  const Json::json_pointer place(pointer);
  return document.contains(place) ? &document[place] : nullptr;
}

std::optional<std::string> shown_at(const Json& document, const std::string& pointer) {
  const Json* const value = value_at(document, pointer);
  if (value == nullptr) return std::nullopt;
  constexpr std::size_t identity_bytes_max = 256;
  if (const auto* text = value->get_ptr<const std::string*>())
    return text->empty() ? std::nullopt : std::optional(text->substr(0, identity_bytes_max));
  if (value->is_number()) return codec::to_text(*value);
  return std::nullopt;
}

bool is_something(const Json* value) {
  if (value == nullptr || value->is_null()) return false;
  if (const auto* text = value->get_ptr<const std::string*>()) return !text->empty();
  if (const auto* flag = value->get_ptr<const bool*>()) return *flag;
  return !value->is_structured() || !value->empty();
}

}  // namespace

std::optional<ProviderRequest> fill_call(const ProviderCall& call,
                                         const std::vector<CredentialEntry>& values) {
  ProviderRequest request{call.method, {}, {}, std::nullopt, {}};
  auto url = fill_template(call.url, TemplatePlace::url, values);
  if (!url) return std::nullopt;
  request.url = *std::move(url);
  for (const CallHeader& header : call.headers) {
    if (!has_fields(header.value, values)) continue;
    auto value = fill_template(header.value, TemplatePlace::header, values);
    if (!value) return std::nullopt;
    request.headers.push_back({header.name, *std::move(value)});
  }
  if (call.basic && has_fields(call.basic->user + call.basic->password, values)) {
    auto user = fill_template(call.basic->user, TemplatePlace::header, values);
    auto password = fill_template(call.basic->password, TemplatePlace::header, values);
    if (!user || !password) return std::nullopt;
    request.basic = BasicProof{*std::move(user), *std::move(password)};
  }
  if (!call.body.empty()) {
    Json body = Json::parse(call.body, nullptr, false);
    if (!fill_texts(body, values)) return std::nullopt;
    request.body = codec::to_text(body);
  }
  return request;
}

ReplyFacts read_reply(const ProviderCall& call, std::string_view body) {
  ReplyFacts facts;
  const auto read = codec::read_foreign_document(body);
  if (!read) return facts;
  const Json& document = *read;
  const ReplyPointers& pointers = call.pointers;
  facts.is_json = true;
  facts.identity = shown_at(document, pointers.identity);
  facts.identity_name = shown_at(document, pointers.identity_name);
  if (const Json* const left = value_at(document, pointers.remaining_credits))
    if (const auto* number = left->get_ptr<const std::int64_t*>())
      facts.remaining_credits = *number;
  if (call.refusal) {
    const Json* const sign = value_at(document, call.refusal->pointer);
    facts.is_refusal = sign != nullptr && codec::to_text(*sign) == call.refusal->value;
  }
  facts.has_result = is_something(value_at(document, pointers.result));
  facts.is_already_unlocked = is_something(value_at(document, pointers.already_unlocked));
  return facts;
}

std::string read_result(const ProviderCall& call, std::string_view body) {
  const auto document = codec::read_foreign_document(body);
  if (!document) return {};
  const Json* const result = value_at(*document, call.pointers.result);
  return is_something(result) ? codec::to_text(*result) : std::string();
}

}  // namespace steward

namespace steward::codec {
namespace {

std::string pointer_at(Reader& reader, std::string_view name) {
  return reader.optional_text(name).value_or("");
}
void put_pointer(Json& json, const char* name, const std::string& pointer) {
  if (!pointer.empty()) json[name] = pointer;
}

}  // namespace

ProviderCall read_call(Reader& reader, Issues& issues) {
  ProviderCall call;
  call.method = reader.field("method", parse_named<http_method_named>).value_or(HttpMethod::get);
  call.url = reader.text("url").value_or("");
  for_each_text(reader, issues, "headers", [&](const std::string& name, const std::string& value) {
    call.headers.push_back({name, value});
  });
  visit_object(reader, issues, "basic", [&](Reader& inner) {
    std::string user = inner.text("user").value_or("");
    call.basic = BasicProof{std::move(user), inner.text("password").value_or("")};
  });
  if (reader.has("body")) call.body = to_text(*reader.value("body"));
  call.statuses = read_integers(reader, issues, "statuses");
  if (reader.has("none_statuses"))
    call.none_statuses = read_integers(reader, issues, "none_statuses");
  visit_object(reader, issues, "refusal", [&](Reader& inner) {
    std::string pointer = inner.text("pointer").value_or("");
    const Json* const value = inner.value("value");
    call.refusal =
        ReplySign{std::move(pointer), value == nullptr ? std::string() : to_text(*value)};
  });
  call.pointers = {pointer_at(reader, "identity"), pointer_at(reader, "identity_name"),
                   pointer_at(reader, "remaining_credits"), pointer_at(reader, "result"),
                   pointer_at(reader, "already_unlocked")};
  return call;
}

Json call_json(const ProviderCall& call) {
  Json json = object_of("method", name_of(call.method), "url", call.url, "statuses", call.statuses);
  for (const CallHeader& header : call.headers) json["headers"][header.name] = header.value;
  if (call.basic)
    json["basic"] = object_of("user", call.basic->user, "password", call.basic->password);
  if (!call.body.empty()) json["body"] = Json::parse(call.body, nullptr, false);
  if (!call.none_statuses.empty()) json["none_statuses"] = call.none_statuses;
  if (call.refusal)
    json["refusal"] = object_of("pointer", call.refusal->pointer, "value",
                                Json::parse(call.refusal->value, nullptr, false));
  put_pointer(json, "identity", call.pointers.identity);
  put_pointer(json, "identity_name", call.pointers.identity_name);
  put_pointer(json, "remaining_credits", call.pointers.remaining_credits);
  put_pointer(json, "result", call.pointers.result);
  put_pointer(json, "already_unlocked", call.pointers.already_unlocked);
  return json;
}

}  // namespace steward::codec
