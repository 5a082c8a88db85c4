// Dumps that hold figures where a reader of numbers could take them for those of rows.
#include "intake/line_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
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

TEST(LineTable, NumbersThatRunOnOverSections_AreRows) {
  const DraftPlan plan = Read([](int number) {
    std::string text = Dump(RowOf(number));
    if (number == 1) text = "I Bến bãi \n\n" + text;
    if (number == 4) text = "II Đường sá \n\n" + text;
    if (number == 9) text = "III Cầu cống \n\n" + text;
    return text;
  });
  ExpectAllRows(plan);
  EXPECT_THAT(plan.sections, SizeIs(3));
}

TEST(LineTable, NumbersBelowTheirSection_AreRows) {
  std::vector<std::string> head = kHead;
  head[0] = "Mã \nsố";
  const DraftPlan plan = Read(
      [](int number) {
        std::vector<std::string> cells = RowOf(number);
        const bool first = number <= 6;
        cells[0] = (first ? "I." : "II.") + std::to_string(first ? number : number - 6);
        std::string text = Dump(cells);
        if (number == 1) text = "I Bến bãi \n\n" + text;
        if (number == 7) text = "II Đường sá \n\n" + text;
        return text;
      },
      head
  );
  ASSERT_THAT(plan.tasks, SizeIs(kRows));
  EXPECT_EQ(plan.tasks[5].ordinal, "I.6");
  EXPECT_EQ(plan.tasks[6].ordinal, "II.1");
  EXPECT_THAT(plan.sections, SizeIs(2));
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

// Lines of a cell, and half lines from the top of the page to the first one.
struct Placed {
  std::vector<std::string> lines;
  std::size_t top = 0;
};

// A row as it stood on paper, its cells in the middle: what stands on one height shares a line.
std::string Centred(const std::vector<std::string>& cells) {
  std::vector<Placed> placed;
  std::size_t height = 0;
  for (const std::string& cell : cells) {
    Placed place;
    for (std::string_view line : Split(cell, '\n')) place.lines.emplace_back(line);
    height = std::max(height, place.lines.size());
    if (!cell.empty()) placed.push_back(std::move(place));
  }
  for (Placed& place : placed) place.top = height - place.lines.size();
  std::string out;
  std::optional<std::size_t> before;
  for (const Placed& place : placed) {
    for (std::size_t k = 0; k < place.lines.size(); ++k) {
      const std::size_t at = place.top + 2 * k;
      const std::size_t far = before ? std::max(at, *before) - std::min(at, *before) : 0;
      if (before) out += far == 0 ? " " : far == 1 ? " \n" : " \n\n";
      out += place.lines[k];
      before = at;
    }
  }
  return out + " \n\n";
}

DraftPlan ReadText(const std::string& text) {
  const auto document = docread::ReadPlainText(text, {});
  EXPECT_TRUE(document.ok());
  auto plan = MakeDraft(*document, {});
  EXPECT_TRUE(plan.ok());
  return plan.ok() ? std::move(*plan) : DraftPlan();
}

std::vector<std::string> NamesOf(const std::vector<DraftParty>& parties) {
  std::vector<std::string> out;
  for (const DraftParty& party : parties) out.push_back(party.name);
  return out;
}

TEST(LineTable, UnitsAndBaselines_AreColumns) {
  const DraftPlan plan = ReadText(
      "PHỤ LỤC: CHỈ TIÊU ĐÁNH CÁ \n\n"
      "STT Chỉ tiêu Đơn vị tính \nƯớc thực \n\nhiện năm \n\n2025 \nNăm 2026 Năm 2030 \n"
      "Cơ quan theo dõi, \n\nđánh giá \n\n" +
      Centred({"1", "Sản lượng cá một hộ", "Triệu đồng", "62,5", "68", "≥ 95", "Phòng Kinh tế"}) +
      Centred(
          {"2",
           "Tỷ lệ thuyền có máy dò và máy\nliên lạc với bờ",
           "%",
           "12",
           "15",
           "> 30",
           "Phòng Kinh tế"}
      ) +
      Centred({"3", "Số lớp dạy nghề lưới", "lớp", "4", "6", "9", "Phòng Văn hóa"}) +
      Centred({"4", "Số bến được sửa", "Bến", "-1,5", "6", "10-12", "Phòng Kinh tế;\ncác thôn"})
  );
  ASSERT_THAT(plan.indicators, SizeIs(4));
  const std::vector<std::string> names = {
      "Sản lượng cá một hộ",
      "Tỷ lệ thuyền có máy dò và máy liên lạc với bờ",
      "Số lớp dạy nghề lưới",
      "Số bến được sửa"};
  const std::vector<std::string> units = {"Triệu đồng", "%", "lớp", "Bến"};
  for (std::size_t i = 0; i < plan.indicators.size(); ++i) {
    const DraftIndicator& row = plan.indicators[i];
    EXPECT_EQ(row.title, names[i]);
    EXPECT_EQ(row.unit, units[i]);
    EXPECT_THAT(row.targets, SizeIs(2));
    EXPECT_NE(row.baseline.value, "");
    EXPECT_THAT(row.lead, SizeIs(i == 3 ? 2 : 1));
  }
}

TEST(LineTable, PartsOfAnIndicator_AreRows) {
  std::string text =
      "PHỤ LỤC: CHỈ TIÊU ĐÁNH CÁ \n\n"
      "STT Chỉ tiêu ĐVT Năm 2026 Năm 2028 Năm 2030 Cơ quan theo dõi \n\n";
  text += Centred({"1", "Sản lượng cá", "Tấn", "10", "20", "30", "Phòng Kinh tế"});
  text += Centred({"2", "Cơ cấu nghề"});
  text += Centred({"-", "Nghề lưới", "%", "60", "55", "50", "Phòng Kinh tế"});
  text += Centred({"-", "Nghề câu", "%", "40", "45", "50", "Thống kê tỉnh"});
  text += Centred({"3", "Số bến được sửa", "Bến", "1", "2", "3", "Phòng Kinh tế"});
  const DraftPlan plan = ReadText(text);
  std::vector<std::string> names;
  for (const DraftIndicator& row : plan.indicators) names.push_back(row.title);
  EXPECT_THAT(
      names, ElementsAre("Sản lượng cá", "Cơ cấu nghề", "Nghề lưới", "Nghề câu", "Số bến được sửa")
  );
}

TEST(LineTable, CellsOfOneLine_ShareALineAndAreCutWhereANameIsWhole) {
  std::string text = "PHỤ LỤC: VIỆC PHẢI LÀM \n\n" + Centred(
                                                         {"STT",
                                                          "Nhiệm vụ",
                                                          "Cơ quan chủ trì",
                                                          "Cơ quan phối hợp",
                                                          "Sản phẩm",
                                                          "Thời gian hoàn\nthành"}
                                                     );
  const std::vector<std::string> works = {"Vá lưới", "Đo luồng", "Dựng bến", "Sơn thuyền"};
  for (std::size_t i = 0; i < works.size(); ++i) {
    const std::string number = std::to_string(2 * i + 1);
    text += Centred(
        {number,
         works[i] + " cho các hộ ở thôn Thượng\nvà thôn Hạ",
         "Phòng Kinh tế",
         "Các thôn; Hội Nông\ndân xã",
         "Biên bản",
         "Từ 01/3/2026"}
    );
    text += Centred(
        {std::to_string(2 * i + 2),
         works[i],
         "Phòng Kinh tế",
         "Các phòng, đơn vị",
         "Bến được duyệt",
         "Hằng năm"}
    );
  }
  const DraftPlan plan = ReadText(text);
  ASSERT_THAT(plan.tasks, SizeIs(8));
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    const DraftTask& task = plan.tasks[i];
    const bool two = i % 2 == 0;
    EXPECT_THAT(NamesOf(task.lead), ElementsAre("Phòng Kinh tế"));
    EXPECT_EQ(task.product, two ? "Biên bản" : "Bến được duyệt");
    EXPECT_EQ(task.deadline.raw, two ? "Từ 01/3/2026" : "Hằng năm");
    EXPECT_THAT(task.coordinate, SizeIs(two ? 2 : 1));
  }
}

