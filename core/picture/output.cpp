#include "core/picture/output.hpp"

namespace steward::detail {

// Not inlined: where GCC 12 knows the size of the first part, it warns of a vector of that size.
[[gnu::noinline]] void Output::append(Bytes part) {
  bytes_->insert(bytes_->end(), part.begin(), part.end());
}

}  // namespace steward::detail
