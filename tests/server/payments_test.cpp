// The parts of the payments that need no server: forms, signatures, test cards.
#include <gtest/gtest.h>

#include "server/identity/hmac.hpp"
#include "server/payments/form.hpp"
#include "server/payments/sandbox_cards.hpp"
#include "server/payments/stripe_replies.hpp"
#include "server/payments/stripe_signature.hpp"

namespace steward::payments {
namespace {

const Timestamp now{std::chrono::seconds{1'800'000'000}};

TEST(Form, SpellsWhatIsReserved) {
  EXPECT_EQ(to_form({{"metadata[a]", "x & y=1"}, {"b", "\xc3\xbc"}}),
            "metadata%5Ba%5D=x%20%26%20y%3D1&b=%C3%BC");
}

TEST(Form, ReadsWhatABrowserSends) {
  const auto fields = read_form("number=4242+4242&expiry=12%2F40&code=");
  ASSERT_TRUE(fields);
  EXPECT_EQ(fields->at("number"), "4242 4242");
  EXPECT_EQ(fields->at("expiry"), "12/40");
  EXPECT_EQ(fields->at("code"), "");
}

TEST(Form, RefusesWhatIsNone) {
  for (const char* const text : {"a", "a=1&a=2", "a=%f", "a=%ff", "a=1&&b=2"})
    EXPECT_FALSE(read_form(text)) << text;
}

std::string header_at(std::int64_t seconds, std::string_view secret, const std::string& body) {
  const std::string time = std::to_string(seconds);
  return "t=" + time + ",v1=" + identity::hmac_sha256_hex(secret, time + "." + body);
}

TEST(StripeSignature, IsHmacSha256) {  // RFC 4231, test case 2
  EXPECT_EQ(identity::hmac_sha256_hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(StripeSignature, HoldsForFiveMinutesEitherWay) {
  const std::int64_t at = 1'800'000'000;
  for (const std::int64_t off : {-300, 0, 300})
    EXPECT_TRUE(check_stripe_signature(header_at(at + off, "s", "{}"), "{}", "s", now)) << off;
  for (const std::int64_t off : {-301, 301}) {
    const auto checked = check_stripe_signature(header_at(at + off, "s", "{}"), "{}", "s", now);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error(), EventFault::too_old);
  }
}

TEST(StripeSignature, IsOfThisBodyAndSecret) {
  const std::string header = header_at(1'800'000'000, "s", "{}");
  for (const auto& [body, secret] : {std::pair{"{ }", "s"}, std::pair{"{}", "t"}}) {
    const auto checked = check_stripe_signature(header, body, secret, now);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error(), EventFault::forged);
  }
  EXPECT_TRUE(check_stripe_signature(header + ",v1=00", "{}", "s", now));
  EXPECT_TRUE(check_stripe_signature("v1=00," + header, "{}", "s", now));
}

TEST(StripeSignature, RefusesWhatHasNoTimeOrSignature) {
  for (const char* const header :
       {"", "t=1", "v1=00", "t=x,v1=00", "t=99999999999999999999,v1=0"}) {
    const auto checked = check_stripe_signature(header, "{}", "s", now);
    ASSERT_FALSE(checked) << header;
    EXPECT_EQ(checked.error(), EventFault::malformed) << header;
  }
}

TEST(StripeReplies, TellWhatBecameOfAnIntent) {
  const auto result_of = [](const char* status) {
    const std::string text =
        std::string(R"({"object":"payment_intent","id":"pi_1","status":")") + status + "\"}";
    return answer_of(read_stripe_intent(text).value()).outcome.result;
  };
  EXPECT_EQ(result_of("succeeded"), ChargeResult::succeeded);
  EXPECT_EQ(result_of("requires_action"), ChargeResult::action_required);
  EXPECT_EQ(result_of("canceled"), ChargeResult::declined);
  EXPECT_EQ(result_of("requires_payment_method"), ChargeResult::declined);
  EXPECT_EQ(result_of("processing"), ChargeResult::unconfirmed);
  EXPECT_EQ(result_of("requires_confirmation"), ChargeResult::unconfirmed);
  EXPECT_EQ(outcome_of_decline("stolen_card").reason, DeclineReason::lost_or_stolen);
  EXPECT_EQ(outcome_of_decline("expired_card").result, ChargeResult::card_expired);
  EXPECT_EQ(outcome_of_decline("do_not_honor").reason, DeclineReason::other);
}

TEST(StripeReplies, AreNothingWhereTheyAreNone) {
  for (const char* const text : {"", "[]", "{", "null", "{}", R"({"object":5})"}) {
    EXPECT_FALSE(read_stripe_intent(text)) << text;
    EXPECT_FALSE(read_stripe_session(text)) << text;
    EXPECT_FALSE(read_stripe_event(text)) << text;
    EXPECT_FALSE(read_stripe_error(text)) << text;
  }
}

TEST(TestCards, AreTakenAndNothingElse) {
  const auto entered = read_card_entry({"4242 4242-4242 4242", "12/40", "123"}, now);
  ASSERT_TRUE(entered);
  EXPECT_EQ(entered->last_four, "4242");
  EXPECT_EQ(entered->expiry_month, 12);
  EXPECT_EQ(entered->expiry_year, 2040);
  const auto fault_of = [](const CardEntry& entry) { return read_card_entry(entry, now).error(); };
  EXPECT_EQ(fault_of({"4242424242424241", "12/40", "123"}), CardEntryFault::number_malformed);
  EXPECT_EQ(fault_of({"", "12/40", "123"}), CardEntryFault::number_malformed);
  EXPECT_EQ(fault_of({"4111111111111111", "12/40", "123"}), CardEntryFault::number_not_test);
  EXPECT_EQ(fault_of({"4242424242424242", "13/40", "123"}), CardEntryFault::expiry_malformed);
  EXPECT_EQ(fault_of({"4242424242424242", "12/20", "123"}), CardEntryFault::expiry_past);
  EXPECT_EQ(fault_of({"4242424242424242", "12/40", "12"}), CardEntryFault::code_wrong);
  EXPECT_EQ(fault_of({"4000000000000127", "12/40", "123"}), CardEntryFault::code_wrong);
}

}  // namespace
}  // namespace steward::payments
