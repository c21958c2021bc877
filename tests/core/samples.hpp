#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace steward {

using File = std::vector<std::uint8_t>;

/// A sample picture by its name (tests/samples); the test fails where there is none.
[[nodiscard]] File read_sample(std::string_view name);

/// All samples, by name.
[[nodiscard]] const std::map<std::string, File>& all_samples();

/// Those that check_picture accepts.
[[nodiscard]] const std::map<std::string, File>& sound_samples();

}  // namespace steward