TEST(LineTable, PersonsAndMoney_AreColumnsOfTheirOwn) {
  std::string text =
      "PHỤ LỤC: VIỆC PHẢI LÀM \n\n"
      "TT Nhiệm vụ Đơn vị chủ trì Đơn vị phối hợp \nLãnh đạo UBND tỉnh \n\nphụ trách \n"
      "Tiến độ Sản phẩm \nKinh phí (triệu \n\nđồng) \n\n";
  for (int number = 1; number <= 6; ++number) {
    const std::string month = std::to_string(number);
    text += Centred(
        {month,
         "Nạo vét luồng vào bến số " + month + "\ntrước mùa mưa bão",
         number % 2 == 0 ? "Sở Xây dựng" : "Sở Nông nghiệp và\nMôi trường",
         "Công an tỉnh;\nUBND các xã",
         number > 2 ? "nt" : "Đ/c Trần Bến\n- Phó Chủ tịch",
         number == 3 ? "Trình UBND tỉnh tại\nkỳ họp giữa năm 2026" : "Tháng " + month + "/2026",
         "Luồng được đo",
         number == 5 ? "" : "1.200"}
    );
  }
  const DraftPlan plan = ReadText(text + "Tổng cộng 6.000 \n\n");
  ASSERT_THAT(plan.tasks, SizeIs(6));
  for (const DraftTask& task : plan.tasks) {
    EXPECT_THAT(task.lead, SizeIs(1)) << task.ordinal;
    EXPECT_THAT(NamesOf(task.coordinate), ElementsAre("Công an tỉnh", "UBND các xã"));
    EXPECT_THAT(NamesOf(task.director), ElementsAre("Đ/c Trần Bến - Phó Chủ tịch"));
    EXPECT_EQ(task.product, "Luồng được đo");
  }
  EXPECT_EQ(plan.tasks[2].deadline.raw, "Trình UBND tỉnh tại kỳ họp giữa năm 2026");
  EXPECT_TRUE(std::any_of(plan.left_out.begin(), plan.left_out.end(), [](const DraftLeftOut& item) {
    return item.text == "Tổng cộng 6.000";
  }));
}

