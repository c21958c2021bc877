#include "core/connections/search.hpp"

#include <algorithm>
#include <utility>

#include "core/base/search.hpp"

namespace steward {
namespace {

bool begins_any(const std::vector<std::string>& words, const std::string& beginning) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return word.starts_with(beginning); });
}

void append_words(std::vector<std::string>& words, std::string_view text) {
  for (std::string& word : search_words(text)) words.push_back(std::move(word));
}

/// Letters and digits alone, so that "salesforce" and "Sales Force" are one.
std::string joined(std::string_view text) {
  std::string letters;
  for (const char character : folded(text))
    if (character != ' ' && character != '-' && character != '.' && character != '_')
      letters += character;
  return letters;
}

constexpr int no_match = 5;

/// 0: the name itself … 4: only the category; no_match.
int rank_of(const ProviderIndex::Entry& entry, const std::string& whole,
            const std::vector<std::string>& words) {
  if (entry.name == whole) return 0;
  if (entry.name.starts_with(whole)) return 1;
  int rank = words.empty() ? no_match : 0;
  for (const std::string& word : words) {
    if (begins_any(entry.names, word)) {
      rank = std::max(rank, 2);
    } else if (begins_any(entry.aliases, word)) {
      rank = std::max(rank, 3);
    } else {
      rank = std::max(rank, begins_any(entry.others, word) ? 4 : no_match);
    }
  }
  return rank;
}

}  // namespace

ProviderIndex index_providers(const ProviderCatalogue& catalogue) {
  ProviderIndex index;
  for (const Provider& provider : catalogue.providers) {
    ProviderIndex::Entry entry;
    entry.name = joined(provider.name);
    append_words(entry.names, provider.name);
    for (const std::string& alias : provider.aliases) {
      append_words(entry.aliases, alias);
      entry.aliases.push_back(joined(alias));
    }
    for (const ProviderCategory& category : catalogue.categories)
      if (category.id == provider.category)
        for (const std::string& title : category.title) append_words(entry.others, title);
    index.entries.push_back(std::move(entry));
  }
  return index;
}

std::vector<std::size_t> search_providers(const ProviderIndex& index, std::string_view text) {
  const std::string whole = joined(text);
  const std::vector<std::string> words = searched_words(text);
  std::vector<std::pair<int, std::size_t>> found;
  for (std::size_t place = 0; place < index.entries.size(); ++place) {
    const int rank = whole.empty() ? 0 : rank_of(index.entries[place], whole, words);
    if (rank < no_match) found.emplace_back(rank, place);
  }
  std::sort(found.begin(), found.end(), [&](const auto& left, const auto& right) {
    if (left.first != right.first) return left.first < right.first;
    const std::string& left_name = index.entries[left.second].name;
    const std::string& right_name = index.entries[right.second].name;
    return left_name != right_name ? left_name < right_name : left.second < right.second;
  });
  std::vector<std::size_t> places;
  places.reserve(found.size());
  for (const auto& match : found) places.push_back(match.second);
  return places;
}

}  // namespace steward
