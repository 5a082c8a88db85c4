#include "intake/table_reader.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/figure_text.h"
#include "intake/grid_pages.h"
#include "intake/other_tables.h"
#include "intake/parties.h"
#include "intake/row_shapes.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kLongestHeading = 300;  // bytes

// Does `next` number a row of the same level as `label`, or a heading above it?
bool IsBeside(const std::string& label, const std::string& next) {
  const LabelKind kind = KindOfLabel(next);
  if (kind == LabelKind::kRoman || kind == LabelKind::kLetter || next.empty()) return true;
  const auto depth = [](const std::string& text) {
    return std::count(text.begin(), text.end(), '.');
  };
  return kind == LabelKind::kRomanNumbered && depth(next) <= depth(label);
}

// "- " or "+ " before a name that has no number.
std::string_view DashOf(std::string_view name) {
  return name.starts_with("- ") || name.starts_with("+ ") ? name.substr(0, 2) : std::string_view();
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
    if (text.size() <= kLongestHeading) KeepLoose(paragraph, heading, CollapseSpace(text));
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

// A bold or a numbered line may be the heading of a table right below it.
void TableReader::KeepLoose(
    const docread::Paragraph& paragraph, const Labelled& heading, std::string text
) {
  const bool numbered = heading.kind == LabelKind::kNumber && !heading.rest.ends_with('.') &&
                        !heading.rest.ends_with(';');
  if (!paragraph.bold && !numbered) return;
  const LabelKind kind = numbered ? LabelKind::kNumber : LabelKind::kNone;
  loose_ = {kind, "", std::move(text), {{0, 0, 0, paragraph.number}}, PlaceOf(paragraph)};
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

namespace {

// "STT | Chỉ tiêu | MỤC TIÊU (over three)" above "| | 2026 | 2027 | 2030": nobody merged the
// others.
bool GoesOnBelowSpans(const std::vector<GridRow>& grid, std::size_t at) {
  constexpr std::size_t kShort = 60;  // bytes
  if (at + 1 >= grid.size()) return false;
  const GridRow& below = grid[at + 1];
  const std::vector<std::size_t> filled = below.OwnFilled();
  if (filled.size() < 2 || filled[0] == 0) return false;
  std::vector<bool> spanned(grid[at].cells.size(), false);
  for (std::size_t i = 0; i < spanned.size(); ++i) {
    const docread::Cell* cell = grid[at].cells[i].own;
    if (cell == nullptr || cell->col_span < 2 || Trim(cell->text).empty()) continue;
    for (std::size_t k = i; k < i + cell->col_span && k < spanned.size(); ++k) spanned[k] = true;
  }
  return std::all_of(filled.begin(), filled.end(), [&](std::size_t column) {
    return column < spanned.size() && spanned[column] && below.Own(column).size() <= kShort;
  });
}

}  // namespace

std::optional<TableReader::Header> TableReader::HeaderAt(
    const std::vector<GridRow>& grid, std::size_t at, bool first
) const {
  std::size_t rows = 1;
  for (const GridCell& cell : grid[at].cells) {
    if (cell.own != nullptr) rows = std::max<std::size_t>(rows, cell.own->row_span);
  }
  if (rows == 1 && GoesOnBelowSpans(grid, at)) rows = 2;
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
  const std::size_t columns = layout().columns.size();
  const bool as_wide = grid[0].cells.size() == columns && !NamesColumns(grid[0]);
  return as_wide || (grid[0].cells.size() == columns + 1 && CountsOn(grid[0]));
}

// Its number is the next one.
bool TableReader::CountsOn(const GridRow& row) const {
  const auto ordinal = ColumnOf(Role::kOrdinal);
  return ordinal && KindOfLabel(row.Own(*ordinal)) == LabelKind::kNumber &&
         NumberOfLabel(CleanLabel(row.Own(*ordinal))) == last_number_ + 1;
}

void TableReader::UseHeader(Header header) {
  const bool same = !layouts_.empty() && layout() == header.layout;
  if (!layouts_.empty() && layout().columns.size() != header.layout.columns.size()) fresh_ = true;
  if (!layouts_.empty() && layout().indicators() != header.layout.indicators()) fresh_ = true;
  if (!same) layouts_.push_back(std::move(header.layout));
  // A bold line between two tables of the same columns is a heading of the second, a numbered one
  // below a heading also of the first.
  const bool below_heading = loose_ && loose_->kind != LabelKind::kNone && !pending_.empty();
  if (loose_ && !apart_ && (same || below_heading)) {
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
    number_before_section_ = 0;
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
  CarryOverPages(grid, mended_);
  for (GridRow& row : grid) PartIndexRow(row);
  for (std::size_t i = 0; i < grid.size() && i < kHeaderWithin; ++i) {
    const std::vector<std::size_t> begins = SideBySide(HeaderTexts(grid, i, 1));
    if (begins.empty()) continue;
    halves_ = true;
    for (std::size_t k = 0; k < begins.size(); ++k) {
      const std::size_t end = k + 1 < begins.size() ? begins[k + 1] : table.columns;
      // Number upon number goes on: the right half follows the left one.
      ReadTable(table, PartOf(grid, k == 0 ? 0 : i, begins[k], end));
    }
    halves_ = false;
    return;
  }
  ReadTable(table, std::move(grid));
}

void TableReader::Add(const LineTable& lines) {
  plan_.left_out.insert(plan_.left_out.end(), lines.left_out.begin(), lines.left_out.end());
  ReadTable(lines.table, MakeGrid(lines));
}

namespace {

std::set<std::uint32_t> RowsCarried(const std::vector<GridRow>& grid) {
  std::set<std::uint32_t> out;
  for (const GridRow& row : grid) {
    for (const GridCell& cell : row.cells) {
      if (cell.carried != nullptr) out.insert(cell.carried_row);
    }
  }
  return out;
}

}  // namespace

void TableReader::ReadTable(const docread::Table& table, std::vector<GridRow> grid) {
  ++tables_;
  carried_rows_ = RowsCarried(grid);
  if (const std::string_view why = WhyNoPlan(grid); !why.empty()) {
    LeaveOutTable(grid, why);
    return;
  }
  std::size_t first = 0;
  if (!StartTable(table, grid, first)) {
    LeaveOutTable(grid, "bảng không có cột nhiệm vụ (quốc hiệu, nơi nhận, chữ ký, biểu khác)");
    const bool numbered = std::any_of(grid.begin(), grid.end(), [](const GridRow& row) {
      return row.OwnFilled().size() >= 3 && KindOfLabel(row.Own(0)) == LabelKind::kNumber;
    });
    if ((table.columns >= 4 && table.rows.size() >= 3) || (table.columns >= 3 && numbered)) {
      plan_.doubts.push_back(
          {Field::kRow,
           "Không nhận ra cột của " + PlaceOf(table) + " nên bảng này chưa được đọc",
           "Kiểm tra dòng tiêu đề của bảng"}
      );
    }
    return;
  }
  bool ended = false;
  const std::size_t behind = BehindRows(grid, first);
  for (std::size_t i = first; i < grid.size(); ++i) {
    ended = ended || (i >= behind && EndsTable(grid[i]));
    auto header = MayBeHeader(grid[i]) ? HeaderAt(grid, i, false) : std::nullopt;
    if (ended && !header) {
      LeaveOut(grid[i], "nơi nhận, chữ ký");
      continue;
    }
    ended = false;
    if (!header) {
      const bool numbers = i == first && IsIndexRow(grid[i], grid[i].OwnFilled());
      ReadRow(grid, i, i == first);
      if (numbers) ++first;
      std::vector<GridCell>().swap(grid[i].cells);  // nothing looks back; a long table has many
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

// Behind the last row that is a row of the plan, by its number or its filled cells: "GIÁM ĐỐC"
// above further rows is a heading, and no signature.
std::size_t TableReader::BehindRows(const std::vector<GridRow>& grid, std::size_t first) const {
  const std::size_t ordinal = ColumnOf(Role::kOrdinal).value_or(0);
  std::size_t behind = grid.size();
  for (; behind > first; --behind) {
    const GridRow& row = grid[behind - 1];
    const std::size_t filled = row.OwnFilled().size();
    const bool numbered = filled >= 2 && KindOfLabel(row.Own(ordinal)) != LabelKind::kNone;
    const bool full = filled >= 3 && !row.Own(NameColumn()).empty() && !EndsTable(row);
    if (numbered || full) break;
  }
  return behind;
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
  if (IsTotal(row, filled)) {
    LeaveOut(row, "dòng cộng");
    return;
  }
  if (filled.size() == 1 && ReadRemark(row, filled[0])) return;
  if (filled.size() == 1 && ReadNumberedCell(row, filled[0], next_ordinal)) return;
  if (filled.size() == 1 && ReadLoneCell(row, filled[0], after_header)) return;
  if (ReadSection(row, filled, next_ordinal)) return;
  if (ReadContinuation(row, filled, after_header)) return;
  EnterGroup(row);
  NewRow(row);
}

// "Thể chế số" in a column of groups, as a rule merged over the rows of the group.
void TableReader::EnterGroup(const GridRow& row) {
  const auto column = ColumnOf(Role::kGroup);
  if (!column || row.Own(*column).empty()) return;
  Labelled group = SplitLabel(row.Own(*column));
  std::string title = CollapseSpace(group.rest);
  const auto ordinal = ColumnOf(Role::kOrdinal);
  const std::string number = ordinal ? CleanLabel(row.Own(*ordinal)) : "";
  // In a file without merged cells each row of the group says it.
  const auto open = sections_.Current();
  if (open && !title.empty() && plan_.sections[*open].title == title) {
    for (const Spot& spot : row.SpotsOf(*column)) plan_.sections[*open].spots.push_back(spot);
    return;
  }
  // The number is that of the group where the name has one below it.
  const bool numbered = group.label.empty() && !number.empty() &&
                        SplitLabel(row.Own(NameColumn())).label.starts_with(number + ".");
  PushSection(
      {LabelKind::kNone,
       numbered ? number : group.label,
       std::move(title),
       row.SpotsOf(*column),
       row.Place()}
  );
}

// "Tổng cộng | | | 1.500" among tasks.
bool TableReader::IsTotal(const GridRow& row, const std::vector<std::size_t>& filled) const {
  const auto& columns = layout().columns;
  const bool bodies = std::any_of(columns.begin(), columns.end(), [](const Column& column) {
    return column.bodies;
  });
  if ((layout().indicators() && !bodies) || filled.empty()) return false;
  const std::string words = WordsOf(row.Own(filled[0]));
  return words == "tong" || words == "cong" || words == "tong cong" || words == "tong so" ||
         words.starts_with("tong cong ");
}

// "Ghi chú: ..." in a row of its own is about the row above.
bool TableReader::ReadRemark(const GridRow& row, std::size_t column) {
  const std::string& text = row.Own(column);
  const std::size_t colon = text.find(':');
  const bool about_the_row = column == NameColumn() || column == ColumnOf(Role::kOrdinal) ||
                             row.cells[column].own->col_span >= 3;
  if (colon == std::string::npos || !about_the_row) return false;
  constexpr std::array<std::string_view, 4> kRemarks{"ghi chu", "luu y", "yeu cau", "chu thich"};
  const std::string words = WordsOf(std::string_view(text).substr(0, colon));
  if (std::find(kRemarks.begin(), kRemarks.end(), words) == kRemarks.end()) return false;
  LeaveOut(row, "ghi chú trong bảng");
  if (last_ && !last_->group) {
    last_->doubts.push_back(
        {Field::kNote,
         "Dưới dòng này có ghi chú: “" + Shorten(CollapseSpace(row.Own(column)), 200) + "”",
         "Chép vào ghi chú nếu là của dòng này"}
    );
  }
  return true;
}

// "3. Trực ban ..." over the whole row between the rows 2 and 4 is the third row.
bool TableReader::ReadNumberedCell(
    const GridRow& row, std::size_t column, const std::string& next_ordinal
) {
  Labelled heading = SplitLabel(row.cells[column].own->text);
  if (heading.kind != LabelKind::kNumber || heading.rest.empty() || last_number_ == 0) return false;
  const int number = NumberOfLabel(heading.label);
  if (number != last_number_ + 1 || next_ordinal != std::to_string(number + 1)) return false;
  NewGroup(std::move(heading.label), CollapseSpace(heading.rest), row, row.SpotsOf(column));
  last_->group = false;
  return true;
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
  if (!DashOf(name).empty() && DashOf(name) == DashOf(cell.text)) return false;
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
    // "I.1", "I.2" on full rows are tasks of I, unless rows of their own stand below them.
    const bool task = kind == LabelKind::kRomanNumbered && IsBeside(label, next_ordinal);
    if (!IsSectionLabel(kind) || task) return false;
    ReadFullHeading(row, filled, {kind, label, "", std::move(spots), row.Place()});
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

// A heading with more than number and name: its torn name, sums of what stands below it, or an
// owner and a date, which make it a section and a row of its own.
void TableReader::ReadFullHeading(
    const GridRow& row, const std::vector<std::size_t>& filled, SectionHeading heading
) {
  const std::size_t name = NameColumn();
  heading.title = TornTitle(row, filled, name);
  if (!heading.title.empty()) {
    heading.spots = row.AllSpots();
    PushSection(heading);
    return;
  }
  heading.title = CollapseSpace(row.Own(name));
  const bool sums = LeaveOutSums(row, filled, name);
  PushSection(heading);
  if (sums) return;
  NewRow(row);
  last_->group = true;
  last_->heads_section = true;
  last_number_ = 0;
}

// "I | Nhiệm vụ chuyển tiếp | | | 15.500": sums of what stands below a heading say nothing of it.
bool TableReader::LeaveOutSums(
    const GridRow& row, const std::vector<std::size_t>& filled, std::size_t name
) {
  const auto is_sum = [&](std::size_t column) {
    return layout().columns[column].role == Role::kOther && !DecimalOf(row.Own(column)).empty();
  };
  if (layout().indicators() || filled.size() < 3 || filled[1] != name) return false;
  if (!std::all_of(filled.begin() + 2, filled.end(), is_sum)) return false;
  for (std::size_t i = 2; i < filled.size(); ++i) {
    plan_.left_out.push_back(
        {CollapseSpace(row.Own(filled[i])), "số cộng của mục", row.Place(), row.SpotsOf(filled[i])}
    );
  }
  return true;
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

// "- Vụ xuân | Tấn | 3.000" below "2 | Sản lượng lúa | Tấn | 5.000": a part with figures of its
// own.
bool TableReader::CountsItself(const GridRow& row) const {
  const std::string& name = row.Own(NameColumn());
  const bool begins = BeginsWithCapital(name) || name.starts_with("- ") || name.starts_with("+ ");
  if (!layout().indicators() || !begins) return false;
  const auto& columns = layout().columns;
  for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
    if (columns[i].role != Role::kTarget && columns[i].role != Role::kBaseline) continue;
    const bool figure = !ReadTarget(row.Own(i), "").figure.value.empty();
    if (figure && !last_->texts[i].empty()) return true;
  }
  return false;
}

namespace {

// "Trong đó:" above the parts of a row.
bool OnlyIntroduces(std::string_view text) {
  const std::string words = WordsOf(text);
  return words == "trong do" || words == "bao gom" || words == "gom" || words == "chia ra";
}

}  // namespace

// What stands below a page break in the middle of a sentence, where names carry their numbers.
bool TableReader::IsRest(const std::string& name) const {
  return !last_->ordinal.empty() && SplitLabel(name).label.empty() && !BeginsWithCapital(name);
}

bool TableReader::ReadContinuation(
    const GridRow& row, const std::vector<std::size_t>& filled, bool after_header
) {
  const auto ordinal = ColumnOf(Role::kOrdinal);
  const bool numbered = ordinal && !row.Own(*ordinal).empty();
  if (numbered || !can_continue_ || !last_) return false;
  const std::size_t name = NameColumn();
  if (!ordinal && !row.Own(name).empty() && !(after_header && IsRest(row.Own(name)))) return false;
  if (TakeMilestone(row)) return true;
  if (filled.size() == 1 && filled[0] == name && OnlyIntroduces(row.Own(name))) {
    LeaveOut(row, "lời dẫn trong bảng");
    return true;
  }
  if (LooksComplete(row, after_header) || CountsItself(row)) return false;
  LogicalRow& before = (*last_);
  const std::string_view dash = DashOf(row.Own(name));
  if (!dash.empty() && !after_header && dash == DashOf(before.texts[name])) return false;
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
  before.shared = before.shared || IsShared(row);
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
  last_->shared = last_->shared || IsShared(row);
  last_->continued_at.push_back(row.Place());
  return true;
}

void TableReader::PushSection(const SectionHeading& heading, bool in_table) {
  sections_.Push(heading, in_table);
  if (last_number_ > 0) number_before_section_ = last_number_;
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
