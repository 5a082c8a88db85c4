#include "intake/line_cells.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/text.h"
#include "intake/line_pieces.h"
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
    case Role::kMarkedBody:
    case Role::kGroup:
    case Role::kOther: return Content::kWords;
  }
  return Content::kWords;
}

int HintedStart(const PieceKind& piece, Hint hint) {
  if (piece.small) return -4;
  if (hint == Hint::kBodies) return piece.body || piece.person || piece.ditto ? 3 : -1;
  return piece.money || piece.figure || piece.ditto ? 4 : -2;
}

int WordsStart(const PieceKind& piece, Role role) {
  const bool beside = role == Role::kOther || role == Role::kNote || role == Role::kBasis;
  if (piece.ditto) return 1;
  if (role == Role::kStatus && (piece.state || piece.progress)) return 3;
  if (role == Role::kNote && piece.state) return 3;
  if (piece.person) return -3;
  int score = beside ? (piece.document ? 2 : 0) : 1;
  if (piece.body || piece.superior) score -= 2;
  if (piece.time) score -= 3;
  if (piece.figure) score -= 2;
  return score;
}

int FigureStart(const PieceKind& piece) {
  if (piece.figure) return 5;
  return piece.body || piece.time ? -4 : 1;
}

int BodiesStart(const PieceKind& piece, Role role, int small) {
  if (piece.ditto) return 2;
  if (piece.person) return role == Role::kDirector ? 6 : 2;
  if (piece.superior) return 1;
  if (role == Role::kDirector && piece.leading) return 6;
  return piece.body ? 4 : small - 4;
}

int TimeStart(const PieceKind& piece, int small) {
  if (piece.time) return 5;
  if (piece.lasting) return 4;
  if (piece.body || piece.document) return -4;
  if (piece.dated) return 1;
  return piece.verb || piece.ditto ? 0 : small - 4;
}

