#include "intake/deadline_text.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "base/text.h"
#include "intake/date_text.h"
#include "intake/deadline_items.h"
#include "intake/doc_number.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

using domain::Deadline;
using domain::DeadlineKind;
using Items = std::vector<DeadlineItem>;

constexpr std::size_t kMaxBytes = 4000;

bool Contains(std::span<const Token> tokens, std::string_view phrase) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (MatchPhrase(tokens, i, phrase) > 0) return true;
  }
  return false;
}

Day DueOf(const DeadlineItem& item, const DeadlineContext& context) {
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
  if (dates.size() == 1 && first.date.range) {
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

Clause ReadClause(
    std::string_view text,
    std::span<const Token> tokens,
    const DeadlineContext& context,
    std::optional<int> year
) {
  const ClauseItems found = ReadClauseItems(text, tokens, year);
  Clause out;
  out.completes = Contains(tokens, "hoan thanh");
  if (FirstOf(found.items, ItemKind::kDate) != nullptr) {
    DecideDates(found.items, context, out);
  } else {
    DecideWithoutDates(found.items, out);
  }
  if (out.deadline.kind != DeadlineKind::kUnspecified) AddFacets(found.items, out);
  const bool undated = out.deadline.kind == DeadlineKind::kRecurring && !out.deadline.due;
  if (undated && Contains(tokens, "ban hanh")) Doubt(out, "Văn bản phải ban hành chưa có hạn");
  if (found.missing_year) Doubt(out, "Thời hạn thiếu năm");
  return out;
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

// Puts a later clause onto what the earlier ones say.
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
    case DeadlineKind::kEvent:
      sum.deadline.then_ongoing = sum.deadline.then_ongoing || IsKeptUp(next.deadline.kind);
      TakeRule(sum.deadline, next.deadline);
      return;
    case DeadlineKind::kFixedThenOngoing:
    case DeadlineKind::kSplit: return;
  }
}

// A scan reads 1 as l and 0 as O: "3O/6/2O25", "31/l2/2025". Only between digits and separators, so
// that "I/2026" of a quarter stays. Changes no length.
std::string MendDigits(std::string_view text) {
  const auto digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  const auto separator = [&](std::size_t i) {
    return i < text.size() && (text[i] == '/' || text[i] == '.' || text[i] == '-');
  };
  std::string out(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool one = text[i] == 'l' || text[i] == 'I' || text[i] == '|';
    const bool zero = text[i] == 'O' || text[i] == 'o';
    if (!one && !zero) continue;
    const bool left = i > 0 && digit(i - 1);
    const bool right = digit(i + 1);
    const bool closed = (left && (right || separator(i + 1) || i + 1 == text.size())) ||
                        (right && (i == 0 || separator(i - 1) || text[i - 1] == ' '));
    if (closed) out[i] = one ? '1' : '0';
  }
  return out;
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
  // "30.6.2025" is a date, "T.6/2026" a month; a full stop has a space or nothing after it.
  return i + 1 == tokens.size() || text[tokens[i].end] == ' ' || text[tokens[i].end] == '\n';
}

// The first year that the text prints.
std::optional<int> YearIn(std::span<const Token> tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (const auto date = ReadDate(tokens, i, std::nullopt)) return date->last.year();
  }
  return std::nullopt;
}

DeadlineReading ReadWhole(std::string_view printed, const DeadlineContext& context) {
  const std::string text = MendDigits(printed);
  const std::vector<Token> tokens = WithoutCitations(text);
  const std::optional<int> own_year = YearIn(tokens);
  const std::optional<int> year = own_year ? own_year : context.year;
  Clause sum;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= tokens.size(); ++i) {
    if (i < tokens.size() && !EndsClause(text, tokens, i)) continue;
    Combine(sum, ReadClause(text, std::span(tokens).subspan(begin, i - begin), context, year));
    begin = i + 1;
    if (i >= tokens.size()) break;
  }
  sum.deadline.soft =
      sum.deadline.due.has_value() && (Contains(tokens, "phan dau") || Contains(tokens, "du kien"));
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

// "Cấp tỉnh trước 30/6/2026; cấp xã trước 30/9/2026": who stands before the date without a colon.
std::vector<Audience> FindUnmarkedAudiences(std::string_view text) {
  constexpr std::array<std::string_view, 12> kBodies{
      "cap tinh",
      "cap xa",
      "cap huyen",
      "cac so",
      "so",
      "xa",
      "phuong",
      "dia phuong",
      "don vi",
      "ubnd",
      "cac xa",
      "tinh"};
  constexpr std::array<std::string_view, 9> kWhen{
      "xong", "hoan thanh", "truoc", "trong", "cham nhat", "den", "quy", "thang", "nam"};
  std::vector<Audience> out;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find(';', from), text.size());
    const std::string_view part = text.substr(from, end - from);
    const std::vector<Token> tokens = Tokenize(part);
    const bool body = std::any_of(kBodies.begin(), kBodies.end(), [&](std::string_view phrase) {
      return MatchPhrase(tokens, 0, phrase) > 0;
    });
    std::size_t when = 1;
    while (when < tokens.size() &&
           std::none_of(kWhen.begin(), kWhen.end(), [&](std::string_view phrase) {
             return MatchPhrase(tokens, when, phrase) > 0;
           })) {
      ++when;
    }
    if (!body || when >= tokens.size()) return {};
    out.push_back(
        {TrimAny(part.substr(0, tokens[when].begin), " ,-"), part.substr(tokens[when].begin)}
    );
    from = end + 1;
  }
  return out;
}

