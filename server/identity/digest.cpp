#include "server/identity/digest.hpp"

#include <array>

#include "server/identity/sodium.hpp"

namespace steward::identity {
namespace {

template <int variant>
std::string sha256_in(std::string_view text) {
  need_sodium();
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size());
  std::string out(sodium_base64_ENCODED_LEN(digest.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), digest.data(), digest.size(), variant);
  out.pop_back();  // libsodium writes a final zero
  return out;
}

}  // namespace

std::string sha256_base64(std::string_view text) {
  return sha256_in<sodium_base64_VARIANT_ORIGINAL>(text);
}

std::string sha256_base64url(std::string_view text) {
  return sha256_in<sodium_base64_VARIANT_URLSAFE_NO_PADDING>(text);
}

}  // namespace steward::identity
