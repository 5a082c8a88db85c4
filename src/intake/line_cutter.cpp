#include "intake/line_cutter.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/deadline_text.h"
#include "intake/line_pieces.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {

Hint HintOf(const Column& column) {
  if (column.role != Role::kOther) return Hint::kNone;
  const std::string words = WordsOf(column.header);
  const auto has = [&](std::string_view word) { return words.find(word) != std::string::npos; };
  if (words.starts_with("cap ") || words.starts_with("nguoi ") || words.starts_with("can bo"))
    return Hint::kBodies;
  return has("kinh phi") || has("nguon von") || has("du toan") || has("ngan sach") ? Hint::kMoney
                                                                                   : Hint::kNone;
}

namespace {

// A line that ends with the name of a body and nothing else: "Mua máy quét Phòng Kinh tế".
bool IsLastName(std::string_view text) {
  const std::string words = WordsOf(text);
  constexpr std::ptrdiff_t kLongest = 7;  // words
  return std::count(words.begin(), words.end(), ' ') < kLongest &&
         text.find(',') == std::string_view::npos;
}

// What is counted, in small letters. Words that a name often ends with are none.
bool IsUnitWord(const std::string& words) {
  constexpr std::array<std::string_view, 24> kUnits{
      "lop",      "mo hinh", "ty dong", "trieu dong", "nghin dong", "dong",   "ha",   "tan",
      "km",       "m2",      "m3",      "giuong",     "diem",       "lan",    "cuoc", "ho so",
      "san pham", "kwh",     "mw",      "usd",        "trieu usd",  "ty usd", "luot", "luot khach"};
  return std::find(kUnits.begin(), kUnits.end(), words) != kUnits.end();
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
      const LineShape& shape,
      bool last,
      std::vector<LinePiece>& out
  )
      : text_(text),
        tokens_(Tokenize(text)),
        line_(line),
        layout_(layout),
        out_(out),
        spaced_(shape.spaced),
        centred_(shape.setting == Setting::kCentred),
        last_(last) {
    small_ =
        !tokens_.empty() && tokens_[0].kind == TokenKind::kWord && !IsCapital(text, tokens_[0]);
  }

