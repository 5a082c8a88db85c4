#include "reader/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <utility>

#include "docread/ruled_grid.h"
#include "reader/dotted.h"
#include "reader/level.h"
#include "reader/straighten.h"
#include "reader/tones.h"

namespace sauro::reader {
namespace {

constexpr float kDots = 200;
constexpr int kWidth = 1654;
constexpr int kHeight = 1200;

void Fill(PIX* page, int x, int y, int width, int height, l_uint32 level) {
  BOX* area = boxCreate(x, y, width, height);
  pixSetInRectArbitrary(page, area, level);
  boxDestroy(&area);
}

// A table of 5 columns and 6 rows, with lines of two pixels, on paper of 8 bits grey.
Picture Table(l_uint32 ink, l_uint32 paper) {
  Picture page(pixCreate(kWidth, kHeight, 8));
  Fill(page.get(), 0, 0, kWidth, kHeight, paper);
  for (int row = 0; row <= 6; ++row) Fill(page.get(), 150, 150 + row * 140, 1350, 2, ink);
  for (int column = 0; column <= 5; ++column)
    Fill(page.get(), 150 + column * 270, 150, 2, 6 * 140 + 2, ink);
  return page;
}

// Letters in rows, as dark as `ink`: stems on a common foot, up to a common height.
void WriteCells(PIX* page, l_uint32 ink) {
  for (int row = 0; row < 6; ++row) {
    for (int column = 0; column < 5; ++column) {
      for (int letter = 0; letter < 13; ++letter) {
        const int x = 165 + column * 270 + letter * 18;
        const int y = 175 + row * 140;
        Fill(page, x, y, 3, 14, ink);
        Fill(page, x + 8, y, 3, 14, ink);
        Fill(page, x, letter % 2 == 0 ? y + 12 : y, 11, 2, ink);
      }
    }
  }
}

void AddGrain(PIX* page, float deviation) {
  if (deviation <= 0) return;
  std::mt19937 random(7);
  std::normal_distribution<float> grain(0, deviation);
  for (int y = 0; y < pixGetHeight(page); ++y) {
    for (int x = 0; x < pixGetWidth(page); ++x) {
      l_uint32 level = 0;
      pixGetPixel(page, x, y, &level);
      const float grey = static_cast<float>(level) + grain(random);
      pixSetPixel(page, x, y, static_cast<l_uint32>(std::clamp(grey, 0.0F, 255.0F)));
    }
  }
}

void ExpectWholeTable(PIX* page) {
  const std::vector<docread::RuledGrid> grids =
      docread::FindGrids(FindFaintRules(page, kDots).rules);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].edges_x.size(), 6U);
  EXPECT_EQ(grids[0].edges_y.size(), 7U);
  EXPECT_EQ(grids[0].cells.size(), 30U);
}

// Bold letters in a low row: the stem and the dots of one reach from line to line.
TEST(FaintRules, StemInALowHeader_IsNoBorder) {
  const Picture page = Table(0, 255);
  WriteCells(page.get(), 0);
  Fill(page.get(), 150, 116, 1350, 2, 0);
  for (int column = 0; column <= 5; ++column) Fill(page.get(), 150 + column * 270, 116, 2, 36, 0);
  Fill(page.get(), 550, 118, 3, 32, 0);
  const std::vector<docread::RuledGrid> grids =
      docread::FindGrids(FindFaintRules(page.get(), kDots).rules);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].edges_x.size(), 6U);
  EXPECT_EQ(grids[0].edges_y.size(), 8U);
}

// Every `period` pixels of the rules only `ink` are left.
Picture Broken(int ink, int period) {
  Picture page = Table(0, 255);
  for (int x = 0; x < kWidth; x += period) {
    for (int row = 0; row <= 6; ++row) Fill(page.get(), x, 150 + row * 140, period - ink, 2, 255);
  }
  for (int y = 0; y < kHeight; y += period) {
    for (int column = 0; column <= 5; ++column)
      Fill(page.get(), 150 + column * 270, y, 2, period - ink, 255);
  }
  WriteCells(page.get(), 0);
  return page;
}

TEST(DottedRules, AreDrawnThrough) {
  for (const auto& [ink, period] : {std::pair(2, 5), std::pair(14, 22)}) {
    const Picture page = Broken(ink, period);
    const Picture drawn = DottedRulesDrawn(page.get(), TonesOf(page.get()), kDots);
    ASSERT_NE(drawn, nullptr) << ink;
    ExpectWholeTable(drawn.get());
  }
}

TEST(DottedRules, ATableWithWholeRulesStaysAsItIs) {
  const Picture page = Table(0, 255);
  WriteCells(page.get(), 0);
  EXPECT_EQ(DottedRulesDrawn(page.get(), TonesOf(page.get()), kDots), nullptr);
}

