#include "reader/rules.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <optional>

#include "reader/follow.h"
#include "reader/tones.h"

namespace sauro::reader {
namespace {

constexpr float kThickest = 5;  // points

int Pixels(float points, float dots_per_inch) {
  return std::max(1, static_cast<int>(std::lround(points * dots_per_inch / kPointsPerInch)));
}

void Collect(PIX* lines, bool across, float dots_per_inch, std::vector<docread::PageRule>& out) {
  const Boxes boxes(pixConnCompBB(lines, 8));
  if (boxes == nullptr) return;
  const float scale = kPointsPerInch / dots_per_inch;
  const int thickest = Pixels(kThickest, dots_per_inch);
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    if ((across ? h : w) > thickest) continue;
    out.push_back(
        {{static_cast<float>(x) * scale,
          static_cast<float>(y) * scale,
          static_cast<float>(x + w) * scale,
          static_cast<float>(y + h) * scale}}
    );
  }
}

// Lines of `ink` in one direction, as a picture of nothing else.
Picture LinesOf(PIX* ink, bool across, float dots_per_inch) {
  return Picture(
      across ? pixOpenBrick(nullptr, ink, Pixels(kShortestAcross, dots_per_inch), 1)
             : pixOpenBrick(nullptr, ink, 1, Pixels(kShortestDown, dots_per_inch))
  );
}

// Where the ink of `line` (one piece) is between `from` and `to` along it; no width for none.
docread::Box InkBetween(PIX* line, bool across, int from, int to) {
  BOX* part = across ? boxCreate(from, 0, to - from, pixGetHeight(line))
                     : boxCreate(0, from, pixGetWidth(line), to - from);
  const Picture cut(pixClipRectangle(line, part, nullptr));
  boxDestroy(&part);
  BOX* ink = nullptr;
  if (cut == nullptr || pixClipToForeground(cut.get(), nullptr, &ink) != 0 || ink == nullptr)
    return {};
  int x = 0;
  int y = 0;
  int w = 0;
  int h = 0;
  boxGetGeometry(ink, &x, &y, &w, &h);
  boxDestroy(&ink);
  if (across) x += from;
  if (!across) y += from;
  return {
      static_cast<float>(x),
      static_cast<float>(y),
      static_cast<float>(x + w),
      static_cast<float>(y + h)};
}

struct Corner {
  int x = 0;
  int y = 0;
};

// Part `part` of `parts` of `line`, which begins at `corner`; nothing where it is too thick for a
// rule.
std::optional<Piece> PartOf(
    PIX* line, bool across, const Corner& corner, int part, int parts, int thickest
) {
  const int length = across ? pixGetWidth(line) : pixGetHeight(line);
  const docread::Box ink =
      InkBetween(line, across, length * part / parts, length * (part + 1) / parts);
  const float thick = across ? ink.Height() : ink.Width();
  if (thick <= 0 || thick > static_cast<float>(thickest)) return std::nullopt;
  const int shift = across ? corner.x : corner.y;
  const int aside = across ? corner.y : corner.x;
  Piece out;
  out.from = shift + static_cast<int>(across ? ink.x0 : ink.y0);
  out.to = shift + static_cast<int>(across ? ink.x1 : ink.y1);
  out.low = aside + static_cast<int>(across ? ink.y0 : ink.x0);
  out.high = aside + static_cast<int>(across ? ink.y1 : ink.x1);
  out.place = (out.low + out.high) / 2;
  if (out.high - out.low > 2) {
    ++out.low;
    --out.high;
  }
  return out;
}

// As Collect, of lines that were thickened by a pixel, but in parts that are too short to drift.
std::vector<Piece> PartsOf(PIX* lines, bool across, float dots_per_inch) {
  constexpr float kPart = 30;  // points
  const int thickest = Pixels(kThickest, dots_per_inch) + 2;
  const int usual = Pixels(kPart, dots_per_inch);
  std::vector<Piece> out;
  PIXA* cut = nullptr;
  const Boxes boxes(pixConnComp(lines, &cut, 8));
  for (int i = 0; boxes != nullptr && i < boxaGetCount(boxes.get()); ++i) {
    Corner corner;
    boxaGetBoxGeometry(boxes.get(), i, &corner.x, &corner.y, nullptr, nullptr);
    const Picture line(pixaGetPix(cut, i, L_CLONE));
    if (line == nullptr) continue;
    const int length = across ? pixGetWidth(line.get()) : pixGetHeight(line.get());
    const int parts = std::max(1, (length + usual / 2) / usual);
    for (int part = 0; part < parts; ++part) {
      const auto piece = PartOf(line.get(), across, corner, part, parts, thickest);
      if (piece) out.push_back(*piece);
    }
  }
  pixaDestroy(&cut);
  return out;
}

// What may be a line in one direction: so little darker than the paper that grain is, too, but
// grain makes no run of that length.
std::vector<Piece> FaintPieces(PIX* grey, bool across, float dots_per_inch, int threshold) {
  const Picture ink(pixThresholdToBinary(grey, threshold));
  // A line that was turned goes up and down by one pixel: thickened across its direction it stays
  // one. Never along it, or the stems of letters in one column would become a line.
  const Picture thick(
      ink == nullptr ? nullptr : pixDilateBrick(nullptr, ink.get(), across ? 1 : 3, across ? 3 : 1)
  );
  const Picture lines = thick == nullptr ? nullptr : LinesOf(thick.get(), across, dots_per_inch);
  if (lines == nullptr) return {};
  return PartsOf(lines.get(), across, dots_per_inch);
}

// Pieces that are darker than paper by a sixth of the way to ink, and, where grain allows it, by
// less: pale lines are thinner than a pixel. For those grain is averaged along the direction, which
// makes lines of letters, too: but those are not pale.
std::vector<Piece> AllPieces(PIX* grey, bool across, float dots_per_inch, const Tones& tones) {
  constexpr int kPart = 6;
  constexpr int kAverage = 5;  // pixels in both directions
  constexpr float kClear = 4;  // times the deviation of what is left of grain
  const int plain = std::max(1, (tones.paper - tones.ink) / kPart);
  std::vector<Piece> out = FaintPieces(grey, across, dots_per_inch, tones.paper - plain);
  const int pale =
      std::max(8, static_cast<int>(kClear * tones.grain / std::sqrt(2.0F * kAverage + 1)));
  if (pale >= plain) return out;
  const Picture calm(pixBlockconv(grey, across ? kAverage : 0, across ? 0 : kAverage));
  if (calm == nullptr) return out;
  for (Piece& piece : FaintPieces(calm.get(), across, dots_per_inch, tones.paper - pale)) {
    piece.most = plain * 3 / 2;
    out.push_back(piece);
  }
  return out;
}

// A line that was followed, and the box around it in points.
struct Traced {
  Track track;
  bool across = false;
  docread::Box box;
};

docread::Box BoxOf(const Piece& piece, bool across, float dots_per_inch) {
  const float scale = kPointsPerInch / dots_per_inch;
  const auto from = static_cast<float>(piece.from) * scale;
  const auto to = static_cast<float>(piece.to) * scale;
  const auto low = static_cast<float>(piece.low) * scale;
  const auto high = static_cast<float>(std::max(piece.high, piece.low + 1)) * scale;
  return across ? docread::Box{from, low, to, high} : docread::Box{low, from, high, to};
}

// [first, last) of `track` as one piece.
Piece Joined(const Track& track, std::size_t first, std::size_t last) {
  Piece out = track[first];
  for (std::size_t i = first + 1; i < last; ++i) {
    out.to = std::max(out.to, track[i].to);
    out.low = std::min(out.low, track[i].low);
    out.high = std::max(out.high, track[i].high);
  }
  return out;
}

// True if an end of a line, at (x, y), stands on a line across it.
bool Meets(const std::vector<Traced>& lines, bool across, float x, float y) {
  constexpr float kNear = 5;  // points
  return std::any_of(lines.begin(), lines.end(), [&](const Traced& other) {
    if (other.across == across) return false;
    const docread::Box& box = other.box;
    return x > box.x0 - kNear && x < box.x1 + kNear && y > box.y0 - kNear && y < box.y1 + kNear;
  });
}

// What is left of feet of letters in a row: short, and from no line to no line.
void DropLoose(std::vector<Traced>& lines) {
  constexpr float kLong = 60;  // points
  const std::vector<Traced> all = lines;
  std::erase_if(lines, [&](const Traced& line) {
    const docread::Box& box = line.box;
    const bool across = line.across;
    if ((across ? box.Width() : box.Height()) >= kLong) return false;
    const bool begins =
        Meets(all, across, across ? box.x0 : box.MidX(), across ? box.MidY() : box.y0);
    const bool ends =
        Meets(all, across, across ? box.x1 : box.MidX(), across ? box.MidY() : box.y1);
    return !begins || !ends;
  });
}

// A stem of a letter in a low row may reach from line to line, as a border does. But a border
// stands in the line of others.
void DropStems(std::vector<Traced>& lines) {
  constexpr float kLong = 36;  // points
  constexpr float kSame = 6;
  const std::vector<Traced> all = lines;
  std::erase_if(lines, [&](const Traced& line) {
    if (line.across || line.box.Height() >= kLong) return false;
    return std::none_of(all.begin(), all.end(), [&](const Traced& other) {
      return !other.across && std::fabs(other.box.MidX() - line.box.MidX()) <= kSame &&
             (other.box.y0 >= line.box.y1 - 1 || other.box.y1 <= line.box.y0 + 1);
    });
  });
}

// A line that drifts is as many rules as it takes for each to stand at one place.
void AddRules(const Traced& line, float dots_per_inch, std::vector<docread::PageRule>& out) {
  constexpr int kDrift = 2;  // pixels
  const auto [low, high] =
      std::minmax_element(line.track.begin(), line.track.end(), [](const Piece& a, const Piece& b) {
        return a.place < b.place;
      });
  const std::size_t most = line.track.size();
  const std::size_t rules =
      std::min(most, 1 + static_cast<std::size_t>((high->place - low->place) / (kDrift + 1)));
  for (std::size_t i = 0; i < rules; ++i) {
    const Piece part = Joined(line.track, most * i / rules, most * (i + 1) / rules);
    out.push_back({BoxOf(part, line.across, dots_per_inch)});
  }
}

Stroke StrokeOf(const Traced& line) {
  const Piece& first = line.track.front();
  const Piece& last = line.track.back();
  const auto from = static_cast<float>(first.from + first.to) / 2;
  const auto to = static_cast<float>(last.from + last.to) / 2;
  const auto begin = static_cast<float>(first.place);
  const auto end = static_cast<float>(last.place);
  return line.across ? Stroke{true, from, begin, to, end} : Stroke{false, begin, from, end, to};
}

// The uprights at each place across the page, from left to right.
std::vector<std::vector<std::size_t>> UprightsByPlace(const std::vector<Traced>& lines) {
  constexpr float kSame = 2;  // points
  std::vector<std::size_t> down;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].across) down.push_back(i);
  }
  std::sort(down.begin(), down.end(), [&](std::size_t a, std::size_t b) {
    return lines[a].box.MidX() < lines[b].box.MidX();
  });
  std::vector<std::vector<std::size_t>> out;
  for (const std::size_t i : down) {
    if (out.empty() || lines[i].box.MidX() - lines[out.back().back()].box.MidX() > kSame)
      out.emplace_back();
    out.back().push_back(i);
  }
  return out;
}

