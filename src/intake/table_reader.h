#pragma once
// Tables of a document -> logical rows: headers found, pages joined, sections recognised. What the
// cells mean is left to rows.h.

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "docread/document.h"
#include "intake/columns.h"
#include "intake/draft.h"
#include "intake/grid.h"
#include "intake/labels.h"
#include "intake/section_stack.h"

namespace sauro::intake {

/// A further target of an indicator whose milestones stand in rows: "Năm 2030 | ≥ 70".
struct Milestone {
  std::string period;
  std::string target;
  std::vector<Spot> spots;
};

/// One task or indicator as text, page breaks mended.
struct LogicalRow {
  std::size_t layout = 0;  ///< Index into TableReader::layouts().
  std::string ordinal;
  std::vector<std::string> texts;        ///< One a column of the layout.
  std::vector<std::vector<Spot>> spots;  ///< Where each of them stands.
  std::optional<std::uint32_t> section;
  bool group = false;
  bool heads_section = false;  ///< A heading that carries an owner or a date.
  bool shared = false;  ///< Further rows may look at cells of the paper's rows that it stands in.
  std::vector<Milestone> milestones;
  std::string place;
  std::vector<std::string> continued_at;
  std::vector<Doubt> doubts;
};

class TableReader {
 public:
  /// Takes each row as soon as it is whole, in order: a plan may have more rows than should stand
  /// in memory twice.
  using Use = std::function<void(LogicalRow row, const Layout& layout)>;

  /// Sections, doubts and what is left out go to `plan`.
  TableReader(DraftPlan& plan, Use use) : plan_(plan), use_(std::move(use)) {}

  /// Blocks in the order of the document.
  void Add(const docread::Paragraph& paragraph);
  void Add(const docread::Table& table);
  void Add(const LineTable& lines);

  void Finish();  ///< After the last block.

  [[nodiscard]] std::size_t tables() const { return tables_; }

 private:
  struct Header {
    Layout layout;
    std::size_t rows = 0;  ///< Rows of the grid that it takes.
  };

  [[nodiscard]] std::optional<Header> HeaderAt(
      const std::vector<GridRow>& grid, std::size_t at, bool first
  ) const;
  [[nodiscard]] bool RepeatsHeader(const std::vector<std::string>& texts) const;
  [[nodiscard]] std::size_t BehindRows(const std::vector<GridRow>& grid, std::size_t first) const;
  void KeepLoose(const docread::Paragraph& paragraph, const Labelled& heading, std::string text);
  void PartIndexRow(GridRow& row);
  void ReadTable(const docread::Table& table, std::vector<GridRow> grid);
  bool StartTable(
      const docread::Table& table, const std::vector<GridRow>& grid, std::size_t& first
  );
  void UseHeader(Header header);
  void ReadRow(const std::vector<GridRow>& grid, std::size_t at, bool after_header);
  bool ReadSection(
      const GridRow& row, const std::vector<std::size_t>& filled, const std::string& next_ordinal
  );
  [[nodiscard]] bool IsTotal(const GridRow& row, const std::vector<std::size_t>& filled) const;
  bool ReadRemark(const GridRow& row, std::size_t column);
  bool ReadNumberedCell(const GridRow& row, std::size_t column, const std::string& next_ordinal);
  bool ReadLoneCell(const GridRow& row, std::size_t column, bool after_header);
  [[nodiscard]] bool IsRest(const std::string& name) const;
  bool ReadContinuation(
      const GridRow& row, const std::vector<std::size_t>& filled, bool after_header
  );
  void ReadFullHeading(
      const GridRow& row, const std::vector<std::size_t>& filled, SectionHeading heading
  );
  bool LeaveOutSums(const GridRow& row, const std::vector<std::size_t>& filled, std::size_t name);
  [[nodiscard]] std::string NextOrdinal(const std::vector<GridRow>& grid, std::size_t at) const;
  [[nodiscard]] bool GoesOnSmall(const GridRow& row) const;
  bool GoOnWithTitle(const GridRow& row, std::size_t column, const std::string& rest);
  [[nodiscard]] bool LooksComplete(const GridRow& row, bool after_header) const;
  void EnterGroup(const GridRow& row);
  [[nodiscard]] bool CountsItself(const GridRow& row) const;
  [[nodiscard]] bool CountsOn(const GridRow& row) const;
  bool TakeMilestone(const GridRow& row);
  [[nodiscard]] bool LooksLikeHeading(const GridRow& row, const docread::Cell& cell) const;
  void Push(LogicalRow row);
  void TakeTexts(const GridRow& row, LogicalRow& out);
  void NewRow(const GridRow& row);
  [[nodiscard]] bool IsShared(const GridRow& row) const;
  void NewGroup(
      std::string ordinal, std::string title, const GridRow& row, std::vector<Spot> spots
  );
  void PushSection(const SectionHeading& heading, bool in_table = true);
  void LeaveOut(const GridRow& row, std::string_view reason);
  void LeaveOutTable(const std::vector<GridRow>& grid, std::string_view reason);
  void FindOrdinal(LogicalRow& row) const;
  void TakeFromAbove(LogicalRow& row);
  void TakeLeadFromAbove(LogicalRow& row);
  void CheckOrdinal(LogicalRow& row);
  [[nodiscard]] const Layout& layout() const { return layouts_.back(); }
  [[nodiscard]] std::optional<std::size_t> ColumnOf(Role role) const;
  [[nodiscard]] std::size_t NameColumn() const;

  DraftPlan& plan_;
  std::vector<Layout> layouts_;
  Use use_;
  std::optional<LogicalRow> last_;  // it may go on in the next row of the paper
  SectionStack sections_{plan_};
  std::vector<SectionHeading> pending_;  // headings that stand right before the next table
  bool fresh_ = true;                    // the next table begins something new
  bool apart_ = false;                   // an appendix began behind the last table
  std::optional<SectionHeading> loose_;  // a bold line without a number, the last one above a table
  /// What a row that was one text over all columns, without an end, has begun: a page may cut it.
  enum class Open { kNothing, kSection, kGroup };
  Open title_open_ = Open::kNothing;
  bool can_continue_ = false;  // the row before may go on
  int last_number_ = 0;
  int number_before_section_ = 0;         // numbers may go on below the next heading
  bool bold_names_ = false;               // the name of the row before is bold
  std::uint32_t last_page_ = 0;           // of the row before
  std::deque<docread::Cell> mended_;      // stand for cells of the document
  bool halves_ = false;                   // several tables stand side by side in the one being read
  std::set<std::uint32_t> carried_rows_;  // of the table being read: merged cells begin in them
  std::size_t carried_ = 0;               // bytes copied down from merged cells
  std::size_t tables_ = 0;
};

}  // namespace sauro::intake
