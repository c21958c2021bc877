#include "core/picture/signature.hpp"

#include <algorithm>
#include <array>

namespace steward::detail {
namespace {

using namespace std::string_view_literals;

bool has_at(Bytes head, std::size_t offset, std::string_view expected) {
  if (head.size() < offset || head.size() - offset < expected.size()) return false;
  return std::equal(expected.begin(), expected.end(), head.begin() + static_cast<long>(offset),
                    [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

struct Magic {
  Signature signature;
  std::string_view start;
  std::size_t second_offset = 0;
  std::string_view second{};
};

// Formats told by fixed bytes. Sources: the formats' specifications; WHATWG MIME Sniffing §6.
constexpr std::array magics = {
    Magic{{"png", PictureFormat::png}, "\x89PNG\r\n\x1a\n"sv},
    Magic{{"jpeg", PictureFormat::jpeg}, "\xFF\xD8\xFF"sv},
    Magic{{"gif", PictureFormat::gif}, "GIF87a"sv},
    Magic{{"gif", PictureFormat::gif}, "GIF89a"sv},
    Magic{{"webp"}, "RIFF"sv, 8, "WEBP"sv},
    Magic{{"tiff"}, "II*\0"sv},
    Magic{{"tiff"}, "MM\0*"sv},
    Magic{{"tiff"}, "II+\0"sv},
    Magic{{"tiff"}, "MM\0+"sv},
    Magic{{"jxl"}, "\0\0\0\x0CJXL \r\n\x87\n"sv},
    Magic{{"jxl"}, "\xFF\x0A"sv},
    Magic{{"jpeg2000"}, "\0\0\0\x0CjP  \r\n\x87\n"sv},
    Magic{{"jpeg2000"}, "\xFF\x4F\xFF\x51"sv},
    Magic{{"psd"}, "8BPS"sv},
    Magic{{"pdf"}, "%PDF-"sv},
    Magic{{"zip"}, "PK\x03\x04"sv},
    Magic{{"zip"}, "PK\x05\x06"sv},
};

// "BM" alone begins many texts, so the reserved zeros and the length of the second header count.
bool is_bmp(Bytes head) {
  if (!has_at(head, 0, "BM"sv) || !has_at(head, 6, "\0\0\0\0"sv)) return false;
  constexpr std::array<std::uint8_t, 7> header_sizes = {12, 40, 52, 56, 64, 108, 124};
  return has_at(head, 15, "\0\0\0"sv) &&
         std::find(header_sizes.begin(), header_sizes.end(), head[14]) != header_sizes.end();
}

// Icon directory: at least one entry, whose reserved byte (9) is zero.
bool is_ico(Bytes head) {
  const bool directory = has_at(head, 0, "\0\0\1\0"sv) || has_at(head, 0, "\0\0\2\0"sv);
  return directory && head.size() >= 10 && head[4] != 0 && head[5] == 0 && head[9] == 0;
}

struct Brand {
  std::string_view code;
  std::string_view name;
};
constexpr std::array brands = {
    Brand{"avif", "avif"}, Brand{"avis", "avif"}, Brand{"heic", "heic"}, Brand{"heix", "heic"},
    Brand{"heim", "heic"}, Brand{"heis", "heic"}, Brand{"hevc", "heic"}, Brand{"hevx", "heic"},
    Brand{"mif1", "heic"}, Brand{"msf1", "heic"},
};

// ISO base media: the major brand decides, unless it is the general "mif1"/"msf1", under which
// AVIF files are written too; those name "avif" among the compatible brands.
std::optional<Signature> recognise_iso_media(Bytes head) {
  if (!has_at(head, 4, "ftyp"sv)) return std::nullopt;
  const auto major = std::find_if(brands.begin(), brands.end(),
                                  [&](const Brand& b) { return has_at(head, 8, b.code); });
  if (major == brands.end()) return std::nullopt;
  const std::size_t box_end = std::min<std::size_t>(head.size(), head[3]);
  for (std::size_t at = 16; at + 4 <= box_end; at += 4)
    if (has_at(head, at, "avif"sv) || has_at(head, at, "avis"sv)) return Signature{"avif"};
  return Signature{major->name};
}

// SVG is text: a byte order mark, blanks, an XML declaration, comments or a doctype may precede
// its root. Anything else that starts with "<" (HTML) is no picture.
bool is_svg(Bytes head) {
  const Bytes seen = head.first(std::min(head.size(), signature_bytes_max));
  std::string_view text(reinterpret_cast<const char*>(seen.data()), seen.size());
  if (text.starts_with("\xEF\xBB\xBF"sv)) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"sv), text.size()));
  const bool is_markup = text.starts_with("<?xml"sv) || text.starts_with("<!--"sv) ||
                         text.starts_with("<!DOCTYPE svg"sv) || text.starts_with("<svg"sv);
  return is_markup && text.find("<svg"sv) != std::string_view::npos;
}

}  // namespace

std::optional<Signature> recognise(Bytes head) {
  for (const Magic& magic : magics)
    if (has_at(head, 0, magic.start) && has_at(head, magic.second_offset, magic.second))
      return magic.signature;
  if (auto media = recognise_iso_media(head)) return media;
  if (is_bmp(head)) return Signature{"bmp"};
  if (is_ico(head)) return Signature{"ico"};
  if (is_svg(head)) return Signature{"svg"};
  return std::nullopt;
}

}  // namespace steward::detail
