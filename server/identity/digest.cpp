#include "server/identity/digest.hpp"

#include <array>

#include "server/identity/sodium.hpp"

namespace steward::identity {

std::string sha256_base64(std::string_view text) {
  need_sodium();
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size());
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string out(sodium_base64_ENCODED_LEN(digest.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), digest.data(), digest.size(), variant);
  out.pop_back();  // libsodium writes a final zero
  return out;
}

}  // namespace steward::identity
