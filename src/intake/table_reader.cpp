#include "intake/table_reader.h"

#include <algorithm>

#include "base/text.h"
#include "intake/grid_pages.h"
#include "intake/parties.h"
#include "intake/row_shapes.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kLongestHeading = 300;   // bytes
constexpr std::size_t kLongestCarried = 4096;  // bytes of a merged cell that each of its rows gets
constexpr std::size_t kMostCarried = 8U << 20U;  // bytes, over the document

// Does `next` number a row of the same level as `label`, or a heading above it?
bool IsBeside(const std::string& label, const std::string& next) {
  const LabelKind kind = KindOfLabel(next);
  if (kind == LabelKind::kRoman || kind == LabelKind::kLetter || next.empty()) return true;
  const auto depth = [](const std::string& text) {
    return std::count(text.begin(), text.end(), '.');
  };
  return kind == LabelKind::kRomanNumbered && depth(next) <= depth(label);
}

bool IsSectionLabel(LabelKind kind) {
  return kind == LabelKind::kLetter || kind == LabelKind::kRoman ||
         kind == LabelKind::kRomanNumbered;
}

}  // namespace

std::optional<std::size_t> TableReader::ColumnOf(Role role) const {
  const auto& columns = layout().columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role == role) return i;
  }
  return std::nullopt;
}

std::size_t TableReader::NameColumn() const {
  const auto title = ColumnOf(Role::kTitle);
  return title ? *title : ColumnOf(Role::kIndicator).value_or(0);
}

void TableReader::Add(const docread::Paragraph& paragraph) {
  const std::string text =
      paragraph.label.empty() ? paragraph.text : paragraph.label + " " + paragraph.text;
  const Spot spot{0, 0, 0, paragraph.number};
  const std::string words = WordsOf(text);
  if (words.empty() || text.starts_with('(')) return;
  const bool page_number =
      words.size() <= 4 && words.find_first_not_of("0123456789") == std::string::npos;
  if (page_number) return;
  if (words.starts_with("phu luc") || words.starts_with("bieu")) {
    pending_.clear();
    fresh_ = true;
    apart_ = true;
    return;
  }
  Labelled heading = SplitLabel(text);
  loose_.reset();
  if (!IsSectionLabel(heading.kind) || text.size() > kLongestHeading || heading.rest.empty()) {
    if (text.size() > 120) pending_.clear();
    if (paragraph.bold && text.size() <= kLongestHeading)
      loose_ = {LabelKind::kNone, "", CollapseSpace(text), {spot}, PlaceOf(paragraph)};
    return;
  }
  fresh_ = true;
  while (!pending_.empty() && RankOf(pending_.back().kind) >= RankOf(heading.kind))
    pending_.pop_back();
  pending_.push_back(
      {heading.kind,
       std::move(heading.label),
       CollapseSpace(heading.rest),
       {spot},
       PlaceOf(paragraph)}
  );
}

// The same words above each column as in the header before.
bool TableReader::RepeatsHeader(const std::vector<std::string>& texts) const {
  return std::equal(
      texts.begin(),
      texts.end(),
      layout().columns.begin(),
      layout().columns.end(),
      [](const std::string& text, const Column& column) {
        return Fold(CollapseSpace(text)) == Fold(column.header);
      }
  );
}

