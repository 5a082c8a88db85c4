#include "docread/scan_nested.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace sauro::docread {
namespace {

constexpr int kSure = 85;               // percent
constexpr std::size_t kDeepest = 3;     // levels
constexpr std::size_t kMostUnsure = 4;  // labels in a row
constexpr std::size_t kLongest = 8;     // bytes of what may be a misread label

using Ordinal = std::vector<int>;

std::optional<Ordinal> Parse(std::string_view label) {
  Ordinal out;
  for (const std::string_view part : Split(TrimAny(label, " .)"), '.')) {
    int number = 0;
    const auto [end, wrong] = std::from_chars(part.data(), part.data() + part.size(), number);
    const bool whole = wrong == std::errc() && end == part.data() + part.size();
    if (!whole || number <= 0 || part.size() > 3) return std::nullopt;
    out.push_back(number);
  }
  if (out.empty() || out.size() > kDeepest) return std::nullopt;
  return out;
}

std::string Written(const Ordinal& ordinal) {
  std::string out;
  for (const int part : ordinal) out += (out.empty() ? "" : ".") + std::to_string(part);
  return out;
}

// The figures alone: the dot between them is what recognition loses first.
std::string Figures(std::string_view label) {
  std::string out;
  for (const char c : label) {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) out.push_back(c);
    if (c == 'l' || c == 'I' || c == '|') out.push_back('1');
  }
  return out;
}

// How far `written` is from what was read: 0 if only dots are lost, 1 if they were read as figures
// ("127" for 1.7), 2 for anything else.
std::size_t Distance(std::string_view written, std::string_view read) {
  if (Figures(written) == Figures(read)) return 0;
  if (written.size() != read.size()) return 2;
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (written[i] != '.' && written[i] != read[i]) return 2;
  }
  return 1;
}

// What may come right after `ordinal`; `fresh`: a section begins between them.
std::vector<Ordinal> Successors(const Ordinal& ordinal, bool fresh) {
  std::vector<Ordinal> out;
  if (ordinal.empty() || fresh) out.push_back({1});
  if (ordinal.empty()) out.push_back({1, 1});
  if (fresh && ordinal.size() > 1) out.push_back({ordinal[0] + 1, 1});
  if (ordinal.size() < kDeepest && !ordinal.empty()) {
    out.push_back(ordinal);
    out.back().push_back(1);
  }
  for (std::size_t depth = ordinal.size(); depth > 0; --depth) {
    out.emplace_back(ordinal.begin(), ordinal.begin() + static_cast<std::ptrdiff_t>(depth));
    ++out.back().back();
  }
  return out;
}

struct Entry {
  Cell* cell = nullptr;
  bool fresh = false;
  std::optional<Ordinal> sure;
};

bool IsHeaderLabel(std::string_view label) {
  const std::string folded = Fold(label);
  return folded.find("tt") != std::string::npos || folded.find("st") != std::string::npos;
}

// The labels from top to bottom; a section that is not numbered in figures only parts them.
std::vector<Entry> EntriesOf(Table& table) {
  std::vector<Entry> out;
  bool fresh = false;
  for (Row& row : table.rows) {
    if (row.cells.empty() || row.cells.front().column != 0) continue;
    Cell& cell = row.cells.front();
    auto number = Parse(cell.text);
    if (cell.confidence < kSure) number.reset();
    if ((row.cells.size() <= 2 && !number) || cell.col_span > 1) {
      fresh = true;
      continue;
    }
    if (cell.text.empty() || (!number && IsHeaderLabel(cell.text))) continue;
    out.push_back({&cell, fresh, std::move(number)});
    fresh = false;
  }
  return out;
}

// "25" right behind 2.4 is 2.5, however surely it was read.
void PutLostDots(std::vector<Entry>& entries) {
  for (std::size_t i = 1; i < entries.size(); ++i) {
    const std::optional<Ordinal>& above = entries[i - 1].sure;
    Entry& entry = entries[i];
    if (!above || above->size() < 2 || !entry.sure || entry.sure->size() != 1 || entry.fresh)
      continue;
    Ordinal next = *above;
    ++next.back();
    if (Figures(entry.cell->text) != Figures(Written(next))) continue;
    entry.cell->text = Written(next);
    entry.cell->confidence = 0;
    entry.sure = std::move(next);
  }
}