// True for a place in a row of a table that most of the other uprights, but for the one behind the
// numbers of rows, do not go through: what looks like an upright there is a stem of the heading.
bool StandsInMergedRow(const std::vector<Traced>& lines, float x, float y) {
  constexpr float kHere = 3;   // points
  constexpr float kNear = 40;  // what is further away is no part of the table around the row
  const std::vector<std::vector<std::size_t>> places = UprightsByPlace(lines);
  std::size_t others = 0;
  std::size_t drawn = 0;
  for (std::size_t p = 1; p + 1 < places.size(); ++p) {
    const std::vector<std::size_t>& place = places[p];
    const bool here = std::fabs(lines[place.front()].box.MidX() - x) <= kHere ||
                      std::fabs(lines[place.back()].box.MidX() - x) <= kHere;
    if (p == 1 && here) return false;
    if (p == 1 || here) continue;
    const auto reaches = [&](float far) {
      return std::any_of(place.begin(), place.end(), [&](std::size_t i) {
        return lines[i].box.y0 <= y + far && lines[i].box.y1 >= y - far;
      });
    };
    if (reaches(kNear)) ++others;
    if (reaches(0)) ++drawn;
  }
  return others > 0 && drawn * 2 < others;
}

// What is left of `line` between these places; all of it where that would be nothing.
void CutTrack(Traced& line, int from, int to) {
  Track kept;
  for (Piece piece : line.track) {
    piece.from = std::max(piece.from, from);
    piece.to = std::min(piece.to, to);
    if (piece.from < piece.to) kept.push_back(piece);
  }
  if (!kept.empty()) line.track = std::move(kept);
}

