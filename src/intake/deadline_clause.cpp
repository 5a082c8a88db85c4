#include "intake/deadline_clause.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "intake/date_text.h"
#include "intake/deadline_items.h"

namespace sauro::intake {
namespace {

using domain::Deadline;
using domain::DeadlineKind;
using Items = std::vector<DeadlineItem>;

Day DueOf(const DeadlineItem& item, const DeadlineContext& context) {
  if (!item.before) return item.date.last;
  // "trước tháng 12" ends with November; "trước ngày 30/6" keeps the day unless the setting says
  // otherwise.
  if (item.date.precision != Precision::kDay || context.before_excludes_day) {
    return item.date.first.Plus(-1);
  }
  return item.date.last;
}

void Doubt(Clause& clause, std::string_view doubt) {
  if (clause.doubt.empty()) clause.doubt = doubt;
}

const DeadlineItem* FirstOf(const Items& items, ItemKind kind) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const auto& i) { return i.kind == kind; });
  return found == items.end() ? nullptr : &*found;
}

bool Within(const DateSpan& inner, const DateSpan& outer) {
  return inner.precision < outer.precision && inner.first >= outer.first &&
         inner.last <= outer.last;
}

// The dates of a clause; "Năm 2025 (quý IV)" is one, the finer.
std::vector<const DeadlineItem*> DatesIn(const Items& items) {
  std::vector<const DeadlineItem*> dates;
  for (const DeadlineItem& item : items) {
    if (item.kind != ItemKind::kDate) continue;
    const bool finer = std::any_of(items.begin(), items.end(), [&](const DeadlineItem& other) {
      return other.kind == ItemKind::kDate && !item.date.range && !item.from && !item.joined &&
             !other.joined && Within(other.date, item.date);
    });
    if (!finer) dates.push_back(&item);
  }
  return dates;
}

// What a clause says beside its kind.
void AddFacets(const Items& items, Clause& out) {
  if (const DeadlineItem* event = FirstOf(items, ItemKind::kEvent)) {
    out.deadline.event = event->event;
    out.deadline.offset_days = event->offset_days;
    out.deadline.working_days = event->working_days;
    if (event->months) Doubt(out, "Tháng được tính là 30 ngày");
    if (event->from_paper) Doubt(out, "Không ghi tính từ ngày nào; đang tính từ ngày ban hành");
  }
  if (const DeadlineItem* recurring = FirstOf(items, ItemKind::kRecurring)) {
    out.deadline.rule = recurring->rule;
    out.deadline.rule_day = recurring->rule_day;
  }
  if (const DeadlineItem* time = FirstOf(items, ItemKind::kTime);
      time != nullptr && out.deadline.due) {
    out.deadline.due_minute = time->minute;
  }
}

bool SetRange(Day start, Day due, Clause& out) {
  if (start > due) {
    Doubt(out, "Ngày bắt đầu sau ngày kết thúc");
    return true;
  }
  out.deadline.kind = DeadlineKind::kRange;
  out.deadline.start = start;
  out.deadline.due = due;
  return true;
}

// The range that the dates of a clause make, if they make one.
bool DecideRange(
    const std::vector<const DeadlineItem*>& dates,
    bool ongoing_first,
    const DeadlineContext& context,
    Clause& out
) {
  const DeadlineItem& first = *dates.front();
  const DeadlineItem& last = *dates.back();
  if (dates.size() >= 2 && (dates[1]->joined || (first.from && !last.from))) {
    return SetRange(first.date.first, DueOf(last, context), out);
  }
  if (dates.size() == 1 && first.date.range && !first.before) {
    return SetRange(first.date.first, DueOf(first, context), out);
  }
  if (!first.from && ongoing_first && first.date.precision != Precision::kDay && !first.before) {
    return SetRange(first.date.first, first.date.last, out);
  }
  return false;
}

void SetStart(Day start, Clause& out) {
  out.deadline.kind = DeadlineKind::kStart;
  out.deadline.start = start;
}

void DoubtVagueDates(const std::vector<const DeadlineItem*>& dates, Clause& out) {
  for (const DeadlineItem* date : dates) {
    if (date->date.vague) Doubt(out, "Mốc thời gian ghi ước chừng; kiểm tra ngày cuối");
  }
}

// The last of several dates.
void SetDue(
    const std::vector<const DeadlineItem*>& dates,
    bool kept_up,
    const DeadlineContext& context,
    Clause& out
) {
  Day due = DueOf(*dates.front(), context);
  for (const DeadlineItem* date : dates) due = std::max(due, DueOf(*date, context));
  out.deadline.kind = kept_up ? DeadlineKind::kFixedThenOngoing : DeadlineKind::kFixed;
  out.deadline.due = due;
  if (dates.size() > 1) Doubt(out, "Có nhiều mốc thời gian; đang lấy mốc cuối");
}

// A clause that names at least one date.
void DecideDates(const Items& items, const DeadlineContext& context, Clause& out) {
  const std::vector<const DeadlineItem*> dates = DatesIn(items);
  const DeadlineItem& first = *dates.front();
  const DeadlineItem* ongoing = FirstOf(items, ItemKind::kOngoing);
  const DeadlineItem* recurring = FirstOf(items, ItemKind::kRecurring);
  const auto after = [&](const DeadlineItem* item) {
    return item != nullptr && item->at > first.at;
  };
  DoubtVagueDates(dates, out);
  if (DecideRange(dates, ongoing != nullptr && !after(ongoing), context, out)) {
    out.deadline.then_ongoing = out.deadline.due && after(ongoing);
  } else if (first.from && dates.size() == 1) {
    SetStart(first.date.first, out);
  } else if (first.after && dates.size() == 1) {
    SetStart(first.date.last.Plus(1), out);
  } else {
    SetDue(dates, after(ongoing) || after(recurring), context, out);
  }
  // "Hằng quý trong năm 2026" comes back; "quý I/2026, sau đó hằng năm" is done first.
  const bool comes_back =
      recurring != nullptr && !after(recurring) && first.date.precision == Precision::kYear;
  if (comes_back && !out.deadline.then_ongoing) {
    out.deadline.kind = DeadlineKind::kRecurring;
    out.deadline.start = first.date.first;
  }
}

