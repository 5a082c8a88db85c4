#include "intake/figure_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"
#include "intake/columns.h"
#include "intake/doc_number.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Longer wordings before the shorter ones that they begin with. "có" and "mỗi năm" ask for nothing
// by themselves: they have no operator.
constexpr std::array<Pair, 54> kOperators{{
    {">=", ">="},
    {"=>", ">="},
    {"> =", ">="},
    {"<=", "<="},
    {"=<", "<="},
    {"< =", "<="},
    {"≥", ">="},
    {"≧", ">="},
    {"≤", "<="},
    {"≦", "<="},
    {">", ">"},
    {"<", "<"},
    {"=", "="},
    {"＞", ">"},
    {"＜", "<"},
    {"＝", "="},
    {"gần", ""},
    {"xấp xỉ", ""},
    {"tỷ lệ", ""},
    {"bình quân", ""},
    {"trung bình", ""},
    {"tối thiểu", ">="},
    {"ít nhất", ">="},
    {"không dưới", ">="},
    {"không thấp hơn", ">="},
    {"không ít hơn", ">="},
    {"đạt và vượt", ">="},
    {"trên", ">"},
    {"hơn", ">"},
    {"lớn hơn", ">"},
    {"từ", ">="},
    {"tối đa", "<="},
    {"không quá", "<="},
    {"không vượt quá", "<="},
    {"không cao hơn", "<="},
    {"dưới", "<"},
    {"nhỏ hơn", "<"},
    {"giảm còn", "="},
    {"giảm xuống còn", "="},
    {"giảm xuống", "="},
    {"tăng lên", "="},
    {"nâng lên", "="},
    {"phấn đấu", "="},
    {"đạt", "="},
    {"khoảng", "="},
    {"duy trì", "="},
    {"giữ vững", "="},
    {"giữ ổn định", "="},
    {"giữ nguyên", "="},
    {"ổn định", "="},
    {"có", ""},
    {"mỗi năm", ""},
    {"hằng năm", ""},
    {"hàng năm", ""},
}};

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

// Length of the number at the beginning of `text`.
std::size_t NumberLength(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && n < 30 &&
         (IsDigit(text[n]) || ((text[n] == ',' || text[n] == '.') && n > 0 && n + 1 < text.size() &&
                               IsDigit(text[n + 1])))) {
    ++n;
  }
  return n;
}

// Length of the minus right before a number: "-1,5", "–3"; 0 for a dash that stands apart.
std::size_t MinusLength(std::string_view text) {
  for (const std::string_view minus : {"-", "–", "−"}) {
    if (text.starts_with(minus) && text.size() > minus.size() && IsDigit(text[minus.size()]))
      return minus.size();
  }
  return 0;
}

// A group of exactly three digits after each dot: thousands.
bool IsThousands(std::string_view text) {
  const auto groups = Split(text, '.');
  if (groups.size() < 2 || groups[0].empty() || groups[0].size() > 3 || groups[0] == "0")
    return false;
  for (std::size_t i = 1; i < groups.size(); ++i) {
    if (groups[i].size() != 3) return false;
  }
  return true;
}

std::string Normal(std::string whole, std::string fraction) {
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  while (fraction.ends_with('0')) fraction.pop_back();
  return fraction.empty() ? whole : whole + "." + fraction;
}

// "1 200" -> "1200": groups of exactly three digits after the first.
std::string JoinThousands(std::string_view text) {
  const auto groups = Split(text, ' ');
  bool thousands = groups.size() > 1 && !groups[0].empty() && groups[0].size() <= 3;
  for (std::size_t i = 0; i < groups.size() && thousands; ++i) {
    thousands = (i == 0 || groups[i].size() == 3) &&
                std::all_of(groups[i].begin(), groups[i].end(), IsDigit);
  }
  return thousands ? ReplaceAll(std::string(text), " ", "") : std::string(text);
}

