#include "pages/grid_page.h"

#include "pages/context.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

const usecase::RowProblem* ProblemOf(const GridState& state, const domain::AssignmentId& id) {
  for (const usecase::RowProblem& problem : state.problems) {
    if (problem.assignment == id) return &problem;
  }
  return nullptr;
}

// The field that a problem is about.
std::string_view FieldOf(const Error& error) {
  if (error.place == "khong_doi") return "kd";
  if (error.place == "phan_tram") return "pt";
  return error.place == "kho_khan" ? "kk" : "nd";
}

void AddRow(
    Dict& table, const Frame& frame, const views::AssignmentLine& line, const GridState& state
) {
  Dict& row = *table.AddSectionDictionary("ROW");
  const Day today = frame.at ? frame.at->day : Day();
  Set(row, "ORDINAL", line.ordinal);
  Set(row, "TITLE", line.title);
  Set(row, "PLAN", line.plan_number);
  Set(row, "TASK_URL", "/nhiem-vu/" + UrlEncode(line.task.value));
  Set(row, "REPORT_URL", "/bao-cao/" + UrlEncode(line.id.value) + "/moi");
  Set(row, "DEADLINE", line.deadline_text.empty() ? DayOrDash(line.due) : line.deadline_text);
  ShowText(row, "LEFT", "TEXT", DaysLeft(line.due, line.timing, today));
  AddChip(row, "TIMING", line.timing);
  ShowText(row, "LAST", "TEXT", line.last_report_at ? VietnameseTime(*line.last_report_at) : "");
  ShowIf(row, "NEVER", !line.last_report_at);
  ShowText(row, "REASON", "TEXT", line.return_reason);
  const bool first = state.typed.empty();
  const auto typed = [&](std::string_view what) -> const std::string& {
    return state.typed.Get(GridField(what, line.id));
  };
  const std::string percent = std::to_string(line.percent.value);
  Set(row, "ID", line.id.value);
  Set(row, "PERCENT", first ? percent : typed("pt"));
  Set(row, "PERCENT_NOW", percent);
  Set(row, "TEXT_TYPED", typed("nd"));
  Set(row, "DIFFICULTIES_TYPED", typed("kk"));
  ShowIf(row, "UNCHANGED_TYPED", !typed("kd").empty());
  const bool may = line.last_report_at && line.work != domain::WorkStatus::kReturned;
  ShowIf(row, "MAY_BE_UNCHANGED", may);
  const usecase::RowProblem* problem = ProblemOf(state, line.id);
  if (problem == nullptr) return;
  Dict& bad = *row.AddSectionDictionary("PROBLEM");
  Set(bad, "PROBLEM_TEXT", problem->error.message);
}

}  // namespace

std::string GridField(std::string_view what, const domain::AssignmentId& assignment) {
  return std::string(what) + "." + assignment.value;
}

std::string RenderGrid(const Frame& frame, const usecase::MyWork& work, const GridState& state) {
  Page page(frame, "grid.tpl");
  Dict& body = page.body();
  if (state.error) AddFormError(body, *state.error);
  if (!state.problems.empty()) {
    Dict& problems = *body.AddSectionDictionary("PROBLEMS");
    SetNumber(problems, "COUNT", static_cast<std::int64_t>(state.problems.size()));
    for (const usecase::RowProblem& problem : state.problems) {
      Dict& item = *problems.AddSectionDictionary("PROBLEM_LINK");
      Set(item, "FIELD", GridField(FieldOf(problem.error), problem.assignment));
      Set(item, "PROBLEM_TEXT", problem.error.message);
    }
  }
  if (frame.who != nullptr) Set(body, "ORGANIZATION", frame.who->organization_name);
  Dict* table = nullptr;
  for (const auto* lines : {&work.returned, &work.overdue, &work.near_due, &work.others}) {
    for (const views::AssignmentLine& line : *lines) {
      if (table == nullptr) table = body.AddSectionDictionary("TABLE");
      AddRow(*table, frame, line, state);
    }
  }
  ShowIf(body, "EMPTY", table == nullptr);
  return page.Html();
}

}  // namespace sauro::pages
