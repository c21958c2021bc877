#include "server/identity/token.hpp"

#include <array>

#include "server/identity/base64url.hpp"
#include "server/identity/sodium.hpp"

namespace steward::identity {
namespace {

std::string random_bytes(std::size_t count) {
  need_sodium();
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string to_hex(std::string_view bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                 bytes.size());
  text.pop_back();  // libsodium writes a final zero
  return text;
}

}  // namespace

std::string new_token() {
  return to_base64url(random_bytes(32));
}

std::string hash_of_token(std::string_view token) {
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
                     reinterpret_cast<const unsigned char*>(token.data()), token.size());
  return to_hex(hash);
}

std::string random_digits(std::size_t count) {
  return to_hex(random_bytes(count / 2));
}

std::string new_id(std::string_view prefix) {
  return std::string(prefix) + to_hex(random_bytes(16));
}

std::string new_timed_id(std::string_view prefix, Timestamp now) {
  auto rest = static_cast<std::uint64_t>(now.time_since_epoch().count());
  std::string time(6, '\0');  // 48 bits last until the year 10889
  for (std::size_t i = time.size(); i-- > 0; rest >>= 8) time[i] = static_cast<char>(rest & 0xff);
  return std::string(prefix) + to_hex(time) + to_hex(random_bytes(10));
}

std::int64_t new_workspace_number() {
  need_sodium();
  return 100'000'000 + static_cast<std::int64_t>(randombytes_uniform(900'000'000));
}

}  // namespace steward::identity