// "$\\geq 60\\%$" -> "≥ 60%"
std::string WithoutLatex(std::string text) {
  constexpr std::array<Pair, 9> kMarks{{
      {"\\geqslant", "≥"},
      {"\\leqslant", "≤"},
      {"\\geq", "≥"},
      {"\\leq", "≤"},
      {"\\ge", "≥"},
      {"\\le", "≤"},
      {"\\%", "%"},
      {"\\,", " "},
      {"$", ""},
  }};
  for (const auto& [mark, plain] : kMarks) text = ReplaceAll(std::move(text), mark, plain);
  return text;
}

bool TakeWord(std::string_view& rest, std::string_view word) {
  if (!rest.starts_with(word)) return false;
  const std::string_view after = rest.substr(word.size());
  const bool letters = static_cast<unsigned char>(word.front()) >= 'a' && word.front() != '=';
  if (letters && !after.empty() && after.front() != ' ' && after.front() != ':' &&
      !IsDigit(after.front()) && static_cast<unsigned char>(after.front()) != 0xE2) {
    return false;
  }
  rest = TrimAny(after, " :");
  return true;
}

// Takes "Phấn đấu đạt trên" from the beginning; what it asks for goes to `out`.
void TakeOperators(std::string_view& rest, DraftTarget& out) {
  for (bool found = true; found;) {
    found = false;
    for (const auto& [word, op] : kOperators) {
      if (!TakeWord(rest, word)) continue;
      if (word == "phấn đấu") out.soft = true;
      if (word.ends_with("năm")) out.per_year = true;
      if (!op.empty() && (out.op.empty() || op != "=")) out.op = op;
      found = true;
      break;
    }
  }
}

// What the number at the beginning of `rest` is; `rest` becomes what stands behind it.
struct Number {
  std::string value;
  bool percent = false;
};
Number TakeNumber(std::string_view& rest) {
  Number out;
  if (rest.size() > 1 && rest[0] == '+' && IsDigit(rest[1])) rest.remove_prefix(1);
  const std::size_t minus = MinusLength(rest);
  std::size_t length = minus + NumberLength(rest.substr(minus));
  // "1 200"
  while (length > minus && length + 4 <= rest.size() && rest[length] == ' ' &&
         NumberLength(rest.substr(length + 1)) == 3 &&
         !DecimalOf(rest.substr(0, length + 4)).empty()) {
    length += 4;
  }
  out.value = DecimalOf(rest.substr(0, length));
  rest.remove_prefix(length);
  const std::string_view after = Trim(rest);
  out.percent = after.starts_with('%');
  if (out.percent) rest = after.substr(1);
  return out;
}

// The other end of "1-2", "80% đến 90%".
std::string TakeUpper(std::string_view& rest, bool& percent) {
  std::string_view after = Trim(rest);
  bool joined = false;
  for (const std::string_view mark : {"-", "–", "đến"}) {
    if (joined || !after.starts_with(mark)) continue;
    after = Trim(after.substr(mark.size()));
    joined = true;
  }
  if (!joined) return {};
  const Number upper = TakeNumber(after);
  if (upper.value.empty()) return {};
  percent = percent || upper.percent;
  rest = after;
  return upper.value;
}

bool HasDigit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

bool BeginsVaguely(std::string_view lower) {
  constexpr std::array<std::string_view, 5> kVague{
      "bình quân", "trung bình", "tỷ lệ", "gần", "xấp xỉ"};
  return std::any_of(kVague.begin(), kVague.end(), [&](std::string_view word) {
    return lower.starts_with(word);
  });
}

// The mark of a footnote right behind a number: "80*", "80[1]".
std::string_view WithoutNoteMark(std::string_view rest) {
  if (rest.starts_with('[')) {
    const std::size_t end = rest.find_first_not_of("0123456789", 1);
    if (end > 1 && end < rest.size() && rest[end] == ']') return rest.substr(end + 1);
  }
  while (rest.starts_with('*')) rest.remove_prefix(1);
  return rest;
}

// "95+", "95%+": the number or more.
bool IsPlusEnd(std::string_view rest) {
  rest = Trim(rest);
  return rest == "+" || rest == "+%";
}

