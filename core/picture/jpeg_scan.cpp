#include "core/picture/jpeg_scan.hpp"

#include <algorithm>

#include "core/picture/picture.hpp"

namespace steward::detail {
namespace {

constexpr std::uint8_t coefficient_max = 63;
constexpr std::uint8_t bit_position_max = 13;
constexpr std::uint32_t interleaved_blocks_max = 10;  // T.81 §B.2.3

}  // namespace

JpegScans::JpegScans(const JpegFrame& frame) : frame_(frame) {
  for (auto& coefficients : known_bit_) coefficients.fill(not_seen);
}

Finding JpegScans::begin(const JpegSegment& segment, const JpegTables& tables) {
  if (++scan_count_ > picture_scans_max) {
    Issue refusal = feature_unsupported("scans", segment.offset);
    refusal.params.push_back({ParamName::limit, picture_scans_max});
    return refusal;
  }
  Reader reader(segment.payload);
  selected_count_ = reader.byte();
  if (selected_count_ < 1 || selected_count_ > frame_.component_count ||
      !read_components(reader, tables))
    return corrupt("SOS", segment.offset);
  first_ = reader.byte();
  last_ = reader.byte();
  const std::uint8_t bits = reader.byte();
  high_bit_ = bits >> 4;
  low_bit_ = bits & 15;
  const bool whole = !reader.ran_out() && reader.at_end();
  if (!whole || !(frame_.progressive ? check_progressive(tables) : check_sequential(tables)))
    return corrupt("SOS", segment.offset);
  return std::nullopt;
}

// Components come in the order of the frame, each at most once.
bool JpegScans::read_components(Reader& reader, const JpegTables& tables) {
  std::size_t next = 0;
  std::uint32_t blocks = 0;
  for (std::size_t i = 0; i < selected_count_; ++i) {
    const std::uint8_t id = reader.byte();
    const std::uint8_t table_indices = reader.byte();
    while (next < frame_.component_count && frame_.storage[next].id != id) ++next;
    if (next == frame_.component_count) return false;
    const JpegComponent& component = frame_.storage[next];
    selected_[i] = {next, static_cast<std::uint8_t>(table_indices >> 4),
                    static_cast<std::uint8_t>(table_indices & 15)};
    if (selected_[i].dc_table > 3 || selected_[i].ac_table > 3) return false;
    if (!tables.has_quantization(component.quantization)) return false;
    blocks += std::uint32_t{component.horizontal} * component.vertical;
    ++next;
  }
  return selected_count_ == 1 || blocks <= interleaved_blocks_max;
}

bool JpegScans::check_sequential(const JpegTables& tables) {
  if (first_ != 0 || last_ != coefficient_max || high_bit_ != 0 || low_bit_ != 0) return false;
  for (std::size_t i = 0; i < selected_count_; ++i) {
    const Selected& selected = selected_[i];
    std::int8_t& known = known_bit_[selected.component][0];
    if (known != not_seen || tables.dc_bits_min(selected.dc_table) == 0 ||
        tables.ac_bits_min(selected.ac_table) == 0)
      return false;
    known = 0;
  }
  return true;
}

// T.81 §G.1.1.1: DC scans may interleave; AC scans are of one component, behind its DC. Each
// further scan of a coefficient adds exactly the next lower bit.
bool JpegScans::check_progressive(const JpegTables& tables) {
  const bool is_dc = first_ == 0;
  const bool is_first = high_bit_ == 0;
  if (first_ > last_ || last_ > coefficient_max || (is_dc && last_ != 0)) return false;
  if (!is_dc && selected_count_ != 1) return false;
  if (low_bit_ > bit_position_max || (!is_first && high_bit_ != low_bit_ + 1)) return false;
  for (std::size_t i = 0; i < selected_count_; ++i) {
    const Selected& selected = selected_[i];
    auto& known = known_bit_[selected.component];
    if (!is_dc && known[0] == not_seen) return false;
    if (is_dc && is_first && tables.dc_bits_min(selected.dc_table) == 0) return false;
    if (!is_dc && tables.ac_bits_min(selected.ac_table) == 0) return false;
    const auto before = is_first ? not_seen : static_cast<std::int8_t>(high_bit_);
    for (std::size_t k = first_; k <= last_; ++k) {
      if (known[k] != before) return false;
      known[k] = static_cast<std::int8_t>(low_bit_);
    }
  }
  return true;
}

std::uint64_t JpegScans::block_bits_min(const Selected& selected, const JpegTables& tables) const {
  const std::uint64_t dc = tables.dc_bits_min(selected.dc_table);
  if (!frame_.progressive) return dc + tables.ac_bits_min(selected.ac_table);
  if (first_ != 0) return 0;  // one code may stand for 32,767 blocks without coefficients
  return high_bit_ == 0 ? dc : 1;
}

Finding JpegScans::check_entropy(const JpegEntropy& entropy, const JpegTables& tables,
                                 std::size_t offset) const {
  const bool interleaved = selected_count_ > 1;
  std::uint64_t units = frame_.interleaved_units();
  std::uint64_t bits_min = 0;
  for (std::size_t i = 0; i < selected_count_; ++i) {
    const JpegComponent& component = frame_.storage[selected_[i].component];
    if (!interleaved) units = frame_.blocks_of(component);
    const std::uint64_t blocks =
        interleaved ? units * component.horizontal * component.vertical : units;
    bits_min += blocks * block_bits_min(selected_[i], tables);
  }
  const std::uint64_t interval = tables.restart_interval();
  const std::uint64_t restarts = interval == 0 ? 0 : (units - 1) / interval;
  const std::uint64_t bits = std::uint64_t{entropy.coded_bytes} * 8;
  if (entropy.restart_count != restarts || !entropy.restarts_in_order || bits == 0 ||
      bits < bits_min)
    return corrupt("scan", offset);
  return std::nullopt;
}

bool JpegScans::complete() const {
  return std::all_of(known_bit_.begin(),
                     known_bit_.begin() + static_cast<std::ptrdiff_t>(frame_.component_count),
                     [](const auto& known) { return known[0] != not_seen; });
}

}  // namespace steward::detail
