#pragma once

#include <cstdint>

#include "server/identity/sealer.hpp"
#include "server/store/store.hpp"

namespace steward::use_cases {

/// Seals anew, by the sealer's first key, what lives long and was sealed by another one (SEC-33);
/// beside servers that go on. Gives how many values. Throws std::runtime_error, with the row, at
/// one that none of the keys opens: what was done before stays done.
std::int64_t reseal_all(store::Store& store, const identity::Sealer& sealer);

}  // namespace steward::use_cases
