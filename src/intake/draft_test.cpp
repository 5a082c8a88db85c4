#include "intake/draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "docread/docx_builder.h"
#include "docread/read.h"
#include "intake/draft_for_test.h"
#include "intake/draft_json.h"

namespace sauro::intake {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Draft, NoTable_IsRefusedWithAdvice) {
  const auto document =
      docread::ReadDocument(docread::MakeDocx(docread::Para("Chỉ có lời")), "a.docx");
  ASSERT_TRUE(document.ok());
  const auto plan = MakeDraft(*document, {});
  ASSERT_FALSE(plan.ok());
  EXPECT_EQ(plan.error().kind, ErrorKind::kInvalid);
  EXPECT_THAT(plan.error().message, HasSubstr("không có bảng"));
  EXPECT_THAT(plan.error().message, HasSubstr("Hãy"));
}

TEST(Draft, UnknownTable_IsLeftOutWithADoubt) {
  const DraftPlan plan = FromText("A|B|C|D\n1|2|x|4\n5|6|7|8\n");
  EXPECT_TRUE(plan.tasks.empty());
  EXPECT_EQ(plan.left_out.size(), 3U);
  EXPECT_GE(plan.doubts.size(), 2U);
}

TEST(Draft, HeaderBelowATitleRow_IsFound) {
  const DraftPlan plan = FromText("Danh mục việc|||\nTT|Nhiệm vụ|Chủ trì|Hạn\n1|a|Sở A|5/2026\n");
  EXPECT_THAT(Titles(plan), ElementsAre("1 a"));
  EXPECT_EQ(plan.left_out.at(0).reason, "phần trên tiêu đề bảng");
}

TEST(Draft, SectionsInAnyColumn_AreSections) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Hạn\nA|Phần đầu||\nI|Một||\n1|a|S|5/2026\nII Hai|||\n1|b|S|5/2026\n"
      "|III. Ba||\n1|c|S|5/2026\n1.1|Nhóm||\n1|d|S|5/2026\nB|Phần sau||\n1|e|S|5/2026\n"
  );
  EXPECT_THAT(
      Titles(plan),
      ElementsAre("I Một: 1 a", "II Hai: 1 b", "III Ba: 1 c", "1.1 Nhóm: 1 d", "B Phần sau: 1 e")
  );
  EXPECT_THAT(SectionPath(plan, plan.tasks[0].section), ElementsAre("A Phần đầu", "I Một"));
  EXPECT_THAT(SectionPath(plan, plan.tasks[4].section), ElementsAre("B Phần sau"));
}

TEST(Draft, ParentOfNumberedRows_IsAGroup) {
  const DraftPlan plan =
      FromText("TT|Nhiệm vụ|Chủ trì|Hạn\n6|Cha||\n6.1|con|S|5/2026\n6.2|con hai|S|5/2026\n");
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_TRUE(plan.tasks[0].group);
  EXPECT_TRUE(plan.tasks[0].doubts.empty() || plan.tasks[0].doubts[0].field == Field::kOrdinal);
  EXPECT_FALSE(plan.tasks[1].group);
  EXPECT_EQ(plan.tasks[1].ordinal, "6.1");
}

TEST(Draft, RowSplitOverPages_IsOneRow) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Hạn|Ghi chú\n1|Làm việc|Sở Khoa học và|30/6/|Kế hoạch số 02-\n\n"
      "TT|Nhiệm vụ|Chủ trì|Hạn|Ghi chú\n|rất dài|Công nghệ|2026|KH/TU\n2|b|S|5/2026|\n"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  const DraftTask& task = plan.tasks[0];
  EXPECT_EQ(task.title, "Làm việc rất dài");
  EXPECT_EQ(task.lead.at(0).name, "Sở Khoa học và Công nghệ");
  EXPECT_EQ(task.deadline.due, Day::FromCivil(2026, 6, 30));
  EXPECT_THAT(task.basis, ElementsAre("02-KH/TU"));
  EXPECT_THAT(task.continued_at, ElementsAre("dòng 5"));
}

