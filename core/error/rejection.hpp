#pragma once

#include <optional>
#include <string>

#include "core/error/code.hpp"
#include "core/error/issue.hpp"

namespace steward {

/// What would turn a refusal into a yes, and who can grant it (ADV-2). What does not apply is
/// empty.
struct Unlock {
  std::string role{};        ///< the least role that has the permission
  std::string granted_by{};  ///< the role whose holders can give it
  std::string plan{};        ///< the least plan with which the answer is yes
  friend bool operator==(const Unlock&, const Unlock&) = default;
};

/// A rule refuses. Nothing has been changed.
struct Rejection {
  Code code;
  Params params{};
  std::optional<Unlock> unlock{};
  friend bool operator==(const Rejection&, const Rejection&) = default;
};

}  // namespace steward
