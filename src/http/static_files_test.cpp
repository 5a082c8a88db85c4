#include "http/static_files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "http/compress.h"
#include "http/csrf.h"

namespace sauro::http {
namespace {

class StaticFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ = ::testing::TempDir() + "sauro_static_" + Base64Url(RandomBytes(9));
    std::filesystem::create_directories(directory_ + "/img");
    std::ofstream(directory_ + "/app.css") << std::string(5'000, 'a');
    std::ofstream(directory_ + "/img/logo.svg") << "<svg/>";
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }
  std::string directory_;
};

TEST_F(StaticFilesTest, Fingerprinted_AreCachedForEver) {
  const Result<StaticFiles> files = StaticFiles::Load(directory_, "/static/");
  ASSERT_TRUE(files.ok());
  const std::string url = files->Url("app.css");
  EXPECT_TRUE(url.starts_with("/static/app.") && url.ends_with(".css")) << url;
  Request request;
  Response response = files->Serve(request, url.substr(8));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body.size(), 5'000U);
  EXPECT_EQ(response.headers.Get("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(response.headers.Get("Content-Type"), "text/css; charset=utf-8");
  request.headers.Add("Accept-Encoding", "gzip");
  response = files->Serve(request, url.substr(8));
  EXPECT_EQ(response.headers.Get("Content-Encoding"), "gzip");
  EXPECT_LT(response.body.size(), 200U);
  EXPECT_TRUE(files->Url("img/logo.svg").starts_with("/static/img/logo."));
}

TEST_F(StaticFilesTest, PlainNamesAreCheckedAndOthersMissing) {
  const Result<StaticFiles> files = StaticFiles::Load(directory_, "/static/");
  ASSERT_TRUE(files.ok());
  const Request request;
  EXPECT_EQ(files->Serve(request, "img/logo.svg").headers.Get("Cache-Control"), "no-cache");
  EXPECT_EQ(files->Serve(request, "../server.cpp").status, 404);
  EXPECT_EQ(files->Serve(request, "").status, 404);
  EXPECT_FALSE(files->Has("none.css"));
  EXPECT_FALSE(StaticFiles::Load(directory_ + "/none", "/static/").ok());
}

TEST(AcceptsGzip, Headers) {
  EXPECT_TRUE(AcceptsGzip("gzip"));
  EXPECT_TRUE(AcceptsGzip("br;q=1.0, GZIP;q=0.01"));
  EXPECT_FALSE(AcceptsGzip("gzip;q=0.000"));
  EXPECT_FALSE(AcceptsGzip("br, deflate"));
  EXPECT_FALSE(AcceptsGzip(""));
}

}  // namespace
}  // namespace sauro::http
