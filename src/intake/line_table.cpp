#include "intake/line_table.h"

#include <algorithm>

#include "base/text.h"
#include "intake/columns.h"
#include "intake/labels.h"
#include "intake/line_cells.h"
#include "intake/line_header.h"
#include "intake/line_labels.h"
#include "intake/line_pieces.h"
#include "intake/line_shape.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kHeaderLines = 24;
constexpr std::size_t kRowLines = 240;
constexpr std::size_t kHeaderLine = 200;  // bytes
constexpr std::size_t kMostColumns = 40;

bool IsNumbersOnly(std::string_view text) {
  const std::vector<Token> tokens = Tokenize(text);
  return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.kind == TokenKind::kNumber || token.text == "(" || token.text == ")";
  });
}

class LineTableReader {
 public:
  LineTableReader(const std::vector<docread::Block>& blocks, std::size_t at, LineShape shape)
      : blocks_(blocks), at_(at), labels_(blocks), shape_(std::move(shape)) {}

  std::optional<LineTable> Read() {
    if (!ReadHeader()) return std::nullopt;
    while (auto line = LineAt(blocks_, at_)) {
      if (EndsTable(line->text)) break;
      if (IsSum(line->text)) {
        FlushRow();
        LeaveOut(*line, "dòng cộng");
        ++at_;
      } else if (!SkipPageBreak()) {
        if (!TakeLine(*line)) break;
        ++at_;
      }
    }
    FlushRow();
    if (out_.table.rows.size() < 2) return std::nullopt;
    out_.end = at_;
    return std::move(out_);
  }

  /// Of what was read.
  [[nodiscard]] LineShape Measured() const { return meter_.Shape(); }

 private:
  using Kind = LineLabels::Kind;

  // Takes the lines of a header and makes its columns; nothing is taken if there are none.
  bool ReadHeader() {
    std::string text;
    std::size_t i = at_;
    for (; i < at_ + kHeaderLines; ++i) {
      const auto line = LineAt(blocks_, i);
      if (!line || line->text.size() > kHeaderLine) break;
      if (i > at_ + 1 && BeginsHeaderAt(blocks_, i)) break;
      if (i > at_ && IsFirstLabel(i)) break;
      text += line->text + "\n";
    }
    std::vector<std::string> columns = SplitLineHeader(text);
    auto layout = intake::ReadHeader(columns);
    if (!layout || columns.size() < 3 || columns.size() > kMostColumns ||
        !layout->Has(Role::kOrdinal) || !IsFirstLabel(i))
      return false;
    layout_ = std::move(*layout);
    meter_ = ShapeMeter(columns.size());
    for (; at_ < i; ++at_) LeaveOut(*LineAt(blocks_, at_), "dòng tiêu đề cột");
    at_ = SkipIndexRows(at_);
    out_.table.columns = static_cast<std::uint32_t>(columns.size());
    AddRow(columns, std::vector<std::vector<Spot>>(columns.size()), false);
    header_words_ = WordsOf(text);
    return true;
  }

  // "1 2 3 4 5"; the first line behind it.
  std::size_t SkipIndexRows(std::size_t at) {
    while (const auto line = LineAt(blocks_, at)) {
      if (!IsNumbersOnly(line->text) || Tokenize(line->text).size() < 3) break;
      LeaveOut(*line, "dòng đánh số cột");
      ++at;
    }
    return at;
  }

  // "1", "1 Tên ...", "I", "I Mục", "A. Phần".
  [[nodiscard]] bool IsFirstLabel(std::size_t at) const {
    const auto line = LineAt(blocks_, at);
    if (!line) return false;
    const std::string label = CleanLabel(FirstWord(line->text));
    return label == "1" || label == "I" || (label == "A" && line->text.size() > 2);
  }

  static bool EndsTable(std::string_view text) {
    const std::string words = WordsOf(text.substr(0, 60)) + " ";
    return words.starts_with("phu luc ") || words.starts_with("noi nhan ") ||
           words.starts_with("bieu so ") || text.starts_with("TM.") || text.starts_with("T/M") ||
           text.starts_with("KT.");
  }

