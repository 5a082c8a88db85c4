#include "docread/document_bytes.h"

#include "base/text.h"
#include "docread/page.h"

namespace sauro::docread {
namespace {

// The second has the places on pages; what has no pages is written as it ever was.
constexpr std::string_view kMark = "sauro-reading/1\n";
constexpr std::string_view kMarkOfPages = "sauro-reading/2\n";
constexpr std::uint64_t kWholePage = 10'000;

// Whole numbers in groups of seven bits, the lowest first; texts after their length.
class Writer {
 public:
  explicit Writer(bool pages) : bytes(pages ? kMarkOfPages : kMark), pages(pages) {}

  void Number(std::uint64_t value) {
    while (value >= 0x80U) {
      bytes.push_back(static_cast<char>(static_cast<unsigned char>(value | 0x80U)));
      value >>= 7U;
    }
    bytes.push_back(static_cast<char>(static_cast<unsigned char>(value)));
  }
  void Text(std::string_view text) {
    Number(text.size());
    bytes += text;
  }
  void Place(const PageBox& box) {
    if (!pages) return;
    for (const std::uint16_t edge : {box.x0, box.y0, box.x1, box.y1}) Number(edge);
  }

  std::string bytes;
  const bool pages;
};

// Takes values from the front; after the first that is missing or wrong, ok() stays false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {
    pages_ = bytes_.starts_with(kMarkOfPages);
    ok_ = pages_ || bytes_.starts_with(kMark);
    if (ok_) bytes_.remove_prefix(kMark.size());
  }

