#include "intake/line_cells.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/text.h"
#include "intake/deadline_text.h"
#include "intake/line_pieces.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr int kNever = -1000;

// What a column holds, as far as the choice goes.
enum class Content { kNumber, kName, kBodies, kTime, kFigure, kUnit, kWords };

Content ContentOf(Role role) {
  switch (role) {
    case Role::kOrdinal: return Content::kNumber;
    case Role::kTitle:
    case Role::kIndicator: return Content::kName;
    case Role::kLead:
    case Role::kDirector:
    case Role::kCoordinate:
    case Role::kImplement: return Content::kBodies;
    case Role::kStart:
    case Role::kDeadline: return Content::kTime;
    case Role::kTarget:
    case Role::kSchedule:
    case Role::kBaseline: return Content::kFigure;
    case Role::kUnit: return Content::kUnit;
    case Role::kProduct:
    case Role::kStatus:
    case Role::kResult:
    case Role::kBasis:
    case Role::kNote:
    case Role::kOther: return Content::kWords;
  }
  return Content::kWords;
}

int WordsStart(const PieceKind& piece, Role role) {
  const bool beside = role == Role::kOther || role == Role::kNote || role == Role::kBasis;
  int score = beside ? (piece.document ? 2 : 0) : 1;
  if (piece.body) score -= 2;
  if (piece.time) score -= 3;
  if (piece.figure) score -= 2;
  return score;
}

int FigureStart(const PieceKind& piece) {
  if (piece.figure) return 5;
  return piece.body || piece.time ? -4 : 1;
}

// How well `piece` begins a cell of `role`.
int StartScore(const PieceKind& piece, Role role) {
  const int small = piece.small ? -4 : 0;
  switch (ContentOf(role)) {
    case Content::kNumber: return kNever;
    case Content::kName: return piece.figure ? -4 : 1;
    case Content::kBodies:
      if (piece.superior) return 1;
      return piece.body ? 4 : small - 4;
    case Content::kTime: return piece.time ? 5 : piece.verb ? 0 : small - 4;
    case Content::kFigure: return small + FigureStart(piece);
    case Content::kUnit: return piece.words <= 3 && !piece.figure && !piece.effort ? 2 : -4;
    case Content::kWords: return small + WordsStart(piece, role);
  }
  return 0;
}

int JoinFigure(const PieceKind& before, const PieceKind& piece) {
  if (piece.figure) return before.effort ? 6 : -8;
  return piece.small || before.open ? 2 : -3;
}

int JoinBodies(const PieceKind& before, const PieceKind& piece) {
  if (before.open && piece.small) return 4;
  if (before.open || piece.list) return 2;
  if (piece.time || piece.action) return -4;
  if (piece.small || piece.superior) return 2;
  return -1;  // a name that goes on with a capital, or another one
}

int JoinTime(const PieceKind& before, const PieceKind& piece) {
  if (piece.figure && before.digits) return -10;  // "Tháng 5/2026 | 1"
  if (piece.small || before.open || piece.figure) return 2;
  return piece.body ? -3 : -1;
}

int JoinWords(const PieceKind& before, const PieceKind& piece) {
  if (piece.small || before.open || piece.list) return 3;
  if (piece.time || piece.document || (piece.body && before.ends)) return -2;
  return before.ends ? 0 : -1;
}

// How well `piece` goes on a cell of `role` after `before`.
int JoinScore(const PieceKind& before, const PieceKind& piece, Role role) {
  switch (ContentOf(role)) {
    case Content::kNumber: return kNever;
    case Content::kName:
      if (piece.figure) return before.open ? 0 : -3;
      return JoinWords(before, piece);
    case Content::kBodies: return JoinBodies(before, piece);
    case Content::kTime: return JoinTime(before, piece);
    case Content::kFigure: return JoinFigure(before, piece);
    case Content::kUnit:
    case Content::kWords: return JoinWords(before, piece);
  }
  return 0;
}