  // A page number, the header again, or both; true if something was skipped.
  bool SkipPageBreak() {
    std::size_t i = at_;
    if (IsPageNumber(i)) ++i;
    const std::size_t header = i;
    // The same words as in the first header, in whatever lines.
    if (BeginsHeaderAt(blocks_, i)) {
      while (RepeatsHeader(i)) ++i;
    }
    if (i == at_) return false;
    for (std::size_t k = at_; k < i; ++k)
      LeaveOut(*LineAt(blocks_, k), k < header ? "số trang" : "dòng tiêu đề cột lặp lại");
    at_ = SkipIndexRows(i);
    break_at_ = at_;
    FlushPart(labels_.KindAt(at_, true) == Kind::kNone);
    return true;
  }

  // A lone number before a repeated header, or far below the line before it and not the next row.
  [[nodiscard]] bool IsPageNumber(std::size_t at) const {
    constexpr std::size_t kFar = 4;  // lines of the file
    const auto line = LineAt(blocks_, at);
    if (!line || !IsNumbersOnly(line->text) || line->text.size() > 4) return false;
    if (BeginsHeaderAt(blocks_, at + 1)) return true;
    const auto before = at > 0 ? LineAt(blocks_, at - 1) : std::nullopt;
    return before && line->at >= before->at + kFar && labels_.KindAt(at, false) == Kind::kNone;
  }

  [[nodiscard]] bool RepeatsHeader(std::size_t at) const {
    const auto line = LineAt(blocks_, at);
    return line && header_words_.find(WordsOf(line->text)) != std::string::npos &&
           labels_.KindAt(at, false) == Kind::kNone;
  }

  // "Tổng cộng 1.670"
  static bool IsSum(std::string_view text) {
    const std::size_t digit = std::min(text.find_first_of("0123456789"), text.size());
    const std::string words = WordsOf(text.substr(0, digit));
    const bool figure = text.find_first_not_of("0123456789., ", digit) == std::string_view::npos;
    return digit < text.size() && figure && (words == "tong cong" || words == "cong");
  }

  // "- Dịch vụ % 37,1 37,4 37,6": a row of its own below "Cơ cấu kinh tế".
  static bool IsPartOfIndicator(std::string_view text) {
    constexpr std::size_t kFew = 3;  // figures
    if (!text.starts_with("- ")) return false;
    const std::vector<Token> tokens = Tokenize(text);
    if (tokens.size() < 2 || !IsCapital(text, tokens[1])) return false;
    for (std::size_t i = 2; i < tokens.size(); ++i) {
      if (!FiguresFrom(text, tokens, i)) continue;
      std::size_t figures = 0;
      for (std::size_t at = i; at < tokens.size() && FigureAt(tokens, at) > 0; ++figures)
        at += FigureAt(tokens, at);
      return figures >= kFew;
    }
    return false;
  }

  bool TakeLine(const SourceLine& line) {
    std::string rest(Trim(std::string_view(line.text).substr(FirstWord(line.text).size())));
    const Kind kind = labels_.KindAt(at_, at_ == break_at_);
    if (kind != Kind::kNone) {
      FlushRow();
      labels_.Take(kind, line.text);
      OpenRow(CleanLabel(FirstWord(line.text)), line.spot, kind != Kind::kRow);
      label_at_ = line.at;
    } else if (open_ && !section_ && layout_.indicators() && IsPartOfIndicator(line.text)) {
      FlushRow();
      OpenRow("-", line.spot, false);
      label_at_ = line.at;
    } else if (open_ && section_ && !GoesOnHeading(line.text)) {
      FlushRow();
      if (!RowsFollow()) return false;  // behind the last heading of a table without rows
      OpenRow("", line.spot, true);     // a statement below the heading
      statement_ = true;
      rest = line.text;
    } else {
      rest = line.text;
    }
    if (!open_) return false;
    if (lines_.size() >= kRowLines) return false;
    if (!rest.empty()) lines_.push_back({rest, line.spot, line.at});
    return true;
  }

  // The first number of the rows below a heading stands near.
  [[nodiscard]] bool RowsFollow() const {
    constexpr std::size_t kNear = 12;  // lines
    for (std::size_t i = at_ + 1; i <= at_ + kNear; ++i) {
      const auto line = LineAt(blocks_, i);
      if (!line || EndsTable(line->text)) return false;
      if (labels_.KindAt(i, false) == Kind::kRow) return true;
    }
    return false;
  }

