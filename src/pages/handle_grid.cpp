#include <charconv>

#include "base/text.h"
#include "pages/grid_page.h"
#include "pages/handlers.h"
#include "usecase/progress.h"
#include "usecase/reading.h"

namespace sauro::pages {
namespace {

Response GridPage(
    const Context& context, const Request& request, const GridState& state, int status
) {
  const auto work = usecase::ReadMyWork(context.app, session::Who(request));
  if (!work) return Response::Fail(work.error());
  Frame frame = FrameAt(context, request, "Cập nhật nhiều việc", work->at, std::nullopt);
  KeepRequestId(request, frame);
  return Response::Html(RenderGrid(frame, work->view, PageNumber(request), state), status);
}

// Milliseconds as RenderGrid writes them; nothing where no report was seen.
std::optional<Instant> InstantOf(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return Instant{value};
}

// The rows in which something was ticked, typed or changed.
std::vector<usecase::GridRow> RowsOf(const http::Parameters& form) {
  constexpr std::string_view kShown = "cu.";  // the percentage that the row came with
  std::vector<usecase::GridRow> rows;
  for (const http::NameValue& item : form) {
    if (!item.name.starts_with(kShown)) continue;
    usecase::GridRow row;
    row.assignment = domain::AssignmentId(item.name.substr(kShown.size()));
    const std::string& percent = form.Get(GridField("pt", row.assignment));
    row.percent = PercentOf(percent);
    row.text = form.Get(GridField("nd", row.assignment));
    row.difficulties = form.Get(GridField("kk", row.assignment));
    row.unchanged = !form.Get(GridField("kd", row.assignment)).empty();
    row.seen_percent = PercentOf(item.value);
    row.seen_report_at = InstantOf(form.Get(GridField("bc", row.assignment)));
    const bool typed = !Trim(row.text).empty() || !Trim(row.difficulties).empty();
    if (row.unchanged || typed || Trim(percent) != item.value) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Response ShowGrid(const Context& context, Request& request) {
  return GridPage(context, request, {}, 200);
}

Response SendGrid(const Context& context, Request& request) {
  const std::vector<usecase::GridRow> rows = RowsOf(request.form);
  const auto problems =
      usecase::ReportMany(context.app, session::Who(request), RequestIdOf(context, request), rows);
  if (problems && problems->empty()) {
    return Response::Redirect("/viec-cua-toi?bao=da-gui-nhieu");
  }
  if (problems) return GridPage(context, request, {request.form, *problems, std::nullopt}, 422);
  if (problems.error().kind == ErrorKind::kForbidden) return Response::Fail(problems.error());
  return GridPage(
      context, request, {request.form, {}, problems.error()}, http::StatusFor(problems.error().kind)
  );
}

}  // namespace sauro::pages
