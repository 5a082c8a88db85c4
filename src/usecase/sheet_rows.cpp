#include "usecase/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.h"
#include "docread/xlsx.h"
#include "domain/section_path.h"
#include "report/sheet_file.h"
#include "usecase/draft_body.h"
#include "usecase/draft_rows.h"

namespace sauro::usecase {
namespace {

using intake::DiffRow;
using intake::Field;
using intake::RowChangeKind;
using intake::RowDiff;

struct Column {
  std::string_view title;
  double width;
  std::optional<Field> field;
};

constexpr std::string_view kDoubts = "Nghi vấn (chỉ để xem)";
constexpr std::string_view kIdentity = "Mã dòng (không sửa)";

// The columns of the sheet; that of the task's name must be there, others may be taken away.
constexpr std::array kColumns = {
    Column{"Mục", 28, Field::kSection},
    Column{"TT", 6, Field::kOrdinal},
    Column{"Tên nhiệm vụ", 50, Field::kTitle},
    Column{"Cơ quan chủ trì", 26, Field::kLead},
    Column{"Cơ quan phối hợp", 30, Field::kCoordinate},
    Column{"Chỉ đạo", 20, Field::kDirector},
    Column{"Cơ quan thực hiện", 26, Field::kImplement},
    Column{"Sản phẩm/Kết quả", 36, Field::kProduct},
    Column{"Thời gian thực hiện", 20, Field::kDeadline},
    Column{"Ghi chú", 24, Field::kNote},
    Column{kDoubts, 40, std::nullopt},
    Column{kIdentity, 14, std::nullopt},
};

std::string TextIn(const intake::DraftPlan& plan, const intake::DraftTask& row, Field field) {
  return field == Field::kSection ? domain::JoinPath(intake::SectionPath(plan, row.section))
                                  : FieldText(row, field);
}

std::string DoubtsOf(const intake::DraftTask& row) {
  std::vector<std::string> lines;
  for (const intake::Doubt& doubt : row.doubts) {
    lines.push_back(std::string(intake::VietnameseName(doubt.field)) + ": " + doubt.reason);
  }
  return Join(lines, "\n");
}

struct SheetLine {
  std::uint32_t line = 0;
  std::string identity;  ///< "t12:mark"; empty in rows that a person added.
  std::map<Field, std::string> texts;
};

// Which column of the sheet holds what.
struct Heading {
  std::map<std::uint32_t, Field> fields;
  std::optional<std::uint32_t> identity;
};

std::optional<Heading> HeadingOf(const docread::SheetRow& row) {
  Heading heading;
  for (const docread::Cell& cell : row.row.cells) {
    const std::string title = Fold(cell.text);
    for (const Column& column : kColumns) {
      if (Fold(column.title) != title) continue;
      if (column.field) heading.fields[cell.column] = *column.field;
      if (column.title == kIdentity) heading.identity = cell.column;
    }
  }
  const bool named =
      std::any_of(heading.fields.begin(), heading.fields.end(), [](const auto& item) {
        return item.second == Field::kTitle;
      });
  if (!named || !heading.identity) return std::nullopt;
  return heading;
}

std::optional<SheetLine> LineOf(const docread::SheetRow& row, const Heading& heading) {
  SheetLine line;
  line.line = row.row.line;
  bool empty = true;
  for (const auto& [column, field] : heading.fields) line.texts[field];
  for (const docread::Cell& cell : row.row.cells) {
    if (cell.column == *heading.identity) line.identity = Trim(cell.text);
    const auto field = heading.fields.find(cell.column);
    if (field == heading.fields.end()) continue;
    line.texts[field->second] = ToNfc(Trim(cell.text));
    empty = empty && line.texts[field->second].empty();
  }
  if (empty) return std::nullopt;
  return line;
}

Result<std::vector<SheetLine>> ReadLines(std::string_view bytes) {
  const auto sheets = docread::ReadSheets(bytes);
  if (!sheets) return sheets.error();
  std::vector<SheetLine> out;
  for (const docread::Sheet& sheet : *sheets) {
    std::optional<Heading> heading;
    for (const docread::SheetRow& row : sheet.rows) {
      if (!heading) {
        heading = HeadingOf(row);
        continue;
      }
      auto line = LineOf(row, *heading);
      if (line) out.push_back(std::move(*line));
    }
    if (heading) return out;
  }
  return Invalid(
      fmt::format(
          "Tệp này không phải bảng tính xuất từ dự thảo: không thấy dòng tiêu đề có cột “Tên nhiệm "
          "vụ” và cột ẩn “{}”. Hãy xuất lại bảng tính rồi sửa trên tệp đó.",
          kIdentity
      ),
      "bang_tinh"
  );
}

// ---------------------------------------------------------------- comparing

DiffRow RowOf(const intake::DraftPlan& plan, const intake::DraftTask& task) {
  DiffRow row;
  row.key = task.key;
  for (const Column& column : kColumns) {
    if (column.field) row.texts[*column.field] = TextIn(plan, task, *column.field);
  }
  return row;
}

// A row of the draft that has no title (its paper has none) may come back as it is.
Status CheckTitles(const intake::DraftPlan& plan, const std::vector<SheetLine>& lines) {
  std::set<std::string> untitled;
  for (const intake::DraftTask* task : TaskRows(plan)) {
    if (task->title.empty()) untitled.insert(task->key);
  }
  for (const SheetLine& line : lines) {
    const std::string key = line.identity.substr(0, line.identity.find(':'));
    if (!line.texts.at(Field::kTitle).empty() || untitled.count(key) != 0) continue;
    return Invalid(
        fmt::format(
            "Dòng {} của bảng tính không có tên nhiệm vụ. Hãy ghi tên, hoặc xóa cả dòng để bỏ "
            "nhiệm vụ.",
            line.line
        ),
        "bang_tinh"
    );
  }
  return {};
}

Comparison Compare(const intake::DraftPlan& plan, const std::vector<SheetLine>& lines) {
  Comparison out;
  std::map<std::string, std::string> marks;
  for (const intake::DraftTask* task : TaskRows(plan)) {
    out.before.push_back(RowOf(plan, *task));
    marks[task->key] = RowMark(*task);
  }
  std::set<std::size_t> overtaken;
  for (const SheetLine& line : lines) {
    DiffRow row;
    row.key = "dong-" + std::to_string(line.line);
    row.texts = line.texts;
    const std::size_t colon = line.identity.find(':');
    if (colon != std::string::npos) {
      row.same_as = line.identity.substr(0, colon);
      const auto mark = marks.find(row.same_as);
      // Changed, or taken out of the draft, after the sheet was made.
      if (mark == marks.end() || mark->second != line.identity.substr(colon + 1))
        overtaken.insert(out.after.size());
    }
    out.after.push_back(std::move(row));
  }
  out.rows = intake::CompareRows(out.before, out.after);
  for (const RowDiff& diff : out.rows) {
    if (!diff.after || overtaken.count(*diff.after) == 0) continue;
    if (diff.kind == RowChangeKind::kAdded) out.kept.insert(TickOf(out, diff));
    for (const intake::FieldChange& change : diff.fields) {
      out.kept.insert(TickOf(out, diff, change.field));
    }
  }
  out.mark = MarkOf(out);
  return out;
}

// ---------------------------------------------------------------- taking

class Taker {
 public:
  Taker(
      intake::DraftPlan& plan,
      const Comparison& comparison,
      const Ticks& ticks,
      const domain::Catalogue& catalogue,
      const intake::ReadingRules& rules,
      AliasLessons* lessons
  )
      : plan_(plan),
        comparison_(comparison),
        ticks_(ticks),
        catalogue_(catalogue),
        rules_(rules),
        lessons_(lessons) {}

