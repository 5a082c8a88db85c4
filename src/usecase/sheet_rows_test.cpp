#include "usecase/sheet_rows.h"

#include <gtest/gtest.h>

#include <functional>

#include "docread/xlsx.h"
#include "report/sheet_file.h"
#include "usecase/alias_lessons.h"
#include "usecase/draft_rows.h"

namespace sauro::usecase {
namespace {

using Table = std::vector<std::vector<std::string>>;

intake::DraftPlan Plan() {
  intake::DraftPlan plan;
  plan.sections.push_back({"I", "Chuẩn bị", std::nullopt, ""});
  plan.sections.push_back({"II", "Vận hành", std::nullopt, ""});
  const auto add = [&](const char* ordinal, const char* title, const char* deadline) {
    intake::DraftTask task;
    task.key = "t" + std::to_string(plan.tasks.size() + 1);
    task.ordinal = ordinal;
    task.title = title;
    task.section = 0;
    task.deadline.raw = deadline;
    task.lead.push_back({"Sở Tài chính", {{domain::OrganizationId("stc"), {}}}});
    plan.tasks.push_back(std::move(task));
  };
  add("1", "Khảo sát hiện trạng hạ tầng số", "30/6/2026");
  add("01.10", "=HYPERLINK(\"http://x\";\"bấm\")", "2026");
  add("3", "+84 & <b>@SUM(A1)</b>\n- dòng hai “”", "Quý I/2026");
  plan.tasks[2].doubts.push_back({intake::Field::kDeadline, "chưa rõ năm", ""});
  return plan;
}

domain::Catalogue Offices() {
  domain::Catalogue out;
  for (const auto& [id, name] : {std::pair{"stc", "Sở Tài chính"}, std::pair{"snv", "Sở Nội vụ"}}) {
    domain::Organization office;
    office.id = domain::OrganizationId(id);
    office.name = name;
    out.organizations.push_back(office);
  }
  return out;
}

// The sheet of the plan after somebody edited its cells.
std::string Edited(const intake::DraftPlan& plan, const std::function<void(Table&)>& edit) {
  const auto sheets = docread::ReadSheets(*SheetOf(plan));
  EXPECT_TRUE(sheets.ok());
  Table cells;
  for (const docread::SheetRow& row : sheets->at(0).rows) {
    cells.emplace_back(12);
    for (const docread::Cell& cell : row.row.cells) cells.back().at(cell.column) = cell.text;
  }
  edit(cells);
  report::SheetTable table{"Nhiệm vụ", {}, {}};
  for (const std::string& title : cells.at(0)) table.columns.push_back({title, 10});
  table.rows.assign(cells.begin() + 1, cells.end());
  return *report::SheetFile({table});
}

std::vector<std::string> Kinds(const Comparison& comparison) {
  std::vector<std::string> out;
  for (const auto& diff : comparison.rows) out.emplace_back(CodeOf(diff.kind));
  return out;
}

constexpr std::size_t kTitle = 2;
constexpr std::size_t kLead = 3;
constexpr std::size_t kDeadline = 8;
constexpr std::size_t kIdentity = 11;

TEST(DraftSheet, Unchanged_HasNoDifference) {
  const auto bytes = SheetOf(Plan());
  ASSERT_TRUE(bytes.ok());
  const auto compared = CompareWithSheet(Plan(), *bytes);
  ASSERT_TRUE(compared.ok()) << compared.error().Text();
  EXPECT_FALSE(compared->Differs()) << ComparisonText(*compared);
  EXPECT_EQ(compared->rows.size(), 3U);
}

TEST(DraftSheet, NoCellIsAFormulaOrALink_AndTheHeadingIsFrozen) {
  const auto bytes = SheetOf(Plan());
  const docread::Limits limits;
  const auto archive = docread::ZipArchive::Open(*bytes, limits);
  ASSERT_TRUE(archive.ok());
  const auto sheet = archive->Read("xl/worksheets/sheet1.xml", 1U << 20U);
  ASSERT_TRUE(sheet.ok());
  EXPECT_EQ(sheet->find("<f>"), std::string::npos);
  EXPECT_EQ(sheet->find("<hyperlink"), std::string::npos);
  EXPECT_NE(sheet->find("state=\"frozen\""), std::string::npos);
  EXPECT_NE(sheet->find("hidden=\"1\""), std::string::npos);
  const auto sheets = docread::ReadSheets(*bytes);
  EXPECT_EQ(sheets->at(0).rows.at(2).row.cells.at(2).text, Plan().tasks[1].title);
  EXPECT_EQ(sheets->at(0).rows.at(2).row.cells.at(1).text, "01.10");
}

TEST(DraftSheet, EditedCells_AreTakenIntoTheDraft) {
  intake::DraftPlan plan = Plan();
  const std::string bytes = Edited(plan, [](Table& cells) {
    cells[1][kDeadline] = "31/12/2026";
    cells[1][kLead] = "Sở Nội vụ; Sở Lạ";
    cells[1][0] = "III. Mới › A";
    cells.erase(cells.begin() + 2);
    cells.insert(
        cells.begin() + 2, {"", "1a", "Số hóa hồ sơ", "Sở Nội vụ", "", "", "", "", "2027"}
    );
  });
  const auto compared = CompareWithSheet(plan, bytes);
  ASSERT_TRUE(compared.ok()) << compared.error().Text();
  EXPECT_EQ(Kinds(*compared), (std::vector<std::string>{"changed", "added", "same", "dropped"}));
  const auto taken = TakeFromSheet(plan, *compared, std::nullopt, Offices(), {});
  ASSERT_TRUE(taken.ok()) << taken.error().Text();
  EXPECT_EQ(*taken, 5U);
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_EQ(plan.tasks[0].key, "t1");
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 12, 31));
  EXPECT_EQ(CellText(plan.tasks[0].lead), "Sở Nội vụ; Sở Lạ");
  ASSERT_EQ(plan.tasks[0].doubts.size(), 1U) << "the unknown name is a doubt";
  EXPECT_EQ(
      intake::SectionPath(plan, plan.tasks[0].section), (std::vector<std::string>{"III. Mới", "A"})
  );
  EXPECT_EQ(plan.tasks[1].title, "Số hóa hồ sơ");
  EXPECT_EQ(plan.tasks[1].lead.at(0).holders.size(), 1U);
  EXPECT_EQ(plan.tasks[1].place, "bảng tính, dòng 3");
  EXPECT_EQ(plan.tasks[2].key, "t3");
  EXPECT_EQ(plan.left_out.size(), 1U);
  EXPECT_FALSE(CompareWithSheet(plan, *SheetOf(plan))->Differs());
}

