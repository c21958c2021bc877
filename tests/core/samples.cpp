#include "tests/core/samples.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/picture/picture.hpp"

namespace steward {
namespace {

File read(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  EXPECT_TRUE(stream.good()) << path << " cannot be read";
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

File read_sample(std::string_view name) {
  return read(std::filesystem::path(STEWARD_SAMPLES_DIR) / name);
}

const std::map<std::string, File>& all_samples() {
  static const auto samples = [] {
    std::map<std::string, File> files;
    for (const auto& entry : std::filesystem::directory_iterator(STEWARD_SAMPLES_DIR))
      files.emplace(entry.path().filename().string(), read(entry.path()));
    return files;
  }();
  return samples;
}

const std::map<std::string, File>& sound_samples() {
  static const auto samples = [] {
    std::map<std::string, File> files;
    for (const auto& [name, file] : all_samples())
      if (check_picture(file)) files.emplace(name, file);
    return files;
  }();
  return samples;
}

}  // namespace steward
