#include <gtest/gtest.h>
#include <zip.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

#include "base/text.h"
#include "report/board_report.h"
#include "report/board_samples.h"
#include "report/letterhead.h"
#include "report/wml.h"

namespace sauro::report {
namespace {

std::map<std::string, std::string> Unzip(const std::string& bytes) {
  std::map<std::string, std::string> parts;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  if (archive == nullptr) return parts;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_stat_index(archive, index, 0, &stat);
    std::string text(stat.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, index, 0);
    zip_fread(file, text.data(), text.size());
    zip_fclose(file);
    parts[stat.name] = text;
  }
  zip_discard(archive);
  return parts;
}

std::map<std::string, std::string> Render(const BoardReport& report) {
  Result<std::string> bytes = RenderBoardDocx(report);
  return bytes ? Unzip(*bytes) : std::map<std::string, std::string>();
}

// True if `xml` has one of the five named references at `at`.
bool IsKnownReference(const std::string& xml, std::size_t at) {
  const std::string name = xml.substr(at, xml.find(';', at) - at);
  return name == "&amp" || name == "&lt" || name == "&gt" || name == "&quot" || name == "&apos";
}

// What keeps `xml` from being well-formed; nothing if it is. Knows what this module writes: tags,
// attributes in double quotes, the five named references.
std::optional<std::string> XmlFault(const std::string& xml) {
  std::vector<std::string> open;
  std::size_t at = xml.find("?>") + 2;
  while (at < xml.size()) {
    if (xml[at] == '&' && !IsKnownReference(xml, at)) return "reference at " + std::to_string(at);
    if (xml[at] != '<') {
      ++at;
      continue;
    }
    const std::size_t end = xml.find('>', at);
    if (end == std::string::npos) return "tag without end";
    const std::string tag = xml.substr(at + 1, end - at - 1);
    at = end + 1;
    const std::string name = tag.substr(0, tag.find_first_of(" /\n", 1));
    if (tag[0] == '/') {
      if (open.empty() || "/" + open.back() != tag) return "closes " + tag;
      open.pop_back();
    } else if (tag.back() != '/') {
      open.push_back(name);
    }
    if (std::count(tag.begin(), tag.end(), '"') % 2 != 0) return "quotes in " + tag;
  }
  return open.empty() ? std::nullopt : std::optional<std::string>("left open " + open.back());
}

std::string PlainText(const std::string& document) {
  std::string text;
  bool inside = false;
  for (const char character : document) {
    if (character == '<') inside = true;
    if (!inside) text += character;
    if (character == '>') inside = false;
  }
  return text;
}

std::size_t CountOf(std::string_view part, const std::string& whole) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = whole.find(part, at)) != std::string::npos; ++at) ++count;
  return count;
}

TEST(BoardDocx, SameReport_SameBytes_InAnyTimeZone) {
  const BoardReport report = FullSample(Layout::kState, 60);
  ASSERT_EQ(setenv("TZ", "Pacific/Kiritimati", 1), 0);
  tzset();
  const std::string first = *RenderBoardDocx(report);
  ASSERT_EQ(setenv("TZ", "America/Lima", 1), 0);
  tzset();
  EXPECT_EQ(first, *RenderBoardDocx(report));
  BoardReport other = report;
  other.position += 1;
  EXPECT_NE(first, *RenderBoardDocx(other));
}

TEST(BoardDocx, EveryPart_IsWellFormed) {
  for (const Layout layout : {Layout::kState, Layout::kParty}) {
    for (const std::size_t tasks : {std::size_t{0}, std::size_t{60}}) {
      const auto parts = Render(FullSample(layout, tasks));
      ASSERT_EQ(parts.size(), 14U);
      for (const auto& [name, xml] : parts) {
        if (name.ends_with(".png")) continue;
        EXPECT_EQ(XmlFault(xml), std::nullopt) << name;
        EXPECT_TRUE(IsUtf8(xml)) << name;
      }
    }
  }
}

