#include "intake/deadline_text.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "base/text.h"
#include "intake/date_text.h"
#include "intake/doc_number.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

using domain::Deadline;
using domain::DeadlineKind;

enum class ItemKind { kDate, kOngoing, kRecurring, kEvent };

struct Item {
  ItemKind kind = ItemKind::kDate;
  std::size_t at = 0;   // token
  std::size_t end = 0;  // token after it
  DateSpan date;
  bool before = false;
  bool from = false;
  bool joined = false;  // "- D2" or "đến D2" right after another date
  std::string rule;
  std::string event;
  std::optional<std::int32_t> offset_days;
};

template <std::size_t N>
std::size_t MatchAny(
    std::span<const Token> tokens, std::size_t at, const std::array<std::string_view, N>& phrases
) {
  for (const std::string_view phrase : phrases) {
    if (const std::size_t count = MatchPhrase(tokens, at, phrase); count > 0) return count;
  }
  return 0;
}

bool Contains(std::span<const Token> tokens, std::string_view phrase) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (MatchPhrase(tokens, i, phrase) > 0) return true;
  }
  return false;
}

constexpr std::array<std::string_view, 6> kOngoing{
    "thuong xuyen", "lien tuc", "duy tri", "xuyen suot", "trong suot", "thuong ky"};

// An event that has to happen first; what follows belongs to its name.
constexpr std::array<std::string_view, 9> kAfter{
    "sau khi",
    "ke tu khi",
    "ke tu ngay",
    "ke tu",
    "tu khi",
    "ngay khi",
    "khi co",
    "khi trung uong",
    "tu ngay co"};
// Work that goes by somebody else's paper.
constexpr std::array<std::string_view, 12> kFollowing{
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
    "theo de nghi"};

struct Rule {
  std::string_view phrase;
  std::string_view rule;
};
constexpr std::array<Rule, 25> kRules{{
    {"hang nam", "yearly"},
    {"moi nam", "yearly"},
    {"thuong nien", "yearly"},
    {"1 lan / nam", "yearly"},
    {"01 lan / nam", "yearly"},
    {"nam mot lan", "yearly"},
    {"hang quy", "quarterly"},
    {"moi quy", "quarterly"},
    {"thang cuoi quy", "quarterly"},
    {"dinh ky quy", "quarterly"},
    {"1 lan / quy", "quarterly"},
    {"01 lan / quy", "quarterly"},
    {"3 thang / lan", "quarterly"},
    {"hang thang", "monthly"},
    {"moi thang", "monthly"},
    {"dinh ky thang", "monthly"},
    {"01 lan / thang", "monthly"},
    {"hang tuan", "weekly"},
    {"moi tuan", "weekly"},
    {"hang ngay", "daily"},
    {"6 thang / lan", "half-yearly"},
    {"06 thang / lan", "half-yearly"},
    {"6 thang mot lan", "half-yearly"},
    {"dinh ky 6 thang", "half-yearly"},
    {"dinh ky nam", "yearly"},
}};

class ClauseReader {
 public:
  ClauseReader(std::string_view text, std::span<const Token> tokens, const DeadlineContext& context)
      : text_(text), tokens_(tokens), context_(context) {}

