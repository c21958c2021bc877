#include "core/codec/problem.hpp"

#include "core/codec/json.hpp"

namespace steward::codec {
namespace {

Json problem_json(Code code, const Params& params, std::string_view request_id) {
  const CodeFacts& facts = facts_of(code);
  return Json{{"type", "/docs/error-codes#" + std::string(facts.name)},
              {"title", facts.title},
              {"status", facts.status},
              {"code", facts.name},
              {"params", params_json(params)},
              {"request_id", request_id}};
}

Json unlock_json(const Unlock& unlock) {
  Json json = Json::object();
  if (!unlock.plan.empty()) json["plan"] = unlock.plan;
  if (!unlock.role.empty()) json["role"] = unlock.role;
  if (!unlock.granted_by.empty()) json["granted_by"] = unlock.granted_by;
  return json;
}

}  // namespace

Json params_json(const Params& params) {
  Json json = Json::object();
  for (const Param& param : params) {
    Json& value = json[std::string(name_of(param.name))];
    std::visit([&](const auto& content) { value = content; }, param.value);
  }
  return json;
}

Json issue_json(const Issue& issue) {
  return Json{
      {"path", issue.path}, {"code", name_of(issue.code)}, {"params", params_json(issue.params)}};
}

Json issues_json(const Issues& issues) {
  Json json = Json::array();
  for (const Issue& issue : issues) json.push_back(issue_json(issue));
  return json;
}

Json rejection_json(const Rejection& rejection) {
  Json json{{"code", name_of(rejection.code)}, {"params", params_json(rejection.params)}};
  if (rejection.unlock) json["unlock"] = unlock_json(*rejection.unlock);
  return json;
}

}  // namespace steward::codec

namespace steward {

std::string encode_problem(const Rejection& rejection, std::string_view request_id,
                           std::optional<CurrentVersion> current) {
  codec::Json json = codec::problem_json(rejection.code, rejection.params, request_id);
  if (rejection.unlock) json["unlock"] = codec::unlock_json(*rejection.unlock);
  if (current) {
    json["current"] = codec::Json::parse(current->document, nullptr, false);
    json["current_etag"] = current->etag;
  }
  return codec::to_text(json);
}

std::string encode_problem(const Issues& issues, std::string_view request_id) {
  codec::Json json = codec::problem_json(issues.front().code, issues.front().params, request_id);
  json["issues"] = codec::issues_json(issues);
  return codec::to_text(json);
}

std::string encode_codes() {
  codec::Json json = codec::Json::array();
  for (std::size_t i = 0; i < code_count(); ++i) {
    const CodeFacts& facts = facts_of(static_cast<Code>(i));
    json.push_back({{"name", facts.name},
                    {"kind", name_of(facts.kind)},
                    {"status", facts.status},
                    {"title", facts.title}});
  }
  return codec::to_text(json);
}

}  // namespace steward
