#include <algorithm>

#include "base/text.h"
#include "base/uuid.h"
#include "usecase/progress.h"
#include "usecase/progress_rules.h"

namespace sauro::usecase {
namespace {

constexpr std::string_view kUnchanged = "Không thay đổi so với kỳ trước.";

// What a colleague sent meanwhile must not be pushed aside by a page that is older.
Status CheckNewest(const GridRow& row, const views::AssignmentLine& now) {
  if (now.work == domain::WorkStatus::kSubmitted) {
    return Conflict("Đã báo hoàn thành, đang chờ thẩm định nên không ghi lại ở đây.", "noi_dung");
  }
  if (now.last_report_at == row.seen_report_at) return {};
  return Conflict("Đã có báo cáo mới hơn từ khi mở trang; hãy xem lại rồi gửi.", "noi_dung");
}

// "Nothing changed" as the words that it stands for. Errors: kInvalid, `khong_doi`.
Status CheckUnchanged(const GridRow& row, const views::AssignmentLine& now) {
  if (!Trim(row.text).empty()) {
    return Invalid("Đã ghi kết quả thì bỏ dấu “Không thay đổi”.", "khong_doi");
  }
  if (row.percent != row.seen_percent) {
    return Invalid("Đã ghi tỷ lệ mới thì bỏ dấu “Không thay đổi” và ghi kết quả.", "khong_doi");
  }
  if (!now.last_report_at) {
    return Invalid("Chưa có báo cáo kỳ trước; hãy ghi kết quả, tiến độ.", "khong_doi");
  }
  // It would take the place of words that the reviewer has not read.
  if (now.waits_for_review) {
    return Invalid(
        "Báo cáo kỳ trước đang chờ thẩm định nên không ghi “Không thay đổi”; nếu có kết quả mới "
        "thì "
        "hãy ghi kết quả.",
        "khong_doi"
    );
  }
  if (now.work == domain::WorkStatus::kReturned) {
    return Invalid("Báo cáo trước bị trả lại; hãy ghi nội dung đã bổ sung.", "khong_doi");
  }
  return {};
}

// The report that a row stands for.
Result<ProgressInput> InputOf(
    views::Queries& queries, const Principal& who, const GridRow& row, const views::At& at
) {
  auto found = OwnAssignment(queries, who, row.assignment, at);
  if (!found) return found.error();
  if (Status newest = CheckNewest(row, found->line); !newest) return newest.error();
  ProgressInput input;
  input.assignment = row.assignment;
  input.percent = row.percent;
  input.text = row.text;
  input.difficulties = row.difficulties;
  if (!row.unchanged) return input;
  if (Status same = CheckUnchanged(row, found->line); !same) return same.error();
  input.percent = found->line.percent.value;
  input.text = kUnchanged;
  return input;
}

// A row that asks for what cannot be is a problem of the row; other failures are of the whole.
bool IsOfTheRow(const Error& error) {
  return error.kind == ErrorKind::kInvalid || error.kind == ErrorKind::kConflict ||
         error.kind == ErrorKind::kNotFound;
}

struct Checked {
  std::vector<facts::Fact> facts;
  std::vector<RowProblem> problems;
};

Result<facts::ProgressReported> ReportOf(
    views::Queries& queries, const Principal& who, const GridRow& row, const views::At& at
) {
  auto input = InputOf(queries, who, row, at);
  if (!input) return input.error();
  if (auto words = CheckInput(*input); !words) return words.error();
  auto task = CheckReport(queries, who, *input, at);
  if (!task) return task.error();
  facts::ProgressReported fact;
  fact.assignment = input->assignment;
  fact.task = *task;
  fact.percent = {input->percent};
  fact.text = ToNfc(Trim(input->text));
  fact.difficulties = ToNfc(Trim(input->difficulties));
  return fact;
}

Result<Checked> Check(
    views::Queries& queries,
    const Principal& who,
    const std::string& request_id,
    const std::vector<GridRow>& rows,
    const views::At& at
) {
  Checked out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto fact = ReportOf(queries, who, rows[i], at);
    if (fact) {
      fact->report = domain::ReportId(DeriveUuid(request_id, static_cast<std::uint32_t>(i + 1)));
      out.facts.emplace_back(std::move(*fact));
    } else if (IsOfTheRow(fact.error())) {
      out.problems.push_back({rows[i].assignment, fact.error()});
    } else {
      return fact.error();
    }
  }
  return out;
}

bool NamesOneTwice(const std::vector<GridRow>& rows) {
  std::vector<domain::AssignmentId> ids;
  ids.reserve(rows.size());
  for (const GridRow& row : rows) ids.push_back(row.assignment);
  std::sort(ids.begin(), ids.end());
  return std::adjacent_find(ids.begin(), ids.end()) != ids.end();
}

}  // namespace

Result<std::vector<RowProblem>> ReportMany(
    App& app, const Principal& who, const std::string& request_id, const std::vector<GridRow>& rows
) {
  if (auto allowed = Require(who, access::Permission::kReportProgress); !allowed)
    return allowed.error();
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy mở lại biểu mẫu.", "request_id");
  if (rows.empty()) {
    return Invalid("Chưa có dòng nào được ghi. Hãy ghi kết quả hoặc đánh dấu “Không thay đổi”.");
  }
  if (NamesOneTwice(rows)) return Invalid("Một nhiệm vụ được ghi hai lần; hãy tải lại trang.");
  std::vector<RowProblem> problems;
  const WriteRequest request{request_id, who.account, who.organization};
  auto written =
      app.writer.Write(request, [&](const Deciding& deciding) -> Result<std::vector<facts::Fact>> {
        auto checked = Check(deciding.queries, who, request_id, rows, deciding.at);
        if (!checked) return checked.error();
        problems = std::move(checked->problems);
        if (!problems.empty()) return Invalid("Có dòng chưa đúng.");
        return std::move(checked->facts);
      });
  if (!problems.empty()) return problems;
  if (!written) return written.error();
  if (!written->repeated) return problems;
  // The same grid was sent twice, or its identifier belongs to another command.
  const views::At at{written->position, DayOf(app.clock())};
  const auto first = app.queries.FindReport(domain::ReportId(DeriveUuid(request_id, 1)), at);
  const bool same =
      first && first->author == who.account && first->assignment == rows.front().assignment;
  if (same) return problems;
  return UsedForSomethingElse();
}

}  // namespace sauro::usecase
