#include "core/team/paste_tokens.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "core/base/unicode.hpp"

namespace steward {
namespace {

constexpr std::size_t none = std::u32string_view::npos;

/// A row's next occurrence of a character, looked for only where no earlier search has been: that
/// keeps "<<<<<<" and its like linear.
class Next {
 public:
  Next(std::u32string_view row, std::u32string_view wanted) : row_(row), wanted_(wanted) {}
  /// At or behind `from`, which never decreases; `none` where there is none.
  std::size_t from(std::size_t from) {
    if (at_ != none && (!searched_ || at_ < from)) at_ = row_.find_first_of(wanted_, from);
    searched_ = true;
    return at_;
  }

 private:
  std::u32string_view row_;
  std::u32string_view wanted_;
  std::size_t at_ = 0;
  bool searched_ = false;
};

std::optional<PasteKind> separator(char32_t point) {
  switch (point) {
    case U'\t':
      return PasteKind::tab;
    case U';':
    case 0xFF1B:
    case 0x061B:
      return PasteKind::semicolon;
    case U',':
    case 0xFF0C:
    case 0x3001:
    case 0x060C:
      return PasteKind::comma;
    default:
      return std::nullopt;
  }
}

bool is_space(char32_t point) {
  return point != U'\t' && is_white_space(point);
}

bool opens_quote(char32_t point) {
  return point == U'"' || point == 0x201C || point == 0x201E || point == 0xAB;
}

/// From the first token to the last, which stand in this order in one row.
PasteToken joined(const PasteToken& first, const PasteToken& last) {
  const char32_t* const begin = first.whole.data();
  const char32_t* const end = last.whole.data() + last.whole.size();
  const std::u32string_view text(begin, static_cast<std::size_t>(end - begin));
  return {PasteKind::address, text, text};
}

bool touch(const PasteToken& a, const PasteToken& b) {
  return a.whole.data() + a.whole.size() == b.whole.data();
}

/// "jane @ acme.test" is one address that somebody has pulled apart.
bool is_pulled_apart(const PasteToken& before, const PasteToken& token) {
  if (before.kind == PasteKind::address && token.kind == PasteKind::word)
    return before.text.ends_with(U'@');
  return before.kind == PasteKind::word && token.kind == PasteKind::address &&
         token.text.starts_with(U'@');
}

/// "jane@acme,test": the comma touches both sides and the domain has no full stop before it.
bool is_comma_for_stop(const PasteToken& before, const PasteToken& comma, const PasteToken& after) {
  // Of bounded length: a long text that was mended before would be searched again and again.
  return before.kind == PasteKind::address && before.text.size() <= 64 &&
         comma.kind == PasteKind::comma && after.kind == PasteKind::word && touch(before, comma) &&
         touch(comma, after) && before.text.find(U'.', before.text.rfind(U'@')) == none;
}

class Lexer {
 public:
  explicit Lexer(std::u32string_view row) : row_(row) {}

  std::vector<PasteToken> tokens() {
    while (at_ < row_.size() && tokens_.size() < paste_tokens_max) {
      const char32_t point = row_[at_];
      if (const auto kind = separator(point)) {
        put(*kind, at_, at_ + 1, at_ + 1);
      } else if (is_space(point)) {
        ++at_;
      } else if (!(point == U'<' && angle()) && !(opens_quote(point) && quoted())) {
        word();
      }
    }
    return std::move(tokens_);
  }

 private:
  void put(PasteKind kind, std::size_t from, std::size_t to, std::size_t end) {
    const PasteToken token{kind, row_.substr(from, to - from), row_.substr(at_, end - at_)};
    at_ = end;
    const std::size_t count = tokens_.size();
    if (count > 0 && is_pulled_apart(tokens_.back(), token)) {
      tokens_.back() = joined(tokens_.back(), token);
    } else if (count > 1 && is_comma_for_stop(tokens_[count - 2], tokens_[count - 1], token)) {
      tokens_.pop_back();
      tokens_.back() = joined(tokens_.back(), token);
    } else {
      tokens_.push_back(token);
    }
  }

  /// Whether <…> with an address begins at `from`: the innermost pair counts.
  bool angle_at(std::size_t from) {
    const std::size_t close = close_.from(from + 1);
    if (close == none || at_sign_.from(from + 1) >= close) return false;
    return open_.from(from + 1) > close;
  }
  bool angle() {
    if (!angle_at(at_)) return false;
    const std::size_t close = close_.from(at_ + 1);
    put(PasteKind::angle, at_ + 1, close, close + 1);
    return true;
  }

  bool quoted() {
    std::size_t close = quote_.from(at_ + 1);
    // A doubled quote stands for one inside the text (RFC 4180).
    while (close != none && close + 1 < row_.size() && row_[close] == U'"' &&
           row_[close + 1] == U'"' && close > at_ + 1)
      close = quote_.from(close + 2);
    if (close == none || (close + 1 < row_.size() && row_[close + 1] == U'@')) return false;
    const bool is_address = at_sign_.from(at_ + 1) < close;
    put(is_address ? PasteKind::address : PasteKind::word, at_ + 1, close, close + 1);
    return true;
  }

  void word() {
    std::size_t end = at_ + 1;
    while (end < row_.size() && !separator(row_[end]) && !is_space(row_[end]) &&
           !(row_[end] == U'<' && angle_at(end)))
      ++end;
    const std::u32string_view text = row_.substr(at_, end - at_);
    PasteKind kind = text.find(U'@') == none ? PasteKind::word : PasteKind::address;
    if (text == U"|") kind = PasteKind::tab;  // a table drawn with bars
    put(kind, at_, end, end);
  }

  std::u32string_view row_;
  std::size_t at_ = 0;
  Next open_{row_, U"<"};
  Next close_{row_, U">"};
  Next at_sign_{row_, U"@"};
  Next quote_{row_, U"\"\u201C\u201D\u00BB"};
  std::vector<PasteToken> tokens_;
};

}  // namespace

bool is_letter(char32_t point) {
  if (point < 0x80) {
    return (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z') ||
           (point >= U'0' && point <= U'9');
  }
  // Latin-1 signs; general punctuation; arrows, shapes and dingbats; CJK and full-width signs.
  const bool is_sign = point < 0xC0 || (point >= 0x2000 && point <= 0x206F) ||
                       (point >= 0x2190 && point <= 0x2BFF) ||
                       (point >= 0x3000 && point <= 0x303F) ||
                       (point >= 0xFF00 && point <= 0xFF0F) || point == 0xFEFF;
  return !is_sign;
}

bool has_letter(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), is_letter);
}

std::vector<PasteToken> paste_tokens(std::u32string_view row) {
  return Lexer(row).tokens();
}

}  // namespace steward
