#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace steward::codec {

/// The lines, from 1, on which the values at these JSON Pointers begin, for whoever wrote the text:
/// of a field that is not there the line of what should have it. `text` is a document as
/// read_document takes it. A pointer's steps are taken as they stand ("~1" is not undone).
[[nodiscard]] std::vector<std::size_t> lines_of(std::string_view text,
                                                const std::vector<std::string>& pointers);

}  // namespace steward::codec
