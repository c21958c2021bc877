#include "core/picture/finding.hpp"

#include <string>

#include "core/picture/picture.hpp"
#include "core/picture/signature.hpp"

namespace steward::detail {
namespace {

Issue at_part(Code code, std::string_view part, std::size_t offset) {
  return Issue{code,
               {{ParamName::part, std::string(part)},
                {ParamName::offset_bytes, static_cast<std::int64_t>(offset)}}};
}

}  // namespace

Issue truncated(std::string_view part, std::size_t offset) {
  return at_part(Code::picture_truncated, part, offset);
}

Issue corrupt(std::string_view part, std::size_t offset) {
  return at_part(Code::picture_corrupt, part, offset);
}

Issue checksum_wrong(std::string_view part, std::size_t offset) {
  return at_part(Code::picture_checksum_wrong, part, offset);
}

Issue feature_unsupported(std::string_view part, std::size_t offset) {
  return at_part(Code::picture_feature_unsupported, part, offset);
}

Issue frames_too_many() {
  return Issue{Code::picture_frames_too_many, {{ParamName::limit, picture_frames_max}}};
}

Issue animation_too_large() {
  return Issue{Code::picture_animation_too_large,
               {{ParamName::limit_bytes, picture_animation_bytes_max}}};
}

Finding check_dimensions(std::uint32_t width, std::uint32_t height) {
  const std::int64_t wide = width;
  const std::int64_t high = height;
  if (wide == 0 || high == 0)
    return Issue{Code::picture_dimensions_zero,
                 {{ParamName::width, wide}, {ParamName::height, high}}};
  if (wide > picture_side_max || high > picture_side_max)
    return Issue{Code::picture_dimensions_too_large,
                 {{ParamName::width, wide},
                  {ParamName::height, high},
                  {ParamName::limit, picture_side_max}}};
  if (wide * high > picture_pixels_max)
    return Issue{Code::picture_pixels_too_many,
                 {{ParamName::actual, wide * high}, {ParamName::limit, picture_pixels_max}}};
  return std::nullopt;
}

Issue data_trailing(Bytes file, std::size_t offset) {
  const auto signature = recognise(file.subspan(offset));
  return Issue{Code::picture_data_trailing,
               {{ParamName::offset_bytes, static_cast<std::int64_t>(offset)},
                {ParamName::actual_bytes, static_cast<std::int64_t>(file.size() - offset)},
                {ParamName::detected, std::string(signature ? signature->name : "none")}}};
}

}  // namespace steward::detail
