// What a hostile document may cost.

#include <gtest/gtest.h>

#include "intake/draft.h"

namespace sauro::intake {
namespace {

constexpr std::uint32_t kRows = 2'000;
constexpr std::uint32_t kColumns = 20;

// One long cell in each column but the first, merged over all rows.
docread::Document MergedDown(std::size_t bytes) {
  docread::Table table;
  table.number = 1;
  table.columns = kColumns;
  table.rows.resize(kRows + 1);
  for (std::uint32_t r = 0; r <= kRows; ++r) {
    docread::Row& row = table.rows[r];
    row.number = r + 1;
    for (std::uint32_t c = 0; c < kColumns; ++c) {
      constexpr const char* kHeader[] = {"TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"};
      docread::Cell cell;
      cell.column = c;
      cell.text = c < 4 ? kHeader[c] : "Cột " + std::to_string(c);
      if (r > 0) cell.text = c == 0 ? std::to_string(r) : std::string(bytes, 'x');
      if (r == 1 && c > 0) cell.row_span = kRows;
      if (r < 2 || c == 0) row.cells.push_back(cell);
    }
  }
  docread::Document document;
  document.blocks.emplace_back(std::move(table));
  return document;
}

std::size_t BytesOf(const DraftPlan& plan) {
  std::size_t bytes = 0;
  for (const DraftTask& task : plan.tasks) {
    bytes += task.title.size() + task.deadline.raw.size();
    for (const DraftParty& party : task.lead) bytes += party.name.size();
    for (const OtherCell& cell : task.others) bytes += cell.text.size();
    for (const Doubt& doubt : task.doubts) bytes += doubt.reason.size();
  }
  return bytes;
}

TEST(MakeDraft, LongMergedCells_AreNotMultipliedByTheRows) {
  const auto plan = MakeDraft(MergedDown(4'000), {});  // 150 MB if every row got its copies
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan->tasks.size(), kRows);
  EXPECT_LT(BytesOf(*plan), 16U << 20U);
}

TEST(MakeDraft, ShortMergedCells_GoToEveryRow) {
  const auto plan = MakeDraft(MergedDown(20), {});
  ASSERT_TRUE(plan.ok());
  ASSERT_EQ(plan->tasks.size(), kRows);
  EXPECT_EQ(plan->tasks.back().title, std::string(20, 'x'));
}

}  // namespace
}  // namespace sauro::intake
