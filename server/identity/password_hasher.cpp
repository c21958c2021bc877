#include "server/identity/password_hasher.hpp"

#include <array>
#include <new>

#include "server/identity/sodium.hpp"

namespace steward::identity {
namespace {

class Slot {
 public:
  explicit Slot(std::counting_semaphore<>& free) : free_(free) { free_.acquire(); }
  ~Slot() { free_.release(); }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;

 private:
  std::counting_semaphore<>& free_;
};

/// `$argon2id$v=19$m=…,t=…,p=1$salt$hash` with zeros for salt and hash, without computing one.
std::string hash_of_nobody() {
  const std::string salt(22, 'A');
  const std::string hash(43, 'A');
  return "$argon2id$v=19$m=" + std::to_string(password_memory_bytes / 1024) +
         ",t=" + std::to_string(password_passes) + ",p=1$" + salt + "$" + hash;
}

}  // namespace

PasswordHasher::PasswordHasher(std::ptrdiff_t concurrency)
    : free_(concurrency), nobody_(hash_of_nobody()) {
  need_sodium();
}

std::string PasswordHasher::hash(std::string_view password) {
  const Slot slot(free_);
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), password_passes,
                            password_memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();  // the only reason libsodium gives
  return text.data();
}

bool PasswordHasher::matches(std::string_view stored, std::string_view password) {
  const Slot slot(free_);
  const std::string text(stored.empty() ? std::string_view(nobody_) : stored);
  const bool equal = crypto_pwhash_str_verify(text.c_str(), password.data(), password.size()) == 0;
  return equal && !stored.empty();
}

bool PasswordHasher::is_outdated(const std::string& stored) {
  return crypto_pwhash_str_needs_rehash(stored.c_str(), password_passes, password_memory_bytes) !=
         0;
}

}  // namespace steward::identity
