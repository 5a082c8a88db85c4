#pragma once
// An approved plan and drafts of corrected documents for it.

#include <string>
#include <utility>
#include <vector>

#include "store/fixture_test.h"
#include "store/replayed_test.h"
#include "usecase/draft_body.h"
#include "usecase/plan_adjust.h"
#include "usecase/plan_import.h"

namespace sauro::store {

inline constexpr const char* kReason = "Hội đồng nhân dân giao thêm";
inline constexpr const char* kAuthority = "212/QĐ-UBND ngày 05/4/2025";

class AdjustTest : public StoreTest {
 protected:
  AdjustTest() {
    std::vector<facts::Fact> facts;
    for (const char* name : {"A", "B", "C"}) {
      domain::Organization organization;
      organization.id = domain::OrganizationId(name);
      organization.name = std::string("Sở ") + name;
      facts.emplace_back(facts::OrganizationRegistered{organization});
    }
    const auto content = store_->blobs().PutBytes("kế hoạch");
    facts.emplace_back(facts::DocumentReceived{
        domain::DocumentId("doc"), content->sha256, "kh.docx", content->size});
    Must(std::move(facts));
    plan_ = FirstPlan();
  }
  void TearDown() override { ExpectSameWhenReplayed(*store_); }

  static intake::DraftTask Row(
      const char* ordinal,
      const char* title,
      const char* deadline,
      const std::vector<const char*>& leads
  ) {
    intake::DraftTask row;
    row.key = std::string("t") + ordinal;
    row.ordinal = ordinal;
    row.title = title;
    row.place = std::string("bảng 1, dòng ") + ordinal;
    row.deadline.kind = domain::DeadlineKind::kFixed;
    row.deadline.raw = deadline;
    row.deadline.due = *Day::FromIso(deadline);
    for (const char* lead : leads) {
      row.lead.push_back({std::string("Sở ") + lead, {{domain::OrganizationId(lead), {}}}});
    }
    return row;
  }

  domain::DraftId Open(
      const char* id, std::vector<intake::DraftTask> rows, const char* number = "01/KH-UBND"
  ) {
    intake::DraftPlan plan;
    plan.document.number = number;
    plan.tasks = std::move(rows);
    const auto body = usecase::BodyOf(plan);
    EXPECT_TRUE(body.ok());
    Must({facts::DraftOpened{domain::DraftId(id), domain::DocumentId("doc"), "Kế hoạch", *body}});
    return domain::DraftId(id);
  }

  // The rows of the plan under another name; `amends`: the number that the paper says it amends.
  domain::DraftId OpenCalled(const facts::PlanWords& words, const char* amends = nullptr) {
    intake::DraftPlan plan;
    plan.document.number = words.number;
    plan.document.date = words.date;
    plan.document.title = words.title;
    if (amends != nullptr)
      plan.document.relations.push_back({intake::RelationKind::kAmends, amends, {0, 0, 0, 5}});
    plan.tasks = {
        Row("1", "Khảo sát hiện trạng hạ tầng số tại các thôn bản", "2025-06-30", {"A", "B"}),
        Row("2", "Bồi dưỡng kỹ năng số cho đội ngũ giáo viên", "2025-09-30", {"A"}),
        Row("3", "Trồng cây xanh dọc bờ kè", "2025-12-31", {"B"})};
    const auto body = usecase::BodyOf(plan);
    EXPECT_TRUE(body.ok());
    const domain::DraftId draft(NewId());
    Must({facts::DraftOpened{draft, domain::DocumentId("doc"), "Kế hoạch", *body}});
    return draft;
  }

  domain::PlanId FirstPlan() {
    const auto draft = Open(
        "d1",
        {Row("1", "Khảo sát hiện trạng hạ tầng số tại các thôn bản", "2025-06-30", {"A", "B"}),
         Row("2", "Bồi dưỡng kỹ năng số cho đội ngũ giáo viên", "2025-09-30", {"A"}),
         Row("3", "Trồng cây xanh dọc bờ kè", "2025-12-31", {"B"})}
    );
    auto approved = usecase::ApproveDraft(app_, editor_, NewId(), draft, 1);
    EXPECT_TRUE(approved.ok());
    return approved.ok() ? *approved : domain::PlanId();
  }

  // 1 has another day and another holder, 2 stays, 3 is gone, one stands between 1 and 2.
  domain::DraftId Corrected() {
    return Open(
        "d2",
        {Row("1", "Khảo sát hiện trạng hạ tầng số tại các thôn bản", "2025-08-31", {"A", "C"}),
         Row("1a", "Số hóa hồ sơ lưu trữ lịch sử", "2025-10-31", {"C"}),
         Row("2", "Bồi dưỡng kỹ năng số cho đội ngũ giáo viên", "2025-09-30", {"A"})}
    );
  }

  [[nodiscard]] std::string NewId() { return NewUuid(clock_.Function()()); }
  [[nodiscard]] std::string MarkOf(const domain::DraftId& draft) {
    const auto compared = usecase::CompareWithPlan(app_, editor_, draft, plan_);
    EXPECT_TRUE(compared.ok());
    return compared.ok() ? compared->comparison.mark : std::string();
  }
  Status Adjust(const domain::DraftId& draft, usecase::Ticks take = {}, std::string id = {}) {
    if (id.empty()) id = NewId();
    return usecase::AdjustPlan(
        app_, editor_, id, draft, {plan_, MarkOf(draft), std::move(take), kReason, kAuthority}
    );
  }
  // The tasks on the board with what stands in them.
  std::vector<std::string> Board(const views::At& at) {
    const auto board = queries().ReadBoard(plan_, at);
    EXPECT_TRUE(board.ok());
    std::vector<std::string> out;
    for (const views::TaskLine& task : board->tasks) {
      out.push_back(
          task.ordinal + " " + task.deadline_text + " " + task.lead + " " +
          std::string(CodeOf(task.work))
      );
    }
    return out;
  }
  views::TaskDetail TaskNumbered(const std::string& ordinal) {
    const auto board = queries().ReadBoard(plan_, Now());
    for (const views::TaskLine& task : board->tasks) {
      if (task.ordinal == ordinal) return *queries().ReadTask(task.id, {}, Now());
    }
    return {};
  }
  void Reports(const views::TaskDetail& task, std::size_t holder, const char* id) {
    facts::ProgressReported report;
    report.report = domain::ReportId(id);
    report.assignment = task.assignments.at(holder).id;
    report.task = task.task.id;
    report.percent = {40};
    report.text = "đã khảo sát 4 xã";
    Must({report});
  }

  usecase::App app_ = UseCases();
  usecase::Principal editor_ = Editor();
  domain::PlanId plan_;
};

}  // namespace sauro::store