void DecideWithoutDates(const Items& items, Clause& out) {
  const DeadlineItem* event = FirstOf(items, ItemKind::kEvent);
  const DeadlineItem* ongoing = FirstOf(items, ItemKind::kOngoing);
  const DeadlineItem* recurring = FirstOf(items, ItemKind::kRecurring);
  const bool event_first = event != nullptr && (ongoing == nullptr || event->at < ongoing->at) &&
                           (recurring == nullptr || event->at < recurring->at);
  // A term's first days pass; what is kept up then matters more.
  const bool term = event_first && WordsOf(event->event).find("nhiem ky") != std::string::npos;
  if (event_first && !(term && ongoing != nullptr)) {
    out.deadline.kind = DeadlineKind::kEvent;
    out.deadline.then_ongoing = ongoing != nullptr || recurring != nullptr;
  } else if (recurring != nullptr) {
    out.deadline.kind = DeadlineKind::kRecurring;
  } else if (ongoing != nullptr) {
    out.deadline.kind = DeadlineKind::kOngoing;
  }
}

bool IsKeptUp(DeadlineKind kind) {
  return kind == DeadlineKind::kOngoing || kind == DeadlineKind::kRecurring;
}

void TakeRule(Deadline& sum, const Deadline& next) {
  if (!sum.rule.empty()) return;
  sum.rule = next.rule;
  sum.rule_day = next.rule_day;
}

void CombineFixed(Clause& sum, const Deadline& next) {
  if (IsKeptUp(next.kind)) {
    sum.deadline.kind = DeadlineKind::kFixedThenOngoing;
    TakeRule(sum.deadline, next);
  }
  if (next.kind != DeadlineKind::kFixed && next.kind != DeadlineKind::kFixedThenOngoing) return;
  sum.deadline.kind = next.kind;
  sum.deadline.due = std::max(*sum.deadline.due, *next.due);
  TakeRule(sum.deadline, next);
  Doubt(sum, "Có nhiều mốc thời gian; đang lấy mốc cuối");
}

// "Hoàn thành ban hành quy tắc, triển khai từ tháng 5; tập huấn hằng năm": the paper is due by the
// end of that month.
void CombineStart(Clause& sum, const Deadline& next) {
  if (!sum.completes || !IsKeptUp(next.kind)) return;
  const Day start = *sum.deadline.start;
  sum.deadline = {};
  sum.deadline.kind = DeadlineKind::kFixedThenOngoing;
  sum.deadline.due = Day::LastOfMonth(start.year(), start.month());
  TakeRule(sum.deadline, next);
  Doubt(sum, "Văn bản chỉ ghi tháng bắt đầu; đang lấy hết tháng đó làm hạn");
}

}  // namespace

Clause ReadClause(
    std::string_view text,
    std::span<const Token> tokens,
    const DeadlineContext& context,
    std::optional<int> year
) {
  const ClauseItems found = ReadClauseItems(text, tokens, year);
  Clause out;
  out.completes = HasPhrase(tokens, "hoan thanh");
  if (FirstOf(found.items, ItemKind::kDate) != nullptr) {
    DecideDates(found.items, context, out);
  } else {
    DecideWithoutDates(found.items, out);
  }
  if (out.deadline.kind != DeadlineKind::kUnspecified) AddFacets(found.items, out);
  const bool undated = out.deadline.kind == DeadlineKind::kRecurring && !out.deadline.due;
  if (undated && HasPhrase(tokens, "ban hanh")) Doubt(out, "Văn bản phải ban hành chưa có hạn");
  if (found.missing_year) Doubt(out, "Thời hạn thiếu năm");
  return out;
}

void Combine(Clause& sum, Clause next) {
  Doubt(sum, next.doubt);
  if (next.deadline.kind == DeadlineKind::kUnspecified) return;
  switch (sum.deadline.kind) {
    case DeadlineKind::kUnspecified:
      sum.deadline = std::move(next.deadline);
      sum.completes = sum.completes || next.completes;
      return;
    case DeadlineKind::kFixed: CombineFixed(sum, next.deadline); return;
    case DeadlineKind::kStart: CombineStart(sum, next.deadline); return;
    case DeadlineKind::kOngoing:
    case DeadlineKind::kRecurring:
      if (next.deadline.due) Doubt(sum, "Vừa thường xuyên vừa có mốc thời gian");
      return;
    case DeadlineKind::kRange:
      if (next.deadline.due && next.deadline.due > sum.deadline.due) {
        sum.deadline.due = next.deadline.due;
        Doubt(sum, "Có nhiều mốc thời gian; đang lấy mốc cuối");
      }
      [[fallthrough]];
    case DeadlineKind::kEvent:
      sum.deadline.then_ongoing = sum.deadline.then_ongoing || IsKeptUp(next.deadline.kind);
      TakeRule(sum.deadline, next.deadline);
      return;
    case DeadlineKind::kFixedThenOngoing:
    case DeadlineKind::kSplit: return;
  }
}

}  // namespace sauro::intake