  std::uint64_t Number(std::uint64_t most) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; ok_ && shift < 64; shift += 7) {
      if (bytes_.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80U) {
        if (value > most) break;
        return value;
      }
    }
    ok_ = false;
    return 0;
  }
  std::uint32_t Number32() { return static_cast<std::uint32_t>(Number(0xFFFF'FFFFU)); }
  bool Flag() { return Number(1) == 1; }
  std::uint8_t Percent() { return static_cast<std::uint8_t>(Number(100)); }
  std::string Text() {
    const std::size_t size = Number(bytes_.size());
    if (size > bytes_.size()) ok_ = false;
    if (!ok_) return {};
    const std::string_view text = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    if (!IsUtf8(text)) ok_ = false;
    return std::string(text);
  }
  PageBox Place() {
    PageBox box;
    if (!pages_) return box;
    for (std::uint16_t* edge : {&box.x0, &box.y0, &box.x1, &box.y1})
      *edge = static_cast<std::uint16_t>(Number(kWholePage));
    return box;
  }
  // Of things that take a byte at least.
  std::size_t Count() { return Number(bytes_.size()); }
  [[nodiscard]] bool pages() const { return pages_; }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool AtEnd() const { return ok_ && bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool pages_ = false;
  bool ok_ = false;
};

template <typename Enum>
Enum TakeCode(Reader& in, Enum last) {
  return static_cast<Enum>(in.Number(static_cast<std::uint64_t>(last)));
}

void Put(Writer& out, const Paragraph& paragraph) {
  out.Number(paragraph.number);
  out.Number(paragraph.origin.page);
  out.Number(paragraph.origin.line);
  out.Text(paragraph.origin.sheet);
  out.Text(paragraph.text);
  out.Text(paragraph.label);
  out.Text(paragraph.style);
  out.Number(paragraph.bold ? 1 : 0);
  out.Number(static_cast<std::uint64_t>(paragraph.alignment));
  out.Number(paragraph.text_box ? 1 : 0);
  out.Number(paragraph.continues ? 1 : 0);
  out.Number(paragraph.confidence);
  out.Place(paragraph.box);
}

Paragraph TakeParagraph(Reader& in) {
  Paragraph paragraph;
  paragraph.number = in.Number32();
  paragraph.origin.page = in.Number32();
  paragraph.origin.line = in.Number32();
  paragraph.origin.sheet = in.Text();
  paragraph.text = in.Text();
  paragraph.label = in.Text();
  paragraph.style = in.Text();
  paragraph.bold = in.Flag();
  paragraph.alignment = TakeCode(in, Alignment::kRight);
  paragraph.text_box = in.Flag();
  paragraph.continues = in.Flag();
  paragraph.confidence = in.Percent();
  paragraph.box = in.Place();
  return paragraph;
}

void Put(Writer& out, const Cell& cell) {
  out.Text(cell.text);
  out.Number(cell.column);
  out.Number(cell.col_span);
  out.Number(cell.row_span);
  out.Number(cell.bold ? 1 : 0);
  out.Number(cell.confidence);
  out.Place(cell.box);
}

Cell TakeCell(Reader& in) {
  Cell cell;
  cell.text = in.Text();
  cell.column = in.Number32();
  cell.col_span = in.Number32();
  cell.row_span = in.Number32();
  cell.bold = in.Flag();
  cell.confidence = in.Percent();
  cell.box = in.Place();
  return cell;
}

void Put(Writer& out, const Table& table) {
  out.Number(table.number);
  out.Number(table.columns);
  out.Number(table.nested ? 1 : 0);
  out.Text(table.sheet);
  out.Text(table.beside);
  out.Number(table.rows.size());
  for (const Row& row : table.rows) {
    out.Number(row.number);
    out.Number(row.page);
    out.Number(row.line);
    out.Number(row.header ? 1 : 0);
    out.Number(row.cells.size());
    for (const Cell& cell : row.cells) Put(out, cell);
  }
}

Table TakeTable(Reader& in) {
  Table table;
  table.number = in.Number32();
  table.columns = in.Number32();
  table.nested = in.Flag();
  table.sheet = in.Text();
  table.beside = in.Text();
  const std::size_t rows = in.Count();
  for (std::size_t r = 0; r < rows && in.ok(); ++r) {
    Row row;
    row.number = in.Number32();
    row.page = in.Number32();
    row.line = in.Number32();
    row.header = in.Flag();
    const std::size_t cells = in.Count();
    for (std::size_t c = 0; c < cells && in.ok(); ++c) row.cells.push_back(TakeCell(in));
    table.rows.push_back(std::move(row));
  }
  return table;
}

void PutPages(Writer& out, const std::vector<PageShape>& pages) {
  out.Number(pages.size());
  for (const PageShape& page : pages) {
    out.Number(page.width);
    out.Number(page.height);
    out.Number(page.turned);
  }
}

std::vector<PageShape> TakePages(Reader& in) {
  std::vector<PageShape> pages;
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    PageShape page;
    page.width = in.Number32();
    page.height = in.Number32();
    page.turned = static_cast<std::uint32_t>(in.Number(kFullTurn - 1));
    pages.push_back(page);
  }
  return pages;
}

}  // namespace

std::string EncodeDocument(const Document& document) {
  Writer out(!document.pages.empty());
  out.Number(static_cast<std::uint64_t>(document.format));
  out.Number(document.blocks.size());
  for (const Block& block : document.blocks) {
    out.Number(block.index());
    std::visit([&](const auto& each) { Put(out, each); }, block);
  }
  out.Number(document.left_out.size());
  for (const LeftOut& item : document.left_out) {
    out.Text(item.text);
    out.Text(item.reason);
    out.Text(item.place);
  }
  if (out.pages) PutPages(out, document.pages);
  return std::move(out.bytes);
}

Result<Document> DecodeDocument(std::string_view bytes) {
  Reader in(bytes);
  Document document;
  document.format = TakeCode(in, Format::kText);
  const std::size_t blocks = in.Count();
  for (std::size_t i = 0; i < blocks && in.ok(); ++i) {
    if (in.Flag()) {
      document.blocks.emplace_back(TakeTable(in));
    } else {
      document.blocks.emplace_back(TakeParagraph(in));
    }
  }
  const std::size_t left_out = in.Count();
  for (std::size_t i = 0; i < left_out && in.ok(); ++i) {
    LeftOut item;
    item.text = in.Text();
    item.reason = in.Text();
    item.place = in.Text();
    document.left_out.push_back(std::move(item));
  }
  if (in.pages()) document.pages = TakePages(in);
  if (!in.AtEnd()) return Unreadable("Bản đọc đã lưu của văn bản không đúng khuôn dạng.");
  return document;
}

}  // namespace sauro::docread