  void Cut() {
    const bool figures = layout_.Has(Role::kTarget) || layout_.Has(Role::kBaseline);
    for (std::size_t i = 0; i < tokens_.size();) {
      if (figures && FiguresFrom(text_, tokens_, i)) {
        if (!closed_) CutUnit(i);
        i += Own(i, FigureAt(tokens_, i));
      } else if (IsMark(i)) {
        i += Own(i, 1);
      } else if (EndsWithMoney(i)) {
        i += Own(i, tokens_.size() - i);
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

  // "Thu nhập bình quân | Triệu đồng | 62", "Số lớp tập huấn | lớp | 5": before the first figure.
  void CutUnit(std::size_t figure) {
    constexpr std::size_t kLongest = 3;  // words
    if (!layout_.Has(Role::kUnit)) return;
    for (std::size_t i = figure - std::min(figure, kLongest); i < figure; ++i) {
      if (i == 0 || tokens_[i - 1].end <= begin_) continue;
      const bool behind =
          tokens_[i - 1].kind != TokenKind::kPunctuation || tokens_[i - 1].text == ")";
      const bool capital = IsCapital(text_, tokens_[i]) && !IsCapital(text_, tokens_[i - 1]);
      const std::string_view unit =
          text_.substr(tokens_[i].begin, tokens_[figure - 1].end - tokens_[i].begin);
      if (!behind || !(capital || IsUnitWord(WordsOf(unit)))) continue;
      CutAt(tokens_[i].begin, true);
      return;
    }
  }

  // "UBND các xã | nt | Quý I"; "Báo cáo | -" at the end of a row, where no name is cut in two.
  [[nodiscard]] bool IsMark(std::size_t i) const {
    if (i == 0 || tokens_[i - 1].end == tokens_[i].begin) return false;
    if (tokens_[i].text == "nt" && !IsCapital(text_, tokens_[i])) return true;
    if (i + 1 < tokens_.size()) return false;
    return IsLoneMark(text_.substr(tokens_[i].begin)) && (last_ || tokens_[i].text != "-");
  }

  // "Giấy chứng nhận | 1.200": the last figure of a row whose last column is of money.
  [[nodiscard]] bool EndsWithMoney(std::size_t i) const {
    if (!last_ || i == 0 || tokens_[i].kind != TokenKind::kNumber ||
        tokens_[i - 1].end == tokens_[i].begin || tokens_[i - 1].text == "so")
      return false;
    return HintOf(layout_.columns.back()) == Hint::kMoney && !IsBehindUnit(i) &&
           FigureAt(tokens_, i) == tokens_.size() - i;
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
    const bool person = capital && NamesPerson(tokens_, at) && !small_;
    if (time || behind_time || inherits || person || IsDocumentBehind(at) ||
        (body && other && !alone)) {
      CutUnlessOpen(at);
    } else if (!alone && (body ? MayLead(at) : (capital && MayBegin(at)) || IsYear(at))) {
      CutAt(tokens_[at].begin, true);
    }
    closed_ = closed_ || body;
  }

  // "Sàn hoạt động | 2027"
  [[nodiscard]] bool IsYear(std::size_t at) const {
    const Token& token = tokens_[at];
    return at > 0 && at + 1 == tokens_.size() && layout_.Has(Role::kDeadline) &&
           !IsBehindUnit(at) && tokens_[at - 1].kind == TokenKind::kWord &&
           BeginsWithTime({token}, 0);
  }

  // "Tổng kết năm học | Phòng Văn hóa | Các trường, các thôn": all that a line holds, and several
  // bodies in it.
  [[nodiscard]] bool MayLead(std::size_t at) const {
    if (!centred_ || line_ > 0 || begin_ > 0 || at == 0) return false;
    if (KindOf(text_.substr(0, tokens_[at - 1].end)).open) return false;
    for (std::size_t i = at + 1; i < tokens_.size(); ++i) {
      const bool capital = IsCapital(text_, tokens_[i]) && !IsCapital(text_, tokens_[i - 1]);
      if (capital && tokens_[i - 1].kind == TokenKind::kWord &&
          BeginsWithHolder(text_.substr(tokens_[i].begin)))
        return true;
    }
    return false;
  }

  // "Các phòng, đơn vị | Dự toán được duyệt": a capital behind a name that is whole.
  [[nodiscard]] bool MayBegin(std::size_t at) const {
    if (at == 0 || tokens_[at - 1].end <= begin_) return false;
    const Token& before = tokens_[at - 1];
    const bool close = before.text == ")";
    if (before.kind == TokenKind::kPunctuation ? !close : IsCapital(text_, before)) return false;
    const std::string_view part = text_.substr(begin_, before.end - begin_);
    const PieceKind kind = KindOf(part);
    if (kind.open) return false;
    const std::string word(text_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin));
    return kind.body || soft_ || (IsName() && ToUpper(word) != word);  // "CCHC" goes on
  }

  // Nothing was cut from the first line of a row whose result stands right behind its name.
  [[nodiscard]] bool IsName() const {
    if (line_ > 0 || begin_ > 0 || small_) return false;
    for (std::size_t c = 0; c + 1 < layout_.columns.size(); ++c) {
      if (layout_.columns[c].role == Role::kTitle)
        return layout_.columns[c + 1].role == Role::kProduct;
    }
    return false;
  }

  // The number of "tháng 3", "quý 2".
  [[nodiscard]] bool IsBehindUnit(std::size_t at) const {
    constexpr std::array<std::string_view, 13> kUnits{
        "thang", "nam", "quy", "ngay", "t", "tu", "truoc", "den", "sau", "trong", "het", "va", "-"};
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
    const std::string_view part = Trim(text_.substr(begin_, end - begin_));
    if (part == "-" || part == "+") return;  // "- Phó Chủ tịch" is an item
    if (!part.empty() && KindOf(part).open) return;
    CutAt(tokens_[at].begin);
    closed_ = false;
  }

  // `soft`: what follows is.
  void CutAt(std::size_t end, bool soft = false) {
    const std::string_view part = Trim(text_.substr(begin_, end - begin_));
    if (!part.empty()) out_.push_back({std::string(part), line_, 0, soft_});
    soft_ = soft;
    begin_ = end;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t line_;
  const Layout& layout_;
  std::vector<LinePiece>& out_;
  std::size_t begin_ = 0;
  bool soft_ = false;    // what begins there is
  bool closed_ = false;  // what stands before is a whole cell
  bool spaced_ = false;
  bool centred_ = false;
  bool last_ = false;   // of the row
  bool small_ = false;  // the line begins in small letters
};

}  // namespace

void CutLine(
    std::string_view text,
    std::size_t line,
    const Layout& layout,
    const LineShape& shape,
    bool last,
    std::vector<LinePiece>& out
) {
  constexpr std::size_t kLongest = 400;  // bytes; a longer line is no line of a cell
  if (text.size() > kLongest) {
    out.push_back({std::string(text), line, 0});
  } else {
    LineCutter(text, line, layout, shape, last, out).Cut();
  }
}

}  // namespace sauro::intake
