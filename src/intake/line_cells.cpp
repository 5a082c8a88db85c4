#include "intake/line_cells.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/text.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr int kNever = -1000;

bool StartsWithAny(const std::vector<Token>& tokens, std::size_t at, const auto& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return MatchPhrase(tokens, at, phrase) > 0;
  });
}

bool IsQuarter(const std::vector<Token>& tokens, std::size_t at) {
  if (tokens[at].text != "quy" || at + 1 >= tokens.size()) return false;
  const std::string& next = tokens[at + 1].text;
  return tokens[at + 1].kind == TokenKind::kNumber ||
         next.find_first_not_of("iv") == std::string::npos;
}

// "Tháng 6/2026", "Thường xuyên", "Sau khi có ...", "6/2026", "Quý IV".
bool BeginsWithTime(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 21> kWords{
      "thuong xuyen",     "hang nam",         "hang thang", "hang quy",    "hang tuan",
      "truoc ngay",       "truoc thang",      "trong nam",  "trong thang", "trong quy",
      "sau khi",          "giai doan",        "den nam",    "den het",     "dinh ky",
      "hoan thanh truoc", "hoan thanh trong", "dot xuat",   "tu nam",      "tu thang",
      "ngay sau khi"};
  if (at >= tokens.size()) return false;
  if (IsQuarter(tokens, at) || StartsWithAny(tokens, at, kWords)) return true;
  const bool unit =
      tokens[at].text == "thang" || tokens[at].text == "nam" || tokens[at].text == "ngay";
  if (unit && at + 1 < tokens.size()) return tokens[at + 1].kind == TokenKind::kNumber;
  if (tokens[at].kind != TokenKind::kNumber || at + 2 >= tokens.size()) return false;
  const bool joined = tokens[at + 1].text == "/" || tokens[at + 1].text == "-";
  return joined && tokens[at + 2].kind == TokenKind::kNumber && tokens[at + 2].value > 0;
}

bool IsEffort(const std::string& word) {
  return word == "dat" || word == "tren" || word == "duoi" || word == "khoang";
}

// How many tokens a figure takes at `at`: "≥ 80%", "100% (5G)", "-", "Phấn đấu 90%", "Đạt 40%".
std::size_t FigureAt(const std::vector<Token>& tokens, std::size_t at) {
  std::size_t i = at;
  if (tokens[i].text == "-") return 1;
  i += MatchPhrase(tokens, i, "phan dau") + MatchPhrase(tokens, i, "toi thieu") +
       MatchPhrase(tokens, i, "it nhat");
  if (i < tokens.size() && IsEffort(tokens[i].text)) ++i;
  constexpr std::array<std::string_view, 6> kSigns{"≥", "≤", ">", "<", "=", "~"};
  while (i < tokens.size() &&
         std::find(kSigns.begin(), kSigns.end(), tokens[i].text) != kSigns.end())
    ++i;
  if (i >= tokens.size() || tokens[i].kind != TokenKind::kNumber) return 0;
  ++i;
  while (i + 1 < tokens.size() && (tokens[i].text == "," || tokens[i].text == ".") &&
         tokens[i].begin == tokens[i - 1].end && tokens[i + 1].kind == TokenKind::kNumber &&
         tokens[i + 1].begin == tokens[i].end) {
    i += 2;
  }
  if (i < tokens.size() && tokens[i].text == "%") ++i;
  if (i < tokens.size() && tokens[i].text == "(") {
    std::size_t close = i;
    while (close < tokens.size() && close < i + 6 && tokens[close].text != ")") ++close;
    if (close < tokens.size() && tokens[close].text == ")") i = close + 1;
  }
  return i - at;
}

// True if the tokens from `at` on are figures and nothing else, or figures and then a body.
bool FiguresFrom(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  std::size_t figures = 0;
  while (at < tokens.size()) {
    const std::size_t count = FigureAt(tokens, at);
    if (count == 0) break;
    at += count;
    ++figures;
  }
  return figures > 0 && (at == tokens.size() || BeginsWithBody(text.substr(tokens[at].begin)));
}

// The first words of a body that is not named yet ("Văn phòng", "Ủy ban nhân dân").
bool IsUnnamedBody(const std::string& words) {
  constexpr std::array<std::string_view, 16> kHeads{
      "van phong",
      "so",
      "phong",
      "ban",
      "uy ban",
      "uy ban nhan dan",
      "hoi",
      "trung tam",
      "dang uy",
      "cong an",
      "bo",
      "ban chi dao",
      "hoi dong",
      "bo chi huy",
      "uy ban mat tran",
      "lien doan"};
  return std::find(kHeads.begin(), kHeads.end(), words) != kHeads.end();
}

