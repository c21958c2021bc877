#include "wasm/picture/plain_png.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace steward::picture {
namespace {

// Zeros before a row, as many as a pixel has samples at most.
constexpr std::size_t margin = 4;

std::uint32_t channels_of(const detail::PngHeader& header) {
  return header.color_type == 0 ? 1 : header.color_type == 2 ? 3 : 4;
}

std::uint8_t paeth(int left, int above, int above_left) {
  const int to_left = std::abs(above - above_left);
  const int to_above = std::abs(left - above_left);
  const int to_above_left = std::abs(left + above - 2 * above_left);
  if (to_left <= to_above && to_left <= to_above_left) return static_cast<std::uint8_t>(left);
  return static_cast<std::uint8_t>(to_above <= to_above_left ? above : above_left);
}

/// Undoes a row's filter (PNG §9.2). Before `above` and `row` there are `channels` zeros.
void unfilter(std::size_t channels, std::uint8_t filter, const std::uint8_t* from,
              const std::uint8_t* above, std::uint8_t* row, std::size_t count) {
  const auto each = [&](auto prediction) {
    for (std::size_t i = 0; i < count; ++i)
      row[i] = static_cast<std::uint8_t>(from[i] + prediction(row + i - channels, above + i));
  };
  using Sample = const std::uint8_t*;
  switch (filter) {
    case 1:
      return each([](Sample left, Sample) { return *left; });
    case 2:
      return each([](Sample, Sample up) { return *up; });
    case 3:
      return each([](Sample left, Sample up) { return (*left + *up) / 2; });
    case 4:
      return each([=](Sample left, Sample up) { return paeth(*left, *up, *(up - channels)); });
    default:
      std::memcpy(row, from, count);
  }
}

}  // namespace

void PlainPngDrawer::begin(const Ahead& ahead) {
  const detail::PngHeader& header = ahead.header;
  const std::uint8_t type = header.color_type;
  const bool plain = header.bit_depth == 8 && !header.interlaced &&
                     (type == 0 || type == 2 || type == 6) && !ahead.has_transparency_chunk;
  if (!plain) return;
  orientation_ = ahead.orientation;
  const auto plan = plan_of(*request_, header.width, header.height, orientation_);
  if (!plan) return;
  channels_ = channels_of(header);
  row_bytes_ = static_cast<std::size_t>(header.width) * channels_;
  stored_ = allocate<std::uint8_t>(1 + row_bytes_);
  above_ = allocate_zeroed<std::uint8_t>(margin + row_bytes_);
  row_ = allocate_zeroed<std::uint8_t>(margin + row_bytes_);
  const Area& area = plan->stored;
  const Window window{static_cast<double>(area.x), static_cast<double>(area.y),
                      static_cast<double>(area.width), static_cast<double>(area.height)};
  resampler_.emplace(header.width, header.height, channels_, window, plan->result.width,
                     plan->result.height);
  if (!stored_ || !above_ || !row_ || !resampler_->is_ready()) resampler_.reset();
}

void PlainPngDrawer::take(Bytes bytes) {
  if (!resampler_) return;
  const std::size_t whole = 1 + row_bytes_;
  while (!bytes.empty() && !resampler_->is_complete()) {
    // A row that lies there in one piece is used where it is.
    const std::uint8_t* from = bytes.data();
    const std::size_t count = std::min(bytes.size(), whole - held_bytes_);
    if (count < whole) {
      std::memcpy(stored_.get() + held_bytes_, from, count);
      from = stored_.get();
    }
    bytes = bytes.subspan(count);
    held_bytes_ += count;
    if (held_bytes_ < whole) break;
    held_bytes_ = 0;
    draw(from);
  }
}

void PlainPngDrawer::draw(const std::uint8_t* stored) {
  std::uint8_t* const row = row_.get() + margin;
  const std::uint8_t* const above = above_.get() + margin;
  unfilter(channels_, stored[0], stored + 1, above, row, row_bytes_);
  resampler_->add(row);
  std::swap(above_, row_);
}

Raster PlainPngDrawer::take_drawn(std::uint8_t orientation) {
  if (!resampler_ || orientation != orientation_ || !resampler_->is_complete()) return {};
  return resampler_->take_result();
}

}  // namespace steward::picture