// The rest of a name may begin with a capital; "xuyên" beside it tells.
TEST(Draft, RestOfARowThatBeginsWithACapital_IsNoRow) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Hạn\n1|Kiểm tra theo quy định của|Ủy ban Kiểm tra|Thường\n\n"
      "TT|Nhiệm vụ|Chủ trì|Hạn\n|Đảng, Nhà nước|Tỉnh ủy|xuyên\n2|b|S|5/2026\n"
  );
  ASSERT_THAT(Titles(plan), ElementsAre("1 Kiểm tra theo quy định của Đảng, Nhà nước", "2 b"));
  EXPECT_EQ(plan.tasks[0].deadline.raw, "Thường xuyên");
}

// Three rows, the number of a page before each of them.
docread::Document Pages(const std::vector<std::vector<docread::Cell>>& rows) {
  docread::Table table;
  table.number = 1;
  table.columns = 4;
  for (const auto& cells : rows) {
    docread::Row row;
    row.number = static_cast<std::uint32_t>(table.rows.size() + 1);
    row.page = row.number <= 3 ? 1 : 2;
    row.cells = cells;
    table.rows.push_back(std::move(row));
  }
  docread::Document out;
  out.blocks.emplace_back(std::move(table));
  return out;
}

TEST(Draft, MergedCellAndHeadingOverAPageBreak_GoOn) {
  const std::vector<docread::Cell> header{{"TT", 0}, {"Nhiệm vụ", 1}, {"Chủ trì", 2}, {"Hạn", 3}};
  const auto plan = MakeDraft(
      Pages({
          header,
          {{"Việc chung của", 0, 4}},
          {{"1", 0}, {"a", 1}, {"Sở Y tế", 2}, {"Tháng 5/2026", 3, 1, 2}},
          header,
          {{"2", 0}, {"b", 1}, {"Sở Nội vụ", 2}, {"", 3, 1, 2}},
          {{"3", 0}, {"c", 1}, {"Sở Tư pháp", 2}},
      }),
      {}
  );
  ASSERT_TRUE(plan.ok());
  ASSERT_EQ(plan->tasks.size(), 3U);
  for (const DraftTask& task : plan->tasks)
    EXPECT_EQ(task.deadline.due, Day::FromCivil(2026, 5, 31)) << task.title;
}

TEST(Draft, MergedCellOfWhichOneRowIsAboveThePageBreak_GoesOn) {
  const std::vector<docread::Cell> header{{"TT", 0}, {"Nhiệm vụ", 1}, {"Chủ trì", 2}, {"Hạn", 3}};
  const auto plan = MakeDraft(
      Pages({
          header,
          {{"1", 0}, {"a", 1}, {"Sở Y tế", 2}, {"", 3}},
          {{"2", 0}, {"b", 1}, {"Sở Nội vụ", 2}, {"Tháng 5/2026", 3}},
          header,
          {{"3", 0}, {"c", 1}, {"Sở Tư pháp", 2}, {"", 3, 1, 2}},
          {{"4", 0}, {"d", 1}, {"Sở Y tế", 2}},
          {{"5", 0}, {"e", 1}, {"Sở Y tế", 2}, {"", 3}},
      }),
      {}
  );
  ASSERT_TRUE(plan.ok());
  std::vector<bool> dated;
  for (const DraftTask& task : plan->tasks) dated.push_back(task.deadline.due.has_value());
  EXPECT_THAT(dated, ElementsAre(false, true, true, true, false));
}

