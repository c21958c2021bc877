// Whatever the bytes: a verdict, and for what is accepted every promise of picture.hpp.
#include "core/picture/picture.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace {

using namespace steward;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_promises(Bytes file, const PictureFacts& facts) {
  const std::vector<std::uint8_t> stripped = strip_picture(file);
  const auto again = check_picture(stripped);
  require(again.has_value());
  PictureFacts expected = facts;
  expected.size_bytes = facts.size_bytes - facts.metadata_bytes;
  expected.metadata_bytes = 0;
  require(*again == expected);
  require(strip_picture(stripped) == stripped);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Bytes file(data, size);
  const auto head = check_picture_head(file.first(std::min<std::size_t>(size, 4096)),
                                       static_cast<std::int64_t>(size));
  const auto facts = check_picture(file);
  if (facts) {
    require(head.has_value() && head->format == facts->format);
    require(head->width == 0 || head->width == facts->width);
    check_promises(file, *facts);
  } else {
    static_cast<void>(strip_picture(file));
  }
  return 0;
}
