#include "intake/indicator_check.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

// One indicator, wherever its rows stand: a plan may have a section for each milestone.
struct Milestone {
  const DraftIndicator* row = nullptr;
  const DraftTarget* target = nullptr;
};
struct Series {
  std::vector<const DraftIndicator*> rows;
  std::vector<Milestone> milestones;  // with a day and a figure, in order of day
};

bool TakePrefix(std::string& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.erase(0, prefix.size());
  return true;
}

bool TakeSuffix(std::string& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.erase(text.size() - suffix.size());
  return true;
}

// "Tổng số doanh nghiệp trên địa bàn tỉnh" and "Số lượng doanh nghiệp" are one indicator.
std::string NameKey(std::string_view name) {
  std::string key = WordsOf(name);
  for (const std::string_view prefix : {"so luong ", "tong so luong ", "tong so "}) {
    if (TakePrefix(key, prefix)) break;
  }
  for (const std::string_view suffix : {" tinh", " xa", " huyen", " thanh pho", " phuong"}) {
    if (key.ends_with("dia ban" + std::string(suffix)) ||
        key.ends_with("toan" + std::string(suffix))) {
      TakeSuffix(key, suffix);
      break;
    }
  }
  for (const std::string_view suffix : {" tren dia ban", " toan"}) TakeSuffix(key, suffix);
  return key;
}

// Of these, less is better: a target that falls is no mistake.
bool LessIsBetter(const DraftIndicator& row) {
  constexpr std::array<std::string_view, 14> kSigns{
      "ngheo",
      "that nghiep",
      "tu vong",
      "phat thai",
      "tai nan",
      "vi pham",
      "that thoat",
      "qua han",
      "tre han",
      "o nhiem",
      "giam",
      "su co",
      "thoi gian",
      "chi phi"};
  const std::string name = " " + WordsOf(row.title) + " ";
  if (name.find(" thoat ngheo ") != std::string::npos) return false;
  return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
    return name.find(" " + std::string(sign) + " ") != std::string::npos;
  });
}

bool AtMost(const DraftTarget& target) {
  return target.op == "<=" || target.op == "<";
}

// One indicator with a figure for each of several communes, and one for all of them ("Toàn tỉnh"),
// contradicts nothing.
bool GivenToBodies(const Series& series) {
  constexpr std::size_t kSeveral = 3;
  constexpr std::array<std::string_view, 6> kPlaces{
      "xa ", "phuong ", "dac khu ", "ubnd xa ", "ubnd phuong ", "thi tran "};
  std::set<std::string> leads;
  bool places = true;
  bool for_all = false;
  for (const DraftRow* row : series.rows) {
    if (row->lead.empty() && !for_all) {
      for_all = true;
      continue;
    }
    if (row->lead.size() != 1) return false;
    const std::string name = WordsOf(row->lead[0].name);
    places = places && std::any_of(kPlaces.begin(), kPlaces.end(), [&](std::string_view begin) {
               return name.starts_with(begin);
             });
    if (!leads.insert(name).second) return false;
  }
  return leads.size() >= kSeveral || (leads.size() == 2 && places);
}

std::map<std::string, Series> SeriesOf(const DraftPlan& plan) {
  std::map<std::string, Series> out;
  for (const DraftIndicator& row : plan.indicators) {
    if (row.group || row.title.empty()) continue;
    Series& series = out[NameKey(row.title)];
    series.rows.push_back(&row);
    for (const DraftTarget& target : row.targets) {
      if (target.by && !target.figure.value.empty()) series.milestones.push_back({&row, &target});
    }
  }
  std::erase_if(out, [](const auto& each) { return GivenToBodies(each.second); });
  for (auto& [key, series] : out) {
    std::stable_sort(
        series.milestones.begin(),
        series.milestones.end(),
        [](const Milestone& a, const Milestone& b) { return *a.target->by < *b.target->by; }
    );
  }
  return out;
}

std::string Named(const DraftRow& row) {
  return "“" + Shorten(row.title, 120) + "”";
}

std::string Figure(const DraftTarget& target) {
  const bool shown =
      target.unit.empty() || target.figure.text.find(target.unit) != std::string::npos;
  return target.figure.text + (shown ? "" : " " + target.unit);
}

std::vector<std::string> Keys(const DraftRow& a, const DraftRow& b) {
  if (a.key == b.key) return {a.key};
  return {a.key, b.key};
}

bool SameUnit(const DraftTarget& a, const DraftTarget& b) {
  return WordsOf(a.unit) == WordsOf(b.unit) && a.unit.ends_with('%') == b.unit.ends_with('%');
}