TEST(DottedRules, AFormWithLeadersHasNone) {
  Picture page(pixCreate(kWidth, kHeight, 8));
  pixSetAll(page.get());
  WriteCells(page.get(), 0);
  for (int row = 0; row < 6; ++row) {
    for (int x = 200; x < 1400; x += 6) Fill(page.get(), x, 230 + row * 140, 2, 2, 0);
  }
  EXPECT_EQ(DottedRulesDrawn(page.get(), TonesOf(page.get()), kDots), nullptr);
}

class DriftingRules : public testing::TestWithParam<float> {};

// Too little to be levelled, or left over: a line of 1350 pixels drifts by up to 7.
TEST_P(DriftingRules, AreFoundWhole) {
  const Picture page = Table(0, 255);
  WriteCells(page.get(), 0);
  ExpectWholeTable(Level(page.get(), GetParam()).get());
}

INSTANTIATE_TEST_SUITE_P(
    Degrees, DriftingRules, testing::Values(-0.15F, -0.05F, 0.0F, 0.05F, 0.1F, 0.15F)
);

// As photographed: the upper edge is wider than the lower, one side is higher than the other.
TEST(Straightened, MakesALeaningTableLevel) {
  const Picture level = Table(0, 255);
  WriteCells(level.get(), 0);
  PTA* from = ptaCreate(4);
  PTA* to = ptaCreate(4);
  for (const int x : {0, kWidth}) {
    for (const int y : {0, kHeight}) {
      ptaAddPt(from, static_cast<float>(x), static_cast<float>(y));
      ptaAddPt(
          to,
          static_cast<float>(x + (y == 0 ? 0 : (x == 0 ? 14 : -6))),
          static_cast<float>(y + (x == 0 ? 0 : (y == 0 ? 9 : -12)))
      );
    }
  }
  const Picture leaning(pixProjectivePta(level.get(), to, from, L_BRING_IN_WHITE));
  ptaDestroy(&from);
  ptaDestroy(&to);
  const Picture straight =
      Straightened(leaning.get(), FindFaintRules(leaning.get(), kDots).strokes, kDots);
  ASSERT_NE(straight, nullptr);
  ExpectWholeTable(straight.get());
  const FaintRules found = FindFaintRules(straight.get(), kDots);
  for (const Stroke& stroke : found.strokes) {
    const float aside = stroke.across ? stroke.y1 - stroke.y0 : stroke.x1 - stroke.x0;
    EXPECT_LE(std::fabs(aside), 2);
  }
  EXPECT_EQ(Straightened(level.get(), FindFaintRules(level.get(), kDots).strokes, kDots), nullptr);
}

struct Paleness {
  std::uint32_t ink;
  std::uint32_t rule;
  std::uint32_t paper;
  float grain;
};

class PaleRules : public testing::TestWithParam<Paleness> {};

TEST_P(PaleRules, AreFoundWhereLettersAreNone) {
  const Paleness& pale = GetParam();
  const Picture page = Table(pale.rule, pale.paper);
  WriteCells(page.get(), pale.ink);
  AddGrain(page.get(), pale.grain);
  ExpectWholeTable(page.get());
}

INSTANTIATE_TEST_SUITE_P(
    Tones,
    PaleRules,
    testing::Values(
        Paleness{0, 0, 255, 0},     // printed black
        Paleness{0, 222, 250, 5},   // a hair line of light grey
        Paleness{90, 185, 215, 8},  // a copy without contrast
        Paleness{0, 0, 235, 18}     // coarse grain
    )
);

// The upright that borders the other rows is there in a low row, too, if there is any trace of it.
TEST(MissingUpright, IsFoundWhereOtherRowsHaveIt) {
  const Picture page = Table(60, 255);
  Fill(page.get(), 420, 153, 2, 135, 255);
  for (int y = 153; y < 288; y += 5) Fill(page.get(), 420, y, 2, 3, 110);
  ExpectWholeTable(page.get());
  Fill(page.get(), 420, 153, 2, 135, 255);
  const auto grids = docread::FindGrids(FindFaintRules(page.get(), kDots).rules);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].cells.size(), 29U);
}

// A heading over all columns but the first: stems of its letters stand where uprights of other rows
// do, and one lengthens the upright below.
TEST(MissingUpright, IsNoneInAHeadingOverTheColumns) {
  const Picture page = Table(60, 255);
  for (int column = 2; column <= 4; ++column)
    Fill(page.get(), 150 + column * 270, 292, 2, 138, 255);
  for (int y = 294; y < 425; y += 5) Fill(page.get(), 690, y, 2, 3, 110);
  Fill(page.get(), 960, 410, 2, 20, 60);
  const auto rules = FindFaintRules(page.get(), kDots).rules;
  const auto grids = docread::FindGrids(rules);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].cells.size(), 27U);
  constexpr float kScale = kPointsPerInch / kDots;
  for (const docread::PageRule& rule : rules) {
    if (rule.Horizontal() || std::fabs(rule.box.x0 - 960 * kScale) > 2) continue;
    EXPECT_TRUE(rule.box.y1 < 296 * kScale || rule.box.y0 > 425 * kScale) << rule.box.y0;
  }
}

}  // namespace
}  // namespace sauro::reader
