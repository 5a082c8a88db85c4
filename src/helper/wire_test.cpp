#include "helper/wire.h"

#include <gtest/gtest.h>

#include <vector>

namespace sauro::helper {
namespace {

docread::Page SamplePage() {
  docread::Page page;
  page.number = 3;
  page.width = 595.25F;
  page.height = 842;
  page.scanned = true;
  page.turned = 35'999;
  page.hidden = "lớp chữ ẩn";
  page.words.push_back({{10, 20, 40.5F, 32}, "nhiệm", 91, true});
  page.rules.push_back({{10, 50, 400, 51}});
  return page;
}

TEST(Wire, Page_RoundTrip_IsTheSame) {
  const auto page = DecodePage(EncodePage(SamplePage()));
  ASSERT_TRUE(page.ok()) << page.error().Text();
  EXPECT_EQ(page->number, 3U);
  EXPECT_FLOAT_EQ(page->width, 595.25F);
  EXPECT_TRUE(page->scanned);
  EXPECT_EQ(page->turned, 35'999U);
  EXPECT_EQ(page->hidden, "lớp chữ ẩn");
  ASSERT_EQ(page->words.size(), 1U);
  EXPECT_EQ(page->words[0].text, "nhiệm");
  EXPECT_EQ(page->words[0].confidence, 91);
  EXPECT_TRUE(page->words[0].bold);
  EXPECT_FLOAT_EQ(page->words[0].box.x1, 40.5F);
  ASSERT_EQ(page->rules.size(), 1U);
  EXPECT_TRUE(page->rules[0].Horizontal());
}

TEST(Wire, Page_CutAnywhere_IsRefused) {
  const std::string whole = EncodePage(SamplePage());
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(DecodePage(std::string_view(whole).substr(0, size)).ok()) << size;
  EXPECT_FALSE(DecodePage(whole + "x").ok());
}

TEST(Wire, Page_WordWithSpaceOrBadUtf8OrNoText_IsRefused) {
  for (const char* text : {"a b", "\xFF", "", "a\n"}) {
    docread::Page page = SamplePage();
    page.words[0].text = text;
    EXPECT_FALSE(DecodePage(EncodePage(page)).ok()) << text;
  }
}

TEST(Wire, Page_MoreWordsThanAllowed_IsRefused) {
  docread::Page page = SamplePage();
  page.words.resize(5, page.words[0]);
  WireLimits limits;
  limits.words = 4;
  EXPECT_FALSE(DecodePage(EncodePage(page), limits).ok());
}

TEST(Wire, Frames_InPieces_ComeWhole) {
  const std::string stream =
      EncodeFrame(FrameKind::kPages, EncodeNumber(7)) + EncodeFrame(FrameKind::kDone, "");
  FrameCutter cutter;
  std::vector<Frame> frames;
  for (const char c : stream) {
    cutter.Feed({&c, 1});
    auto frame = cutter.Next();
    ASSERT_TRUE(frame.ok());
    if (*frame) frames.push_back(**frame);
  }
  ASSERT_EQ(frames.size(), 2U);
  EXPECT_EQ(*DecodeNumber(frames[0].payload), 7U);
  EXPECT_EQ(frames[1].kind, FrameKind::kDone);
}

TEST(Wire, Frames_UnknownKindOrHugeLength_AreRefused) {
  FrameCutter unknown;
  unknown.Feed(std::string_view("?\1\0\0\0x", 6));
  EXPECT_FALSE(unknown.Next().ok());
  FrameCutter huge;
  huge.Feed("P\xFF\xFF\xFF\xFF");
  EXPECT_FALSE(huge.Next().ok());
}

}  // namespace
}  // namespace sauro::helper