  // A heading goes on in small letters, or begins in the line below its number; a statement goes on
  // to the next number.
  [[nodiscard]] bool GoesOnHeading(std::string_view text) const {
    if (statement_) return true;
    const std::vector<Token> tokens = Tokenize(text);
    const bool begun = !lines_.empty() || !texts_[NameColumn()].empty();
    return !begun ||
           (!tokens.empty() && !IsCapital(text, tokens[0]) && tokens[0].kind == TokenKind::kWord);
  }

  void OpenRow(const std::string& label, Spot spot, bool section) {
    open_ = true;
    section_ = section;
    statement_ = false;
    first_part_ = true;
    guessed_ = false;
    label_at_.reset();
    texts_.assign(layout_.columns.size(), "");
    spots_.assign(layout_.columns.size(), {});
    const std::size_t ordinal = ColumnOf(Role::kOrdinal);
    texts_[ordinal] = label;
    if (!label.empty()) spots_[ordinal].push_back(spot);
  }

  [[nodiscard]] std::size_t ColumnOf(Role role) const {
    for (std::size_t i = 0; i < layout_.columns.size(); ++i) {
      if (layout_.columns[i].role == role) return i;
    }
    return 0;
  }

  [[nodiscard]] std::size_t NameColumn() const {
    return layout_.indicators() ? ColumnOf(Role::kIndicator) : ColumnOf(Role::kTitle);
  }

  // Gives the lines since the row or the page began to the columns.
  void FlushPart(bool cut = false) {
    if (!open_ || lines_.empty()) return;
    std::vector<LinePiece> pieces = CutLines();
    std::vector<std::size_t> columns(pieces.size(), NameColumn());
    const bool numbered = first_part_ && label_at_.has_value();
    const RowPart part{first_part_ ? nullptr : &texts_, cut, numbered};
    if (!section_) {
      columns = PlacePieces(pieces, layout_, part, shape_);
      for (std::size_t i = 1; i < pieces.size(); ++i) {  // "Ban hành quy chế | Quy chế"
        guessed_ |=
            pieces[i].soft && columns[i] != columns[i - 1] && columns[i - 1] == NameColumn();
      }
      Unite(pieces, columns);
      Measure(pieces, columns);
      if (numbered && !cut) MeasureNeighbours(pieces, columns);
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) Put(pieces[i], columns[i]);
    lines_.clear();
    first_part_ = false;
  }

