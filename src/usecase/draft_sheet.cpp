#include "usecase/draft_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "docread/xlsx.h"
#include "facts/draft_change.h"
#include "report/sheet_file.h"
#include "usecase/draft_body.h"
#include "usecase/draft_rows.h"
#include "usecase/upload_scan.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using intake::DiffRow;
using intake::Field;
using intake::RowChangeKind;
using intake::RowDiff;
using Facts = std::vector<facts::Fact>;

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
  return field == Field::kSection ? intake::JoinPath(intake::SectionPath(plan, row.section))
                                  : FieldText(row, field);
}

std::string DoubtsOf(const intake::DraftTask& row) {
  std::vector<std::string> lines;
  for (const intake::Doubt& doubt : row.doubts) {
    lines.push_back(std::string(intake::VietnameseName(doubt.field)) + ": " + doubt.reason);
  }
  return Join(lines, "\n");
}

// ---------------------------------------------------------------- reading a sheet

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
      const intake::ReadingRules& rules
  )
      : plan_(plan), comparison_(comparison), ticks_(ticks), catalogue_(catalogue), rules_(rules) {}

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
      for (intake::DraftTask& task : plan_.tasks) {
        if (task.key == key) task.section = SectionOf(value);
      }
      return {};
    }
    return ApplyChange(
        plan_, {key, std::string(intake::CodeOf(field)), value, std::nullopt}, catalogue_, rules_
    );
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
    task.key = FreshKey();
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

  std::string FreshKey() {
    std::set<std::string> used;
    for (const intake::DraftTask& task : plan_.tasks) used.insert(task.key);
    std::size_t number = plan_.tasks.size() + 1;
    while (used.count("t" + std::to_string(number)) > 0) ++number;
    return "t" + std::to_string(number);
  }

  // The section whose path reads like this, made where there is none.
  std::optional<std::uint32_t> SectionOf(const std::string& path) {
    if (Trim(path).empty()) return std::nullopt;
    const auto same = [](const std::string& a, const std::string& b) {
      return CollapseSpace(ToNfc(a)) == CollapseSpace(ToNfc(b));
    };
    for (std::uint32_t i = 0; i < plan_.sections.size(); ++i) {
      if (same(intake::JoinPath(intake::SectionPath(plan_, i)), path)) return i;
    }
    intake::DraftSection section;
    const std::size_t cut = path.rfind(" › ");
    if (cut != std::string::npos) {
      section.parent = SectionOf(path.substr(0, cut));
      section.title = CollapseSpace(path.substr(cut + std::string_view(" › ").size()));
    } else {
      section.title = CollapseSpace(path);
    }
    section.place = "bảng tính";
    plan_.sections.push_back(std::move(section));
    return static_cast<std::uint32_t>(plan_.sections.size() - 1);
  }

  intake::DraftPlan& plan_;
  const Comparison& comparison_;
  const Ticks& ticks_;
  const domain::Catalogue& catalogue_;
  const intake::ReadingRules& rules_;
  std::string last_;
  std::size_t taken_ = 0;
};

// ---------------------------------------------------------------- around it

Result<std::string> BytesAt(const std::string& path) {
  constexpr std::size_t kMost = std::size_t{32} << 20U;
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in && !in.eof()) return Unreadable("Không mở được bảng tính; hãy tải lên lại.", "bang_tinh");
  if (bytes.size() > kMost) return TooLarge("Bảng tính lớn hơn 32 MB.", "bang_tinh");
  return bytes;
}

Result<std::string> KeptBytes(App& app, const std::string& sha256) {
  auto path = app.blobs.PathOf(sha256);
  if (!path) return NotFound("Không còn thấy bảng tính đã tải lên; hãy tải lên lại.");
  return BytesAt(*path);
}

Result<views::DraftDetail> OpenNow(App& app, const domain::DraftId& draft) {
  auto at = Resolve(app, std::nullopt);
  if (!at) return at.error();
  return OpenDraft({app.queries, *at, app.clock()}, draft, std::nullopt);
}

