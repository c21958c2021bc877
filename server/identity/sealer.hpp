#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace steward::identity {

/// 32 bytes, kept apart from the database: who has only one of the two has nothing.
using SealingKey = std::array<unsigned char, 32>;

enum class MissingKey : std::uint8_t { refused, created };

/// Reads the keys from `file`, 43 characters of base64url in each line: the first one seals, the
/// others still open what was sealed before (SEC-33). Where there is no file: makes one with a key
/// and mode 0600 (development), or throws (production: a key made anew could open nothing that was
/// sealed). Throws std::runtime_error with a message for the operator.
[[nodiscard]] std::vector<SealingKey> load_keys(const std::filesystem::path& file,
                                                MissingKey missing);

/// Encrypts what must not be read or swapped in the database, by XChaCha20-Poly1305.
///
///     base64url( 1 | key id, 4 bytes | nonce, 24 bytes | ciphertext and tag )
///
/// `place` names table, row and field, and is authenticated: a value moved to another row does not
/// open there (SEC-32).
class Sealer {
 public:
  /// At least one: the first one seals.
  explicit Sealer(const std::vector<SealingKey>& keys);
  ~Sealer();
  Sealer(const Sealer&) = delete;
  Sealer& operator=(const Sealer&) = delete;

  [[nodiscard]] std::string seal(std::string_view plain, std::string_view place) const;
  /// Nothing where a bit was changed, the place is another, or the key is none of ours.
  [[nodiscard]] std::optional<std::string> open(std::string_view sealed,
                                                std::string_view place) const;

  /// Whether it was sealed by the key that seals now.
  [[nodiscard]] bool is_current(std::string_view sealed) const;

  /// By the last of the keys, so that it stays what it is while keys are replaced. Equal for equal
  /// `text`, and of no use without the key: what a limit or an idempotency key is stored under. A
  /// plain hash of a body with a password could be guessed at.
  [[nodiscard]] std::string fingerprint(std::string_view text) const;

 private:
  struct Key {
    SealingKey sealing;
    std::string header;  ///< the format's number and the key's id
  };
  std::vector<Key> keys_{};
  SealingKey fingerprint_key_{};
};

}  // namespace steward::identity