TEST(BoardDocx, EveryRelationAndType_NamesAPartThatExists) {
  const auto parts = Render(EmptySample(Layout::kState));
  const std::string& types = parts.at("[Content_Types].xml");
  for (const auto& [name, xml] : parts) {
    if (name == "[Content_Types].xml" || name.ends_with(".rels")) continue;
    EXPECT_NE(types.find("PartName=\"/" + name + "\""), std::string::npos) << name;
  }
  const std::string& document = parts.at("word/document.xml");
  const std::string& relations = parts.at("word/_rels/document.xml.rels");
  EXPECT_NE(document.find("r:embed=\"rIdMark\""), std::string::npos);
  EXPECT_NE(relations.find("Id=\"rIdMark\""), std::string::npos);
  for (std::size_t at = document.find("r:id=\""); at != std::string::npos;
       at = document.find("r:id=\"", at + 1)) {
    const std::string id = document.substr(at + 6, document.find('"', at + 6) - at - 6);
    EXPECT_NE(relations.find("Id=\"" + id + "\""), std::string::npos) << id;
  }
}

TEST(BoardDocx, EveryStyleUsed_IsDefined) {
  const auto parts = Render(FullSample(Layout::kParty, 30));
  const std::string& document = parts.at("word/document.xml");
  const std::string& styles = parts.at("word/styles.xml");
  const std::string key = "Style w:val=\"";
  std::size_t used = 0;
  for (std::size_t at = document.find(key); at != std::string::npos;
       at = document.find(key, at + 1)) {
    const std::size_t from = at + key.size();
    const std::string id = document.substr(from, document.find('"', from) - from);
    ASSERT_NE(styles.find("w:styleId=\"" + id + "\""), std::string::npos) << id;
    ++used;
  }
  EXPECT_GT(used, 100U);
}

TEST(BoardDocx, HostileText_IsEscapedAndCleaned) {
  BoardReport report = FullSample(Layout::kState, 1);
  TaskRow& row = report.sections[0].rows[0];
  row.title = std::string("A<b>&\"'\x01\x0B\x7F") + "\xC2\x85\xEF\xBF\xBF\xFF]]>Z\nhàng hai";
  report.issuing_body = "Sở <K&C>";
  const auto parts = Render(report);
  ASSERT_EQ(parts.size(), 14U);
  for (const auto& [name, xml] : parts) {
    if (!name.ends_with(".png")) EXPECT_EQ(XmlFault(xml), std::nullopt) << name;
  }
  const std::string& document = parts.at("word/document.xml");
  EXPECT_NE(
      document.find("A&lt;b&gt;&amp;&quot;&apos;\xEF\xBF\xBD]]&gt;Z</w:t><w:br/>"),
      std::string::npos
  );
  EXPECT_NE(document.find("SỞ &lt;K&amp;C&gt;"), std::string::npos);
}

TEST(BoardDocx, StateLayout_HasItsMarks) {
  const std::string text = PlainText(Render(FullSample(Layout::kState, 8)).at("word/document.xml"));
  for (const char* mark :
       {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN",
        "TỈNH HÀ GIAO",
        "Số: 215/BC-UBND",
        "Hà Giao, ngày 01 tháng 12 năm 2026",
        "BÁO CÁO",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "Lương Vĩnh Khang",
        "Nơi nhận:",
        "- Lưu: VT, KGVX.",
        "Số liệu tính đến ngày 30/11/2026, vị trí sổ 4821, gốc 9f86d081884c7d659a2feaa0c55ad015"}) {
    EXPECT_NE(text.find(mark), std::string::npos) << mark;
  }
  EXPECT_NE(text.find(EmptySample(Layout::kState).root_hex + "."), std::string::npos);
  EXPECT_EQ(text.find("ĐẢNG CỘNG SẢN"), std::string::npos);
}

TEST(BoardDocx, PartyLayout_HasItsMarks) {
  const std::string text = PlainText(Render(FullSample(Layout::kParty, 8)).at("word/document.xml"));
  for (const char* mark :
       {"ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐẢNG BỘ TỈNH HÀ GIAO",
        "*",
        "-BC/BCĐ",
        "-----",
        "T/M BAN CHỈ ĐẠO"}) {
    EXPECT_NE(text.find(mark), std::string::npos) << mark;
  }
  EXPECT_EQ(text.find("CỘNG HÒA"), std::string::npos);
}

