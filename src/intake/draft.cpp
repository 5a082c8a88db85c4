#include "intake/draft.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/memory.h"
#include "base/text.h"
#include "intake/body_reader.h"
#include "intake/columns.h"
#include "intake/coverage.h"
#include "intake/document_meta.h"
#include "intake/labels.h"
#include "intake/line_table.h"
#include "intake/parties.h"
#include "intake/plan_year.h"
#include "intake/row_references.h"
#include "intake/rows.h"
#include "intake/scan_doubts.h"
#include "intake/table_reader.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

std::string Heading(const DraftSection& section) {
  if (section.label.empty()) return section.title;
  return section.title.empty() ? section.label : section.label + " " + section.title;
}

bool IsBullet(std::string_view ordinal) {
  return ordinal == "-" || ordinal == "+" || ordinal == "•" || ordinal == "*";
}

// "6.1" is a part of the last "6" before it in the same section.
template <typename Row>
void LinkParents(std::vector<Row>& rows) {
  std::map<std::string, std::string> keys;  // of the section's rows by ordinal
  std::string numbered;                     // the last row that a), b) may be parts of
  std::optional<std::uint32_t> section;
  for (Row& row : rows) {
    if (row.section != section) {
      keys.clear();
      numbered.clear();
    }
    section = row.section;
    const std::size_t dot = row.ordinal.rfind('.');
    if (dot != std::string::npos) {
      const auto parent = keys.find(row.ordinal.substr(0, dot));
      if (parent != keys.end()) row.parent = parent->second;
    }
    const bool named = row.ordinal.empty() && WordsOf(row.title).starts_with("trong do");
    const bool small =
        named || KindOfLabel(row.ordinal) == LabelKind::kSmall || IsBullet(row.ordinal);
    if (small) row.parent = numbered;
    if (!small && !row.ordinal.empty()) numbered = row.key;
    if (!row.ordinal.empty()) keys[row.ordinal] = row.key;
  }
}

// Rows without a deadline of their own have that of the innermost heading that names one.
std::optional<domain::Deadline> HeadingDeadline(
    const DraftPlan& plan,
    std::optional<std::uint32_t> section,
    const DeadlineContext& context,
    const std::map<std::uint32_t, domain::Deadline>& said
) {
  for (; section; section = plan.sections[*section].parent) {
    if (const auto row = said.find(*section); row != said.end()) {
      domain::Deadline out = row->second;
      out.raw.clear();
      out.inherited = true;
      return out;
    }
    if (auto found = DeadlineOfHeading(plan.sections[*section].title, context)) return found;
  }
  return std::nullopt;
}

// Of the newest row of the same section, for "như trên".
template <typename Row>
const domain::Deadline* Above(const std::vector<Row>& rows, std::optional<std::uint32_t> section) {
  return rows.empty() || rows.back().section != section ? nullptr : &rows.back().deadline;
}

bool HasContent(const DraftRow& row) {
  return !row.lead.empty() || !row.coordinate.empty() || !row.director.empty() ||
         !row.implement.empty() || !row.drafter.empty() || !row.deadline.raw.empty() ||
         !row.note.empty();
}
bool HasContent(const DraftTask& task) {
  return HasContent(static_cast<const DraftRow&>(task)) || !task.product.empty() ||
         !task.status_text.empty() || !task.result.empty() || !task.basis.empty();
}
bool HasContent(const DraftIndicator& indicator) {
  return HasContent(static_cast<const DraftRow&>(indicator)) || !indicator.targets.empty() ||
         !indicator.baseline.text.empty();
}

// A row that has parts and nothing of its own only names them.
template <typename Row>
void MarkGroups(std::vector<Row>& rows) {
  std::set<std::string> parents;
  for (const Row& row : rows) parents.insert(row.parent);
  for (Row& row : rows) {
    if (row.group || parents.count(row.key) == 0 || HasContent(row)) continue;
    row.group = true;
    std::erase_if(row.doubts, [](const Doubt& doubt) {
      return doubt.field == Field::kLead || doubt.field == Field::kDeadline ||
             doubt.field == Field::kTarget;
    });
  }
}