Result<Facts> FactsOf(
    const Deciding& deciding,
    const domain::DraftId& draft,
    std::string_view bytes,
    const SheetAcceptance& acceptance,
    const intake::ReadingRules& rules
) {
  auto detail = OpenDraft(deciding, draft, std::nullopt);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  auto comparison = CompareWithSheet(*plan, bytes);
  if (!comparison) return comparison.error();
  if (comparison->mark != acceptance.mark) {
    return Conflict(
        "Dự thảo vừa có người sửa nên khác biệt dưới đây đã được tính lại; hãy xem lại rồi cập "
        "nhật.",
        "mark"
    );
  }
  auto catalogue = deciding.queries.ReadCatalogue(deciding.at.position);
  if (!catalogue) return catalogue.error();
  auto taken = TakeFromSheet(*plan, *comparison, acceptance.take, *catalogue, rules);
  if (!taken) return taken.error();
  if (*taken == 0) return Invalid("Chưa chọn thay đổi nào; hãy đánh dấu ít nhất một thay đổi.");
  auto body = BodyOf(*plan);
  if (!body) return body.error();
  facts::DraftMended fact{draft, detail->line.revision + 1, "bang-tinh", ""};
  facts::SetChange(fact, detail->body, *body);
  return Facts{std::move(fact)};
}

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
    const intake::ReadingRules& rules
) {
  return Taker(plan, comparison, ticks, catalogue, rules).Take();
}

Result<DraftSheet> ExportDraft(App& app, const Principal& who, const domain::DraftId& draft) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto detail = OpenNow(app, draft);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  auto bytes = SheetOf(*plan);
  if (!bytes) return bytes.error();
  std::string number =
      Fold(plan->document.number.empty() ? detail->line.title : plan->document.number);
  for (char& c : number) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!plain) c = '-';
  }
  return DraftSheet{std::move(*bytes), "du-thao-" + Shorten(number, 60) + ".xlsx"};
}

Result<SheetUpload> ReceiveSheet(
    App& app,
    const Principal& who,
    const domain::DraftId& draft,
    const std::string& path,
    const std::string& name
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto detail = OpenNow(app, draft);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  if (auto clean = CheckUpload(app, path, name, {}); !clean) return clean.error();
  auto bytes = BytesAt(path);
  if (!bytes) return bytes.error();
  if (auto compared = CompareWithSheet(*plan, *bytes); !compared) return compared.error();
  auto blob = app.blobs.PutBytes(*bytes);
  if (!blob) return blob.error();
  return SheetUpload{blob->sha256, Shorten(ToNfc(name), 200)};
}

Result<SheetComparison> CompareSheet(
    App& app, const Principal& who, const domain::DraftId& draft, const std::string& sha256
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto detail = OpenNow(app, draft);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  auto bytes = KeptBytes(app, sha256);
  if (!bytes) return bytes.error();
  auto comparison = CompareWithSheet(*plan, *bytes);
  if (!comparison) return comparison.error();
  return SheetComparison{std::move(detail->line), std::move(*comparison)};
}

Result<std::int64_t> AcceptSheet(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::DraftId& draft,
    const SheetAcceptance& acceptance
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  auto bytes = KeptBytes(app, acceptance.sheet.sha256);
  if (!bytes) return bytes.error();
  facts::DocumentReceived received;
  received.document = domain::DocumentId(request_id);
  received.sha256 = acceptance.sheet.sha256;
  received.name = Shorten(ToNfc(acceptance.sheet.name), 200);
  received.size = static_cast<std::int64_t>(bytes->size());
  const WriteRequest request{request_id, who.account, who.organization};
  std::int64_t revision = 0;
  auto written = app.writer.Write(request, [&](const Deciding& deciding) -> Result<Facts> {
    auto facts = FactsOf(deciding, draft, *bytes, acceptance, app.settings.reading);
    if (!facts) return facts.error();
    revision = std::get<facts::DraftMended>(facts->front()).revision;
    facts->insert(facts->begin(), received);
    return facts;
  });
  if (!written) return written.error();
  if (!written->repeated) return revision;
  auto now = app.queries.FindDraft(draft, written->position);
  if (!now) return UsedForSomethingElse();
  return now->line.revision;
}

}  // namespace sauro::usecase
