#include "core/picture/png_rows.hpp"

#include <algorithm>

namespace steward::detail {
namespace {

constexpr std::uint8_t filter_max = 4;

struct Adam7Pass {
  std::uint32_t left, top, column_step, row_step;
};
constexpr std::array<Adam7Pass, 7> adam7 = {{
    {0, 0, 8, 8},
    {4, 0, 8, 8},
    {0, 4, 4, 8},
    {2, 0, 4, 4},
    {0, 2, 2, 4},
    {1, 0, 2, 2},
    {0, 1, 1, 2},
}};

}  // namespace

PngRows::PngRows(const PngHeader& header) {
  if (!header.interlaced) {
    add_pass(header.width, header.height, header.pixel_bits());
  } else {
    for (const Adam7Pass& pass : adam7)
      add_pass((header.width + pass.column_step - 1 - pass.left) / pass.column_step,
               (header.height + pass.row_step - 1 - pass.top) / pass.row_step, header.pixel_bits());
  }
  left_bytes_ = total_bytes_;
}

void PngRows::add_pass(std::uint32_t columns, std::uint32_t rows, std::uint32_t pixel_bits) {
  if (columns == 0 || rows == 0) return;
  const std::uint32_t row_bytes = 1 + (columns * pixel_bits + 7) / 8;
  passes_[pass_count_++] = {row_bytes, rows};
  total_bytes_ += std::int64_t{row_bytes} * rows;
}

bool PngRows::take(Bytes bytes) {
  if (static_cast<std::int64_t>(bytes.size()) > left_bytes_) return false;
  left_bytes_ -= static_cast<std::int64_t>(bytes.size());
  const Bytes taken = bytes;
  while (!bytes.empty()) {
    if (row_left_ == 0) {
      if (bytes[0] > filter_max) return false;
      if (row_ == passes_[pass_].rows) {
        row_ = 0;
        ++pass_;
      }
      ++row_;
      row_left_ = passes_[pass_].row_bytes;
    }
    const std::size_t count = std::min<std::size_t>(row_left_, bytes.size());
    row_left_ -= static_cast<std::uint32_t>(count);
    bytes = bytes.subspan(count);
  }
  if (sink_ != nullptr) sink_->take(taken);
  return true;
}

}  // namespace steward::detail