// The lead of rows 2 and 3 is merged; the page cuts it in row 2.
TEST(Draft, MergedCellWhoseWordsAPageCut_GivesThemAllToTheRowsBelow) {
  const std::vector<docread::Cell> header{{"TT", 0}, {"Nhiệm vụ", 1}, {"Chủ trì", 2}, {"Hạn", 3}};
  const auto plan = MakeDraft(
      Pages({
          header,
          {{"1", 0}, {"a", 1}, {"Sở Y tế", 2}, {"5/2026", 3}},
          {{"2", 0}, {"Mua máy, lắp đặt", 1}, {"Ban Công nghệ", 2}, {"6/2026", 3}},
          header,
          {{"", 0}, {"phần mềm", 1}, {"thông tin", 2, 1, 2}, {"", 3}},
          {{"3", 0}, {"c", 1}, {"7/2026", 3}},
      }),
      {}
  );
  ASSERT_TRUE(plan.ok());
  ASSERT_THAT(Titles(*plan), ElementsAre("1 a", "2 Mua máy, lắp đặt phần mềm", "3 c"));
  EXPECT_EQ(plan->tasks[1].lead.at(0).name, "Ban Công nghệ thông tin");
  EXPECT_EQ(plan->tasks[2].lead.at(0).name, "Ban Công nghệ thông tin");
}

TEST(Draft, HeadingThatAPageCut_IsOne) {
  const std::vector<docread::Cell> header{{"TT", 0}, {"Nhiệm vụ", 1}, {"Chủ trì", 2}, {"Hạn", 3}};
  const auto plan = MakeDraft(
      Pages({
          header,
          {{"1", 0}, {"a", 1}, {"Sở Y tế", 2}, {"5/2026", 3}},
          {{"II. Việc chung theo Kế hoạch số", 0, 4}},
          header,
          {{"02-KH/TU của tỉnh", 0, 4}},
          {{"1", 0}, {"b", 1}, {"Sở Nội vụ", 2}, {"6/2026", 3}},
      }),
      {}
  );
  ASSERT_TRUE(plan.ok());
  EXPECT_THAT(
      Titles(*plan), ElementsAre("1 a", "II Việc chung theo Kế hoạch số 02-KH/TU của tỉnh: 1 b")
  );
}

TEST(Draft, SoftHyphensAndCharactersWithoutWidth_AreNothing) {
  const DraftPlan plan =
      FromText("TT|Nhiệm vụ|Chủ trì|Hạn\n1|Đo\u200b nước|Sở Y tế|Tháng 5/20\u00ad26\n");
  EXPECT_THAT(Titles(plan), ElementsAre("1 Đo nước"));
  EXPECT_EQ(plan.tasks.at(0).deadline.due, Day::FromCivil(2026, 5, 31));
}

TEST(Draft, PageWithoutHeader_GoesOnWithTheColumnsBefore) {
  const DraftPlan plan = FromText("TT|Nhiệm vụ|Chủ trì|Hạn\n1|a|S|5/2026\n\n2|b|S|6/2026\n");
  EXPECT_THAT(Titles(plan), ElementsAre("1 a", "2 b"));
}

TEST(Draft, UnnumberedCompleteRow_StaysARowWithADoubt) {
  const DraftPlan plan =
      FromText("TT|Nhiệm vụ|Chủ trì|Hạn\n1|a|S|5/2026\n|Việc khác|Sở B|6/2026\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(Reasons(plan.tasks[1]), ElementsAre("Dòng không có số thứ tự"));
}

TEST(Draft, MissingNumbersAndHeadings_AreDoubts) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Hạn\nI|Một||\n1|a|S|5/2026\n4|b|S|5/2026\n\nTT|Nhiệm vụ|Chủ "
      "trì|Hạn\n1|c|S|5/2026\n"
  );
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_TRUE(plan.tasks[0].doubts.empty());
  EXPECT_THAT(Reasons(plan.tasks[1]), ElementsAre(HasSubstr("Thiếu số thứ tự 2 đến 3")));
  EXPECT_THAT(Reasons(plan.tasks[2]), ElementsAre(HasSubstr("bắt đầu lại")));
}