std::optional<TableReader::Header> TableReader::HeaderAt(
    const std::vector<GridRow>& grid, std::size_t at, bool first
) const {
  std::size_t rows = 1;
  for (const GridCell& cell : grid[at].cells) {
    if (cell.own != nullptr) rows = std::max<std::size_t>(rows, cell.own->row_span);
  }
  rows = std::min({rows, grid.size() - at, std::size_t{3}});
  const std::vector<std::string> texts = HeaderTexts(grid, at, rows);
  if (!layouts_.empty() && RepeatsHeader(texts)) return Header{layout(), rows};
  // A numbered row is none, whatever words it has.
  if (KindOfLabel(texts[0]) != LabelKind::kNone) return std::nullopt;
  const auto below = [&](std::size_t behind) {
    return first ? TextsBelow(grid, at + behind) : ColumnTexts{};
  };
  auto one = ReadHeader(texts, below(rows));
  // Without spans (text tables), a second line of header words stands below empty cells.
  if (rows == 1 && at + 1 < grid.size() && grid[at + 1].Own(0).empty()) {
    auto two = ReadHeader(HeaderTexts(grid, at, 2), below(2));
    if (two && (!one || KnownColumns(*two) > KnownColumns(*one))) return Header{std::move(*two), 2};
  }
  if (!one) return std::nullopt;
  return Header{std::move(*one), rows};
}

bool TableReader::StartTable(
    const docread::Table& table, const std::vector<GridRow>& grid, std::size_t& first
) {
  // Rows of one or two cells above the header are titles and words, as many as there are.
  std::size_t wide = 0;
  for (std::size_t i = 0; i < grid.size() && wide < kHeaderWithin; ++i) {
    if (grid[i].OwnFilled().size() < 3) continue;
    ++wide;
    auto header = HeaderAt(grid, i, true);
    if (!header) continue;
    for (std::size_t k = 0; k < i; ++k) LeaveOut(grid[k], "phần trên tiêu đề bảng");
    for (std::size_t k = i; k < i + header->rows; ++k) {
      LeaveOut(grid[k], "dòng tiêu đề cột");
    }
    first = i + header->rows;
    UseHeader(std::move(*header));
    return true;
  }
  // A page without its header goes on with the columns of the page before.
  if (layouts_.empty() || fresh_ || table.columns < 3) return false;
  return grid[0].cells.size() == layout().columns.size() && !NamesColumns(grid[0]);
}

void TableReader::UseHeader(Header header) {
  const bool same = !layouts_.empty() && layout() == header.layout;
  if (!layouts_.empty() && layout().columns.size() != header.layout.columns.size()) fresh_ = true;
  if (!layouts_.empty() && layout().indicators() != header.layout.indicators()) fresh_ = true;
  if (!same) layouts_.push_back(std::move(header.layout));
  // A bold line between two tables of the same columns is a heading of the second.
  if (loose_ && same && !apart_) {
    pending_.push_back(std::move(*loose_));
    fresh_ = true;
    sections_.CloseThoseOfRows();
  }
  loose_.reset();
  if (fresh_ || !same) title_open_ = Open::kNothing;
  if (fresh_) {
    // A table below "I.2" goes on in the part that the table before it, of the same columns, was
    // in.
    const bool goes_on = same && !apart_ && !pending_.empty();
    if (!goes_on) sections_.Clear();
    last_number_ = 0;
    can_continue_ = false;
    for (const SectionHeading& heading : pending_) PushSection(heading, false);
  }
  pending_.clear();
  fresh_ = false;
  apart_ = false;
}

// "1 | 2 dưỡng kỹ năng | 3 | ...": the numbers of the columns and, without a line between them, the
// rest of a row that a page cut. The numbers go.
void TableReader::PartIndexRow(GridRow& row) {
  const std::vector<std::size_t> filled = row.OwnFilled();
  if (filled.size() < 4 || !CountsColumns(row, filled)) return;
  const auto alone =
      static_cast<std::size_t>(std::count_if(filled.begin(), filled.end(), [&](std::size_t column) {
        return KindOfLabel(row.Own(column)) == LabelKind::kNumber;
      }));
  if (alone == filled.size() || alone * 2 < filled.size()) return;
  for (const std::size_t column : filled) {
    docread::Cell& cell = mended_.emplace_back(*row.cells[column].own);
    const std::size_t end = std::min(cell.text.find_first_of(" \n"), cell.text.size());
    cell.text = std::string(Trim(std::string_view(cell.text).substr(end)));
    row.cells[column].own = &cell;
  }
}

