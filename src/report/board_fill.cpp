#include "report/board_fill.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "base/text.h"

namespace sauro::report {
namespace {

using PartsByTask = std::unordered_map<domain::TaskId, std::vector<AgencyPart>>;

bool IsAsciiDigit(char character) {
  return character >= '0' && character <= '9';
}

// "IV", "A", "2", "2.1": what stands before the title of a heading.
bool IsLabel(std::string_view word) {
  if (word.empty() || word.size() > 8) return false;
  if (word.find_first_not_of("IVXLC") == std::string_view::npos) return true;
  // Parts are never counted as far as Y, which is a word: "Y tế".
  if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'X') return true;
  return IsAsciiDigit(word.front()) && IsAsciiDigit(word.back()) &&
         word.find_first_not_of("0123456789.") == std::string_view::npos;
}

Section Heading(const std::string& text, std::size_t depth) {
  Section section;
  section.level = static_cast<int>(depth) + 1;
  const std::string plain = CollapseSpace(text);
  const std::size_t space = plain.find(' ');
  const std::string_view word = TrimAny(std::string_view(plain).substr(0, space), ".):-");
  if (space == std::string::npos || !IsLabel(word)) {
    section.title = plain;
    return section;
  }
  section.label = word;
  section.title = TrimAny(std::string_view(plain).substr(space), " .):-");
  return section;
}

PartsByTask PartsOf(const std::vector<views::AssignmentLine>& reporting) {
  PartsByTask parts;
  for (const views::AssignmentLine& line : reporting) {
    if (!line.reports) continue;
    parts[line.task].push_back({line.holder, {line.work, line.timing, line.ongoing}});
  }
  return parts;
}

TaskRow RowOf(const views::TaskLine& task, const PartsByTask& parts, Day as_of) {
  TaskRow row;
  row.ordinal = task.ordinal;
  row.title = task.title;
  row.leads = task.lead;
  row.cooperators = task.coordinate;
  row.product = task.product;
  row.deadline = views::DeadlineWords(task.deadline_text, task.due, task.due_source);
  row.status = StatusText(task, as_of);
  row.result = task.result;
  if (task.evidence_count > 0) {
    row.result += (row.result.empty() ? "" : "\n");
    row.result += "(" + std::to_string(task.evidence_count) + " minh chứng)";
  }
  row.standing = {task.work, task.timing, task.ongoing};
  if (const auto found = parts.find(task.id); found != parts.end()) row.parts = found->second;
  return row;
}

// "mục A.II, nhiệm vụ 4", with the labels of the headings that have one; the plan first where the
// report is on several.
std::string TaskName(
    const std::vector<std::string>& section, const std::string& ordinal, const Citations& citations
) {
  std::vector<std::string> names;
  std::string path;
  for (std::size_t depth = 0; depth < section.size(); ++depth) {
    if (const auto plan = citations.find(section[depth]); plan != citations.end()) {
      names.push_back(plan->second);
      continue;
    }
    const std::string label = Heading(section[depth], depth).label;
    if (!label.empty()) path += (path.empty() ? "" : ".") + label;
  }
  if (!path.empty()) names.push_back("mục " + path);
  if (!ordinal.empty()) names.push_back("nhiệm vụ " + ordinal);
  return Join(names, ", ");
}

std::vector<IssueLine> Issues(
    const std::vector<views::ReportLine>& reports,
    const views::Board& board,
    const Citations& citations,
    std::string views::ReportLine::*field
) {
  std::unordered_map<domain::TaskId, const views::TaskLine*> tasks;
  for (const views::TaskLine& task : board.tasks) tasks[task.id] = &task;
  std::vector<IssueLine> issues;
  for (const views::ReportLine& report : reports) {
    if (Trim(report.*field).empty()) continue;
    const auto found = tasks.find(report.task);
    const std::vector<std::string> none;
    const auto& section = found == tasks.end() ? none : found->second->section;
    issues.push_back(
        {report.*field, report.organization_name, TaskName(section, report.task_ordinal, citations)}
    );
  }
  return issues;
}

}  // namespace

std::string StatusText(const views::TaskLine& task, Day as_of) {
  std::string work(domain::NameOf(task.work));
  switch (task.timing) {
    case domain::Timing::kDoneOnTime:
    case domain::Timing::kDoneLate: return std::string(domain::NameOf(task.timing));
    case domain::Timing::kOverdue:
      if (!task.due) return work + "; quá hạn";
      return work + "; quá hạn " + std::to_string(DaysBetween(*task.due, as_of)) + " ngày";
    case domain::Timing::kNearDue:
      if (!task.due) return work + "; sắp đến hạn";
      if (*task.due == as_of) return work + "; hạn hôm nay";
      return work + "; còn " + std::to_string(DaysBetween(as_of, *task.due)) + " ngày";
    case domain::Timing::kInTime: return work + "; trong hạn";
    case domain::Timing::kNoDeadline: return task.ongoing ? work + "; thường xuyên" : work;
  }
  return work;
}

std::vector<Section> SectionsOf(
    const views::Board& board, const std::vector<views::AssignmentLine>& reporting, Day as_of
) {
  const PartsByTask parts = PartsOf(reporting);
  std::vector<Section> sections;
  const views::TaskLine* before = nullptr;
  for (const views::TaskLine& task : board.tasks) {
    const bool same_plan = before != nullptr && before->plan == task.plan;
    std::size_t shared = 0;
    if (same_plan) {
      const std::size_t most = std::min(before->section.size(), task.section.size());
      while (shared < most && before->section[shared] == task.section[shared]) ++shared;
    }
    const bool same =
        same_plan && shared == task.section.size() && shared == before->section.size();
    for (std::size_t depth = shared; depth < task.section.size(); ++depth) {
      sections.push_back(Heading(task.section[depth], depth));
    }
    if (!same && shared == task.section.size()) {
      Section untitled;  // rows that stand under no heading of their own
      untitled.level = static_cast<int>(shared) + 1;
      sections.push_back(untitled);
    }
    sections.back().rows.push_back(RowOf(task, parts, as_of));
    before = &task;
  }
  return sections;
}

std::vector<IssueLine> DifficultiesOf(
    const std::vector<views::ReportLine>& reports,
    const views::Board& board,
    const Citations& citations
) {
  return Issues(reports, board, citations, &views::ReportLine::difficulties);
}

std::vector<IssueLine> ProposalsOf(
    const std::vector<views::ReportLine>& reports,
    const views::Board& board,
    const Citations& citations
) {
  return Issues(reports, board, citations, &views::ReportLine::proposals);
}

}  // namespace sauro::report
