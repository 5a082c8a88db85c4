#include "intake/coverage.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "base/text.h"
#include "intake/left_out_reasons.h"

namespace sauro::intake {
namespace {

// A place in few bytes: a long table has hundreds of thousands. Limits of docread hold more than
// enough below 2^24 tables, 2^24 rows and 2^16 columns; paragraphs stand in no table.
using Key = std::uint64_t;

Key KeyOf(const Spot& spot) {
  if (spot.table == 0) return spot.paragraph;
  return Key{spot.table} << 40U | Key{spot.row} << 16U | spot.column;
}

class Places {
 public:
  void Add(const Spot& spot) { keys_.push_back(KeyOf(spot)); }
  void Add(const std::vector<Spot>& spots) {
    for (const Spot& spot : spots) Add(spot);
  }
  void Add(const std::vector<FieldSource>& sources) {
    for (const FieldSource& source : sources) Add(source.spot);
  }
  // After the last Add.
  void Sort() { std::sort(keys_.begin(), keys_.end()); }
  // The cell or its whole row.
  [[nodiscard]] bool Has(Spot spot) const {
    if (std::binary_search(keys_.begin(), keys_.end(), KeyOf(spot))) return true;
    spot.column = 0;
    return spot.table != 0 && std::binary_search(keys_.begin(), keys_.end(), KeyOf(spot));
  }

 private:
  std::vector<Key> keys_;
};

// The rows of tables that have cells.
class FullRows {
 public:
  explicit FullRows(const docread::Document& document) {
    for (const docread::Block& block : document.blocks) {
      const auto* table = std::get_if<docread::Table>(&block);
      if (table != nullptr) tables_.emplace(table->number, &table->rows);
    }
  }
  /// True for paragraphs, too.
  [[nodiscard]] bool Has(const Spot& spot) const {
    const auto table = tables_.find(spot.table);
    if (table == tables_.end() || spot.row == 0 || spot.row > table->second->size()) return true;
    const docread::Row& row = (*table->second)[spot.row - 1];
    return row.number != spot.row || !row.cells.empty();
  }

 private:
  std::map<std::uint32_t, const std::vector<docread::Row>*> tables_;
};

// By section: whether a row stands in it or below it. Others are in nobody's view.
std::vector<bool> SectionsWithRows(const DraftPlan& plan) {
  std::vector<bool> out(plan.sections.size(), false);
  const auto mark = [&](std::optional<std::uint32_t> section) {
    for (; section && *section < out.size() && !out[*section];
         section = plan.sections[*section].parent)
      out[*section] = true;
  };
  for (const DraftTask& task : plan.tasks) mark(task.section);
  for (const DraftIndicator& indicator : plan.indicators) mark(indicator.section);
  return out;
}

Places EmptySections(const DraftPlan& plan) {
  Places out;
  const std::vector<bool> with_rows = SectionsWithRows(plan);
  for (std::size_t i = 0; i < plan.sections.size(); ++i) {
    if (!with_rows[i]) out.Add(plan.sections[i].spots);
  }
  out.Sort();
  return out;
}

// What the draft holds, in rows of tables that `document` still holds: others were used up.
Places InDraft(const DraftPlan& plan, const docread::Document& document) {
  const FullRows full(document);
  Places out;
  const auto add = [&](const std::vector<FieldSource>& sources) {
    for (const FieldSource& source : sources) {
      if (full.Has(source.spot)) out.Add(source.spot);
    }
  };
  const std::vector<bool> with_rows = SectionsWithRows(plan);
  for (std::size_t i = 0; i < plan.sections.size(); ++i) {
    if (with_rows[i]) out.Add(plan.sections[i].spots);
  }
  for (const DraftTask& task : plan.tasks) add(task.sources);
  for (const DraftIndicator& indicator : plan.indicators) {
    add(indicator.sources);
    for (const DraftTarget& target : indicator.targets) out.Add(target.spots);
  }
  return out;
}

struct Item {
  Spot spot;
  std::string_view text;
  const docread::Paragraph* paragraph = nullptr;  // or a cell of
  const docread::Table* table = nullptr;
  const docread::Row* row = nullptr;