int SkipScore(Role role) {
  switch (role) {
    case Role::kOrdinal: return 0;
    case Role::kTitle:
    case Role::kIndicator: return -20;
    case Role::kTarget: return -5;
    case Role::kLead: return -3;
    case Role::kDirector: return -1;  // often merged over many rows
    case Role::kNote:
    case Role::kSchedule:
    case Role::kOther: return 0;
    case Role::kUnit:
    case Role::kBaseline:
    case Role::kCoordinate:
    case Role::kImplement:
    case Role::kProduct:
    case Role::kStart:
    case Role::kDeadline:
    case Role::kStatus:
    case Role::kResult:
    case Role::kBasis: return -2;
  }
  return 0;
}

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

// Cuts one line from left to right.
class LineCutter {
 public:
  LineCutter(
      std::string_view text,
      std::size_t line,
      const Layout& layout,
      bool spaced,
      std::vector<LinePiece>& out
  )
      : text_(text),
        tokens_(Tokenize(text)),
        line_(line),
        layout_(layout),
        out_(out),
        spaced_(spaced) {
    small_ =
        !tokens_.empty() && tokens_[0].kind == TokenKind::kWord && !IsCapital(text, tokens_[0]);
  }

  void Cut() {
    const bool figures = layout_.Has(Role::kTarget) || layout_.Has(Role::kBaseline);
    for (std::size_t i = 0; i < tokens_.size();) {
      if (figures && FiguresFrom(text_, tokens_, i)) {
        i += Own(i, FigureAt(tokens_, i));
      } else if (layout_.Has(Role::kUnit) && IsLoneUnit(tokens_, i)) {
        i += Own(i, 1);
      } else {
        Look(i++);
      }
    }
    CutAt(text_.size());
  }

 private:
  // `count` tokens are a piece of their own.
  std::size_t Own(std::size_t at, std::size_t count) {
    CutAt(tokens_[at].begin);
    CutAt(tokens_[at + count - 1].end);
    closed_ = true;
    return count;
  }

  // Cuts before a wording of time, and before a body that is another cell.
  void Look(std::size_t at) {
    const std::string_view rest = text_.substr(tokens_[at].begin);
    const bool capital = IsCapital(text_, tokens_[at]);
    const bool body = capital && !IsSuperior(tokens_, at) && BeginsWithHolder(rest);
    const bool begins = capital || tokens_[at].kind == TokenKind::kNumber;
    const bool time =
        begins && layout_.Has(Role::kDeadline) && !IsBehindUnit(at) && BeginsWithTime(tokens_, at);
    const bool behind_time = begins && IsWholeTime(at);
    // "... | Theo chỉ tiêu tỉnh giao"
    const bool inherits =
        capital && layout_.Has(Role::kTarget) && MatchPhrase(tokens_, at, "theo chi tieu") > 0;
    // "giúp việc Tỉnh ủy" is the second line of a cell, which shares it with no other one.
    const bool alone = spaced_ && small_;
    // "trước UBND tỉnh, Chủ tịch UBND tỉnh về việc ..." goes on with a sentence.
    const bool next_cell = closed_ && !small_;
    const bool other = next_cell || IsLastName(rest) || HasTimeBehind(at);
    if (time || behind_time || inherits || IsDocumentBehind(at) || (body && other && !alone))
      CutUnlessOpen(at);
    closed_ = closed_ || body;
  }

  // The number of "tháng 3", "quý 2".
  [[nodiscard]] bool IsBehindUnit(std::size_t at) const {
    constexpr std::array<std::string_view, 5> kUnits{"thang", "nam", "quy", "ngay", "t"};
    return at > 0 && tokens_[at].kind == TokenKind::kNumber &&
           std::find(kUnits.begin(), kUnits.end(), tokens_[at - 1].text) != kUnits.end();
  }

