#include "intake/plan_check.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "intake/indicator_check.h"
#include "intake/left_out_reasons.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kMaxCompared = 5000;

// What a check says, and what to do.
struct Wording {
  FindingKind kind;
  std::string_view rows;     ///< "nhiệm vụ"
  std::string_view lacking;  ///< "chưa ghi cơ quan chủ trì"
  std::string_view advice;
};

struct Found {
  std::vector<std::string> rows;
  std::size_t total = 0;  ///< How many rows could have it.
};

// Where every row lacks the same, the plan lacks it: rows are not named one by one.
void Add(const Wording& wording, Found found, std::vector<Finding>& out) {
  if (found.rows.empty()) return;
  const bool all = found.rows.size() == found.total && found.total > 2;
  const std::string count = std::to_string(found.rows.size()) + " ";
  std::string message = (all ? "Cả " : "") + count + std::string(wording.rows) + " ";
  message += wording.lacking;
  if (all) found.rows.clear();
  out.push_back(
      {wording.kind, std::move(message), std::string(wording.advice), std::move(found.rows)}
  );
}

template <typename Row, typename Predicate>
Found Where(
    const std::vector<Row>& rows, const std::set<std::string>& except, const Predicate& predicate
) {
  Found out;
  for (const Row& row : rows) {
    if (row.group || except.count(row.key) > 0) continue;
    ++out.total;
    if (predicate(row)) out.rows.push_back(row.key);
  }
  return out;
}

// "các cơ quan, đơn vị liên quan": nobody can say who that is.
bool IsUnclear(const std::vector<DraftParty>& lead) {
  return std::any_of(lead.begin(), lead.end(), [](const DraftParty& party) {
    return WordsOf(party.name).find("lien quan") != std::string::npos;
  });
}

bool HasResources(const DraftTask& task) {
  return std::any_of(task.others.begin(), task.others.end(), [](const OtherCell& cell) {
    const std::string header = WordsOf(cell.header);
    return (header.find("kinh phi") != std::string::npos ||
            header.find("nguon luc") != std::string::npos ||
            header.find("nguon von") != std::string::npos) &&
           !WordsOf(cell.text).empty();
  });
}

bool HasDeadline(const DraftRow& row) {
  return row.deadline.kind != domain::DeadlineKind::kUnspecified;
}

bool HasResult(const DraftTask& task) {
  return !WordsOf(task.product).empty();
}

// Rows of the body that repeat a row of the appendix are judged there.
std::set<std::string> Repeated(const PlanCheck& check, const DraftPlan& plan) {
  if (check.likes.empty()) return {};
  std::map<std::string, Origin> origin;
  for (const DraftTask& task : plan.tasks) origin[task.key] = task.origin;
  std::set<std::string> out;
  for (const LikeTasks& like : check.likes) {
    if (like.kind == Likeness::kSharedResult) continue;
    const std::string& left = check.tasks[like.left].key;
    const std::string& right = check.tasks[like.right].key;
    if (origin[left] == origin[right]) continue;
    out.insert(origin[left] == Origin::kBody ? left : right);
  }
  return out;
}

void CheckTasks(
    const DraftPlan& plan, const std::set<std::string>& repeated, std::vector<Finding>& out
) {
  const auto check = [&](const Wording& wording, const auto& predicate) {
    Add(wording, Where(plan.tasks, repeated, predicate), out);
  };
  check(
      {FindingKind::kPersonMissing, "nhiệm vụ", "chưa ghi cơ quan chủ trì", "Giao cơ quan chủ trì"},
      [](const DraftTask& t) { return t.lead.empty(); }
  );
  check(
      {FindingKind::kWorkMissing, "dòng", "chưa ghi tên nhiệm vụ", "Ghi việc phải làm"},
      [](const DraftTask& t) { return WordsOf(t.title).empty(); }
  );
  check(
      {FindingKind::kProgressMissing, "nhiệm vụ", "chưa rõ thời hạn", "Ghi thời hạn"},
      [](const DraftTask& t) { return !HasDeadline(t); }
  );
  check(
      {FindingKind::kResultMissing,
       "nhiệm vụ",
       "chưa ghi sản phẩm, kết quả",
       "Ghi kết quả phải có"},
      [](const DraftTask& t) { return !HasResult(t); }
  );
  check(
      {FindingKind::kResponsibilityUnclear,
       "nhiệm vụ",
       "có nhiều cơ quan cùng chủ trì hoặc chỉ ghi “liên quan”",
       "Chọn một cơ quan chịu trách nhiệm báo cáo"},
      [](const DraftTask& t) { return t.lead.size() > 1 || IsUnclear(t.lead); }
  );
  check(
      {FindingKind::kResourcesMissing,
       "nhiệm vụ",
       "chưa ghi kinh phí, nguồn lực",
       "Ghi nguồn lực nếu đã có"},
      [](const DraftTask& t) { return !HasResources(t); }
  );
}