  [[nodiscard]] std::string Place() const {
    return paragraph != nullptr ? PlaceOf(*paragraph) : PlaceOf(*table, *row);
  }
};

// Calls `use` with each paragraph and each cell that has text.
template <typename Use>
void ForEachItem(const docread::Document& document, Use use) {
  for (const docread::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<docread::Paragraph>(&block)) {
      if (Trim(paragraph->text).empty()) continue;
      use(Item{{0, 0, 0, paragraph->number}, paragraph->text, paragraph});
      continue;
    }
    const auto& table = std::get<docread::Table>(block);
    for (const docread::Row& row : table.rows) {
      for (const docread::Cell& cell : row.cells) {
        if (Trim(cell.text).empty()) continue;
        use(Item{{table.number, row.number, cell.column + 1, 0}, cell.text, nullptr, &table, &row});
      }
    }
  }
}

// One doubt for all paragraphs that ask something and are in no row.
void AddAsked(DraftPlan& plan) {
  constexpr std::size_t kNamed = 10;  // places
  std::vector<std::string> places;
  std::size_t count = 0;
  for (const DraftLeftOut& item : plan.left_out) {
    if (item.reason != kAsksSomething) continue;
    if (++count <= kNamed) places.push_back(item.place);
  }
  if (count == 0) return;
  plan.doubts.push_back(
      {Field::kRow,
       std::to_string(count) + " đoạn nêu cơ quan hoặc thời hạn nhưng chưa vào dự thảo",
       "Xem " + Join(places, ", ") + (count > kNamed ? ", …" : "") +
           "; thêm nhiệm vụ nếu đoạn đó giao việc"}
  );
}

}  // namespace

Coverage MeasureCoverage(const docread::Document& document, const DraftPlan& plan) {
  Coverage out;
  Places in_draft = InDraft(plan, document);
  in_draft.Add(plan.document.sources);
  in_draft.Sort();
  std::map<Key, const std::string*> reasons;
  Places unknown;
  for (const DraftLeftOut& item : plan.left_out) {
    if (item.reason == kUnknownColumn) unknown.Add(item.spots);
    for (const Spot& spot : item.spots) reasons.emplace(KeyOf(spot), &item.reason);
    if (!item.spots.empty()) continue;
    ++out.total;
    ++out.left_out[item.reason];
  }
  unknown.Sort();
  ForEachItem(document, [&](const Item& item) {
    ++out.total;
    if (in_draft.Has(item.spot) && !unknown.Has(item.spot)) {
      ++out.in_draft;
      return;
    }
    Spot row = item.spot;
    row.column = 0;
    auto found = reasons.find(KeyOf(item.spot));
    if (found == reasons.end()) found = reasons.find(KeyOf(row));
    if (found == reasons.end()) {
      out.missing.push_back(item.Place());
    } else {
      ++out.left_out[*found->second];
    }
  });
  return out;
}

std::vector<std::uint32_t> SharesOf(const std::vector<std::size_t>& parts) {
  constexpr std::uint64_t kWhole = 1000;
  const std::uint64_t total = std::accumulate(parts.begin(), parts.end(), std::uint64_t{0});
  std::vector<std::uint32_t> out(parts.size(), 0);
  if (total == 0) return out;
  std::vector<std::pair<std::uint64_t, std::size_t>> rests;
  std::uint64_t given = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::uint64_t scaled = parts[i] * kWhole;
    out[i] = static_cast<std::uint32_t>(scaled / total);
    given += out[i];
    rests.emplace_back(scaled % total, i);
  }
  std::stable_sort(rests.begin(), rests.end(), [](const auto& a, const auto& b) {
    return a.first > b.first;
  });
  for (std::size_t k = 0; k < kWhole - given; ++k) ++out[rests[k].second];
  return out;
}

void AddLeftovers(const docread::Document& document, DraftPlan& plan) {
  Places known = InDraft(plan, document);
  for (const DraftLeftOut& item : plan.left_out) known.Add(item.spots);
  known.Sort();
  // The words around a number or a date are in no field, so the paragraph is kept here too.
  Places document_fields;
  document_fields.Add(plan.document.sources);
  document_fields.Sort();
  const Places empty_sections = EmptySections(plan);
  LeftOutReasons reasons(plan.document);
  ForEachItem(document, [&](const Item& item) {
    const bool in_row = known.Has(item.spot);
    if (in_row && item.paragraph == nullptr) return;
    std::string reason =
        item.paragraph != nullptr ? reasons.Of(item.text, in_row) : "ô nằm ngoài các cột của bảng";
    if (in_row) return;
    if (document_fields.Has(item.spot)) reason = "đã đọc vào thông tin văn bản";
    if (empty_sections.Has(item.spot)) reason = "đề mục hoặc ghi chú không gắn với nhiệm vụ nào";
    plan.left_out.push_back({std::string(item.text), std::move(reason), item.Place(), {item.spot}});
  });
  AddAsked(plan);
}

}  // namespace sauro::intake
