#pragma once

#include <array>
#include <cstdint>

#include "core/picture/finding.hpp"
#include "core/picture/jpeg_frame.hpp"
#include "core/picture/jpeg_tables.hpp"

namespace steward::detail {

/// Follows the scans of one frame: which components and coefficients have come, and whether the
/// entropy data can hold what each scan promises.
class JpegScans {
 public:
  explicit JpegScans(const JpegFrame& frame);

  /// Judges a scan header (T.81 §B.2.3) against the tables defined by now.
  [[nodiscard]] Finding begin(const JpegSegment& segment, const JpegTables& tables);
  /// Judges the data of the scan begun last: restart markers exactly where the interval demands
  /// them, and no fewer bits than the shortest codes would take.
  [[nodiscard]] Finding check_entropy(const JpegEntropy& entropy, const JpegTables& tables,
                                      std::size_t offset) const;
  /// Every component has had its (first) scan.
  [[nodiscard]] bool complete() const;

 private:
  struct Selected {
    std::size_t component;
    std::uint8_t dc_table;
    std::uint8_t ac_table;
  };

  [[nodiscard]] bool read_components(Reader& reader, const JpegTables& tables);
  [[nodiscard]] bool check_sequential(const JpegTables& tables);
  [[nodiscard]] bool check_progressive(const JpegTables& tables);
  [[nodiscard]] std::uint64_t block_bits_min(const Selected& selected,
                                             const JpegTables& tables) const;

  static constexpr std::int8_t not_seen = -1;

  JpegFrame frame_;
  std::int64_t scan_count_ = 0;
  /// The bit position down to which each coefficient is known; sequential scans give all at once.
  std::array<std::array<std::int8_t, 64>, 4> known_bit_;

  std::array<Selected, 4> selected_{};
  std::size_t selected_count_ = 0;
  std::uint8_t first_ = 0;     // Ss: first coefficient
  std::uint8_t last_ = 0;      // Se: last coefficient
  std::uint8_t high_bit_ = 0;  // Ah: bit position of the scan before, 0 for a first scan
  std::uint8_t low_bit_ = 0;   // Al: bit position of this scan
};

}  // namespace steward::detail
