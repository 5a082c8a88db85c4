#include "api/query.h"

#include <gtest/gtest.h>

#include "domain/status.h"

namespace sauro::api {
namespace {

http::Request WithQuery(std::initializer_list<http::NameValue> pairs) {
  http::Request request;
  for (const http::NameValue& pair : pairs) request.query.Add(pair.name, pair.value);
  return request;
}

http::Request WithBody(std::string body) {
  http::Request request;
  request.body = std::move(body);
  return request;
}

TEST(Query, Constructor_UnknownKey_IsRefusedByName) {
  const http::Request request = WithQuery({{"limit", "3"}, {"sort", "title"}});
  const Query query(request, {"limit"});
  ASSERT_FALSE(query.ok());
  EXPECT_EQ(query.error().kind, ErrorKind::kInvalid);
  EXPECT_EQ(query.error().place, "sort");
}

TEST(Query, Constructor_KeyTwice_IsRefused) {
  const http::Request request = WithQuery({{"limit", "3"}, {"limit", "4"}});
  EXPECT_FALSE(Query(request, {"limit"}).ok());
}

TEST(Query, Int_OutsideOrNoNumber_IsRefused) {
  for (const char* text : {"0", "201", "-1", "x", "3x", "99999999999999999999"}) {
    const http::Request request = WithQuery({{"limit", text}});
    Query query(request, {"limit"});
    (void)query.Int("limit", 25, 1, 200);
    EXPECT_FALSE(query.ok()) << text;
  }
  const http::Request request = WithQuery({});
  Query query(request, {"limit"});
  EXPECT_EQ(query.Int("limit", 25, 1, 200), 25);
  EXPECT_TRUE(query.ok());
}

TEST(Query, Code_UnknownCode_IsRefused) {
  const http::Request good = WithQuery({{"timing", "overdue"}});
  Query query(good, {"timing"});
  EXPECT_EQ(query.Code("timing", domain::TimingFromCode), domain::Timing::kOverdue);
  const http::Request bad = WithQuery({{"timing", "late"}});
  Query refused(bad, {"timing"});
  EXPECT_FALSE(refused.Code("timing", domain::TimingFromCode).has_value());
  EXPECT_EQ(refused.error().place, "timing");
}

TEST(Query, DayAt_NoSuchDay_IsRefused) {
  const http::Request request = WithQuery({{"as_of", "2026-02-30"}});
  Query query(request, {"as_of"});
  EXPECT_FALSE(query.DayAt("as_of").has_value());
  EXPECT_FALSE(query.ok());
}

TEST(Body, Read_NotUtf8_IsUnreadable) {
  const Result<Body> body = Body::Read(WithBody("{\"text\":\"\xFF\xFE\"}"), {"text"});
  ASSERT_FALSE(body.ok());
  EXPECT_EQ(body.error().kind, ErrorKind::kUnreadable);
  EXPECT_EQ(FailBody(body.error()).failure->status, 400);
}

TEST(Body, Read_NoObjectOrUnknownMember_IsRefused) {
  EXPECT_FALSE(Body::Read(WithBody("[1]"), {"text"}).ok());
  const Result<Body> body = Body::Read(WithBody(R"({"text":"a","texts":"b"})"), {"text"});
  ASSERT_FALSE(body.ok());
  EXPECT_EQ(body.error().place, "texts");
}

TEST(Body, Getters_WrongTypes_KeepTheFirstMistake) {
  Result<Body> body = Body::Read(
      WithBody(R"({"percent":"50","text":3,"completed":1})"), {"percent", "text", "completed"}
  );
  ASSERT_TRUE(body.ok());
  (void)body->Int("percent");
  (void)body->Text("text");
  (void)body->Flag("completed");
  ASSERT_FALSE(body->ok());
  EXPECT_EQ(body->error().place, "percent");
}

TEST(Body, Text_DecomposedLetters_BecomeNfc) {
  Result<Body> body = Body::Read(WithBody("{\"text\":\"a\xCC\x81\"}"), {"text"});
  ASSERT_TRUE(body.ok());
  EXPECT_EQ(body->Text("text"), "\xC3\xA1");
}

}  // namespace
}  // namespace sauro::api
