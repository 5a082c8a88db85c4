// Rows that refer to other rows, marks of bodies in columns, and notes below a table.

#include "intake/row_references.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "intake/draft_for_test.h"
#include "intake/parties.h"

namespace sauro::intake {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> Names(const std::vector<DraftParty>& parties) {
  std::vector<std::string> out;
  for (const DraftParty& party : parties) out.push_back(party.name);
  return out;
}

std::vector<std::string> NamesIn(std::string_view cell) {
  return Names(ReadParties(cell, NameIndex({})).parties);
}

TEST(RowReferences, NumbersOfRows) {
  EXPECT_EQ(ReferredOrdinal("Như mục 1"), "1");
  EXPECT_EQ(ReferredOrdinal("Theo nhiệm vụ 2.1."), "2.1");
  EXPECT_EQ(ReferredOrdinal("như STT 12"), "12");
  EXPECT_EQ(ReferredOrdinal("Theo mục tiêu đề ra"), "");
  EXPECT_EQ(ReferredOrdinal("Như trên"), "");
  EXPECT_EQ(ReferredOrdinal("Sở Y tế"), "");
}

TEST(RowReferences, BodiesAreThoseOfTheRowMeant) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Cơ quan chủ trì|Phối hợp|Thời hạn\n1|Sửa cầu|Sở Y tế|Sở Nội vụ|Quý I/2026\n"
      "2|Sửa kè|Sở Tư pháp|Như mục 1|Quý I/2026\n3|Sửa bến|Như mục 1|Như mục 9|Quý I/2026\n"
  );
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_THAT(Names(plan.tasks[1].coordinate), ElementsAre("Sở Nội vụ"));
  EXPECT_THAT(Names(plan.tasks[2].lead), ElementsAre("Sở Y tế"));
  EXPECT_THAT(Reasons(plan.tasks[2]), Contains(HasSubstr("theo dòng số 1")));
  EXPECT_THAT(Names(plan.tasks[2].coordinate), ElementsAre("Như mục 9"));
  EXPECT_THAT(Reasons(plan.tasks[2]), Contains(HasSubstr("không thấy dòng số 9")));
}

TEST(MarkedBodies, LeadOrHelpAsTheirCellsSay) {
  const DraftPlan plan = FromText(
      "TT|Công việc|Sở Y tế|Sở Nội vụ|Thanh tra tỉnh|Thời hạn\n1|Sửa cầu|CT|PH||Quý I/2026\n"
      "2|Sửa kè|PH|PH|CT|Quý II/2026\n3|Sửa bến|PH|||Quý II/2026\n"
  );
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_THAT(Names(plan.tasks[0].lead), ElementsAre("Sở Y tế"));
  EXPECT_THAT(Names(plan.tasks[0].coordinate), ElementsAre("Sở Nội vụ"));
  EXPECT_THAT(Names(plan.tasks[1].lead), ElementsAre("Thanh tra tỉnh"));
  EXPECT_THAT(Names(plan.tasks[1].coordinate), ElementsAre("Sở Y tế", "Sở Nội vụ"));
  EXPECT_THAT(plan.tasks[2].lead, ::testing::IsEmpty());
  EXPECT_THAT(Reasons(plan.tasks[2]), Contains("Chưa ghi cơ quan chủ trì"));
}

TEST(Parties, LettersOfALevelAndPlacesOnLines_AreNames) {
  EXPECT_THAT(
      NamesIn("Phòng Kinh tế, CA xã, BCHQS xã"), ElementsAre("Phòng Kinh tế", "CA xã", "BCHQS xã")
  );
  EXPECT_THAT(NamesIn("Sở VH, TT và DL"), ElementsAre("Sở VH, TT và DL"));
  EXPECT_THAT(
      NamesIn("Phòng Kinh tế\nThôn Đông\nCông an xã"),
      ElementsAre("Phòng Kinh tế", "Thôn Đông", "Công an xã")
  );
  EXPECT_THAT(NamesIn("UBND\nXã An Phú"), ElementsAre("UBND Xã An Phú"));
}

TEST(TableNotes, StarredRowBelowTheTable_IsNoTask) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì (*)|Thời hạn\n1|Sửa cầu|Sở Y tế|Quý I/2026\n2|Sửa kè|Sở Y tế|Quý "
      "I/2026\n(*) Cơ quan chủ trì mời các bên khi cần\n"
  );
  EXPECT_THAT(Titles(plan), ElementsAre("1 Sửa cầu", "2 Sửa kè"));
}

}  // namespace
}  // namespace sauro::intake
