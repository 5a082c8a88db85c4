#include <algorithm>

#include "base/text.h"
#include "intake/figure_text.h"
#include "intake/row_shapes.h"
#include "intake/table_reader.h"
#include "intake/tokens.h"

// The part of TableReader that reads headings inside a table.

namespace sauro::intake {
namespace {

// Does `next` number a row of the same level as `label`, or a heading above it?
bool IsBeside(const std::string& label, const std::string& next) {
  const LabelKind kind = KindOfLabel(next);
  if (kind == LabelKind::kRoman || kind == LabelKind::kLetter || next.empty()) return true;
  const auto depth = [](const std::string& text) {
    return std::count(text.begin(), text.end(), '.');
  };
  return kind == LabelKind::kRomanNumbered && depth(next) <= depth(label);
}

}  // namespace

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
void TableReader::PushSection(const SectionHeading& heading, bool in_table) {
  sections_.Push(heading, in_table);
  if (last_number_ > 0) number_before_section_ = last_number_;
  last_number_ = 0;
  can_continue_ = false;
}

}  // namespace sauro::intake
