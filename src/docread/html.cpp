#include "docread/html.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "base/text.h"
#include "docread/html_tokens.h"
#include "docread/legacy_text.h"
#include "docread/lines.h"
#include "docread/numbering.h"

namespace sauro::docread {
namespace {

constexpr std::array<std::string_view, 13> kVoid{
    "br",
    "hr",
    "img",
    "input",
    "meta",
    "link",
    "col",
    "area",
    "base",
    "embed",
    "source",
    "track",
    "wbr"};
constexpr std::array<std::string_view, 32> kBlocks{
    "p",       "div",  "h1",         "h2",     "h3",      "h4",      "h5",     "h6",
    "li",      "ul",   "ol",         "hr",     "section", "article", "header", "footer",
    "main",    "nav",  "blockquote", "center", "pre",     "dt",      "dd",     "dl",
    "caption", "form", "fieldset",   "legend", "address", "figure",  "title",  "body"};

template <std::size_t N>
bool Contains(const std::array<std::string_view, N>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

// How text under an element is read.
struct Look {
  bool bold = false;
  bool hidden = false;
  bool deleted = false;
  bool title = false;
  bool keep_lines = false;
  LegacyEncoding encoding = LegacyEncoding::kNone;
  Alignment alignment = Alignment::kOther;
};

Alignment AlignmentOf(std::string_view value) {
  if (value.starts_with("center")) return Alignment::kCentre;
  return value.starts_with("right") ? Alignment::kRight : Alignment::kOther;
}

// What follows "name:" in a style without blanks; empty if it is not there.
std::string_view Property(std::string_view style, std::string_view name) {
  for (std::size_t at = style.find(name); at != std::string_view::npos;
       at = style.find(name, at + 1)) {
    const bool begins = at == 0 || style[at - 1] == ';';
    const std::string_view rest = style.substr(at + name.size());
    if (begins && rest.starts_with(':')) return rest.substr(1, rest.find(';') - 1);
  }
  return {};
}

void ApplyStyle(std::string_view attributes, Look& look) {
  std::string style = ToLower(HtmlAttribute(attributes, "style"));
  if (style.empty()) return;
  const std::string_view font = Property(style, "font-family");
  if (!font.empty()) {
    look.encoding = EncodingOfFont(TrimAny(font.substr(0, font.find(',')), " \"'\t\r\n"));
  }
  style.erase(
      std::remove_if(style.begin(), style.end(), [](char c) { return c == ' ' || c == '\n'; }),
      style.end()
  );
  look.hidden |= Property(style, "display") == "none" || Property(style, "mso-hide") == "all" ||
                 Property(style, "visibility") == "hidden";
  const std::string_view weight = Property(style, "font-weight");
  if (!weight.empty()) look.bold = weight.starts_with("bold") || weight >= "600";
  const std::string_view alignment = Property(style, "text-align");
  if (!alignment.empty()) look.alignment = AlignmentOf(alignment);
}

Look LookOf(const HtmlToken& tag, Look look) {
  const std::string& name = tag.name;
  const bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  if (name == "b" || name == "strong" || name == "th" || heading) look.bold = true;
  if (name == "del") look.deleted = true;
  if (name == "title") look.title = true;
  if (name == "pre" || name == "textarea") look.keep_lines = true;
  if (name == "center") look.alignment = Alignment::kCentre;
  if (name == "font") {
    const std::string face = HtmlAttribute(tag.attributes, "face");
    if (!face.empty()) look.encoding = EncodingOfFont(face.substr(0, face.find(',')));
  }
  const std::string align = ToLower(HtmlAttribute(tag.attributes, "align"));
  if (!align.empty()) look.alignment = AlignmentOf(align);
  if (HasHtmlAttribute(tag.attributes, "hidden")) look.hidden = true;
  ApplyStyle(tag.attributes, look);
  return look;
}

std::uint32_t SpanOf(std::string_view attributes, std::string_view name) {
  const std::string text = HtmlAttribute(attributes, name);
  std::uint32_t out = 1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  constexpr std::uint32_t kMost = 1000;
  return error == std::errc() ? std::clamp(out, 1U, kMost) : 1;
}

class HtmlReader {
 public:
  HtmlReader(std::string_view html, const Limits& limits) : tokens_(html), limits_(limits) {}

  Result<Document> Read() {
    for (;;) {
      const HtmlToken token = tokens_.Next();
      if (token.kind == HtmlToken::Kind::kEnd || error_) break;
      if (token.kind == HtmlToken::Kind::kText) AddText(token.text);
      if (token.kind == HtmlToken::Kind::kOpen) Open(token);
      if (token.kind == HtmlToken::Kind::kClose) Close(token.name);
    }
    while (!frames_.empty() && !error_) CloseTable();
    Flush();
    if (error_) return *error_;
    out_.format = Format::kHtml;
    return std::move(out_);
  }

 private:
  struct Element {
    std::string name;
    Look look;
  };
  struct List {
    bool ordered = false;
    std::int32_t next = 1;
    std::string kind;
  };
  // A table that is not closed yet.
  struct Frame {
    Table table;
    Row row;
    Cell cell;
    bool in_row = false;
    bool in_cell = false;
    bool in_head = false;
    bool any_bold = false;
    bool any_plain = false;
    std::vector<std::uint32_t> covered;  // rows that a cell from above still takes, by column
    std::uint32_t column = 0;
    std::size_t base = 0;  // elements that were open before it
    std::size_t row_base = 0;
    std::size_t list_base = 0;
    std::vector<Table> after;  // nested tables that stand alone
  };

  [[nodiscard]] Look Current() const { return open_.empty() ? Look{} : open_.back().look; }
  [[nodiscard]] std::size_t Base() const { return frames_.empty() ? 0 : frames_.back().base; }

  void Fail(std::string message) {
    if (!error_) error_ = TooLarge(std::move(message), Place());
  }
  [[nodiscard]] std::string Place() const {
    return frames_.empty() ? "đoạn " + std::to_string(paragraphs_ + 1)
                           : "bảng " + std::to_string(tables_ + 1);
  }

  void AddText(std::string_view text) {
    const Look look = Current();
    std::string clean(text);
    if (!look.keep_lines) std::replace(clean.begin(), clean.end(), '\n', ' ');
    if (look.hidden || look.deleted || look.title) {
      LegacyRuns runs;
      runs.Add(clean, look.encoding);
      LeaveOut(
          runs.Take(),
          look.title     ? "tiêu đề của trang web"
          : look.deleted ? "nội dung đã xóa"
                         : "chữ ẩn"
      );
      return;
    }
    line_.Add(clean, look.encoding);
    line_bytes_ += clean.size();
    if (line_bytes_ > limits_.paragraph_bytes) Fail("Một đoạn văn quá dài. Hãy kiểm tra lại tệp.");
    if (Trim(clean).empty()) return;
    (look.bold ? any_bold_ : any_plain_) = true;
    alignment_ = look.alignment;
  }

  void LeaveOut(std::string_view text, std::string_view reason) {
    std::string clean = CollapseSpace(ToNfc(text));
    if (clean.empty()) return;
    auto& list = out_.left_out;
    if (!list.empty() && list.back().reason == reason && list.back().place == Place()) {
      list.back().text += " " + clean;
      return;
    }
    list.push_back({std::move(clean), std::string(reason), Place()});
  }

  // Ends the paragraph that is being read.
  void Flush() {
    std::string text = CleanLines(ToNfc(line_.Take()));
    line_bytes_ = 0;
    const bool any_bold = std::exchange(any_bold_, false);
    const bool any_plain = std::exchange(any_plain_, false);
    if (text.empty()) return;
    std::string label = std::exchange(label_, {});
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
      if (!frame->in_cell) continue;
      if (!label.empty()) text.insert(0, label.append(" "));
      frame->cell.text = JoinLines(std::move(frame->cell.text), text);
      frame->any_bold |= any_bold;
      frame->any_plain |= any_plain;
      return;
    }
    Paragraph paragraph;
    paragraph.number = ++paragraphs_;
    paragraph.text = std::move(text);
    paragraph.label = std::move(label);
    paragraph.style = style_;
    paragraph.bold = any_bold && !any_plain;
    paragraph.alignment = alignment_;
    out_.blocks.emplace_back(std::move(paragraph));
    if (paragraphs_ > limits_.paragraphs)
      Fail("Văn bản có quá nhiều đoạn. Hãy chia thành nhiều tệp.");
  }

  void Open(const HtmlToken& tag) {
    const std::string& name = tag.name;
    if (name == "br") {
      line_.Add("\n", Current().encoding);
      return;
    }
    if (Contains(kBlocks, name)) BeginBlock(name);
    if (name == "ul" || name == "ol") BeginList(tag);
    if (name == "li") BeginItem();
    if (Contains(kVoid, name)) return;
    if (name == "table") return BeginTable(tag);
    if (!frames_.empty() && OpenInTable(tag)) return;
    Push(tag);
  }

  void Push(const HtmlToken& tag) {
    if (open_.size() >= kMostOpen) {
      Fail("Nội dung trang lồng nhau quá sâu. Hãy kiểm tra nguồn gốc của tệp.");
      return;
    }
    open_.push_back({tag.name, LookOf(tag, Current())});
  }

  // A paragraph ends where the next block begins, and so does an item.
  void BeginBlock(std::string_view name) {
    Flush();
    style_ = name.size() == 2 && name[0] == 'h' && name != "hr"
                 ? "heading " + std::string(name.substr(1))
                 : "";
    for (std::size_t i = open_.size(); i > Base(); --i) {
      const std::string& open = open_[i - 1].name;
      if (open == "p" || (open == "li" && name == "li")) {
        open_.resize(i - 1);
        return;
      }
      if (open == "ul" || open == "ol" || open == "div" || open == "td" || open == "th") return;
    }
  }

  void BeginList(const HtmlToken& tag) {
    List list;
    list.ordered = tag.name == "ol";
    const std::string type = HtmlAttribute(tag.attributes, "type");
    if (type == "a") list.kind = "lowerLetter";
    if (type == "A") list.kind = "upperLetter";
    if (type == "i") list.kind = "lowerRoman";
    if (type == "I") list.kind = "upperRoman";
    const std::string start = HtmlAttribute(tag.attributes, "start");
    std::from_chars(start.data(), start.data() + start.size(), list.next);
    if (lists_.size() < kMostOpen) lists_.push_back(std::move(list));
  }

  void BeginItem() {
    const std::size_t base = frames_.empty() ? 0 : frames_.back().list_base;
    label_ = "-";
    if (lists_.size() <= base || !lists_.back().ordered) return;
    List& list = lists_.back();
    const bool counts = list.next >= 0 && list.next < 100'000;
    label_ =
        FormatNumber(counts ? list.next++ : 0, list.kind.empty() ? "decimal" : list.kind) + ".";
  }

  void BeginTable(const HtmlToken& tag) {
    Flush();
    if (frames_.size() > limits_.table_nesting) {
      Fail("Các bảng lồng nhau quá nhiều cấp. Hãy đưa bảng nhiệm vụ ra ngoài.");
      return;
    }
    Frame frame;
    frame.base = open_.size();
    frame.list_base = lists_.size();
    Push(tag);
    frame.row_base = open_.size();
    frames_.push_back(std::move(frame));
  }

  // True if `tag` is a part of a table and was handled.
  bool OpenInTable(const HtmlToken& tag) {
    Frame& frame = frames_.back();
    if (tag.name == "thead" || tag.name == "tbody" || tag.name == "tfoot") {
      EndRow();
      frame.in_head = tag.name == "thead";
      return true;
    }
    if (tag.name == "tr") {
      EndRow();
      BeginRow(&tag);
      return true;
    }
    if (tag.name != "td" && tag.name != "th") return false;
    EndCell();
    if (!frame.in_row) BeginRow(nullptr);
    BeginCell(tag);
    return true;
  }

  void BeginRow(const HtmlToken* tag) {
    Flush();
    Frame& frame = frames_.back();
    open_.resize(std::min(open_.size(), frame.base + 1));
    if (tag != nullptr) Push(*tag);
    frame.row_base = open_.size();
    frame.in_row = true;
    frame.column = 0;
    frame.row = {};
    frame.row.header = frame.in_head;
    if (frame.table.rows.size() >= limits_.table_rows) {
      Fail(
          "Bảng có hơn " + std::to_string(limits_.table_rows) +
          " dòng. Hãy chia bảng thành nhiều tệp."
      );
    }
  }

  void BeginCell(const HtmlToken& tag) {
    Frame& frame = frames_.back();
    open_.resize(std::min(open_.size(), frame.row_base));
    Push(tag);
    frame.in_cell = true;
    frame.any_bold = frame.any_plain = false;
    frame.cell = {};
    frame.cell.col_span = SpanOf(tag.attributes, "colspan");
    frame.cell.row_span = SpanOf(tag.attributes, "rowspan");
    while (frame.column < frame.covered.size() && frame.covered[frame.column] > 0) ++frame.column;
    frame.cell.column = frame.column;
    frame.column += frame.cell.col_span;
    if (frame.column > limits_.table_columns || ++cells_ > limits_.cells) {
      Fail("Bảng có quá nhiều cột hoặc quá nhiều ô. Hãy kiểm tra lại tệp.");
      return;
    }
    if (frame.covered.size() < frame.column) frame.covered.resize(frame.column);
    for (std::uint32_t c = frame.cell.column; c < frame.column; ++c) {
      frame.covered[c] = frame.cell.row_span;
    }
  }

  void EndCell() {
    Flush();
    label_.clear();
    Frame& frame = frames_.back();
    if (!frame.in_cell) return;
    frame.in_cell = false;
    frame.cell.bold = frame.any_bold && !frame.any_plain;
    frame.row.cells.push_back(std::move(frame.cell));
    open_.resize(std::min(open_.size(), frame.row_base));
    lists_.resize(std::min(lists_.size(), frame.list_base));
  }

  void EndRow() {
    EndCell();
    Frame& frame = frames_.back();
    if (!frame.in_row) return;
    frame.in_row = false;
    for (std::uint32_t& rows : frame.covered) rows -= rows > 0 ? 1 : 0;
    if (frame.row.cells.empty()) return;
    frame.row.number = static_cast<std::uint32_t>(frame.table.rows.size() + 1);
    frame.table.columns = std::max(frame.table.columns, frame.column);
    frame.table.rows.push_back(std::move(frame.row));
  }

  void CloseTable() {
    EndRow();
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    open_.resize(std::min(open_.size(), frame.base));
    lists_.resize(std::min(lists_.size(), frame.list_base));
    if (frames_.empty()) {
      AddTable(std::move(frame.table));
      for (Table& table : frame.after) AddTable(std::move(table));
      return;
    }
    Frame& outer = frames_.back();
    if (frame.table.rows.size() >= 3 && frame.table.columns >= 3) {
      frame.table.nested = true;
      outer.after.push_back(std::move(frame.table));
    } else {
      AddLines(frame.table, outer);
    }
    std::move(frame.after.begin(), frame.after.end(), std::back_inserter(outer.after));
  }

  void AddTable(Table table) {
    if (table.rows.empty()) return;
    table.number = ++tables_;
    out_.blocks.emplace_back(std::move(table));
  }

  // A table that only arranges a cell: each row is a line.
  static void AddLines(const Table& table, Frame& outer) {
    for (const Row& row : table.rows) {
      std::string line;
      for (const Cell& cell : row.cells) {
        if (!line.empty() && !cell.text.empty()) line += ' ';
        line += cell.text;
        outer.any_bold |= cell.bold && !cell.text.empty();
        outer.any_plain |= !cell.bold && !cell.text.empty();
      }
      outer.cell.text = JoinLines(std::move(outer.cell.text), line);
    }
  }

  void Close(const std::string& name) {
    if (Contains(kBlocks, name)) Flush();
    if ((name == "ul" || name == "ol") && !lists_.empty() &&
        lists_.size() > (frames_.empty() ? 0 : frames_.back().list_base)) {
      lists_.pop_back();
    }
    if (!frames_.empty()) {
      if (name == "table") return CloseTable();
      if (name == "tr") return EndRow();
      if (name == "td" || name == "th") return EndCell();
    }
    const std::size_t base = frames_.empty()          ? 0
                             : frames_.back().in_cell ? frames_.back().row_base + 1
                                                      : frames_.back().row_base;
    for (std::size_t i = open_.size(); i > base; --i) {
      if (open_[i - 1].name != name) continue;
      open_.resize(i - 1);
      return;
    }
  }

  static constexpr std::size_t kMostOpen = 1000;

  HtmlTokens tokens_;
  const Limits& limits_;
  Document out_;
  std::optional<Error> error_;
  std::vector<Element> open_;
  std::vector<Frame> frames_;
  std::vector<List> lists_;
  LegacyRuns line_;
  std::size_t line_bytes_ = 0;
  bool any_bold_ = false;
  bool any_plain_ = false;
  Alignment alignment_ = Alignment::kOther;
  std::string label_;
  std::string style_;
  std::uint32_t paragraphs_ = 0;
  std::uint32_t tables_ = 0;
  std::size_t cells_ = 0;
};

}  // namespace

Result<Document> ReadHtml(std::string_view html, const Limits& limits) {
  return HtmlReader(html, limits).Read();
}

std::string DeclaredCharset(std::string_view bytes) {
  constexpr std::size_t kLook = 2048;
  std::string text;
  for (const char c : bytes.substr(0, kLook)) text.push_back(c > 0 ? c : '?');
  text = ToLower(text);
  const std::size_t at = text.find("charset=");
  if (at == std::string::npos) return {};
  const std::string_view rest = TrimAny(std::string_view(text).substr(at + 8, 40), "\"' ");
  return std::string(rest.substr(0, rest.find_first_of("\"'>;/ \n\r\t")));
}

}  // namespace sauro::docread
