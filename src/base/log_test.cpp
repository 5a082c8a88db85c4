#include "base/log.h"

#include <gtest/gtest.h>

#include <string>

#include "base/json.h"

namespace sauro::log {
namespace {

class Log : public ::testing::Test {
 protected:
  void SetUp() override {
    RedirectTo([this](std::string_view line) { lines_ += line; });
  }
  void TearDown() override {
    RedirectTo({});
    Configure(Level::kInfo, Format::kText);
  }
  std::string lines_;
};

TEST_F(Log, Json_IsOneParsableLine) {
  Configure(Level::kInfo, Format::kJson);
  Info("tiếng \"Việt\"\n", {{"status", 200}, {"ms", 1.5}, {"path", "/a b"}, {"bad", "\xff"}});
  const auto parsed = ParseJson(lines_);
  ASSERT_TRUE(parsed.ok());
  const auto& object = parsed->as_object();
  EXPECT_EQ(JsonString(object, "message"), "tiếng \"Việt\"\n");
  EXPECT_EQ(JsonString(object, "level"), "info");
  EXPECT_EQ(JsonInt(object, "status"), 200);
  EXPECT_EQ(JsonString(object, "path"), "/a b");
  EXPECT_EQ(JsonString(object, "bad"), "\uFFFD");
  EXPECT_EQ(lines_.find('\n'), lines_.size() - 1);
}

TEST_F(Log, Text_QuotesWhatWouldBreakTheLine) {
  Configure(Level::kInfo, Format::kText);
  Warning("started", {{"port", 80}, {"forged", "x\ny level=error"}});
  EXPECT_NE(
      lines_.find(" warning started port=80 forged=\"x\\ny level=error\"\n"), std::string::npos
  ) << lines_;
}

TEST_F(Log, BelowMinimum_IsDropped) {
  Configure(Level::kWarning, Format::kText);
  Info("quiet");
  EXPECT_EQ(lines_, "");
  EXPECT_FALSE(IsEnabled(Level::kInfo));
}

}  // namespace
}  // namespace sauro::log
