#include "http/message.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>

namespace sauro::http {
namespace {

TEST(Headers, Names_CompareWithoutCase) {
  Headers headers;
  headers.Add("Content-Type", "a");
  headers.Add("content-type", "b");
  EXPECT_EQ(headers.Get("CONTENT-TYPE"), "a");
  EXPECT_EQ(headers.Count("Content-type"), 2U);
  headers.Set("content-TYPE", "c");
  EXPECT_EQ(headers.Count("Content-Type"), 1U);
  EXPECT_EQ(headers.Find("X"), nullptr);
  EXPECT_EQ(headers.Get("X"), "");
}

TEST(Parameters, Names_KeepOrderAndTwins) {
  Parameters parameters;
  parameters.Add("a", "1");
  parameters.Add("A", "2");
  parameters.Add("a", "3");
  EXPECT_EQ(parameters.Get("a"), "1");
  EXPECT_EQ(parameters.All("a"), (std::vector<std::string>{"1", "3"}));
  EXPECT_FALSE(parameters.Has("b"));
}

TEST(Redirect, OtherSites_BecomeTheHomePage) {
  EXPECT_EQ(Response::Redirect("/a?b=1#c").headers.Get("Location"), "/a?b=1#c");
  EXPECT_EQ(Response::Redirect("/a\r\nX: y").headers.Get("Location"), "/a%0D%0AX:%20y");
  for (const char* bad : {"https://evil.example/", "//evil.example", "/\\evil.example", "", "a"}) {
    EXPECT_EQ(Response::Redirect(bad).headers.Get("Location"), "/") << bad;
  }
}

TEST(ETag, IfNoneMatch_IsComparedWeakly) {
  Request request;
  request.headers.Add("If-None-Match", "\"a\", W/\"b\"");
  EXPECT_TRUE(ETagMatches(request, "a"));
  EXPECT_TRUE(ETagMatches(request, "b"));
  EXPECT_FALSE(ETagMatches(request, "c"));
  request.method = Method::kPost;
  EXPECT_FALSE(ETagMatches(request, "a"));
  Request any;
  any.headers.Add("If-None-Match", "*");
  EXPECT_TRUE(ETagMatches(any, "x"));
  EXPECT_FALSE(ETagMatches(Request{}, "x"));
}

TEST(StatusFor, EveryKind_HasItsStatus) {
  EXPECT_EQ(StatusFor(ErrorKind::kConflict), 409);
  EXPECT_EQ(StatusFor(ErrorKind::kNoSpace), 507);
  EXPECT_EQ(FailureFrom(Unavailable("x")).retry_after_s, 5);
  EXPECT_EQ(FailureFrom(NotFound("x")).retry_after_s, 0);
}

TEST(TempFile, LivesAsLongAsItsOwner) {
  std::string path;
  {
    Result<TempFile> file = TempFile::Create(::testing::TempDir());
    ASSERT_TRUE(file.ok());
    ASSERT_TRUE(file->Write("abc").ok());
    ASSERT_TRUE(file->Close().ok());
    TempFile moved = std::move(*file);
    path = moved.path();
    EXPECT_EQ(std::filesystem::file_size(path), 3U);
    EXPECT_EQ(
        std::filesystem::status(path).permissions(),
        std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
    );
  }
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_FALSE(TempFile::Create("/nonexistent/directory").ok());
}

TEST(TempFile, Released_Stays) {
  std::string path;
  {
    Result<TempFile> file = TempFile::Create(::testing::TempDir());
    ASSERT_TRUE(file.ok());
    path = file->Release();
  }
  EXPECT_TRUE(std::filesystem::remove(path));
}

}  // namespace
}  // namespace sauro::http