TEST(Draft, IndexRowAndRepeatedHeader_AreLeftOut) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Hạn\n(1)|(2)|(3)|(4)\n1|a|S|5/2026\nTT|Nhiệm vụ|Chủ "
      "trì|Hạn\n2|b|S|5/2026\n"
  );
  EXPECT_THAT(Titles(plan), ElementsAre("1 a", "2 b"));
  ASSERT_EQ(plan.left_out.size(), 3U);
  EXPECT_EQ(plan.left_out[1].reason, "dòng đánh số cột");
  EXPECT_EQ(plan.left_out[2].reason, "dòng tiêu đề cột lặp lại");
}

TEST(Draft, IndexRowOfLettersAndFormulas_IsLeftOut) {
  const DraftPlan plan = FromText(
      "TT|Chỉ tiêu|ĐVT|Năm 2025|Năm 2026|So sánh\nA|B|C|1|2|3=2/1\n"
      "A|Kinh tế||||\n1|Số chợ|Chợ|4|5|\n"
  );
  ASSERT_EQ(plan.indicators.size(), 1U);
  EXPECT_EQ(plan.indicators[0].title, "Số chợ");
  EXPECT_EQ(plan.left_out.at(1).reason, "dòng đánh số cột");
  for (const char* index : {"A|B|C|D", "(a)|(b)|(c)|(d)", "[1]|[2]|[3]|[4]", "A|B|1|2"}) {
    const DraftPlan tasks =
        FromText("TT|Nhiệm vụ|Chủ trì|Hạn\n" + std::string(index) + "\n1|Xây chợ|Sở A|6/2026\n");
    EXPECT_THAT(Titles(tasks), ElementsAre("1 Xây chợ")) << index;
  }
}

TEST(Draft, HeadingsOfWorkSayWhenItIsDue) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Sản phẩm\nI|Nhiệm vụ hoàn thành trong quý I/2026||\n"
      "1|Xây chợ|Sở A|Chợ\nII|Nhiệm vụ thường xuyên||\n1|Quét chợ|Sở A|Chợ sạch\n"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 3, 31));
  EXPECT_EQ(plan.tasks[1].deadline.kind, domain::DeadlineKind::kOngoing);
}

TEST(Draft, WordsUnderMucTieu_AreWhatIsWantedOfATask) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Mục tiêu|Cơ quan chủ trì|Thời gian hoàn thành\n"
      "1|Xây cổng dữ liệu|Mọi người dân dùng được|Sở A|6/2026\n"
      "2|Tập huấn|Cán bộ biết dùng|Sở B|9/2026\n"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].product, "Mọi người dân dùng được");
}

TEST(Draft, HeadersThatSoundLikeOthers_NameTheWork) {
  for (const char* name : {"Tên đề án, báo cáo", "Nội dung chỉ đạo", "Ý kiến chỉ đạo"}) {
    const DraftPlan plan = FromText(
        "TT|" + std::string(name) +
        "|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian|Kết quả mong đợi\n"
        "1|Rà soát chợ|Sở A|Sở B|6/2026|Báo cáo\n"
    );
    ASSERT_EQ(plan.tasks.size(), 1U) << name;
    EXPECT_EQ(plan.tasks[0].title, "Rà soát chợ") << name;
    EXPECT_EQ(plan.tasks[0].product, "Báo cáo") << name;
  }
}

TEST(Draft, RowNumberedBesideASection_LeavesIt) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Hạn\nII|Xã hội số||\nII.2|Y tế thông minh||\n"
      "a)|Kho dữ liệu|Sở A|6/2026\nII.3|Trường học số|Sở B|9/2026\n"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(
      SectionPath(plan, plan.tasks[0].section), ElementsAre("II Xã hội số", "II.2 Y tế thông minh")
  );
  EXPECT_THAT(SectionPath(plan, plan.tasks[1].section), ElementsAre("II Xã hội số"));
}