  std::vector<Item> Read() {
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t before = items_.size();
      if (!ReadRule(i) && !ReadEvent(i) && !ReadOngoing(i)) ReadDateAt(i);
      i = items_.size() > before ? items_.back().end : i + 1;
    }
    return std::move(items_);
  }

  [[nodiscard]] bool missing_year() const { return missing_year_; }

 private:
  bool Add(Item item) {
    items_.push_back(std::move(item));
    return true;
  }

  const Rule* RuleAt(std::size_t at, std::size_t& count) const {
    for (const Rule& rule : kRules) {
      count = MatchPhrase(tokens_, at, rule.phrase);
      if (count > 0) return &rule;
    }
    return nullptr;
  }

  bool ReadRule(std::size_t at) {
    std::size_t count = 0;
    const Rule* rule = RuleAt(at, count);
    if (rule == nullptr) return false;
    Item item;
    item.kind = ItemKind::kRecurring;
    item.at = at;
    item.end = at + count;
    item.rule = rule->rule;
    return Add(std::move(item));
  }

  bool ReadOngoing(std::size_t at) {
    const std::size_t count = MatchAny(tokens_, at, kOngoing);
    if (count == 0) return false;
    Item item;
    item.kind = ItemKind::kOngoing;
    item.at = at;
    item.end = at + count;
    return Add(std::move(item));
  }

  // "7 ngày [làm việc] sau khi ...", "2 tuần kể từ khi ...": the number of tokens before the
  // phrase.
  std::size_t ReadOffset(std::size_t at, std::optional<std::int32_t>& days) const {
    if (at + 1 >= tokens_.size() || tokens_[at].kind != TokenKind::kNumber) return 0;
    if (tokens_[at].value < 0 || tokens_[at].value > 3660) return 0;
    std::size_t count = 2;
    if (tokens_[at + 1].text == "ngay") {
      count += MatchPhrase(tokens_, at + 2, "lam viec");
      days = tokens_[at].value;
    } else if (tokens_[at + 1].text == "tuan") {
      days = tokens_[at].value * 7;
    } else if (tokens_[at + 1].text != "thang") {
      return 0;
    }
    if (MatchAny(tokens_, at + count, kAfter) == 0) days.reset();
    return MatchAny(tokens_, at + count, kAfter) == 0 ? 0 : count;
  }

  [[nodiscard]] std::string Source(std::size_t from, std::size_t to) const {
    if (from >= to) return {};
    const std::size_t begin = tokens_[from].begin;
    return std::string(TrimAny(text_.substr(begin, tokens_[to - 1].end - begin), " .,;:"));
  }

  bool ReadEvent(std::size_t at) {
    Item item;
    item.kind = ItemKind::kEvent;
    item.at = at;
    const std::size_t offset = ReadOffset(at, item.offset_days);
    if (const std::size_t after = MatchAny(tokens_, at + offset, kAfter); after > 0) {
      const bool named = tokens_[at + offset].text == "khi" || tokens_[at + offset].text == "ngay";
      // "kể từ ngày 01/6/2025" and "từ khi" with a plain date are no events.
      if (offset == 0 && ReadDate(tokens_, at + after, 2000)) return false;
      if (offset == 0 && after >= 2 && ReadDate(tokens_, at + after - 1, 2000)) return false;
      item.event = Source(at + offset + after - (named ? 1 : 0), tokens_.size());
      item.end = tokens_.size();
      return Add(std::move(item));
    }
    if (const std::size_t count = MatchPhrase(tokens_, at, "dau nhiem ky"); count > 0) {
      item.event = Source(at, at + count);
      item.end = at + count;
      return Add(std::move(item));
    }
    const std::size_t count = MatchAny(tokens_, at, kFollowing);
    if (count == 0) return false;
    item.end = EventEnd(at + count);
    item.event = Source(at + 1, item.end);
    return Add(std::move(item));
  }

  // An event's name goes on until a wording that begins something new.
  [[nodiscard]] std::size_t EventEnd(std::size_t at) const {
    constexpr std::array<std::string_view, 9> kNew{
        "hoan thanh",
        "truoc",
        "xong",
        "cham nhat",
        "muon nhat",
        "trong nam",
        "trong thang",
        "duy tri",
        "thuong xuyen"};
    while (at < tokens_.size() && MatchAny(tokens_, at, kNew) == 0) ++at;
    return at;
  }

  [[nodiscard]] bool Previous(std::size_t at, std::string_view word) const {
    return at > 0 && tokens_[at - 1].text == word;
  }

  // The rest of a date that is none: "02/2025" in "31/02/2025".
  [[nodiscard]] bool IsInsideNumber(std::size_t at, std::size_t count) const {
    if (at < 2 || tokens_[at - 2].kind != TokenKind::kNumber) return false;
    return tokens_[at - 1].text == "/" || tokens_[at - 1].text == "." ||
           (tokens_[at - 1].text == "-" && count == 3);
  }

  bool ReadDateAt(std::size_t at) {
    const auto with_any_year = ReadDate(tokens_, at, context_.year.value_or(2000));
    if (!with_any_year || IsInsideNumber(at, with_any_year->tokens)) return false;
    Item item;
    item.at = at;
    item.date = *with_any_year;
    item.end = at + item.date.tokens;
    if (!item.date.own_year && ReadMonthly(item)) return true;
    if (!item.date.own_year && !context_.year) {
      missing_year_ = true;
      return false;
    }
    item.before = Previous(at, "truoc");
    item.from =
        Previous(at, "tu") || (Previous(at, "dau") && at > 1 && tokens_[at - 2].text == "tu");
    const bool after_date = !items_.empty() && items_.back().kind == ItemKind::kDate;
    const std::size_t gap = after_date ? at - items_.back().end : 0;
    item.joined =
        after_date && gap <= 2 && gap >= 1 &&
        (tokens_[items_.back().end].text == "-" || tokens_[items_.back().end].text == "den");
    return Add(std::move(item));
  }

  // "tháng 10 hằng năm", "trước ngày 15/12 hằng năm"
  bool ReadMonthly(Item& item) {
    std::size_t count = 0;
    const Rule* rule = RuleAt(item.end, count);
    if (rule == nullptr || rule->rule != "yearly") return false;
    item.kind = ItemKind::kRecurring;
    item.rule = "yearly-" + std::to_string(item.date.last.month());
    item.end += count;
    return Add(std::move(item));
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  const DeadlineContext& context_;
  std::vector<Item> items_;
  bool missing_year_ = false;
};