// "(5G)" at the end or right behind the number.
std::string TakeQualifier(std::string& rest) {
  const std::size_t open = rest.find('(');
  const std::size_t close = rest.find(')', open == std::string::npos ? 0 : open);
  if (open == std::string::npos || close == std::string::npos) return {};
  std::string inside(Trim(std::string_view(rest).substr(open + 1, close - open - 1)));
  rest = CollapseSpace(rest.substr(0, open) + " " + rest.substr(close + 1));
  return inside;
}

// "trở lên", "trở xuống" behind the number.
void TakeDirection(std::string& rest, DraftTarget& out) {
  for (const auto& [word, op] : {Pair{"trở lên", ">="}, Pair{"trở xuống", "<="}}) {
    const std::size_t at = rest.find(word);
    if (at == std::string::npos) continue;
    out.op = op;
    rest = CollapseSpace(rest.substr(0, at) + " " + rest.substr(at + word.size()));
  }
}

// Groups of a ranking, from low to high.
std::optional<int> RankOf(const std::string& lower) {
  constexpr std::array<std::string_view, 5> kGroups{
      "nhóm thấp", "nhóm trung bình", "nhóm giữa", "nhóm khá", "nhóm cao"};
  constexpr std::array<int, 5> kRanks{1, 2, 2, 3, 4};
  for (std::size_t i = 0; i < kGroups.size(); ++i) {
    if (lower.find(kGroups[i]) != std::string::npos) return kRanks[i];
  }
  return std::nullopt;
}

std::size_t WordCount(std::string_view text) {
  return text.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

// What may stand behind a number: nothing, a unit or a few words; "5G", "1. Xây" and "31/12" are
// none.
bool IsTail(std::string_view raw, std::string_view rest, bool percent) {
  // "100% cơ quan từ tỉnh đến xã có hệ thống": one figure, however long the words behind it.
  if (percent && rest.find_first_of("0123456789") == std::string_view::npos) return true;
  if (rest.empty() || rest == "." || percent) return WordCount(rest) <= 8;
  const bool apart = raw.starts_with(' ') || raw.starts_with('(') || raw.starts_with(';');
  return apart && WordCount(rest) <= 6;
}

// `lower` as it stands in `text`, if it does.
std::string_view AsPrinted(const std::string& lower, const std::string& text) {
  constexpr std::size_t kLongest = 100;  // bytes; longer words are no unit
  for (std::size_t at = 0; lower.size() <= kLongest && at + lower.size() <= text.size(); ++at) {
    const std::string_view piece = std::string_view(text).substr(at, lower.size());
    if (ToLower(std::string(piece)) == lower) return piece;
  }
  return lower;
}

// The power of ten that a unit begins with: 9 for "tỷ USD", 12 for "nghìn tỷ"; 0 for none.
int ScaleOf(std::string_view unit) {
  int scale = 0;
  const std::string lower = CollapseSpace(ToLower(std::string(unit)));
  for (const std::string_view word : Split(lower, ' ')) {
    if (word == "nghìn" || word == "ngàn") {
      scale += 3;
    } else if (word == "triệu") {
      scale += 6;
    } else if (word == "tỷ" || word == "tỉ") {
      scale += 9;
    } else {
      break;
    }
  }
  return scale;
}

// Gives the target its unit: percent, the row's, else the words behind the number. Words that say
// another scale than the row's win.
void SetUnit(std::string_view unit, bool percent, std::string_view rest, DraftTarget& out) {
  const int printed = ScaleOf(rest);
  if (percent) {
    out.unit = unit.starts_with('%') ? unit : "%";  // "%/năm"
  } else if (!unit.empty() && (printed == 0 || printed == ScaleOf(unit))) {
    out.unit = unit;
  } else if (!rest.empty() && rest != ".") {
    out.unit = TrimAny(rest, " .;,");
  }
  out.per_year = out.per_year || out.unit.ends_with("/năm") || rest.starts_with("/năm");
}

}  // namespace

