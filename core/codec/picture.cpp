#include "core/codec/picture.hpp"

#include "core/codec/problem.hpp"
#include "core/codec/reader.hpp"

namespace steward::codec {
namespace {

struct ChoiceJson {
  Json operator()(const NoPicture&) const { return object_of("kind", "none"); }
  Json operator()(const IconPicture& picture) const {
    return object_of("kind", "icon", "icon", picture.icon, "color", picture.color);
  }
  Json operator()(const UploadedPicture& picture) const {
    return object_of("kind", "upload", "id", picture.id.value());
  }
};

std::optional<PictureChoice> icon_choice(Reader& reader, Issues& issues, const std::string& path,
                                         const IconCatalogue& catalogue) {
  const auto icon = reader.text("icon");
  const auto color = reader.text("color");
  if (!icon || !color) return std::nullopt;
  auto parsed = parse_icon(catalogue, *icon, *color);
  if (parsed) return PictureChoice{std::move(parsed).value()};
  for (const Issue& issue : parsed.error()) issues.push_back(at(path + issue.path, issue));
  return std::nullopt;
}

}  // namespace

std::optional<PictureChoice> read_picture_choice(Reader& reader, Issues& issues,
                                                 std::string_view name,
                                                 const IconCatalogue& catalogue) {
  const Json* const object = reader.optional_object(name);
  if (object == nullptr) return std::nullopt;
  const std::string path = reader.path_of(name);
  Reader fields(*object, issues, path);
  std::optional<PictureChoice> choice;
  const auto kind = fields.text("kind");
  if (kind == "none") {
    choice = NoPicture{};
  } else if (kind == "icon") {
    choice = icon_choice(fields, issues, path, catalogue);
  } else if (kind == "upload") {
    if (const auto id = fields.text("id")) choice = UploadedPicture{PictureId{*id}};
  } else if (kind) {
    fields.add("kind",
               Issue{Code::field_value_unknown, {{ParamName::expected, "none, icon, upload"}}});
    return std::nullopt;
  }
  fields.finish();
  return choice;
}

Json picture_choice_json(const PictureChoice& choice) {
  return std::visit(ChoiceJson{}, choice);
}

Json picture_view_json(const PictureView& view) {
  Json json = picture_choice_json(view.choice);
  if (view.upload) {
    json["url"] = view.upload->url;
    json["format"] = name_of(view.upload->format);
    json["width"] = view.upload->width;
    json["height"] = view.upload->height;
  }
  return json;
}

Json picture_facts_json(const PictureFacts& facts) {
  Json json{{"format", name_of(facts.format)},
            {"width", facts.width},
            {"height", facts.height},
            {"orientation", facts.orientation},
            {"frame_count", facts.frame_count},
            {"size_bytes", facts.size_bytes},
            {"metadata_bytes", facts.metadata_bytes}};
  if (!facts.notes.empty()) json["notes"] = issues_json(facts.notes);
  return json;
}

}  // namespace steward::codec

namespace steward {

std::string encode_uploaded_picture(const PictureId& id, std::string_view url,
                                    const PictureFacts& facts) {
  codec::Json json = codec::picture_facts_json(facts);
  const bool turned = facts.orientation >= 5;
  json.erase("orientation");
  json["id"] = id.value();
  json["url"] = url;
  json["width"] = turned ? facts.height : facts.width;
  json["height"] = turned ? facts.width : facts.height;
  return codec::to_text(json);
}

}  // namespace steward