Day DueOf(const Item& item, const DeadlineContext& context) {
  if (!item.before) return item.date.last;
  // "trước tháng 12" ends with November; "trước ngày 30/6" keeps the day unless the setting says
  // otherwise.
  if (item.date.precision != Precision::kDay || context.before_excludes_day) {
    return item.date.first.Plus(-1);
  }
  return item.date.last;
}

struct Clause {
  Deadline deadline;
  std::string doubt;
  bool completes = false;  // "hoàn thành ..."
};

const Item* FirstOf(const std::vector<Item>& items, ItemKind kind) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& i) { return i.kind == kind; });
  return found == items.end() ? nullptr : &*found;
}

Deadline RangeOf(Day start, Day due) {
  Deadline out;
  out.kind = DeadlineKind::kRange;
  out.start = start;
  out.due = due;
  return out;
}

// The range that the dates of a clause make, if they make one.
std::optional<Deadline> RangeIn(
    const std::vector<const Item*>& dates, bool ongoing_first, const DeadlineContext& context
) {
  const Item& first = *dates.front();
  const Item& last = *dates.back();
  if (dates.size() >= 2 && (dates[1]->joined || (first.from && !last.from))) {
    return RangeOf(first.date.first, DueOf(last, context));
  }
  if (dates.size() == 1 && first.date.range)
    return RangeOf(first.date.first, DueOf(first, context));
  if (!first.from && ongoing_first && first.date.precision != Precision::kDay && !first.before) {
    return RangeOf(first.date.first, first.date.last);
  }
  return std::nullopt;
}

// A clause that names at least one date.
void DecideDates(const std::vector<Item>& items, const DeadlineContext& context, Clause& out) {
  std::vector<const Item*> dates;
  for (const Item& item : items) {
    if (item.kind == ItemKind::kDate) dates.push_back(&item);
  }
  const Item& first = *dates.front();
  const Item* ongoing = FirstOf(items, ItemKind::kOngoing);
  const Item* recurring = FirstOf(items, ItemKind::kRecurring);
  const auto after = [&](const Item* item) { return item != nullptr && item->at > first.at; };
  if (auto range = RangeIn(dates, ongoing != nullptr && !after(ongoing), context)) {
    if (*range->start <= *range->due) {
      out.deadline = std::move(*range);
    } else {
      out.doubt = "Ngày bắt đầu sau ngày kết thúc";
    }
    return;
  }
  if (first.from && dates.size() == 1) {
    out.deadline.kind = DeadlineKind::kStart;
    out.deadline.start = first.date.first;
    return;
  }
  Day due = DueOf(first, context);
  for (const Item* date : dates) due = std::max(due, DueOf(*date, context));
  const bool kept_up = after(ongoing) || after(recurring);
  out.deadline.kind = kept_up ? DeadlineKind::kFixedThenOngoing : DeadlineKind::kFixed;
  out.deadline.due = due;
  if (dates.size() > 1) out.doubt = "Có nhiều mốc thời gian; đang lấy mốc cuối";
}

