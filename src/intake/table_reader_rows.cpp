// The logical rows of TableReader.
#include <algorithm>

#include "base/text.h"
#include "intake/coverage.h"
#include "intake/row_fields.h"
#include "intake/row_shapes.h"
#include "intake/table_reader.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kLongestCarried = 4096;  // bytes of a merged cell that each of its rows gets
constexpr std::size_t kMostCarried = 8U << 20U;  // bytes, over the document

// "- Vụ xuân" -> "-" and "Vụ xuân".
void TakeMark(std::string& name, std::string& ordinal) {
  for (const std::string_view mark : {"- ", "+ ", "• ", "* "}) {
    if (!name.starts_with(mark)) continue;
    ordinal = mark.substr(0, mark.size() - 1);
    name = std::string(Trim(std::string_view(name).substr(mark.size())));
    return;
  }
}

std::size_t LongestPart(std::string_view label) {
  std::size_t out = 0;
  for (const std::string_view part : Split(label, '.')) out = std::max(out, part.size());
  return out;
}

// "2 | Giao thông | 2.1. Tỷ lệ đường cứng": the name says its own number, below the row's.
void TakeDeeperNumber(std::string& name, std::string& ordinal) {
  if (ordinal.empty()) return;
  Labelled title = SplitLabel(name);
  const bool deeper = title.kind == LabelKind::kNumbered && title.label.starts_with(ordinal + ".");
  // "1.000 hộ", "1.5 triệu cây" are figures.
  if (!deeper || !BeginsWithCapital(title.rest) || LongestPart(title.label) > 2) return;
  ordinal = std::move(title.label);
  name = std::move(title.rest);
}

}  // namespace

// The texts of a row, and those that merged cells carry down into it.
void TableReader::TakeTexts(const GridRow& row, LogicalRow& out) {
  bool dropped = false;
  for (std::size_t i = 0; i < layout().columns.size(); ++i) {
    const std::size_t carried = row.Own(i).empty() ? row.Text(i).size() : 0;
    const bool too_long = carried > kLongestCarried || carried_ + carried > kMostCarried;
    if (!too_long) carried_ += carried;
    out.texts.push_back(too_long ? "" : row.Text(i));
    if (!out.texts.back().empty()) out.spots[i] = row.SpotsOf(i);
    dropped |= too_long;
  }
  if (dropped)
    out.doubts.push_back({Field::kRow, "Ô gộp ở trên quá dài nên không chép xuống dòng này", ""});
}

// Cells that stay beside the row because nothing tells what their column is for.
void TableReader::KeepUnknown(const GridRow& row) {
  for (std::size_t i = 0; i < layout().columns.size() && i < row.cells.size(); ++i) {
    if (!IsUnknown(layout().columns[i]) || IsBlank(row.Own(i))) continue;
    for (const Spot& spot : row.SpotsOf(i)) unknown_[layout().columns[i].header].push_back(spot);
  }
}

// One entry for each such column, and one doubt for the table.
void TableReader::TellUnknown(const docread::Table& table) {
  std::vector<std::string> names;
  for (auto& [header, spots] : unknown_) {
    names.push_back(header.empty() ? "không tên" : "“" + Shorten(header, 60) + "”");
    plan_.left_out.push_back({header, std::string(kUnknownColumn), PlaceOf(table), std::move(spots)}
    );
  }
  unknown_.clear();
  if (names.empty()) return;
  plan_.doubts.push_back(
      {Field::kRow,
       "Chưa hiểu cột " + Join(names, ", ") + " của " + PlaceOf(table) +
           "; nội dung chỉ được giữ kèm từng dòng",
       "Đối chiếu các cột này với bản gốc"}
  );
}

bool TableReader::IsShared(const GridRow& row) const {
  const bool carries = std::any_of(row.cells.begin(), row.cells.end(), [](const GridCell& cell) {
    return cell.carried != nullptr;
  });
  return halves_ || carries || carried_rows_.count(row.row->number) > 0;
}

void TableReader::NewRow(const GridRow& row) {
  LogicalRow out;
  out.layout = layouts_.size() - 1;
  out.place = row.Place();
  out.shared = IsShared(row);
  out.spots.resize(layout().columns.size());
  TakeTexts(row, out);
  if (const auto ordinal = ColumnOf(Role::kOrdinal)) {
    out.ordinal = CleanLabel(row.Text(*ordinal));
    if (out.ordinal.empty()) out.ordinal = MarkOf(row.Own(*ordinal));
  }
  sections_.CloseBeside(out.ordinal);
  out.section = sections_.Current();
  const std::size_t name = NameColumn();
  if (layout().indicators() && out.ordinal.empty()) TakeMark(out.texts[name], out.ordinal);
  TakeDeeperNumber(out.texts[name], out.ordinal);
  const docread::Cell* named = row.cells[name].own;
  if (named != nullptr) bold_names_ = named->bold;
  last_page_ = row.row->page;
  if (out.ordinal.empty()) FindOrdinal(out);
  if (row.Own(name).empty() && !row.Text(name).empty()) {
    out.doubts.push_back({Field::kTitle, "Tên lấy từ ô gộp ở dòng trên", ""});
  }
  TakeFromAbove(out);
  TakeLeadFromAbove(out);
  if (row.unsure) {
    out.doubts.push_back(
        {Field::kRow,
         "Văn bản mất đường kẻ bảng và có ô trống, nên các ô được xếp vào cột theo nội dung",
         "Kiểm tra các cột của dòng này"}
    );
  }
  CheckOrdinal(out);
  KeepUnknown(row);
  Push(std::move(out));
  can_continue_ = true;
}

