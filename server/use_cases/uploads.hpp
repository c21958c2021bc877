#pragma once

#include <optional>

#include "core/picture/choice.hpp"
#include "server/services.hpp"
#include "server/store/upload_facts.hpp"
#include "server/use_cases/refusal.hpp"

namespace steward::use_cases {

/// Facts of the upload that a Save chooses, if it chooses one. Fails: `picture_unknown` at
/// /picture/id, where the choice is neither `shown` already nor an upload of the user's own.
[[nodiscard]] Result<std::optional<store::UploadFacts>, Refusal> facts_of_choice(
    store::Connection& connection, const UserId& user, const std::optional<PictureChoice>& choice,
    const PictureChoice& shown, const std::optional<store::UploadFacts>& shown_facts);

}  // namespace steward::use_cases
