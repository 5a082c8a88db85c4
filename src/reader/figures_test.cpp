#include "reader/figures.h"

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "reader/strokes.h"

namespace sauro::reader {
namespace {

// Ink on paper of one bit, as a page of 200 dots an inch shows it.
Picture Paper() {
  return Picture(pixCreate(300, 80, 1));
}

void Ink(PIX* page, int x, int y, int width, int height) {
  BOX* area = boxCreate(x, y, width, height);
  pixSetInRectArbitrary(page, area, 1);
  boxDestroy(&area);
}

constexpr int kTop = 30;
constexpr int kHigh = 24;
constexpr int kFoot = kTop + kHigh;

// A ring as high as a digit.
void Digit(PIX* page, int x, int width = 14) {
  Ink(page, x, kTop, width, 3);
  Ink(page, x, kFoot - 3, width, 3);
  Ink(page, x, kTop, 3, kHigh);
  Ink(page, x + width - 3, kTop, 3, kHigh);
}

void Comma(PIX* page, int x) {
  Ink(page, x, kFoot - 3, 4, 8);
}

// An angle that points to the right (or left), with a bar below it.
void Sign(PIX* page, int x, bool right, bool bar = true) {
  for (int i = 0; i < 14; ++i) {
    const int aside = i < 7 ? 2 * i : 2 * (13 - i);
    Ink(page, right ? x + aside : x + 14 - aside, kTop + 4 + i, 4, 2);
  }
  if (bar) Ink(page, x, kFoot - 3, 17, 2);
}

docread::Box Whole() {
  return {0, 0, 300, 80};
}

TEST(PrintedFigure, DigitsAndTheCommaBetweenThem) {
  const Picture page = Paper();
  Digit(page.get(), 50);
  Digit(page.get(), 67);
  Comma(page.get(), 84);
  Digit(page.get(), 91);
  const PrintedFigure figure = FigureIn(page.get(), Whole());
  ASSERT_EQ(figure.digits.size(), 3U);
  EXPECT_EQ(figure.Written("425"), "42,5");
}

TEST(PrintedFigure, AFullStopStaysOnTheLine) {
  const Picture page = Paper();
  Digit(page.get(), 50);
  Ink(page.get(), 67, kFoot - 5, 5, 5);
  for (const int x : {75, 92, 109}) Digit(page.get(), x);
  EXPECT_EQ(FigureIn(page.get(), Whole()).Written("6000"), "6.000");
}

TEST(PrintedFigure, SignsBeforeADigitByTheirShape) {
  for (const auto& [right, bar, sign] :
       {std::tuple(true, true, "≥"),
        std::tuple(false, true, "≤"),
        std::tuple(true, false, ">"),
        std::tuple(false, false, "<")}) {
    const Picture page = Paper();
    Sign(page.get(), 40, right, bar);
    Digit(page.get(), 66);
    Digit(page.get(), 83);
    const PrintedFigure figure = FigureIn(page.get(), Whole());
    EXPECT_EQ(figure.digits.size(), 2U) << sign;
    EXPECT_EQ(figure.Written("95"), std::string(sign) + "95");
  }
  const Picture page = Paper();
  Ink(page.get(), 40, kTop + 8, 17, 3);
  Ink(page.get(), 40, kTop + 15, 17, 3);
  Digit(page.get(), 66);
  EXPECT_EQ(FigureIn(page.get(), Whole()).Written("5"), "=5");
}

TEST(PrintedFigure, DigitsThatTouchAreAsManyAsTheyAreWide) {
  const Picture page = Paper();
  Digit(page.get(), 50);
  Ink(page.get(), 80, kTop, 49, kHigh);
  EXPECT_EQ(FigureIn(page.get(), Whole()).digits.size(), 4U);
}

TEST(PrintedFigure, SpecksAndWhatIsLeftOfARuleAreNoPartOfIt) {
  const Picture page = Paper();
  Digit(page.get(), 50);
  Digit(page.get(), 67);
  Ink(page.get(), 30, kFoot - 3, 3, 3);
  Ink(page.get(), 95, kTop - 8, 3, 3);
  Ink(page.get(), 61, kTop + 10, 3, 3);
  Ink(page.get(), 0, 0, 250, 2);
  Ink(page.get(), 298, 0, 2, 70);
  const PrintedFigure figure = FigureIn(page.get(), Whole());
  EXPECT_EQ(figure.digits.size(), 2U);
  EXPECT_EQ(figure.Written("61"), "61");
}

TEST(PrintedFigure, ADashBetweenOrBeforeDigits_IsNone) {
  const Picture page = Paper();
  Digit(page.get(), 50);
  Ink(page.get(), 68, kTop + 14, 6, 2);
  Digit(page.get(), 78);
  EXPECT_TRUE(FigureIn(page.get(), Whole()).digits.empty());
  const Picture minus = Paper();
  Ink(minus.get(), 38, kTop + 14, 9, 2);
  Digit(minus.get(), 50);
  EXPECT_TRUE(FigureIn(minus.get(), Whole()).digits.empty());
}

TEST(PrintedFigure, TwoLinesAreNone) {
  const Picture page(pixCreate(300, 160, 1));
  Digit(page.get(), 50);
  Ink(page.get(), 50, 100, 14, kHigh);
  EXPECT_TRUE(FigureIn(page.get(), {0, 0, 300, 160}).digits.empty());
}

TEST(PrintedFigure, DigitsAlone_AreTwiceAsLargeOnPaper) {
  Picture grey(pixCreate(300, 80, 8));
  pixSetAll(grey.get());
  const Picture digits = DigitsOf(grey.get(), {{50, 30, 64, 54}, {67, 30, 81, 54}});
  ASSERT_NE(digits, nullptr);
  EXPECT_EQ(pixGetWidth(digits.get()), 2 * (31 + 24));
  EXPECT_EQ(DigitsOf(grey.get(), {}), nullptr);
}

// A stem with a serif at both ends, or with the flag of a 1.
void Stem(PIX* page, int x, bool flag = false) {
  Ink(page, x, kTop, 3, kHigh);
  Ink(page, x - 3, kFoot - 1, 9, 1);
  if (flag) {
    Ink(page, x - 4, kTop + 2, 4, 2);
  } else {
    Ink(page, x - 3, kTop, 9, 1);
  }
}

void Slash(PIX* page, int x) {
  for (int i = 0; i < kHigh; ++i) Ink(page, x + (kHigh - i) / 3, kTop + i, 3, 1);
}

docread::PageWord WordOf(const char* text, std::uint8_t confidence, float x0, float x1) {
  docread::PageWord word;
  word.text = text;
  word.confidence = confidence;
  word.box = {x0, kTop, x1, kFoot};
  return word;
}

struct Quarter {
  int strokes;
  const char* read;
  const char* printed;
};

class PrintedQuarters : public testing::TestWithParam<Quarter> {};

TEST_P(PrintedQuarters, AreCounted) {
  const Picture page = Paper();
  for (int i = 0; i < GetParam().strokes; ++i) Stem(page.get(), 110 + 11 * i);
  Slash(page.get(), 110 + 11 * GetParam().strokes);
  for (const int x : {165, 182, 199, 216}) Digit(page.get(), x);
  std::vector<docread::PageWord> words{
      WordOf("Quý", 96, 50, 90), WordOf(GetParam().read, 60, 105, 232)};
  MendQuarters(page.get(), 1, 0, words);
  EXPECT_EQ(words[1].text, GetParam().printed);
  EXPECT_GE(words[1].confidence, 60);
}

INSTANTIATE_TEST_SUITE_P(
    Readings,
    PrintedQuarters,
    testing::Values(
        Quarter{1, "1/2026", "I/2026"},
        Quarter{2, "1/2026", "II/2026"},
        Quarter{2, "112026", "II/2026"},
        Quarter{2, "IH/2026", "II/2026"},
        Quarter{3, "II/2026", "III/2026"},
        Quarter{3, "III/2026", "III/2026"},
        Quarter{3, "2/2026", "2/2026"},
        Quarter{2, "IV/2026", "IV/2026"}
    )
);

TEST(PrintedQuarter, AOneStaysAndOtherWordsStay) {
  const Picture page = Paper();
  Stem(page.get(), 110, true);
  Slash(page.get(), 121);
  std::vector<docread::PageWord> words{
      WordOf("quý", 96, 50, 90), WordOf("1/2026", 60, 100, 140), WordOf("11/2026", 60, 100, 140)};
  MendQuarters(page.get(), 1, 0, words);
  EXPECT_EQ(words[1].text, "1/2026");
  EXPECT_EQ(words[2].text, "11/2026");
}

TEST(PrintedSection, IsCountedWhereNothingElseStands) {
  const Picture page = Paper();
  for (const int x : {110, 121, 132}) Stem(page.get(), x);
  docread::PageWord word = WordOf("211", 5, 100, 145);
  EXPECT_TRUE(MendSection(page.get(), {100, 20, 145, 60}, word));
  EXPECT_EQ(word.text, "III");
  Digit(page.get(), 150);
  word = WordOf("I6", 5, 100, 170);
  EXPECT_FALSE(MendSection(page.get(), {100, 20, 170, 60}, word));
  EXPECT_EQ(word.text, "I6");
}

}  // namespace
}  // namespace sauro::reader
