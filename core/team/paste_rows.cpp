#include "core/team/paste_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace steward {
namespace {

using Tokens = std::span<const PasteToken>;

std::u32string_view whole_of(Tokens tokens) {
  if (tokens.empty()) return {};
  const char32_t* const begin = tokens.front().whole.data();
  const char32_t* const end = tokens.back().whole.data() + tokens.back().whole.size();
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::size_t address_count(Tokens tokens) {
  return static_cast<std::size_t>(std::count_if(tokens.begin(), tokens.end(), is_address));
}

/// The tokens between separators of this kind, empty pieces left out.
std::vector<Tokens> split(Tokens tokens, PasteKind separator) {
  std::vector<Tokens> pieces;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= tokens.size(); ++i) {
    if (i < tokens.size() && tokens[i].kind != separator) continue;
    if (i > begin) pieces.push_back(tokens.subspan(begin, i - begin));
    begin = i + 1;
  }
  return pieces;
}

bool is_separator(const PasteToken& token) {
  return token.kind >= PasteKind::comma;
}

/// "janeacme.test": a full stop inside, and an ending of letters.
bool looks_mistyped(const PasteToken& token) {
  if (token.kind != PasteKind::word || token.text.data() != token.whole.data()) return false;
  const std::size_t dot = token.text.rfind(U'.');
  if (dot == std::u32string_view::npos || dot < 2 || token.text.size() - dot < 3) return false;
  const std::u32string_view ending = token.text.substr(dot + 1);
  return std::all_of(ending.begin(), ending.end(), [](char32_t point) {
    return (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z');
  });
}

/// A column that holds only digits is a number and no name.
bool is_number(std::u32string_view name) {
  return std::all_of(name.begin(), name.end(), [](char32_t point) {
    return !is_letter(point) || (point >= U'0' && point <= U'9');
  });
}

/// "1." or "2)" before an entry.
bool is_list_number(std::u32string_view word) {
  return is_number(word) && (word.back() == U'.' || word.back() == U')');
}

/// The words of a name, bullets and signs left out.
std::u32string name_of_words(Tokens tokens) {
  std::u32string name;
  for (const PasteToken& token : tokens) {
    const bool is_name = token.kind == PasteKind::word && has_letter(token.text);
    if (!is_name || is_list_number(token.text)) continue;
    if (!name.empty()) name += U' ';
    name += token.text;
  }
  return name;
}

bool is_one_word(std::u32string_view name) {
  return !name.empty() && name.find(U' ') == std::u32string_view::npos;
}

class Rows {
 public:
  explicit Rows(std::vector<PasteEntry>& entries) : entries_(entries) {}

  void add(Tokens tokens) {
    switch (address_count(tokens)) {
      case 0:
        return add_stray(tokens);
      case 1:
        return add_person(tokens);
      default:
        return add_list(tokens);
    }
  }

 private:
  void add_stray(Tokens tokens) {
    const std::u32string_view whole = whole_of(tokens);
    if (has_letter(whole)) entries_.push_back({whole, {}, {}});
  }

  void add_list(Tokens tokens) {
    for (const PasteKind kind : {PasteKind::tab, PasteKind::semicolon, PasteKind::comma}) {
      const auto is_it = [&](const PasteToken& token) { return token.kind == kind; };
      if (std::any_of(tokens.begin(), tokens.end(), is_it)) return add_pieces(tokens, kind);
    }
    add_spaced(tokens);
  }

  void add_pieces(Tokens tokens, PasteKind separator) {
    Tokens held;  // pieces without an address, before one that may have it as its name
    for (const Tokens piece : split(tokens, separator)) {
      const std::size_t count = address_count(piece);
      if (count == 0) {
        if (separator == PasteKind::tab && !held.empty()) {
          held = {held.data(), static_cast<std::size_t>(&piece.back() + 1 - held.data())};
        } else {
          add_unclaimed(held, separator);
          held = piece;
        }
      } else if (!held.empty() && count == 1 && claims(piece, separator)) {
        add({held.data(), static_cast<std::size_t>(&piece.back() + 1 - held.data())});
        held = {};
      } else {
        add_unclaimed(held, separator);
        held = {};
        add(piece);
      }
    }
    add_unclaimed(held, separator);
  }

  /// In a list "Doe, Jane <jane@…>" needs its first half back; columns always belong together.
  static bool claims(Tokens piece, PasteKind separator) {
    if (separator == PasteKind::tab) return true;
    return separator == PasteKind::comma && piece.back().kind == PasteKind::angle &&
           is_one_word(name_of_words(piece));
  }

  /// In a list a piece without an address is something that should have been one; columns beside
  /// several addresses are not.
  void add_unclaimed(Tokens held, PasteKind separator) {
    if (separator != PasteKind::tab && !held.empty()) add_stray(held);
  }

  /// Nothing but spaces between several addresses: only <…> tells whose the words are.
  void add_spaced(Tokens tokens) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const PasteToken& token = tokens[i];
      if (looks_mistyped(token)) add_stray(tokens.subspan(i, 1));
      if (!is_address(token)) continue;
      // `jane@acme.test <jane@acme.test>`: some programs write the address as the name.
      const bool is_name = token.kind == PasteKind::address && i + 1 < tokens.size() &&
                           tokens[i + 1].kind == PasteKind::angle;
      if (!is_name) {
        const bool is_angle = token.kind == PasteKind::angle;
        const Tokens own = is_angle ? tokens.subspan(begin, i + 1 - begin) : tokens.subspan(i, 1);
        entries_.push_back({whole_of(own), token.text, name_of_words(own)});
        begin = i + 1;
      }
    }
  }

