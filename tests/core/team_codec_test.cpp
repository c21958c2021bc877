// The bodies and queries of the team's routes. What they say of single fields is in the fixtures.
#include <gtest/gtest.h>

#include <string>

#include "core/codec/audit.hpp"
#include "core/codec/invitation.hpp"
#include "core/codec/member.hpp"

namespace steward {
namespace {

const RoleCatalogue known_roles{{{"user", {}}, {"admin", {Permission::roles_assign}}}};

template <class T>
std::string issues_of(const Result<T, Issues>& result) {
  if (result) return "sound";
  std::string text;
  for (const Issue& issue : result.error())
    text += (text.empty() ? "" : ", ") + issue.path + " " + std::string(name_of(issue.code));
  return text;
}

TEST(MemberQuery, ReadsWhatTheListCanDo) {
  const auto query = decode_member_query(
      "search=%20J%C3%BCrgen+M%20&role=admin&sort=joined&order=desc&limit=200&cursor=a%2Bb",
      known_roles);
  ASSERT_TRUE(query);
  EXPECT_EQ(query->search, "J\xC3\xBCrgen M");
  EXPECT_EQ(query->role, "admin");
  EXPECT_EQ(query->sort, MemberSort::joined);
  EXPECT_EQ(query->order, SortOrder::descending);
  EXPECT_EQ(query->limit, 200);
  EXPECT_EQ(query->cursor, "a+b");
  const auto usual = decode_member_query("search=&role=", known_roles);
  ASSERT_TRUE(usual);
  EXPECT_EQ(usual->search, "");
  EXPECT_FALSE(usual->role);
  EXPECT_EQ(usual->limit, 50);
}

TEST(MemberQuery, SaysWhatItDoesNotRead) {  // SEC-22
  for (const auto& [query, issues] : std::vector<std::pair<std::string, std::string>>{
           {"limit=0", "/limit field_value_unknown"},
           {"limit=201", "/limit field_value_unknown"},
           {"limit=9223372036854775808", "/limit field_value_unknown"},
           {"limit=1e2", "/limit field_value_unknown"},
           {"role=owner", "/role role_unknown"},
           {"sort=email", "/sort field_value_unknown"},
           {"order=up", "/order field_value_unknown"},
           {"workspace_id=2", "/workspace_id field_unknown"},
           {"search=a&search=b", "/search field_repeated"},
           {"search=%FF", " text_not_utf8"},
           {"search=a%00b", "/search name_character_forbidden"},
           {"search=" + std::string(254, 'a'), "sound"},
           {"search=" + std::string(255, 'a'), "/search name_too_long"}})
    EXPECT_EQ(issues_of(decode_member_query(query, known_roles)), issues) << query;
}

std::string quoted_ids(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i ? ",\"u" : "\"u") + std::to_string(i) + "\"";
  return text;
}

TEST(RoleChanges, TakeUpToTwoHundredMembersOnce) {
  const auto issues = [](const std::string& list) {
    return issues_of(
        decode_role_changes(R"({"role":"admin","user_ids":[)" + list + "]}", known_roles));
  };
  EXPECT_EQ(issues(quoted_ids(1)), "sound");
  EXPECT_EQ(issues(quoted_ids(200)), "sound");
  EXPECT_EQ(issues(quoted_ids(201)), "/user_ids members_per_call_too_many");
  EXPECT_EQ(issues(""), "/user_ids field_missing");
  EXPECT_EQ(issues(R"("a","a",1)"), "/user_ids/1 field_repeated, /user_ids/2 field_type_wrong");
  EXPECT_EQ(issues_of(decode_role_change(R"({"role":"owner"})", known_roles)),
            "/role role_unknown");
  EXPECT_EQ(issues_of(decode_role_change(R"({"role":"user","user_id":"x"})", known_roles)),
            "/user_id field_unknown");
}

std::string rows(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += std::string(i ? "," : "") + R"({"role":"user","email":"u)" + std::to_string(i) +
            R"(@x.test"})";
  return R"({"invitations":[)" + text + "]}";
}

TEST(InvitationCall, KeepsAMalformedRowToItself) {  // ADV-13, TM-10
  const auto call = decode_invitations(R"({"invitations":[
      {"email":"jane@acme.test","role":"admin","display_name":" Jane "},
      {"email":"jane","role":"user"},
      {"email":"bob@acme.test","role":"owner"},
      {"email":"JANE@acme.test","role":"user"},
      {"email":"eve@acme.test","role":"user","display_name":"\u202e"}],"locale":"de"})",
                                       known_roles);
  ASSERT_TRUE(call);
  ASSERT_EQ(call->rows.size(), 5U);
  EXPECT_EQ(call->locale, "de");
  ASSERT_TRUE(call->rows[0].offer);
  EXPECT_EQ(call->rows[0].offer->display_name, "Jane");
  const auto verdict = [&](std::size_t row) {
    const Issue& issue = call->rows[row].offer.error();
    return issue.path + " " + std::string(name_of(issue.code));
  };
  EXPECT_EQ(verdict(1), "/email email_malformed");
  EXPECT_EQ(verdict(2), "/role role_unknown");
  EXPECT_EQ(verdict(3), "/email email_repeated");
  EXPECT_EQ(verdict(4), "/display_name name_character_forbidden");
}

