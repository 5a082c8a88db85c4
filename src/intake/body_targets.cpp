#include "intake/body_targets.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "base/text.h"
#include "intake/figure_text.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

// Tokens of a sentence: "không quá 5%" of "Còn không quá 5% hồ sơ trễ hạn".
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Sentence {
 public:
  explicit Sentence(std::string_view text) : text_(text), tokens_(Tokenize(text)) {}

  [[nodiscard]] std::string_view Text(Span span) const {
    const std::size_t begin = tokens_[span.begin].begin;
    return text_.substr(begin, tokens_[span.end - 1].end - begin);
  }

  // The percentages with the words that compare them, at most two; "80% đến 90%" is one.
  [[nodiscard]] std::vector<Span> Percentages() const {
    std::vector<Span> out;
    for (std::size_t i = 1; i < tokens_.size() && out.size() < 2; ++i) {
      if (tokens_[i].text != "%" || tokens_[i - 1].kind != TokenKind::kNumber) continue;
      Span span{NumberBegin(i - 1), i + 1};
      WidenLeft(span);
      if (MatchPhrase(tokens_, span.end, "tro len") > 0) span.end += 2;
      if (MatchPhrase(tokens_, span.end, "tro xuong") > 0) span.end += 2;
      if (!out.empty() && span.begin < out.back().end) out.pop_back();
      out.push_back(span);
    }
    return out;
  }

  enum class Meaning { kLevel, kChange, kMaybeChange, kUnclear };

  // What the words before a figure make of it: "giảm 30%" and "giảm tỷ lệ hộ nghèo bình quân 1%"
  // say how much it changes, "giảm xuống dưới 1%" what it becomes.
  [[nodiscard]] Meaning MeaningOf(Span span) const {
    constexpr std::array<std::string_view, 8> kComparing{
        "vượt", "gần", "chưa", "không", "quá", "thấp", "ít", "kém"};
    constexpr std::array<std::string_view, 7> kLevels{
        "còn", "xuống", "lên", "đạt", "đến", "tới", "mức"};
    for (std::size_t back = 1; back <= std::min<std::size_t>(span.begin, 2); ++back) {
      if (IsPrinted(span.begin - back, kComparing)) return Meaning::kUnclear;
    }
    std::size_t number = span.begin;
    while (tokens_[number].kind != TokenKind::kNumber) ++number;
    for (std::size_t i = number; i-- > 0 && !EndsPart(i);) {
      if (IsPrinted(i, kLevels)) return Meaning::kLevel;
      if (IsChange(i)) return i + 1 == span.begin ? Meaning::kChange : Meaning::kMaybeChange;
    }
    return Meaning::kLevel;
  }

 private:
  // "1,5" from its last group of digits.
  [[nodiscard]] std::size_t NumberBegin(std::size_t last) const {
    std::size_t first = last;
    while (first >= 2 && (tokens_[first - 1].text == "," || tokens_[first - 1].text == ".") &&
           tokens_[first - 2].kind == TokenKind::kNumber &&
           tokens_[first - 1].begin == tokens_[first - 2].end &&
           tokens_[first].begin == tokens_[first - 1].end) {
      first -= 2;
    }
    return first;
  }

  // Takes in the words before the figure as far as ReadTarget understands them.
  void WidenLeft(Span& span) const {
    constexpr std::size_t kLongest = 4;  // words of one comparison
    constexpr std::size_t kMost = 16;    // words of all
    const std::size_t end = span.begin;
    const std::string value = ReadTarget(Text(span), "").figure.value;
    std::size_t tried = 1;
    while (tried <= kLongest && tried <= span.begin && end - span.begin < kMost) {
      const Span wider{span.begin - tried, span.end};
      const DraftTarget target = ReadTarget(Text(wider), "");
      // Another number is the other end of a range or another figure.
      const bool same =
          HasNumber(wider.begin, span.begin) ? target.upper == value : target.figure.value == value;
      if (!target.figure.value.empty() && target.unit == "%" && same) {
        span = wider;
        tried = 1;
      } else {
        ++tried;
      }
    }
  }

  [[nodiscard]] bool HasNumber(std::size_t begin, std::size_t end) const {
    return std::any_of(tokens_.begin() + At(begin), tokens_.begin() + At(end), [](const Token& t) {
      return t.kind == TokenKind::kNumber;
    });
  }

  static std::ptrdiff_t At(std::size_t token) { return static_cast<std::ptrdiff_t>(token); }

  [[nodiscard]] bool IsPrinted(std::size_t at, std::span<const std::string_view> words) const {
    const Token& token = tokens_[at];
    const std::string word = ToLower(text_.substr(token.begin, token.end - token.begin));
    return std::find(words.begin(), words.end(), word) != words.end();
  }

  [[nodiscard]] bool EndsPart(std::size_t at) const {
    const std::string& mark = tokens_[at].text;
    return mark == "," || mark == ";" || mark == "." || mark == ":" || mark == "(" || mark == ")";
  }

  // "giảm", "tăng thêm"; "tốc độ tăng trưởng" and "tăng cường" change nothing.
  [[nodiscard]] bool IsChange(std::size_t at) const {
    constexpr std::array<std::string_view, 4> kVerbs{"giảm", "tăng", "thêm", "bớt"};
    constexpr std::array<std::string_view, 2> kOtherWord{"trưởng", "cường"};
    constexpr std::array<std::string_view, 4> kRates{"độ", "lệ", "suất", "mức"};
    const bool shortens = MatchPhrase(tokens_, at, "rut ngan") > 0;
    if (!shortens && !IsPrinted(at, kVerbs)) return false;
    const bool other = at + 1 < tokens_.size() && IsPrinted(at + 1, kOtherWord);
    return !other && (at == 0 || !IsPrinted(at - 1, kRates));
  }

  std::string_view text_;
  std::vector<Token> tokens_;
};

