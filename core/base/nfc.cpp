#include "core/base/nfc.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "core/base/unicode.hpp"

namespace steward {
namespace {

// Hangul by arithmetic: The Unicode Standard, section 3.12.
constexpr char32_t syllable_base = 0xAC00;
constexpr char32_t lead_base = 0x1100;
constexpr char32_t vowel_base = 0x1161;
constexpr char32_t tail_base = 0x11A7;
constexpr char32_t lead_count = 19;
constexpr char32_t vowel_count = 21;
constexpr char32_t tail_count = 28;
constexpr char32_t syllable_count = lead_count * vowel_count * tail_count;

void append_decomposed(std::u32string& out, char32_t point) {
  if (point >= syllable_base && point < syllable_base + syllable_count) {
    const char32_t index = point - syllable_base;
    out.push_back(lead_base + index / (vowel_count * tail_count));
    out.push_back(vowel_base + index / tail_count % vowel_count);
    if (index % tail_count != 0) out.push_back(tail_base + index % tail_count);
    return;
  }
  // Only the first half decomposes further, so the second halves wait in reverse order.
  std::u32string waiting;
  while (const std::optional<Decomposition> step = canonical_decomposition(point)) {
    if (step->second != 0) waiting.push_back(step->second);
    point = step->first;
  }
  out.push_back(point);
  out.append(waiting.rbegin(), waiting.rend());
}

/// Sorts a run of marks by class, keeping the order within a class: in counting sort, so that no
/// text takes longer than its length allows.
void order_run(char32_t* begin, char32_t* end) {
  std::array<std::size_t, 257> next{};  // where the next mark of a class goes; 255 is the highest
  for (const char32_t* mark = begin; mark != end; ++mark) ++next[combining_class(*mark) + 1U];
  for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
  const std::u32string run(begin, end);
  for (const char32_t mark : run) begin[next[combining_class(mark)]++] = mark;
}

/// Sorts every run of combining marks.
void order_marks(std::u32string& text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && combining_class(text[at]) != 0) continue;
    if (at > begin + 1) order_run(text.data() + begin, text.data() + at);
    begin = at + 1;
  }
}

std::optional<char32_t> compose(char32_t first, char32_t second) {
  if (first >= lead_base && first < lead_base + lead_count && second >= vowel_base &&
      second < vowel_base + vowel_count)
    return syllable_base + ((first - lead_base) * vowel_count + (second - vowel_base)) * tail_count;
  const bool is_open_syllable = first >= syllable_base && first < syllable_base + syllable_count &&
                                (first - syllable_base) % tail_count == 0;
  if (is_open_syllable && second > tail_base && second < tail_base + tail_count)
    return first + (second - tail_base);
  return canonical_composition(first, second);
}

std::u32string composed(const std::u32string& text) {
  std::u32string out;
  std::optional<std::size_t> starter;
  std::uint8_t last_class = 0;
  for (const char32_t point : text) {
    const std::uint8_t own_class = combining_class(point);
    // A mark is blocked from its starter by an earlier mark of its own or a higher class.
    const bool adjacent = starter && *starter + 1 == out.size();
    const bool blocked = !adjacent && (last_class == 0 || last_class >= own_class);
    if (starter && !blocked) {
      if (const auto composite = compose(out[*starter], point)) {
        out[*starter] = *composite;
        continue;
      }
    }
    if (own_class == 0) starter = out.size();
    last_class = own_class;
    out.push_back(point);
  }
  return out;
}

}  // namespace

std::u32string to_nfc(std::u32string text) {
  // Below U+0300 there are no marks, and every composite there is its own normal form.
  if (std::all_of(text.begin(), text.end(), [](char32_t point) { return point < 0x300; }))
    return text;
  std::u32string decomposed;
  decomposed.reserve(text.size() * 2);
  for (const char32_t point : text) append_decomposed(decomposed, point);
  order_marks(decomposed);
  return composed(decomposed);
}

}  // namespace steward
