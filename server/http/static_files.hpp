#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/http/message.hpp"

namespace steward::http {

/// The built web shell, held in memory. A path is only ever looked up among the files that were
/// loaded, so no spelling of it leads out of the folder.
class StaticFiles {
 public:
  /// No files: every path is unknown.
  StaticFiles() = default;
  /// Loads every regular file under `folder`; links are not followed. `name.br` is the brotli form
  /// of `name`; where the build has left it out it is made here. Throws std::runtime_error, naming
  /// the file, when one cannot be read or there is no index.html.
  [[nodiscard]] static StaticFiles load(const std::filesystem::path& folder);

  /// The answer to GET or HEAD, or nothing if the path is not ours. Paths without a dot in the last
  /// segment belong to the pages' own router and get index.html, except those of the server itself
  /// (`/api/…`, `/pictures/…`, `/dev/…`).
  [[nodiscard]] std::optional<Response> find(const Request& request) const;
  [[nodiscard]] std::size_t count() const noexcept { return files_.size(); }

 private:
  struct Form {
    std::shared_ptr<const std::string> bytes;
    std::string etag;
  };
  struct File {
    Form plain;
    std::optional<Form> brotli;
    std::string_view content_type;
    bool is_immutable = false;
  };
  static Form form_of(std::string bytes, std::string_view coding);
  static Response answer(const File& file, const Request& request);

  std::unordered_map<std::string, File> files_;
};

}  // namespace steward::http