// 5, 51, 52, 6: no row counts so, but 5, 5.1, 5.2, 6. One way only: what stands behind the run is
// the next number, or nothing.
void PutFirstLostDots(std::vector<Entry>& entries) {
  for (std::size_t i = 1; i < entries.size(); ++i) {
    const std::optional<Ordinal>& above = entries[i - 1].sure;
    if (!above || above->size() != 1 || entries[i].fresh) continue;
    std::size_t end = i;
    const auto follows = [&](const Entry& entry) {
      const Ordinal next{above->front(), static_cast<int>(end - i) + 1};
      return entry.sure && entry.sure->size() == 1 && !entry.fresh &&
             Figures(entry.cell->text) == Figures(Written(next));
    };
    while (end < entries.size() && follows(entries[end])) ++end;
    if (end == i || (above->front() == 1 && end == i + 1)) continue;
    if (end < entries.size() && !entries[end].fresh &&
        entries[end].sure != Ordinal{above->front() + 1})
      continue;
    for (std::size_t k = i; k < end; ++k) {
      Ordinal right{above->front(), static_cast<int>(k - i) + 1};
      entries[k].cell->text = Written(right);
      entries[k].cell->confidence = 0;
      entries[k].sure = std::move(right);
    }
  }
}

// What stands right above 1.2 and below the header is 1.1.
void MendFirst(const std::vector<Entry>& entries, std::size_t first) {
  if (first == 0 || entries[first].fresh || entries[first - 1].cell->text.size() > kLongest) return;
  Ordinal before = *entries[first].sure;
  if (before.size() < 2 || before.back() != 2) return;
  before.back() = 1;
  entries[first - 1].cell->text = Written(before);
  entries[first - 1].cell->confidence = 0;
}

// All ways from the label above a run of unsure ones to the one below, the nearest kept.
class Ways {
 public:
  Ways(const Ordinal& above, const Entry* first, std::size_t count)
      : first_(first), count_(count), below_(first[count]) {
    Walk(above, 0);
  }

  // Nothing where none is nearer than all others.
  [[nodiscard]] std::optional<std::vector<Ordinal>> Only() const {
    if (ways_ != 1) return std::nullopt;
    return best_;
  }

 private:
  void Walk(const Ordinal& from, std::size_t wrong) {
    const std::size_t at = way_.size();
    if (at == count_) {
      const std::vector<Ordinal> next = Successors(from, below_.fresh);
      if (std::find(next.begin(), next.end(), *below_.sure) != next.end()) Keep(wrong);
      return;
    }
    const std::string_view read = first_[at].cell->text;
    for (const Ordinal& next : Successors(from, first_[at].fresh)) {
      way_.push_back(next);
      Walk(next, wrong + Distance(Written(next), read));
      way_.pop_back();
    }
  }

  void Keep(std::size_t wrong) {
    if (ways_ > 0 && wrong > least_) return;
    ways_ = ways_ > 0 && wrong == least_ ? ways_ + 1 : 1;
    least_ = wrong;
    best_ = way_;
  }

  const Entry* first_;
  std::size_t count_;
  const Entry& below_;
  std::vector<Ordinal> way_;
  std::vector<Ordinal> best_;
  std::size_t least_ = 0;
  std::size_t ways_ = 0;
};

bool MayBeLabels(const Entry* first, std::size_t count) {
  return count <= kMostUnsure && std::all_of(first, first + count, [](const Entry& entry) {
           return entry.cell->text.size() <= kLongest;
         });
}

}  // namespace

void MendNestedLabels(Table& table) {
  std::vector<Entry> entries = EntriesOf(table);
  PutFirstLostDots(entries);
  PutLostDots(entries);
  const bool nested = std::any_of(entries.begin(), entries.end(), [](const Entry& entry) {
    return entry.sure && entry.sure->size() > 1;
  });
  if (!nested) return;
  const auto first = std::find_if(entries.begin(), entries.end(), [](const Entry& entry) {
    return entry.sure.has_value();
  });
  MendFirst(entries, static_cast<std::size_t>(first - entries.begin()));
  Ordinal above;  // of the label before `i`; what stands before the first sure one is the header
  for (auto i = static_cast<std::size_t>(first - entries.begin()); i < entries.size();) {
    std::size_t end = i;
    while (end < entries.size() && !entries[end].sure) ++end;
    if (end == entries.size()) return;
    if (end > i && MayBeLabels(&entries[i], end - i)) {
      const auto way = Ways(above, &entries[i], end - i).Only();
      for (std::size_t k = i; way && k < end; ++k) {
        const std::string written = Written((*way)[k - i]);
        if (entries[k].cell->text == written) continue;
        entries[k].cell->text = written;
        entries[k].cell->confidence = 0;
      }
    }
    above = *entries[end].sure;
    i = end + 1;
  }
}

}  // namespace sauro::docread
