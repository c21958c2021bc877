// The picture check natively, beside memcpy of the same bytes in the same run: the floor of
// whatever reads every byte. Alternatives are measured in turns, so that a busy machine is unfair
// to all.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "core/base/crc32.hpp"
#include "core/picture/picture.hpp"

namespace {

using namespace steward;
using Clock = std::chrono::steady_clock;
using File = std::vector<std::uint8_t>;

constexpr int rounds = 15;
constexpr int warm_up_rounds = 2;

struct Candidate {
  std::string name;
  std::function<void()> run;
  int repeat = 1;  // calls per measurement
};

struct Spread {
  double low, median, high;  // nanoseconds per call: first decile, median, last decile
};

double measure_once(const Candidate& candidate) {
  const auto begun = Clock::now();
  for (int i = 0; i < candidate.repeat; ++i) candidate.run();
  const std::chrono::duration<double, std::nano> took = Clock::now() - begun;
  return took.count() / candidate.repeat;
}

std::vector<Spread> measure(const std::vector<Candidate>& candidates) {
  std::vector<std::vector<double>> times(candidates.size());
  for (int round = -warm_up_rounds; round < rounds; ++round)
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const double time = measure_once(candidates[i]);
      if (round >= 0) times[i].push_back(time);
    }
  std::vector<Spread> spreads;
  for (auto& list : times) {
    std::sort(list.begin(), list.end());
    spreads.push_back({list[rounds / 10], list[rounds / 2], list[rounds - 1 - rounds / 10]});
  }
  return spreads;
}

File read_file(const std::string& name) {
  std::ifstream stream(STEWARD_BENCH_FILES "/" + name, std::ios::binary);
  File file{std::istreambuf_iterator<char>(stream), {}};
  if (file.empty()) {
    std::fprintf(stderr, "`%s` is missing\n", name.c_str());
    std::exit(1);
  }
  return file;
}

std::uint64_t sink = 0;  // what is computed must be used

void require_sound(const File& file, const std::string& name) {
  const auto facts = check_picture(file);
  if (facts) return;
  std::fprintf(stderr, "`%s` is refused: %s\n", name.c_str(), name_of(facts.error().code).data());
  std::exit(1);
}

void print(const std::vector<Candidate>& candidates, const std::vector<Spread>& spreads,
           std::size_t bytes) {
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Spread& time = spreads[i];
    std::printf("  %-14s %9.3f ms (%.3f ... %.3f)  %7.0f MB/s  %6.1f %% of memcpy\n",
                candidates[i].name.c_str(), time.median / 1e6, time.low / 1e6, time.high / 1e6,
                static_cast<double>(bytes) / time.median * 1e3,
                100 * spreads[0].median / time.median);
  }
}

void measure_file(const std::string& name) {
  const File file = read_file(name);
  require_sound(file, name);
  File copy(file.size());
  const std::vector<Candidate> candidates = {
      {"memcpy",
       [&] {
         std::memcpy(copy.data(), file.data(), file.size());
         sink += copy[0];
       }},
      {"copy (new)", [&] { sink += File(file)[0]; }},
      {"strip_picture", [&] { sink += strip_picture(file).size(); }},
      {"crc32", [&] { sink += detail::crc32(file); }},
      {"check_picture", [&] { sink += check_picture(file)->frame_count; }},
  };
  std::printf("\n%s, %zu bytes\n", name.c_str(), file.size());
  print(candidates, measure(candidates), file.size());
}

void measure_head(const std::string& name) {
  const File file = read_file(name);
  const Bytes head = Bytes(file).first(std::min<std::size_t>(file.size(), 64 * 1024));
  const auto size_bytes = static_cast<std::int64_t>(file.size());
  const std::vector<Candidate> candidates = {
      {name, [&] { sink += check_picture_head(head, size_bytes)->width; }, 10'000}};
  const Spread time = measure(candidates)[0];
  std::printf("  %-14s %7.0f ns (%.0f ... %.0f)\n", name.c_str(), time.median, time.low, time.high);
}

void measure_bomb(const std::string& name) {
  const File file = read_file(name);
  const std::vector<Candidate> candidates = {
      {name, [&] { sink += check_picture(file).has_value() ? 1U : 2U; }}};
  const Spread time = measure(candidates)[0];
  std::printf("  %-16s %8zu bytes  %8.1f ms (goal: 1000)\n", name.c_str(), file.size(),
              time.median / 1e6);
}

}  // namespace

int main() {
  for (const char* name : {"photo.jpg", "drawing.gif", "photo.png", "screenshot.png"})
    measure_file(name);
  std::printf("\ncheck_picture_head (goal: 2000 ns)\n");
  for (const char* name : {"photo.jpg", "drawing.gif", "photo.png"}) measure_head(name);
  std::printf("\nbombs\n");
  for (const char* name : {"bomb_pixels.png", "bomb_blocks.png"}) measure_bomb(name);
  return sink == 0 ? 1 : 0;
}