TEST(InvitationCall, IsRefusedAsAWholeForItsShape) {  // SEC-22
  EXPECT_EQ(issues_of(decode_invitations(rows(100), known_roles)), "sound");
  EXPECT_EQ(issues_of(decode_invitations(rows(101), known_roles)),
            "/invitations invitations_per_call_too_many");
  EXPECT_EQ(issues_of(decode_invitations(rows(0), known_roles)), "/invitations field_missing");
  EXPECT_EQ(issues_of(decode_invitations(R"({"invitations":[1,{"email":"a@b.test","role":"user",
      "workspace_id":2}]})",
                                         known_roles)),
            "/invitations/0 field_type_wrong, /invitations/1/workspace_id field_unknown");
}

TEST(InvitationAcceptance, NamesANewPersonWholeOrNotAtAll) {
  const auto issues = [](const char* body) {
    return issues_of(decode_invitation_acceptance(body));
  };
  EXPECT_EQ(issues(R"({"token":"t"})"), "sound");
  EXPECT_EQ(issues(R"({"token":"t","name":"Jane","password":"plum orbit 47 lantern"})"), "sound");
  EXPECT_EQ(issues(R"({"token":"t","name":"Jane"})"), "/password field_missing");
  EXPECT_EQ(issues(R"({"token":"t","password":"plum orbit 47 lantern"})"), "/name field_missing");
  EXPECT_EQ(issues(R"({"token":"t","name":"Jane","password":"short"})"),
            "/password password_too_short");
  EXPECT_EQ(issues(R"({"name":1})"),
            "/token field_missing, /name field_type_wrong, /password field_missing");
}

TEST(AuditQuery, ReadsFiltersAndRefusesStrangers) {
  const auto query = decode_audit_query(
      "action=member&actor=usr_1&outcome=denied&from=2026-11-21T12:00:00.000Z&limit=10");
  ASSERT_TRUE(query);
  EXPECT_EQ(query->filter.outcome, AuditOutcome::denied);
  EXPECT_EQ(query->limit, 10);
  EXPECT_EQ(issues_of(decode_audit_query("outcome=maybe&from=now")),
            "/outcome field_value_unknown, /from field_type_wrong");
  EXPECT_EQ(issues_of(decode_audit_export_query("format=pdf")), "/format field_value_unknown");
}

TEST(AuditEvent, IsReadBackAsItWasWritten) {  // ADV-11
  AuditEvent event{AuditEventId{"aud_1"},
                   WorkspaceId{7},
                   0,
                   Timestamp{Duration{1'800'000'000'123}},
                   {AuditActorKind::api_key, "key_1", "=cmd()"},
                   {"::1", "UA", "api"},
                   AuditOutcome::denied,
                   Code::role_insufficient,
                   {"a.b", {{"member", "usr_2", "+x"}}, {{"role", std::nullopt, ""}}},
                   {},
                   {}};
  const AuditHead head = append_to_chain({}, event);
  const auto read = decode_audit_event(encode_audit_event(event));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, event);
  EXPECT_EQ(verify_events({}, {&*read, 1}), (Result<AuditHead, Rejection>(head)));
  const std::string json = encode_audit_export_head(ExportFormat::json) +
                           encode_audit_export_items(ExportFormat::json, {&event, 1}, 0) +
                           encode_audit_export_items(ExportFormat::json, {&event, 1}, 1) +
                           encode_audit_export_tail(ExportFormat::json);
  const std::string text = encode_audit_event(event);
  EXPECT_EQ(json, "{\"items\":[" + text + "," + text + "]}");
  const std::string row = encode_audit_export_items(ExportFormat::csv, {&event, 1}, 0);
  EXPECT_NE(row.find("\"'=cmd()\""), std::string::npos);  // SEC-37
}

TEST(UserAgent, IsCutAtAWholeCodePointAndCarriesNoLineBreak) {  // SEC-43
  EXPECT_EQ(kept_user_agent("a\r\nb\x1b[0m"), "ab[0m");
  EXPECT_EQ(kept_user_agent(std::string(300, 'a')).size(), 256U);
  EXPECT_EQ(kept_user_agent(std::string(255, 'a') + "\xC3\xA9").size(), 255U);
  EXPECT_EQ(kept_user_agent("\xff"), "");
}

}  // namespace
}  // namespace steward