void TableReader::Add(const docread::Table& table) {
  std::vector<GridRow> grid = MakeGrid(table);
  CarryOverPages(grid);
  for (GridRow& row : grid) PartIndexRow(row);
  for (std::size_t i = 0; i < grid.size() && i < kHeaderWithin; ++i) {
    const std::vector<std::size_t> begins = SideBySide(HeaderTexts(grid, i, 1));
    if (begins.empty()) continue;
    for (std::size_t k = 0; k < begins.size(); ++k) {
      const std::size_t end = k + 1 < begins.size() ? begins[k + 1] : table.columns;
      // Number upon number goes on: the right half follows the left one.
      ReadTable(table, PartOf(grid, k == 0 ? 0 : i, begins[k], end));
    }
    return;
  }
  ReadTable(table, grid);
}

void TableReader::Add(const LineTable& lines) {
  plan_.left_out.insert(plan_.left_out.end(), lines.left_out.begin(), lines.left_out.end());
  ReadTable(lines.table, MakeGrid(lines));
}

void TableReader::ReadTable(const docread::Table& table, const std::vector<GridRow>& grid) {
  ++tables_;
  std::size_t first = 0;
  if (!StartTable(table, grid, first)) {
    LeaveOutTable(grid, "bảng không có cột nhiệm vụ (quốc hiệu, nơi nhận, chữ ký, biểu khác)");
    if (table.columns >= 4 && table.rows.size() >= 3) {
      plan_.doubts.push_back(
          {Field::kRow,
           "Không nhận ra cột của " + PlaceOf(table) + " nên bảng này chưa được đọc",
           "Kiểm tra dòng tiêu đề của bảng"}
      );
    }
    return;
  }
  for (std::size_t i = first; i < grid.size(); ++i) {
    auto header = MayBeHeader(grid[i]) ? HeaderAt(grid, i, false) : std::nullopt;
    if (!header) {
      ReadRow(grid, i, i == first);
      continue;
    }
    first = i + header->rows;
    for (; i < first; ++i) {
      LeaveOut(grid[i], "dòng tiêu đề cột lặp lại");
    }
    --i;
    UseHeader(std::move(*header));
  }
}

// The next number in the column of ordinals; only near rows matter.
std::string TableReader::NextOrdinal(const std::vector<GridRow>& grid, std::size_t at) const {
  constexpr std::size_t kNear = 8;
  const auto ordinal = ColumnOf(Role::kOrdinal);
  if (!ordinal) return {};
  for (std::size_t i = at + 1; i < grid.size() && i <= at + kNear; ++i) {
    std::string label = CleanLabel(grid[i].Own(*ordinal));
    if (!label.empty()) return label;
  }
  return {};
}

void TableReader::ReadRow(const std::vector<GridRow>& grid, std::size_t at, bool after_header) {
  const GridRow& row = grid[at];
  const std::vector<std::size_t> filled = row.OwnFilled();
  if (filled.empty()) return;
  if (IsIndexRow(row, filled)) {
    LeaveOut(row, "dòng đánh số cột");
    return;
  }
  const std::string next_ordinal = NextOrdinal(grid, at);
  if (filled.size() > 1) title_open_ = Open::kNothing;
  if (filled.size() == 1 && ReadLoneCell(row, filled[0], after_header)) return;
  if (ReadSection(row, filled, next_ordinal)) return;
  if (ReadContinuation(row, filled, after_header)) return;
  NewRow(row);
}

