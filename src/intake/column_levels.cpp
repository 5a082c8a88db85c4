#include "intake/column_levels.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "intake/column_bodies.h"
#include "intake/column_figures.h"
#include "intake/figure_text.h"
#include "intake/header_words.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

bool IsYear(const Token& token) {
  return token.kind == TokenKind::kNumber && token.text.size() == 4 && token.value >= 1990 &&
         token.value <= 2100;
}

bool IsTimeWord(const Token& token) {
  constexpr std::array<std::string_view, 8> kWords{
      "nam", "den", "toi", "het", "cuoi", "vao", "trong", "moc"};
  return std::find(kWords.begin(), kWords.end(), token.text) != kWords.end();
}

}  // namespace

std::optional<int> BareYear(std::string_view text) {
  std::optional<int> year;
  for (const Token& token : Tokenize(text)) {
    if (IsYear(token) && !year) {
      year = token.value;
    } else if (year || !IsTimeWord(token)) {
      return std::nullopt;
    }
  }
  return year;
}

std::optional<int> YearOfLeaf(const Column& column) {
  return column.levels.size() < 2 ? std::nullopt : BareYear(column.levels.back());
}

std::string AboveLeaf(const Column& column) {
  std::string out;
  for (std::size_t i = 0; i + 1 < column.levels.size(); ++i) {
    if (!out.empty()) out += ' ';
    out += column.levels[i];
  }
  return out;
}

namespace {

constexpr std::size_t kMostly = 60;  // percent

// Money, points, holders and words over years are no targets.
bool IsOfOtherKind(const HeaderText& above) {
  return above.HasAny("kinh phi", "von", "du toan", "nguon luc", "diem", "ghi chu", "san pham") ||
         above.HasAny("co quan", "don vi", "chu tri", "phoi hop", "phu trach", "nhiem vu") ||
         above.HasAny("cong viec", "noi dung", "giai phap", "so voi") ||
         above.HasExactly("so sanh");
}

bool SpeaksOfWishes(const HeaderText& header) {
  return header.HasAny("ke hoach", "muc tieu", "chi tieu", "phan dau", "lo trinh", "du kien") ||
         header.HasAny("giai doan", "phan ky", "can dat", "muc can dat");
}

}  // namespace

bool TellsWhatWas(std::string_view text) {
  const HeaderText header(text);
  constexpr std::array<std::string_view, 10> kDone{
      "thuc hien",
      "uoc",
      "ket qua",
      "dat duoc",
      "so lieu",
      "tinh hinh",
      "hien trang",
      "thuc trang",
      "da",
      "co so"};
  const bool done = std::any_of(kDone.begin(), kDone.end(), [&](std::string_view word) {
    return header.Begins(word);
  });
  return done && !SpeaksOfWishes(header) && !header.Has("qua cac nam");
}

namespace {

// Years of one wide header are all of one kind: where one is still to come, none was reached.
void MakeTargetsOfYearsToCome(Layout& layout, const HeaderHints& hints) {
  const auto reached_outside = [&](const std::string& above, int year) {
    return std::any_of(layout.columns.begin(), layout.columns.end(), [&](const Column& other) {
      return other.role == Role::kBaseline && other.year && *other.year < year &&
             AboveLeaf(other) != above;
    });
  };
  for (Column& column : layout.columns) {
    if (column.role != Role::kBaseline || !column.year) continue;
    const std::string above = YearOfLeaf(column) ? AboveLeaf(column) : std::string();
    std::size_t beside = 0;
    bool to_come = hints.year && *column.year > *hints.year;
    for (const Column& other : layout.columns) {
      const bool same = !above.empty() && other.year && AboveLeaf(other) == above;
      beside += same ? 1 : 0;
      to_come = to_come || (same && hints.year && *other.year > *hints.year);
    }
    if (to_come || (beside >= 2 && reached_outside(above, *column.year)))
      column.role = Role::kTarget;
  }
}

}  // namespace

void SettleYears(Layout& layout, const ColumnTexts& below, const HeaderHints& hints) {
  const bool tasks =
      layout.Has(Role::kTitle) && !layout.Has(Role::kIndicator) && !layout.Has(Role::kUnit);
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    Column& column = layout.columns[i];
    const auto year = YearOfLeaf(column);
    const bool figures = FiguresBelow(below, i).value_or(0) >= kMostly;
    const std::string above = AboveLeaf(column);
    if (!year || !figures || IsOfOtherKind(HeaderText(above))) continue;
    if (tasks && column.role != Role::kTarget && column.role != Role::kBaseline) continue;
    column.role = TellsWhatWas(above) ? Role::kBaseline : Role::kTarget;
    column.year = year;
    column.by.reset();
    column.bare = !SpeaksOfWishes(HeaderText(above));
  }
  MakeTargetsOfYearsToCome(layout, hints);
}

bool SpeaksOfTargets(std::string_view text) {
  const std::string words = " " + WordsOf(text) + " ";
  constexpr std::array<std::string_view, 5> kWords{
      " chi tieu ", " muc tieu ", " phan dau ", " giao ke hoach ", " ke hoach giao "};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view phrase) {
    return words.find(phrase) != std::string::npos;
  });
}