void CheckFalling(const Series& series, std::vector<Finding>& out) {
  for (std::size_t i = 1; i < series.milestones.size(); ++i) {
    const auto& [row, earlier] = series.milestones[i - 1];
    const auto& [later_row, later] = series.milestones[i];
    if (*earlier->by == *later->by || !SameUnit(*earlier, *later)) continue;
    if (row->origin != later_row->origin || earlier->qualifier != later->qualifier) continue;
    const int order = CompareDecimals(earlier->figure.value, later->figure.value);
    const bool less = AtMost(*earlier) || AtMost(*later);
    if (less ? order >= 0 : order <= 0 || LessIsBetter(*row)) continue;
    out.push_back(
        {FindingKind::kFallingTarget,
         "Mục tiêu " + std::string(less ? "nới ra" : "giảm") + " theo thời gian: " + Named(*row) +
             " năm " + std::to_string(earlier->by->year()) + " là " + Figure(*earlier) + ", năm " +
             std::to_string(later->by->year()) + " là " + Figure(*later),
         "Đối chiếu bản gốc; có thể gõ nhầm hoặc lệch dòng",
         Keys(*row, *later_row)}
    );
  }
}

void CheckBaseline(const DraftIndicator& row, std::vector<Finding>& out) {
  if (row.baseline.value.empty()) return;
  const DraftTarget* first = nullptr;
  for (const DraftTarget& target : row.targets) {
    if (target.figure.value.empty()) continue;
    if (first == nullptr || (target.by && first->by && *target.by < *first->by)) first = &target;
  }
  if (first == nullptr) return;
  int order = CompareDecimals(row.baseline.value, first->figure.value);
  if (AtMost(*first) || LessIsBetter(row)) order = -order;
  if (order < 0) return;
  out.push_back(
      {FindingKind::kBaselineReached,
       "Hiện trạng " + row.baseline.text +
           (order == 0 ? " đã bằng mục tiêu " : " đã vượt mục tiêu ") + Figure(*first) + ": " +
           Named(row),
       "Nếu đúng thì đây là chỉ tiêu duy trì; nếu không, sửa hiện trạng hoặc mục tiêu",
       {row.key}}
  );
}

bool SameFigures(const DraftTarget& a, const DraftTarget& b) {
  return a.figure.value == b.figure.value && (a.op == b.op || SameUnit(a, b));
}

// Two rows that name a figure for the same day.
void CheckSameDay(const Series& series, std::vector<Finding>& out) {
  std::set<std::vector<std::string>> told;
  for (std::size_t i = 1; i < series.milestones.size(); ++i) {
    for (std::size_t j = i; j-- > 0;) {
      const auto& [a, x] = series.milestones[j];
      const auto& [b, y] = series.milestones[i];
      if (*x->by != *y->by) break;
      if (a == b || SameFigures(*x, *y) || !told.insert(Keys(*a, *b)).second) continue;
      const bool body = a->origin != b->origin;
      out.push_back(
          {body ? FindingKind::kBodyDiffers : FindingKind::kSameNameDiffers,
           std::string(
               body ? "Thân văn bản và phụ lục ghi khác nhau: "
                    : "Một chỉ tiêu ghi hai lần với số khác nhau: "
           ) + Named(*a) +
               " năm " + std::to_string(x->by->year()) + " là " + Figure(*x) + " và " + Figure(*y),
           "Chọn số đúng, hoặc sửa tên nếu là hai chỉ tiêu",
           Keys(*a, *b)}
      );
    }
  }
}

void CheckBaselines(const Series& series, std::vector<Finding>& out) {
  const DraftIndicator* first = nullptr;
  for (const DraftIndicator* row : series.rows) {
    if (row->baseline.value.empty()) continue;
    if (first == nullptr) {
      first = row;
    } else if (first->baseline.value != row->baseline.value && first->baseline_year == row->baseline_year) {
      out.push_back(
          {FindingKind::kSameNameDiffers,
           "Một chỉ tiêu ghi hai hiện trạng khác nhau: " + Named(*first) + " là " +
               first->baseline.text + " và " + row->baseline.text,
           "Chọn số đúng, hoặc sửa tên nếu là hai chỉ tiêu",
           Keys(*first, *row)}
      );
    }
  }
}

bool HasFigureWithoutUnit(const DraftIndicator& row) {
  if (!row.unit.empty()) return false;
  return std::any_of(row.targets.begin(), row.targets.end(), [](const DraftTarget& target) {
    return !target.figure.value.empty() && target.unit.empty();
  });
}