std::string DecimalOf(std::string_view text) {
  text = Trim(text);
  if (const std::size_t minus = MinusLength(text); minus > 0) {
    const std::string size = DecimalOf(text.substr(minus));
    return size.empty() || size == "0" ? size : "-" + size;
  }
  const std::string joined = JoinThousands(Trim(text));
  text = joined;
  if (text.empty() || NumberLength(text) != text.size()) return {};
  const std::size_t comma = text.find(',');
  if (comma != std::string_view::npos) {
    const std::string_view fraction = text.substr(comma + 1);
    const std::string_view whole = text.substr(0, comma);
    if (fraction.find_first_of(",.") != std::string_view::npos) return {};
    if (whole.find('.') != std::string_view::npos && !IsThousands(whole)) return {};
    return Normal(ReplaceAll(std::string(whole), ".", ""), std::string(fraction));
  }
  if (IsThousands(text)) return Normal(ReplaceAll(std::string(text), ".", ""), "");
  const auto parts = Split(text, '.');
  if (parts.size() > 2) return {};
  return Normal(std::string(parts[0]), parts.size() == 2 ? std::string(parts[1]) : "");
}

DraftTarget ReadTarget(std::string_view text, std::string_view unit) {
  DraftTarget out;
  out.figure.text = CollapseSpace(text);
  const std::string lower = CollapseSpace(ToLower(WithoutLatex(out.figure.text)));
  out.none = !lower.empty() && lower.find_first_not_of("-–— .") == std::string::npos;
  std::string_view rest = lower;
  TakeOperators(rest, out);
  const Number number = TakeNumber(rest);
  bool percent = number.percent;
  out.upper = number.value.empty() ? "" : TakeUpper(rest, percent);
  rest = WithoutNoteMark(rest);
  if (!number.value.empty() && out.op.empty() && IsPlusEnd(rest)) {
    out.op = ">=";
    rest = Trim(Trim(rest).substr(1));
    if (rest.starts_with('%')) {
      percent = true;
      rest.remove_prefix(1);
    }
  }
  std::string behind(Trim(rest));
  if (!TakeQualifier(behind).empty()) {
    std::string printed = out.figure.text;
    out.qualifier = TakeQualifier(printed);
  }
  TakeDirection(behind, out);
  // "-02 mô hình" is an item of a list, "bình quân 5 năm tăng 10%" no figure of 5.
  const bool dash = number.value.starts_with('-') && !behind.empty() && Fold(behind) != Fold(unit);
  const bool vague = BeginsVaguely(lower) && HasDigit(behind);
  if (number.value.empty() || dash || vague || !IsTail(rest, behind, percent)) {
    DraftTarget words;
    words.figure.text = out.figure.text;
    words.none = out.none;
    words.rank = RankOf(lower);
    words.inherited = lower.starts_with("theo ") && lower.find("giao") != std::string::npos;
    return words;
  }
  out.figure.value = number.value;
  if (!out.upper.empty()) {
    out.op = ">=";
  } else if (out.op.empty()) {
    out.op = "=";
  }
  SetUnit(unit, percent, AsPrinted(behind, out.figure.text), out);
  return out;
}

bool PrintsScale(std::string_view unit) {
  return ScaleOf(unit) > 0;
}

bool MixSeparators(const std::vector<std::string_view>& texts) {
  bool comma = false;
  bool dot = false;
  for (const std::string_view text : texts) {
    const std::size_t begin = std::min(text.find_first_of("0123456789"), text.size());
    const std::string_view number = text.substr(begin, NumberLength(text.substr(begin)));
    const std::size_t first = number.find(',');
    if (first == std::string_view::npos) {
      dot = dot || IsThousands(number);
      continue;
    }
    if (number.find('.', first) != std::string_view::npos) return true;  // "1,375.5"
    const bool decimal = number.substr(0, first) == "0" || number.size() - first != 4;
    comma = comma || !decimal;
    dot = dot || IsThousands(number.substr(0, first));  // "1.375,5"
  }
  return comma && dot;
}

namespace {

bool NamesPeriod(const std::string& words) {
  constexpr std::array<std::string_view, 5> kPeriods{"thang", "quy", "nam", "ngay", "tuan"};
  return std::any_of(kPeriods.begin(), kPeriods.end(), [&](std::string_view period) {
    return (words + " ").starts_with(std::string(period) + " ");
  });
}

}  // namespace

