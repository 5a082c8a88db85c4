#include "usecase/draft_rows.h"

#include <gtest/gtest.h>

#include "docread/read.h"
#include "intake/draft.h"

namespace sauro::usecase {
namespace {

constexpr const char* kPlan =
    "TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n"
    "1\tĐóng bè tre\tTổ bè\tTrước ngày 30/6/2026\n";

// "Trước ngày" as an installation has settled it, both when a plan is read and when it is mended.
TEST(ReadingRules, BeforeADay_IsAsSettled) {
  const auto document = docread::ReadDocument(kPlan, "plan.txt");
  ASSERT_TRUE(document.ok());
  for (const bool excludes : {false, true}) {
    const intake::ReadingRules rules{excludes};
    auto plan = intake::MakeDraft(*document, {}, rules);
    ASSERT_TRUE(plan.ok());
    ASSERT_EQ(plan->tasks.size(), 1U);
    EXPECT_EQ(plan->tasks[0].deadline.due->Iso(), excludes ? "2026-06-29" : "2026-06-30");
    const RowChange change{plan->tasks[0].key, "deadline", "Trước ngày 15/8/2026", {}};
    ASSERT_TRUE(ApplyChange(*plan, change, {}, rules).ok());
    EXPECT_EQ(plan->tasks[0].deadline.due->Iso(), excludes ? "2026-08-14" : "2026-08-15");
  }
}

}  // namespace
}  // namespace sauro::usecase
