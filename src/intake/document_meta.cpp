#include "intake/document_meta.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/date_text.h"
#include "intake/doc_number.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kLines = 80;  // the letterhead and the title stand before that

struct Line {
  std::string text;
  std::size_t block = 0;  // lines of one cell or one run of paragraphs belong together
  bool in_table = false;
};

void AddLines(std::string_view text, std::size_t block, bool in_table, std::vector<Line>& out) {
  for (const std::string_view part : Split(text, '\n')) {
    out.push_back({std::string(part), block, in_table});
  }
}

void AddCells(const docread::Table& table, std::size_t& block, std::vector<Line>& out) {
  for (const docread::Row& row : table.rows) {
    for (const docread::Cell& cell : row.cells) AddLines(cell.text, ++block, true, out);
  }
  ++block;
}

std::vector<Line> FirstLines(const docread::Document& document) {
  std::vector<Line> out;
  std::size_t block = 0;
  for (const docread::Block& item : document.blocks) {
    if (out.size() >= kLines) break;
    if (const auto* paragraph = std::get_if<docread::Paragraph>(&item)) {
      AddLines(paragraph->text, block, false, out);
      continue;
    }
    const auto& table = std::get<docread::Table>(item);
    if (table.columns > 3) break;  // the plan itself begins
    AddCells(table, block, out);
  }
  return out;
}

bool IsUpper(std::string_view text) {
  return !WordsOf(text).empty() && ToUpper(text) == text;
}

bool IsMotto(std::string_view text) {
  const std::string words = WordsOf(text);
  return words.starts_with("cong hoa xa hoi") || words.starts_with("dang cong san") ||
         words.starts_with("doc lap tu do");
}

// The lines above the number, in capitals: "ỦY BAN NHÂN DÂN", "TỈNH ...".
std::string IssuerAbove(const std::vector<Line>& lines, std::size_t number) {
  std::vector<std::string> parts;
  for (std::size_t i = number; i-- > 0 && number - i <= 6;) {
    const Line& line = lines[i];
    if (line.block != lines[number].block) break;
    if (WordsOf(line.text).empty()) continue;
    if (!IsUpper(line.text) || IsMotto(line.text)) break;
    parts.insert(parts.begin(), line.text);
  }
  return Join(parts, " ");
}

constexpr std::array<std::string_view, 14> kTypes{
    "ke hoach",
    "ke hoach hanh dong",
    "chuong trinh",
    "chuong trinh hanh dong",
    "quyet dinh",
    "nghi quyet",
    "thong bao",
    "bao cao",
    "chi thi",
    "huong dan",
    "de an",
    "ket luan",
    "to trinh",
    "chuong trinh cong tac"};

void FindTitle(const std::vector<Line>& lines, DraftDocument& out) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string words = WordsOf(lines[i].text);
    if (words.starts_with("v v ") && lines[i].text.size() > 5) {
      if (out.title.empty()) out.title = lines[i].text;
      return;
    }
    const bool type = std::find(kTypes.begin(), kTypes.end(), words) != kTypes.end();
    if (!type || !IsUpper(lines[i].text)) continue;
    out.title = lines[i].text;
    for (std::size_t k = i + 1; k < lines.size() && k <= i + 2; ++k) {
      if (WordsOf(lines[k].text).empty()) continue;
      out.title += " " + lines[k].text;
      break;
    }
    return;
  }
}

void FindDate(const std::vector<Line>& lines, DraftDocument& out) {
  for (const Line& line : lines) {
    if (line.text.size() > 120) continue;
    const std::vector<Token> tokens = Tokenize(line.text);
    for (std::size_t i = 0; i + 5 < tokens.size() + 1; ++i) {
      if (tokens[i].text != "ngay") continue;
      const auto date = ReadDate(tokens, i, std::nullopt);
      if (!date || date->precision != Precision::kDay) continue;
      if (tokens[i + 2].text != "thang" || i + date->tokens != tokens.size()) continue;
      out.date = date->first;
      return;
    }
  }
}

// True once the line of the number was found, even if the number is blank.
bool FindNumber(const std::vector<Line>& lines, DraftDocument& out) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string words = WordsOf(lines[i].text);
    if (!words.starts_with("so ") || lines[i].text.size() > 80) continue;
    const auto numbers = FindDocumentNumbers(lines[i].text);
    const bool blank = numbers.empty() && lines[i].text.find('/') != std::string::npos;
    if (numbers.empty() && !blank) continue;
    if (!numbers.empty()) {
      out.number = numbers[0].number;
      out.type = DocumentTypeName(numbers[0].kind);
    }
    out.issuer = IssuerAbove(lines, i);
    return true;
  }
  return false;
}

}  // namespace

DraftDocument ReadMeta(const docread::Document& document, std::vector<Doubt>& doubts) {
  DraftDocument out;
  const std::vector<Line> lines = FirstLines(document);
  FindNumber(lines, out);
  FindDate(lines, out);
  FindTitle(lines, out);
  if (out.number.empty())
    doubts.push_back({Field::kNumber, "Không tìm thấy số văn bản", "Nhập số văn bản"});
  if (!out.date)
    doubts.push_back({Field::kDate, "Không tìm thấy ngày ban hành", "Nhập ngày văn bản"});
  if (out.title.empty())
    doubts.push_back({Field::kTitle, "Không tìm thấy tên văn bản", "Nhập trích yếu"});
  return out;
}

}  // namespace sauro::intake
