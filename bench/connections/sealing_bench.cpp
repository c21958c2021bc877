// Sealing and opening a credential, beside the bare cipher of libsodium over as many bytes. Goal of
// issue 5: at most 20 µs each.
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "server/identity/sealer.hpp"

namespace {

constexpr int calls_per_round = 2'000;

/// The median of some rounds, in microseconds of processor time for one call.
template <class Run>
double median_us(Run run) {
  std::vector<double> times;
  for (int round = 0; round < 15; ++round) {
    const std::clock_t begun = std::clock();
    for (int i = 0; i < calls_per_round; ++i) run();
    const double ticks = static_cast<double>(std::clock() - begun);
    times.push_back(ticks / CLOCKS_PER_SEC * 1e6 / calls_per_round);
  }
  std::nth_element(times.begin(), times.begin() + 7, times.end());
  return times[7];
}

void print(const char* what, double us, double floor_us) {
  std::printf("%-40s %8.2f us  %6.1f x the floor\n", what, us, us / floor_us);
}

}  // namespace

int main() {
  using steward::identity::Sealer;
  const Sealer sealer({steward::identity::SealingKey{1, 2, 3}});
  // As long as an OAuth account's: two tokens of 200 characters.
  const std::string plain = "{\"access_token\":\"" + std::string(200, 'a') +
                            "\",\"refresh_token\":\"" + std::string(200, 'r') + "\"}";
  const std::string place = "connections/con_0123456789abcdef/credentials";
  const std::string sealed = sealer.seal(plain, place);
  volatile std::size_t seen = 0;

  std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES> key{};
  std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES> nonce{};
  std::vector<unsigned char> out(plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
  const double floor = median_us([&] {
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        out.data(), nullptr, reinterpret_cast<const unsigned char*>(plain.data()), plain.size(),
        nullptr, 0, nullptr, nonce.data(), key.data());
    seen = seen + out[0];
  });
  const double seal = median_us([&] { seen = seen + sealer.seal(plain, place).size(); });
  const double open = median_us([&] { seen = seen + sealer.open(sealed, place).value().size(); });

  std::printf("credentials of %zu bytes, median of 15 rounds\n", plain.size());
  print("the bare cipher (floor)", floor, floor);
  print("seal", seal, floor);
  print("open", open, floor);
  std::printf("goal: at most 20 us each: %s\n", std::max(seal, open) <= 20 ? "met" : "MISSED");
  return 0;
}