TEST(DraftSheet, MendedName_IsLearned) {
  intake::DraftPlan plan = Plan();
  plan.tasks[0].lead = {{"Sở NV", {}}};
  plan.tasks[2].lead = {{"Sở NV", {}}};
  const std::string bytes = Edited(plan, [](Table& cells) { cells[1][kLead] = "Sở Nội vụ"; });
  const auto compared = CompareWithSheet(plan, bytes);
  ASSERT_TRUE(compared.ok());
  const domain::Catalogue offices = Offices();
  AliasLessons lessons(offices);
  ASSERT_TRUE(TakeFromSheet(plan, *compared, std::nullopt, offices, {}, &lessons).ok());
  ASSERT_EQ(lessons.lessons().size(), 1U);
  EXPECT_EQ(lessons.lessons()[0].name, "Sở NV");
  EXPECT_EQ(lessons.lessons()[0].organization.value, "snv");
}

TEST(DraftSheet, OnlyWhatIsTicked_IsTaken) {
  intake::DraftPlan plan = Plan();
  const std::string bytes = Edited(plan, [](Table& cells) {
    cells[1][kDeadline] = "31/12/2026";
    cells[1][kLead] = "Sở Nội vụ";
  });
  const auto compared = CompareWithSheet(plan, bytes);
  const std::set<std::string> ticks = {"dong-2:lead"};
  ASSERT_TRUE(TakeFromSheet(plan, *compared, ticks, Offices(), {}).ok());
  EXPECT_EQ(CellText(plan.tasks[0].lead), "Sở Nội vụ");
  EXPECT_EQ(plan.tasks[0].deadline.raw, "30/6/2026");
}

TEST(DraftSheet, RowChangedAfterTheExport_IsKeptUnlessTicked) {
  intake::DraftPlan plan = Plan();
  const std::string bytes = *SheetOf(plan);
  plan.tasks[0].title = "Tên người khác vừa sửa";
  plan.tasks.pop_back();
  const auto compared = CompareWithSheet(plan, bytes);
  ASSERT_TRUE(compared.ok());
  EXPECT_EQ(Kinds(*compared), (std::vector<std::string>{"changed", "same", "added"}));
  EXPECT_EQ(compared->kept, (std::set<std::string>{"dong-2:title", "+dong-4"}));
  const auto taken = TakeFromSheet(plan, *compared, std::nullopt, Offices(), {});
  EXPECT_EQ(*taken, 0U);
  EXPECT_EQ(plan.tasks[0].title, "Tên người khác vừa sửa");
}

TEST(DraftSheet, ColumnTakenAway_IsNoDifference_SortedRowsNeither) {
  const std::string bytes = Edited(Plan(), [](Table& cells) {
    for (auto& row : cells) row[kLead].clear();
    std::swap(cells[1], cells[3]);
  });
  const auto compared = CompareWithSheet(Plan(), bytes);
  ASSERT_TRUE(compared.ok());
  EXPECT_FALSE(compared->Differs()) << ComparisonText(*compared);
}

TEST(DraftSheet, WrongFiles_AreRefusedWithWhatToDo) {
  const auto no_sheet = CompareWithSheet(Plan(), "không phải");
  ASSERT_FALSE(no_sheet.ok());
  EXPECT_NE(no_sheet.error().message.find(".xlsx"), std::string::npos);
  const auto other = CompareWithSheet(Plan(), *report::SheetFile({{"Sổ", {{"Tên"}}, {{"a"}}}}));
  ASSERT_FALSE(other.ok());
  EXPECT_NE(other.error().message.find("Hãy xuất lại"), std::string::npos);
  const auto untitled =
      CompareWithSheet(Plan(), Edited(Plan(), [](Table& cells) { cells[2][kTitle].clear(); }));
  ASSERT_FALSE(untitled.ok());
  EXPECT_NE(untitled.error().message.find("Dòng 3"), std::string::npos);
  const auto unmarked =
      CompareWithSheet(Plan(), Edited(Plan(), [](Table& cells) { cells[0][kIdentity] = "x"; }));
  EXPECT_FALSE(unmarked.ok());
}

}  // namespace
}  // namespace sauro::usecase