void CheckIndicatorRows(const DraftPlan& plan, std::vector<Finding>& out) {
  std::set<std::string_view> led;  // whoever answers for a row answers for its parts
  for (const DraftIndicator& row : plan.indicators) {
    if (!row.lead.empty() || led.count(row.parent) > 0) led.insert(row.key);
  }
  const auto check = [&](const Wording& wording, const auto& predicate) {
    Add(wording, Where(plan.indicators, {}, predicate), out);
  };
  check(
      {FindingKind::kPersonMissing,
       "chỉ tiêu",
       "chưa ghi cơ quan theo dõi",
       "Giao cơ quan theo dõi, nhập số liệu"},
      [&](const DraftIndicator& i) { return i.lead.empty() && led.count(i.parent) == 0; }
  );
  check(
      {FindingKind::kResultMissing, "chỉ tiêu", "chưa có mục tiêu", "Ghi mục tiêu"},
      [](const DraftIndicator& i) {
        return std::all_of(i.targets.begin(), i.targets.end(), [](const DraftTarget& t) {
          return t.none;
        });
      }
  );
  check(
      {FindingKind::kResponsibilityUnclear,
       "chỉ tiêu",
       "có nhiều cơ quan cùng theo dõi",
       "Chọn một cơ quan nhập số liệu"},
      [](const DraftIndicator& i) { return i.lead.size() > 1 || IsUnclear(i.lead); }
  );
}

void CheckPast(const DraftPlan& plan, std::optional<Day> issued, std::vector<Finding>& out) {
  const std::optional<Day> day = issued ? issued : plan.document.date;
  if (!day) return;
  const std::string lacking = "có thời hạn trước ngày giao (" + day->Vietnamese() + ")";
  Add({FindingKind::kPastAtIssue,
       "nhiệm vụ",
       lacking,
       "Kiểm tra thời hạn; nếu đúng thì nhiệm vụ quá hạn ngay khi giao"},
      Where(
          plan.tasks,
          {},
          [&](const DraftTask& t) {
            const auto due = domain::LastDue(t.deadline);
            return due && *due < *day && t.status != StatedStatus::kCompleted;
          }
      ),
      out);
}

void CheckOrdinals(const DraftPlan& plan, std::vector<Finding>& out) {
  struct Numbered {
    std::uint32_t section = 0;
    bool task = false;
    const DraftRow* row = nullptr;
    // By section, kind of row, row that it is a part of ("a" of 1 and "a" of 2 are two) and number.
    [[nodiscard]] auto Key() const { return std::tie(section, task, row->parent, row->ordinal); }
  };
  std::vector<Numbered> all;  // a long plan has many, and nearly none is repeated
  const auto add = [&](const DraftRow& row, bool task) {
    if (WordsOf(row.ordinal).empty() || row.origin == Origin::kBody) return;
    all.push_back({row.section ? *row.section + 1 : 0, task, &row});
  };
  for (const DraftTask& row : plan.tasks) add(row, true);
  for (const DraftIndicator& row : plan.indicators) add(row, false);
  std::stable_sort(all.begin(), all.end(), [](const Numbered& a, const Numbered& b) {
    return a.Key() < b.Key();
  });
  for (auto first = all.begin(); first != all.end();) {
    const auto last = std::find_if(first, all.end(), [&](const Numbered& each) {
      return each.Key() != first->Key();
    });
    const auto from = std::exchange(first, last);
    // One row of the paper may give several: figures of one body.
    const bool apart = std::any_of(from, last, [&](const Numbered& each) {
      return each.row->place.empty() || each.row->place != from->row->place;
    });
    if (last - from < 2 || !apart) continue;
    Finding finding{
        FindingKind::kOrdinalRepeated, "", "Đánh lại số thứ tự nếu là các dòng khác nhau", {}};
    finding.message = std::to_string(last - from) +
                      " dòng cùng mục mang một số thứ tự: " + RowLabel(plan, *from->row);
    for (auto each = from; each != last; ++each) finding.rows.push_back(each->row->key);
    out.push_back(std::move(finding));
  }
}

