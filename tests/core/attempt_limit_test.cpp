#include "core/account/attempt_limit.hpp"

#include <gtest/gtest.h>

#include "core/access/roles.hpp"

namespace steward {
namespace {

constexpr AttemptLimit limit{10, std::chrono::minutes{15}};
constexpr Timestamp first{Duration{1'800'000'000'000}};

TEST(AttemptLimit, LetsThroughWhileFewerThanTheLimitCount) {  // SEC-26
  EXPECT_TRUE(decide_attempt(limit, std::nullopt, first));
}

TEST(AttemptLimit, OpensExactlyWhenTheOldestAttemptLeavesTheWindow) {  // SEC-26
  const Timestamp end = first + limit.window;
  EXPECT_TRUE(decide_attempt(limit, first, end));
  const auto refused = decide_attempt(limit, first, end - Duration{1});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::rate_limited);
  EXPECT_EQ(refused.error().params, (Params{{ParamName::retry_after_seconds, std::int64_t{1}}}));
}

TEST(AttemptLimit, TellsHowLongToWaitInWholeSecondsRoundedUp) {
  const auto refused = decide_attempt(limit, first, first + Duration{1});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().params, (Params{{ParamName::retry_after_seconds, std::int64_t{900}}}));
}

TEST(FounderRole, IsTheMostPowerfulOne) {  // TM-3
  const RoleCatalogue roles{{{"user", {}}, {"admin", {Permission::roles_assign}}}};
  EXPECT_EQ(founder_role(roles), "admin");
}

}  // namespace
}  // namespace steward
