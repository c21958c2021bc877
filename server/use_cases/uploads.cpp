#include "server/use_cases/uploads.hpp"

#include "server/store/pictures.hpp"

namespace steward::use_cases {

Result<std::optional<store::UploadFacts>, Refusal> facts_of_choice(
    store::Connection& connection, const UserId& user, const std::optional<PictureChoice>& choice,
    const PictureChoice& shown, const std::optional<store::UploadFacts>& shown_facts) {
  if (!choice || *choice == shown) return shown_facts;
  const auto* upload = std::get_if<UploadedPicture>(&*choice);
  if (upload == nullptr) return std::optional<store::UploadFacts>{};
  auto facts = store::find_upload_of(connection, upload->id, user);
  if (!facts) return refuse_field("/picture/id", Issue{Code::picture_unknown});
  return facts;
}

}  // namespace steward::use_cases