TEST(Draft, BodyBeforeTheNames_HoldsForTheRowsBelowIt) {
  const DraftPlan plan = FromText(
      "TT|Cơ quan chủ trì|Nhiệm vụ|Thời gian\n1|Sở A|Ban hành quy chế|6/2026\n"
      "||Lập đề án việc làm|9/2026\n2|Sở B|Xây trạm|9/2026\n"
  );
  ASSERT_EQ(plan.tasks.size(), 3U);
  ASSERT_EQ(plan.tasks[1].lead.size(), 1U);
  EXPECT_EQ(plan.tasks[1].lead[0].name, "Sở A");
}

// Rows that are freed while a draft is made (MakeDraft of a document that is used up): nothing
// looks at them any more, be it the other half of the paper or a merged cell. Draft() compares both
// ways.
TEST(Draft, HalvesSideBySideAndMergedCells_AreReadBeforeTheirRowsGo) {
  std::string halves =
      "<table><tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th><th>Thời gian</th>"
      "<th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th><th>Thời gian</th></tr>";
  for (int i = 1; i <= 40; ++i) {
    const auto cells = [](int number) {
      return "<td>" + std::to_string(number) + "</td><td>Xây trạm số " + std::to_string(number) +
             "</td><td>Sở A</td><td>6/2026</td>";
    };
    halves += "<tr>" + cells(i) +
              (i <= 20 ? cells(i + 40) : "<td></td><td></td><td></td><td></td>") + "</tr>";
  }
  EXPECT_EQ(Draft(halves + "</table>", "a.html").tasks.size(), 60U);
  const DraftPlan merged = Draft(
      "<table><tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th><th>Thời gian</th></tr>"
      "<tr><td>1</td><td>Xây chợ</td><td rowspan=3>Sở Công Thương và các "
      "phòng</td><td>6/2026</td></tr>"
      "<tr><td>2</td><td>Xây bến</td><td>7/2026</td></tr><tr><td>3</td><td>Xây "
      "kho</td><td>8/2026</td>"
      "</tr></table>",
      "a.html"
  );
  ASSERT_EQ(merged.tasks.size(), 3U);
  EXPECT_EQ(merged.tasks[2].lead.at(0).name, "Sở Công Thương và các phòng");
}

TEST(Draft, SumOfASection_MakesNoTask) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Thời gian|Kinh phí\nI|Nhiệm vụ chuyển tiếp|||15.500\n"
      "1|Xây cầu|Sở A|6/2026|15.500\n"
  );
  EXPECT_THAT(Titles(plan), ElementsAre("I Nhiệm vụ chuyển tiếp: 1 Xây cầu"));
  EXPECT_THAT(
      plan.left_out, ::testing::Contains(::testing::Field(&DraftLeftOut::reason, "số cộng của mục"))
  );
}