TEST(BoardDocx, Pages_FollowTheRules) {
  const auto parts = Render(FullSample(Layout::kState, 40));
  const std::string& document = parts.at("word/document.xml");
  EXPECT_NE(document.find("w:w=\"11906\" w:h=\"16838\""), std::string::npos);
  EXPECT_NE(document.find("w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\""), std::string::npos);
  EXPECT_NE(document.find("<w:titlePg/>"), std::string::npos);
  EXPECT_NE(document.find("<w:tblHeader/>"), std::string::npos);
  EXPECT_NE(parts.at("word/header1.xml").find(" PAGE "), std::string::npos);
  EXPECT_EQ(PlainText(parts.at("word/header2.xml")), PlainText(parts.at("word/footer1.xml")));
  EXPECT_NE(parts.at("word/styles.xml").find("w:val=\"vi-VN\""), std::string::npos);
  const std::size_t rows = CountOf("<w:tr>", document);
  EXPECT_GT(rows, 40U);
  EXPECT_EQ(rows, CountOf("<w:cantSplit/>", document));
}

TEST(BoardDocx, TallRow_MayBeCutByTheEndOfAPage) {
  BoardReport report = FullSample(Layout::kState, 3);
  TaskRow& row = report.sections[0].rows[0];
  for (int i = 0; i < 12; ++i) row.product += "\nBáo cáo của một đơn vị";
  const std::string document = Render(report).at("word/document.xml");
  EXPECT_EQ(CountOf("<w:tr>", document), CountOf("<w:cantSplit/>", document) + 1);
}

TEST(BoardDocx, LongTitle_IsCutBetweenWords) {
  BoardReport report = FullSample(Layout::kState, 1);
  TaskRow& row = report.sections[0].rows[0];
  row.standing.timing = domain::Timing::kOverdue;
  row.title = "Rà soát";
  while (row.title.size() < 400) row.title += " nghiêng";
  const std::string text = PlainText(Render(report).at("word/document.xml"));
  EXPECT_NE(text.find("nghiêng…"), std::string::npos);
}

TEST(BoardDocx, EmptyPlan_SaysSo) {
  const std::string text = PlainText(Render(EmptySample(Layout::kState)).at("word/document.xml"));
  EXPECT_NE(text.find("chưa có nhiệm vụ nào được đưa vào theo dõi"), std::string::npos);
  EXPECT_EQ(text.find("Bảng 1"), std::string::npos);
  EXPECT_NE(text.find("III. ĐỀ XUẤT, KIẾN NGHỊ"), std::string::npos);
}

TEST(BoardDocx, MissingOrMalformedField_IsNamed) {
  BoardReport report = EmptySample(Layout::kState);
  report.root_hex = "9F86";
  EXPECT_EQ(RenderBoardDocx(report).error().place, "root_hex");
  report = EmptySample(Layout::kState);
  report.place = " ";
  EXPECT_EQ(RenderBoardDocx(report).error().place, "place");
  EXPECT_EQ(RenderBoardDocx(report).error().kind, ErrorKind::kInvalid);
}

TEST(Letterhead, DatePhrase_LeadingZeros) {
  EXPECT_EQ(DatePhrase(*Day::FromCivil(2026, 2, 9)), "ngày 09 tháng 02 năm 2026");
  EXPECT_EQ(DatePhrase(*Day::FromCivil(2026, 3, 10)), "ngày 10 tháng 3 năm 2026");
  EXPECT_EQ(DatePhrase(*Day::FromCivil(2026, 12, 1)), "ngày 01 tháng 12 năm 2026");
}

TEST(Letterhead, NumberNotGivenYet_LeavesRoom) {
  BoardReport report = EmptySample(Layout::kState);
  report.number = "/BC-UBND";
  EXPECT_NE(NumberLine(report).find("\u00A0/BC-UBND"), std::string::npos);
  report.number = "7/BC-UBND";
  EXPECT_EQ(NumberLine(report), "Số: 7/BC-UBND");
}

TEST(Wml, Table_SpansFillTheGrid) {
  Table table({100, 200, 300}, Table::Border::kGrid);
  table.AddRow({{Paragraph("TableText", "a")}, {Paragraph("TableText", "b"), 2}});
  const std::string xml = table.Finish();
  EXPECT_NE(
      xml.find("<w:tcW w:w=\"500\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/>"), std::string::npos
  );
  EXPECT_NE(xml.find("<w:tblW w:w=\"600\""), std::string::npos);
}

}  // namespace
}  // namespace sauro::report
