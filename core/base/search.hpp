#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace steward {

inline constexpr std::size_t search_word_code_points_max = 32;
inline constexpr std::size_t search_words_max = 64;

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

}  // namespace steward
