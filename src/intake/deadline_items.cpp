#include "intake/deadline_items.h"

#include <array>
#include <utility>

#include "base/text.h"
#include "domain/deadline.h"
#include "intake/deadline_rules.h"

namespace sauro::intake {
namespace {

template <std::size_t N>
std::size_t MatchAny(
    std::span<const Token> tokens, std::size_t at, const std::array<std::string_view, N>& phrases
) {
  for (const std::string_view phrase : phrases) {
    if (const std::size_t count = MatchPhrase(tokens, at, phrase); count > 0) return count;
  }
  return 0;
}

constexpr std::array<std::string_view, 24> kOngoing{
    "thuong xuyen",
    "lien tuc",
    "duy tri",
    "xuyen suot",
    "trong suot",
    "thuong ky",
    "lau dai",
    "quanh nam",
    "suot nam",
    "ca nhiem ky",
    "khong thoi han",
    "khong xac dinh",
    "nam tiep theo",
    "cac nam sau",
    "nhung nam sau",
    "thoi gian tiep theo",
    "tro di",
    "dot xuat",
    "khong ke thoi gian",
    "t . xuyen",
    "thuong xuyn",
    "thuong xuyeen",
    "thuong suyen",
    "thuong xuyen lien tuc"};

// An event that has to happen first; what follows belongs to its name.
constexpr std::array<std::string_view, 12> kAfter{
    "sau khi",
    "ngay sau khi",
    "ngay sau",
    "ke tu khi",
    "ke tu ngay",
    "ke tu",
    "tu khi",
    "ngay khi",
    "tinh tu ngay",
    "tu ngay",
    "sau ngay",
    "khi"};
// The other way round: it has to be done before.
constexpr std::array<std::string_view, 8> kBefore{
    "truoc khi",
    "truoc ky hop",
    "truoc phien hop",
    "truoc hoi nghi",
    "truoc dai hoi",
    "truoc dip",
    "truoc tet",
    "truoc ngay bau cu"};
// Work that goes by somebody else's paper.
constexpr std::array<std::string_view, 15> kFollowing{
    "theo huong dan",
    "theo lo trinh",
    "theo tien do",
    "theo yeu cau",
    "theo chi dao",
    "theo ke hoach",
    "theo quy dinh",
    "theo thong bao",
    "theo chuong trinh",
    "theo phan cong",
    "theo van ban",
    "theo de nghi",
    "theo thoi gian",
    "theo thoi han",
    "theo de an"};
// What begins something new behind the name of an event.
constexpr std::array<std::string_view, 14> kNew{
    "hoan thanh",
    "truoc ngay",
    "truoc thang",
    "xong truoc",
    "xong trong",
    "cham nhat",
    "muon nhat",
    "trong nam",
    "trong thang",
    "trong quy",
    "duy tri",
    "thuong xuyen",
    "den het",
    "den ngay"};

// "trong vòng 15 ngày" names no event; it counts from the paper itself.
constexpr std::string_view kFromThePaper = "ngày ban hành văn bản";

class ClauseReader {
 public:
  ClauseReader(std::string_view text, std::span<const Token> tokens, std::optional<int> year)
      : text_(text), tokens_(tokens), year_(year) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const auto date = ReadDate(tokens, i, std::nullopt);
      if (!date) continue;
      printed_years_.emplace_back(i, date->last.year());
      i += date->tokens - 1;
    }
  }

