#include "usecase/draft_document.h"

#include <gtest/gtest.h>

#include "intake/draft.h"
#include "usecase/draft_rows.h"

namespace sauro::usecase {
namespace {

intake::DraftPlan PlanInDoubt() {
  intake::DraftPlan plan;
  plan.document.title = "Kế hoạch đóng bè tre";
  plan.document.number = "12-KH/TU";
  plan.doubts = {
      {intake::Field::kNumber, "Không tìm thấy số văn bản", ""},
      {intake::Field::kDate, "Không tìm thấy ngày ban hành", ""},
      {intake::Field::kRow, "Tệp có lớp chữ ẩn sau ảnh quét", ""},
      {intake::Field::kRow, "Bảng 2 chưa được đọc", ""},
  };
  return plan;
}

Status Change(
    intake::DraftPlan& plan,
    const char* field,
    const char* value,
    const std::optional<std::string>& seen = {}
) {
  return ApplyChange(plan, {std::string(kDocumentRow), field, value, seen}, {}, {});
}

TEST(DocumentFields, NumberOfEitherGrammar_IsTakenWithoutItsSpaces) {
  for (const auto& [typed, number] :
       {std::pair{"92A/KH-UBND", "92A/KH-UBND"},
        std::pair{"Số: 235 - KH/TU", "235-KH/TU"},
        std::pair{"04/2025/NQ-CP", "04/2025/NQ-CP"},
        std::pair{"71/2025/QH15", "71/2025/QH15"},
        std::pair{"", ""}}) {
    intake::DraftPlan plan = PlanInDoubt();
    ASSERT_TRUE(Change(plan, "number", typed).ok()) << typed;
    EXPECT_EQ(plan.document.number, number);
    ASSERT_EQ(plan.doubts.size(), 3U) << "its doubt is settled";
    EXPECT_EQ(plan.doubts[0].field, intake::Field::kDate);
  }
}

TEST(DocumentFields, WhatIsNoNumber_IsRefusedAtItsPlace) {
  for (const char* typed : {"92", "KH-UBND", "92/KH-UBND và 93/KH-UBND", "Kế hoạch 92/KH-UBND"}) {
    intake::DraftPlan plan = PlanInDoubt();
    const Status done = Change(plan, "number", typed);
    ASSERT_FALSE(done.ok()) << typed;
    EXPECT_EQ(done.error().kind, ErrorKind::kInvalid);
    EXPECT_EQ(done.error().place, "number");
    EXPECT_EQ(plan.document.number, "12-KH/TU");
    EXPECT_EQ(plan.doubts.size(), 4U);
  }
}

TEST(DocumentFields, ValueThatStays_IsNotJudged_AndSettlesItsDoubt) {
  intake::DraftPlan plan = PlanInDoubt();
  plan.document.number = "số đặc biệt";
  ASSERT_TRUE(Change(plan, "number", "số đặc biệt").ok());
  EXPECT_EQ(plan.document.number, "số đặc biệt");
  EXPECT_EQ(plan.doubts.size(), 3U);
}

TEST(DocumentFields, DateAsPeopleWriteIt) {
  for (const char* typed :
       {"25/01/2026", "25/1/2026", "25-01-2026", "ngày 25 tháng 01 năm 2026", "2026-01-25"}) {
    intake::DraftPlan plan = PlanInDoubt();
    ASSERT_TRUE(Change(plan, "date", typed).ok()) << typed;
    ASSERT_TRUE(plan.document.date);
    EXPECT_EQ(plan.document.date->Iso(), "2026-01-25") << typed;
    EXPECT_EQ(DocumentText(plan.document, intake::Field::kDate), "25/01/2026");
  }
  for (const char* typed : {"30/02/2026", "25/01", "tháng 1/2026", "01/01/1900", "mai"}) {
    intake::DraftPlan plan = PlanInDoubt();
    const Status done = Change(plan, "date", typed);
    ASSERT_FALSE(done.ok()) << typed;
    EXPECT_EQ(done.error().place, "date");
  }
  intake::DraftPlan plan = PlanInDoubt();
  plan.document.date = Day::FromCivil(2026, 1, 25);
  ASSERT_TRUE(Change(plan, "date", " ").ok());
  EXPECT_FALSE(plan.document.date) << "blank in the paper";
}

TEST(DocumentFields, TitleIsNeverEmpty_AndNothingIsTooLong) {
  intake::DraftPlan plan = PlanInDoubt();
  EXPECT_EQ(Change(plan, "title", "  ").error().place, "title");
  EXPECT_EQ(Change(plan, "title", std::string(2001, 'a').c_str()).error().place, "title");
  EXPECT_EQ(Change(plan, "type", std::string(101, 'a').c_str()).error().place, "type");
  EXPECT_EQ(Change(plan, "lead", "Sở A").error().kind, ErrorKind::kInvalid) << "no field of it";
  ASSERT_TRUE(Change(plan, "title", " Kế  hoạch\nmới ").ok());
  EXPECT_EQ(plan.document.title, "Kế hoạch mới");
  ASSERT_TRUE(Change(plan, "issuer", "UBND tỉnh").ok());
  ASSERT_TRUE(Change(plan, "signer", "Trần Văn A").ok());
  ASSERT_TRUE(Change(plan, "type", "Kế hoạch").ok());
  EXPECT_EQ(plan.document.issuer + plan.document.signer, "UBND tỉnhTrần Văn A");
}

TEST(DocumentFields, SomebodyElseWasFaster_IsAConflictAtTheField) {
  intake::DraftPlan plan = PlanInDoubt();
  const Status late = Change(plan, "number", "13-KH/TU", "11-KH/TU");
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().kind, ErrorKind::kConflict);
  EXPECT_EQ(late.error().place, "number");
  EXPECT_TRUE(Change(plan, "number", "13-KH/TU", "12-KH/TU").ok());
}

TEST(DocumentDoubts, OneIsSettledByItsMark_OrAllByAConfirmation) {
  intake::DraftPlan plan = PlanInDoubt();
  const std::string row(kDocumentRow);
  const std::string mark = DoubtMark(plan.doubts[2]);
  ASSERT_TRUE(ApplyDecision(plan, {row, RowAction::kSettle, {}, mark}).ok());
  ASSERT_EQ(plan.doubts.size(), 3U);
  EXPECT_EQ(plan.doubts[2].reason, "Bảng 2 chưa được đọc") << "the other of the same field stays";
  EXPECT_EQ(
      ApplyDecision(plan, {row, RowAction::kSettle, {}, mark}).error().kind, ErrorKind::kConflict
  );
  EXPECT_EQ(ApplyDecision(plan, {row, RowAction::kRemove}).error().kind, ErrorKind::kInvalid);
  const std::string before = DocumentMark(plan);
  ASSERT_TRUE(Change(plan, "type", "Kế hoạch").ok());
  EXPECT_EQ(
      ApplyDecision(plan, {row, RowAction::kConfirm, before}).error().kind, ErrorKind::kConflict
  );
  ASSERT_TRUE(ApplyDecision(plan, {row, RowAction::kConfirm, DocumentMark(plan)}).ok());
  EXPECT_TRUE(plan.doubts.empty());
}

TEST(KeepMendedDocument, MendedByHand_StaysWhereTheNewerFileSaysNothingNew) {
  intake::DraftPlan read = PlanInDoubt();
  read.document.issuer = "UBND";
  intake::DraftPlan older = read;
  older.document.number = "13-KH/TU";
  older.document.date = Day::FromCivil(2026, 1, 25);
  older.document.issuer = "UBND tỉnh";
  older.document.type = read.document.type;
  intake::DraftPlan newer = read;
  newer.document.title = "Kế hoạch đóng bè gỗ";
  newer.document.issuer = "UBND tỉnh Hà Giao";
  KeepMendedDocument(newer, older, read, {});
  EXPECT_EQ(newer.document.number, "13-KH/TU") << "the newer file says what the older said";
  EXPECT_EQ(newer.document.date, Day::FromCivil(2026, 1, 25));
  EXPECT_EQ(newer.document.issuer, "UBND tỉnh Hà Giao") << "the newer file says something new";
  EXPECT_EQ(newer.document.title, "Kế hoạch đóng bè gỗ") << "nobody mended it";
  ASSERT_EQ(newer.doubts.size(), 2U);
  EXPECT_EQ(newer.doubts[0].field, intake::Field::kRow);
}

}  // namespace
}  // namespace sauro::usecase