  /// How many differences were taken.
  Result<std::size_t> Take() {
    for (const RowDiff& diff : comparison_.rows) {
      Status done;
      if (diff.kind == RowChangeKind::kChanged) done = Change(diff);
      if (diff.kind == RowChangeKind::kAdded) done = Add(diff);
      if (diff.kind == RowChangeKind::kDropped) done = Drop(diff);
      if (!done) return done.error();
      if (diff.before && diff.after) last_ = comparison_.before[*diff.before].key;
    }
    return taken_;
  }

 private:
  [[nodiscard]] bool Takes(const std::string& tick) const {
    return IsTaken(comparison_, ticks_, tick);
  }

  Status Put(const std::string& key, Field field, const std::string& value) {
    if (field == Field::kSection) {
      const auto section = SectionFor(plan_, domain::SplitPath(value), "bảng tính");
      for (intake::DraftTask& task : plan_.tasks) {
        if (task.key == key) task.section = section;
      }
      return {};
    }
    const RowChange change{key, std::string(intake::CodeOf(field)), value, std::nullopt};
    return ApplyChange(plan_, change, catalogue_, rules_, lessons_);
  }

  Status Change(const RowDiff& diff) {
    for (const intake::FieldChange& change : diff.fields) {
      if (!Takes(TickOf(comparison_, diff, change.field))) continue;
      ++taken_;
      const std::string& key = comparison_.before[*diff.before].key;
      if (auto put = Put(key, change.field, change.after); !put) return put;
    }
    return {};
  }