  // What stands before token `at` is a time and nothing is missing in it: "Tháng 3/2026 | Kho mới".
  [[nodiscard]] bool IsWholeTime(std::size_t at) const {
    if (at == 0 || tokens_[at - 1].end <= begin_) return false;
    if (IsBehindUnit(at)) return false;
    const std::string_view part = Trim(text_.substr(begin_, tokens_[at - 1].end - begin_));
    const std::vector<Token> tokens = Tokenize(part);
    if (tokens.empty() || !BeginsWithTime(tokens, 0)) return false;
    const domain::DeadlineKind kind = ParseDeadline(part, {}).kind;
    return kind != domain::DeadlineKind::kUnspecified && kind != domain::DeadlineKind::kEvent;
  }

  // "Có mô hình | Thông báo số ...", not "theo Thông báo số ...".
  [[nodiscard]] bool IsDocumentBehind(std::size_t at) const {
    const bool beside = layout_.Has(Role::kNote) || layout_.Has(Role::kBasis);
    return beside && !small_ && IsCapital(text_, tokens_[at]) && NamesDocument(tokens_, at);
  }

  // The line holds a whole row: a body, and a time behind it.
  [[nodiscard]] bool HasTimeBehind(std::size_t at) const {
    for (std::size_t i = at + 1; layout_.Has(Role::kDeadline) && i < tokens_.size(); ++i) {
      const bool begins = IsCapital(text_, tokens_[i]) || tokens_[i].kind == TokenKind::kNumber;
      if (begins && BeginsWithTime(tokens_, i)) return true;
    }
    return false;
  }

  void CutUnlessOpen(std::size_t at) {
    if (at == 0) return;
    const std::size_t end = tokens_[at - 1].end;
    if (end > begin_ && KindOf(text_.substr(begin_, end - begin_)).open) return;
    CutAt(tokens_[at].begin);
    closed_ = false;
  }

