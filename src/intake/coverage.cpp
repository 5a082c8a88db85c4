#include "intake/coverage.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/labels.h"
#include "intake/tokens.h"

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
  void Reserve(std::size_t keys) { keys_.reserve(keys); }
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

Places InDraft(const DraftPlan& plan) {
  Places out;
  std::size_t sources = 0;
  for (const DraftTask& task : plan.tasks) sources += task.sources.size();
  out.Reserve(sources);
  for (const DraftSection& section : plan.sections) out.Add(section.spots);
  for (const DraftTask& task : plan.tasks) out.Add(task.sources);
  for (const DraftIndicator& indicator : plan.indicators) {
    out.Add(indicator.sources);
    for (const DraftTarget& target : indicator.targets) out.Add(target.spots);
  }
  return out;
}

struct Item {
  Spot spot;
  std::string_view text;
  std::string place;
};

// Calls `use` with each paragraph and each cell that has text.
template <typename Use>
void ForEachItem(const docread::Document& document, Use use) {
  for (const docread::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<docread::Paragraph>(&block)) {
      if (Trim(paragraph->text).empty()) continue;
      use(Item{{0, 0, 0, paragraph->number}, paragraph->text, PlaceOf(*paragraph)});
      continue;
    }
    const auto& table = std::get<docread::Table>(block);
    for (const docread::Row& row : table.rows) {
      for (const docread::Cell& cell : row.cells) {
        if (Trim(cell.text).empty()) continue;
        use(Item{{table.number, row.number, cell.column + 1, 0}, cell.text, PlaceOf(table, row)});
      }
    }
  }
}

// Names the reason for a paragraph; what an address list or a signature begins goes on below it.
class Reasons {
 public:
  std::string Of(std::string_view text) {
    const std::string words = WordsOf(text.substr(0, 120)) + " ";
    const auto begins = [&](std::string_view start) { return words.starts_with(start); };
    if (words == " ") return "dấu, không có chữ";
    if (words.find_first_not_of("0123456789 ") == std::string::npos && words.size() <= 5) {
      return "số trang";
    }
    if (begins("cong hoa xa hoi") || begins("dang cong san") || begins("doc lap tu do")) {
      return "quốc hiệu, tiêu ngữ";
    }
    if (begins("phu luc ") || begins("bieu ")) return Go("", "tên phụ lục");
    if (begins("kem theo ") || begins("gui kem ") || begins("ban hanh kem ")) {
      return Go("", "ghi chú kèm theo");
    }
    if (begins("noi nhan ")) return Go("nơi nhận", "nơi nhận");
    if (begins("kinh gui ")) return Go("nơi gửi đến", "nơi gửi đến");
    constexpr std::array<std::string_view, 8> kSigned{
        "TM.", "T/M", "KT.", "K/T", "TL.", "T/L", "TUQ.", "Q."};
    for (const std::string_view mark : kSigned) {
      if (text.starts_with(mark)) return Go("chữ ký", "chữ ký");
    }
    const Labelled labelled = SplitLabel(text);
    if (labelled.kind != LabelKind::kNone && labelled.rest.size() < 200) {
      return Go("", "đề mục không có nhiệm vụ");
    }
    if (begins("can cu ") || begins("thuc hien ") || begins("xet de nghi ")) {
      return Go("", "căn cứ ban hành");
    }
    constexpr std::size_t kShort = 120;
    if (!list_.empty() && text.size() <= kShort) return list_;
    return Go("", "phần lời không giao việc cụ thể");
  }

 private:
  std::string Go(std::string_view list, std::string_view reason) {
    list_ = std::string(list);
    return std::string(reason);
  }
  std::string list_;  // the reason for the short lines that follow
};

}  // namespace

Coverage MeasureCoverage(const docread::Document& document, const DraftPlan& plan) {
  Coverage out;
  Places in_draft = InDraft(plan);
  in_draft.Add(plan.document.sources);
  in_draft.Sort();
  std::map<Key, const std::string*> reasons;
  for (const DraftLeftOut& item : plan.left_out) {
    for (const Spot& spot : item.spots) reasons.emplace(KeyOf(spot), &item.reason);
    if (!item.spots.empty()) continue;
    ++out.total;
    ++out.left_out[item.reason];
  }
  ForEachItem(document, [&](const Item& item) {
    ++out.total;
    if (in_draft.Has(item.spot)) {
      ++out.in_draft;
      return;
    }
    Spot row = item.spot;
    row.column = 0;
    auto found = reasons.find(KeyOf(item.spot));
    if (found == reasons.end()) found = reasons.find(KeyOf(row));
    if (found == reasons.end()) {
      out.missing.push_back(item.place);
    } else {
      ++out.left_out[*found->second];
    }
  });
  return out;
}

void AddLeftovers(const docread::Document& document, DraftPlan& plan) {
  Places known = InDraft(plan);
  for (const DraftLeftOut& item : plan.left_out) known.Add(item.spots);
  known.Sort();
  // The words around a number or a date are in no field, so the paragraph is kept here too.
  Places document_fields;
  document_fields.Add(plan.document.sources);
  document_fields.Sort();
  Reasons reasons;
  ForEachItem(document, [&](const Item& item) {
    const bool paragraph = item.spot.table == 0;
    std::string reason = paragraph ? reasons.Of(item.text) : "ô nằm ngoài các cột của bảng";
    if (known.Has(item.spot)) return;
    if (document_fields.Has(item.spot)) reason = "đã đọc vào thông tin văn bản";
    plan.left_out.push_back({std::string(item.text), std::move(reason), item.place, {item.spot}});
  });
}

}  // namespace sauro::intake
