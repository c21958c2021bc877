#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace steward {

inline constexpr std::size_t search_word_code_points_max = 32;
inline constexpr std::size_t search_words_max = 64;
/// What is typed first is common: so short a beginning has an entry of its own in an index.
inline constexpr std::size_t search_beginning_code_points_max = 6;

/// Text in which letters that a searching or sorting person takes for the same are the same: full
/// case folding, and no marks above or below letters, so that "Müller" and "MULLER" are one.
/// `text` is well-formed UTF-8 in NFC.
[[nodiscard]] std::string folded(std::string_view text);

/// The words of a text, folded, sorted, each once. They end at white space and punctuation. Scripts
/// that write without spaces (Chinese, Japanese, Korean) begin a word at every character, so that
/// the given name in "山田太郎" is found too. A longer word is cut to its first 32 code points, and
/// words after the 64th are left out: nobody has such a name.
[[nodiscard]] std::vector<std::string> search_words(std::string_view text);

/// The words of what somebody searches for: a text matches where each of them begins one of the
/// text's words. As search_words, but a run of characters without spaces stays one word.
[[nodiscard]] std::vector<std::string> searched_words(std::string_view text);

/// The entries of an index of `words` (of search_words): each beginning of a word that is short
/// enough, and each word, sorted, each once.
[[nodiscard]] std::vector<std::string> word_beginnings(const std::vector<std::string>& words);

/// The longest entry of word_beginnings with which every word that begins with `word` begins too:
/// `word` itself where it is short enough.
[[nodiscard]] std::string indexed_beginning(const std::string& word);

}  // namespace steward
