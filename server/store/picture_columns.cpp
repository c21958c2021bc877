#include "server/store/picture_columns.hpp"

#include "server/store/error.hpp"

namespace steward::store {
namespace {

constexpr const char* kind_none = "none";
constexpr const char* kind_icon = "icon";
constexpr const char* kind_upload = "upload";

}  // namespace

PictureFormat picture_format_named(std::string_view name) {
  for (const PictureFormat format : {PictureFormat::png, PictureFormat::jpeg, PictureFormat::gif})
    if (name_of(format) == name) return format;
  throw StoreError(Fault::broken, "a stored picture has no known format");
}

std::string PictureColumns::names(const std::string& owner) {
  return owner + ".picture_kind, COALESCE(" + owner + ".picture_icon, ''), COALESCE(" + owner +
         ".picture_color, ''), COALESCE(" + owner + ".picture_id, ''), " +
         "COALESCE(p.format, ''), COALESCE(p.width, 0), COALESCE(p.height, 0)";
}

void PictureColumns::read(Query& query) {
  query.out(kind).out(icon).out(color).out(id).out(format).out(width).out(height);
}

void PictureColumns::write(Query& query) const {
  query.in(kind).in(icon).in(color).in(id);
}

PictureColumns PictureColumns::of(const PictureChoice& choice) {
  if (const auto* chosen = std::get_if<IconPicture>(&choice))
    return {.kind = kind_icon, .icon = chosen->icon, .color = chosen->color};
  if (const auto* chosen = std::get_if<UploadedPicture>(&choice))
    return {.kind = kind_upload, .id = chosen->id.value()};
  return {.kind = kind_none};
}

PictureChoice PictureColumns::choice() const {
  if (kind == kind_icon) return IconPicture{icon, color};
  if (kind == kind_upload) return UploadedPicture{PictureId{id}};
  return NoPicture{};
}

std::optional<UploadFacts> PictureColumns::upload() const {
  if (kind != kind_upload) return std::nullopt;
  return UploadFacts{picture_format_named(format), static_cast<std::uint32_t>(width),
                     static_cast<std::uint32_t>(height)};
}

}  // namespace steward::store
