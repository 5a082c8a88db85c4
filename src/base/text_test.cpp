#include "base/text.h"

#include <gtest/gtest.h>

namespace sauro {
namespace {

TEST(Fold, Vietnamese_LosesMarksAndCase) {
  EXPECT_EQ(Fold("Uỷ ban  NHÂN\u00a0DÂN tỉnh Đồng Tháp "), "uy ban nhan dan tinh dong thap");
  EXPECT_EQ(Fold("  "), "");
}

TEST(WithoutTones, KeepsTheLetters) {
  EXPECT_EQ(WithoutTones("Tiến ĐỘ, Ửng"), "tiên đô, ưng");
}

TEST(Fold, DecomposedText_EqualsComposed) {
  EXPECT_EQ(Fold("đ\u00f4\u0300ng"), Fold("đồng"));
}

TEST(UnifyToneMarks, BothSpellings_BecomeOne) {
  EXPECT_EQ(UnifyToneMarks("Uỷ ban, hoá, khoẻ, thuỷ"), "Ủy ban, hóa, khỏe, thủy");
  EXPECT_EQ(UnifyToneMarks("quý, hoàn, toán, quỹ"), "quý, hoàn, toán, quỹ");
}

TEST(IsUtf8, IllFormedBytes_AreRefused) {
  EXPECT_TRUE(IsUtf8("nhiệm vụ"));
  EXPECT_FALSE(IsUtf8("\xC0\xAF"));
  EXPECT_FALSE(IsUtf8("\xED\xA0\x80"));
  EXPECT_FALSE(IsUtf8("abc\xE1\xBB"));
}

TEST(Shorten, LongText_IsCutBetweenCharacters) {
  EXPECT_EQ(Shorten("nhiệm", 4), "nhi…");
  EXPECT_EQ(Shorten("nhiệm", 7), "nhiệm");
}

TEST(ReplaceAll, Hits_AreReplacedOnceFromTheLeft) {
  EXPECT_EQ(ReplaceAll("aXXbX", "X", "--"), "a----b--");
  EXPECT_EQ(ReplaceAll("aaa", "aa", "a"), "aa");
  EXPECT_EQ(ReplaceAll("abc", "", "x"), "abc");
  EXPECT_EQ(ReplaceAll("abc", "abc", ""), "");
}

TEST(ReplaceAll, LongTextWithManyHits_TakesLinearTime) {
  std::string text;
  for (int i = 0; i < 400'000; ++i) text += "một dòng chữ của kế hoạch\r\n";
  const std::string unix_text = ReplaceAll(text, "\r\n", "\n");  // minutes if quadratic
  EXPECT_EQ(unix_text.size(), text.size() - 400'000);
  EXPECT_EQ(unix_text.find('\r'), std::string::npos);
}

TEST(CollapseSpace, AllKindsOfSpace_BecomeOne) {
  EXPECT_EQ(CollapseSpace("\n a \u00a0\u2003 b\t"), "a b");
}

std::string Utf8Of(char32_t code) {
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) {
    return {static_cast<char>(0xC0U | (code >> 6U)), static_cast<char>(0x80U | (code & 0x3FU))};
  }
  return {
      static_cast<char>(0xE0U | (code >> 12U)),
      static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)),
      static_cast<char>(0x80U | (code & 0x3FU))};
}

// Known characters take a table, others ICU; a Han character behind them forces the longer way.
TEST(Text, TableAndIcu_SayTheSame) {
  const std::string han = "一";
  for (char32_t code = 1; code < 0x2400; ++code) {
    const std::string text = "a" + Utf8Of(code) + "b";
    EXPECT_EQ(Fold(text) + han, Fold(text + han)) << static_cast<std::uint32_t>(code);
    EXPECT_EQ(ToLower(text) + han, ToLower(text + han)) << static_cast<std::uint32_t>(code);
    EXPECT_EQ(ToUpper(text) + han, ToUpper(text + han)) << static_cast<std::uint32_t>(code);
  }
}

TEST(Text, TrimAny_TakesWholeCharacters) {
  EXPECT_EQ(TrimAny("• – Sở A –•", " •–"), "Sở A");
  EXPECT_EQ(TrimAny("\u202F• Sở\u202F", " •–"), "\u202F• Sở\u202F") << "U+202F is none of them";
  EXPECT_EQ(TrimAny("•–", "–•"), "");
  EXPECT_EQ(TrimAny("\x80•", "•"), "\x80");
  EXPECT_EQ(TrimAny("", "•"), "");
}

}  // namespace
}  // namespace sauro