// The level lines that an upright crosses, and where it ends between two.
struct Crossed {
  float top = 0;  // the first one below its upper end
  float bottom = 0;
  bool open_above = false;  // it goes on into a row from there, and does not end at its line
  bool open_below = false;
};

Crossed CrossedBy(const Traced& line, const std::vector<Traced>& all) {
  constexpr float kEnd = 3;  // points between an end and the line where it ends
  const float x = line.box.MidX();
  Crossed out{line.box.y1, line.box.y0};
  bool begins = false;
  bool ends = false;
  for (const Traced& level : all) {
    if (!level.across || level.box.x0 > x || level.box.x1 < x) continue;
    const float y = level.box.MidY();
    out.open_above = out.open_above || y < line.box.y0 - kEnd;
    out.open_below = out.open_below || y > line.box.y1 + kEnd;
    begins = begins || std::fabs(y - line.box.y0) <= kEnd;
    ends = ends || std::fabs(y - line.box.y1) <= kEnd;
    if (y <= line.box.y0 || y >= line.box.y1) continue;
    out.top = std::min(out.top, y);
    out.bottom = std::max(out.bottom, y);
  }
  const bool crosses = out.top < line.box.y1;
  out.open_above = out.open_above && !begins && crosses;
  out.open_below = out.open_below && !ends && crosses;
  return out;
}