  Status Add(const RowDiff& diff) {
    if (!Takes(TickOf(comparison_, diff))) return {};
    ++taken_;
    const DiffRow& row = comparison_.after[*diff.after];
    intake::DraftTask task;
    task.key = FreshKey(plan_);
    task.place = "bảng tính, " + std::string("dòng ") + row.key.substr(row.key.find('-') + 1);
    auto after = std::find_if(plan_.tasks.begin(), plan_.tasks.end(), [&](const auto& other) {
      return other.key == last_;
    });
    if (after != plan_.tasks.end()) {
      task.origin = after->origin;
      ++after;
    } else if (last_.empty()) {
      after = plan_.tasks.begin();
    }
    last_ = task.key;
    plan_.tasks.insert(after, task);
    for (const auto& [field, text] : row.texts) {
      if (text.empty()) continue;
      if (auto put = Put(task.key, field, text); !put) return put;
    }
    return {};
  }

  Status Drop(const RowDiff& diff) {
    if (!Takes(TickOf(comparison_, diff))) return {};
    ++taken_;
    return ApplyDecision(
        plan_, {comparison_.before[*diff.before].key, RowAction::kRemove, std::nullopt}
    );
  }

  intake::DraftPlan& plan_;
  const Comparison& comparison_;
  const Ticks& ticks_;
  const domain::Catalogue& catalogue_;
  const intake::ReadingRules& rules_;
  AliasLessons* lessons_;
  std::string last_;
  std::size_t taken_ = 0;
};

}  // namespace

Result<std::string> SheetOf(const intake::DraftPlan& plan) {
  report::SheetTable table;
  table.name = "Nhiệm vụ";
  for (const Column& column : kColumns) {
    table.columns.push_back({std::string(column.title), column.width, column.title == kIdentity});
  }
  for (const intake::DraftTask* task : TaskRows(plan)) {
    std::vector<std::string> row;
    for (const Column& column : kColumns) {
      if (column.field) row.push_back(TextIn(plan, *task, *column.field));
    }
    row.push_back(DoubtsOf(*task));
    row.push_back(task->key + ":" + RowMark(*task));
    table.rows.push_back(std::move(row));
  }
  return report::SheetFile(table);
}

Result<Comparison> CompareWithSheet(const intake::DraftPlan& plan, std::string_view bytes) {
  auto lines = ReadLines(bytes);
  if (!lines) return lines.error();
  if (auto titles = CheckTitles(plan, *lines); !titles) return titles.error();
  return Compare(plan, *lines);
}

Result<std::size_t> TakeFromSheet(
    intake::DraftPlan& plan,
    const Comparison& comparison,
    const Ticks& ticks,
    const domain::Catalogue& catalogue,
    const intake::ReadingRules& rules,
    AliasLessons* lessons
) {
  return Taker(plan, comparison, ticks, catalogue, rules, lessons).Take();
}

}  // namespace sauro::usecase