namespace {

// What heads figures without naming one; longer ones first.
constexpr std::array<std::string_view, 36> kGeneral{
    "chi tieu ke hoach giao",
    "chi tieu giao",
    "chi tieu phan dau",
    "chi tieu",
    "ke hoach giao",
    "giao ke hoach",
    "ke hoach",
    "muc tieu phan dau",
    "muc tieu",
    "muc phan dau",
    "phan dau",
    "uoc thuc hien",
    "thuc hien",
    "ket qua",
    "hien trang",
    "so lieu",
    "gia tri",
    "can dat",
    "dat duoc",
    "du kien",
    "lo trinh",
    "giai doan",
    "qua cac nam",
    "tung nam",
    "phan theo",
    "chia theo",
    "trong do",
    "cho cac",
    "cac",
    "giao",
    "dia phuong",
    "don vi",
    "xa phuong",
    "dac khu",
    "th",
    "kh"};

// How many of the tokens from `at` on are words that head any figures.
std::size_t GeneralTokens(const std::vector<Token>& tokens, std::size_t at) {
  for (const std::string_view phrase : kGeneral) {
    if (const std::size_t taken = MatchPhrase(tokens, at, phrase); taken > 0) return taken;
  }
  return tokens[at].kind == TokenKind::kPunctuation ? 1 : 0;
}

bool IsGeneral(std::string_view text) {
  const std::vector<Token> tokens = Tokenize(text);
  std::size_t at = 0;
  while (at < tokens.size()) {
    const std::size_t taken = GeneralTokens(tokens, at);
    if (taken == 0) return false;
    at += taken;
  }
  return true;
}

// Takes the years out of a text, with "đến hết năm" before them; gives the last one.
std::optional<int> TakeYears(std::string& text) {
  const std::vector<Token> tokens = Tokenize(text);
  std::optional<int> year;
  std::string out;
  std::size_t kept = 0;  // bytes of the text
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!IsYear(tokens[i])) continue;
    year = tokens[i].value;
    std::size_t first = i;
    const auto goes_before = [&](std::size_t at) {
      return IsTimeWord(tokens[at]) || tokens[at].text == "-" || tokens[at].text == "/";
    };
    while (first > 0 && tokens[first - 1].begin >= kept && goes_before(first - 1)) --first;
    out += text.substr(kept, std::max(tokens[first].begin, kept) - kept);
    kept = tokens[i].end;
  }
  if (!year) return year;
  out += text.substr(kept);
  text = CollapseSpace(ReplaceAll(out, "()", ""));
  return year;
}

// "Chỉ tiêu giao: Tỷ lệ hồ sơ" -> "Tỷ lệ hồ sơ". A name begins with a capital.
std::string WithoutGeneralWords(const std::string& text) {
  const std::vector<Token> tokens = Tokenize(text);
  std::size_t at = 0;
  while (at < tokens.size()) {
    const std::size_t taken = GeneralTokens(tokens, at);
    if (taken == 0) break;
    at += taken;
  }
  if (at == 0 || at >= tokens.size() || !IsCapital(text, tokens[at])) return text;
  return text.substr(tokens[at].begin);
}

// "Mục tiêu hộ có mạng (%)" -> "Hộ có mạng (%)".
std::string BareName(const std::string& name) {
  const std::vector<Token> tokens = Tokenize(name);
  std::size_t at = 0;
  while (at < tokens.size()) {
    const std::size_t taken = GeneralTokens(tokens, at);
    if (taken == 0) break;
    at += taken;
  }
  if (at == tokens.size()) return {};
  const std::size_t begin = tokens[at].begin;
  const std::size_t end = tokens[at].end;
  const std::string first = name.substr(begin, end - begin);
  // The first letter may take several bytes.
  std::size_t letter = 1;
  while (letter < first.size() && (static_cast<unsigned char>(first[letter]) & 0xC0U) == 0x80U)
    ++letter;
  return ToUpper(first.substr(0, letter)) + first.substr(letter) + name.substr(end);
}

// "%", "(tỷ đồng)": a row that is a unit and nothing else.
std::string UnitOfLevel(const std::string& text) {
  const std::string_view plain = TrimAny(text, " ()");
  if (plain.find('(') != std::string_view::npos) return {};
  if (plain.starts_with('%')) return std::string(plain);
  return UnitOfName("x (" + std::string(plain) + ")");
}

// "Quý II", "Tháng 3", "6 tháng đầu năm", "Cả năm": when, not what.
bool IsPartOfYear(const std::string& text) {
  const std::vector<Token> tokens = Tokenize(text);
  constexpr std::array<std::string_view, 9> kWords{
      "quy", "thang", "dau", "cuoi", "ca", "nam", "/", "(", ")"};
  bool named = false;
  for (const Token& token : tokens) {
    const bool word = std::find(kWords.begin(), kWords.end(), token.text) != kWords.end();
    const bool roman =
        token.text == "i" || token.text == "ii" || token.text == "iii" || token.text == "iv";
    if (!word && !roman && token.kind != TokenKind::kNumber) return false;
    named = named || token.text == "quy" || token.text == "thang" || token.text == "ca";
  }
  return named;
}

}  // namespace

HeaderParts PartsOf(const Column& column, bool bodies) {
  HeaderParts out;
  for (std::size_t i = 0; i < column.levels.size(); ++i) {
    std::string text = CollapseSpace(column.levels[i]);
    if (const auto year = TakeYears(text)) out.year = year;
    if (IsPartOfYear(text)) continue;
    if (i > 0) {
      if (std::string unit = UnitOfLevel(text); !unit.empty()) {
        out.unit = std::move(unit);
        continue;
      }
    }
    if (IsGeneral(text)) {
      out.past = out.past || TellsWhatWas(text);
      continue;
    }
    const HeaderText words(text);
    out.past = out.past || words.Begins("hien trang") || words.Begins("thuc trang");
    text = std::string(TrimAny(WithoutGeneralWords(text), " :.;,-"));
    if (bodies && NamesBody(text) && text.find_first_of("(%") == std::string::npos) {
      out.whom = std::move(text);
    } else {
      out.over = std::move(out.name);
      out.name = std::move(text);
    }
  }
  if (out.unit.empty()) out.unit = UnitOfName(out.name);
  out.bare_name = BareName(out.name);
  return out;
}

}  // namespace sauro::intake
