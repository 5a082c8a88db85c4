// Light, stamps and pale print: what a page looks like before anything is read of it.

#include "reader/light.h"

#include <gtest/gtest.h>

#include "reader/colour.h"
#include "reader/tones.h"

namespace sauro::reader {
namespace {

constexpr float kDots = 200;
constexpr int kWidth = 1600;
constexpr int kHeight = 1100;

l_uint32 At(PIX* picture, int x, int y) {
  l_uint32 level = 0;
  pixGetPixel(picture, x, y, &level);
  return level;
}

void Fill(PIX* page, int x, int y, int width, int height, l_uint32 value) {
  BOX* area = boxCreate(x, y, width, height);
  pixSetInRectArbitrary(page, area, value);
  boxDestroy(&area);
}

// Strokes as wide as those of letters, all over the page.
void Write(PIX* page, l_uint32 ink) {
  for (int y = 100; y < kHeight - 100; y += 60) {
    for (int x = 100; x < kWidth - 100; x += 20) Fill(page, x, y, 4, 24, ink);
  }
}

// Paper as light on the left as `left` says and on the right as `right` does; ink has an eighth of
// that light.
Picture LitPage(int left, int right) {
  Picture page(pixCreate(kWidth, kHeight, 8));
  pixSetAll(page.get());
  Write(page.get(), 32);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      const int light = left + (right - left) * x / kWidth;
      pixSetPixel(page.get(), x, y, At(page.get(), x, y) * static_cast<l_uint32>(light) / 255);
    }
  }
  return page;
}

TEST(EvenlyLit, PaperOfAPhotographIsWhiteEverywhereAndInkIsDark) {
  const Picture page = LitPage(230, 110);
  const Picture lit = EvenlyLit(page.get(), kDots);
  ASSERT_NE(lit, nullptr);
  for (const int x : {110, 810, 1490}) {
    EXPECT_GT(At(lit.get(), x, 80), 215U) << x;
    EXPECT_LT(At(lit.get(), x - 8, 110), 110U) << x;
  }
}

TEST(EvenlyLit, AScanStaysAsItIs) {
  EXPECT_EQ(EvenlyLit(LitPage(245, 235).get(), kDots), nullptr);
  const Picture shaded = LitPage(245, 245);
  Fill(shaded.get(), 100, 100, 1400, 60, 200);  // the header of a table
  EXPECT_EQ(EvenlyLit(shaded.get(), kDots), nullptr);
}

TEST(Clearer, PalePrintBecomesBlackAndClearPrintStays) {
  EXPECT_EQ(Clearer(LitPage(245, 245).get()), nullptr);
  Picture pale(pixCreate(kWidth, kHeight, 8));
  pixSetAllArbitrary(pale.get(), 205);
  Write(pale.get(), 110);
  const Picture clear = Clearer(pale.get());
  ASSERT_NE(clear, nullptr);
  const Tones tones = TonesOf(clear.get());
  EXPECT_GT(tones.paper, 240);
  EXPECT_LT(tones.ink, 20);
}

l_uint32 Colour(int red, int green, int blue) {
  l_uint32 out = 0;
  composeRGBPixel(red, green, blue, &out);
  return out;
}

// Black strokes on white, and a frame in red over them.
Picture StampedPage(int frame) {
  Picture page(pixCreate(kWidth, kHeight, 32));
  pixSetAllArbitrary(page.get(), Colour(250, 250, 250));
  for (const int y : {500, 500 + frame - 6})
    Fill(page.get(), 700, y, frame, 6, Colour(212, 50, 60));
  for (const int x : {700, 700 + frame - 6})
    Fill(page.get(), x, 500, 6, frame, Colour(212, 50, 60));
  Fill(page.get(), 710, 480, 8, 60, Colour(40, 12, 14));  // black below red is dark in all three
  return page;
}

TEST(GreyOfColour, AStampIsPaperAndWhatItCoversStays) {
  const Picture grey = GreyOfColour(StampedPage(240).get(), kDots);
  ASSERT_NE(grey, nullptr);
  EXPECT_EQ(pixGetDepth(grey.get()), 8);
  EXPECT_GT(At(grey.get(), 800, 503), 240U);
  EXPECT_GT(At(grey.get(), 703, 600), 240U);
  EXPECT_LT(At(grey.get(), 713, 503), 60U);
}

TEST(GreyOfColour, RedLettersStay) {
  const Picture grey = GreyOfColour(StampedPage(60).get(), kDots);
  ASSERT_NE(grey, nullptr);
  EXPECT_LT(At(grey.get(), 730, 503), 120U);
}

// Five tight lines in red are as large as a stamp.
TEST(GreyOfColour, LinesOfRedWordsStay) {
  Picture page(pixCreate(kWidth, kHeight, 32));
  pixSetAllArbitrary(page.get(), Colour(250, 250, 250));
  for (int y = 500; y < 650; y += 30) {
    for (int x = 700; x < 1000; x += 8) Fill(page.get(), x, y, 4, 24, Colour(212, 50, 60));
  }
  const Picture grey = GreyOfColour(page.get(), kDots);
  ASSERT_NE(grey, nullptr);
  EXPECT_LT(At(grey.get(), 702, 505), 120U);
  EXPECT_LT(At(grey.get(), 870, 570), 120U);
}

}  // namespace
}  // namespace sauro::reader
