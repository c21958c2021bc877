#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/picture/choice.hpp"
#include "server/store/query.hpp"
#include "server/store/upload_facts.hpp"

namespace steward::store {

[[nodiscard]] PictureFormat picture_format_named(std::string_view name);

/// The columns in which users and workspaces keep what they show, joined with the uploaded picture.
struct PictureColumns {
  std::string kind{};
  std::string icon{};
  std::string color{};
  std::string id{};
  std::string format{};
  Integer width = 0;
  Integer height = 0;

  /// Columns of `owner`, an alias of the table, in the order that `read` binds.
  [[nodiscard]] static std::string names(const std::string& owner);
  void read(Query& query);
  /// Binds kind, icon, color and id for an INSERT or UPDATE.
  void write(Query& query) const;

  [[nodiscard]] static PictureColumns of(const PictureChoice& choice);
  [[nodiscard]] PictureChoice choice() const;
  /// Nothing where no upload is shown.
  [[nodiscard]] std::optional<UploadFacts> upload() const;
};

}  // namespace steward::store