void DecideWithoutDates(const std::vector<Item>& items, Clause& out) {
  const Item* event = FirstOf(items, ItemKind::kEvent);
  const Item* ongoing = FirstOf(items, ItemKind::kOngoing);
  const Item* recurring = FirstOf(items, ItemKind::kRecurring);
  const bool event_first = event != nullptr && (ongoing == nullptr || event->at < ongoing->at) &&
                           (recurring == nullptr || event->at < recurring->at);
  // A term's first days pass; what is kept up then matters more.
  const bool term = event_first && event->event.find("nhiệm kỳ") != std::string::npos;
  if (event_first && !(term && ongoing != nullptr)) {
    out.deadline.kind = DeadlineKind::kEvent;
    out.deadline.event = event->event;
    out.deadline.offset_days = event->offset_days;
  } else if (recurring != nullptr) {
    out.deadline.kind = DeadlineKind::kRecurring;
    out.deadline.rule = recurring->rule;
  } else if (ongoing != nullptr) {
    out.deadline.kind = DeadlineKind::kOngoing;
  }
}

Clause ReadClause(
    std::string_view text, std::span<const Token> tokens, const DeadlineContext& context
) {
  ClauseReader reader(text, tokens, context);
  const std::vector<Item> items = reader.Read();
  Clause out;
  out.completes = Contains(tokens, "hoan thanh");
  if (FirstOf(items, ItemKind::kDate) != nullptr) {
    DecideDates(items, context, out);
  } else {
    DecideWithoutDates(items, out);
  }
  if (out.deadline.kind == DeadlineKind::kUnspecified && reader.missing_year()) {
    out.doubt = "Thời hạn thiếu năm";
  }
  return out;
}

bool IsKeptUp(DeadlineKind kind) {
  return kind == DeadlineKind::kOngoing || kind == DeadlineKind::kRecurring;
}

void CombineFixed(Clause& sum, const Deadline& next) {
  if (IsKeptUp(next.kind)) sum.deadline.kind = DeadlineKind::kFixedThenOngoing;
  if (next.kind != DeadlineKind::kFixed && next.kind != DeadlineKind::kFixedThenOngoing) return;
  sum.deadline.kind = next.kind;
  sum.deadline.due = std::max(*sum.deadline.due, *next.due);
  if (sum.doubt.empty()) sum.doubt = "Có nhiều mốc thời gian; đang lấy mốc cuối";
}

// "Hoàn thành ban hành quy tắc, triển khai từ tháng 5; tập huấn hằng năm": the paper is due by the
// end of that month.
void CombineStart(Clause& sum, const Deadline& next) {
  if (!sum.completes || !IsKeptUp(next.kind)) return;
  const Day start = *sum.deadline.start;
  sum.deadline = {};
  sum.deadline.kind = DeadlineKind::kFixedThenOngoing;
  sum.deadline.due = Day::LastOfMonth(start.year(), start.month());
  if (sum.doubt.empty()) sum.doubt = "Văn bản chỉ ghi tháng bắt đầu; đang lấy hết tháng đó làm hạn";
}

// Puts a later clause onto what the earlier ones say.
void Combine(Clause& sum, Clause next) {
  if (sum.doubt.empty()) sum.doubt = std::move(next.doubt);
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
      if (next.deadline.due && sum.doubt.empty()) {
        sum.doubt = "Vừa thường xuyên vừa có mốc thời gian";
      }
      return;
    case DeadlineKind::kRange:
    case DeadlineKind::kFixedThenOngoing:
    case DeadlineKind::kEvent:
    case DeadlineKind::kSplit: return;
  }
}

// The tokens, with each cited document and its date as one mark that matches nothing: "tại Kế hoạch
// số 11-KH/TU ngày 27/3/2025" names no deadline.
std::vector<Token> WithoutCitations(std::string_view text) {
  std::vector<Token> out;
  const std::vector<DocumentNumber> numbers = FindDocumentNumbers(text);
  const std::vector<Token> tokens = Tokenize(text);
  std::size_t i = 0;
  for (const DocumentNumber& number : numbers) {
    while (i < tokens.size() && tokens[i].begin < number.begin) out.push_back(tokens[i++]);
    Token mark;
    mark.kind = TokenKind::kPunctuation;
    mark.begin = number.begin;
    mark.end = number.end;
    while (i < tokens.size() && tokens[i].begin < number.end) ++i;
    const std::size_t day = i < tokens.size() && tokens[i].text == "," ? i + 1 : i;
    if (day < tokens.size() && tokens[day].text == "ngay") {
      if (const auto date = ReadDate(tokens, day, 2000)) {
        i = day + date->tokens;
        mark.end = tokens[i - 1].end;
      }
    }
    out.push_back(std::move(mark));
  }
  out.insert(out.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i), tokens.end());
  return out;
}