DraftFigure ReadBaseline(std::string_view text, std::string_view unit) {
  DraftFigure out;
  out.text = CollapseSpace(text);
  const DraftTarget read = ReadTarget(out.text, {});
  const std::string behind = WordsOf(read.unit);
  // A figure of another kind than the row's is words: "100% số xã" among numbers of communes, "6
  // tháng: 45%", "2 tỷ đồng" among millions, "dưới 5".
  const bool percent = read.unit.starts_with('%');
  const bool of_row =
      percent ? unit.empty() || unit.starts_with('%') : behind.empty() || behind == WordsOf(unit);
  const bool bare = unit.empty() && behind.size() <= 20 && !PrintsScale(read.unit);
  const bool below = read.op == "<" || read.op == "<=";
  if (read.upper.empty() && !below && (of_row || (bare && !NamesPeriod(behind))))
    out.value = read.figure.value;
  return out;
}

std::string UnitOfName(std::string_view name) {
  constexpr std::array<std::string_view, 81> kUnits{
      "nguoi",      "ho",         "xa",           "phuong",      "thon",       "lop",
      "mo hinh",    "dn",         "doanh nghiep", "ty dong",     "trieu dong", "nghin dong",
      "dong",       "ha",         "tan",          "nghin tan",   "km",         "m",
      "m2",         "m3",         "giuong",       "diem",        "lan",        "cuoc",
      "co so",      "truong",     "cong trinh",   "du an",       "ho so",      "san pham",
      "kwh",        "mw",         "trieu usd",    "ty usd",      "usd",        "ngay",
      "nam",        "luot khach", "phut",         "gio",         "luot",       "to",
      "nhiem vu",   "vu",         "bo",           "may",         "thiet bi",   "tram",
      "he thong",   "nen tang",   "can bo",       "dang vien",   "giao vien",  "hoc sinh",
      "hoc vien",   "sinh vien",  "de tai",       "sang kien",   "sang che",   "bai bao",
      "hop tac xa", "to chuc",    "tai khoan",    "thue bao",    "hoi nghi",   "van ban",
      "khu pho",    "to dan pho", "nghin nguoi",  "trieu nguoi", "cuoc goi",   "chuyen gia",
      "trung tam",  "phong",      "nha",          "vuon uom",    "giao dich",  "cong dan",
      "thanh vien", "thu tuc",    "san giao dich"};
  name = Trim(name);
  const std::size_t open = name.rfind('(');
  if (!name.ends_with(')') || open == std::string_view::npos || open == 0) return {};
  const std::string_view unit = Trim(name.substr(open + 1, name.size() - open - 2));
  constexpr std::size_t kLongest = 40;  // bytes
  if (unit.empty() || unit.size() > kLongest) return {};
  if (unit.starts_with('%')) return std::string(unit);
  const std::string words = WordsOf(unit);
  const std::string first = WordsOf(unit.substr(0, unit.find('/')));
  // "người", "tấn CO2"; the part behind the slash may hold a number: "người/1.000 dân".
  const std::string first_word = first.substr(0, first.find(' '));
  constexpr std::array<std::string_view, 6> kMeasures{"tan", "kg", "m2", "m3", "kwh", "gb"};
  const bool counts = std::find(kUnits.begin(), kUnits.end(), first) != kUnits.end() ||
                      std::find(kMeasures.begin(), kMeasures.end(), first_word) != kMeasures.end();
  const std::size_t slash = unit.find('/');
  const bool per =
      slash != std::string_view::npos && slash + 1 < unit.size() &&
      std::any_of(unit.begin() + static_cast<std::ptrdiff_t>(slash), unit.end(), [](char c) {
        return c >= 'a' && c <= 'z';
      });
  const bool rate = per && counts && std::count(words.begin(), words.end(), ' ') < 6 &&
                    FindDocumentNumbers(unit).empty() && !YearIn(unit);
  const bool known = std::find(kUnits.begin(), kUnits.end(), words) != kUnits.end();
  return rate || known ? std::string(unit) : std::string();
}

}  // namespace sauro::intake
