#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "server/identity/base64url.hpp"
#include "server/identity/sealer.hpp"
#include "server/identity/sodium.hpp"

namespace steward::identity {
namespace {

/// Nothing where there is no such file.
std::optional<std::vector<std::string>> read_lines(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) {
    if (std::filesystem::exists(file))
      throw std::runtime_error("cannot read `key_file` `" + file.string() + "`");
    return std::nullopt;
  }
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

/// Never overwrites: of two servers that start at once, the second one reads the first one's key.
void create_key(const std::filesystem::path& file) {
  need_sodium();
  std::string key(std::tuple_size_v<SealingKey>, '\0');
  randombytes_buf(key.data(), key.size());
  const std::string line = to_base64url(key) + "\n";
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
  const std::filesystem::path draft = file.string() + "." + std::to_string(::getpid());
  const int handle = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const bool is_written =
      handle >= 0 &&
      ::write(handle, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
      ::fsync(handle) == 0;
  if (handle >= 0) ::close(handle);
  const bool is_linked =
      is_written && (::link(draft.c_str(), file.c_str()) == 0 || errno == EEXIST);
  ::unlink(draft.c_str());
  if (!is_linked) throw std::runtime_error("cannot create `key_file` `" + file.string() + "`");
}

}  // namespace

std::vector<SealingKey> load_keys(const std::filesystem::path& file, MissingKey missing) {
  auto lines = read_lines(file);
  if (!lines) {
    if (missing == MissingKey::refused)
      throw std::runtime_error("`key_file` `" + file.string() +
                               "` does not exist; make one and keep a copy of it");
    create_key(file);
    lines = read_lines(file);
  }
  std::vector<SealingKey> keys;
  for (const std::string& line : lines.value_or(std::vector<std::string>())) {
    const std::optional<std::string> bytes = from_base64url(line);
    SealingKey& key = keys.emplace_back();
    if (!bytes || bytes->size() != key.size()) {
      keys.clear();
      break;
    }
    std::copy(bytes->begin(), bytes->end(), key.begin());
  }
  if (keys.empty())
    throw std::runtime_error("`key_file` `" + file.string() +
                             "` does not hold 43 characters of base64url in each line");
  return keys;
}

}  // namespace steward::identity