BodyTarget WordsOnly(std::string_view text, std::string doubt, std::string suggestion) {
  BodyTarget out;
  out.target.figure.text = CollapseSpace(text);
  out.doubt = std::move(doubt);
  out.suggestion = std::move(suggestion);
  return out;
}

BodyTarget SeveralFigures(std::string_view text) {
  return WordsOnly(text, "Câu nêu nhiều số liệu", "Tách thành từng chỉ tiêu, mỗi chỉ tiêu một số");
}

BodyTarget Change(std::string_view text) {
  return WordsOnly(
      text, "Câu nêu mức tăng hoặc giảm, không nêu mức phải đạt", "Ghi mức phải đạt nếu biết"
  );
}

BodyTarget OnePercentage(std::string_view text, const Sentence& sentence, Span span) {
  BodyTarget out;
  out.target = ReadTarget(sentence.Text(span), "");
  const bool below = out.target.op == "<" || out.target.op == "<=";
  switch (sentence.MeaningOf(span)) {
    case Sentence::Meaning::kLevel: return out;
    case Sentence::Meaning::kChange: return Change(text);
    case Sentence::Meaning::kMaybeChange:
      // "Giảm tỷ lệ hộ nghèo dưới 1%" is rather what it becomes.
      if (!below) return Change(text);
      out.doubt = "Câu nói tăng hoặc giảm";
      out.suggestion = "Kiểm tra con số là mức phải đạt hay mức tăng, giảm";
      return out;
    case Sentence::Meaning::kUnclear: break;
  }
  return WordsOnly(text, "Chưa hiểu cách so sánh của mục tiêu", "Nhập dấu so sánh và con số");
}

// "đến", "vào" before "năm 2028", perhaps with "hết", "cuối" between.
bool SaysBy(const std::vector<Token>& tokens, std::size_t year_word) {
  std::size_t i = year_word;
  while (i > 0 && (tokens[i - 1].text == "het" || tokens[i - 1].text == "cuoi")) --i;
  if (i == 0) return true;
  constexpr std::array<std::string_view, 7> kBefore{"den", "toi", "vao", "trong", "(", ";", "."};
  const std::string& before = tokens[i - 1].text;
  return i < year_word || std::find(kBefore.begin(), kBefore.end(), before) != kBefore.end();
}

bool IsYear(const std::vector<Token>& tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].kind == TokenKind::kNumber &&
         tokens[at].text.size() == 4 && tokens[at].value >= 2000 && tokens[at].value <= 2100;
}

// The year by which at `at`: 2028 of "đến năm 2028", 2030 of "giai đoạn 2026 - 2030".
std::optional<int> YearAt(const std::vector<Token>& tokens, std::size_t at) {
  if (MatchPhrase(tokens, at, "giai doan") > 0 && IsYear(tokens, at + 2) &&
      at + 3 < tokens.size() && tokens[at + 3].text == "-" && IsYear(tokens, at + 4))
    return tokens[at + 4].value;
  const bool year = tokens[at].text == "nam" && IsYear(tokens, at + 1) && SaysBy(tokens, at);
  return year ? std::optional<int>(tokens[at + 1].value) : std::nullopt;
}

// "Có ít nhất 05 sản phẩm OCOP" of "Có ít nhất 05 sản phẩm OCOP trên sàn thương mại điện tử": a
// sentence of one number, years apart, up to the word that only tells where or whose; empty for
// others.
std::string_view CountedThing(std::string_view text) {
  constexpr std::array<std::string_view, 11> kWhere{
      "trên", "tại", "của", "trong", "cho", "được", "ở", "tham", "thuộc", "vào", "đạt"};
  const std::vector<Token> tokens = Tokenize(text);
  std::size_t number = tokens.size();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kNumber || IsYear(tokens, i)) continue;
    if (number < tokens.size()) return {};
    number = i;
  }
  for (std::size_t i = number + 2; i < tokens.size(); ++i) {
    const std::string word(text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin));
    if (std::find(kWhere.begin(), kWhere.end(), word) != kWhere.end())
      return TrimAny(text.substr(0, tokens[i].begin), " ,");
  }
  return {};
}

}  // namespace

BodyTarget ReadBodyTarget(std::string_view text) {
  const Sentence sentence(text);
  const std::vector<Span> found = sentence.Percentages();
  if (found.size() > 1) return SeveralFigures(text);
  if (found.size() == 1) return OnePercentage(text, sentence, found[0]);
  BodyTarget out;
  out.target = ReadTarget(text, "");
  const std::string_view counted = CountedThing(text);
  if (out.target.figure.value.empty() && !counted.empty()) {
    out.target = ReadTarget(counted, "");
    out.target.figure.text = CollapseSpace(text);
  }
  // "100 doanh nghiệp; 50 hợp tác xã"
  const std::string& unit = out.target.unit;
  const bool further = unit.find_first_of(";,") != std::string::npos &&
                       unit.find_first_of("0123456789") != std::string::npos;
  return further ? SeveralFigures(text) : out;
}

std::optional<int> YearOfTarget(std::string_view text) {
  const std::vector<Token> tokens = Tokenize(text);
  std::optional<int> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto year = YearAt(tokens, i);
    if (!year) continue;
    if (out && out != year) return std::nullopt;
    out = year;
  }
  return out;
}

}  // namespace sauro::intake