  void CutAt(std::size_t end) {
    const std::string_view part = Trim(text_.substr(begin_, end - begin_));
    if (!part.empty()) out_.push_back({std::string(part), line_, 0});
    begin_ = end;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t line_;
  const Layout& layout_;
  std::vector<LinePiece>& out_;
  std::size_t begin_ = 0;
  bool closed_ = false;  // what stands before is a whole cell
  bool spaced_ = false;
  bool small_ = false;  // the line begins in small letters
};

// The best way to give the first pieces to columns, for each column of the last of them.
class Placement {
 public:
  Placement(
      const std::vector<LinePiece>& pieces,
      const Layout& layout,
      const RowPart& part,
      const LineShape& shape
  )
      : pieces_(pieces),
        layout_(layout),
        shape_(shape),
        first_(part.before == nullptr),
        skipped_(layout.columns.size() + 1, 0) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const bool below = i + 1 < pieces.size() && pieces[i + 1].breaks > 0;
      kinds_.push_back(KindOf(pieces[i].text, below ? pieces[i + 1].text : std::string()));
      lengths_.push_back(CountCodePoints(pieces[i].text));
    }
    // A page may end in the middle of each cell.
    for (std::size_t i = 0; part.cut && i + 1 < kinds_.size(); ++i) {
      if (!kinds_[i + 1].small && !kinds_[i].joint) kinds_[i].open = false;
    }
    for (std::size_t c = 0; !first_ && c < layout.columns.size(); ++c) {
      open_.push_back(KindOf((*part.before)[c]).open);
    }
    const bool first = first_;
    for (std::size_t c = 0; c < layout.columns.size(); ++c) {
      skipped_[c + 1] = skipped_[c] + (first ? SkipScore(layout.columns[c].role) : 0);
    }
    best_.assign(pieces.size(), std::vector<int>(layout.columns.size(), 0));
    from_.assign(pieces.size(), std::vector<std::size_t>(layout.columns.size(), 0));
  }

  std::vector<std::size_t> Best() {
    std::vector<std::size_t> out(kinds_.size(), 0);
    if (kinds_.empty()) return out;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      for (std::size_t c = 0; c < layout_.columns.size(); ++c) Place(i, c);
    }
    out.back() = LastColumn();
    for (std::size_t i = kinds_.size() - 1; i > 0; --i) out[i - 1] = from_[i][out[i]];
    return out;
  }

 private:
  void Place(std::size_t i, std::size_t c) {
    const Role role = layout_.columns[c].role;
    const int start = std::max(StartScore(kinds_[i], role), GoesOnScore(i, c)) + LengthScore(i, c);
    if (i == 0) {
      best_[i][c] = start + skipped_[c];
      return;
    }
    best_[i][c] = best_[i - 1][c] + JoinScore(kinds_[i - 1], kinds_[i], role) + BreakScore(i, c) +
                  LengthScore(i, c);
    from_[i][c] = c;
    const int cut = kinds_[i - 1].open ? -4 : 0;  // in the middle of a phrase
    for (std::size_t k = 0; k < c; ++k) {
      const int score = best_[i - 1][k] + start + cut + skipped_[c] - skipped_[k + 1];
      if (score <= best_[i][c]) continue;
      best_[i][c] = score;
      from_[i][c] = k;
    }
  }

  [[nodiscard]] std::size_t Width(std::size_t c) const {
    return shape_.widths.empty() ? 0 : shape_.widths[c];
  }

  // Longer than the lines of the column are.
  [[nodiscard]] int LengthScore(std::size_t i, std::size_t c) const {
    const std::size_t width = Width(c);
    return width > 0 && lengths_[i] > width + width / 6 + 1 ? -5 : 0;
  }

  // How well piece `i` stands below the one before it in the same cell.
  [[nodiscard]] int BreakScore(std::size_t i, std::size_t c) const {
    if (pieces_[i].breaks == 0) return shape_.spaced ? -3 : 0;  // on one line, cut by its words
    if (shape_.spaced && pieces_[i].breaks == 1) return -8;     // half a line higher or lower
    const std::size_t width = Width(c);
    if (width == 0 || kinds_[i].list) return 0;
    if (!HadRoom(lengths_[i - 1], pieces_[i].text, width)) return 2;
    return kinds_[i - 1].ends ? -2 : -5;  // a paragraph of its own, or another cell
  }

  // Behind a page break any cell may go on, most of all one that was cut in the middle of a phrase.
  [[nodiscard]] int GoesOnScore(std::size_t i, std::size_t c) const {
    const Role role = layout_.columns[c].role;
    if (first_ || role == Role::kOrdinal) return kNever;
    if (!open_[c]) return -1;
    return ContentOf(role) == Content::kBodies && kinds_[i].group ? 5 : 3;
  }

  [[nodiscard]] std::size_t LastColumn() const {
    std::size_t out = 0;
    int top = std::numeric_limits<int>::min();
    for (std::size_t c = 0; c < layout_.columns.size(); ++c) {
      const int score = best_.back()[c] + skipped_.back() - skipped_[c + 1];
      if (score <= top) continue;
      top = score;
      out = c;
    }
    return out;
  }

  const std::vector<LinePiece>& pieces_;
  const Layout& layout_;
  const LineShape& shape_;
  bool first_;
  std::vector<PieceKind> kinds_;
  std::vector<std::size_t> lengths_;  // in characters
  std::vector<bool> open_;            // by column: what stands before the page break goes on
  std::vector<int> skipped_;          // sum of SkipScore before a column
  std::vector<std::vector<int>> best_;
  std::vector<std::vector<std::size_t>> from_;
};

}  // namespace

void CutLine(
    std::string_view text,
    std::size_t line,
    const Layout& layout,
    const LineShape& shape,
    std::vector<LinePiece>& out
) {
  constexpr std::size_t kLongest = 400;  // bytes; a longer line is no line of a cell
  if (text.size() > kLongest) {
    out.push_back({std::string(text), line, 0});
  } else {
    LineCutter(text, line, layout, shape.spaced, out).Cut();
  }
}

std::vector<std::size_t> PlacePieces(
    const std::vector<LinePiece>& pieces,
    const Layout& layout,
    const RowPart& part,
    const LineShape& shape
) {
  return Placement(pieces, layout, part, shape).Best();
}

}  // namespace sauro::intake
