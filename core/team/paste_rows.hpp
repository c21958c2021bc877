#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/team/paste_tokens.hpp"

namespace steward {

/// One person somebody meant to invite, or a piece in which no address is found.
struct PasteEntry {
  std::u32string_view whole;    ///< as pasted
  std::u32string_view address;  ///< empty where there is none
  std::u32string name;          ///< not judged yet; empty where there is none
};

/// A row with one address is a person in columns; one with several is a list, taken apart at its
/// outermost separators first. Names are looked for where people write them:
/// ```
///   Jane Doe <jane@…>    Doe, Jane <jane@…>    "Doe, Jane" <jane@…>    jane@… (Jane Doe)
///   Jane ⇥ Doe ⇥ jane@…    jane@… ⇥ Jane Doe
/// ```
/// What looks like a mistyped address is an entry of its own, never part of a name.
/// False, and nothing is added: the row has paste_tokens_max tokens or more.
[[nodiscard]] bool add_paste_entries(std::u32string_view row, std::vector<PasteEntry>& entries);

}  // namespace steward