// A long list that grows by doubling would stand in memory twice; room that stays unused costs
// none.
std::size_t RowsOf(const docread::Document& document) {
  std::size_t out = 0;
  for (const docread::Block& block : document.blocks) {
    if (const auto* table = std::get_if<docread::Table>(&block)) out += table->rows.size();
  }
  return out;
}

// Frees rows of tables whose every text is in the draft: nothing needs them any more.
class UsedRows {
 public:
  explicit UsedRows(docread::Document& document) {
    for (docread::Block& block : document.blocks) {
      auto* table = std::get_if<docread::Table>(&block);
      if (table != nullptr) tables_.emplace(table->number, table);
    }
  }

  void Free(const std::vector<FieldSource>& sources) {
    constexpr std::size_t kMost =
        500;  // of a row that goes on and on; it is looked through each time
    if (sources.size() > kMost) return;
    Spot last;
    for (const FieldSource& source : sources) {
      const Spot& spot = source.spot;
      if (spot.table == 0 || (spot.table == last.table && spot.row == last.row)) continue;
      last = spot;
      const auto table = tables_.find(spot.table);
      if (table == tables_.end()) continue;
      std::vector<docread::Row>& rows = table->second->rows;
      if (spot.row == 0 || spot.row > rows.size() || rows[spot.row - 1].number != spot.row)
        continue;
      docread::Row& row = rows[spot.row - 1];
      if (IsUsed(row, spot, sources)) Free(row);
    }
  }

 private:
  // One that a picture gave is doubted later.
  static bool IsUsed(const docread::Row& row, Spot spot, const std::vector<FieldSource>& sources) {
    return std::all_of(row.cells.begin(), row.cells.end(), [&](const docread::Cell& cell) {
      if (cell.confidence < 100) return false;
      if (Trim(cell.text).empty()) return true;
      spot.column = cell.column + 1;
      return std::any_of(sources.begin(), sources.end(), [&](const FieldSource& source) {
        return source.spot == spot;
      });
    });
  }

  void Free(docread::Row& row) {
    constexpr std::size_t kOften = 4096;  // rows
    std::vector<docread::Cell>().swap(row.cells);
    if (++freed_ % kOften == 0) ReturnFreeMemory();
  }

  std::map<std::uint32_t, docread::Table*> tables_{};  // by number
  std::size_t freed_ = 0;
};

// Makes tasks and indicators of the rows of tables as they come.
class RowMaker {
 public:
  RowMaker(
      const NameIndex& names,
      const DeadlineContext& deadline,
      DraftPlan& plan,
      std::optional<UsedRows>& used
  )
      : names_(names),
        deadline_(deadline),
        plan_(plan),
        used_(used),
        first_year_(FirstYearOf(plan.document)),
        title_year_(OnlyYearOfTitle(plan.document)) {}

  void Make(const LogicalRow& row, const Layout& layout) {
    RowContext context{names_, deadline_, YearOfSection(plan_, row.section)};
    context.first_year = first_year_;
    context.title_year = title_year_;
    TakeYears(row, layout, context);
    context.deadline.above = layout.indicators() ? Above(plan_.indicators, row.section)
                                                 : Above(plan_.tasks, row.section);
    context.heading = HeadingDeadline(plan_, row.section, context.deadline, said_);
    if (layout.indicators()) {
      for (DraftIndicator& indicator : MakeIndicators(row, layout, context)) {
        plan_.indicators.push_back(std::move(indicator));
        plan_.indicators.back().key = "i" + std::to_string(plan_.indicators.size());
      }
      return;
    }
    plan_.tasks.push_back(MakeTask(row, layout, context));
    ResolveReferences(plan_.tasks);
    DraftTask& task = plan_.tasks.back();
    task.key = "t" + std::to_string(plan_.tasks.size());
    if (task.group && row.heads_section && !task.deadline.raw.empty())
      said_[*row.section] = task.deadline;
    if (task.group && row.heads_section && !task.lead.empty()) leads_[*row.section] = task.lead;
    if (!task.group && task.lead.empty()) TakeLeadOfHeading(task, layout);
    if (used_ && !row.shared) used_->Free(task.sources);
  }

