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
  captions_.Add(paragraph);
  const std::string text =
      paragraph.label.empty() ? paragraph.text : paragraph.label + " " + paragraph.text;
  const Spot spot{0, 0, 0, paragraph.number};
  const std::string words = WordsOf(text);
  if (words.empty() || text.starts_with('(')) return;
  const bool begins_appendix = words.starts_with("phu luc") || words.starts_with("bieu");
  if (begins_appendix) caption_.Clear();
  caption_.Add(text);
  const bool page_number =
      words.size() <= 4 && words.find_first_not_of("0123456789") == std::string::npos;
  if (page_number) return;
  if (begins_appendix) {
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
bool TableReader::RepeatsHeader(const std::vector<HeaderLevels>& header) const {
  return std::equal(
      header.begin(),
      header.end(),
      layout().columns.begin(),
      layout().columns.end(),
      [](const HeaderLevels& levels, const Column& column) {
        return Fold(CollapseSpace(Join(levels, " "))) == Fold(column.header);
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

// A sheet says its title in rows above the header.
HeaderHints TableReader::HintsAbove(const std::vector<GridRow>& grid, std::size_t at) const {
  Caption caption = caption_;
  for (std::size_t i = 0; i < at && i < kHeaderWithin; ++i) {
    const std::vector<std::size_t> filled = grid[i].OwnFilled();
    if (!filled.empty()) caption.Add(grid[i].Own(filled[0]));
  }
  return caption.Hints(plan_.document);
}

std::optional<TableReader::Header> TableReader::HeaderAt(
    const std::vector<GridRow>& grid, std::size_t at, bool first
) const {
  std::size_t rows = 1;
  for (const GridCell& cell : grid[at].cells) {
    if (cell.own != nullptr) rows = std::max<std::size_t>(rows, cell.own->row_span);
  }
  if (rows == 1 && GoesOnBelowSpans(grid, at)) rows = 2;
  rows = std::min({rows, grid.size() - at, std::size_t{3}});
  const std::vector<HeaderLevels> texts = HeaderTexts(grid, at, rows);
  if (!layouts_.empty() && RepeatsHeader(texts)) return Header{layout(), rows};
  // A numbered row is none, whatever words it has.
  if (KindOfLabel(Join(texts[0], " ")) != LabelKind::kNone) return std::nullopt;
  const auto below = [&](std::size_t behind) {
    return first ? TextsBelow(grid, at + behind) : ColumnTexts{};
  };
  const HeaderHints hints = first ? HintsAbove(grid, at) : HeaderHints{};
  auto one = ReadHeader(texts, below(rows), hints);
  // Without spans (text tables), a second line of header words stands below empty cells.
  if (rows == 1 && at + 1 < grid.size() && grid[at + 1].Own(0).empty()) {
    auto two = ReadHeader(HeaderTexts(grid, at, 2), below(2), hints);
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
    for (std::size_t k = 0; k < i; ++k) {
      const std::vector<std::size_t> filled = grid[k].OwnFilled();
      if (filled.size() == 1) captions_.AddRow(CollapseSpace(grid[k].Own(filled[0])));
      LeaveOut(grid[k], "phần trên tiêu đề bảng");
    }
    for (std::size_t k = i; k < i + header->rows; ++k) {
      LeaveOut(grid[k], "dòng tiêu đề cột");
    }
    first = i + header->rows;
    TellGuessed(table, header->layout);
    UseHeader(std::move(*header));
    return true;
  }
  // A page without its header goes on with the columns of the page before.
  if (layouts_.empty() || fresh_ || table.columns < 3) return false;
  const std::size_t columns = layout().columns.size();
  const bool as_wide = grid[0].cells.size() == columns && !NamesColumns(grid[0]);
  return as_wide || (grid[0].cells.size() == columns + 1 && CountsOn(grid[0]));
}

void TableReader::TellGuessed(const docread::Table& table, const Layout& layout) {
  const bool guessed =
      std::any_of(layout.columns.begin(), layout.columns.end(), [](const Column& column) {
        return column.guessed;
      });
  if (!guessed) return;
  plan_.doubts.push_back(
      {Field::kTarget,
       "Không có chữ nào cho biết số liệu của " + PlaceOf(table) +
           " là chỉ tiêu; được hiểu là mục tiêu giao cho từng nơi",
       "Kiểm tra là mục tiêu hay hiện trạng"}
  );
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
  header.layout.caption = captions_.caption();
  captions_.PassTable();
  if (!same || layout().caption != header.layout.caption)
    layouts_.push_back(std::move(header.layout));
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
    caption_.Clear();
    return;
  }
  ReadTable(table, std::move(grid));
  caption_.Clear();
}

void TableReader::Add(const LineTable& lines) {
  plan_.left_out.insert(plan_.left_out.end(), lines.left_out.begin(), lines.left_out.end());
  ReadTable(lines.table, MakeGrid(lines));
  caption_.Clear();
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

// A table whose columns nobody knows, though it may hold tasks: a doubt of the document.
void TableReader::LeaveOutUnread(const docread::Table& table, const std::vector<GridRow>& grid) {
  LeaveOutTable(grid, "bảng không có cột nhiệm vụ (quốc hiệu, nơi nhận, chữ ký, biểu khác)");
  const bool numbered = std::any_of(grid.begin(), grid.end(), [](const GridRow& row) {
    return row.OwnFilled().size() >= 3 && KindOfLabel(row.Own(0)) == LabelKind::kNumber;
  });
  const bool large = table.columns >= 4 && table.rows.size() >= 3;
  if (!large && (table.columns < 3 || !numbered)) return;
  plan_.doubts.push_back(
      {Field::kRow,
       "Không nhận ra cột của " + PlaceOf(table) + " nên bảng này chưa được đọc",
       "Kiểm tra dòng tiêu đề của bảng"}
  );
}

void TableReader::ReadTable(const docread::Table& table, std::vector<GridRow> grid) {
  ++tables_;
  carried_rows_ = RowsCarried(grid);
  if (const std::string_view why = WhyNoPlan(grid); !why.empty()) {
    LeaveOutTable(grid, why);
    return;
  }
  std::size_t first = 0;
  if (!StartTable(table, grid, first)) {
    LeaveOutUnread(table, grid);
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
  TellUnknown(table);
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
  if (text.starts_with("(*)") || text.starts_with("(**)")) {  // a mark in the table refers to it
    LeaveOut(row, "ghi chú trong bảng");
    return true;
  }
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