  ClauseItems Read() {
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t before = out_.items.size();
      if (const std::size_t count = Vision(i); count > 0) {
        i += count;
        continue;
      }
      if (!ReadWeekday(i) && !ReadRuleAt(i) && !ReadTime(i) && !ReadDays(i) && !ReadEvent(i) &&
          !ReadOngoing(i))
        ReadDateAt(i);
      i = out_.items.size() > before ? out_.items.back().end : std::max(i + 1, taken_);
    }
    return std::move(out_);
  }

 private:
  bool Add(DeadlineItem item) {
    out_.items.push_back(std::move(item));
    return true;
  }
  bool Add(ItemKind kind, std::size_t at, std::size_t count) {
    DeadlineItem item;
    item.kind = kind;
    item.at = at;
    item.end = at + count;
    return Add(std::move(item));
  }

  [[nodiscard]] bool Is(std::size_t at, std::string_view word) const {
    return at < tokens_.size() && tokens_[at].text == word;
  }
  [[nodiscard]] bool Previous(std::size_t at, std::string_view word) const {
    return at > 0 && Is(at - 1, word);
  }
  [[nodiscard]] std::optional<int> Number(std::size_t at, int low, int high) const {
    if (at >= tokens_.size() || tokens_[at].kind != TokenKind::kNumber) return std::nullopt;
    const int value = tokens_[at].value;
    return value >= low && value <= high ? std::optional(value) : std::nullopt;
  }

  // The year for a date at `at` that has none: the next one printed, else the last one printed
  // before, else that of the section or the document.
  [[nodiscard]] std::optional<int> YearAt(std::size_t at) const {
    std::optional<int> year = year_;
    for (const auto& [where, printed] : printed_years_) {
      year = printed;
      if (where >= at) break;
    }
    return year;
  }

  // "tầm nhìn đến năm 2045" says nothing about when the task is due.
  [[nodiscard]] std::size_t Vision(std::size_t at) const {
    std::size_t count = MatchPhrase(tokens_, at, "tam nhin");
    if (count == 0) return 0;
    if (Is(at + count, "den")) ++count;
    const auto date = ReadDate(tokens_, at + count, std::nullopt);
    return count + (date ? date->tokens : 0);
  }

  // "thứ Sáu hằng tuần"
  bool ReadWeekday(std::size_t at) {
    constexpr std::array<std::string_view, 6> kDays{"hai", "ba", "tu", "nam", "sau", "bay"};
    if (!Is(at, "thu") && !Is(at, "chu")) return false;
    std::optional<int> day;
    if (Is(at, "chu") && Is(at + 1, "nhat")) day = 7;
    if (Is(at, "thu")) {
      if (const auto number = Number(at + 1, 2, 7)) day = *number - 1;
      for (std::size_t i = 0; i < kDays.size(); ++i) {
        if (Is(at + 1, kDays[i])) day = static_cast<int>(i) + 1;
      }
    }
    if (!day) return false;
    const auto rule = ReadRule(tokens_, at + 2);
    if (!rule || rule->rule != "weekly") return false;
    DeadlineItem item;
    item.kind = ItemKind::kRecurring;
    item.at = at;
    item.end = at + 2 + rule->tokens;
    item.rule = rule->rule;
    item.rule_day = day;
    return Add(std::move(item));
  }

  bool ReadRuleAt(std::size_t at) {
    const auto rule = ReadRule(tokens_, at);
    if (!rule) return false;
    DeadlineItem item;
    item.kind = ItemKind::kRecurring;
    item.at = at;
    item.end = at + rule->tokens;
    item.rule = rule->rule;
    // "ngày 20 hằng tháng", "trước ngày 10 của tháng cuối quý"
    const std::size_t day = Previous(at, "cua") ? at - 1 : at;
    const bool by_month = rule->rule != "weekly" && rule->rule != "daily" && !rule->of_first_month;
    if (by_month && day >= 2 && (Is(day - 2, "ngay") || Is(day - 2, "truoc")))
      item.rule_day = Number(day - 1, 1, 31);
    return Add(std::move(item));
  }

  // "17 giờ 30", "17h00", "17:00", "16g30"
  bool ReadTime(std::size_t at) {
    const auto hour = Number(at, 0, 24);
    if (!hour) return false;
    const bool colon = Is(at + 1, ":");
    if (!colon && !Is(at + 1, "gio") && !Is(at + 1, "h") && !Is(at + 1, "g")) return false;
    const auto minute = Number(at + 2, 0, 59);
    // "17 giờ 15/6": the number behind is the day.
    const bool is_day = minute && (Is(at + 3, "/") || Is(at + 3, "-"));
    if (colon && !minute) return false;
    std::size_t count = minute && !is_day ? 3 : 2;
    if (count == 3 && (Is(at + 3, "phut") || Is(at + 3, "'"))) ++count;
    DeadlineItem item;
    item.kind = ItemKind::kTime;
    item.at = at;
    item.end = at + count;
    item.minute = *hour * 60 + (minute && !is_day ? *minute : 0);
    if (item.minute > 1440 || MatchAny(tokens_, item.end, kAfter) > 0) return false;
    return Add(std::move(item));
  }

  bool ReadOngoing(std::size_t at) {
    const std::size_t count = MatchAny(tokens_, at, kOngoing);
    return count > 0 && Add(ItemKind::kOngoing, at, count);
  }

  // "7 ngày [làm việc]", "2 tuần", "3 tháng": the number of tokens; `item` gets the days.
  std::size_t ReadLength(std::size_t at, DeadlineItem& item) const {
    const auto number = Number(at, 0, 3660);
    if (!number || at + 1 >= tokens_.size()) return 0;
    std::size_t count = 2;
    if (Is(at + 1, "ngay")) {
      const std::size_t working = MatchPhrase(tokens_, at + 2, "lam viec");
      item.working_days = working > 0;
      item.offset_days = *number;
      count += working;
    } else if (Is(at + 1, "tuan") && *number <= 500) {
      item.offset_days = *number * 7;
    } else if (Is(at + 1, "thang") && *number <= 120) {
      item.offset_days = *number * 30;
      item.months = true;
    } else if (Is(at + 1, "gio")) {
      item.offset_days = (*number + 23) / 24;
    } else {
      return 0;
    }
    return count;
  }

  [[nodiscard]] std::string Source(std::size_t from, std::size_t to) const {
    if (from >= to || from >= tokens_.size()) return {};
    const std::size_t begin = tokens_[from].begin;
    return CollapseSpace(TrimAny(text_.substr(begin, tokens_[to - 1].end - begin), " .,;:"));
  }

  bool ReadEvent(std::size_t at) {
    DeadlineItem item;
    item.kind = ItemKind::kEvent;
    item.at = at;
    const std::size_t length = ReadLength(at, item);
    const bool counted = length > 0;
    if (const std::size_t after = MatchAny(tokens_, at + length, kAfter); after > 0) {
      return ReadAfter(at + length, after, counted, std::move(item));
    }
    if (const std::size_t before = MatchAny(tokens_, at + length, kBefore); before > 0) {
      return ReadBefore(at + length, before, std::move(item));
    }
    if (counted && (Previous(at, "vong") || Previous(at, "sau") ||
                    (Previous(at, "trong") && Is(at + 1, "ngay")))) {
      item.event = kFromThePaper;
      item.from_paper = true;
      item.end = at + length;
      return Add(std::move(item));
    }
    return ReadFollowing(at, std::move(item));
  }

  bool ReadAfter(std::size_t at, std::size_t after, bool counted, DeadlineItem item) {
    const bool to_date = DateBehind(at, after).has_value();
    if (to_date && !counted) return false;  // "kể từ ngày 01/6/2025" is a date, no event
    if (to_date) return ReadDaysAfterDate(at, after, std::move(item));
    item.end = EventEnd(at + after);
    std::size_t event_end = item.end;
    if (!counted) event_end = TakeLengthBehind(at + after, item);
    item.event = Source(at + after, event_end);
    if (item.event.empty()) return false;
    return Add(std::move(item));
  }

  // "Sau khi Nghị định được ban hành 30 ngày": where the words of the event end.
  std::size_t TakeLengthBehind(std::size_t begin, DeadlineItem& item) const {
    for (const std::size_t length : {2U, 4U}) {  // "30 ngày", "30 ngày làm việc"
      if (item.end < begin + length + 1) continue;
      DeadlineItem behind;
      if (ReadLength(item.end - length, behind) != length) continue;
      item.offset_days = behind.offset_days;
      item.working_days = behind.working_days;
      item.months = behind.months;
      return item.end - length;
    }
    return item.end;
  }

  // The date right behind "kể từ ngày", whose last word may belong to it.
  [[nodiscard]] std::optional<DateSpan> DateBehind(std::size_t at, std::size_t after) const {
    if (auto date = ReadDate(tokens_, at + after, YearAt(at).value_or(2000))) return date;
    if (after < 2) return std::nullopt;
    auto date = ReadDate(tokens_, at + after - 1, YearAt(at).value_or(2000));
    if (date) --date->tokens;
    return date;
  }

  // "30 ngày kể từ ngày 01/7/2026": a date.
  bool ReadDaysAfterDate(std::size_t at, std::size_t after, DeadlineItem item) {
    const auto date = DateBehind(at, after);
    if (!date->own_year && !YearAt(at)) {
      out_.missing_year = true;
      return false;
    }
    Day day = date->last;
    day = item.working_days ? domain::PlusWorkingDays(day, *item.offset_days)
                            : day.Plus(*item.offset_days);
    if (day.year() > 2100) return false;
    item.kind = ItemKind::kDate;
    item.date = *date;
    item.date.first = item.date.last = day;
    item.date.precision = Precision::kDay;
    item.date.range = false;
    item.date.vague = item.months;
    item.end = at + after + date->tokens;
    return Add(std::move(item));
  }

  // "trước khi họp 5 ngày", "05 ngày trước khi họp"
  bool ReadBefore(std::size_t at, std::size_t before, DeadlineItem item) {
    const bool when = Is(at + 1, "khi");
    std::size_t end = EventEnd(at + before);
    if (!item.offset_days && end >= at + before + 3) {
      DeadlineItem behind;
      const std::size_t start = ReadLength(end - 2, behind) == 2 ? end - 2 : end;
      if (start < end) {
        item.offset_days = behind.offset_days;
        item.end = end;
        end = start;
      }
    }
    item.event = Source(at + (when ? before : 1), end);
    if (item.event.empty()) return false;
    if (item.offset_days) item.offset_days = -*item.offset_days;
    item.end = std::max(item.end, end);
    return Add(std::move(item));
  }

  bool ReadFollowing(std::size_t at, DeadlineItem item) {
    if (const std::size_t count = MatchPhrase(tokens_, at, "dau nhiem ky"); count > 0) {
      item.event = Source(at, at + count);
      item.end = at + count;
      item.offset_days.reset();
      return Add(std::move(item));
    }
    std::size_t count = MatchAny(tokens_, at, kFollowing);
    // "Theo phân kỳ vốn": whatever it is, where nothing else is said.
    if (count == 0 && at == 0 && Is(0, "theo") && tokens_.size() >= 3 && !HasDate()) count = 1;
    if (count == 0) return false;
    item.end = FollowingEnd(at + count);
    item.event = Source(at + 1, item.end);
    return Add(std::move(item));
  }

  [[nodiscard]] bool HasDate() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (ReadDate(tokens_, i, year_.value_or(2000))) return true;
    }
    return false;
  }

  // "theo lộ trình ... , hoàn thành trước ..."
  [[nodiscard]] std::size_t FollowingEnd(std::size_t at) const {
    constexpr std::array<std::string_view, 3> kShort{"truoc", "xong", "nam"};
    while (at < tokens_.size() && MatchAny(tokens_, at, kNew) == 0) {
      if (MatchAny(tokens_, at, kShort) > 0 && DateWithin(at)) break;
      ++at;
    }
    return at;
  }

  // The name of an event goes to the end of the clause, unless a date stands behind a new wording.
  [[nodiscard]] std::size_t EventEnd(std::size_t at) const {
    for (std::size_t i = at + 1; i < tokens_.size(); ++i) {
      if (MatchAny(tokens_, i, kNew) > 0 && (DateWithin(i) || MatchAny(tokens_, i, kOngoing) > 0))
        return i;
    }
    return tokens_.size();
  }
  [[nodiscard]] bool DateWithin(std::size_t at) const {
    for (std::size_t i = at; i < tokens_.size() && i < at + 5; ++i) {
      if (ReadDate(tokens_, i, year_)) return true;
    }
    return false;
  }

  // The rest of a date that is none: "02/2025" in "31/02/2025".
  [[nodiscard]] bool IsInsideNumber(std::size_t at, std::size_t count) const {
    if (at < 2 || tokens_[at - 2].kind != TokenKind::kNumber) return false;
    return Is(at - 1, "/") || Is(at - 1, ".") ||
           (Is(at - 1, "-") && count == 3 && tokens_[at - 2].value < 1000);
  }

  // "Từ ngày 15 đến ngày 30/4/2026", "15-30/4/2026": the first day is of the month of the second.
  bool ReadDays(std::size_t begin) {
    std::size_t at = begin;
    if (Is(at, "tu")) ++at;
    if (Is(at, "ngay")) ++at;
    const auto first = Number(at, 1, 31);
    if (!first || (!Is(at + 1, "den") && !Is(at + 1, "toi") && !Is(at + 1, "-"))) return false;
    // "Đợt 1 - 30/6/2026", "văn bản số 12 đến ngày 20/8": the first number is no day.
    const bool begins = begin == 0 || tokens_[begin - 1].kind == TokenKind::kPunctuation;
    if (IsInsideNumber(at, 1) || (at == begin && !begins)) return false;
    at += 2;
    if (Is(at, "ngay")) ++at;
    if (at >= tokens_.size()) return false;
    const auto last = ReadDate(tokens_, at, YearAt(at));
    if (!last || last->precision != Precision::kDay || last->last.day() <= *first) return false;
    const auto day = Day::FromCivil(last->last.year(), last->last.month(), *first);
    if (!day) return false;
    DeadlineItem item;
    item.at = begin;
    item.end = at + last->tokens;
    item.date = *last;
    item.date.first = *day;
    item.date.range = true;
    return Add(std::move(item));
  }

  bool ReadDateAt(std::size_t at) {
    const std::optional<int> year = YearAt(at);
    const auto date = ReadDate(tokens_, at, year.value_or(2000));
    if (!date || IsInsideNumber(at, date->tokens)) return false;
    DeadlineItem item;
    item.at = at;
    item.date = *date;
    item.end = at + date->tokens;
    // "Cuối năm học 2026-2027"
    const bool ends = (Previous(at, "cuoi") || Previous(at, "het")) && Is(at + 1, "hoc");
    if (ends) {
      item.date.first = item.date.last;
      item.date.range = false;
    }
    if (!item.date.own_year && (ReadYearly(item) || ReadYearlyDays(item))) return true;
    if (!item.date.own_year && BelongsToRule(item)) {
      taken_ = item.end;
      return false;
    }
    if (!item.date.own_year && !year) {
      out_.missing_year = true;
      return false;
    }
    item.before = Previous(at, "truoc") || (Previous(at, "het") && at > 1 && Is(at - 2, "truoc"));
    item.after = Previous(at, "sau");
    item.from = Previous(at, "tu") || (Previous(at, "dau") && at > 1 && Is(at - 2, "tu")) ||
                (Previous(at, "ngay") && at > 1 && Is(at - 2, "tu")) ||
                (Is(item.end, "tro") && Is(item.end + 1, "di"));  // "2026 trở đi"
    Join(item);
    return Add(std::move(item));
  }

  // "Hằng năm (trước 15/12)": the day belongs to the rule before it.
  bool BelongsToRule(const DeadlineItem& item) {
    if (out_.items.empty() || out_.items.back().rule.empty()) return false;
    DeadlineItem& rule = out_.items.back();
    const DateSpan& date = item.date;
    // "02 lần/năm (tháng 5 và tháng 11)": what the bracket says is in the text.
    if (rule.rule != "yearly") return Is(rule.end, "(") && !ClosedBetween(rule.end, item.at);
    rule.rule = "yearly-" + std::to_string(date.last.month());
    if (date.precision == Precision::kDay) rule.rule_day = date.last.day();
    return true;
  }

  [[nodiscard]] bool ClosedBetween(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (Is(i, ")")) return true;
    }
    return false;
  }

  // "từ 01/4 đến 30/9/2025": the second date ends what the first begins.
  void Join(DeadlineItem& item) {
    if (out_.items.empty() || out_.items.back().kind != ItemKind::kDate) return;
    DeadlineItem& first = out_.items.back();
    const std::size_t gap = item.at - first.end;
    if (gap < 1 || gap > 3) return;
    const std::size_t at = first.end;
    item.joined = Is(at, "-") || Is(at, "den") || Is(at, "toi");
    if (item.joined && !first.date.own_year && first.date.first > item.date.last) {
      // "tháng 11 đến tháng 2/2026"
      const auto earlier = ReadDate(tokens_, first.at, item.date.last.year() - 1);
      if (earlier) first.date = *earlier;
    }
  }

  // "tháng 10 hằng năm", "trước ngày 15/12 hằng năm"
  bool ReadYearly(DeadlineItem& item) {
    const auto rule = ReadRule(tokens_, item.end);
    if (!rule || rule->rule != "yearly") return false;
    item.kind = ItemKind::kRecurring;
    const int month = item.date.last.month();
    const bool halves = item.date.range && month - item.date.first.month() == 6;
    item.rule = halves ? "half-yearly" : "yearly-" + std::to_string(month);
    if (item.date.precision == Precision::kDay) item.rule_day = item.date.last.day();
    item.end += rule->tokens;
    return Add(std::move(item));
  }

  // "30/6 và 31/12 hằng năm", "15/3, 15/6, 15/9 và 15/12 hằng năm": a day of each period.
  bool ReadYearlyDays(DeadlineItem& item) {
    std::vector<DateSpan> days{item.date};
    std::size_t at = item.end;
    while (Is(at, ",") || Is(at, ";") || Is(at, "va")) {
      do {
        ++at;
      } while (Is(at, "truoc") || Is(at, "ngay") || Is(at, "va"));
      const auto next = at < tokens_.size() ? ReadDate(tokens_, at, days[0].last.year())
                                            : std::optional<DateSpan>{};
      if (!next || next->own_year || next->precision != Precision::kDay) return false;
      days.push_back(*next);
      at += next->tokens;
    }
    const auto rule = ReadRule(tokens_, at);
    const auto count = static_cast<int>(days.size());
    if (!rule || rule->rule != "yearly" || (count != 2 && count != 4)) return false;
    for (int i = 1; i < count; ++i) {
      const auto month = [&](int k) { return days[static_cast<std::size_t>(k)].last.month(); };
      if (month(i) - month(i - 1) != 12 / count) return false;
    }
    item.kind = ItemKind::kRecurring;
    item.rule = count == 2 ? "half-yearly" : "quarterly";
    if (days.back().last.month() == 12) item.rule_day = days.back().last.day();
    item.end = at + rule->tokens;
    return Add(std::move(item));
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  std::optional<int> year_;
  std::vector<std::pair<std::size_t, int>> printed_years_;
  std::size_t taken_ = 0;  // what belongs to an item before it ends here
  ClauseItems out_;
};

}  // namespace

ClauseItems ReadClauseItems(
    std::string_view text, std::span<const Token> tokens, std::optional<int> year
) {
  return ClauseReader(text, tokens, year).Read();
}

}  // namespace sauro::intake