bool EndsClause(std::string_view text, const std::vector<Token>& tokens, std::size_t i) {
  if (tokens[i].text == ";") return true;
  if (tokens[i].text != ".") return false;
  // "30.6.2025" is a date; a full stop has a space or nothing after it.
  return i + 1 == tokens.size() || text[tokens[i].end] == ' ' || text[tokens[i].end] == '\n';
}

DeadlineReading ReadWhole(std::string_view text, const DeadlineContext& context) {
  const std::vector<Token> tokens = WithoutCitations(text);
  Clause sum;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= tokens.size(); ++i) {
    if (i < tokens.size() && !EndsClause(text, tokens, i)) continue;
    Combine(sum, ReadClause(text, std::span(tokens).subspan(begin, i - begin), context));
    begin = i + 1;
    if (i >= tokens.size()) break;
  }
  sum.deadline.soft = Contains(tokens, "phan dau") && sum.deadline.due.has_value();
  return {std::move(sum.deadline), std::move(sum.doubt)};
}

struct Audience {
  std::string_view who;
  std::string_view when;
};

// "X: ... . Y: ..." -> (X, ...), (Y, ...)
std::vector<Audience> FindAudiences(std::string_view text) {
  std::vector<Audience> out;
  std::size_t from = 0;
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    const std::string_view head = text.substr(from, colon - from);
    std::size_t label = 0;
    if (!out.empty()) {
      const std::size_t stop = std::max(
          head.rfind(". ") == std::string_view::npos ? 0 : head.rfind(". ") + 1,
          std::max(
              head.rfind(';') == std::string_view::npos ? 0 : head.rfind(';') + 1,
              head.rfind('\n') == std::string_view::npos ? 0 : head.rfind('\n') + 1
          )
      );
      if (stop == 0) continue;
      out.back().when = text.substr(from, stop);
      label = stop;
    }
    out.push_back({TrimAny(head.substr(label), " -+\n.;"), {}});
    from = colon + 1;
  }
  if (!out.empty()) out.back().when = text.substr(from);
  return out;
}

std::optional<DeadlineReading> ReadSplit(std::string_view text, const DeadlineContext& context) {
  const std::vector<Audience> audiences = FindAudiences(text);
  if (audiences.size() < 2 || audiences.size() > 50) return std::nullopt;
  DeadlineReading out;
  out.deadline.kind = DeadlineKind::kSplit;
  for (const Audience& audience : audiences) {
    DeadlineReading part = ReadWhole(audience.when, context);
    if (part.deadline.kind == DeadlineKind::kUnspecified || audience.who.empty())
      return std::nullopt;
    part.deadline.raw = CollapseSpace(TrimAny(audience.when, " .;\n"));
    if (out.doubt.empty()) out.doubt = part.doubt;
    out.deadline.parts.push_back({CollapseSpace(audience.who), std::move(part.deadline)});
  }
  return out;
}

}  // namespace

DeadlineReading ReadDeadline(std::string_view text, const DeadlineContext& context) {
  DeadlineReading out;
  if (auto split = ReadSplit(text, context)) {
    out = std::move(*split);
  } else {
    out = ReadWhole(text, context);
  }
  out.deadline.raw = CollapseSpace(text);
  const bool blank = WordsOf(text).empty();
  if (out.deadline.kind == DeadlineKind::kUnspecified && !blank && out.doubt.empty()) {
    out.doubt = "Chưa hiểu cách ghi thời hạn";
  }
  return out;
}

Deadline ParseDeadline(std::string_view text, const DeadlineContext& context) {
  return ReadDeadline(text, context).deadline;
}

}  // namespace sauro::intake
