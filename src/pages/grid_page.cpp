#include "pages/grid_page.h"

#include <algorithm>

#include "base/text.h"
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
  SetOrdinal(row, line.ordinal);
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
  // What was typed into a row that the form held; a row that is new since stands as it is.
  const bool held = state.typed.Has(GridField("cu", line.id));
  const auto typed = [&](std::string_view what) -> const std::string& {
    return state.typed.Get(GridField(what, line.id));
  };
  const std::string percent = std::to_string(line.percent.value);
  const bool own = held && Trim(typed("pt")) != typed("cu");
  Set(row, "ID", line.id.value);
  Set(row, "PERCENT", own ? typed("pt") : percent);
  Set(row, "PERCENT_NOW", percent);
  Set(row, "SEEN", line.last_report_at ? std::to_string(line.last_report_at->unix_ms) : "");
  Set(row, "TEXT_TYPED", typed("nd"));
  Set(row, "DIFFICULTIES_TYPED", typed("kk"));
  ShowIf(row, "UNCHANGED_TYPED", !typed("kd").empty());
  const bool may =
      line.last_report_at && !line.waits_for_review && line.work != domain::WorkStatus::kReturned;
  ShowIf(row, "MAY_BE_UNCHANGED", may);
  ShowIf(row, "WAITS", line.waits_for_review);
  const usecase::RowProblem* problem = ProblemOf(state, line.id);
  if (problem == nullptr) return;
  Dict& bad = *row.AddSectionDictionary("PROBLEM");
  Set(bad, "PROBLEM_TEXT", problem->error.message);
}

std::vector<const views::AssignmentLine*> LinesOf(const usecase::MyWork& work) {
  std::vector<const views::AssignmentLine*> out;
  for (const auto* lines : {&work.returned, &work.overdue, &work.near_due, &work.others}) {
    for (const views::AssignmentLine& line : *lines) out.push_back(&line);
  }
  return out;
}

// Each wrong row by its task; what was typed into one that is in the list no longer stays to read.
void AddProblems(
    Dict& body, const std::vector<const views::AssignmentLine*>& lines, const GridState& state
) {
  if (state.problems.empty()) return;
  Dict& problems = *body.AddSectionDictionary("PROBLEMS");
  SetNumber(problems, "COUNT", static_cast<std::int64_t>(state.problems.size()));
  for (const usecase::RowProblem& problem : state.problems) {
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const auto* each) {
      return each->id == problem.assignment;
    });
    if (line == lines.end()) {
      Dict& gone = *problems.AddSectionDictionary("GONE");
      Set(gone, "PROBLEM_TEXT", problem.error.message);
      Set(gone, "TYPED", state.typed.Get(GridField("nd", problem.assignment)));
      continue;
    }
    Dict& item = *problems.AddSectionDictionary("PROBLEM_LINK");
    Set(item, "FIELD", GridField(FieldOf(problem.error), problem.assignment));
    Set(item, "TASK", (*line)->ordinal + " (" + (*line)->plan_number + ")");
    Set(item, "PROBLEM_TEXT", problem.error.message);
  }
}

}  // namespace

std::string GridField(std::string_view what, const domain::AssignmentId& assignment) {
  return std::string(what) + "." + assignment.value;
}

std::string RenderGrid(
    const Frame& frame,
    const usecase::MyWork& work,
    std::int64_t page_number,
    const GridState& state
) {
  Page page(frame, "grid.tpl");
  Dict& body = page.body();
  if (state.error) AddFormError(body, *state.error);
  if (frame.who != nullptr) Set(body, "ORGANIZATION", frame.who->organization_name);
  const std::vector<const views::AssignmentLine*> lines = LinesOf(work);
  const auto total = static_cast<std::int64_t>(lines.size());
  const std::int64_t first = std::min((page_number - 1) * kGridRows, total);
  const std::int64_t last = std::min(first + kGridRows, total);
  AddProblems(body, lines, state);
  ShowIf(body, "EMPTY", total == 0);
  if (first == last) return page.Html();
  Dict& table = *body.AddSectionDictionary("TABLE");
  SetNumber(table, "PAGE", page_number);
  for (std::int64_t i = first; i < last; ++i) {
    AddRow(table, frame, *lines[static_cast<std::size_t>(i)], state);
  }
  AddPager(table, total, page_number, kGridRows, "/viec-cua-toi/cap-nhat");
  return page.Html();
}

}  // namespace sauro::pages