  void Finish() {
    LinkParents(plan_.tasks);
    LinkParents(plan_.indicators);
    MarkGroups(plan_.tasks);
    MarkGroups(plan_.indicators);
  }

 private:
  // The header of the column says the year of a time without one, else the heading of the row, else
  // the caption of the table, else the document. A caption about years that are over is none.
  void TakeYears(const LogicalRow& row, const Layout& layout, RowContext& context) {
    if (years_of_ != row.layout) {
      years_of_ = row.layout;
      header_year_ = YearOfTimes(layout);
    }
    const auto ahead = [&](std::optional<int> year) {
      return year && first_year_ && *year < *first_year_ ? std::nullopt : year;
    };
    if (const auto year = ahead(layout.caption.year)) context.deadline.year = year;
    if (context.section_year) context.deadline.year = context.section_year;
    if (header_year_) context.deadline.year = header_year_;
    if (!context.section_year) context.section_year = ahead(layout.caption.by);
  }

  // "Thời gian hoàn thành (năm 2027)"
  static std::optional<int> YearOfTimes(const Layout& layout) {
    for (const Column& column : layout.columns) {
      const bool times = column.role == Role::kDeadline || column.role == Role::kStart;
      const auto year = times ? YearOfTitle(column.header) : std::nullopt;
      if (year) return year;
    }
    return std::nullopt;
  }

  // Whom the innermost heading names: in its row, or as its title where the table has no column of
  // bodies ("I. SỞ Y TẾ").
  void TakeLeadOfHeading(DraftTask& task, const Layout& layout) {
    const bool column =
        layout.Has(Role::kLead) || layout.Has(Role::kImplement) || layout.Has(Role::kMarkedBody);
    for (auto section = task.section; section; section = plan_.sections[*section].parent) {
      if (const auto said = leads_.find(*section); said != leads_.end()) {
        task.lead = said->second;
      } else if (!column) {
        task.lead = LeadOfTitle(plan_.sections[*section].title);
      }
      if (task.lead.empty()) continue;
      std::erase_if(task.doubts, [](const Doubt& doubt) { return doubt.field == Field::kLead; });
      task.doubts.push_back({Field::kLead, "Cơ quan chủ trì lấy theo tiêu đề mục", ""});
      return;
    }
    if (column || layout.caption.body.empty()) return;
    task.lead = LeadOfTitle(layout.caption.body);
    if (task.lead.empty()) return;
    std::erase_if(task.doubts, [](const Doubt& doubt) { return doubt.field == Field::kLead; });
    task.doubts.push_back({Field::kLead, "Cơ quan chủ trì lấy theo tên bảng", ""});
  }

  // "SỞ Y TẾ", "Nhiệm vụ của Sở Y tế", "Sở Y tế chủ trì"; empty for other titles.
  [[nodiscard]] std::vector<DraftParty> LeadOfTitle(std::string_view title) const {
    constexpr std::size_t kLongest = 120;  // bytes
    constexpr std::string_view kOf = " của ";
    if (title.size() > kLongest) return {};
    const std::size_t of =
        WordsOf(title).starts_with("nhiem vu cua ") ? title.find(kOf) : std::string_view::npos;
    if (of != std::string_view::npos) title.remove_prefix(of + kOf.size());
    title = TrimAny(title, " .:");
    if (!BeginsWithBody(title) || title.find(':') != std::string_view::npos) return {};
    std::vector<DraftParty> lead = ReadParties(title, names_).parties;
    const bool known = std::all_of(lead.begin(), lead.end(), [](const DraftParty& party) {
      return !party.holders.empty();
    });
    return names_.empty() || known ? lead : std::vector<DraftParty>{};
  }

  const NameIndex& names_;
  const DeadlineContext& deadline_;
  DraftPlan& plan_;
  std::optional<UsedRows>& used_;
  const std::optional<int> first_year_;  // of the document, whose fields are read before its rows
  const std::optional<int> title_year_;
  std::size_t years_of_ = static_cast<std::size_t>(-1);  // the layout that `header_year_` is of
  std::optional<int> header_year_{};
  std::map<std::uint32_t, domain::Deadline> said_;            // in the rows of headings
  std::map<std::uint32_t, std::vector<DraftParty>> leads_{};  // likewise
};

}  // namespace

