#include "reader/level.h"

#include <gtest/gtest.h>

#include "reader/clean.h"

namespace sauro::reader {
namespace {

constexpr float kDots = 200;

void Fill(PIX* page, int x, int y, int width, int height) {
  BOX* area = boxCreate(x, y, width, height);
  pixSetInRectArbitrary(page, area, 0);
  boxDestroy(&area);
}

// A page of 8 bits grey with nothing on it but a table of rows that are `height` pixels high.
Picture RuledPage(int rows, int height) {
  constexpr int kLeft = 200;
  constexpr int kTop = 200;
  constexpr int kWidth = 1200;
  Picture page(pixCreate(1654, 1000, 8));
  pixSetAll(page.get());
  for (int row = 0; row <= rows; ++row) Fill(page.get(), kLeft, kTop + row * height, kWidth, 3);
  for (int column = 0; column <= 4; ++column)
    Fill(page.get(), kLeft + column * kWidth / 4, kTop, 3, rows * height);
  return page;
}

// A line of a script whose letters stand close, a third of them reaching up.
void WriteLine(PIX* page, int x, int y, int letters) {
  for (int i = 0; i < letters; ++i) {
    const bool tall = i % 3 == 0;
    Fill(page, x + i * 15, y - (tall ? 12 : 0), 10, tall ? 32 : 20);
  }
}

class SkewOfRules : public testing::TestWithParam<float> {};

TEST_P(SkewOfRules, LevelsATableWithoutText) {
  const Picture page = RuledPage(4, 90);
  const Picture skewed = Level(page.get(), GetParam());
  EXPECT_NEAR(Skew(skewed.get(), kDots), -GetParam(), 0.045);
}

INSTANTIATE_TEST_SUITE_P(
    Degrees,
    SkewOfRules,
    testing::Values(-3.0F, -0.7F, -0.2F, -0.06F, 0.0F, 0.04F, 0.2F, 0.4F, 0.7F, 3.0F)
);

// The lid of the scanner beside a page that lies askew, and little on the page.
TEST(Skew, LooksAwayFromDarkEdges) {
  const Picture page = RuledPage(1, 90);
  WriteLine(page.get(), 900, 500, 30);
  const Picture skewed = Level(page.get(), 1.5F);
  for (int x = 0; x < 700; ++x) Fill(skewed.get(), x, 0, 1, 60 - x * 60 / 700);
  Fill(skewed.get(), 1620, 0, 34, 1000);
  const Picture inner = WithoutEdges(skewed.get(), kDots);
  ASSERT_NE(inner, nullptr);
  EXPECT_NEAR(Skew(inner.get(), kDots), -1.5, 0.1);
  EXPECT_EQ(WithoutEdges(page.get(), kDots), nullptr);
}

TEST(WithoutSpecks, TakesWhatStandsAloneAndLeavesDotsOfLetters) {
  const Picture page = RuledPage(4, 90);
  WriteLine(page.get(), 230, 250, 14);
  Fill(page.get(), 233, 232, 3, 3);  // a dot
  EXPECT_EQ(WithoutSpecks(page.get(), kDots), nullptr);
  for (int i = 0; i < 400; ++i) Fill(page.get(), 30 + i % 20 * 80, 640 + i / 20 * 15, 2, 2);
  const Picture calm = WithoutSpecks(page.get(), kDots);
  ASSERT_NE(calm, nullptr);
  l_uint32 level = 0;
  pixGetPixel(calm.get(), 30, 640, &level);
  EXPECT_EQ(level, 255U);
  for (const int y : {233, 260}) {
    pixGetPixel(calm.get(), 234, y, &level);
    EXPECT_EQ(level, 0U) << y;
  }
}

// Many rows of narrow columns: the upright rules must not be taken for lines of text.
TEST(LikelyTurn, LooksAtLettersAndNotAtRules) {
  const Picture page = RuledPage(4, 120);
  for (int row = 0; row < 4; ++row) {
    for (int column = 0; column < 4; ++column)
      WriteLine(page.get(), 230 + column * 300, 250 + row * 120, 14);
  }
  for (int quarters = 0; quarters < 4; ++quarters) {
    const Picture turned(pixRotateOrth(page.get(), quarters));
    EXPECT_EQ((LikelyTurn(turned.get()) + quarters) % 2, 0) << quarters;
  }
}

}  // namespace
}  // namespace sauro::reader
