#include "intake/deadline_text.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "base/text.h"
#include "intake/date_text.h"
#include "intake/deadline_clause.h"
#include "intake/doc_number.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

using domain::Deadline;
using domain::DeadlineKind;

constexpr std::size_t kMaxBytes = 4000;

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
  sum.deadline.soft = sum.deadline.due.has_value() &&
                      (HasPhrase(tokens, "phan dau") || HasPhrase(tokens, "du kien"));
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

// Parts that `separators` part, each of which begins with one of `phrases` and then says when.
// Empty if one does not.
template <typename Phrases>
std::vector<Audience> PartsThatBegin(
    std::string_view text, std::string_view separators, const Phrases& phrases
) {
  constexpr std::array<std::string_view, 9> kWhen{
      "xong", "hoan thanh", "truoc", "trong", "cham nhat", "den", "quy", "thang", "nam"};
  std::vector<Audience> out;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find_first_of(separators, from), text.size());
    const std::string_view part = text.substr(from, end - from);
    const std::vector<Token> tokens = Tokenize(part);
    const bool begins = std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
      return MatchPhrase(tokens, 0, phrase) > 0;
    });
    std::size_t when = 1;
    while (when < tokens.size() &&
           std::none_of(kWhen.begin(), kWhen.end(), [&](std::string_view phrase) {
             return MatchPhrase(tokens, when, phrase) > 0;
           })) {
      ++when;
    }
    if (!begins || when >= tokens.size() || tokens[when - 1].text == "tu") return {};
    out.push_back(
        {TrimAny(part.substr(0, tokens[when].begin), " ,-"), part.substr(tokens[when].begin)}
    );
    from = end + 1;
  }
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
  return PartsThatBegin(text, ";", kBodies);
}

// "Trình trong tháng 5, ban hành trong tháng 6/2026": a time for each step.
std::vector<Audience> FindSteps(std::string_view text) {
  constexpr std::array<std::string_view, 7> kSteps{
      "trinh", "ban hanh", "du thao", "tham dinh", "phe duyet", "khanh thanh", "nghiem thu"};
  return PartsThatBegin(text, ",;", kSteps);
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
  for (const auto& audiences :
       {FindAudiences(text), FindUnmarkedAudiences(text), FindSteps(text)}) {
    DeadlineReading out;
    if (MakeParts(audiences, context, out)) return out;
  }
  return std::nullopt;
}

// "Hoàn thành trong năm 2026 (riêng cấp xã trước 30/9/2026)": some bodies have another time than
// the rest. Where their words begin; past the end if there are none.
std::size_t ExceptionIn(std::string_view text) {
  const std::vector<Token> tokens = Tokenize(text);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].text != "rieng") continue;
    const bool opens = tokens[i - 1].kind == TokenKind::kPunctuation;
    if (opens && YearIn(std::span(tokens).first(i))) return tokens[i - 1].begin;
  }
  return text.size();
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
  } else if (const std::size_t end = ExceptionIn(text); end < text.size()) {
    out = ReadWhole(text.substr(0, end), context);
    if (out.doubt.empty()) out.doubt = "Một số cơ quan có thời hạn riêng; đang lấy thời hạn chung";
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

namespace {

// "trước 17h00 ngày", "trước 10 giờ 30 phút ngày", "trước 10h00' ngày"
bool IsBeforeHour(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::size_t kLongest = 7;  // tokens from the hour to the day
  const bool hour = MatchPhrase(tokens, at, "truoc") > 0 && at + 2 < tokens.size() &&
                    tokens[at + 1].kind == TokenKind::kNumber &&
                    (tokens[at + 2].text == "h" || tokens[at + 2].text == "g" ||
                     tokens[at + 2].text == "gio" || tokens[at + 2].text == ":");
  if (!hour) return false;
  const std::size_t end = std::min(tokens.size(), at + kLongest);
  for (std::size_t i = at + 3; i < end; ++i) {
    if (tokens[i].text == "ngay") return true;
  }
  return false;
}

// "hoàn thành thắng 4 trận", "hoàn thành quỹ đất": with their marks they are no month and no
// quarter.
bool NamesNoPeriod(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  const std::size_t end = std::min(tokens.size(), at + 3);
  for (std::size_t i = at; i < end; ++i) {
    const std::string word = ToLower(text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin));
    const bool period = word == "tháng" || word == "quý" || word == "thang" || word == "quy";
    if ((tokens[i].text == "thang" || tokens[i].text == "quy") && !period) return true;
  }
  return false;
}

// "vào ngày 20 hằng tháng", "ngày 25 mỗi quý"
bool IsDayOfEach(const std::vector<Token>& tokens, std::size_t at) {
  return MatchPhrase(tokens, at, "ngay") > 0 && at + 3 < tokens.size() &&
         tokens[at + 1].kind == TokenKind::kNumber &&
         (tokens[at + 2].text == "hang" || tokens[at + 2].text == "moi") &&
         (tokens[at + 3].text == "thang" || tokens[at + 3].text == "quy");
}

}  // namespace

