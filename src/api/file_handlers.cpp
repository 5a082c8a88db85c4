#include <string>
#include <utility>

#include "api/handlers.h"
#include "api/query.h"
#include "base/csv.h"
#include "usecase/assignment_export.h"
#include "usecase/board_report.h"
#include "usecase/reading.h"

namespace sauro::api {
namespace {

constexpr std::string_view kCsvHead =
    "\xEF\xBB\xBFKế hoạch,TT,Nhiệm vụ,Vai trò,Cơ quan,Phải báo cáo,Thời hạn,Hạn cuối,Trạng thái,"
    "Tiến độ thời hạn,Tỷ lệ (%),Báo cáo gần nhất,Lý do trả lại,Mã phân công\r\n";

struct CsvFilter {
  std::optional<domain::PlanId> plan;
  std::optional<domain::OrganizationId> organization;
  std::optional<domain::Timing> timing;
  std::optional<domain::WorkStatus> work;

  [[nodiscard]] bool Takes(const views::AssignmentLine& line) const {
    return (!plan || *plan == line.plan) && (!organization || organization == line.organization) &&
           (!timing || *timing == line.timing) && (!work || *work == line.work);
  }
};

void AppendRow(std::string& out, const views::AssignmentLine& line) {
  AppendCsvRow(
      out,
      {line.plan_number,
       line.ordinal,
       line.title,
       NameOf(line.role),
       line.holder,
       line.reports ? "có" : "không",
       line.deadline_text,
       line.due ? line.due->Iso() : std::string(),
       NameOf(line.work),
       line.ongoing ? "Thường xuyên" : NameOf(line.timing),
       std::to_string(line.percent.value),
       line.last_report_at ? VietnameseTime(*line.last_report_at) : std::string(),
       line.return_reason,
       line.id.value}
  );
}

}  // namespace

http::Response ExportAssignments(Context& context, http::Request& request) {
  Query query(request, {"plan", "organization", "timing", "work", "as_of", "position"});
  CsvFilter filter;
  filter.plan = query.IdAt<domain::PlanId>("plan");
  filter.organization = query.IdAt<domain::OrganizationId>("organization");
  filter.timing = query.Code("timing", domain::TimingFromCode);
  filter.work = query.Code("work", domain::WorkStatusFromCode);
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  std::string out(kCsvHead);
  const Result<views::At> at = usecase::ExportAssignments(
      context.app,
      session::Who(request),
      as_of,
      [&](const views::AssignmentLine& line) {
        if (filter.Takes(line)) AppendRow(out, line);
        return true;
      }
  );
  if (!at) return http::Response::Fail(at.error());
  http::Response response = http::Response::Download(
      std::move(out), "phan-cong-" + at->day.Iso() + ".csv", "text/csv; charset=utf-8"
  );
  response.SetETag(ViewTag(context, request, *at));
  response.Set("X-Sauro-Position", std::to_string(at->position.value));
  return response;
}

http::Response ExportBoardReport(Context& context, http::Request& request) {
  Query query(request, {"period", "layout", "plan", "position"});
  const std::string period_text = query.Text("period");
  const auto plan = query.IdAt<domain::PlanId>("plan");
  const auto layout = query.Code("layout", usecase::LayoutFromCode);
  const Result<Period> period = Period::Parse(period_text);
  if (!period) query.Refuse("period", "phải có dạng 2025-05, 2025-Q2, 2025-H1, 2025-9M hoặc 2025");
  const usecase::AsOf counted = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  Result<usecase::BoardReportFile> file = usecase::MakeBoardReport(
      context.app,
      session::Who(request),
      plan,
      *period,
      layout.value_or(usecase::Layout::kState),
      counted.position
  );
  if (!file) return http::Response::Fail(file.error());
  return http::Response::Download(
      std::move(file->bytes),
      file->file_name,
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  );
}

http::Response DownloadEvidence(Context& context, http::Request& request) {
  Query query(request, {});
  if (!query.ok()) return http::Response::Fail(query.error());
  const Result<usecase::EvidenceFile> file = usecase::OpenEvidence(
      context.app, session::Who(request), domain::EvidenceId(request.Param("id"))
  );
  if (!file) return http::Response::Fail(file.error());
  return http::Response::File(file->path, file->line.name, file->line.media_type);
}

}  // namespace sauro::api
