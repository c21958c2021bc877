#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "server/identity/base64url.hpp"
#include "server/identity/password_hasher.hpp"
#include "server/identity/sealer.hpp"
#include "server/identity/token.hpp"
#include "tests/server/support/database.hpp"

namespace steward::identity {
namespace {

TEST(Token, IsThirtyTwoRandomBytesAndStoredAsAHash) {  // SEC-24, SEC-27
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const std::string token = new_token();
    EXPECT_EQ(from_base64url(token).value_or("").size(), 32U);
    EXPECT_TRUE(seen.insert(token).second);
  }
  // FIPS 180-4's example, so that hashes stay what they were.
  EXPECT_EQ(hash_of_token("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Base64url, RefusesWhatItWouldNotWrite) {
  EXPECT_EQ(to_base64url("\xff\xfe"), "__4");
  EXPECT_EQ(from_base64url("__4"), "\xff\xfe");
  for (const std::string_view text : {"__5", "__4=", "//4", "__4 ", "_"})
    EXPECT_EQ(from_base64url(text), std::nullopt) << text;
}

TEST(PasswordHasher, AcceptsTheRightPasswordOnly) {  // SEC-25
  PasswordHasher hasher(1);
  const std::string stored = hasher.hash("correct horse battery");
  EXPECT_TRUE(stored.starts_with("$argon2id$v=19$m=47104,t=1,p=1$")) << stored;
  EXPECT_TRUE(hasher.matches(stored, "correct horse battery"));
  EXPECT_FALSE(hasher.matches(stored, "correct horse batterz"));
  EXPECT_FALSE(hasher.matches("", "correct horse battery"));
  EXPECT_FALSE(PasswordHasher::is_outdated(stored));
  EXPECT_TRUE(
      PasswordHasher::is_outdated("$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                                  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
}

TEST(PasswordHasher, WorksAsLongForNobodyAsForSomebody) {  // SEC-25
  PasswordHasher hasher(1);
  const std::string stored = hasher.hash("correct horse battery");
  const auto quickest = [&](std::string_view hash) {
    auto best = std::chrono::steady_clock::duration::max();
    for (int i = 0; i < 7; ++i) {
      const auto start = std::chrono::steady_clock::now();
      EXPECT_FALSE(hasher.matches(hash, "another password"));
      best = std::min(best, std::chrono::steady_clock::now() - start);
    }
    return std::chrono::duration<double>(best).count();
  };
  const double ratio = quickest("") / quickest(stored);
  EXPECT_GT(ratio, 0.5);  // a hash that is refused before it is computed gives 0.00
  EXPECT_LT(ratio, 2.0);
}

class SealerTest : public ::testing::Test {
 protected:
  static SealingKey key(unsigned char first) {
    SealingKey bytes{};
    bytes[0] = first;
    return bytes;
  }
  Sealer sealer_{{key(1)}};
};

TEST_F(SealerTest, OpensWhatItSealedInItsPlaceOnly) {  // SEC-32
  const std::string sealed = sealer_.seal("a live link", "outbox/out_1");
  EXPECT_EQ(sealed.find("live"), std::string::npos);
  EXPECT_EQ(sealer_.open(sealed, "outbox/out_1"), "a live link");
  EXPECT_EQ(sealer_.open(sealed, "outbox/out_2"), std::nullopt);
  EXPECT_EQ(Sealer({key(2)}).open(sealed, "outbox/out_1"), std::nullopt);
  EXPECT_NE(sealed, sealer_.seal("a live link", "outbox/out_1"));
}

TEST_F(SealerTest, RefusesEveryFlippedBit) {  // SEC-32
  const std::string sealed = from_base64url(sealer_.seal("x", "p")).value();
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    std::string damaged = sealed;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_EQ(sealer_.open(to_base64url(damaged), "p"), std::nullopt) << bit;
  }
  EXPECT_EQ(sealer_.open("", "p"), std::nullopt);
}

TEST_F(SealerTest, ANewKeySealsAndTheOldOneStillOpens) {  // SEC-33
  const std::string before = sealer_.seal("kept", "p");
  const Sealer both({key(2), key(1)});
  EXPECT_EQ(both.open(before, "p"), "kept");
  EXPECT_FALSE(both.is_current(before));
  const std::string after = both.seal("kept", "p");
  EXPECT_TRUE(both.is_current(after));
  EXPECT_EQ(sealer_.open(after, "p"), std::nullopt);
  EXPECT_EQ(Sealer({key(2)}).open(after, "p"), "kept");
  EXPECT_EQ(both.fingerprint("body"), sealer_.fingerprint("body"));
}

TEST_F(SealerTest, FingerprintsNeedTheKey) {
  EXPECT_EQ(sealer_.fingerprint("body"), sealer_.fingerprint("body"));
  EXPECT_NE(sealer_.fingerprint("body"), sealer_.fingerprint("other"));
  EXPECT_NE(sealer_.fingerprint("body"), Sealer({key(2)}).fingerprint("body"));
}

TEST(KeyFile, IsMadeOnceForUsAloneAndOnlyWhereAllowed) {
  TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "var" / "key";
  EXPECT_THROW((void)load_keys(file, MissingKey::refused), std::runtime_error);
  const auto keys = load_keys(file, MissingKey::created);
  ASSERT_EQ(keys.size(), 1U);
  EXPECT_EQ(load_keys(file, MissingKey::refused), keys);
  std::ofstream(file, std::ios::app) << std::string(43, 'A') << "\n";
  const auto both = load_keys(file, MissingKey::refused);
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both.front(), keys.front());
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(file).permissions(), perms::owner_read | perms::owner_write);
  std::ofstream(file) << "short\n";
  EXPECT_THROW((void)load_keys(file, MissingKey::created), std::runtime_error);
}

}  // namespace
}  // namespace steward::identity