TEST(Draft, MissingCells_AreDoubtsNotGuesses) {
  const DraftPlan plan = FromText("TT|Nhiệm vụ|Chủ trì|Hạn\n1|a||\n2||S|5/2026\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(Reasons(plan.tasks[0]), ElementsAre("Chưa ghi cơ quan chủ trì", "Chưa ghi thời hạn"));
  EXPECT_THAT(Reasons(plan.tasks[1]), ElementsAre("Dòng không có tên"));
}

TEST(Draft, MergedCells_AreCarriedDown) {
  using docread::CellXml;
  const std::string row1 = "<w:tr>" + CellXml("1") + CellXml("a") +
                           CellXml("Sở A", "<w:vMerge w:val=\"restart\"/>") +
                           CellXml("Quý I/2026", "<w:vMerge w:val=\"restart\"/>") + "</w:tr>";
  const std::string row2 = "<w:tr>" + CellXml("2") + CellXml("b") + CellXml("", "<w:vMerge/>") +
                           CellXml("", "<w:vMerge/>") + "</w:tr>";
  const DraftPlan plan = Draft(
      docread::MakeDocx(
          "<w:tbl>" + docread::RowXml({"TT", "Nhiệm vụ", "Chủ trì", "Hạn"}) + row1 + row2 +
          "</w:tbl>"
      ),
      "a.docx"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[1].lead.at(0).name, "Sở A");
  EXPECT_EQ(plan.tasks[1].deadline.due, Day::FromCivil(2026, 3, 31));
}

TEST(Draft, TwoLayouts_EachWithItsColumns) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Hạn\nI|Một||\n1|a|S|5/2026\n\nPhụ lục II\n\n"
      "TT|Chỉ tiêu|ĐVT|Năm 2026|Năm 2030|Cơ quan chủ trì\n1|Tỷ lệ|%|≥ 50|-|Sở A\n"
  );
  ASSERT_EQ(plan.tasks.size(), 1U);
  ASSERT_EQ(plan.indicators.size(), 1U);
  const DraftIndicator& indicator = plan.indicators[0];
  EXPECT_FALSE(indicator.section.has_value());
  ASSERT_EQ(indicator.targets.size(), 2U);
  EXPECT_EQ(indicator.targets[0].op, ">=");
  EXPECT_EQ(indicator.targets[0].figure.value, "50");
  EXPECT_EQ(indicator.targets[0].by, Day::FromCivil(2026, 12, 31));
  EXPECT_TRUE(indicator.targets[1].none);
}

TEST(Draft, SpacesInTheNumber_AreDropped) {
  const DraftPlan plan = FromText(
      "TỈNH ỦY A\nSố 2663 -CV/BCĐ\nV/v giao việc\nA, ngày 08 tháng 5 năm 2025\n\nTT|Nhiệm vụ|Chủ "
      "trì|Hạn\n1|a|S|5/2026\n"
  );
  EXPECT_EQ(plan.document.number, "2663-CV/BCĐ");
  EXPECT_EQ(plan.document.type, "Công văn");
  EXPECT_EQ(plan.document.date, Day::FromCivil(2025, 5, 8));
  EXPECT_EQ(plan.document.title, "V/v giao việc");
  EXPECT_EQ(plan.document.issuer, "TỈNH ỦY A");
  EXPECT_TRUE(plan.doubts.empty());
}

TEST(DraftJson, CorpusSchema_HasNullsAndNumbers) {
  const DraftPlan plan =
      FromText("TT|Chỉ tiêu|ĐVT|Hiện trạng năm 2024|Năm 2030|Chủ trì\n1|Tỷ lệ|%|0,23|≥ 60|Sở A\n");
  const auto parsed = ParseJson(CorpusJson(plan, "a.txt"));
  EXPECT_THAT(
      CorpusJson(plan, "a.txt"),
      HasSubstr("\"baseline\":{\"year\":2024,\"value\":0.23,\"text\":\"0,23\"}")
  );
  EXPECT_THAT(
      CorpusJson(plan, "a.txt"), HasSubstr("\"by\":\"2030-12-31\",\"op\":\">=\",\"value\":60")
  );
  EXPECT_TRUE(parsed.ok());
}

std::string SourcesOf(const DraftRow& row, Field field) {
  std::vector<std::string> places;
  for (const FieldSource& source : row.sources) {
    if (source.field == field) places.push_back(PlaceOf(source.spot));
  }
  return Join(places, "; ");
}

TEST(Draft, Fields_KnowTheirCells) {
  const DraftPlan plan = Draft(
      docread::MakeDocx(docread::TableXml(
          {{"TT", "Nội dung nhiệm vụ", "Chủ trì", "Thời hạn"},
           {"1", "Việc một", "Sở Xây dựng và các cơ quan", "6/2025"},
           {"", "", "liên quan", ""}}
      )),
      "a.docx"
  );
  ASSERT_EQ(plan.tasks.size(), 1U);
  EXPECT_EQ(SourcesOf(plan.tasks[0], Field::kTitle), "bảng 1, dòng 2, cột 2");
  EXPECT_EQ(SourcesOf(plan.tasks[0], Field::kLead), "bảng 1, dòng 2, cột 3; bảng 1, dòng 3, cột 3");
  EXPECT_EQ(plan.left_out[0].spots, std::vector<Spot>{(Spot{1, 1, 0, 0})});
}