// How well `piece` begins a cell of `role`.
int StartScore(const PieceKind& piece, Role role) {
  const int small = piece.small ? -4 : 0;
  switch (ContentOf(role)) {
    case Content::kNumber: return kNever;
    case Content::kName: return piece.figure ? -4 : 1;
    case Content::kBodies: return BodiesStart(piece, role, small);
    case Content::kTime: return TimeStart(piece, small);
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
  if (piece.person && !before.person && !before.open) return -4;
  if (before.open && piece.small) return 4;
  if (piece.time) return -4;
  if (before.open) return 3;
  if (piece.list) return 2;
  if (piece.action) return -4;
  if (piece.small || piece.superior) return 2;
  if (piece.body && before.body) return -3;  // bodies of one cell have a mark between them
  return -1;                                 // a name that goes on with a capital, or another one
}

int JoinTime(const PieceKind& before, const PieceKind& piece) {
  if (piece.figure && before.digits) return -10;  // "Tháng 5/2026 | 1"
  if (piece.number && (before.dating || before.joint))
    return 4;  // "Hoàn thành trong năm | 2026 và ..."
  if (piece.small) return 3;
  if (before.open || piece.figure) return 2;
  return piece.body || before.digits ? -3 : -1;
}

int JoinWords(const PieceKind& before, const PieceKind& piece) {
  if (piece.small || before.open || piece.list) return 3;
  if (piece.time || piece.document || (piece.body && before.ends)) return -2;
  return before.ends ? 0 : -1;
}

// How well `piece` goes on a cell of `role` after `before`.
int JoinScore(const PieceKind& before, const PieceKind& piece, Role role) {
  if (piece.ditto || before.ditto) return -6;
  switch (ContentOf(role)) {
    case Content::kNumber: return kNever;
    case Content::kName:
      if (piece.figure) return before.open ? 0 : -3;
      return JoinWords(before, piece);
    case Content::kBodies: return JoinBodies(before, piece);
    case Content::kTime: return JoinTime(before, piece);
    case Content::kFigure: return JoinFigure(before, piece);
    case Content::kUnit: return piece.figure ? -8 : JoinWords(before, piece);
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
    case Role::kMarkedBody:
    case Role::kGroup:
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
      kinds_.push_back(KindOf(pieces[i].text, Below(i)));
      const std::size_t before = pieces[i].soft ? lengths_.back() + 1 : 0;
      lengths_.push_back(before + CountCodePoints(pieces[i].text));
    }
    // A page may end in the middle of each cell.
    for (std::size_t i = 0; part.cut && i + 1 < kinds_.size(); ++i) {
      if (!kinds_[i + 1].small && !kinds_[i].joint) kinds_[i].open = false;
    }
    for (std::size_t c = 0; !first_ && c < layout.columns.size(); ++c) {
      open_.push_back(KindOf((*part.before)[c]).open);
    }
    const bool first = first_;
    for (const Column& column : layout.columns) hints_.push_back(HintOf(column));
    for (std::size_t c = 0; c < layout.columns.size(); ++c) {
      skipped_[c + 1] = skipped_[c] + (first ? SkipScore(layout.columns[c].role) : 0);
    }
    // What a page break cuts stood otherwise.
    whole_ = first && !part.cut && shape.setting != Setting::kUnknown;
    numbered_ = part.numbered;
    best_.assign(pieces.size(), std::vector<Scores>(layout.columns.size(), kNone));
    from_.assign(pieces.size(), std::vector<Steps>(layout.columns.size()));
  }

  std::vector<std::size_t> Best() {
    std::vector<std::size_t> out(kinds_.size(), 0);
    if (kinds_.empty()) return out;
    for (std::size_t i = 0; i < kinds_.size(); ++i) Place(i);
    Step last = Last();
    for (std::size_t i = kinds_.size(); i-- > 0;) {
      out[i] = last.column;
      last = from_[i][last.column][last.phase];
    }
    return out;
  }

 private:
  // A cell is known to have one, two or more lines from its first line on: these are the lines of
  // such cells. Where nothing is known of the setting, all cells are of the first kind.
  static constexpr std::size_t kPhases = 6;
  struct Phase {
    std::size_t lines;  // of the cell; three for more
    bool first;
    bool last;
    std::size_t next;  // the phase of the line below; kPhases for none
  };
  static constexpr std::array<Phase, kPhases> kPhase{
      {{1, true, true, kPhases},
       {2, true, false, 2},
       {2, false, true, kPhases},
       {3, true, false, 4},
       {3, false, false, 5},
       {3, false, true, 5}}};
  using Scores = std::array<int, kPhases>;
  struct Step {
    std::size_t column = 0;
    std::size_t phase = 0;
  };
  using Steps = std::array<Step, kPhases>;
  static constexpr int kWorst = std::numeric_limits<int>::min() / 2;
  static constexpr Scores kNone{kWorst, kWorst, kWorst, kWorst, kWorst, kWorst};

  [[nodiscard]] int StandsScore(std::size_t lines, std::size_t next, std::size_t breaks) const {
    constexpr int kMisplaced = -6;
    return MayStandSo(shape_.setting, shape_.spaced, lines, next, breaks) ? 0 : kMisplaced;
  }

  // The line below piece `i`, and those on which it goes on in small letters.
  [[nodiscard]] std::string Below(std::size_t i) const {
    constexpr std::size_t kMost = 3;
    std::string out;
    for (std::size_t k = i + 1; k < pieces_.size() && k <= i + kMost; ++k) {
      const std::string& text = pieces_[k].text;
      const std::vector<Token> tokens = Tokenize(text.substr(0, text.find(' ')));
      const bool goes_on =
          !tokens.empty() && tokens[0].kind == TokenKind::kWord && !IsCapital(text, tokens[0]);
      if (pieces_[k].breaks == 0 || (k > i + 1 && !goes_on)) break;
      out += (out.empty() ? "" : " ") + text;
    }
    return out;
  }

  void Place(std::size_t i) {
    // By phase, the best end of a cell in the columns before `c`.
    Scores ended = kNone;
    Steps ends;
    for (std::size_t c = 0; c < layout_.columns.size(); ++c) {
      const Role role = layout_.columns[c].role;
      const int begin = hints_[c] == Hint::kNone ? StartScore(kinds_[i], role)
                                                 : HintedStart(kinds_[i], hints_[c]);
      int start =
          std::max(begin, GoesOnScore(i, c)) + LengthScore(CountCodePoints(pieces_[i].text), c);
      const bool result = c > 0 && role == Role::kProduct && whole_;
      if (pieces_[i].soft && !(result && layout_.columns[c - 1].role == Role::kTitle)) start -= 1;
      if (i == 0) {
        Begin(c, start + skipped_[c]);
        continue;
      }
      Join(i, c, role);
      // In the middle of a phrase; a time is none that goes on.
      const int cut =
          kinds_[i - 1].open && (kinds_[i].small || !(kinds_[i].time || kinds_[i].figure)) ? -4 : 0;
      Start(i, c, start + cut + skipped_[c], ended, ends);
      for (std::size_t p = 0; p < kPhases; ++p) {
        const int score = best_[i - 1][c][p];
        if (!kPhase[p].last || score <= kWorst || score - skipped_[c + 1] <= ended[p]) continue;
        ended[p] = score - skipped_[c + 1];
        ends[p] = {c, p};
      }
    }
  }

  void Begin(std::size_t c, int start) {
    for (std::size_t p = 0; p < kPhases; ++p) {
      if (!kPhase[p].first || (p > 0 && !whole_)) continue;
      const bool known = whole_ && numbered_;
      best_[0][c][p] = start + (known ? StandsScore(1, kPhase[p].lines, pieces_[0].breaks) : 0);
    }
  }

  // Piece `i` goes on the cell of the piece before it.
  void Join(std::size_t i, std::size_t c, Role role) {
    int joins = JoinScore(kinds_[i - 1], kinds_[i], role);
    const int uncut = role == Role::kTitle ? 2 : 1;
    // What stands before money is another cell.
    const bool beside = c + 1 < hints_.size() && hints_[c + 1] == Hint::kMoney && kinds_[i].money;
    if (beside) joins = std::min(joins, -2);
    const int score = (pieces_[i].soft && !beside ? uncut : joins) + BreakScore(i, c) +
                      LengthScore(lengths_[i], c);
    for (std::size_t p = 0; p < kPhases; ++p) {
      const int before = best_[i - 1][c][p];
      const std::size_t next = pieces_[i].breaks == 0 || !whole_ ? p : kPhase[p].next;
      if (before <= kWorst || next == kPhases || before + score <= best_[i][c][next]) continue;
      best_[i][c][next] = before + score;
      from_[i][c][next] = {c, p};
    }
  }

  // Piece `i` begins a cell.
  void Start(std::size_t i, std::size_t c, int start, const Scores& ended, const Steps& ends) {
    for (std::size_t p = 0; p < kPhases; ++p) {
      if (!kPhase[p].first || (p > 0 && !whole_)) continue;
      for (std::size_t before = 0; before < kPhases; ++before) {
        if (ended[before] <= kWorst) continue;
        const int stands =
            whole_ ? StandsScore(kPhase[before].lines, kPhase[p].lines, pieces_[i].breaks) : 0;
        const int score = ended[before] + start + stands;
        if (score <= best_[i][c][p]) continue;
        best_[i][c][p] = score;
        from_[i][c][p] = ends[before];
      }
    }
  }

  [[nodiscard]] std::size_t Width(std::size_t c) const {
    return shape_.widths.empty() ? 0 : shape_.widths[c];
  }

  // Longer than the lines of the column are.
  [[nodiscard]] int LengthScore(std::size_t length, std::size_t c) const {
    const std::size_t width = Width(c);
    return width > 0 && length > width + width / 6 + 1 ? -5 : 0;
  }

  // How well piece `i` stands below the one before it in the same cell.
  [[nodiscard]] int BreakScore(std::size_t i, std::size_t c) const {
    if (pieces_[i].breaks == 0) return shape_.spaced && !pieces_[i].soft ? -3 : 0;
    if (shape_.spaced && pieces_[i].breaks == 1) return -8;  // half a line higher or lower
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

  [[nodiscard]] Step Last() const {
    Step out;
    int top = std::numeric_limits<int>::min();
    for (std::size_t c = 0; c < layout_.columns.size(); ++c) {
      for (std::size_t p = 0; p < kPhases; ++p) {
        if (!kPhase[p].last || best_.back()[c][p] <= kWorst) continue;
        const int score = best_.back()[c][p] + skipped_.back() - skipped_[c + 1];
        if (score <= top) continue;
        top = score;
        out = {c, p};
      }
    }
    return out;
  }

  const std::vector<LinePiece>& pieces_;
  const Layout& layout_;
  const LineShape& shape_;
  bool first_;
  std::vector<PieceKind> kinds_;
  std::vector<Hint> hints_;           // by column
  std::vector<std::size_t> lengths_;  // in characters, from the last cut that is sure
  std::vector<bool> open_;            // by column: what stands before the page break goes on
  std::vector<int> skipped_;          // sum of SkipScore before a column
  bool whole_ = false;                // the row is not cut, and how its cells stood is known
  bool numbered_ = false;             // and the number before it, too
  std::vector<std::vector<Scores>> best_;
  std::vector<std::vector<Steps>> from_;
};

}  // namespace

std::vector<std::size_t> PlacePieces(
    const std::vector<LinePiece>& pieces,
    const Layout& layout,
    const RowPart& part,
    const LineShape& shape
) {
  return Placement(pieces, layout, part, shape).Best();
}

}  // namespace sauro::intake