// An upright ends at a level line. One that goes a little way into a row that has no uprights is
// lengthened by the stem of a letter.
void CutAtMergedRows(std::vector<Traced>& lines, float dots_per_inch) {
  const std::vector<Traced> all = lines;
  const float scale = dots_per_inch / kPointsPerInch;
  for (Traced& line : lines) {
    if (line.across) continue;
    const float x = line.box.MidX();
    const Crossed at = CrossedBy(line, all);
    int from = line.track.front().from;
    int to = line.track.back().to;
    if (at.open_above && StandsInMergedRow(all, x, (line.box.y0 + at.top) / 2))
      from = static_cast<int>(at.top * scale);
    if (at.open_below && StandsInMergedRow(all, x, (line.box.y1 + at.bottom) / 2))
      to = static_cast<int>(at.bottom * scale);
    if (from == line.track.front().from && to == line.track.back().to) continue;
    CutTrack(line, from, to);
    line.box = BoxOf(Joined(line.track, 0, line.track.size()), false, dots_per_inch);
  }
}

// Uprights at one place across the page, and the rows between the level lines that they meet.
class MissingUprights {
 public:
  MissingUprights(PIX* grey, float dots_per_inch, const Tones& tones, std::vector<Traced>& lines)
      : follower_(grey, false, dots_per_inch, tones), dots_(dots_per_inch), lines_(lines) {}

  // Where uprights at one place border two rows or more, another row between them has one as well
  // if there is any trace of it.
  void Find() {
    std::vector<Traced> found;
    const std::vector<std::vector<std::size_t>> places = UprightsByPlace(lines_);
    for (const std::vector<std::size_t>& uprights : places) FindAt(uprights, found);
    const std::size_t drawn = lines_.size();
    lines_.insert(lines_.end(), found.begin(), found.end());
    const std::vector<Traced> all = lines_;
    std::size_t at = 0;
    std::erase_if(lines_, [&](const Traced& line) {
      return at++ >= drawn && StandsInMergedRow(all, line.box.MidX(), line.box.MidY());
    });
  }

