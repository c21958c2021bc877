#pragma once

#include <optional>
#include <string>

#include "core/base/ids.hpp"
#include "core/base/timestamp.hpp"
#include "server/store/upload_facts.hpp"

namespace steward::store {

class Connection;

struct NewPicture {
  PictureId id;
  UserId uploaded_by;
  UploadFacts facts;
  std::string bytes_base64url;
  Timestamp created_at;
};
void insert_picture(Connection& connection, const NewPicture& picture);

struct StoredPicture {
  PictureFormat format;
  std::string bytes_base64url;
};
[[nodiscard]] std::optional<StoredPicture> find_picture(Connection& connection,
                                                        const PictureId& id);

/// Nothing where the user has uploaded no picture of this id.
[[nodiscard]] std::optional<UploadFacts> find_upload_of(Connection& connection, const PictureId& id,
                                                        const UserId& user);

}  // namespace steward::store
