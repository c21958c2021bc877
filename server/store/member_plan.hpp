#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/store/member_pages.hpp"

namespace steward::store {

/// What the members of a page are read from; each with the others filtered.
enum class MemberSource : std::uint8_t {
  members,    ///< the memberships in the order asked for
  beginning,  ///< the entries of one beginning: they have that order already, within a role
  words,      ///< the few words that begin with what was searched for, sorted
};

/// How a page is found at a cost that depends neither on the size of the team nor on how many of it
/// match (ADR 0125).
struct MemberPlan {
  MemberSource source = MemberSource::members;
  std::string entry{};                ///< of the index, where the source is one
  std::vector<std::string> others{};  ///< words to filter by
  /// Of a beginning, one list each is read for these and merged. Empty: one for all of them.
  std::vector<std::string> roles{};
};
[[nodiscard]] MemberPlan plan_page(Connection& connection, const MemberPageOrder& order);

/// Where the words end that begin with `word`: they are [word, end).
[[nodiscard]] std::string end_of_words(const std::string& word);

}  // namespace steward::store
