#include "server/identity/sealer.hpp"

#include <algorithm>
#include <utility>

#include "server/identity/base64url.hpp"
#include "server/identity/sodium.hpp"

namespace steward::identity {
namespace {

constexpr std::size_t key_id_bytes = 4;
constexpr std::size_t header_bytes = 1 + key_id_bytes;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr char format_number = 1;
// 8 bytes that keep the subkeys of different uses apart.
constexpr char kdf_context[] = "steward1";
enum class Subkey : std::uint8_t { sealing = 1, fingerprint = 2, id = 3 };

SealingKey derive(const SealingKey& key, Subkey use) {
  SealingKey subkey{};
  crypto_kdf_derive_from_key(subkey.data(), subkey.size(), static_cast<std::uint64_t>(use),
                             kdf_context, key.data());
  return subkey;
}

}  // namespace

Sealer::Sealer(const std::vector<SealingKey>& keys) {
  need_sodium();
  keys_.reserve(keys.size());  // a vector that grows would leave copies behind
  for (const SealingKey& key : keys) {
    const SealingKey id = derive(key, Subkey::id);
    std::string header(1, format_number);
    header.append(reinterpret_cast<const char*>(id.data()), key_id_bytes);
    keys_.push_back({derive(key, Subkey::sealing), std::move(header)});
  }
  fingerprint_key_ = derive(keys.back(), Subkey::fingerprint);
}

Sealer::~Sealer() {
  for (Key& key : keys_) sodium_memzero(key.sealing.data(), key.sealing.size());
  sodium_memzero(fingerprint_key_.data(), fingerprint_key_.size());
}

std::string Sealer::seal(std::string_view plain, std::string_view place) const {
  const Key& key = keys_.front();
  std::string sealed = key.header;
  sealed.resize(key.header.size() + nonce_bytes + plain.size() + tag_bytes);
  unsigned char* const nonce = bytes_of(sealed) + key.header.size();
  randombytes_buf(nonce, nonce_bytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_bytes, nullptr, bytes_of(plain),
                                             plain.size(), bytes_of(place), place.size(), nullptr,
                                             nonce, key.sealing.data());
  return to_base64url(sealed);
}

std::optional<std::string> Sealer::open(std::string_view sealed, std::string_view place) const {
  const std::optional<std::string> bytes = from_base64url(sealed);
  if (!bytes || bytes->size() < header_bytes + nonce_bytes + tag_bytes) return std::nullopt;
  const auto key = std::find_if(keys_.begin(), keys_.end(),
                                [&](const Key& one) { return bytes->starts_with(one.header); });
  if (key == keys_.end()) return std::nullopt;
  constexpr std::size_t head = header_bytes + nonce_bytes;
  std::string plain(bytes->size() - head - tag_bytes, '\0');
  const unsigned char* const nonce = bytes_of(*bytes) + header_bytes;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          bytes_of(plain), nullptr, nullptr, nonce + nonce_bytes, bytes->size() - head,
          bytes_of(place), place.size(), nonce, key->sealing.data()) != 0)
    return std::nullopt;
  return plain;
}

bool Sealer::is_current(std::string_view sealed) const {
  const std::optional<std::string> bytes = from_base64url(sealed);
  return bytes && bytes->starts_with(keys_.front().header);
}

std::string Sealer::fingerprint(std::string_view text) const {
  std::string hash(crypto_generichash_BYTES, '\0');
  crypto_generichash(bytes_of(hash), hash.size(), bytes_of(text), text.size(),
                     fingerprint_key_.data(), fingerprint_key_.size());
  return to_base64url(hash);
}

}  // namespace steward::identity