const std::vector<DraftParty>* PartiesOf(const DraftRow& row, Field field) {
  switch (field) {
    case Field::kLead: return &row.lead;
    case Field::kCoordinate: return &row.coordinate;
    case Field::kDirector: return &*row.director;
    case Field::kImplement: return &*row.implement;
    default: return nullptr;
  }
}

std::vector<DraftParty>* PartiesOf(DraftRow& row, Field field) {
  switch (field) {
    case Field::kLead: return &row.lead;
    case Field::kCoordinate: return &row.coordinate;
    case Field::kDirector: return &row.director.Edit();
    case Field::kImplement: return &row.implement.Edit();
    default: return nullptr;
  }
}

std::vector<std::string> SectionPath(
    const DraftPlan& plan, const std::optional<std::uint32_t>& section
) {
  std::vector<std::string> out;
  for (auto at = section; at && *at < plan.sections.size(); at = plan.sections[*at].parent) {
    out.insert(out.begin(), Heading(plan.sections[*at]));
  }
  return out;
}

namespace {

Result<DraftPlan> Make(
    const docread::Document& document,
    const domain::Catalogue& catalogue,
    const ReadingRules& rules,
    std::optional<UsedRows> used
) {
  DraftPlan plan;
  plan.document = ReadMeta(document, plan.doubts);
  for (const docread::LeftOut& item : document.left_out) {
    plan.left_out.push_back({item.text, item.reason, item.place});
  }
  const NameIndex names(catalogue);
  DeadlineContext deadline;
  deadline.year = YearOfDocument(plan.document);
  deadline.before_excludes_day = rules.before_excludes_day;
  RowMaker rows(names, deadline, plan, used);
  TableReader reader(plan, [&](const LogicalRow& row, const Layout& layout) {
    rows.Make(row, layout);
  });
  const std::size_t most = RowsOf(document);
  plan.tasks.reserve(most);
  plan.indicators.reserve(most);
  std::vector<const docread::Paragraph*> body;
  for (std::size_t i = 0; i < document.blocks.size();) {
    if (const auto lines = ReadLineTable(document.blocks, i)) {
      reader.Add(*lines);
      i = lines->end;
      continue;
    }
    const docread::Block& block = document.blocks[i++];
    std::visit([&](const auto& item) { reader.Add(item); }, block);
    if (const auto* paragraph = std::get_if<docread::Paragraph>(&block)) body.push_back(paragraph);
  }
  reader.Finish();
  rows.Finish();
  ReadBody(body, names, deadline, plan);
  LinkRepeats(plan);
  AddScanDoubts(document, plan);
  if (reader.tables() == 0 && plan.tasks.empty() && plan.indicators.empty()) {
    return Invalid(
        "Văn bản không có bảng và không có mục nhiệm vụ nào nên không lập được danh sách nhiệm vụ. "
        "Hãy tải lên tệp có phụ lục nhiệm vụ dạng bảng, hoặc nhập nhiệm vụ bằng tay."
    );
  }
  AddLeftovers(document, plan);
  if (plan.tasks.empty() && plan.indicators.empty()) {
    plan.doubts.push_back(
        {Field::kRow,
         "Không tìm thấy bảng nhiệm vụ hoặc bảng chỉ tiêu trong văn bản",
         "Bảng cần có dòng tiêu đề, ví dụ: TT, Tên nhiệm vụ, Cơ quan chủ trì, Thời gian thực hiện"}
    );
  }
  return plan;
}

}  // namespace

Result<DraftPlan> MakeDraft(
    const docread::Document& document, const domain::Catalogue& catalogue, const ReadingRules& rules
) {
  return Make(document, catalogue, rules, std::nullopt);
}

Result<DraftPlan> MakeDraft(
    docread::Document&& document,  // NOLINT(*-rvalue-reference-param-not-moved): its rows are freed
    const domain::Catalogue& catalogue,
    const ReadingRules& rules
) {
  return Make(document, catalogue, rules, UsedRows(document));
}

}  // namespace sauro::intake