TEST(Draft, NumbersWithADot_AreChildren) {
  const DraftPlan plan = FromText(
      "TT|Tên nhiệm vụ|Chủ trì|Thời hạn\n6|Việc lớn|||\n6.1|Việc con|Sở A|6/2025\n"
      "6.1.1|Việc cháu|Sở A|6/2025\n7|Việc khác|Sở B|6/2025\n"
  );
  ASSERT_EQ(plan.tasks.size(), 4U);
  EXPECT_EQ(plan.tasks[0].parent, "");
  EXPECT_EQ(plan.tasks[1].parent, plan.tasks[0].key);
  EXPECT_EQ(plan.tasks[2].parent, plan.tasks[1].key);
  EXPECT_EQ(plan.tasks[3].parent, "");
}

TEST(Requirements, Products_AreSplitAtTheirMarks) {
  EXPECT_THAT(RequirementsOf(""), ElementsAre());
  EXPECT_THAT(RequirementsOf("Báo cáo kết quả"), ElementsAre("Báo cáo kết quả"));
  EXPECT_THAT(
      RequirementsOf("(1) 100% hồ sơ; (2) Quy chế được ban hành; (3) Kho dữ liệu"),
      ElementsAre("100% hồ sơ", "Quy chế được ban hành", "Kho dữ liệu")
  );
  EXPECT_THAT(
      RequirementsOf("- Quyết định của\nỦy ban\nnhân dân xã;\n- Danh mục"),
      ElementsAre("Quyết định của", "Ủy ban nhân dân xã", "Danh mục")
  );
  EXPECT_THAT(RequirementsOf("Tối thiểu (2) lần"), ElementsAre("Tối thiểu (2) lần"));
}

TEST(DraftJson, DraftsOfVersionOne_AreRead) {
  const auto old = ParseJson(
      R"({"document":{"number":"1/KH-X","title":"T"},"sections":[{"label":"I","title":"M"}],)"
      R"("tasks":[{"key":"t1","ordinal":"1","section":0,"title":"Việc","deadline":{"kind":)"
      R"("fixed","raw":"6/2025","due":"2025-06-30"},"place":"bảng 1, dòng 2"}],)"
      R"("left_out":[{"text":"x","reason":"y","place":"đoạn 1"}]})"
  );
  ASSERT_TRUE(old.ok());
  const auto plan = DraftFromJson(*old);
  ASSERT_TRUE(plan.ok()) << plan.error().Text();
  ASSERT_EQ(plan->tasks.size(), 1U);
  EXPECT_EQ(plan->tasks[0].title, "Việc");
  EXPECT_TRUE(plan->tasks[0].sources.empty());
  EXPECT_TRUE(plan->left_out[0].spots.empty());
}

TEST(DraftJson, NewerVersion_AsksForAnUpgrade) {
  const auto plan = DraftFromJson(json::object{{"version", kDraftVersion + 1}});
  ASSERT_FALSE(plan.ok());
  EXPECT_THAT(plan.error().message, HasSubstr("nâng cấp"));
}

