#include "core/codec/verdict.hpp"

#include "core/codec/json.hpp"
#include "core/codec/picture.hpp"
#include "core/codec/problem.hpp"

namespace steward {

std::string encode_issue(const Issue& issue) {
  return codec::to_text(codec::issue_json(issue));
}

std::string encode_form_issues(std::span<const std::optional<Issue>> issues) {
  codec::Json json = codec::Json::array();
  for (const std::optional<Issue>& issue : issues)
    json.push_back(issue ? codec::issue_json(*issue) : codec::Json());
  return codec::to_text(json);
}

std::string encode_picture_facts(const PictureFacts& facts) {
  return codec::to_text(codec::picture_facts_json(facts));
}

}  // namespace steward
