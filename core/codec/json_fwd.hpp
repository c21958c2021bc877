#pragma once

#include <nlohmann/json_fwd.hpp>

namespace steward::codec {

/// Headers name the type only; the library is compiled where documents are read and written.
using Json = nlohmann::json;

}  // namespace steward::codec
