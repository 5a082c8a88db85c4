#include "helper/page_picture.h"

#include "helper/fake_helper_test.h"
#include "helper/wire.h"

namespace sauro::helper {
namespace {

constexpr std::string_view kPdf = "%PDF-1.7 ...";

std::string Png(const std::string& width) {
  return std::string("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16) + width + std::string("\0\0\4\xB0", 4) +
         "...";
}

TEST_F(FakeHelper, Drawing_PageAndTurnAreAsked_AndThePictureComes) {
  const std::string png = Png(std::string("\0\0\3\x20", 4));
  const std::string frames = EncodeFrame(FrameKind::kFile, png) + EncodeFrame(FrameKind::kDone, "");
  const std::string asked = folder_ + "/asked";
  const auto options = Script("echo \"$@\" > " + asked + "; " + Cat(frames));
  const auto drawn = DrawPage(kPdf, "a.pdf", {3, 9050}, options);
  ASSERT_TRUE(drawn.ok()) << drawn.error().Text();
  EXPECT_EQ(*drawn, png);
  std::string words;
  std::getline(std::ifstream(asked), words);
  EXPECT_EQ(words, "draw pdf 3 9050");
}

// What is served as a picture is one, whatever became of the program.
TEST_F(FakeHelper, Drawing_WhatIsNoPicture_IsRefused) {
  for (const std::string& bad :
       {std::string("<html><script>alert(1)</script>"),
        std::string(),
        Png(std::string("\0\1\0\0", 4)),
        Png(std::string("\0\0\0\0", 4))}) {
    const std::string frames =
        EncodeFrame(FrameKind::kFile, bad) + EncodeFrame(FrameKind::kDone, "");
    const auto drawn = DrawPage(kPdf, "a.pdf", {}, Script(Cat(frames)));
    ASSERT_FALSE(drawn.ok()) << bad;
    EXPECT_EQ(drawn.error().kind, ErrorKind::kUnreadable);
  }
}

TEST_F(FakeHelper, Drawing_NoSuchPage_IsNotFound) {
  const std::string frames =
      EncodeFrame(FrameKind::kFailure, std::string(1, static_cast<char>(Failure::kNoSuchPage)));
  const auto drawn = DrawPage(kPdf, "a.pdf", {99}, Script(Cat(frames)));
  ASSERT_FALSE(drawn.ok());
  EXPECT_EQ(drawn.error().kind, ErrorKind::kNotFound);
}

TEST_F(FakeHelper, Drawing_FileWithoutPages_AsksNobody) {
  const auto drawn = DrawPage("1\tĐóng bè tre\n", "a.txt", {}, Script("exit 1"));
  ASSERT_FALSE(drawn.ok());
  EXPECT_EQ(drawn.error().kind, ErrorKind::kNotFound);
}

TEST_F(FakeHelper, Drawing_ProgramThatHangs_IsEnded) {
  auto options = Script("sleep 60");
  options.patience.silence = std::chrono::milliseconds(200);
  const auto drawn = DrawPage(kPdf, "a.pdf", {}, options);
  ASSERT_FALSE(drawn.ok());
  EXPECT_EQ(drawn.error().kind, ErrorKind::kTooLarge);
}

}  // namespace
}  // namespace sauro::helper
