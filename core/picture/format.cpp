#include "core/picture/picture.hpp"

namespace steward {

std::string_view name_of(PictureFormat format) {
  switch (format) {
    case PictureFormat::png:
      return "png";
    case PictureFormat::jpeg:
      return "jpeg";
    case PictureFormat::gif:
      return "gif";
  }
  return {};
}

std::string_view media_type_of(PictureFormat format) {
  switch (format) {
    case PictureFormat::png:
      return "image/png";
    case PictureFormat::jpeg:
      return "image/jpeg";
    case PictureFormat::gif:
      return "image/gif";
  }
  return {};
}

}  // namespace steward
