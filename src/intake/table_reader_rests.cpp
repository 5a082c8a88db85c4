#include <algorithm>

#include "base/text.h"
#include "intake/figure_text.h"
#include "intake/parties.h"
#include "intake/row_shapes.h"
#include "intake/table_reader.h"
#include "intake/tokens.h"

// The part of TableReader that joins rows which are the rest of the row above.

namespace sauro::intake {

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
  const std::string_view dash = DashOf(row.Own(name));
  if (!dash.empty() && !after_header && dash == DashOf(last_->texts[name])) return false;
  JoinToLast(row, filled, after_header);
  return true;
}

void TableReader::JoinToLast(
    const GridRow& row, const std::vector<std::size_t>& filled, bool after_header
) {
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
  KeepUnknown(row);
  before.continued_at.push_back(row.Place());
  before.shared = before.shared || IsShared(row);
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

}  // namespace sauro::intake
