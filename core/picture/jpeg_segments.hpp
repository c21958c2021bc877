#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/picture/finding.hpp"
#include "core/picture/reader.hpp"

namespace steward::detail {

/// Second bytes of the markers this code tells apart (ITU-T T.81 table B.1).
namespace jpeg_marker {
inline constexpr std::uint8_t sof0 = 0xC0;  // baseline
inline constexpr std::uint8_t sof1 = 0xC1;  // extended sequential
inline constexpr std::uint8_t sof2 = 0xC2;  // progressive
inline constexpr std::uint8_t dht = 0xC4;
inline constexpr std::uint8_t jpg = 0xC8;
inline constexpr std::uint8_t dac = 0xCC;
inline constexpr std::uint8_t sof15 = 0xCF;
inline constexpr std::uint8_t rst0 = 0xD0;
inline constexpr std::uint8_t rst7 = 0xD7;
inline constexpr std::uint8_t soi = 0xD8;
inline constexpr std::uint8_t eoi = 0xD9;
inline constexpr std::uint8_t sos = 0xDA;
inline constexpr std::uint8_t dqt = 0xDB;
inline constexpr std::uint8_t dnl = 0xDC;
inline constexpr std::uint8_t dri = 0xDD;
inline constexpr std::uint8_t dhp = 0xDE;
inline constexpr std::uint8_t exp = 0xDF;
inline constexpr std::uint8_t app0 = 0xE0;
inline constexpr std::uint8_t app15 = 0xEF;
inline constexpr std::uint8_t jpg0 = 0xF0;
inline constexpr std::uint8_t jpg13 = 0xFD;
inline constexpr std::uint8_t com = 0xFE;
inline constexpr std::uint8_t tem = 0x01;
}  // namespace jpeg_marker

/// "SOF2", "APP13", "DHT" …
[[nodiscard]] std::string name_of_marker(std::uint8_t marker);
[[nodiscard]] bool is_frame_marker(std::uint8_t marker);

/// 0xFF · marker · length (2, counts itself) · payload; SOI, EOI, RSTn and TEM are bare.
struct JpegSegment {
  std::uint8_t marker;
  std::size_t offset;  ///< of the 0xFF next to the marker; fill bytes before it belong to nobody
  Bytes payload;
  Bytes bytes;  ///< marker, length and payload

  [[nodiscard]] std::string name() const { return name_of_marker(marker); }
};

/// The entropy-coded data behind a scan's header, up to the next marker that is no RSTn.
struct JpegEntropy {
  Bytes bytes;
  std::size_t coded_bytes = 0;  ///< without stuffing, restart markers and fill bytes
  std::size_t restart_count = 0;
  bool restarts_in_order = true;  ///< RST0, RST1 … RST7, RST0 …
};

/// Steps from marker to marker. Lengths are checked against the file; contents are not judged.
class JpegSegments {
 public:
  /// An SOI marker is at `position`.
  JpegSegments(Bytes file, std::size_t position) : file_(file), reader_(file, position + 2) {}

  [[nodiscard]] Result<JpegSegment, Issue> next();
  /// Fails with `picture_truncated` where the data does not end in a marker.
  [[nodiscard]] Result<JpegEntropy, Issue> next_entropy();
  [[nodiscard]] std::size_t position() const { return reader_.position(); }

 private:
  Bytes file_;
  Reader reader_;
};

}  // namespace steward::detail