TEST(LineTable, RolesBelowTheirGroup_AreColumns) {
  std::string text =
      "PHỤ LỤC: VIỆC PHẢI LÀM \n\n"
      "STT Nhiệm vụ Sản phẩm Trách nhiệm thực hiện Thời gian thực hiện \n\n"
      "Chủ trì Phối hợp \n\n";
  for (int number = 1; number <= 6; ++number) {
    text += Centred(
        {std::to_string(number),
         number == 2 ? "Ban hành lịch ra khơi" : "Lập danh sách thuyền của các\nthôn ven sông",
         number == 2 ? "Lịch" : "Danh sách",
         "Phòng Kinh tế",
         "Các thôn",
         "Quý I"}
    );
  }
  const DraftPlan plan = ReadText(text);
  ASSERT_THAT(plan.tasks, SizeIs(6));
  for (const DraftTask& task : plan.tasks) {
    EXPECT_THAT(NamesOf(task.lead), ElementsAre("Phòng Kinh tế"));
    EXPECT_THAT(NamesOf(task.coordinate), ElementsAre("Các thôn"));
    EXPECT_EQ(task.product, task.ordinal == "2" ? "Lịch" : "Danh sách");
  }
  // Where the name ends and the result begins on one line, nothing but the words tells.
  EXPECT_FALSE(plan.tasks[1].doubts.empty());
}

}  // namespace
}  // namespace sauro::intake