  void add_person(Tokens tokens) {
    const auto at = std::find_if(tokens.begin(), tokens.end(), is_address);
    const auto place = static_cast<std::size_t>(at - tokens.begin());
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (looks_mistyped(tokens[i]) && stands_in_list(tokens, i)) add_stray(tokens.subspan(i, 1));
    entries_.push_back({whole_of(tokens), at->text, name_beside(tokens, place)});
  }

  /// Between commas or semicolons, alone.
  static bool stands_in_list(Tokens tokens, std::size_t i) {
    const auto bounds = [&](std::size_t j) {
      return j >= tokens.size() || tokens[j].kind == PasteKind::comma ||
             tokens[j].kind == PasteKind::semicolon;
    };
    return tokens.size() > 1 && (i == 0 || bounds(i - 1)) && bounds(i + 1);
  }

  /// The name of the only address, which is at `place`.
  static std::u32string name_beside(Tokens tokens, std::size_t place) {
    std::size_t begin = place;
    while (begin > 0 && !is_separator(tokens[begin - 1])) --begin;
    std::size_t end = place + 1;
    while (end < tokens.size() && !is_separator(tokens[end])) ++end;

    std::u32string before = name_of_words(tokens.subspan(begin, place - begin));
    if (!before.empty()) {
      const bool is_last_first = tokens[place].kind == PasteKind::angle && is_one_word(before) &&
                                 begin > 0 && tokens[begin - 1].kind == PasteKind::comma;
      const auto family = is_last_first ? name_in_column(tokens.first(begin - 1)) : U"";
      return family.empty() ? before : family + U", " + before;
    }
    std::u32string after = name_of_words(tokens.subspan(place + 1, end - place - 1));
    if (!after.empty()) return after;
    std::u32string column = begin > 0 ? name_in_columns(tokens.first(begin - 1)) : U"";
    return column.empty() ? first_column(tokens.subspan(end)) : column;
  }

  /// The last column, if it is a name at all.
  static std::u32string name_in_column(Tokens tokens) {
    std::size_t begin = tokens.size();
    while (begin > 0 && !is_separator(tokens[begin - 1])) --begin;
    const Tokens column = tokens.subspan(begin);
    if (column.size() == 1 && looks_mistyped(column.front())) return {};
    std::u32string name = name_of_words(column);
    return is_number(name) ? std::u32string() : name;
  }

  /// The last column, together with the one before it where each is one word: first and last name.
  static std::u32string name_in_columns(Tokens tokens) {
    std::u32string name = name_in_column(tokens);
    if (!is_one_word(name)) return name;
    std::size_t begin = tokens.size();
    while (begin > 0 && !is_separator(tokens[begin - 1])) --begin;
    const std::u32string other = begin > 0 ? name_in_column(tokens.first(begin - 1)) : U"";
    return is_one_word(other) ? other + U" " + name : name;
  }

  static std::u32string first_column(Tokens tokens) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= tokens.size(); ++i) {
      if (i < tokens.size() && !is_separator(tokens[i])) continue;
      if (auto name = name_in_column(tokens.subspan(begin, i - begin)); !name.empty()) return name;
      begin = i + 1;
    }
    return {};
  }

  std::vector<PasteEntry>& entries_;
};

}  // namespace

bool add_paste_entries(std::u32string_view row, std::vector<PasteEntry>& entries) {
  if (row.find(U'@') == std::u32string_view::npos) {
    if (has_letter(row)) entries.push_back({row, {}, {}});
    return true;
  }
  const std::vector<PasteToken> tokens = paste_tokens(row);
  if (tokens.size() >= paste_tokens_max) return false;
  Rows(entries).add(tokens);
  return true;
}

}  // namespace steward
