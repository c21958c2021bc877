#include <string>

#include "core/picture/claim.hpp"
#include "core/picture/finding.hpp"
#include "core/picture/picture.hpp"
#include "core/picture/signature.hpp"
#include "core/picture/walks.hpp"

namespace steward {
namespace {

// Steps 1 and 2 of the contract: what can be said from the length and the first bytes.
Result<PictureFormat, Issue> check_size_and_format(Bytes head, std::int64_t size_bytes,
                                                   const PictureClaim& claim) {
  if (size_bytes <= 0) return Failure{Issue{Code::picture_empty}};
  const auto signature = detail::recognise(head);
  if (size_bytes > picture_size_bytes_max) {
    Issue refusal{
        Code::picture_too_large,
        {{ParamName::actual_bytes, size_bytes}, {ParamName::limit_bytes, picture_size_bytes_max}}};
    if (signature) refusal.params.push_back({ParamName::detected, std::string(signature->name)});
    return Failure{std::move(refusal)};
  }
  if (signature && signature->picture) return *signature->picture;
  Issue refusal{signature ? Code::picture_format_unsupported : Code::picture_format_unrecognised};
  if (signature) refusal.params.push_back({ParamName::detected, std::string(signature->name)});
  detail::add_declared(refusal, claim, signature ? signature->name : "");
  return Failure{std::move(refusal)};
}

Result<PictureFacts, Issue> check_structure(PictureFormat format, Bytes file,
                                            detail::PngImageSink* sink) {
  switch (format) {
    case PictureFormat::png:
      return detail::check_png(file, sink);
    case PictureFormat::jpeg:
      return detail::check_jpeg(file);
    case PictureFormat::gif:
      break;
  }
  return detail::check_gif(file);
}

std::optional<detail::Dimensions> find_dimensions(PictureFormat format, Bytes head) {
  switch (format) {
    case PictureFormat::png:
      return detail::find_png_dimensions(head);
    case PictureFormat::jpeg:
      return detail::find_jpeg_dimensions(head);
    case PictureFormat::gif:
      break;
  }
  return detail::find_gif_dimensions(head);
}

}  // namespace

Result<PictureFacts, Issue> check_picture(Bytes file, PictureClaim claim,
                                          detail::PngImageSink* sink) {
  const auto format = check_size_and_format(file, static_cast<std::int64_t>(file.size()), claim);
  if (!format) return Failure{format.error()};
  auto facts = check_structure(*format, file, sink);
  if (!facts) return facts;
  PictureFacts noted = *facts;
  noted.notes = detail::disagreements(claim, name_of(*format));
  return noted;
}

Result<PictureHead, Issue> check_picture_head(Bytes head, std::int64_t size_bytes) {
  const auto format = check_size_and_format(head, size_bytes, {});
  if (!format) return Failure{format.error()};
  const auto dimensions = find_dimensions(*format, head);
  if (!dimensions) return PictureHead{*format, 0, 0};
  if (auto refusal = detail::check_dimensions(dimensions->width, dimensions->height))
    return Failure{*std::move(refusal)};
  return PictureHead{*format, dimensions->width, dimensions->height};
}

std::vector<std::uint8_t> strip_picture(Bytes file) {
  const auto signature = detail::recognise(file);
  if (!signature || !signature->picture) return {};
  switch (*signature->picture) {
    case PictureFormat::png:
      return detail::strip_png(file);
    case PictureFormat::jpeg:
      return detail::strip_jpeg(file);
    case PictureFormat::gif:
      break;
  }
  return detail::strip_gif(file);
}

}  // namespace steward