TEST(DraftJson, WrongShapes_AreRefused) {
  for (const std::string_view text :
       {"[]",
        R"({"tasks":[1]})",
        R"({"tasks":[{"deadline":{"kind":"soon"}}]})",
        R"({"tasks":[{"section":0,"deadline":{"kind":"fixed"}}]})",
        R"({"sections":[{"parent":0}]})",
        R"({"document":{"date":"2025-02-30"}})",
        R"({"doubts":[{"field":"x"}]})",
        R"({"document":{"relations":[{"kind":"likes","from":[1]}]}})",
        R"({"left_out":[{"from":[[1,2]]}]})",
        R"({"tasks":[{"deadline":{"kind":"fixed"},"from":{"title":[[0]]}}]})",
        R"({"tasks":[{"deadline":{"kind":"fixed"},"from":{"x":[[1]]}}]})",
        R"({"tasks":[{"deadline":{"kind":"fixed"},"status":"done"}]})",
        R"({"tasks":[{"deadline":{"kind":"fixed"},"lead":[{"name":"a","holders":[{}]}]}]})"}) {
    const auto parsed = ParseJson(text);
    ASSERT_TRUE(parsed.ok()) << text;
    EXPECT_FALSE(DraftFromJson(*parsed).ok()) << text;
  }
}

// A heading over all columns at the end of a table is not open any more in the next one.
TEST(Draft, WideRowAtTheEndOfATable_IsNotGoneOnWithInAnotherTable) {
  const std::string table =
      "<tr><th>TT</th><th>Nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Thời hạn</th></tr>";
  const std::string row = "<tr><td>1</td><td>Việc một</td><td>Sở Y tế</td><td>6/2026</td></tr>";
  for (const char* last : {"Nhóm nhiệm vụ chung", "Tổng cộng: 25 nhiệm vụ"}) {
    const std::string wide = std::string("<tr><td colspan=4>") + last + "</td></tr>";
    const DraftPlan plan = Draft(
        "<html><body><table>" + table + row + wide + "</table><p>Phụ lục II</p><table>" + table +
            "<tr><td colspan=4>Nhóm nhiệm vụ về dữ liệu</td></tr>" + row + "</table></body></html>",
        "a.html"
    );
    ASSERT_EQ(plan.tasks.size(), 2U) << last;
    const auto path = SectionPath(plan, plan.tasks[1].section);
    EXPECT_THAT(path, ElementsAre("Nhóm nhiệm vụ về dữ liệu")) << last;
  }
}

TEST(Draft, MarksBelowQuarters_AreTimesOfTheirYear) {
  const auto deadlines = [](const std::string& quarters) {
    const DraftPlan plan = Draft(
        "<table><tr><th rowspan=2>TT</th><th rowspan=2>Nhiệm vụ</th><th rowspan=2>Cơ quan chủ trì"
        "</th>" +
            quarters +
            "<tr><td>1</td><td>Khảo sát</td><td>Sở Y tế</td><td>x</td><td></td><td></td><td></td>"
            "</tr><tr><td>2</td><td>Tập huấn</td><td>Sở Y tế</td><td></td><td>x</td><td>x</td>"
            "<td></td></tr></table>",
        "a.html"
    );
    std::vector<std::string> out;
    for (const DraftTask& task : plan.tasks)
      out.push_back(task.deadline.due ? task.deadline.due->Iso() : "none");
    return out;
  };
  const char* const names = "<tr><th>Quý I</th><th>Quý II</th><th>Quý III</th><th>Quý IV</th></tr>";
  EXPECT_THAT(
      deadlines(std::string("<th colspan=4>Năm 2026</th></tr>") + names),
      ElementsAre("2026-03-31", "2026-09-30")
  );
  EXPECT_THAT(
      deadlines(std::string("<th colspan=4>Thời gian thực hiện năm 2026</th></tr>") + names),
      ElementsAre("2026-03-31", "2026-09-30")
  );
  EXPECT_THAT(
      deadlines("<th colspan=4>Thời gian thực hiện</th></tr><tr><th>Quý III/2026</th><th>Quý "
                "IV/2026</th><th>Quý I/2027</th><th>Quý II/2027</th></tr>"),
      ElementsAre("2026-09-30", "2027-03-31")
  );
}

}  // namespace
}  // namespace sauro::intake
