#include "core/picture/jpeg_segments.hpp"

#include <cstring>

namespace steward::detail {
namespace {

using namespace jpeg_marker;

bool is_restart(std::uint8_t marker) {
  return marker >= rst0 && marker <= rst7;
}

bool is_bare(std::uint8_t marker) {
  return is_restart(marker) || marker == soi || marker == eoi || marker == tem;
}

}  // namespace

bool is_frame_marker(std::uint8_t marker) {
  return marker >= sof0 && marker <= sof15 && marker != dht && marker != jpg && marker != dac;
}

std::string name_of_marker(std::uint8_t marker) {
  if (is_frame_marker(marker)) return "SOF" + std::to_string(marker - sof0);
  if (is_restart(marker)) return "RST" + std::to_string(marker - rst0);
  if (marker >= app0 && marker <= app15) return "APP" + std::to_string(marker - app0);
  if (marker >= jpg0 && marker <= jpg13) return "JPG" + std::to_string(marker - jpg0);
  switch (marker) {
    case dht:
      return "DHT";
    case jpg:
      return "JPG";
    case dac:
      return "DAC";
    case soi:
      return "SOI";
    case eoi:
      return "EOI";
    case sos:
      return "SOS";
    case dqt:
      return "DQT";
    case dnl:
      return "DNL";
    case dri:
      return "DRI";
    case dhp:
      return "DHP";
    case exp:
      return "EXP";
    case com:
      return "COM";
    case tem:
      return "TEM";
    default:
      return "marker";
  }
}

Result<JpegSegment, Issue> JpegSegments::next() {
  const std::size_t first = reader_.position();
  if (reader_.at_end()) return Failure{truncated("EOI", first)};
  if (reader_.byte() != 0xFF) return Failure{corrupt("marker", first)};
  std::uint8_t marker = reader_.byte();
  while (marker == 0xFF) marker = reader_.byte();
  if (reader_.ran_out()) return Failure{truncated("EOI", first)};
  const std::size_t offset = reader_.position() - 2;
  if (is_bare(marker)) return JpegSegment{marker, offset, {}, file_.subspan(offset, 2)};
  // 0xFF00 and the reserved markers up to 0xBF have no meaning outside of a scan.
  if (marker < sof0) return Failure{corrupt("marker", offset)};
  const std::size_t length = reader_.big16();
  if (reader_.ran_out()) return Failure{truncated(name_of_marker(marker), offset)};
  if (length < 2) return Failure{corrupt(name_of_marker(marker), offset)};
  const Bytes payload = reader_.take(length - 2);
  if (reader_.ran_out()) return Failure{truncated(name_of_marker(marker), offset)};
  return JpegSegment{marker, offset, payload, file_.subspan(offset, 2 + length)};
}

Result<JpegEntropy, Issue> JpegSegments::next_entropy() {
  const std::size_t begin = reader_.position();
  std::size_t at = begin;
  std::size_t uncoded = 0;
  JpegEntropy entropy;
  // INVARIANT: every step needs a byte behind an 0xFF, so `at` stays below the last byte.
  while (at + 1 < file_.size()) {
    const void* const found = std::memchr(&file_[at], 0xFF, file_.size() - 1 - at);
    if (found == nullptr) break;
    at = static_cast<std::size_t>(static_cast<const std::uint8_t*>(found) - file_.data());
    const std::uint8_t second = file_[at + 1];
    if (second == 0) {
      at += 2;
      uncoded += 1;
    } else if (second == 0xFF) {
      at += 1;
      uncoded += 1;
    } else if (is_restart(second)) {
      if (second - rst0 != static_cast<int>(entropy.restart_count % 8))
        entropy.restarts_in_order = false;
      ++entropy.restart_count;
      at += 2;
      uncoded += 2;
    } else {
      reader_.skip(at - begin);
      entropy.bytes = file_.subspan(begin, at - begin);
      entropy.coded_bytes = entropy.bytes.size() - uncoded;
      return entropy;
    }
  }
  return Failure{truncated("scan", begin)};
}

}  // namespace steward::detail
