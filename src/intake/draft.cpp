#include "intake/draft.h"

#include <map>
#include <set>

#include "intake/body_reader.h"
#include "intake/columns.h"
#include "intake/coverage.h"
#include "intake/document_meta.h"
#include "intake/labels.h"
#include "intake/line_table.h"
#include "intake/parties.h"
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

// The year that the innermost heading names.
std::optional<int> YearOf(const DraftPlan& plan, std::optional<std::uint32_t> section) {
  for (; section; section = plan.sections[*section].parent) {
    if (const auto year = YearIn(plan.sections[*section].title)) return year;
  }
  return std::nullopt;
}

// The year that a plan is for: of its title ("... năm 2026"), or of its date if that is later.
std::optional<int> YearOfDocument(const DraftDocument& document) {
  std::optional<int> year;
  if (document.date) year = document.date->year();
  const std::vector<Token> tokens = Tokenize(document.title);
  for (std::size_t i = 2; i < tokens.size(); ++i) {
    const int value = tokens[i].value;
    const bool named = tokens[i - 1].text == "nam" && tokens[i].kind == TokenKind::kNumber &&
                       tokens[i - 2].kind != TokenKind::kNumber;  // no "tháng 12 năm 2024"
    if (named && value >= 2000 && value <= 2100 && (!year || value > *year)) year = value;
  }
  return year;
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
    const bool small = KindOfLabel(row.ordinal) == LabelKind::kSmall || IsBullet(row.ordinal);
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

// Makes tasks and indicators of the rows of tables as they come.
class RowMaker {
 public:
  RowMaker(const NameIndex& names, const DeadlineContext& deadline, DraftPlan& plan)
      : names_(names), deadline_(deadline), plan_(plan) {}

  void Make(const LogicalRow& row, const Layout& layout) {
    RowContext context{names_, deadline_, YearOf(plan_, row.section)};
    if (context.section_year) context.deadline.year = context.section_year;
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
    DraftTask& task = plan_.tasks.back();
    task.key = "t" + std::to_string(plan_.tasks.size());
    if (task.group && row.heads_section && !task.deadline.raw.empty())
      said_[*row.section] = task.deadline;
  }

  void Finish() {
    LinkParents(plan_.tasks);
    LinkParents(plan_.indicators);
    MarkGroups(plan_.tasks);
    MarkGroups(plan_.indicators);
  }

 private:
  const NameIndex& names_;
  const DeadlineContext& deadline_;
  DraftPlan& plan_;
  std::map<std::uint32_t, domain::Deadline> said_;  // in the rows of headings
};

}  // namespace

const std::vector<DraftParty>* PartiesOf(const DraftTask& task, Field field) {
  switch (field) {
    case Field::kLead: return &task.lead;
    case Field::kCoordinate: return &task.coordinate;
    case Field::kDirector: return &task.director;
    case Field::kImplement: return &task.implement;
    default: return nullptr;
  }
}

std::vector<DraftParty>* PartiesOf(DraftTask& task, Field field) {
  const DraftTask& read = task;
  return const_cast<std::vector<DraftParty>*>(PartiesOf(read, field));  // NOLINT(*-const-cast)
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

Result<DraftPlan> MakeDraft(
    const docread::Document& document, const domain::Catalogue& catalogue, const ReadingRules& rules
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
  RowMaker rows(names, deadline, plan);
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

}  // namespace sauro::intake
