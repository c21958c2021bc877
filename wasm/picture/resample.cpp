#include "wasm/picture/resample.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace steward::picture {
namespace {

// Weights are fixed point and add up to `one`: sums of 8-bit samples (or of colour × alpha) fit in
// 32 bits in both passes, and the result does not depend on the platform's floats.
constexpr std::uint32_t one_bits = 15;
constexpr std::uint32_t one = 1U << one_bits;

/// What part of [from, to) the pixel covers.
double overlap(std::uint32_t pixel, double from, double to) {
  return std::min(to, static_cast<double>(pixel) + 1) - std::max(from, static_cast<double>(pixel));
}

/// Rounds the weights so that they add up to `one`, giving the rest to the largest.
void settle(const double* shares, std::uint32_t count, double total, std::uint16_t* weights) {
  std::uint32_t left = one;
  std::uint32_t largest = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const double exact = total > 0 ? shares[i] / total * one : 0;
    weights[i] = static_cast<std::uint16_t>(std::min<double>(std::floor(exact), left));
    left -= weights[i];
    if (weights[i] > weights[largest]) largest = i;
  }
  weights[largest] = static_cast<std::uint16_t>(weights[largest] + left);
}

Axis axis_of(double origin, double extent, std::uint32_t source_size, std::uint32_t size) {
  const double step = extent / size;
  const bool shrinks = step >= 1;
  const auto count_max = static_cast<std::uint32_t>(std::ceil(step)) + 2;
  Axis axis{allocate<Taps>(size),
            allocate<std::uint16_t>(static_cast<std::size_t>(size) * count_max)};
  Buffer<double> shares = allocate<double>(count_max);
  if (!axis.taps || !axis.weights || !shares) return {};
  const double limit = source_size;
  for (std::uint32_t i = 0; i < size; ++i) {
    // An area of at least one pixel around the new pixel's centre: below that, two neighbours in
    // proportion to their overlap are exactly the linear mix.
    const double centre = origin + (i + 0.5) * step;
    const double half = shrinks ? step / 2 : 0.5;
    const double from = std::clamp(centre - half, 0.0, limit - 1);
    const double to = std::clamp(centre + half, from + 1e-9, limit);
    const auto first = static_cast<std::uint32_t>(from);
    const auto last = std::min(static_cast<std::uint32_t>(std::ceil(to)), source_size);
    const std::uint32_t count = std::clamp(last - first, 1U, count_max);
    double total = 0;
    for (std::uint32_t k = 0; k < count; ++k)
      total += shares[k] = std::max(0.0, overlap(first + k, from, to));
    axis.taps[i] = {first, count, i * count_max};
    settle(shares.get(), count, total, axis.weights.get() + axis.taps[i].weights_at);
  }
  return axis;
}

/// Adds one weighted source row.
void add_row(const std::uint8_t* row, std::size_t sample_count, std::uint32_t weight,
             std::uint32_t* sums) {
  for (std::size_t i = 0; i < sample_count; ++i) sums[i] += weight * row[i];
}

/// The same with colour multiplied by alpha; alpha itself by 255, to be of the same scale.
void add_row_with_alpha(const std::uint8_t* row, std::size_t sample_count, std::uint32_t weight,
                        std::uint32_t* sums) {
  for (std::size_t i = 0; i < sample_count; i += 4) {
    const std::uint32_t weighted = weight * row[i + 3];
    sums[i] += weighted * row[i];
    sums[i + 1] += weighted * row[i + 1];
    sums[i + 2] += weighted * row[i + 2];
    sums[i + 3] += weighted * 255;
  }
}

void add_weighted(const std::uint8_t* row, std::uint32_t channels, std::size_t sample_count,
                  std::uint32_t weight, std::uint32_t* sums) {
  if (channels == 4)
    add_row_with_alpha(row, sample_count, weight, sums);
  else
    add_row(row, sample_count, weight, sums);
}

/// Samples of the source row that any new pixel of `width` needs.
std::size_t samples_needed(const Axis& across, std::uint32_t width, std::size_t channels) {
  const Taps& last = across.taps[width - 1];
  return (last.first + last.count - across.taps[0].first) * channels;
}

std::uint8_t rounded(std::uint32_t numerator, std::uint32_t denominator) {
  return static_cast<std::uint8_t>(std::min((numerator + denominator / 2) / denominator, 255U));
}

