#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/error/issue.hpp"
#include "core/picture/picture.hpp"

namespace steward {

// Answers of single rules as JSON text, for callers that ask them without a document (wasm/).

/// `{path, code, params}`
[[nodiscard]] std::string encode_issue(const Issue& issue);

/// `[{path, code, params} or null, …]`: one entry per field of a form, null where it is sound.
[[nodiscard]] std::string encode_form_issues(std::span<const std::optional<Issue>> issues);

/// `{format, width, height, orientation, frame_count, size_bytes, metadata_bytes}`
[[nodiscard]] std::string encode_picture_facts(const PictureFacts& facts);

}  // namespace steward
