#pragma once

#include <string_view>

namespace steward::http {

/// Content-Type of a file of the web build by the end of its name; `application/octet-stream` for
/// an unknown one, which browsers only download.
[[nodiscard]] std::string_view content_type_of_file(std::string_view name);
/// Whether brotli makes files of this type smaller.
[[nodiscard]] bool is_compressible(std::string_view content_type);
/// Whether a Content-Type header names `media_type`, whatever its parameters; a charset other than
/// UTF-8 does not count as that type.
[[nodiscard]] bool is_media_type(std::string_view content_type, std::string_view media_type);
/// Whether an Accept-Encoding header takes `coding` ("br"): named, or by `*`, and not with q=0.
[[nodiscard]] bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

}  // namespace steward::http
