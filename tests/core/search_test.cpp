#include "core/base/search.hpp"

#include <gtest/gtest.h>

#include "core/base/utf8.hpp"

namespace steward {
namespace {

using Words = std::vector<std::string>;

TEST(Search, CaseAndMarksDoNotCount) {
  EXPECT_EQ(folded("M\u00FCller"), "muller");
  EXPECT_EQ(folded("M\u00DCLLER"), "muller");
  EXPECT_EQ(folded("Stra\u00DFe"), folded("STRASSE"));
  EXPECT_EQ(folded("\u0130stanbul"), "istanbul");
  EXPECT_EQ(folded("\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2"),
            folded("\u03C3\u03B9\u03C3\u03C5\u03C6\u03BF\u03C3"));
  EXPECT_EQ(folded("\u1EA4n"), "an");
  EXPECT_EQ(folded("Zo\u00EB\u200D"), "zoe");
}

TEST(Search, FoldingTwiceChangesNothing) {
  for (char32_t point = 1; point < 0x20000; ++point) {
    if (point >= 0xD800 && point < 0xE000) continue;
    const std::string once = folded(encode_utf8(std::u32string(1, point)));
    EXPECT_EQ(folded(once), once) << "U+" << std::hex << static_cast<unsigned>(point);
  }
}

TEST(Search, WordsEndAtSpacesAndPunctuation) {
  EXPECT_EQ(search_words("Ada Lovelace ada.l+x@Acme.test"),
            (Words{"acme", "ada", "l", "lovelace", "test", "x"}));
  EXPECT_EQ(search_words("O\u2019Brien-Smith"), (Words{"brien", "o", "smith"}));
  EXPECT_EQ(search_words(" ,.% _ "), Words{});
  EXPECT_EQ(searched_words(""), Words{});
}

TEST(Search, EveryCharacterBeginsAWordWhereScriptsHaveNoSpaces) {
  EXPECT_EQ(search_words("\u5C71\u7530"), (Words{"\u5C71\u7530", "\u7530"}));
  EXPECT_EQ(searched_words("\u5C71\u7530"), (Words{"\u5C71\u7530"}));
}

TEST(Search, WordsAreBoundedInLengthAndNumber) {
  EXPECT_EQ(search_words(std::string(32, 'a')), Words{std::string(32, 'a')});
  EXPECT_EQ(search_words(std::string(33, 'a')), Words{std::string(32, 'a')});
  std::string many;
  for (char first = 'a'; first <= 'z'; ++first)
    for (char second = 'a'; second <= 'z'; ++second) many += std::string{first, second, ' '};
  EXPECT_EQ(search_words(many).size(), search_words_max);
}

TEST(Search, ShortBeginningsAreIndexedAndLongWordsWhole) {
  EXPECT_EQ(word_beginnings({"ada", "ads"}), (Words{"a", "ad", "ada", "ads"}));
  EXPECT_EQ(word_beginnings({"fischer"}),
            (Words{"f", "fi", "fis", "fisc", "fisch", "fische", "fischer"}));
  EXPECT_EQ(word_beginnings({"fischer1"}),
            (Words{"f", "fi", "fis", "fisc", "fisch", "fische", "fischer1"}));
  EXPECT_EQ(word_beginnings({"\u5C71\u7530"}), (Words{"\u5C71", "\u5C71\u7530"}));
  EXPECT_EQ(word_beginnings({}), Words{});
}

TEST(Search, WhatIsSearchedForHasAnEntryThatCoversIt) {
  EXPECT_EQ(indexed_beginning("a"), "a");
  EXPECT_EQ(indexed_beginning("fische"), "fische");
  EXPECT_EQ(indexed_beginning("fischer"), "fische");
  EXPECT_EQ(indexed_beginning("\u5C71\u7530\u592A\u90CE\u5C71\u7530\u592A"),
            "\u5C71\u7530\u592A\u90CE\u5C71\u7530");
}

}  // namespace
}  // namespace steward