  [[nodiscard]] std::vector<LinePiece> CutLines() const {
    std::vector<LinePiece> out;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::size_t first = out.size();
      if (section_) {
        out.push_back({lines_[i].text, i, 0});
      } else {
        CutLine(lines_[i].text, i, layout_, shape_, i + 1 == lines_.size(), out);
      }
      const std::size_t above = i > 0 ? lines_[i - 1].at : label_at_.value_or(lines_[i].at);
      out[first].breaks = lines_[i].at - above;
    }
    return out;
  }

  // What might have been another cell, and is none, was not cut.
  static void Unite(std::vector<LinePiece>& pieces, std::vector<std::size_t>& columns) {
    std::size_t out = 0;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      if (pieces[i].soft && columns[i] == columns[out]) {
        pieces[out].text += " " + pieces[i].text;
        continue;
      }
      ++out;
      if (out == i) continue;
      pieces[out] = std::move(pieces[i]);
      columns[out] = columns[i];
    }
    if (pieces.empty()) return;
    pieces.resize(out + 1);
    columns.resize(out + 1);
  }

  void MeasureNeighbours(
      const std::vector<LinePiece>& pieces, const std::vector<std::size_t>& columns
  ) {
    std::size_t before = 1;  // line of the number
    for (std::size_t begin = 0; begin < pieces.size();) {
      std::size_t lines = 1;
      std::size_t end = begin + 1;
      for (; end < pieces.size() && columns[end] == columns[begin]; ++end)
        lines += pieces[end].breaks > 0 ? 1 : 0;
      meter_.AddNeighbours(before, lines, pieces[begin].breaks);
      before = lines;
      begin = end;
    }
  }

  void Put(const LinePiece& piece, std::size_t column) {
    std::string& text = texts_[column];
    // "Đ/c Trần Văn A | - Phó Chủ tịch" is one person.
    const bool post = HoldsBodies(column) && NamesPerson(Tokenize(text), 0);
    const bool item = !post && (piece.text.starts_with("- ") || piece.text.starts_with("+ "));
    if (!text.empty()) text += item ? '\n' : ' ';
    text += piece.text;
    std::vector<Spot>& spots = spots_[column];
    const Spot& spot = lines_[piece.line].spot;
    if (spots.empty() || !(spots.back() == spot)) spots.push_back(spot);
  }

  // "Sở Y tế" below "Sở Nội vụ" in one cell: they may have been two.
  static bool AreTwoBodies(const LinePiece& above, const LinePiece& below) {
    const PieceKind kind = KindOf(below.text);
    const PieceKind before = KindOf(above.text);
    return before.body && kind.body && !kind.superior && !before.open;
  }

  [[nodiscard]] bool HoldsBodies(std::size_t column) const {
    const Role role = layout_.columns[column].role;
    return role == Role::kLead || role == Role::kCoordinate || role == Role::kDirector ||
           role == Role::kImplement;
  }

  void Measure(const std::vector<LinePiece>& pieces, const std::vector<std::size_t>& columns) {
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      if (pieces[i].breaks == 0) continue;
      meter_.AddBreak(pieces[i].breaks);
      const bool whole = i == 1 || pieces[i - 1].breaks > 0;  // the line holds nothing else
      if (columns[i] != columns[i - 1]) continue;
      guessed_ |= HoldsBodies(columns[i]) && AreTwoBodies(pieces[i - 1], pieces[i]);
      if (whole) meter_.AddFull(columns[i], CountCodePoints(pieces[i - 1].text), pieces[i].text);
    }
  }

  void FlushRow() {
    FlushPart();
    if (!open_) return;
    bool unsure = guessed_;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      const Role role = layout_.columns[i].role;
      unsure |= texts_[i].empty() && role != Role::kNote && role != Role::kOther;
      // A figure alone is no result: a number of a page, or of something in the name.
      unsure |= role == Role::kProduct && IsNumbersOnly(texts_[i]);
    }
    AddRow(texts_, std::move(spots_), unsure && !section_);
    open_ = false;
  }

  void AddRow(
      const std::vector<std::string>& texts, std::vector<std::vector<Spot>> spots, bool unsure
  ) {
    docread::Row row;
    row.number = static_cast<std::uint32_t>(out_.table.rows.size() + 1);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      docread::Cell cell;
      cell.text = texts[i];
      cell.column = static_cast<std::uint32_t>(i);
      row.cells.push_back(std::move(cell));
    }
    out_.table.rows.push_back(std::move(row));
    out_.rows.push_back({std::move(spots), unsure});
  }

  void LeaveOut(const SourceLine& line, std::string_view reason) {
    out_.left_out.push_back({line.text, std::string(reason), PlaceOf(line.spot), {line.spot}});
  }

  const std::vector<docread::Block>& blocks_;
  std::size_t at_ = 0;
  LineLabels labels_;
  std::size_t break_at_ = 0;  // the first line of a page
  LineShape shape_;
  ShapeMeter meter_{0};
  LineTable out_;
  Layout layout_;
  std::string header_words_;
  bool open_ = false;
  bool section_ = false;
  bool statement_ = false;  // words below a heading, not a row
  bool first_part_ = true;
  bool guessed_ = false;                 // names that may belong to two cells stand in one
  std::optional<std::size_t> label_at_;  // the line of the number of the row
  std::vector<SourceLine> lines_;
  std::vector<std::string> texts_;
  std::vector<std::vector<Spot>> spots_;
};

}  // namespace

std::optional<LineTable> ReadLineTable(const std::vector<docread::Block>& blocks, std::size_t at) {
  if (!BeginsHeaderAt(blocks, at)) return std::nullopt;
  // First by the words alone; how wide the columns are shows in what came out.
  constexpr int kRounds = 3;
  LineTableReader reader(blocks, at, {});
  std::optional<LineTable> table = reader.Read();
  LineShape shape = reader.Measured();
  for (int round = 1; table && round < kRounds; ++round) {
    LineTableReader again(blocks, at, shape);
    table = again.Read();
    shape = again.Measured();
  }
  return table;
}

}  // namespace sauro::intake