// A row with one text: a heading, a statement, or the end of a row that a page cut.
bool TableReader::ReadLoneCell(const GridRow& row, std::size_t column, bool after_header) {
  const docread::Cell& cell = *row.cells[column].own;
  const std::size_t name = NameColumn();
  const bool wide = cell.col_span >= 3 || std::size_t{cell.col_span} * 2 > layout().columns.size();
  const bool in_ordinal =
      ColumnOf(Role::kOrdinal) == column && KindOfLabel(cell.text) == LabelKind::kNone;
  if (!wide && !in_ordinal && column != name) return false;
  Labelled heading = SplitLabel(cell.text);
  const bool marked = wide || in_ordinal || IsSectionLabel(heading.kind);
  if (!marked && !LooksLikeHeading(row, cell) && can_continue_) return false;
  const std::string title = CollapseSpace(heading.rest);
  if (wide && after_header && heading.kind == LabelKind::kNone &&
      GoOnWithTitle(row, column, title)) {
    return true;
  }
  const bool statement =
      heading.kind == LabelKind::kNone && (title.size() > 150 || title.ends_with('.'));
  if (statement) {
    NewGroup("", title, row, row.SpotsOf(column));
  } else {
    PushSection({heading.kind, heading.label, title, row.SpotsOf(column), row.Place()});
  }
  const bool ended = !wide || title.ends_with('.');
  const Open begun = statement ? Open::kGroup : Open::kSection;
  title_open_ = ended ? Open::kNothing : begun;
  return true;
}

// A heading or a statement that a page cut: its end stands below the repeated header.
bool TableReader::GoOnWithTitle(const GridRow& row, std::size_t column, const std::string& rest) {
  std::string* title = nullptr;
  std::vector<Spot>* spots = nullptr;
  if (title_open_ == Open::kGroup && last_ && last_->group &&
      last_->layout + 1 == layouts_.size()) {
    title = &last_->texts[NameColumn()];
    spots = &last_->spots[NameColumn()];
  } else if (const auto section = sections_.Current(); title_open_ == Open::kSection && section) {
    title = &plan_.sections[*section].title;
    spots = &plan_.sections[*section].spots;
  }
  if (title == nullptr) return false;
  *title += " " + rest;
  for (const Spot& spot : row.SpotsOf(column)) spots->push_back(spot);
  if (rest.ends_with('.')) title_open_ = Open::kNothing;
  return true;
}

// A name alone, in bold or in capitals among rows that are neither, or behind a row that is whole
// and on the same page.
bool TableReader::LooksLikeHeading(const GridRow& row, const docread::Cell& cell) const {
  if (!last_ || !can_continue_ || !BeginsWithCapital(cell.text)) return false;
  if (cell.bold && !bold_names_) return true;
  const LogicalRow& before = (*last_);
  const std::string& name = before.texts[NameColumn()];
  if (WordsOf(cell.text).find(' ') != std::string::npos && ToUpper(cell.text) == cell.text)
    return ToUpper(name) != name;
  const auto lead = ColumnOf(Role::kLead);
  const auto deadline = ColumnOf(Role::kDeadline);
  const bool whole = lead && deadline && !before.texts[*lead].empty() &&
                     !before.texts[*deadline].empty() && !name.ends_with(',') &&
                     !name.ends_with('-');
  return whole && row.row->page == last_page_ && !row.unsure;
}