// "nt", "Như trên": the text of the row above.
void TableReader::TakeFromAbove(LogicalRow& row) {
  if (!last_ || last_->layout != row.layout) return;
  const LogicalRow& above = (*last_);
  for (std::size_t i = 0; i < row.texts.size() && i < above.texts.size(); ++i) {
    const std::size_t size = above.texts[i].size();
    const bool fits = size <= kLongestCarried && carried_ + size <= kMostCarried;
    if (!fits || !IsDitto(row.texts[i])) continue;
    carried_ += size;
    const bool words = !WordsOf(row.texts[i]).empty();
    const std::string printed = words ? "“" + CollapseSpace(row.texts[i]) + "”" : "dấu lặp lại";
    row.doubts.push_back(
        {Field::kRow,
         "Ô ghi " + printed + " nên được lấy theo dòng trên",
         "Kiểm tra cột “" + layout().columns[i].header + "”"}
    );
    row.texts[i] = above.texts[i];
  }
}

// Bodies stand before the names and are printed once for all their rows.
void TableReader::TakeLeadFromAbove(LogicalRow& row) {
  const auto lead = ColumnOf(Role::kLead);
  const bool before = lead && *lead < NameColumn() && row.ordinal.empty() &&
                      row.texts[*lead].empty() && !row.texts[NameColumn()].empty();
  if (!before || !last_ || last_->layout != row.layout || last_->section != row.section) return;
  const std::string& above = last_->texts[*lead];
  if (above.empty() || carried_ + above.size() > kMostCarried) return;
  carried_ += above.size();
  row.texts[*lead] = above;
  row.doubts.push_back({Field::kLead, "Cơ quan chủ trì lấy theo dòng trên", ""});
}

// A row without a number: it may begin the name where the table has no column of numbers.
void TableReader::FindOrdinal(LogicalRow& row) const {
  if (!ColumnOf(Role::kOrdinal)) {
    std::string& name = row.texts[NameColumn()];
    Labelled title = SplitLabel(name);
    const bool listed = name.starts_with('(');  // "(1) Rà soát ... (2) Bổ sung ..."
    if (!listed && (title.kind == LabelKind::kNumber || title.kind == LabelKind::kNumbered)) {
      row.ordinal = title.label;
      name = title.rest;
    }
  }
  if (row.ordinal.empty()) {
    row.doubts.push_back(
        {Field::kOrdinal,
         "Dòng không có số thứ tự",
         !last_ ? "" : "Nếu là phần tiếp theo của dòng trên thì gộp vào dòng trên"}
    );
  }
}

void TableReader::NewGroup(
    std::string ordinal, std::string title, const GridRow& row, std::vector<Spot> spots
) {
  LogicalRow out;
  out.layout = layouts_.size() - 1;
  out.place = row.Place();
  out.spots.resize(layout().columns.size());
  out.spots[NameColumn()] = std::move(spots);
  out.group = true;
  out.section = sections_.Current();
  out.texts.resize(layout().columns.size());
  out.texts[NameColumn()] = std::move(title);
  out.ordinal = std::move(ordinal);
  CheckOrdinal(out);
  Push(std::move(out));
  can_continue_ = false;
}

// A row is whole when the next one begins.
void TableReader::Push(LogicalRow row) {
  Finish();
  last_ = std::move(row);
}

void TableReader::Finish() {
  if (last_) use_(std::move(*last_), layouts_[last_->layout]);
  last_.reset();
}

// Numbers that jump or begin again tell of missing rows or headings.
void TableReader::CheckOrdinal(LogicalRow& row) {
  if (KindOfLabel(row.ordinal) != LabelKind::kNumber) return;
  const int number = NumberOfLabel(row.ordinal);
  const bool goes_on = last_number_ == 0 && number == number_before_section_ + 1;
  if (goes_on || number == last_number_ + 1 || number == last_number_) {
    last_number_ = number;
    return;
  }
  if (number > last_number_) {
    const std::string gap = last_number_ + 2 == number ? std::to_string(last_number_ + 1)
                                                       : std::to_string(last_number_ + 1) +
                                                             " đến " + std::to_string(number - 1);
    row.doubts.push_back(
        {Field::kOrdinal,
         "Thiếu số thứ tự " + gap + " trước dòng này",
         "Kiểm tra văn bản có thiếu trang không"}
    );
  } else {
    row.doubts.push_back(
        {Field::kSection,
         "Số thứ tự bắt đầu lại mà không có tiêu đề mục",
         "Kiểm tra dòng này thuộc mục nào"}
    );
  }
  last_number_ = number;
}

}  // namespace sauro::intake