// "tham mưu UBND xã": the body is what is advised, asked or told.
bool EndsWithAddressing(const std::string& words) {
  constexpr std::array<std::string_view, 9> kVerbs{
      "tham muu", "trinh", "de nghi", "giup", "bao cao", "gui", "phoi hop", "de xuat", "kien nghi"};
  return std::any_of(kVerbs.begin(), kVerbs.end(), [&](std::string_view verb) {
    return words.ends_with(verb);
  });
}

struct PieceKind {
  bool body = false;
  bool time = false;
  bool figure = false;
  bool small = false;   // goes on in small letters
  bool list = false;    // "- ..."
  bool effort = false;  // "Phấn đấu" and nothing else
  bool open = false;    // cannot be the end of a cell
  bool ends = false;    // "." or ";"
  std::size_t words = 0;
};

PieceKind KindOf(std::string_view text) {
  PieceKind out;
  const std::vector<Token> tokens = Tokenize(text);
  if (tokens.empty()) return out;
  out.figure = FigureAt(tokens, 0) == tokens.size();
  out.list = !out.figure && (tokens[0].text == "-" || tokens[0].text == "+");
  out.small = tokens[0].kind == TokenKind::kWord && !IsCapital(text, tokens[0]);
  out.body = !out.small && BeginsWithBody(text);
  out.time = BeginsWithTime(tokens, 0);
  const std::string words = WordsOf(text);
  out.effort = words == "phan dau" || words == "toi thieu" || words == "it nhat" || IsEffort(words);
  out.words = static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1;
  constexpr std::array<std::string_view, 17> kOpen{
      "va",
      "cua",
      "voi",
      "theo",
      "cho",
      "ve",
      "cac",
      "den",
      "tai",
      "trong",
      "so",
      "phong",
      "ban",
      "thuoc",
      "la",
      "hoac",
      "tren"};
  const Token& last = tokens.back();
  out.ends = last.text == "." || last.text == ";";
  out.open = last.text == "," || last.text == ";" || (last.text == "-" && tokens.size() > 1) ||
             last.text == "/" || std::find(kOpen.begin(), kOpen.end(), last.text) != kOpen.end() ||
             IsUnnamedBody(words) || EndsWithAddressing(words) ||
             std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
  return out;
}

bool IsBodyRole(Role role) {
  return role == Role::kLead || role == Role::kCoordinate || role == Role::kDirector ||
         role == Role::kImplement;
}
bool IsFigureRole(Role role) {
  return role == Role::kTarget || role == Role::kBaseline;
}

// How well `piece` begins a cell of `role`.
int StartScore(const PieceKind& piece, Role role) {
  if (role == Role::kOrdinal) return kNever;
  const int small = piece.small && !piece.body ? -4 : 0;
  if (IsBodyRole(role)) return small + (piece.body ? 4 : -4);
  if (role == Role::kDeadline) return (piece.time ? 5 : -4) + (piece.time ? 0 : small);
  if (IsFigureRole(role)) {
    if (piece.figure) return 5;
    return small + (piece.body || piece.time ? -4 : 1);
  }
  if (role == Role::kUnit) return piece.words <= 3 && !piece.figure && !piece.effort ? 2 : -4;
  if (role == Role::kTitle || role == Role::kIndicator) return piece.figure ? -4 : 1;
  const int other = (piece.body ? -2 : 0) + (piece.time ? -3 : 0) + (piece.figure ? -2 : 0);
  return small + (role == Role::kOther || role == Role::kNote ? 0 : 1) + other;
}

// How well `piece` goes on a cell of `role` after `before`.
int JoinScore(const PieceKind& before, const PieceKind& piece, Role role) {
  if (IsFigureRole(role)) {
    if (piece.figure) return before.effort ? 6 : -8;
    return piece.small || before.open ? 2 : -3;
  }
  if (IsBodyRole(role)) {
    if (before.open || piece.list) return 2;
    if (piece.time) return -4;
    return piece.small ? 2 : (piece.body ? -1 : 0);
  }
  if (role == Role::kDeadline)
    return piece.small || before.open || piece.figure ? 2 : (piece.body ? -3 : -1);
  if (piece.figure && (role == Role::kTitle || role == Role::kIndicator))
    return before.open ? 0 : -3;
  if (piece.small || before.open || piece.list) return 3;
  if (piece.time) return -2;
  return before.ends ? 0 : -1;
}

int SkipScore(Role role) {
  switch (role) {
    case Role::kOrdinal: return 0;
    case Role::kTitle:
    case Role::kIndicator: return -20;
    case Role::kTarget: return -5;
    case Role::kLead: return -3;
    case Role::kNote:
    case Role::kOther: return 0;
    case Role::kUnit:
    case Role::kBaseline:
    case Role::kDirector:
    case Role::kCoordinate:
    case Role::kImplement:
    case Role::kProduct:
    case Role::kDeadline:
    case Role::kStatus:
    case Role::kResult:
    case Role::kBasis: return -2;
  }
  return 0;
}

}  // namespace

