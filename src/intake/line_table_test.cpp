// Dumps that hold figures where a reader of numbers could take them for those of rows.
#include "intake/line_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docread/plain_text.h"
#include "intake/draft.h"

namespace sauro::intake {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

constexpr int kRows = 12;

// The cells of row `number` by lines, of STT, Nhiệm vụ, Đơn vị chủ trì, Thời gian, Sản phẩm.
std::vector<std::string> RowOf(int number) {
  return {
      std::to_string(number),
      "Dựng lại bến đò và đường xuống bến\ncho thôn số " + std::to_string(number),
      "Phòng Kinh tế và\nHạ tầng",
      "Tháng " + std::to_string(number) + "/2026",
      "Bến đò được\nnghiệm thu"};
}

// As a simple program takes it out of a PDF: each line, and an empty one behind it.
std::string Dump(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) {
    std::string lines = cell;
    for (std::size_t at = 0; (at = lines.find('\n', at)) != std::string::npos; at += 4)
      lines.replace(at, 1, " \n\n");
    out += lines + " \n\n";
  }
  return out;
}

const std::vector<std::string> kHead{
    "STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành", "Sản phẩm"};

// `change` may replace the text of a row.
DraftPlan Read(
    const std::function<std::string(int)>& row, const std::vector<std::string>& head = kHead
) {
  std::string text = "PHỤ LỤC: VIỆC PHẢI LÀM \n\n" + Dump(head);
  for (int number = 1; number <= kRows; ++number) text += row(number);
  const auto document = docread::ReadPlainText(text, {});
  EXPECT_TRUE(document.ok());
  auto plan = MakeDraft(*document, {});
  EXPECT_TRUE(plan.ok());
  return plan.ok() ? std::move(*plan) : DraftPlan();
}

void ExpectAllRows(const DraftPlan& plan) {
  ASSERT_THAT(plan.tasks, SizeIs(kRows));
  for (int number = 1; number <= kRows; ++number) {
    const DraftTask& task = plan.tasks[static_cast<std::size_t>(number - 1)];
    EXPECT_EQ(task.ordinal, std::to_string(number));
    EXPECT_EQ(task.deadline.raw, "Tháng " + task.ordinal + "/2026");
  }
}

TEST(LineTable, FigureInACell_IsNoNumberOfARow) {
  std::vector<std::string> head = kHead;
  head.insert(head.begin() + 2, "Số lượng");
  const DraftPlan plan = Read(
      [](int number) {
        std::vector<std::string> cells = RowOf(number);
        cells.insert(cells.begin() + 2, number == 3 ? "10" : "200");
        return Dump(cells);
      },
      head
  );
  ExpectAllRows(plan);
}

TEST(LineTable, FigureInAName_IsNoNumberOfARow) {
  const DraftPlan plan = Read([](int number) {
    std::vector<std::string> cells = RowOf(number);
    if (number == 3) cells[1] = "Sơn lại nhà chờ của bến số\n12\nThôn Thượng";
    return Dump(cells);
  });
  ExpectAllRows(plan);
}

TEST(LineTable, OneInAResult_IsNoFirstRow) {
  const DraftPlan plan = Read([](int number) {
    std::vector<std::string> cells = RowOf(number);
    if (number == 5) cells[4] = "1\nBản ghi đo\ncủa bến";
    return Dump(cells);
  });
  ExpectAllRows(plan);
}

TEST(LineTable, NumberOfAPageWithoutAHeader_IsLeftOut) {
  for (const bool inside : {false, true}) {
    const DraftPlan plan = Read([&](int number) {
      const std::string page = "\n\n7 \n\n";
      std::string text = Dump(RowOf(number));
      if (number == 4) text.insert(inside ? text.find("Phòng Kinh") : text.size(), page);
      return text;
    });
    ExpectAllRows(plan);
    EXPECT_EQ(plan.tasks[3].product, "Bến đò được nghiệm thu");
    EXPECT_TRUE(std::any_of(
        plan.left_out.begin(),
        plan.left_out.end(),
        [](const DraftLeftOut& item) { return item.text == "7" && item.reason == "số trang"; }
    ));
  }
}

TEST(LineTable, NameThatEndsWithALetterAndACapital_IsNoPart) {
  const DraftPlan plan = Read([](int number) {
    std::vector<std::string> cells = RowOf(number);
    if (number == 3) cells[2] = "Ủy ban nhân dân xã\nA Lưới";
    return Dump(cells);
  });
  ExpectAllRows(plan);
  EXPECT_EQ(plan.tasks[2].lead.at(0).name, "Ủy ban nhân dân xã A Lưới");
  EXPECT_TRUE(plan.sections.empty());
}

TEST(LineTable, RowsOfALostPage_AreMissingAndNothingElse) {
  const DraftPlan plan = Read([](int number) {
    if (number >= 5 && number <= 7) return std::string();
    return (number == 8 ? "\n\n\n9 \n\n" + Dump(kHead) : std::string()) + Dump(RowOf(number));
  });
  std::vector<std::string> ordinals;
  for (const DraftTask& task : plan.tasks) ordinals.push_back(task.ordinal);
  EXPECT_THAT(ordinals, ElementsAre("1", "2", "3", "4", "8", "9", "10", "11", "12"));
}

TEST(LineTable, LineThatHadRoomForTheNextWord_EndsItsCell) {
  // Both lines of the first name are full; that of the second one is not, so "Rà" is a result.
  std::vector<std::string> head = kHead;
  std::swap(head[2], head[4]);  // the result stands behind the name
  const DraftPlan plan = Read(
      [](int number) {
        std::vector<std::string> cells = RowOf(number);
        std::swap(cells[2], cells[4]);
        if (number == 6) {
          cells[1] = "Dựng lại bến đò và đường xuống bến\ncho thôn";
          cells[2] = "Rà soát của\nxã";
        }
        return Dump(cells);
      },
      head
  );
  ASSERT_THAT(plan.tasks, SizeIs(kRows));
  EXPECT_EQ(plan.tasks[5].title, "Dựng lại bến đò và đường xuống bến cho thôn");
  EXPECT_EQ(plan.tasks[5].product, "Rà soát của xã");
}

TEST(LineTable, TwoBodiesInOneCell_AreADoubt) {
  const DraftPlan plan = Read([](int number) {
    std::vector<std::string> cells = RowOf(number);
    if (number == 2) cells[2] = "Phòng Văn hóa\nPhòng Kinh tế";
    return Dump(cells);
  });
  ASSERT_THAT(plan.tasks, SizeIs(kRows));
  const auto& doubts = plan.tasks[1].doubts;
  EXPECT_TRUE(std::any_of(doubts.begin(), doubts.end(), [](const Doubt& doubt) {
    return doubt.reason.find("mất đường kẻ") != std::string::npos;
  }));
}

}  // namespace
}  // namespace sauro::intake