DeadlineReading DeadlineInSentence(std::string_view sentence, const DeadlineContext& context) {
  constexpr std::array<std::string_view, 28> kCues{
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
      "ban hanh trong",
      "hoan thanh quy",
      "hoan thanh thang",
      "xong quy",
      "xong thang",
      "thoi gian thang",
      "thoi gian quy",
      "thoi gian truoc",
      "thoi han truoc"};
  sentence = sentence.substr(0, kMaxBytes);
  const std::vector<Token> tokens = Tokenize(sentence);
  for (std::size_t i = tokens.size(); i-- > 0;) {
    const auto is_cue = [&](std::size_t at) {
      return std::any_of(kCues.begin(), kCues.end(), [&](std::string_view phrase) {
        return MatchPhrase(tokens, at, phrase) > 0;
      });
    };
    const bool cue = is_cue(i) && !NamesNoPeriod(sentence, tokens, i);
    // "trước 30/4/2026": with a year it is a day, "trước 5 thành viên" is none.
    const auto day = MatchPhrase(tokens, i, "truoc") > 0 && i + 1 < tokens.size()
                         ? ReadDate(tokens, i + 1, std::nullopt)
                         : std::nullopt;
    const bool longer = (i > 0 && is_cue(i - 1)) || (i > 1 && is_cue(i - 2));  // "xong trước"
    const bool of_each = !longer && IsDayOfEach(tokens, i);
    if (!cue && (!day || longer) && !IsBeforeHour(tokens, i) && !of_each) continue;
    std::size_t end = i + 1;
    const auto stops = [&](const std::string& mark) {
      return mark == "," || mark == "(" || mark == ")";
    };
    while (end < tokens.size() && !EndsClause(sentence, tokens, end) && !stops(tokens[end].text))
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
  // "Nhiệm vụ hoàn thành trong quý I/2026", "Nhiệm vụ thường xuyên"
  const std::string words = WordsOf(heading);
  constexpr std::array<std::string_view, 6> kWork{
      "nhiem vu ",
      "cac nhiem vu ",
      "nhom nhiem vu ",
      "cong viec ",
      "cac cong viec ",
      "nhung nhiem vu "};
  constexpr std::size_t kMostOfAll = 12;  // words
  const bool of_work = std::any_of(kWork.begin(), kWork.end(), [&](std::string_view begin) {
    return words.starts_with(begin);
  });
  if (of_work && std::count(words.begin(), words.end(), ' ') < std::ptrdiff_t{kMostOfAll}) {
    Deadline out = ParseDeadline(heading, context);
    const bool past = out.due && context.year && out.due->year() < *context.year;
    if (!past && (out.kind == DeadlineKind::kFixed || out.kind == DeadlineKind::kOngoing)) {
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
