#include "docread/open_table.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string_view>

#include "base/text.h"
#include "docread/open_rows.h"

namespace sauro::docread {
namespace {

constexpr float kSameEnd = 3;         // points between the ends of rules of one table
constexpr float kSameEndScanned = 8;  // the same in a picture
constexpr float kEdgeZone = 0.09F;    // of the height, where page numbers stand
constexpr std::size_t kLeastColumns = 3;
constexpr std::size_t kLeastRules = 3;
constexpr std::size_t kMostHeaderLines = 8;

// "STT", "TT" or "Số TT", and nothing close behind it.
bool BeginsHeader(const TextLine& line) {
  const std::string first = Fold(line.words[0].text);
  const std::string_view name = TrimAny(first, ".");
  std::size_t last = 0;
  if (name == "so" && line.words.size() > 1 && Fold(line.words[1].text) == "tt") {
    last = 1;
  } else if (name != "stt" && name != "tt") {
    return false;
  }
  if (last + 1 == line.words.size()) return true;
  return line.words[last + 1].box.x0 - line.words[last].box.x1 > line.box.Height() * 0.5F;
}

bool BeginsRecipients(const TextLine& line) {
  return Fold(line.Text()).starts_with("noi nhan");
}

// Pieces of one rule become one, from top to bottom.
std::vector<Box> AcrossRules(const std::vector<PageRule>& rules) {
  std::vector<Box> out;
  for (const PageRule& rule : rules) {
    if (rule.Horizontal()) out.push_back(rule.box);
  }
  std::sort(out.begin(), out.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
  std::size_t kept = 0;
  for (std::size_t i = 1; i < out.size(); ++i) {
    Box& last = out[kept];
    if (std::fabs(out[i].MidY() - last.MidY()) <= 2) {
      last.x0 = std::min(last.x0, out[i].x0);
      last.x1 = std::max(last.x1, out[i].x1);
    } else {
      out[++kept] = out[i];
    }
  }
  if (!out.empty()) out.resize(kept + 1);
  return out;
}

class Finder {
 public:
  Finder(const Page& page, const std::vector<TextLine>& lines, const OpenColumns* before)
      : page_(page), lines_(lines), before_(before), rules_(AcrossRules(page.rules)) {}

  std::vector<OpenTable> Find() {
    if (before_ != nullptr) GoOn();
    for (std::size_t i = done_; i < lines_.size(); ++i) {
      if (i < done_ || !BeginsHeader(lines_[i])) continue;
      if (std::optional<OpenTable> table = Headed(i)) Take(std::move(*table));
    }
    return std::move(out_);
  }

 private:
  void Take(OpenTable table) {
    done_ = table.end;
    out_.push_back(std::move(table));
  }

  [[nodiscard]] float Room(std::size_t line) const {  // above it
    return lines_[line].box.y0 - lines_[line - 1].box.y1;
  }

  [[nodiscard]] std::span<const TextLine> Lines(std::size_t begin, std::size_t end) const {
    return std::span(lines_).subspan(begin, end - begin);
  }

  // A table that began on the page before and has no header here.
  void GoOn() {
    std::size_t begin = 0;
    while (begin < lines_.size() && lines_[begin].box.MidY() < page_.height * kEdgeZone &&
           lines_[begin].words.size() == 1 && !BeginsHeader(lines_[begin]))
      ++begin;
    for (std::size_t i = begin; i < std::min(lines_.size(), begin + kMostHeaderLines); ++i) {
      if (BeginsHeader(lines_[i])) return;
    }
    if (begin == lines_.size()) return;
    std::vector<ColumnGap> gaps = before_->gaps;
    std::vector<float> bands =
        RulesAlike({before_->edges.front(), 0, before_->edges.back(), 0}, 0, page_.height);
    OpenRegion region;
    region.begin = begin;
    region.spacing = SpacingOf(Lines(begin, lines_.size()), page_.scanned);
    if (bands.size() < 2) bands.clear();
    region.end =
        bands.empty() ? WalkDown(begin, gaps, region.spacing.least) : LinesAbove(bands.back());
    if (region.end <= begin) return;
    if (!bands.empty() && bands.front() > lines_[begin].box.MidY())
      bands.insert(bands.begin(), lines_[begin].box.y0 - 1);
    if (!bands.empty())
      region.end = std::max(region.end, TailOf(region.end, gaps, region.spacing.least));
    if (!bands.empty() && lines_[region.end - 1].box.MidY() > bands.back())
      bands.push_back(lines_[region.end - 1].box.y1 + 1);
    for (ColumnGap& gap : gaps) {
      for (const TextLine& line : Lines(begin, region.end))
        LeavesFree(line, region.spacing.least, gap);
    }
    region.header = begin;
    region.gaps = std::move(gaps);
    region.bands = std::move(bands);
    if (!region.bands.empty()) {
      region.left = before_->edges.front();
      region.right = before_->edges.back();
    }
    if (!HasPieces(region)) return;
    Take(Make(region));
  }

  // Some line has words in two columns.
  [[nodiscard]] bool HasPieces(const OpenRegion& region) const {
    return std::any_of(
        lines_.begin() + static_cast<std::ptrdiff_t>(region.begin),
        lines_.begin() + static_cast<std::ptrdiff_t>(region.end),
        [&](const TextLine& line) {
          return ColumnAt(line.words.front(), region.gaps) !=
                     ColumnAt(line.words.back(), region.gaps) &&
                 !Crosses(line, region.gaps, region.spacing.least);
        }
    );
  }

  // The first line from `begin` on that is not above `y`.
  [[nodiscard]] std::size_t LinesAbove(float y) const {
    std::size_t i = 0;
    while (i < lines_.size() && lines_[i].box.MidY() < y) ++i;
    return i;
  }

  // Heights of the rules between `top` and `bottom` that begin and end where `like` does.
  [[nodiscard]] std::vector<float> RulesAlike(const Box& like, float top, float bottom) const {
    const float same = page_.scanned ? kSameEndScanned : kSameEnd;
    std::vector<float> out;
    for (const Box& rule : rules_) {
      if (rule.MidY() < top || rule.MidY() > bottom) continue;
      if (std::fabs(rule.x0 - like.x0) > same || std::fabs(rule.x1 - like.x1) > same) continue;
      out.push_back(rule.MidY());
    }
    return out;
  }

  // The rule above or below the header that begins left of it and ends right of it.
  [[nodiscard]] const Box* RuleOf(std::size_t header) const {
    const Box& box = lines_[header].box;
    const Box* best = nullptr;
    for (const Box& rule : rules_) {
      if (rule.x0 > box.x0 + 2 || rule.x1 < box.x1 - 2) continue;
      const float away = std::fabs(rule.MidY() - box.MidY());
      if (away > box.Height() * 7) continue;
      if (best == nullptr || away < std::fabs(best->MidY() - box.MidY())) best = &rule;
    }
    return best;
  }

  // Where the table of this header ends at the latest.
  [[nodiscard]] std::size_t RoughEnd(std::size_t header) const {
    std::size_t end = header + 1;
    while (end < lines_.size() && !BeginsRecipients(lines_[end]) && !BeginsHeader(lines_[end]) &&
           Room(end) < lines_[end].box.Height() * 3)
      ++end;
    return end;
  }

  // The first line behind the header: one that begins with a number.
  [[nodiscard]] std::size_t FirstRow(std::size_t header, std::size_t end) const {
    std::size_t i = header + 1;
    while (i < end && !IsOrdinal(lines_[i].words[0].text)) ++i;
    return i;
  }

  // Lines above the header line that belong to the header.
  [[nodiscard]] std::size_t HeaderTop(std::size_t header, const OpenRegion& region) const {
    std::size_t top = header;
    while (top > done_ && header - top < kMostHeaderLines) {
      const TextLine& line = lines_[top - 1];
      if (Room(top) > lines_[header].box.Height() * 0.6F) break;
      if (Crosses(line, region.gaps, region.spacing.least) || line.Bold() != lines_[header].Bold())
        break;
      --top;
    }
    return top;
  }

  std::optional<OpenTable> Headed(std::size_t header) {
    OpenRegion region;
    region.begin = header;
    region.end = RoughEnd(header);
    const Box* rule = RuleOf(header);
    if (rule != nullptr) FindBands(*rule, header, region);
    const std::size_t first = region.bands.empty() ? FirstRow(header, region.end) : region.header;
    if (first >= region.end) return std::nullopt;
    region.header = first;
    if (!FindColumns(region)) return std::nullopt;
    if (region.bands.empty()) {
      region.end = WalkDown(region.header, region.gaps, region.spacing.least);
      if (region.end <= region.header || !FindColumns(region)) return std::nullopt;
      region.begin = HeaderTop(header, region);
    }
    if (!Named(region)) return std::nullopt;
    return Make(region);
  }

  // The rules that are the borders of its rows; none if they are too few.
  void FindBands(const Box& rule, std::size_t header, OpenRegion& region) const {
    const float line = lines_[header].box.MidY();
    float top = line - lines_[header].box.Height() * 7;
    if (done_ > 0) top = std::max(top, lines_[done_ - 1].box.y1);
    std::size_t next = header + 1;
    while (next < lines_.size() && !BeginsHeader(lines_[next])) ++next;
    const float bottom = next < lines_.size() ? lines_[next].box.y0 : page_.height;
    std::vector<float> bands = RulesAlike(rule, top, bottom);
    // Only the nearest rule above the header is its upper border.
    while (bands.size() > 1 && bands[1] < line) bands.erase(bands.begin());
    if (bands.size() < kLeastRules) return;
    if (bands.front() > line) bands.insert(bands.begin(), lines_[header].box.y0 - 1);
    region.begin = LinesAbove(bands.front());
    region.header = LinesAbove(bands[1]);
    region.end = LinesAbove(bands.back());
    region.left = rule.x0;
    region.right = rule.x1;
    region.bands = std::move(bands);
  }

  [[nodiscard]] bool FindColumns(OpenRegion& region) const {
    const std::span<const TextLine> lines = Lines(region.begin, region.end);
    region.spacing = SpacingOf(lines, page_.scanned);
    region.gaps = FindColumnGaps(lines, region.header - region.begin, region.spacing);
    return region.gaps.size() + 1 >= kLeastColumns;
  }

  // Every column has a name: a gap beside one that has none is no gap.
  [[nodiscard]] bool Named(OpenRegion& region) const {
    std::vector<bool> named(region.gaps.size() + 1, false);
    for (const TextLine& line : Lines(region.begin, region.header)) {
      for (const PageWord& word : line.words) named[ColumnAt(word, region.gaps)] = true;
    }
    if (!named.front()) return false;
    for (std::size_t i = named.size(); i-- > 1;) {
      if (named[i]) continue;
      const bool right =
          i < region.gaps.size() && region.gaps[i].Width() < region.gaps[i - 1].Width();
      region.gaps.erase(region.gaps.begin() + static_cast<std::ptrdiff_t>(right ? i : i - 1));
    }
    return region.gaps.size() + 1 >= kLeastColumns;
  }

  // The end of a table without rules whose rows begin at `begin`.
  [[nodiscard]] std::size_t WalkDown(
      std::size_t begin, const std::vector<ColumnGap>& gaps, float least
  ) const {
    std::size_t end = begin;
    while (end < lines_.size() && Continues(end, begin, gaps, least)) ++end;
    return end;
  }

  [[nodiscard]] bool Continues(
      std::size_t at, std::size_t begin, const std::vector<ColumnGap>& gaps, float least
  ) const {
    const TextLine& line = lines_[at];
    if (BeginsRecipients(line) || BeginsHeader(line)) return false;
    if (line.box.MidY() > page_.height * (1 - kEdgeZone) && line.words.size() == 1 && at > begin &&
        Room(at) > line.box.Height())
      return false;  // a page number
    const bool numbered = IsOrdinal(line.words[0].text) && ColumnAt(line.words[0], gaps) == 0;
    const bool begins = numbered || line.Bold() || LeadsToNumber(at, gaps, least);
    if (at > begin && Room(at) > line.box.Height() * (begins ? 3.0F : 1.0F)) return false;
    return numbered || line.Bold() || !Crosses(line, gaps, least);
  }

  // A number stands in the middle of the row whose lines begin at `at`.
  [[nodiscard]] bool LeadsToNumber(std::size_t at, const std::vector<ColumnGap>& gaps, float least)
      const {
    constexpr std::size_t kMostLines = 12;
    for (std::size_t i = at; i < std::min(lines_.size(), at + kMostLines); ++i) {
      const TextLine& line = lines_[i];
      if ((i > at && Room(i) > line.box.Height()) || Crosses(line, gaps, least)) return false;
      if (ColumnAt(line.words[0], gaps) == 0) return IsOrdinal(line.words[0].text);
    }
    return false;
  }

  // Behind the last rule: a row that goes on to the next page has no lower border.
  [[nodiscard]] std::size_t TailOf(std::size_t at, const std::vector<ColumnGap>& gaps, float least)
      const {
    if (at == 0 || at >= lines_.size()) return at;
    std::size_t end = at;
    while (end < lines_.size() && Continues(end, at, gaps, least)) ++end;
    const bool last = std::all_of(
        lines_.begin() + static_cast<std::ptrdiff_t>(end),
        lines_.end(),
        [&](const TextLine& line) { return line.box.MidY() > page_.height * (1 - kEdgeZone); }
    );
    const bool low = lines_[at].box.y0 > page_.height * 0.5F;
    return last && low && end > at && Room(at) < lines_[at].box.Height() * 1.5F &&
                   lines_[end - 1].box.y1 > page_.height * 0.85F
               ? end
               : at;
  }

  [[nodiscard]] OpenTable Make(const OpenRegion& region) const {
    OpenTable out;
    out.begin = region.begin;
    out.end = region.end;
    out.grid = GridOf(lines_, region);
    out.columns = {region.gaps, out.grid.edges_x};
    if (before_ != nullptr && out_.empty() && SameColumns(region.gaps)) {
      out.grid.edges_x = before_->edges;
      out.columns.edges = before_->edges;
    }
    return out;
  }

  [[nodiscard]] bool SameColumns(const std::vector<ColumnGap>& gaps) const {
    if (gaps.size() != before_->gaps.size()) return false;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
      const ColumnGap& other = before_->gaps[i];
      if (gaps[i].to < other.from || gaps[i].from > other.to) return false;
    }
    return true;
  }

  const Page& page_;
  const std::vector<TextLine>& lines_;
  const OpenColumns* before_;
  std::vector<Box> rules_;
  std::vector<OpenTable> out_;
  std::size_t done_ = 0;  // the first line behind the tables that were found
};

}  // namespace

std::vector<OpenTable> FindOpenTables(
    const Page& page, const std::vector<TextLine>& lines, const OpenColumns* before
) {
  return Finder(page, lines, before).Find();
}

}  // namespace sauro::docread
