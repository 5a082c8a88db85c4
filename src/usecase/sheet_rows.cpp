#include "usecase/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <type_traits>
#include <utility>

#include "base/text.h"
#include "docread/xlsx.h"
#include "domain/section_path.h"
#include "report/sheet_file.h"
#include "usecase/draft_body.h"
#include "usecase/draft_rows.h"
#include "usecase/indicator_rows.h"

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

// The columns of the sheets; that of the name must be there, others may be taken away.
constexpr std::array kTaskColumns = {
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
constexpr std::array kIndicatorColumns = {
    Column{"Mục", 28, Field::kSection},
    Column{"TT", 6, Field::kOrdinal},
    Column{"Tên chỉ tiêu", 50, Field::kTitle},
    Column{"Đơn vị tính", 12, Field::kUnit},
    Column{"Hiện trạng (năm: số)", 18, Field::kBaseline},
    Column{"Mục tiêu (mỗi dòng một mốc)", 30, Field::kTarget},
    Column{"Cơ quan chủ trì", 26, Field::kLead},
    Column{"Cơ quan phối hợp", 30, Field::kCoordinate},
    Column{"Chỉ đạo", 20, Field::kDirector},
    Column{"Cơ quan thực hiện", 26, Field::kImplement},
    Column{"Ghi chú", 24, Field::kNote},
    Column{kDoubts, 40, std::nullopt},
    Column{kIdentity, 14, std::nullopt},
};

// One of the two sheets.
struct Kind {
  std::string_view sheet;
  std::string_view thing;
  std::span<const Column> columns;
  bool indicator;
};
constexpr Kind kTasks{"Nhiệm vụ", "nhiệm vụ", kTaskColumns, false};
constexpr Kind kIndicators{"Chỉ tiêu", "chỉ tiêu", kIndicatorColumns, true};

template <typename Row>
std::string TextIn(const intake::DraftPlan& plan, const Row& row, Field field) {
  return field == Field::kSection ? domain::JoinPath(intake::SectionPath(plan, row.section))
                                  : FieldText(row, field);
}

std::string DoubtsOf(const intake::DraftRow& row) {
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

std::optional<Heading> HeadingOf(const docread::SheetRow& row, const Kind& kind) {
  Heading heading;
  for (const docread::Cell& cell : row.row.cells) {
    const std::string title = Fold(cell.text);
    for (const Column& column : kind.columns) {
      if (Fold(column.title) != title) continue;
      if (column.field) heading.fields[cell.column] = *column.field;
      if (column.title == kIdentity) heading.identity = cell.column;
    }
  }
  const auto names = [](const auto& item) { return item.second == Field::kTitle; };
  const bool named = std::any_of(heading.fields.begin(), heading.fields.end(), names);
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

// The lines of the first sheet of this kind; nothing if there is none.
std::optional<std::vector<SheetLine>> LinesOf(
    const std::vector<docread::Sheet>& sheets, const Kind& kind
) {
  for (const docread::Sheet& sheet : sheets) {
    std::vector<SheetLine> out;
    std::optional<Heading> heading;
    for (const docread::SheetRow& row : sheet.rows) {
      if (!heading) {
        heading = HeadingOf(row, kind);
        continue;
      }
      auto line = LineOf(row, *heading);
      if (line) out.push_back(std::move(*line));
    }
    if (heading) return out;
  }
  return std::nullopt;
}

// A sheet names such things in its head, but not which row is which.
bool IsStripped(const std::vector<docread::Sheet>& sheets, const Kind& kind) {
  const std::string name = Fold(kind.columns[2].title);
  return std::any_of(sheets.begin(), sheets.end(), [&](const docread::Sheet& sheet) {
    return std::any_of(sheet.rows.begin(), sheet.rows.end(), [&](const docread::SheetRow& row) {
      const auto& cells = row.row.cells;
      return std::any_of(cells.begin(), cells.end(), [&](const docread::Cell& cell) {
        return Fold(cell.text) == name;
      });
    });
  });
}

Error NoSheetOfADraft() {
  return Invalid(
      fmt::format(
          "Tệp này không phải bảng tính xuất từ dự thảo: không thấy dòng tiêu đề có cột “Tên nhiệm "
          "vụ” (ở trang chỉ tiêu: “Tên chỉ tiêu”) và cột ẩn “{}”. Hãy xuất lại bảng tính rồi sửa "
          "trên tệp đó.",
          kIdentity
      ),
      "bang_tinh"
  );
}

// ---------------------------------------------------------------- comparing

template <typename Row>
DiffRow RowOf(const intake::DraftPlan& plan, const Row& row, const Kind& kind) {
  DiffRow out;
  out.key = row.key;
  out.indicator = kind.indicator;
  for (const Column& column : kind.columns) {
    if (column.field) out.texts[*column.field] = TextIn(plan, row, *column.field);
  }
  return out;
}

// A row of the draft that has no title (its paper has none) may come back as it is.
template <typename Row>
Status CheckTitles(
    const std::vector<const Row*>& rows, const std::vector<SheetLine>& lines, const Kind& kind
) {
  std::set<std::string> untitled;
  for (const Row* row : rows) {
    if (row->title.empty()) untitled.insert(row->key);
  }
  for (const SheetLine& line : lines) {
    const std::string key = line.identity.substr(0, line.identity.find(':'));
    if (!line.texts.at(Field::kTitle).empty() || untitled.count(key) != 0) continue;
    return Invalid(
        fmt::format(
            "Dòng {} của trang “{}” không có tên {}. Hãy ghi tên, hoặc xóa cả dòng để bỏ {}.",
            line.line,
            kind.sheet,
            kind.thing,
            kind.thing
        ),
        "bang_tinh"
    );
  }
  return {};
}

// Compares the rows of the draft with the lines of their sheet. What was changed in the draft, or
// taken out of it, after the sheet was made is not taken unless it is ticked.
template <typename Row>
Status Compare(
    const intake::DraftPlan& plan,
    const std::vector<const Row*>& rows,
    const std::vector<SheetLine>& lines,
    const Kind& kind,
    Comparison& out
) {
  if (auto titles = CheckTitles(rows, lines, kind); !titles) return titles;
  std::vector<DiffRow> before;
  std::vector<DiffRow> after;
  std::map<std::string, std::string> marks;
  for (const Row* row : rows) {
    before.push_back(RowOf(plan, *row, kind));
    marks[row->key] = RowMark(*row);
  }
  std::set<std::string> overtaken;
  for (const SheetLine& line : lines) {
    DiffRow row;
    row.key = (kind.indicator ? "dong-ct-" : "dong-") + std::to_string(line.line);
    row.indicator = kind.indicator;
    row.texts = line.texts;
    const std::size_t colon = line.identity.find(':');
    if (colon != std::string::npos) {
      row.same_as = line.identity.substr(0, colon);
      const auto mark = marks.find(row.same_as);
      if (mark == marks.end() || mark->second != line.identity.substr(colon + 1))
        overtaken.insert(row.key);
    }
    after.push_back(std::move(row));
  }
  AppendRows(out, std::move(before), std::move(after));
  for (const RowDiff& diff : out.rows) {
    if (!diff.after || overtaken.count(out.after[*diff.after].key) == 0) continue;
    if (diff.kind == RowChangeKind::kAdded) out.kept.insert(TickOf(out, diff));
    for (const intake::FieldChange& change : diff.fields) {
      out.kept.insert(TickOf(out, diff, change.field));
    }
  }
  return {};
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
    bool indicators = false;
    for (const RowDiff& diff : comparison_.rows) {
      if (std::exchange(indicators, IsOfIndicator(comparison_, diff)) != indicators) last_.clear();
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
      for (intake::DraftIndicator& indicator : plan_.indicators) {
        if (indicator.key == key) indicator.section = section;
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
    const std::string key = FreshKey(plan_, row.indicator);
    const std::string place = "bảng tính, dòng " + row.key.substr(row.key.rfind('-') + 1);
    if (row.indicator) {
      Insert(plan_.indicators, key, place);
    } else {
      Insert(plan_.tasks, key, place);
    }
    last_ = key;
    for (const auto& [field, text] : row.texts) {  // a unit comes before the targets read with it
      if (text.empty()) continue;
      if (auto put = Put(key, field, text); !put) return put;
    }
    return {};
  }

  // A new row stands behind the one before it in the sheet.
  template <typename Row>
  void Insert(std::vector<Row>& rows, const std::string& key, const std::string& place) {
    Row made;
    made.key = key;
    made.place = place;
    made.origin = CountedOrigin(plan_, std::is_same_v<Row, intake::DraftIndicator>);
    auto after =
        std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.key == last_; });
    if (after != rows.end()) {
      ++after;
    } else if (last_.empty()) {
      after = rows.begin();
    }
    rows.insert(after, std::move(made));
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

namespace {

template <typename Row>
report::SheetTable TableOf(
    const intake::DraftPlan& plan, const std::vector<const Row*>& rows, const Kind& kind
) {
  report::SheetTable table;
  table.name = kind.sheet;
  for (const Column& column : kind.columns) {
    table.columns.push_back({std::string(column.title), column.width, column.title == kIdentity});
  }
  for (const Row* each : rows) {
    std::vector<std::string> row;
    for (const Column& column : kind.columns) {
      if (column.field) row.push_back(TextIn(plan, *each, *column.field));
    }
    row.push_back(DoubtsOf(*each));
    row.push_back(each->key + ":" + RowMark(*each));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Result<std::string> SheetOf(const intake::DraftPlan& plan) {
  std::vector<report::SheetTable> tables{TableOf(plan, TaskRows(plan), kTasks)};
  const auto indicators = IndicatorRows(plan);
  if (!indicators.empty()) tables.push_back(TableOf(plan, indicators, kIndicators));
  return report::SheetFile(tables);
}

Result<Comparison> CompareWithSheet(const intake::DraftPlan& plan, std::string_view bytes) {
  const auto sheets = docread::ReadSheets(bytes);
  if (!sheets) return sheets.error();
  const auto tasks = LinesOf(*sheets, kTasks);
  if (!tasks) return NoSheetOfADraft();
  Comparison out;
  if (auto done = Compare(plan, TaskRows(plan), *tasks, kTasks, out); !done) return done.error();
  // A workbook without that sheet says nothing about indicators.
  if (const auto lines = LinesOf(*sheets, kIndicators)) {
    auto done = Compare(plan, IndicatorRows(plan), *lines, kIndicators, out);
    if (!done) return done.error();
  } else if (IsStripped(*sheets, kIndicators)) {
    return NoSheetOfADraft();
  }
  out.mark = MarkOf(out);
  return out;
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