void CheckUnits(const Series& series, std::vector<Finding>& out) {
  std::map<std::string, const DraftIndicator*> by_unit;
  std::vector<std::string> rows;
  for (const DraftIndicator* row : series.rows) {
    if (HasFigureWithoutUnit(*row)) {
      out.push_back(
          {FindingKind::kUnitMissing,
           "Mục tiêu có số nhưng chưa ghi đơn vị tính: " + Named(*row),
           "Ghi đơn vị tính",
           {row->key}}
      );
    }
    if (row->unit.empty()) continue;
    by_unit.emplace(WordsOf(row->unit), row);
    rows.push_back(row->key);
  }
  if (by_unit.size() < 2) return;
  std::vector<std::string> units;
  units.reserve(by_unit.size());
  for (const auto& [key, row] : by_unit) units.push_back(row->unit);
  out.push_back(
      {FindingKind::kUnitDiffers,
       "Một chỉ tiêu ghi nhiều đơn vị tính: " + Named(*series.rows.front()) + " là " +
           Join(units, "; "),
       "Số có trong một năm khác với số cộng dồn; chọn đơn vị đúng",
       std::move(rows)}
  );
}

// Targets of the body that the appendix has not, if there is an appendix.
void CheckBodyOnly(const std::map<std::string, Series>& all, std::vector<Finding>& out) {
  const auto in = [](const Series& series, Origin origin) {
    return std::any_of(series.rows.begin(), series.rows.end(), [&](const DraftIndicator* row) {
      return row->origin == origin;
    });
  };
  const bool appendix = std::any_of(all.begin(), all.end(), [&](const auto& one) {
    return in(one.second, Origin::kAppendix);
  });
  if (!appendix) return;
  Finding finding{FindingKind::kOnlyInBody, "", "Thêm vào phụ lục hoặc giao cơ quan theo dõi", {}};
  for (const auto& [key, series] : all) {
    if (in(series, Origin::kAppendix)) continue;
    for (const DraftIndicator* row : series.rows) finding.rows.push_back(row->key);
  }
  if (finding.rows.empty()) return;
  finding.message = std::to_string(finding.rows.size()) +
                    " chỉ tiêu nêu trong thân văn bản nhưng không có ở phụ lục";
  out.push_back(std::move(finding));
}

void CheckWords(const DraftPlan& plan, std::vector<Finding>& out) {
  Finding finding{
      FindingKind::kTargetInWords, "", "Nêu con số, hoặc giao người đánh giá kèm lý do", {}};
  for (const DraftIndicator& row : plan.indicators) {
    const bool words =
        std::any_of(row.targets.begin(), row.targets.end(), [](const DraftTarget& t) {
          return !t.none && !t.inherited && !t.rank && t.figure.value.empty() &&
                 !t.figure.text.empty();
        });
    if (words) finding.rows.push_back(row.key);
  }
  if (finding.rows.empty()) return;
  finding.message =
      std::to_string(finding.rows.size()) + " chỉ tiêu có mục tiêu bằng lời, không so được bằng số";
  out.push_back(std::move(finding));
}

}  // namespace

int CompareDecimals(std::string_view a, std::string_view b) {
  const bool negative = a.starts_with('-');
  if (negative != b.starts_with('-')) return negative ? -1 : 1;
  if (negative) return CompareDecimals(b.substr(1), a.substr(1));
  const auto whole = [](std::string_view text) { return text.substr(0, text.find('.')); };
  const auto fraction = [](std::string_view text) {
    const std::size_t dot = text.find('.');
    return dot == std::string_view::npos ? std::string_view{} : text.substr(dot + 1);
  };
  if (whole(a).size() != whole(b).size()) return whole(a).size() < whole(b).size() ? -1 : 1;
  if (const int order = whole(a).compare(whole(b)); order != 0) return order;
  return fraction(a).compare(fraction(b));
}

void CheckIndicators(const DraftPlan& plan, std::vector<Finding>& out) {
  const std::map<std::string, Series> all = SeriesOf(plan);
  for (const auto& [key, series] : all) {
    CheckFalling(series, out);
    CheckSameDay(series, out);
    CheckBaselines(series, out);
    CheckUnits(series, out);
  }
  for (const DraftIndicator& row : plan.indicators) {
    if (!row.group) CheckBaseline(row, out);
  }
  CheckBodyOnly(all, out);
  CheckWords(plan, out);
}

}  // namespace sauro::intake
