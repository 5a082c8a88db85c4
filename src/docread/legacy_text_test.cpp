#include "docread/legacy_text.h"

#include <gtest/gtest.h>

#include "docread/charset.h"

namespace sauro::docread {
namespace {

using enum LegacyEncoding;

TEST(LegacyText, Fonts_TellTheEncoding) {
  EXPECT_EQ(EncodingOfFont(".VnTime"), kTcvn3);
  EXPECT_EQ(EncodingOfFont(".VnArial Narrow"), kTcvn3);
  EXPECT_EQ(EncodingOfFont(".VnTimeH"), kTcvn3Capitals);
  EXPECT_EQ(EncodingOfFont("VNI-Times"), kVni);
  EXPECT_EQ(EncodingOfFont("Times New Roman"), kNone);
  EXPECT_EQ(EncodingOfFont(""), kNone);
}

TEST(LegacyText, Tcvn3_BecomesUnicode) {
  EXPECT_EQ(FromLegacy("KÕ ho¹ch thùc hiÖn NghÞ quyÕt", kTcvn3), "Kế hoạch thực hiện Nghị quyết");
  EXPECT_EQ(FromLegacy("§Èy m¹nh chuyÓn ®æi sè", kTcvn3), "Đẩy mạnh chuyển đổi số");
  EXPECT_EQ(FromLegacy("uû ban nh©n d©n tØnh", kTcvn3Capitals), "UỶ BAN NHÂN DÂN TỈNH");
}

TEST(LegacyText, Vni_BecomesUnicode) {
  EXPECT_EQ(
      FromLegacy("Keá hoaïch thöïc hieän Nghò quyeát", kVni), "Kế hoạch thực hiện Nghị quyết"
  );
  EXPECT_EQ(FromLegacy("Ñaåy maïnh chuyeån ñoåi soá", kVni), "Đẩy mạnh chuyển đổi số");
  EXPECT_EQ(FromLegacy("UÛY BAN NHAÂN DAÂN TÆNH", kVni), "ỦY BAN NHÂN DÂN TỈNH");
  EXPECT_EQ(
      FromLegacy("tröôùc ngaøy 30 thaùng 6, kyõ naêng, caëp, bí thö", kVni),
      "trước ngày 30 tháng 6, kỹ năng, cặp, bí thư"
  );
}

TEST(LegacyText, UnicodeUnderAnOldFont_StaysAsItIs) {
  EXPECT_EQ(FromLegacy("Kế hoạch số 5", kTcvn3), "Kế hoạch số 5");
  EXPECT_EQ(FromLegacy("Kế hoạch", kNone), "Kế hoạch");
}

TEST(LegacyText, LetterAndMarkInTwoRuns_AreJoined) {
  LegacyRuns runs;
  runs.Add("keá hoa", kVni);
  runs.Add("ïch", kVni);
  runs.Add(" số", kNone);
  EXPECT_EQ(runs.Take(), "kế hoạch số");
}

TEST(LegacyText, Guess_NeedsAClearLead) {
  EXPECT_EQ(GuessLegacy("KÕ ho¹ch thùc hiÖn nhiÖm vô cña tØnh"), kTcvn3);
  EXPECT_EQ(GuessLegacy("Keá hoaïch thöïc hieän nhieäm vuï cuûa tænh"), kVni);
  EXPECT_EQ(GuessLegacy("Kế hoạch thực hiện nhiệm vụ của tỉnh"), kNone);
  EXPECT_EQ(GuessLegacy("señor, où est l'été ?"), kNone);
  EXPECT_EQ(GuessLegacy("plan"), kNone);
}

std::string Decoded(std::string_view bytes, std::string_view declared = {}) {
  const Result<std::string> out = DecodeText(bytes, declared);
  return out ? *out : "refused: " + out.error().message;
}

TEST(Charset, EachEncoding_GivesTheSameText) {
  const std::string text = "Kế hoạch thực hiện nhiệm vụ";
  EXPECT_EQ(Decoded(text), text);
  EXPECT_EQ(Decoded("\xEF\xBB\xBF" + text), text);
  // TCVN3
  EXPECT_EQ(
      Decoded("K\xD5 ho\xB9"
              "ch th\xF9"
              "c hi\xD6n nhi\xD6m v\xF4"),
      text
  );
  // VNI
  EXPECT_EQ(
      Decoded("Ke\xE1 hoa\xEF"
              "ch th\xF6\xEF"
              "c hie\xE4n nhie\xE4m vu\xEF"),
      text
  );
  // windows-1258: marks behind the letter
  EXPECT_EQ(
      Decoded("K\xEA\xEC hoa\xF2"
              "ch th\xFD\xF2"
              "c hi\xEA\xF2n nhi\xEA\xF2m vu\xF2"),
      text
  );
}

TEST(Charset, Utf16_WithAndWithoutMark) {
  const std::u16string text = u"Kế hoạch năm 2026 của tỉnh";
  std::string little;
  std::string big;
  for (const char16_t c : text) {
    little += {static_cast<char>(c & 0xFF), static_cast<char>(c >> 8)};
    big += {static_cast<char>(c >> 8), static_cast<char>(c & 0xFF)};
  }
  EXPECT_EQ(Decoded("\xFF\xFE" + little), "Kế hoạch năm 2026 của tỉnh");
  EXPECT_EQ(Decoded("\xFE\xFF" + big), "Kế hoạch năm 2026 của tỉnh");
  EXPECT_EQ(Decoded(little), "Kế hoạch năm 2026 của tỉnh");
  EXPECT_EQ(Decoded(std::string("\xFF\xFE\x00\xD8", 4)), "\xEF\xBF\xBD");  // half of a pair
}

TEST(Charset, DecomposedText_BecomesNfc) {
  EXPECT_EQ(Decoded("ha\xCC\xA3n"), "hạn");
}

TEST(Charset, OldTextSavedAsUtf8_IsConverted) {
  EXPECT_EQ(Decoded("KÕ ho¹ch thùc hiÖn nhiÖm vô"), "Kế hoạch thực hiện nhiệm vụ");
}

TEST(Charset, TonePlacement_StaysAsPrinted) {
  EXPECT_EQ(Decoded("Uỷ ban, Ủy ban, hoà, hòa"), "Uỷ ban, Ủy ban, hoà, hòa");
}

}  // namespace
}  // namespace sauro::docread