namespace {

// A line that ends with the name of a body and nothing else: "Mua máy quét Phòng Kinh tế".
bool IsLastName(std::string_view text) {
  const std::string words = WordsOf(text);
  constexpr std::ptrdiff_t kLongest = 7;  // words
  return std::count(words.begin(), words.end(), ' ') < kLongest &&
         text.find(',') == std::string_view::npos;
}

// "%" that no number stands before.
bool IsLoneUnit(const std::vector<Token>& tokens, std::size_t at) {
  return tokens[at].text == "%" && (at == 0 || tokens[at - 1].end < tokens[at].begin ||
                                    tokens[at - 1].kind != TokenKind::kNumber);
}

}  // namespace

void CutLine(
    std::string_view text, std::size_t line, const Layout& layout, std::vector<LinePiece>& out
) {
  const std::vector<Token> tokens = Tokenize(text);
  const bool figures = layout.Has(Role::kTarget) || layout.Has(Role::kBaseline);
  std::size_t begin = 0;
  bool closed = false;  // what stands before is a whole cell
  const auto cut = [&](std::size_t end) {
    const std::string_view part = Trim(text.substr(begin, end - begin));
    if (!part.empty()) out.push_back({std::string(part), line});
    begin = end;
  };
  for (std::size_t i = 0; i < tokens.size();) {
    const std::size_t figure = figures && FiguresFrom(text, tokens, i) ? FigureAt(tokens, i) : 0;
    if (figure > 0) {
      cut(tokens[i].begin);
      i += figure;
      cut(tokens[i - 1].end);
      closed = true;
      continue;
    }
    if (layout.Has(Role::kUnit) && IsLoneUnit(tokens, i)) {
      cut(tokens[i].begin);
      cut(tokens[i++].end);
      continue;
    }
    const bool body = BeginsWithBody(text.substr(tokens[i].begin));
    const bool capital = IsCapital(text, tokens[i]) || tokens[i].kind == TokenKind::kNumber;
    const bool time = layout.Has(Role::kDeadline) && capital && BeginsWithTime(tokens, i);
    const std::size_t before = i == 0 ? 0 : tokens[i - 1].end;
    const bool open = i > 0 && KindOf(text.substr(begin, before - begin)).open;
    const bool another = body && capital && (closed || IsLastName(text.substr(tokens[i].begin)));
    if (i > 0 && !open && (time || another)) {
      cut(tokens[i].begin);
      closed = false;
    }
    closed = closed || body;
    ++i;
  }
  cut(text.size());
}

std::vector<std::size_t> PlacePieces(
    const std::vector<LinePiece>& pieces, const Layout& layout, bool first
) {
  const std::size_t columns = layout.columns.size();
  const std::size_t count = pieces.size();
  std::vector<PieceKind> kinds;
  kinds.reserve(count);
  for (const LinePiece& piece : pieces) kinds.push_back(KindOf(piece.text));
  std::vector<std::vector<int>> best(count, std::vector<int>(columns, kNever * 10));
  std::vector<std::vector<std::size_t>> from(count, std::vector<std::size_t>(columns, 0));
  std::vector<int> skipped(columns + 1, 0);  // sum of SkipScore before a column
  for (std::size_t c = 0; c < columns; ++c) {
    skipped[c + 1] = skipped[c] + (first ? SkipScore(layout.columns[c].role) : 0);
  }
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t c = 0; c < columns; ++c) {
      const Role role = layout.columns[c].role;
      const int start =
          first ? StartScore(kinds[i], role) : std::max(StartScore(kinds[i], role), -1);
      if (i == 0) {
        best[i][c] = start + skipped[c];
        continue;
      }
      best[i][c] = best[i - 1][c] +
                   (role == Role::kOrdinal ? kNever : JoinScore(kinds[i - 1], kinds[i], role));
      from[i][c] = c;
      for (std::size_t k = 0; k < c; ++k) {
        const int cut = kinds[i - 1].open ? -4 : 0;  // in the middle of a phrase
        const int score = best[i - 1][k] + start + cut + skipped[c] - skipped[k + 1];
        if (score <= best[i][c]) continue;
        best[i][c] = score;
        from[i][c] = k;
      }
    }
  }
  std::vector<std::size_t> out(count, 0);
  if (count == 0) return out;
  int top = std::numeric_limits<int>::min();
  for (std::size_t c = 0; c < columns; ++c) {
    const int score = best[count - 1][c] + skipped[columns] - skipped[c + 1];
    if (score <= top) continue;
    top = score;
    out[count - 1] = c;
  }
  for (std::size_t i = count - 1; i > 0; --i) out[i - 1] = from[i][out[i]];
  return out;
}

}  // namespace sauro::intake
