#include "core/base/search.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "core/base/unicode.hpp"
#include "core/base/utf8.hpp"

namespace steward {
namespace {

struct Folding {
  char32_t point;
  char32_t folded[3];  ///< ends at 0
};

#include "core/base/folding_table.inc"

void append_folded(std::u32string& out, char32_t point) {
  const Folding* const found =
      std::lower_bound(std::begin(foldings), std::end(foldings), point,
                       [](const Folding& entry, char32_t value) { return entry.point < value; });
  if (found == std::end(foldings) || found->point != point) {
    out.push_back(point);
    return;
  }
  for (const char32_t folded_point : found->folded)
    if (folded_point != 0 && combining_class(folded_point) == 0) out.push_back(folded_point);
}

/// Without what is only drawn around a letter; of a precomposed letter its base remains.
std::u32string fold(std::string_view text) {
  std::u32string out;
  for (char32_t point : decode_utf8(text).value_or(U"")) {
    while (const std::optional<Decomposition> step = canonical_decomposition(point))
      point = step->first;
    if (combining_class(point) == 0 && !is_invisible(point)) append_folded(out, point);
  }
  return out;
}

bool is_between(char32_t point, char32_t first, char32_t last) {
  return point >= first && point <= last;
}

/// White space and punctuation, in ASCII, Latin-1, General Punctuation and the full-width forms.
bool ends_word(char32_t point) {
  if (point < 0x80)
    return !is_between(point, '0', '9') && !is_between(point, 'a', 'z') &&
           !is_between(point, 'A', 'Z');
  return is_white_space(point) || is_between(point, 0x80, 0xA9) || is_between(point, 0xAB, 0xB4) ||
         is_between(point, 0xB6, 0xB9) || is_between(point, 0xBB, 0xBF) ||
         is_between(point, 0x2010, 0x206F) || is_between(point, 0x3000, 0x3004) ||
         is_between(point, 0x3008, 0x3020) || is_between(point, 0xFF01, 0xFF0F);
}

/// From the radicals on Unicode has the scripts of East Asia, and behind them emoji.
bool begins_word(char32_t point) {
  return point >= 0x2E80;
}

std::vector<std::string> each_once(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::vector<std::string> sorted(std::vector<std::string> words) {
  words = each_once(std::move(words));
  if (words.size() > search_words_max) words.resize(search_words_max);
  return words;
}

enum class Splitting { at_separators, also_within };

std::vector<std::string> words_of(std::string_view text, Splitting splitting) {
  const std::u32string points = fold(text);
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < points.size(); ++begin) {
    if (ends_word(points[begin])) continue;
    std::size_t end = begin;
    while (end < points.size() && !ends_word(points[end])) ++end;
    const std::u32string_view run = std::u32string_view(points).substr(begin, end - begin);
    for (std::size_t at = 0; at < run.size(); ++at)
      if (at == 0 || (splitting == Splitting::also_within && begins_word(run[at])))
        words.push_back(encode_utf8(run.substr(at, search_word_code_points_max)));
    begin = end;
  }
  return sorted(std::move(words));
}

}  // namespace

std::string folded(std::string_view text) {
  return encode_utf8(fold(text));
}

std::vector<std::string> search_words(std::string_view text) {
  return words_of(text, Splitting::also_within);
}

std::vector<std::string> searched_words(std::string_view text) {
  return words_of(text, Splitting::at_separators);
}

std::vector<std::string> word_beginnings(const std::vector<std::string>& words) {
  std::vector<std::string> beginnings = words;
  for (const std::string& word : words) {
    const std::u32string points = decode_utf8(word).value_or(U"");
    const std::size_t longest = std::min(points.size(), search_beginning_code_points_max);
    for (std::size_t count = 1; count <= longest; ++count)
      beginnings.push_back(encode_utf8(std::u32string_view(points).substr(0, count)));
  }
  return each_once(std::move(beginnings));
}

std::string indexed_beginning(const std::string& word) {
  const std::u32string points = decode_utf8(word).value_or(U"");
  return encode_utf8(std::u32string_view(points).substr(0, search_beginning_code_points_max));
}

}  // namespace steward
