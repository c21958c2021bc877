#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/base/crc32.hpp"
#include "core/picture/adler32.hpp"

namespace steward::detail {
namespace {

std::vector<std::uint8_t> bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

// The definition, bit by bit.
std::uint32_t slow_crc32(Bytes bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const std::uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

std::uint32_t slow_adler32(Bytes bytes) {
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const std::uint8_t byte : bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return high << 16 | low;
}

std::vector<std::uint8_t> pattern(std::size_t length) {
  std::vector<std::uint8_t> bytes(length);
  std::uint32_t state = 1;
  for (auto& byte : bytes) {
    state = state * 1664525 + 1013904223;
    byte = static_cast<std::uint8_t>(state >> 24);
  }
  return bytes;
}

TEST(Crc32, GivesThePublishedCheckValue) {
  EXPECT_EQ(crc32(bytes_of("123456789")), 0xCBF43926U);
  EXPECT_EQ(crc32({}), 0U);
}

TEST(Crc32, AgreesWithItsDefinitionAtEveryLength) {
  const auto bytes = pattern(600);
  for (std::size_t length = 0; length <= bytes.size(); ++length)
    ASSERT_EQ(crc32(Bytes(bytes).first(length)), slow_crc32(Bytes(bytes).first(length))) << length;
}

TEST(Adler32, GivesThePublishedCheckValue) {
  Adler32 checksum;
  EXPECT_EQ(checksum.value(), 1U);
  checksum.add(bytes_of("Wikipedia"));
  EXPECT_EQ(checksum.value(), 0x11E60398U);
}

TEST(Adler32, DoesNotOverflowAndMayComeInPieces) {
  const std::vector<std::uint8_t> highest(100'000, 0xFF);
  Adler32 whole;
  whole.add(highest);
  EXPECT_EQ(whole.value(), slow_adler32(highest));

  const auto bytes = pattern(20'000);
  for (const std::size_t piece : {1U, 31U, 33U, 5537U}) {
    Adler32 checksum;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
      checksum.add(Bytes(bytes).subspan(at, std::min(piece, bytes.size() - at)));
    EXPECT_EQ(checksum.value(), slow_adler32(bytes)) << piece;
  }
}

}  // namespace
}  // namespace steward::detail