void CheckLikes(const PlanCheck& check, const DraftPlan& plan, std::vector<Finding>& out) {
  const std::set<std::string> repeated = Repeated(check, plan);
  for (const LikeTasks& like : check.likes) {
    if (like.kind != Likeness::kSame || like.differences.empty()) continue;
    const std::string& left = check.tasks[like.left].key;
    const std::string& right = check.tasks[like.right].key;
    const bool body = repeated.count(left) + repeated.count(right) > 0;
    out.push_back(
        {body ? FindingKind::kBodyDiffers : FindingKind::kTaskRepeated,
         std::string(
             body ? "Thân văn bản và phụ lục ghi khác nhau: “"
                  : "Một nhiệm vụ ghi hai lần và khác nhau: “"
         ) + Shorten(check.tasks[like.left].title, 120) +
             "”. " + Join(like.differences, "; "),
         "Chọn một, hoặc sửa cho khớp",
         {left, right}}
    );
  }
}

// A draft without rows says that it has none, and where the words ask something.
void CheckNothingRead(const DraftPlan& plan, std::vector<Finding>& out) {
  if (!plan.tasks.empty() || !plan.indicators.empty()) return;
  const auto asked =
      std::count_if(plan.left_out.begin(), plan.left_out.end(), [](const DraftLeftOut& item) {
        return item.reason == kAsksSomething;
      });
  Finding finding{
      FindingKind::kNothingRead,
      "Dự thảo không có nhiệm vụ và chỉ tiêu nào",
      "Thêm nhiệm vụ bằng tay, hoặc tải lên tệp có bảng nhiệm vụ",
      {}};
  if (asked > 0)
    finding.message += "; " + std::to_string(asked) + " đoạn nêu cơ quan hoặc thời hạn chưa đọc";
  out.push_back(std::move(finding));
}

template <typename Row>
const DraftRow* FindRow(const std::vector<Row>& rows, std::string_view key) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.key == key; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

PlanCheck CheckPlan(const DraftPlan& plan, std::optional<Day> issued) {
  PlanCheck out;
  const auto compared = std::count_if(plan.tasks.begin(), plan.tasks.end(), [](const DraftTask& t) {
    return !t.group;
  });
  if (static_cast<std::size_t>(compared) <= kMaxCompared) {
    out.tasks = ComparableTasks(plan);
    out.likes = FindLikeWithin(out.tasks);
  } else {
    out.findings.push_back(
        {FindingKind::kTooManyToCompare,
         "Văn bản có hơn " + std::to_string(kMaxCompared) + " nhiệm vụ nên không so trùng",
         "Chia văn bản thành nhiều tệp nếu cần so trùng",
         {}}
    );
  }
  CheckTasks(plan, Repeated(out, plan), out.findings);
  CheckIndicatorRows(plan, out.findings);
  CheckPast(plan, issued, out.findings);
  CheckIndicators(plan, out.findings);
  CheckOrdinals(plan, out.findings);
  CheckNothingRead(plan, out.findings);
  CheckLikes(out, plan, out.findings);
  std::stable_sort(
      out.findings.begin(),
      out.findings.end(),
      [](const Finding& a, const Finding& b) { return a.kind < b.kind; }
  );
  return out;
}

