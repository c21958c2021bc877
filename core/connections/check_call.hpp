#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/connections/call.hpp"

namespace steward::check_detail {

[[nodiscard]] bool is_id(std::string_view text);
[[nodiscard]] bool has_text(const std::vector<std::string>& texts, std::string_view text);
[[nodiscard]] std::string child(const std::string& place, std::string_view name);
[[nodiscard]] std::string child(const std::string& place, std::size_t index);

/// The part of check_providers that looks at addresses and declared calls of one service.
class CallCheck {
 public:
  CallCheck(const Provider& provider, std::vector<CatalogueProblem>& problems)
      : provider_(provider), problems_(problems) {}

  void address(const std::string& place, const std::string& url);
  void oauth(const std::string& place, const OAuthOffer& offer);
  void call(const std::string& place, const std::vector<std::string>& inputs,
            const ProviderCall& call);

 private:
  void report(const std::string& place, const std::string& what) {
    problems_.push_back({place, what});
  }
  void known_fields(const std::string& place, const std::string& text,
                    const std::vector<std::string>& inputs);
  void filled_address(const std::string& place, const std::string& url,
                      const std::vector<std::string>& inputs);
  void statuses(const std::string& place, const std::vector<std::int64_t>& statuses,
                std::int64_t most);
  void pointers(const std::string& place, const ProviderCall& call);

  const Provider& provider_;
  std::vector<CatalogueProblem>& problems_;
};

}  // namespace steward::check_detail
