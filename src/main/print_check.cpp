#include "main/print_check.h"

#include "intake/plan_check.h"

namespace sauro::main {
namespace {

constexpr std::size_t kMaxRows = 12;

void PrintFinding(
    std::ostream& out, const intake::DraftPlan& plan, const intake::Finding& finding
) {
  out << "  (!) " << VietnameseName(finding.kind) << ": " << finding.message << ". "
      << finding.advice << '.';
  for (std::size_t i = 0; i < finding.rows.size() && i < kMaxRows; ++i) {
    out << (i == 0 ? " Dòng: " : ", ") << RowLabel(plan, finding.rows[i]);
  }
  if (finding.rows.size() > kMaxRows) {
    out << " và " << finding.rows.size() - kMaxRows << " dòng khác";
  }
  out << '\n';
}

}  // namespace

void PrintCheck(std::ostream& out, const intake::DraftPlan& plan) {
  const intake::PlanCheck check = intake::CheckPlan(plan);
  if (!check.findings.empty()) out << "\nKiểm tra kế hoạch\n";
  for (const intake::Finding& finding : check.findings) PrintFinding(out, plan, finding);
  if (!check.likes.empty()) out << "\nNhiệm vụ có thể trùng\n";
  for (const intake::LikeTasks& like : check.likes) {
    out << "  " << RowLabel(plan, check.tasks[like.left].key) << " và "
        << RowLabel(plan, check.tasks[like.right].key) << ": " << VietnameseName(like.kind) << " ("
        << like.score << "%). " << like.reason << '\n';
    for (const std::string& difference : like.differences) out << "      " << difference << '\n';
  }
}

}  // namespace sauro::main