std::vector<FindingKind> MissingOf(const DraftTask& task) {
  std::vector<FindingKind> out;
  if (task.lead.empty() && task.implement.empty()) out.push_back(FindingKind::kPersonMissing);
  if (!HasDeadline(task)) out.push_back(FindingKind::kProgressMissing);
  if (!HasResult(task)) out.push_back(FindingKind::kResultMissing);
  return out;
}

std::string RowLabel(const DraftPlan& plan, const DraftRow& row) {
  if (row.ordinal.empty()) return row.place;
  for (auto at = row.section; at && *at < plan.sections.size(); at = plan.sections[*at].parent) {
    if (!plan.sections[*at].label.empty()) return plan.sections[*at].label + "." + row.ordinal;
  }
  return row.ordinal;
}

std::string RowLabel(const DraftPlan& plan, std::string_view key) {
  const DraftRow* row = FindRow(plan.tasks, key);
  if (row == nullptr) row = FindRow(plan.indicators, key);
  return row == nullptr ? std::string(key) : RowLabel(plan, *row);
}

std::string_view CodeOf(FindingKind kind) {
  switch (kind) {
    case FindingKind::kPersonMissing: return "person_missing";
    case FindingKind::kWorkMissing: return "work_missing";
    case FindingKind::kProgressMissing: return "progress_missing";
    case FindingKind::kResultMissing: return "result_missing";
    case FindingKind::kResponsibilityUnclear: return "responsibility_unclear";
    case FindingKind::kResourcesMissing: return "resources_missing";
    case FindingKind::kPastAtIssue: return "past_at_issue";
    case FindingKind::kFallingTarget: return "falling_target";
    case FindingKind::kBaselineReached: return "baseline_reached";
    case FindingKind::kSameNameDiffers: return "same_name_differs";
    case FindingKind::kBodyDiffers: return "body_differs";
    case FindingKind::kOnlyInBody: return "only_in_body";
    case FindingKind::kUnitMissing: return "unit_missing";
    case FindingKind::kUnitDiffers: return "unit_differs";
    case FindingKind::kTargetInWords: return "target_in_words";
    case FindingKind::kOrdinalRepeated: return "ordinal_repeated";
    case FindingKind::kTaskRepeated: return "task_repeated";
    case FindingKind::kTooManyToCompare: return "too_many_to_compare";
    case FindingKind::kNothingRead: return "nothing_read";
  }
  return {};
}

std::string_view VietnameseName(FindingKind kind) {
  switch (kind) {
    case FindingKind::kPersonMissing: return "Chưa rõ người";
    case FindingKind::kWorkMissing: return "Chưa rõ việc";
    case FindingKind::kProgressMissing: return "Chưa rõ tiến độ";
    case FindingKind::kResultMissing: return "Chưa rõ kết quả";
    case FindingKind::kResponsibilityUnclear: return "Chưa rõ trách nhiệm";
    case FindingKind::kResourcesMissing: return "Chưa rõ nguồn lực";
    case FindingKind::kPastAtIssue: return "Quá hạn khi giao";
    case FindingKind::kFallingTarget: return "Mục tiêu giảm dần";
    case FindingKind::kBaselineReached: return "Hiện trạng đã đạt mục tiêu";
    case FindingKind::kSameNameDiffers: return "Chỉ tiêu ghi hai lần khác nhau";
    case FindingKind::kBodyDiffers: return "Thân văn bản khác phụ lục";
    case FindingKind::kOnlyInBody: return "Chỉ có trong thân văn bản";
    case FindingKind::kUnitMissing: return "Thiếu đơn vị tính";
    case FindingKind::kUnitDiffers: return "Đơn vị tính không thống nhất";
    case FindingKind::kTargetInWords: return "Mục tiêu bằng lời";
    case FindingKind::kOrdinalRepeated: return "Trùng số thứ tự";
    case FindingKind::kTaskRepeated: return "Nhiệm vụ trùng";
    case FindingKind::kTooManyToCompare: return "Không so trùng";
    case FindingKind::kNothingRead: return "Chưa đọc được nhiệm vụ";
  }
  return {};
}

}  // namespace sauro::intake