bool MakeParts(
    const std::vector<Audience>& audiences, const DeadlineContext& context, DeadlineReading& out
) {
  if (audiences.size() < 2 || audiences.size() > 50) return false;
  for (const Audience& audience : audiences) {
    DeadlineReading part = ReadWhole(audience.when, context);
    if (part.deadline.kind == DeadlineKind::kUnspecified || audience.who.empty()) return false;
    part.deadline.raw = CollapseSpace(TrimAny(audience.when, " .;\n"));
    if (out.doubt.empty()) out.doubt = part.doubt;
    out.deadline.parts.push_back({CollapseSpace(audience.who), std::move(part.deadline)});
  }
  out.deadline.kind = DeadlineKind::kSplit;
  return true;
}

std::optional<DeadlineReading> ReadSplit(std::string_view text, DeadlineContext context) {
  if (const auto year = YearIn(WithoutCitations(text))) context.year = year;
  for (const auto& audiences : {FindAudiences(text), FindUnmarkedAudiences(text)}) {
    DeadlineReading out;
    if (MakeParts(audiences, context, out)) return out;
  }
  return std::nullopt;
}

// "Như trên", "nt", a ditto mark.
bool IsDitto(std::string_view text) {
  const std::string words = WordsOf(text);
  if (words == "nhu tren" || words == "nt" || words == "nhu dong tren" || words == "n t")
    return true;
  const std::string_view bare = Trim(text);
  return bare == "\"" || bare == "''" || bare == "”" || bare == "“" || bare == "〃" ||
         bare == "-\"-";
}

}  // namespace

DeadlineReading ReadDeadline(std::string_view text, const DeadlineContext& context) {
  DeadlineReading out;
  const bool blank = WordsOf(text).empty();
  if (context.above != nullptr && IsDitto(text)) {
    out.deadline = *context.above;
    out.deadline.inherited = true;
  } else if (text.size() > kMaxBytes) {
    out.doubt = "Thời hạn dài quá nên không đọc";
  } else if (auto split = ReadSplit(text, context)) {
    out = std::move(*split);
  } else {
    out = ReadWhole(text, context);
  }
  out.deadline.raw = CollapseSpace(text);
  if (out.deadline.kind == DeadlineKind::kUnspecified && !blank && out.doubt.empty()) {
    out.doubt = "Chưa hiểu cách ghi thời hạn";
  }
  return out;
}

Deadline ParseDeadline(std::string_view text, const DeadlineContext& context) {
  return ReadDeadline(text, context).deadline;
}

DeadlineReading DeadlineInSentence(std::string_view sentence, const DeadlineContext& context) {
  constexpr std::array<std::string_view, 20> kCues{
      "hoan thanh truoc",
      "hoan thanh trong",
      "hoan thanh xong",
      "xong trong",
      "xong truoc",
      "truoc ngay",
      "truoc thang",
      "trong thang",
      "trong quy",
      "trong nam",
      "cham nhat",
      "muon nhat",
      "thuc hien thuong xuyen",
      "duy tri thuong xuyen",
      "dinh ky hang",
      "dinh ky 6 thang",
      "xong vao",
      "hoan thanh vao",
      "ban hanh truoc",
      "ban hanh trong"};
  sentence = sentence.substr(0, kMaxBytes);
  const std::vector<Token> tokens = Tokenize(sentence);
  for (std::size_t i = tokens.size(); i-- > 0;) {
    const bool cue = std::any_of(kCues.begin(), kCues.end(), [&](std::string_view phrase) {
      return MatchPhrase(tokens, i, phrase) > 0;
    });
    if (!cue) continue;
    std::size_t end = i + 1;
    while (end < tokens.size() && !EndsClause(sentence, tokens, end) && tokens[end].text != ",")
      ++end;
    DeadlineReading out = ReadDeadline(
        sentence.substr(tokens[i].begin, tokens[end - 1].end - tokens[i].begin), context
    );
    const DeadlineKind kind = out.deadline.kind;
    if (kind != DeadlineKind::kUnspecified && kind != DeadlineKind::kEvent) return out;
  }
  return {};
}

std::optional<Deadline> DeadlineOfHeading(
    std::string_view heading, const DeadlineContext& context
) {
  constexpr std::size_t kMaxOtherWords = 4;
  heading = heading.substr(0, kMaxBytes);
  // "Chuẩn bị (hoàn thành trước 31/3/2026)": what stands in brackets at the end.
  const std::size_t open = heading.ends_with(')') ? heading.rfind('(') : std::string_view::npos;
  if (open != std::string_view::npos && open > 0) {
    const std::string_view inside = heading.substr(open + 1, heading.size() - open - 2);
    constexpr std::array<std::string_view, 6> kDue{
        "hoan thanh", "thoi han", "thoi gian", "truoc", "xong", "den het"};
    const std::string words = " " + WordsOf(inside);
    const bool due = std::any_of(kDue.begin(), kDue.end(), [&](std::string_view word) {
      return words.find(" " + std::string(word) + " ") != std::string::npos;
    });
    Deadline out = due ? ParseDeadline(inside, context) : Deadline{};
    if (out.kind != DeadlineKind::kUnspecified) {
      out.raw.clear();
      out.inherited = true;
      return out;
    }
  }
  const std::vector<Token> tokens = WithoutCitations(heading);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto date = ReadDate(tokens, i, context.year);
    if (!date) continue;
    if (date->range || tokens.size() - date->tokens > kMaxOtherWords) return std::nullopt;
    Deadline out;
    out.kind = DeadlineKind::kFixed;
    out.due = date->last;
    out.inherited = true;
    return out;
  }
  return std::nullopt;
}

}  // namespace sauro::intake
