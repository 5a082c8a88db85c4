#include "docread/sheet.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "docread/lines.h"

namespace sauro::docread {
namespace {

using Event = XmlStream::Event;

constexpr std::uint32_t kMostRows = 1'048'576;  // of the format
constexpr std::uint32_t kMostColumns = 16'384;

struct Reference {
  std::uint32_t column = 0;  // from 0
  std::uint32_t row = 0;     // from 1
};

std::optional<std::uint32_t> ReadNumber(std::string_view text) {
  std::uint32_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

// "AB12"
std::optional<Reference> ReadReference(std::string_view text) {
  Reference out;
  std::size_t at = 0;
  for (; at < text.size() && at < 3 && text[at] >= 'A' && text[at] <= 'Z'; ++at) {
    out.column = out.column * 26 + static_cast<std::uint32_t>(text[at] - 'A') + 1;
  }
  const auto row = ReadNumber(text.substr(at));
  if (at == 0 || !row || *row == 0 || *row > kMostRows || out.column > kMostColumns) {
    return std::nullopt;
  }
  --out.column;
  out.row = *row;
  return out;
}

bool IsOn(std::string_view value) {
  return value == "1" || value == "true";
}

// "2025-06-30T00:00:00" as "30/06/2025"
std::string IsoDay(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::string(text);
  return std::string(text.substr(8, 2)) + "/" + std::string(text.substr(5, 2)) + "/" +
         std::string(text.substr(0, 4));
}

class SheetReader {
 public:
  SheetReader(
      XmlStream& xml,
      Workbook& workbook,
      const Limits& limits,
      Sheet& sheet,
      std::vector<LeftOut>& left_out
  )
      : xml_(xml), workbook_(workbook), limits_(limits), sheet_(sheet), left_out_(left_out) {}

  Status Read() {
    for (;;) {
      const Result<Event> event = xml_.Next();
      if (!event) return event.error();
      if (*event == Event::kDone) break;
      Status done;
      if (*event == Event::kStart) done = Start();
      if (*event == Event::kEnd && xml_.name() == "row") done = EndRow();
      if (!done) return done;
    }
    const auto by_line = [](const SheetRow& a, const SheetRow& b) {
      return a.row.line < b.row.line;
    };
    if (!std::is_sorted(sheet_.rows.begin(), sheet_.rows.end(), by_line)) {
      std::stable_sort(sheet_.rows.begin(), sheet_.rows.end(), by_line);
    }
    for (const auto& [from, to] : merges_) Merge(from, to);
    return {};
  }

 private:
  Status Start() {
    const std::string_view name = xml_.name();
    if (name == "row") {
      BeginRow();
    } else if (name == "c") {
      return ReadCell();
    } else if (name == "col") {
      ReadColumns();
    } else if (name == "mergeCell") {
      return ReadMerge();
    } else if (name == "sheetFormatPr") {
      rows_hidden_ = IsOn(xml_.Attribute("zeroHeight"));
    } else if (name != "headerFooter" && (name.ends_with("Header") || name.ends_with("Footer"))) {
      return ReadHeader(name.ends_with("Header") ? "đầu trang" : "chân trang");
    }
    return {};
  }

  void ReadColumns() {
    if (workbook_.hidden_columns || !IsOn(xml_.Attribute("hidden"))) return;
    const auto first = ReadNumber(xml_.Attribute("min"));
    const auto last = ReadNumber(xml_.Attribute("max"));
    constexpr std::size_t kMost = 1000;
    if (first && last && *first > 0 && hidden_columns_.size() < kMost) {
      hidden_columns_.emplace_back(*first - 1, *last - 1);
    }
  }

  Status ReadMerge() {
    const std::string text = xml_.Attribute("ref");
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) return {};
    const auto from = ReadReference(std::string_view(text).substr(0, colon));
    const auto to = ReadReference(std::string_view(text).substr(colon + 1));
    if (from && to && from->row <= to->row && from->column <= to->column) {
      merges_.emplace_back(*from, *to);
    }
    if (merges_.size() > limits_.cells) {
      return TooLarge("Trang tính có quá nhiều ô gộp. Hãy kiểm tra lại tệp.", SheetPlace());
    }
    return {};
  }

  // "&L...&C...&R..." with codes for pages and fonts.
  Status ReadHeader(std::string_view reason) {
    const Result<Event> event = xml_.Next();
    if (!event) return event.error();
    if (*event != Event::kText) return {};
    const std::string text = CollapseSpace(ToNfc(xml_.text()));
    if (!text.empty()) left_out_.push_back({text, std::string(reason), SheetPlace()});
    return {};
  }

  void BeginRow() {
    const auto number = ReadNumber(xml_.Attribute("r"));
    row_ = {};
    row_.row.line = number && *number > 0 && *number <= kMostRows ? *number : last_line_ + 1;
    const std::string hidden = xml_.Attribute("hidden");
    row_hidden_ = hidden.empty() ? rows_hidden_ : IsOn(hidden);
    next_column_ = 0;
    hidden_texts_.clear();
    row_.row.cells.reserve(last_size_);
  }

  Status EndRow() {
    const std::uint32_t line = row_.row.line;
    if (!hidden_texts_.empty()) {
      left_out_.push_back(
          {Join(hidden_texts_, " | "), "dòng ẩn hoặc bị lọc của bảng tính", LinePlace()}
      );
    }
    gap_ |= line > last_line_ + 1 || (row_.row.cells.empty() && !row_hidden_);
    last_line_ = line;
    if (row_.row.cells.empty()) return {};
    row_.gap_before = gap_;
    gap_ = false;
    last_size_ = row_.row.cells.size();
    sheet_.rows.push_back(std::move(row_));
    row_ = {};
    if (sheet_.rows.size() > limits_.sheet_rows) {
      return TooLarge(
          "Trang tính có hơn " + std::to_string(limits_.sheet_rows) +
              " dòng có chữ. Hãy chia thành nhiều tệp.",
          SheetPlace()
      );
    }
    return {};
  }

  struct Stored {
    std::string value;
    std::string formula;
    std::string inline_text;
    bool own_font = false;
  };

  Result<Stored> ReadStored() {
    Stored out;
    std::string* into = nullptr;
    for (std::size_t depth = 1; depth > 0;) {
      const Result<Event> event = xml_.Next();
      if (!event) return event.error();
      if (*event == Event::kText && into != nullptr) *into += xml_.text();
      if (*event == Event::kEnd) {
        --depth;
        into = nullptr;
      }
      if (*event != Event::kStart) continue;
      if (xml_.name() == "is") {
        Result<std::string> text = ReadStringItem(xml_, out.own_font);
        if (!text) return text.error();
        out.inline_text = std::move(*text);
        continue;
      }
      ++depth;
      into = xml_.name() == "v" ? &out.value : xml_.name() == "f" ? &out.formula : nullptr;
    }
    return out;
  }

  Status ReadCell() {
    const auto reference = ReadReference(xml_.Attribute("r"));
    const std::uint32_t column = reference ? reference->column : next_column_;
    const std::string type = xml_.Attribute("t");
    const CellStyle& style = workbook_.styles.At(ReadNumber(xml_.Attribute("s")).value_or(0));
    next_column_ = column + 1;
    Result<Stored> stored = ReadStored();
    if (!stored) return stored.error();
    std::string text = Show(*stored, type, style);
    if (text.empty()) {
      if (!stored->formula.empty()) {
        LeaveOut("=" + stored->formula, "công thức chưa có giá trị trong tệp", column);
      }
      return {};
    }
    if (++workbook_.cells > limits_.cells) {
      return TooLarge("Bảng tính có quá nhiều ô. Hãy chia thành nhiều tệp.", LinePlace());
    }
    if (row_hidden_) {
      hidden_texts_.push_back(std::move(text));
    } else if (IsHidden(column)) {
      LeaveOut(std::move(text), "cột ẩn của bảng tính", column);
    } else {
      Cell cell;
      cell.text = std::move(text);
      cell.column = column;
      cell.bold = style.bold;
      const std::size_t index = row_.row.cells.size();
      if (style.centred && index < 64) row_.centred |= std::uint64_t{1} << index;
      row_.row.cells.push_back(std::move(cell));
    }
    return {};
  }

  [[nodiscard]] std::string Show(
      const Stored& stored, std::string_view type, const CellStyle& style
  ) const {
    const auto clean = [&](std::string_view text, bool own_font) {
      return own_font || style.encoding == LegacyEncoding::kNone ? std::string(text)
                                                                 : FromLegacy(text, style.encoding);
    };
    if (type == "s") {
      const auto index = ReadNumber(Trim(stored.value));
      if (!index) return {};
      const SharedStrings::Text shared = workbook_.strings.At(*index);
      return clean(shared.text, shared.own_font);
    }
    if (type == "inlineStr") return clean(stored.inline_text, stored.own_font);
    if (type == "str") return CleanLines(ToNfc(clean(stored.value, false)));
    const std::string_view value = Trim(stored.value);
    if (value.empty()) return {};
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (type == "e") return std::string(value);
    if (type == "d") return IsoDay(value);
    return CleanLines(ToNfc(ShowNumber(value, style.format, workbook_.from_1904)));
  }

  void Merge(const Reference& from, const Reference& to) {
    const auto row = std::lower_bound(
        sheet_.rows.begin(),
        sheet_.rows.end(),
        from.row,
        [](const SheetRow& a, std::uint32_t line) { return a.row.line < line; }
    );
    if (row == sheet_.rows.end() || row->row.line != from.row) return;
    for (Cell& cell : row->row.cells) {
      if (cell.column != from.column) continue;
      cell.col_span = to.column - from.column + 1;
      cell.row_span = to.row - from.row + 1;
      return;
    }
  }

  [[nodiscard]] bool IsHidden(std::uint32_t column) const {
    return std::any_of(hidden_columns_.begin(), hidden_columns_.end(), [&](const auto& range) {
      return column >= range.first && column <= range.second;
    });
  }
  [[nodiscard]] std::string SheetPlace() const { return "trang tính “" + sheet_.name + "”"; }
  [[nodiscard]] std::string LinePlace() const {
    return SheetPlace() + ", dòng " + std::to_string(row_.row.line);
  }
  void LeaveOut(std::string text, std::string_view reason, std::uint32_t column) {
    left_out_.push_back(
        {std::move(text),
         std::string(reason),
         SheetPlace() + ", ô " + ColumnName(column) + std::to_string(row_.row.line)}
    );
  }

  XmlStream& xml_;
  Workbook& workbook_;
  const Limits& limits_;
  Sheet& sheet_;
  std::vector<LeftOut>& left_out_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_columns_;
  std::vector<std::pair<Reference, Reference>> merges_;
  SheetRow row_;
  std::vector<std::string> hidden_texts_;
  std::size_t last_size_ = 8;
  std::uint32_t last_line_ = 0;
  std::uint32_t next_column_ = 0;
  bool rows_hidden_ = false;
  bool row_hidden_ = false;
  bool gap_ = false;
};

}  // namespace

std::string ColumnName(std::uint32_t column) {
  std::string out;
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return out;
}

Status ReadSheet(
    XmlStream& xml,
    Workbook& workbook,
    const Limits& limits,
    Sheet& sheet,
    std::vector<LeftOut>& left_out
) {
  return SheetReader(xml, workbook, limits, sheet, left_out).Read();
}

}  // namespace sauro::docread