// Number and name and nothing else.
bool TableReader::ReadSection(
    const GridRow& row, const std::vector<std::size_t>& filled, const std::string& next_ordinal
) {
  const auto ordinal = ColumnOf(Role::kOrdinal);
  std::size_t name = NameColumn();
  if (!ordinal || filled.empty() || filled[0] != *ordinal) return false;
  const LabelKind kind = KindOfLabel(row.Own(*ordinal));
  const std::string label = CleanLabel(row.Own(*ordinal));
  const bool only_name = filled.size() == 2 && Covers(row, filled[1], name);
  if (only_name) name = filled[1];
  std::vector<Spot> spots = row.SpotsOf(*ordinal);
  for (const Spot& spot : row.SpotsOf(name)) spots.push_back(spot);
  if (filled.size() == 1 && IsSectionLabel(kind)) {
    PushSection({kind, label, "", row.SpotsOf(*ordinal), row.Place()});
    return true;
  }
  if (!only_name) {
    if (!IsSectionLabel(kind)) return false;
    // "I.1", "I.2" on full rows are tasks of I, unless rows of their own stand below them.
    if (kind == LabelKind::kRomanNumbered && IsBeside(label, next_ordinal)) return false;
    if (std::string whole = TornTitle(row, filled, name); !whole.empty()) {
      PushSection({kind, label, std::move(whole), row.AllSpots(), row.Place()});
      return true;
    }
    // A heading that carries an owner or a date is a section and a row of its own.
    PushSection({kind, label, CollapseSpace(row.Own(name)), spots, row.Place()});
    NewRow(row);
    last_->group = true;
    last_->heads_section = true;
    last_number_ = 0;
    return true;
  }
  const std::string title = CollapseSpace(row.Own(name));
  const bool wide = row.cells[name].own->col_span >= 3;
  const bool numbered = kind == LabelKind::kNumber || kind == LabelKind::kNumbered;
  const bool restarts = next_ordinal == "1" && label != "0" && numbered;
  if (IsSectionLabel(kind) || wide || restarts) {
    PushSection({kind, label, title, spots, row.Place()});
    return true;
  }
  if (next_ordinal.starts_with(label + ".")) {
    NewGroup(label, title, row, spots);
    return true;
  }
  return false;
}

// "xuyên" in a row without a number right below a repeated header: the rest of a cell.
bool TableReader::GoesOnSmall(const GridRow& row) const {
  if (!ColumnOf(Role::kOrdinal)) return false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string& text = row.Own(i);
    if (i != NameColumn() && !text.empty() && !BeginsWithCapital(text) && !BeginsWithBody(text))
      return true;
  }
  return false;
}

bool TableReader::LooksComplete(const GridRow& row, bool after_header) const {
  const std::string& name = row.Own(NameColumn());
  if (name.empty() || !BeginsWithCapital(name)) return false;
  const auto lead = ColumnOf(Role::kLead);
  const auto deadline = ColumnOf(Role::kDeadline);
  // "nghệ": the rest of a name.
  const bool torn = lead && !row.Own(*lead).empty() && !BeginsWithCapital(row.Own(*lead)) &&
                    !BeginsWithBody(row.Own(*lead));
  if (torn || (after_header && GoesOnSmall(row))) return false;
  const bool has_lead = lead && !row.Text(*lead).empty();
  const bool has_deadline = deadline && !row.Text(*deadline).empty();
  return after_header ? has_lead && has_deadline : has_lead || has_deadline;
}

bool TableReader::ReadContinuation(
    const GridRow& row, const std::vector<std::size_t>& filled, bool after_header
) {
  const auto ordinal = ColumnOf(Role::kOrdinal);
  const bool numbered = ordinal && !row.Own(*ordinal).empty();
  if (numbered || !can_continue_ || !last_) return false;
  const std::size_t name = NameColumn();
  if (!ordinal && !row.Own(name).empty()) return false;
  if (TakeMilestone(row)) return true;
  if (LooksComplete(row, after_header)) return false;
  LogicalRow& before = (*last_);
  for (const std::size_t column : filled) {
    if (column >= before.texts.size()) continue;
    std::string& text = before.texts[column];
    // Rows under a merged number add lines; rows after a page break go on in the middle of a line.
    if (after_header || text.empty()) {
      text = JoinPages(std::move(text), row.Own(column));
    } else {
      text += "\n" + row.Own(column);
    }
    for (const Spot& spot : row.SpotsOf(column)) before.spots[column].push_back(spot);
  }
  before.continued_at.push_back(row.Place());
  return true;
}