 private:
  [[nodiscard]] std::vector<float> HeightsAt(float x) const {
    constexpr float kNear = 5;  // points
    std::vector<float> out;
    for (const Traced& line : lines_) {
      if (line.across && line.box.x0 <= x + kNear && line.box.x1 >= x - kNear)
        out.push_back(line.box.MidY());
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  [[nodiscard]] bool Drawn(const std::vector<std::size_t>& uprights, float y) const {
    return std::any_of(uprights.begin(), uprights.end(), [&](std::size_t i) {
      return lines_[i].box.y0 <= y && lines_[i].box.y1 >= y;
    });
  }

  // The upright that stands nearest to the height `y`, and its place there.
  struct Near {
    const Track* track = nullptr;
    int place = 0;
  };
  [[nodiscard]] Near NearestTo(int y, const std::vector<std::size_t>& uprights) const {
    Near out;
    int least = -1;
    for (const std::size_t i : uprights) {
      for (const Piece& piece : lines_[i].track) {
        const int far = std::abs((piece.from + piece.to) / 2 - y);
        if (least >= 0 && far >= least) continue;
        least = far;
        out = {&lines_[i].track, piece.place};
      }
    }
    return out;
  }

  void FindAt(const std::vector<std::size_t>& uprights, std::vector<Traced>& found) const {
    constexpr float kLowest = 8;  // points of a row
    constexpr int kFewest = 2;
    const std::vector<float> heights = HeightsAt(lines_[uprights.front()].box.MidX());
    std::vector<std::size_t> open;
    int drawn = 0;
    for (std::size_t i = 0; i + 1 < heights.size(); ++i) {
      if (heights[i + 1] - heights[i] < kLowest) continue;
      if (Drawn(uprights, (heights[i] + heights[i + 1]) / 2)) {
        ++drawn;
      } else {
        open.push_back(i);
      }
    }
    if (drawn < kFewest) return;
    const float scale = dots_ / kPointsPerInch;
    for (const std::size_t i : open) {
      constexpr int kLine = 4;  // pixels of the lines above and below
      const int from = static_cast<int>(heights[i] * scale) + kLine;
      const int to = static_cast<int>(heights[i + 1] * scale) - kLine;
      const Near near = NearestTo((from + to) / 2, uprights);
      auto piece = follower_.Expected(from, to, near.place, follower_.Darkness(*near.track));
      if (!piece) continue;
      piece->from -= kLine;
      piece->to += kLine;
      found.push_back({{*piece}, false, BoxOf(*piece, false, dots_)});
    }
  }

  Follower follower_;
  float dots_;
  std::vector<Traced>& lines_;
};

}  // namespace

std::vector<docread::PageRule> FindRules(PIX* binary, float dots_per_inch) {
  std::vector<docread::PageRule> out;
  for (const bool across : {true, false}) {
    const Picture lines = LinesOf(binary, across, dots_per_inch);
    if (lines != nullptr) Collect(lines.get(), across, dots_per_inch, out);
  }
  return out;
}

FaintRules FindFaintRules(PIX* grey, float dots_per_inch) {
  FaintRules out;
  if (pixGetDepth(grey) != 8) return out;
  const Tones tones = TonesOf(grey);
  std::vector<Traced> lines;
  for (const bool across : {true, false}) {
    const Follower follower(grey, across, dots_per_inch, tones);
    for (Track& track : follower.Follow(AllPieces(grey, across, dots_per_inch, tones))) {
      const docread::Box box = BoxOf(Joined(track, 0, track.size()), across, dots_per_inch);
      lines.push_back({std::move(track), across, box});
    }
  }
  DropLoose(lines);
  DropStems(lines);
  MissingUprights(grey, dots_per_inch, tones, lines).Find();
  CutAtMergedRows(lines, dots_per_inch);
  for (const Traced& line : lines) {
    AddRules(line, dots_per_inch, out.rules);
    out.strokes.push_back(StrokeOf(line));
  }
  return out;
}

}  // namespace sauro::reader
