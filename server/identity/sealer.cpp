#include "server/identity/sealer.hpp"

#include "server/identity/base64url.hpp"
#include "server/identity/sodium.hpp"

namespace steward::identity {
namespace {

constexpr std::size_t key_id_bytes = 4;
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

Sealer::Sealer(const SealingKey& key) {
  need_sodium();
  sealing_key_ = derive(key, Subkey::sealing);
  fingerprint_key_ = derive(key, Subkey::fingerprint);
  const SealingKey id = derive(key, Subkey::id);
  header_.push_back(format_number);
  header_.append(reinterpret_cast<const char*>(id.data()), key_id_bytes);
}

Sealer::~Sealer() {
  sodium_memzero(sealing_key_.data(), sealing_key_.size());
  sodium_memzero(fingerprint_key_.data(), fingerprint_key_.size());
}

std::string Sealer::seal(std::string_view plain, std::string_view place) const {
  std::string sealed = header_;
  sealed.resize(header_.size() + nonce_bytes + plain.size() + tag_bytes);
  unsigned char* const nonce = bytes_of(sealed) + header_.size();
  randombytes_buf(nonce, nonce_bytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_bytes, nullptr, bytes_of(plain),
                                             plain.size(), bytes_of(place), place.size(), nullptr,
                                             nonce, sealing_key_.data());
  return to_base64url(sealed);
}

std::optional<std::string> Sealer::open(std::string_view sealed, std::string_view place) const {
  const std::optional<std::string> bytes = from_base64url(sealed);
  const std::size_t head = header_.size() + nonce_bytes;
  if (!bytes || bytes->size() < head + tag_bytes || !bytes->starts_with(header_))
    return std::nullopt;
  std::string plain(bytes->size() - head - tag_bytes, '\0');
  const unsigned char* const nonce = bytes_of(*bytes) + header_.size();
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          bytes_of(plain), nullptr, nullptr, nonce + nonce_bytes, bytes->size() - head,
          bytes_of(place), place.size(), nonce, sealing_key_.data()) != 0)
    return std::nullopt;
  return plain;
}

std::string Sealer::fingerprint(std::string_view text) const {
  std::string hash(crypto_generichash_BYTES, '\0');
  crypto_generichash(bytes_of(hash), hash.size(), bytes_of(text), text.size(),
                     fingerprint_key_.data(), fingerprint_key_.size());
  return to_base64url(hash);
}

}  // namespace steward::identity