// "^ | ^ | Năm 2030 | ≥ 70" below "1 | Tỷ lệ ... | Năm 2025 | 45".
bool TableReader::TakeMilestone(const GridRow& row) {
  const auto period = ColumnOf(Role::kDeadline);
  const auto target = ColumnOf(Role::kTarget);
  if (!layout().indicators() || !period || !target || layout().columns[*target].year) return false;
  if (!row.Own(NameColumn()).empty() || row.Own(*target).empty() || !YearIn(row.Own(*period)))
    return false;
  Milestone milestone{row.Own(*period), row.Own(*target), row.SpotsOf(*period)};
  for (const Spot& spot : row.SpotsOf(*target)) milestone.spots.push_back(spot);
  last_->milestones.push_back(std::move(milestone));
  last_->continued_at.push_back(row.Place());
  return true;
}

void TableReader::NewRow(const GridRow& row) {
  LogicalRow out;
  out.layout = layouts_.size() - 1;
  out.place = row.Place();
  out.spots.resize(layout().columns.size());
  out.section = sections_.Current();
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
  if (const auto ordinal = ColumnOf(Role::kOrdinal)) {
    out.ordinal = CleanLabel(row.Text(*ordinal));
    if (out.ordinal.empty()) out.ordinal = MarkOf(row.Own(*ordinal));
  }
  const std::size_t name = NameColumn();
  const docread::Cell* named = row.cells[name].own;
  if (named != nullptr) bold_names_ = named->bold;
  last_page_ = row.row->page;
  if (out.ordinal.empty()) FindOrdinal(out);
  if (row.Own(name).empty() && !row.Text(name).empty()) {
    out.doubts.push_back({Field::kTitle, "Tên lấy từ ô gộp ở dòng trên", ""});
  }
  TakeFromAbove(out);
  if (row.unsure) {
    out.doubts.push_back(
        {Field::kRow,
         "Văn bản mất đường kẻ bảng và có ô trống, nên các ô được xếp vào cột theo nội dung",
         "Kiểm tra các cột của dòng này"}
    );
  }
  CheckOrdinal(out);
  Push(std::move(out));
  can_continue_ = true;
}

// "nt", "Như trên": the text of the row above.
void TableReader::TakeFromAbove(LogicalRow& row) {
  if (!last_ || last_->layout != row.layout) return;
  const LogicalRow& above = (*last_);
  for (std::size_t i = 0; i < row.texts.size() && i < above.texts.size(); ++i) {
    if (row.texts[i].size() > 16) continue;
    const std::string words = WordsOf(row.texts[i]);
    const std::size_t size = above.texts[i].size();
    const bool fits = size <= kLongestCarried && carried_ + size <= kMostCarried;
    if ((words != "nt" && words != "nhu tren") || !fits) continue;
    carried_ += size;
    row.doubts.push_back(
        {Field::kRow,
         "Ô ghi “" + std::string(Trim(row.texts[i])) + "” nên được lấy theo dòng trên",
         "Kiểm tra cột “" + layout().columns[i].header + "”"}
    );
    row.texts[i] = above.texts[i];
  }
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
  if (number == last_number_ + 1 || number == last_number_) {
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

void TableReader::PushSection(const SectionHeading& heading, bool in_table) {
  sections_.Push(heading, in_table);
  last_number_ = 0;
  can_continue_ = false;
}

void TableReader::LeaveOut(const GridRow& row, std::string_view reason) {
  std::string text;
  for (const std::size_t column : row.OwnFilled()) {
    if (!text.empty()) text += " | ";
    text += CollapseSpace(row.Own(column));
  }
  std::vector<Spot> spots = row.AllSpots();
  if (text.empty() || spots.empty()) return;  // the header of a line table is left out as lines
  plan_.left_out.push_back({std::move(text), std::string(reason), row.Place(), std::move(spots)});
}

void TableReader::LeaveOutTable(const std::vector<GridRow>& grid, std::string_view reason) {
  for (const GridRow& row : grid) LeaveOut(row, reason);
}

}  // namespace sauro::intake
