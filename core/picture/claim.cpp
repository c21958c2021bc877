#include "core/picture/claim.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace steward::detail {
namespace {

struct Spelling {
  std::string_view written;  // lower case
  std::string_view format;
};

constexpr std::array endings = {
    Spelling{"png", "png"},   Spelling{"apng", "png"},  Spelling{"jpg", "jpeg"},
    Spelling{"jpeg", "jpeg"}, Spelling{"jpe", "jpeg"},  Spelling{"jfif", "jpeg"},
    Spelling{"gif", "gif"},   Spelling{"webp", "webp"}, Spelling{"avif", "avif"},
    Spelling{"heic", "heic"}, Spelling{"heif", "heic"}, Spelling{"svg", "svg"},
    Spelling{"bmp", "bmp"},   Spelling{"tif", "tiff"},  Spelling{"tiff", "tiff"},
    Spelling{"ico", "ico"},   Spelling{"jxl", "jxl"},   Spelling{"jp2", "jpeg2000"},
    Spelling{"psd", "psd"},   Spelling{"pdf", "pdf"},   Spelling{"html", "html"},
};

constexpr std::array media_types = {
    Spelling{"image/png", "png"},       Spelling{"image/apng", "png"},
    Spelling{"image/x-png", "png"},     Spelling{"image/jpeg", "jpeg"},
    Spelling{"image/jpg", "jpeg"},      Spelling{"image/pjpeg", "jpeg"},
    Spelling{"image/gif", "gif"},       Spelling{"image/webp", "webp"},
    Spelling{"image/avif", "avif"},     Spelling{"image/heic", "heic"},
    Spelling{"image/heif", "heic"},     Spelling{"image/svg+xml", "svg"},
    Spelling{"image/bmp", "bmp"},       Spelling{"image/x-ms-bmp", "bmp"},
    Spelling{"image/tiff", "tiff"},     Spelling{"image/x-icon", "ico"},
    Spelling{"image/jxl", "jxl"},       Spelling{"image/vnd.microsoft.icon", "ico"},
    Spelling{"image/jp2", "jpeg2000"},  Spelling{"image/vnd.adobe.photoshop", "psd"},
    Spelling{"application/pdf", "pdf"}, Spelling{"text/html", "html"},
};

// ASCII only: formats and media types have no other letters.
bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b;
  });
}

template <std::size_t Count>
std::string_view format_written(const std::array<Spelling, Count>& spellings,
                                std::string_view text) {
  for (const Spelling& spelling : spellings)
    if (equals_ignoring_case(text, spelling.written)) return spelling.format;
  return {};
}

std::string_view format_named(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  return dot == std::string_view::npos ? "" : format_written(endings, file_name.substr(dot + 1));
}

std::string_view format_typed(std::string_view media_type) {
  const std::string_view essence = media_type.substr(0, media_type.find(';'));
  return format_written(media_types, essence.substr(0, essence.find_last_not_of(" \t") + 1));
}

Issue disagreement(Code code, std::string_view declared, std::string_view actual) {
  return Issue{
      code,
      {{ParamName::declared, std::string(declared)}, {ParamName::detected, std::string(actual)}}};
}

}  // namespace

Issues disagreements(const PictureClaim& claim, std::string_view actual) {
  Issues notes;
  const std::string_view named = format_named(claim.file_name);
  if (!named.empty() && named != actual)
    notes.push_back(disagreement(Code::picture_name_disagrees, named, actual));
  const std::string_view typed = format_typed(claim.media_type);
  if (!typed.empty() && typed != actual)
    notes.push_back(disagreement(Code::picture_type_disagrees, typed, actual));
  return notes;
}

void add_declared(Issue& refusal, const PictureClaim& claim, std::string_view actual) {
  const Issues notes = disagreements(claim, actual);
  if (!notes.empty()) refusal.params.push_back(notes.front().params.front());
}

}  // namespace steward::detail