/// One new pixel with alpha from sums scaled by 255: the colours divided by the alpha they have.
void put_with_alpha(const std::uint32_t* mean, std::uint8_t* out) {
  const std::uint32_t alpha = mean[3];
  for (int channel = 0; channel < 3; ++channel)
    out[channel] = alpha == 0 ? std::uint8_t{0} : rounded(mean[channel] * 255, alpha);
  out[3] = rounded(alpha, 255);
}

/// Draws one new row from the sums of its source rows.
void put_row(const std::uint32_t* sums, std::uint32_t first_pixel, const Axis& across,
             std::uint32_t width, std::uint32_t channels, std::uint8_t* out) {
  // Plain samples go on with 8 fraction bits, colour × alpha with none: both have 16 bits then.
  const std::uint32_t shift = channels == 4 ? one_bits : one_bits - 8;
  for (std::uint32_t x = 0; x < width; ++x, out += channels) {
    const Taps taps = across.taps[x];
    const std::uint16_t* weights = across.weights.get() + taps.weights_at;
    std::uint32_t mean[4] = {};
    const std::uint32_t* from =
        sums + static_cast<std::size_t>(taps.first - first_pixel) * channels;
    for (std::uint32_t k = 0; k < taps.count; ++k, from += channels)
      for (std::uint32_t channel = 0; channel < channels; ++channel)
        mean[channel] += weights[k] * (from[channel] >> shift);
    if (channels == 4) {
      for (std::uint32_t& value : mean) value = (value + one / 2) >> one_bits;
      put_with_alpha(mean, out);
    } else {
      for (std::uint32_t channel = 0; channel < channels; ++channel)
        out[channel] = rounded(mean[channel] >> one_bits, 256);
    }
  }
}

}  // namespace

Raster resampled(const Raster& source, Window window, std::uint32_t width, std::uint32_t height) {
  const Axis across = axis_of(window.x, window.width, source.width, width);
  const Axis down = axis_of(window.y, window.height, source.height, height);
  if (!across.taps || !down.taps) return {};
  const std::uint32_t first_pixel = across.taps[0].first;
  const std::size_t channels = source.channels;
  const std::size_t sample_count = samples_needed(across, width, channels);
  Raster result{allocate<std::uint8_t>(channels * width * height), width, height, source.channels};
  Buffer<std::uint32_t> sums = allocate<std::uint32_t>(sample_count);
  if (!result.samples || !sums) return {};
  for (std::uint32_t y = 0; y < height; ++y) {
    // Rows first, over their whole length: one simple loop per source row does most of the work.
    std::memset(sums.get(), 0, sample_count * sizeof(std::uint32_t));
    const Taps taps = down.taps[y];
    for (std::uint32_t k = 0; k < taps.count; ++k)
      add_weighted(
          source.samples.get() +
              (static_cast<std::size_t>(taps.first + k) * source.width + first_pixel) * channels,
          source.channels, sample_count, down.weights[taps.weights_at + k], sums.get());
    put_row(sums.get(), first_pixel, across, width, source.channels,
            result.samples.get() + channels * width * y);
  }
  return result;
}

RowResampler::RowResampler(std::uint32_t source_width, std::uint32_t source_height,
                           std::uint32_t channels, Window window, std::uint32_t width,
                           std::uint32_t height)
    : across_(axis_of(window.x, window.width, source_width, width)),
      down_(axis_of(window.y, window.height, source_height, height)) {
  if (!across_.taps || !down_.taps) return;
  sample_count_ = samples_needed(across_, width, channels);
  sums_ = allocate_zeroed<std::uint32_t>(sample_count_ * 2);
  const std::size_t size_bytes = static_cast<std::size_t>(channels) * width * height;
  result_ = {allocate<std::uint8_t>(size_bytes), width, height, channels};
  ready_ = sums_ && result_.samples;
}

void RowResampler::add(const std::uint8_t* row) {
  const std::uint32_t channels = result_.channels;
  const std::uint32_t first_pixel = across_.taps[0].first;
  for (std::uint32_t y = row_out_; y < result_.height && down_.taps[y].first <= row_in_; ++y) {
    const Taps taps = down_.taps[y];
    add_weighted(row + static_cast<std::size_t>(first_pixel) * channels, channels, sample_count_,
                 down_.weights[taps.weights_at + (row_in_ - taps.first)], sums_of(y));
    if (row_in_ + 1 < taps.first + taps.count) continue;
    put_row(sums_of(y), first_pixel, across_, result_.width, channels,
            result_.samples.get() + static_cast<std::size_t>(channels) * result_.width * y);
    std::memset(sums_of(y), 0, sample_count_ * sizeof(std::uint32_t));
    ++row_out_;
  }
  ++row_in_;
}

}  // namespace steward::picture
