// What a recogniser misread of a page is mended from its neighbours.

#include <gtest/gtest.h>

#include "base/text.h"
#include "docread/scan_headers.h"
#include "docread/scan_labels.h"
#include "docread/scan_words.h"

namespace sauro::docread {
namespace {

Row MakeRow(std::initializer_list<const char*> texts, std::uint32_t last_span = 1) {
  Row row;
  for (const char* text : texts) {
    Cell cell;
    cell.text = text;
    cell.column = static_cast<std::uint32_t>(row.cells.size());
    row.cells.push_back(std::move(cell));
  }
  row.cells.back().col_span = last_span;
  return row;
}

std::vector<std::string> LabelsOf(const Table& table) {
  std::vector<std::string> out;
  for (const Row& row : table.rows) out.push_back(row.cells[0].text);
  return out;
}

std::string Mended(const std::vector<const char*>& texts, std::uint8_t confidence = 84) {
  std::vector<PageWord> words;
  for (const char* text : texts) {
    words.emplace_back().text = text;
    words.back().confidence = confidence;
  }
  MendTones(words);
  std::string out;
  for (const PageWord& word : words) {
    out += (out.empty() ? "" : " ") + word.text;
    if (word.confidence < std::min<std::uint8_t>(confidence, 81)) out += "?";
  }
  return out;
}

TEST(ScanWords, UsualWordsWithAnotherTone_GetTheirOwnAndBecomeDoubts) {
  EXPECT_EQ(
      Mended({"(thúc", "đấy", "chuyến", "đối", "TỐNG", "HỢP;", "Triến", "khai,", "khai"}),
      "(thúc đẩy? chuyển? đổi? TỔNG? HỢP; Triển? khai, khai"
  );
}

TEST(ScanWords, LongerWords_GetMarksThatAShorterOneMayHaveOtherwise) {
  EXPECT_EQ(
      Mended({"ngân", "hàng", "Nhà", "nước", "chỉ", "nhánh"}), "ngân hàng Nhà nước chi? nhánh"
  );
  EXPECT_EQ(Mended({"sàn", "xuất", "và", "để", "xuất", "giải"}), "sản? xuất và đề? xuất giải");
  EXPECT_EQ(Mended({"và", "đề", "xuất", "khẩu"}), "và để? xuất khẩu");
  EXPECT_EQ(Mended({"khóa", "học", "và", "công", "nghệ"}), "khoa? học và công nghệ");
  EXPECT_EQ(Mended({"khóa", "học,", "công", "nghệ"}), "khoa? học, công nghệ");
  EXPECT_EQ(Mended({"khóa", "học", "công,", "nghệ"}), "khóa học công, nghệ");
}

TEST(ScanWords, MarksOfLettersChangeOnlyWhereTheyWereReadBadlyOrAreForeign) {
  EXPECT_EQ(Mended({"Úng", "dụng"}, 84), "Ứng? dụng");
  EXPECT_EQ(Mended({"Úng", "dụng"}, 94), "Úng dụng");
  EXPECT_EQ(Mended({"cät", "giảm"}, 94), "cắt? giảm");
}

TEST(ScanWords, WhereAToneStandsInItsSyllable_Stays) {
  EXPECT_EQ(Mended({"Uỷ", "ban", "số", "hoá"}), "Uỷ ban số hoá");
}

TEST(ScanWords, WhatWasReadSurely_Stays) {
  EXPECT_EQ(Mended({"thúc", "đấy"}, 96), "thúc đấy");
}

TEST(ScanWords, OtherWords_StayAsTheyWereRead) {
  for (const std::vector<const char*>& words : std::vector<std::vector<const char*>>{
           {"khóa", "học"},
           {"để", "xuất", "khẩu"},
           {"bao", "cao", "su"},
           {"phố", "biển"},
           {"liên", "kết", "qua"},
           {"đội", "mới"},
           {"người", "dẫn"},
           {"tiền", "đô"},
           {"dự", "liệu"},
           {"sang", "tạo"},
           {"thúc,", "đấy"},
           {"tìm", "hiểu", "quả"}}) {
    std::string read;
    for (const char* word : words) read += (read.empty() ? "" : " ") + std::string(word);
    EXPECT_EQ(Mended(words), read);
  }
}

std::string MendedCell(const std::vector<const char*>& texts) {
  std::vector<PageWord> words;
  for (const char* text : texts) words.emplace_back().text = text;
  MendSigns(words);
  std::string out;
  for (const PageWord& word : words)
    out += (out.empty() ? "" : " ") + word.text + (word.confidence < 81 ? "?" : "");
  return out;
}

TEST(ScanWords, BodiesAndPeriodsGetTheirTones) {
  EXPECT_EQ(Mended({"Úy", "ban", "nhân", "dẫn"}), "Ủy? ban nhân dân?");
  EXPECT_EQ(Mended({"TĨNH", "ỦY"}), "TỈNH? ỦY");
  EXPECT_EQ(Mended({"hãng", "tháng"}, 97), "hằng? tháng");
  EXPECT_EQ(Mended({"hàng", "tháng"}, 97), "hàng tháng");
  EXPECT_EQ(Mended({"hãng", "xe"}, 97), "hãng xe");
  EXPECT_EQ(Mended({"hắng", "tháng"}), "hằng? tháng");
  EXPECT_EQ(Mended({"Tố", "quốc", "tố", "chức"}), "Tổ? quốc tổ? chức");
}

// Four quarters have a year: what looks like an eleventh is a second.
TEST(ScanWords, StrokesOfQuartersThatWereReadAsOtherSigns) {
  EXPECT_EQ(MendedCell({"Quý", "11/2026"}), "Quý II/2026?");
  EXPECT_EQ(MendedCell({"Quý", "111/2026"}), "Quý III/2026?");
  EXPECT_EQ(MendedCell({"Quý", "IH/2026"}), "Quý III/2026?");
  EXPECT_EQ(MendedCell({"Quý", "H"}), "Quý II?");
  EXPECT_EQ(MendedCell({"Quý", "1V/2026"}), "Quý IV/2026?");
  EXPECT_EQ(MendedCell({"Quý", "[", "-", "Quý", "II"}), "Quý I? - Quý II");
  EXPECT_EQ(MendedCell({"Quý", "1/2026"}), "Quý 1/2026");
  EXPECT_EQ(MendedCell({"Tháng", "11/2026"}), "Tháng 11/2026");
  EXPECT_EQ(MendedCell({"Quý", "I/⁄2026"}), "Quý I/2026");
  EXPECT_EQ(MendedCell({"Quý.", "III/2026"}), "Quý? III/2026");
  EXPECT_EQ(MendedCell({"trong", "quỷ", "II"}), "trong quý? II");
  EXPECT_EQ(MendedCell({"Quỹ", "đầu", "tư"}), "Quỹ đầu tư");
}

TEST(ScanWords, SpacesThatAreLost_ComeBack) {
  EXPECT_EQ(Mended({"CHỈ", "ĐẠO,ĐIỀUHÀNH"}, 95), "CHỈ ĐẠO, ĐIỀU HÀNH");
  EXPECT_EQ(
      Mended({"PhòngVăn", "hóa", "TừỪ", "lƯỢt", "MobiFone"}, 95), "Phòng Văn hóa TừỪ lƯỢt MobiFone"
  );
  EXPECT_EQ(Mended({"(Chỉtiêu", "1,5;2,5", "VNeID,"}, 95), "(Chỉ tiêu 1,5;2,5 VNeID,");
}

TEST(ScanWords, CapitalsWithMarksBehindSmallLetters_AreSmall) {
  EXPECT_EQ(MendedCell({"TừỪ", "ngày", "lƯỢt", "sỞ", "VNeID", "TỶ"}), "Từ ngày lượt sở VNeID TỶ");
}

TEST(ScanWords, WordsThatNobodyWritesSo_AreMendedHoweverSurely) {
  EXPECT_EQ(Mended({"các", "chỉ", "bộ,", "đẳng", "ủy"}, 97), "các chi? bộ, đảng? ủy");
  EXPECT_EQ(Mended({"Sở", "Cộng", "Thương"}, 97), "Sở Công? Thương");
  EXPECT_EQ(Mended({"chỉ", "bổ", "sung", "bình", "đẳng"}, 97), "chỉ bổ sung bình đẳng");
}

std::string WithoutGrain(const std::vector<const char*>& texts, std::uint8_t confidence) {
  std::vector<PageWord> words;
  for (const char* text : texts) {
    words.emplace_back().text = text;
    words.back().confidence = confidence;
  }
  MendSigns(words);
  std::string out;
  for (const PageWord& word : words) out += (out.empty() ? "" : " ") + word.text;
  return out;
}

TEST(ScanWords, MarksThatNobodyPrintsAlone_AreSpecks) {
  EXPECT_EQ(WithoutGrain({"ˆ", "Sở", ".^", "Nội", "¬", "vụ", "-"}, 50), "Sở Nội vụ");
  EXPECT_EQ(WithoutGrain({"'Tháng", "6", "_"}, 50), "Tháng 6");
  EXPECT_EQ(WithoutGrain({":", "`"}, 50), "");
  EXPECT_EQ(WithoutGrain({"-"}, 50), "-");
  EXPECT_EQ(WithoutGrain({"-", "Sở", "A", ";", "Sở", "B", "≥", "5"}, 50), "- Sở A ; Sở B ≥ 5");
  EXPECT_EQ(WithoutGrain({"Sở", ":"}, 90), "Sở :");
}

PageWord Placed(const char* text, std::uint8_t confidence, const Box& box) {
  PageWord word;
  word.text = text;
  word.confidence = confidence;
  word.box = box;
  return word;
}

std::string Left(std::vector<PageWord> words) {
  MendSigns(words);
  std::string out;
  for (const PageWord& word : words) out += (out.empty() ? "" : " ") + word.text;
  return out;
}

TEST(ScanWords, MarksOfTwoLinesReadAsALineBetweenThem_Go) {
  EXPECT_EQ(
      Left(
          {Placed("Bảo", 95, {80, 17, 99, 27}),
           Placed("vệ", 96, {102, 17, 116, 28}),
           Placed("Oh", 0, {81, 25, 90, 28}),
           Placed("GÀ", 17, {103, 26, 110, 30}),
           Placed("hệ", 96, {80, 31, 91, 41}),
           Placed("mờ", 30, {95, 31, 110, 41})}
      ),
      "Bảo vệ hệ mờ"
  );
}

// The dots and hooks of the second line, read as words of their own, however surely.
TEST(ScanWords, MarksAboveALine_Go) {
  EXPECT_EQ(
      Left(
          {Placed("hệ", 96, {80, 10, 91, 20}),
           Placed("thống", 96, {95, 10, 120, 20}),
           Placed("-", 96, {123, 14, 127, 15}),
           Placed("2", 94, {83, 21, 86, 24}),
           Placed("^", 96, {97, 20, 101, 23}),
           Placed("số", 96, {80, 23, 91, 33}),
           Placed("hóa", 96, {95, 23, 110, 33})}
      ),
      "hệ thống - số hóa"
  );
}

TEST(ScanWords, WhatWasReadTwice_StandsOnce) {
  EXPECT_EQ(
      Left(
          {Placed("òng", 93, {22, 2, 38, 11}),
           Placed("p", 92, {3, 1, 10, 12}),
           Placed("phòng", 96, {10, 1, 38, 12})}
      ),
      "phòng"
  );
  EXPECT_EQ(Left({Placed("Đã", 82, {34, 1, 49, 9}), Placed("ảng", 92, {44, 0, 61, 12})}), "Đảng");
  EXPECT_EQ(
      Left({Placed("ban", 82, {34, 1, 44, 9}), Placed("nội", 92, {47, 0, 61, 12})}), "ban nội"
  );
}

TEST(ScanWords, MarksAtTheEdgesOfWords_Go) {
  EXPECT_EQ(WithoutGrain({"và", ".UBND", "xã"}, 90), "và UBND xã");
  EXPECT_EQ(WithoutGrain({"-Sở", "Nội", "vụ"}, 90), "Sở Nội vụ");
  EXPECT_EQ(WithoutGrain({"-Sở", "Nội", "vụ", "-Sở", "Y", "tế"}, 90), "-Sở Nội vụ -Sở Y tế");
  EXPECT_EQ(WithoutGrain({"Ban", "ngành", "_"}, 97), "Ban ngành");
  EXPECT_EQ(WithoutGrain({"Phòng-", "Kinh", "tế", "12/NQ-"}, 90), "Phòng Kinh tế 12/NQ-");
  EXPECT_EQ(WithoutGrain({"hành", "chính'", "công"}, 90), "hành chính công");
  EXPECT_EQ(WithoutGrain({"Hằng", "năm\""}, 90), "Hằng năm");
  EXPECT_EQ(WithoutGrain({"\"Sổ", "tay\""}, 90), "\"Sổ tay\"");
  EXPECT_EQ(WithoutGrain({"công", "nghệ", ":", "số"}, 90), "công nghệ số");
}

TEST(ScanWords, DustAndStrokesFarBehindTheText_Go) {
  EXPECT_EQ(
      Left(
          {Placed("chính", 96, {146, 8, 172, 17}),
           Placed("sách", 96, {175, 8, 195, 17}),
           Placed("i", 0, {238, 18, 239, 19}),
           Placed("Sử", 40, {374, 7, 402, 19})}
      ),
      "chính sách"
  );
  EXPECT_EQ(
      Left(
          {Placed("Tháng", 96, {10, 8, 40, 17}),
           Placed("số", 96, {42, 8, 50, 17}),
           Placed("9", 40, {53, 8, 58, 17})}
      ),
      "Tháng số 9"
  );
}

TEST(ScanWords, ColonBetweenTwoBodiesWasASemicolon) {
  EXPECT_EQ(MendedCell({"Sở", "A:", "Sở", "B"}), "Sở A;? Sở B");
  EXPECT_EQ(MendedCell({"Sở", "A", "chủ", "trì:", "Sở", "B"}), "Sở A chủ trì: Sở B");
  EXPECT_EQ(MendedCell({"Các", "đơn", "vị:", "Sở", "B"}), "Các đơn vị: Sở B");
  EXPECT_EQ(MendedCell({"Sở", "A:", "rà", "soát"}), "Sở A: rà soát");
}

TEST(ScanWords, SignsThatLostTheirBar_GetItAndBecomeDoubts) {
  EXPECT_EQ(MendedCell({">90"}), "≥90?");
  EXPECT_EQ(MendedCell({"<", "16,5", "%"}), "≤? 16,5 %");
  EXPECT_EQ(MendedCell({">=90"}), ">=90");
  EXPECT_EQ(MendedCell({"A", ">", "B"}), "A > B");
}

TEST(ScanWords, QuarterThatWasReadAsNone_GetsItsNumber) {
  EXPECT_EQ(MendedCell({"Quý", "II1/2026"}), "Quý III/2026?");
  EXPECT_EQ(MendedCell({"Quý", "II,", "II/2026"}), "Quý II, III/2026?");
  EXPECT_EQ(MendedCell({"Quý", "1/2026"}), "Quý 1/2026");
  EXPECT_EQ(MendedCell({"Quý", "11/2026"}), "Quý II/2026?");
  EXPECT_EQ(MendedCell({"Quý", "IH/2026"}), "Quý III/2026?");
  EXPECT_EQ(MendedCell({"Quý", "1V⁄2026"}), "Quý IV/2026?");
  EXPECT_EQ(MendedCell({"Quý", "IV,", "IV/2026"}), "Quý IV, IV/2026");
}

TEST(ScanLabels, SectionsWithEmptyCellsBesideThem_AreSections) {
  Table table;
  table.columns = 4;
  table.rows = {
      MakeRow({"STT", "Nhiem vu", "Chu tri", "Thoi han"}),
      MakeRow({"1", "VIỆC CHUYỂN TIẾP", "", ""}),
      MakeRow({"1", "a", "b", "c"}),
      MakeRow({"2", "d", "e", "f"}),
      MakeRow({"H", "Việc mới", "", ""}),
      MakeRow({"1", "g", "h", "i"}),
      MakeRow({"2", "k", "", ""})};
  MendLabels(table);
  EXPECT_EQ(LabelsOf(table), (std::vector<std::string>{"STT", "I", "1", "2", "II", "1", "2"}));
}

TEST(ScanLabels, RomanSectionsAndALostNumber_AreMendedAndMarked) {
  Table table;
  table.columns = 3;
  table.rows = {
      MakeRow({"1", "Muc"}, 2),
      MakeRow({"1", "a", ""}),
      MakeRow({"kì", "b", ""}),
      MakeRow({"3", "c", ""}),
      MakeRow({"H", "Muc"}, 2),
      MakeRow({"tí", "d", ""}),
      MakeRow({"2", "e", ""})};
  MendLabels(table);
  EXPECT_EQ(LabelsOf(table), (std::vector<std::string>{"I", "1", "2", "3", "II", "1", "2"}));
  EXPECT_EQ(table.rows[2].cells[0].confidence, 0);
  EXPECT_EQ(table.rows[3].cells[0].confidence, 100);
}

TEST(ScanLabels, GarbledLabels_ComeFromTheirNeighboursAlsoOverAPage) {
  Table table;
  table.columns = 3;
  table.rows = {
      MakeRow({"STT", "Nhiem vu", "Chu tri"}),
      MakeRow({"I3", "Muc"}, 2),
      MakeRow({"|", "a", ""}),
      MakeRow({"2", "b", ""}),
      MakeRow({"STT", "Nhiem vu", "Chu tri"}),
      MakeRow({"", "b tiep", ""}),
      MakeRow({"R)", "c", ""}),
      MakeRow({"II", "Muc"}, 2),
      MakeRow({"1", "d", ""}),
      MakeRow({"2)", "e", ""}),
      MakeRow({"E)", "f", ""}),
      MakeRow({"4", "g", ""})};
  for (Row& row : table.rows) row.cells[0].confidence = 40;
  MendLabels(table);
  EXPECT_EQ(
      LabelsOf(table),
      (std::vector<std::string>{"STT", "I", "1", "2", "STT", "", "3", "II", "1", "2", "3", "4"})
  );
}

TEST(ScanLabels, PrintedLabelsThatAreNoNumbers_StayAlsoIfReadBadly) {
  Table table;
  table.columns = 3;
  table.rows = {
      MakeRow({"II", "Muc"}, 2),
      MakeRow({"1", "Linh vuc"}, 2),
      MakeRow({"1", "a", ""}),
      MakeRow({"a", "b", ""}),
      MakeRow({"-", "c", ""}),
      MakeRow({"9999999999", "d", ""}),
      MakeRow({"B", "Phan", ""}),
      MakeRow({"Tổng", "e", ""})};
  for (Row& row : table.rows) row.cells[0].confidence = 30;
  const std::vector<std::string> read = LabelsOf(table);
  MendLabels(table);
  EXPECT_EQ(LabelsOf(table), read);
}

TEST(ScanLabels, WhatTheNeighboursDoNotSettle_StaysAsItWasRead) {
  Table table;
  table.columns = 3;
  table.rows = {
      MakeRow({"I", "Muc"}, 2),
      MakeRow({"1", "a", ""}),
      MakeRow({"kì", "b", ""}),
      MakeRow({"7", "c", ""}),
      MakeRow({"A", "Phan"}, 2),
      MakeRow({"1)", "d", ""}),
      MakeRow({"2)", "e", ""})};
  const std::vector<std::string> read = LabelsOf(table);
  MendLabels(table);
  EXPECT_EQ(LabelsOf(table), read);
}

TEST(ScanLabels, NumbersOfTwoLevels_AreTheOnlyWayBetweenTheSureOnes) {
  Table table;
  table.columns = 3;
  const std::vector<std::pair<const char*, int>> read{
      {"1iả1,", 1},
      {"1", 97},
      {"dội", 66},
      {"12", 63},
      {"2", 96},
      {"21", 56},
      {"212", 78},
      {"2.3", 96},
      {"3", 97},
      {"sẵu", 1},
      {"3.2", 96},
      {"4", 96}};
  for (const auto& [label, confidence] : read) {
    table.rows.push_back(MakeRow({label, "a", ""}));
    table.rows.back().cells[0].confidence = static_cast<std::uint8_t>(confidence);
  }
  MendLabels(table);
  EXPECT_EQ(
      LabelsOf(table),
      (std::vector<std::string>{
          "1iả1,", "1", "1.1", "1.2", "2", "2.1", "2.2", "2.3", "3", "3.1", "3.2", "4"})
  );
  EXPECT_EQ(table.rows[2].cells[0].confidence, 0);
}

Table Numbered(const std::vector<const char*>& labels) {
  Table table;
  table.columns = 3;
  for (const char* label : labels) table.rows.push_back(MakeRow({label, "a", ""}));
  return table;
}

TEST(ScanLabels, DotsThatAreLostBetweenTwoNumbers_ComeBack) {
  Table table = Numbered({"4", "5", "51", "52", "53", "6", "61", "62", "7"});
  MendLabels(table);
  EXPECT_EQ(
      LabelsOf(table),
      (std::vector<std::string>{"4", "5", "5.1", "5.2", "5.3", "6", "6.1", "6.2", "7"})
  );
  for (const auto& labels : std::vector<std::vector<const char*>>{
           {"9", "10", "11", "12"}, {"1", "11", "3"}, {"5", "51", "52", "53", "54", "60"}}) {
    table = Numbered(labels);
    const std::vector<std::string> read = LabelsOf(table);
    MendLabels(table);
    EXPECT_EQ(LabelsOf(table), read);
  }
}

TEST(ScanLabels, NumbersOfTwoLevelsBelowSections) {
  Table table;
  table.columns = 4;
  const auto add = [&](const char* label, std::uint8_t confidence) {
    table.rows.push_back(MakeRow({label, "Việc", "Sở A", "2026"}));
    table.rows.back().cells[0].confidence = confidence;
  };
  const auto section = [&](const char* label) {
    table.rows.push_back(MakeRow({label, "Về thể chế"}, 3));
  };
  table.rows.push_back(MakeRow({"STT", "Nhiệm vụ", "Chủ trì", "Hạn"}));
  section("I");
  add("J1", 34);
  add("1.2", 96);
  add("173", 67);
  section("II");
  add("2.1", 96);
  add("22", 95);
  add("2.3", 96);
  MendLabels(table);
  EXPECT_EQ(
      LabelsOf(table),
      (std::vector<std::string>{"STT", "I", "1.1", "1.2", "1.3", "II", "2.1", "2.2", "2.3"})
  );
}

TEST(ScanLabels, TwoLabelsThatMayBeSeveralNumbers_StayAsTheyWereRead) {
  Table table;
  table.columns = 3;
  for (const char* label : {"1.1", "E)", "kì", "2.1"}) {
    table.rows.push_back(MakeRow({label, "a", ""}));
    if (label[0] > '9') table.rows.back().cells[0].confidence = 30;
  }
  table.rows.push_back(MakeRow({"9", "a", ""}));
  MendLabels(table);
  EXPECT_EQ(LabelsOf(table), (std::vector<std::string>{"1.1", "E)", "kì", "2.1", "9"}));
}

TEST(ScanLabels, NumbersThatGoOnBehindASection_AndAStraySign_AreMended) {
  Table table;
  table.columns = 3;
  table.rows = {
      MakeRow({"LỆ", "Muc"}, 2),
      MakeRow({"1", "a", ""}),
      MakeRow({".:.", "b", ""}),
      MakeRow({"3", "c", ""}),
      MakeRow({"TÍ", "Muc"}, 2),
      MakeRow({"SỈ", "d", ""}),
      MakeRow({"5", "e", ""})};
  for (const std::size_t i : {0U, 4U}) table.rows[i].cells[0].confidence = 40;
  MendLabels(table);
  EXPECT_EQ(LabelsOf(table), (std::vector<std::string>{"I", "1", "2", "3", "II", "4", "5"}));
}

TEST(ScanLabels, HeadingAcrossTheTable_HasTheNextRomanNumber) {
  Table table;
  table.columns = 7;
  for (const char* text : {"I. NHIỆM VỤ CHUNG", "1L NHIỆM VỤ CỤ THỂ", "L ỦY BAN"}) {
    table.rows.push_back(MakeRow({text}, 7));
    table.rows.back().cells[0].confidence = 60;
  }
  MendLabels(table);
  EXPECT_EQ(
      LabelsOf(table),
      (std::vector<std::string>{"I. NHIỆM VỤ CHUNG", "II. NHIỆM VỤ CỤ THỂ", "L ỦY BAN"})
  );
}

TEST(ScanHeaders, HeaderOfTheNextPageReadOtherwise_IsTheSame) {
  Table table;
  table.columns = 4;
  table.rows = {
      MakeRow({"ST nt", "Nhiem vu", "Chu tri", "Thoi han"}),
      MakeRow({"1", "a", "b", "c"}),
      MakeRow({"ST T", "Nhiem vu", "Chu  tri", "Thoi han"}),
      MakeRow({"2", "a", "b", "d"})};
  table.rows[0].cells[0].confidence = 1;
  for (const std::size_t i : {2U, 3U}) table.rows[i].page = 2;
  MendRepeatedHeaders(table);
  EXPECT_EQ(LabelsOf(table), (std::vector<std::string>{"ST T", "1", "ST T", "2"}));
}

// Headings whose cells are not merged: empty cells beside them say what they are.
TEST(ScanHeaders, WhatTheLastPageReadBest_HoldsForAll) {
  Table table;
  table.columns = 3;
  table.rows = {
      MakeRow({"T7", "Nhiệm vụ", "Chủ trì"}),
      MakeRow({"1", "Việc", "Sở A"}),
      MakeRow({"ME", "Nhiệm vụ", "Chủ trì"}),
      MakeRow({"2", "Việc", "Sở A"}),
      MakeRow({"TT", "Nhiệm vụ", "Chủ trì"})};
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    table.rows[i].page = static_cast<std::uint32_t>(1 + i / 2);
  table.rows[0].cells[0].confidence = 40;
  table.rows[2].cells[0].confidence = 52;
  MendRepeatedHeaders(table);
  for (const std::size_t i : {0U, 2U, 4U}) EXPECT_EQ(table.rows[i].cells[0].text, "TT") << i;
}

TEST(ScanLabels, HeadingsInRowsThatAreNotMerged_AreSections) {
  Table table;
  table.columns = 4;
  table.rows = {
      MakeRow({"TT", "Nhiệm vụ", "Chủ trì", "Hạn"}),
      MakeRow({"A", "NHIỆM VỤ DO TRÊN GIAO", "", ""}),
      MakeRow({"1", "Hoàn thiện thể chế", "", ""}),
      MakeRow({"1", "Ban hành quy chế", "Sở A", "2026"}),
      MakeRow({"2", "Ban hành quy định", "Sở A", "2026"}),
      MakeRow({"[Hi]", "Hạ tầng số", "", ""}),
      MakeRow({"1", "Xây dựng trung tâm", "Sở B", "2026"}),
      MakeRow({"B", "NHIỆM VỤ CỦA TỈNH", "", ""}),
      MakeRow({"l", "Nhân lực", "", ""}),
      MakeRow({"1", "Đào tạo cán bộ", "Sở C", "2026"}),
      MakeRow({"2", "Tuyển dụng", "", ""}),
      MakeRow({"H", "Tài chính", "", ""}),
      MakeRow({"3", "Bồi dưỡng", "Sở C", "2026"})};
  table.rows[5].cells[0].confidence = 40;
  MendLabels(table);
  EXPECT_EQ(
      LabelsOf(table),
      (std::vector<std::string>{"TT", "A", "I", "1", "2", "II", "1", "B", "I", "1", "2", "II", "3"})
  );
}

TEST(ScanLabels, HeaderOverNumbers_IsTheirs) {
  Table table;
  table.columns = 3;
  table.rows = {
      MakeRow({"HT", "Chỉ tiêu", "Đơn vị"}),
      MakeRow({"1", "Tăng trưởng", "%"}),
      MakeRow({"2", "Giảm nghèo", "%"}),
      MakeRow({"3", "Rừng", "ha"})};
  table.rows[0].cells[0].confidence = 42;
  MendLabels(table);
  EXPECT_EQ(LabelsOf(table).front(), "TT");
  table.rows[0].cells[0] = MakeRow({"j BỊ", ""}).cells[0];
  table.rows[0].cells[0].confidence = 68;
  MendLabels(table);
  EXPECT_EQ(LabelsOf(table).front(), "TT");
  table.rows[0].cells[0] = MakeRow({"Mã", ""}).cells[0];
  table.rows[0].cells[0].confidence = 90;
  MendLabels(table);
  EXPECT_EQ(LabelsOf(table).front(), "Mã");
}

TEST(ScanLabels, ANumberOverNumbersThatBeginWithIt_IsNone) {
  Table table;
  table.columns = 3;
  table.rows = {
      MakeRow({"1", "Chỉ tiêu", "Đơn vị"}),
      MakeRow({"1", "Tăng trưởng", "%"}),
      MakeRow({"2", "Giảm nghèo", "%"}),
      MakeRow({"3", "Rừng", "ha"})};
  table.rows[0].cells[0].confidence = 63;
  MendLabels(table);
  EXPECT_EQ(LabelsOf(table).front(), "TT");
  table.rows[1].cells[0].text = "2";
  table.rows[0].cells[0].text = "1";
  table.rows[0].cells[0].confidence = 63;
  MendLabels(table);
  EXPECT_EQ(LabelsOf(table).front(), "1");
}

Table WithSections(const std::vector<std::pair<const char*, std::uint8_t>>& labels) {
  Table table;
  table.columns = 4;
  for (const auto& [label, confidence] : labels) {
    table.rows.push_back(MakeRow({label, "Về thể chế"}, 3));
    table.rows.back().cells[0].confidence = confidence;
    table.rows.push_back(MakeRow({"1", "Việc", "Sở A", "2026"}));
    table.rows.push_back(MakeRow({"2", "Việc khác", "Sở B", "2026"}));
  }
  return table;
}

std::vector<std::string> SectionsOf(Table table) {
  MendLabels(table);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < table.rows.size(); i += 3) out.push_back(table.rows[i].cells[0].text);
  return out;
}

TEST(ScanLabels, StrokesOfRomanSectionsComeFromTheirNeighbours) {
  using Labels = std::vector<std::string>;
  const Labels three{"I", "II", "III"};
  EXPECT_EQ(SectionsOf(WithSections({{"I", 90}, {"Hị", 83}, {"MI", 78}})), three);
  EXPECT_EQ(SectionsOf(WithSections({{"I", 90}, {"III", 90}, {"III", 90}})), three);
  EXPECT_EQ(SectionsOf(WithSections({{"I", 90}, {"II", 90}, {"II", 90}})), three);
  EXPECT_EQ(SectionsOf(WithSections({{"I", 90}, {"1", 90}, {"III", 90}})), three);
  EXPECT_EQ(SectionsOf(WithSections({{"Sàn VỆ", 1}, {"Hệ", 12}, {"III", 0}})), three);
  EXPECT_EQ(SectionsOf(WithSections({{"lÍ", 52}, {"H", 89}})), (Labels{"I", "II"}));
  // A page is missing.
  EXPECT_EQ(SectionsOf(WithSections({{"I", 90}, {"III", 90}})), (Labels{"I", "III"}));
}

TEST(ScanLabels, FirstHeadingAcrossTheTable_IsRomanIfTheSecondIs) {
  Table table;
  table.columns = 3;
  const auto heading = [](const char* text) {
    Row row = MakeRow({text}, 3);
    row.cells[0].confidence = 92;
    return row;
  };
  table.rows = {heading("1. GIÁM SÁT"), MakeRow({"1", "Việc", "Sở A"}), heading("II. CHÍNH SÁCH")};
  MendLabels(table);
  EXPECT_EQ(LabelsOf(table)[0], "I. GIÁM SÁT");
  table.rows[2] = heading("2. CHÍNH SÁCH");
  table.rows[0] = heading("1. GIÁM SÁT");
  MendLabels(table);
  EXPECT_EQ(LabelsOf(table)[0], "1. GIÁM SÁT");
}

TEST(ScanLabels, ALetterBehindTwoOthersIsTheNext) {
  Table table;
  table.columns = 3;
  table.rows = {
      MakeRow({"A", "Kinh tế"}, 2),
      MakeRow({"1", "Tăng trưởng", "10"}),
      MakeRow({"B", "Xã hội"}, 2),
      MakeRow({"2", "Giảm nghèo", "1"}),
      MakeRow({"L8)", "Môi trường"}, 2),
      MakeRow({"3", "Rừng", "40"})};
  table.rows[4].cells[0].confidence = 59;
  MendLabels(table);
  EXPECT_EQ(LabelsOf(table), (std::vector<std::string>{"A", "1", "B", "2", "C", "3"}));
}

TEST(ScanLabels, ArabicSections_StayAsTheyAre) {
  Table table;
  table.columns = 3;
  table.rows = {MakeRow({"1", "Muc"}, 2), MakeRow({"1.1", "a", ""}), MakeRow({"2", "Muc"}, 2)};
  MendLabels(table);
  EXPECT_EQ(table.rows[0].cells[0].text, "1");
  EXPECT_EQ(table.rows[2].cells[0].text, "2");
}

}  // namespace
}  // namespace sauro::docread
