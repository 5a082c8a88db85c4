#include "reader/rules.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace sauro::reader {
namespace {

constexpr float kShortestAcross = 16;  // points; longer than a dash, shorter than a narrow column
constexpr float kShortestDown = 11;    // points; higher than a letter, lower than a row
constexpr float kThickest = 5;         // points

int Pixels(float points, float dots_per_inch) {
  return std::max(1, static_cast<int>(std::lround(points * dots_per_inch / kPointsPerInch)));
}

// `grown`: pixels by which the lines were thickened.
void Collect(
    PIX* lines, bool across, float dots_per_inch, int grown, std::vector<docread::PageRule>& out
) {
  const Boxes boxes(pixConnCompBB(lines, 8));
  if (boxes == nullptr) return;
  const float scale = kPointsPerInch / dots_per_inch;
  const int thickest = Pixels(kThickest, dots_per_inch) + 2 * grown;
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    if ((across ? h : w) > thickest) continue;
    const int dx = across ? 0 : std::min(grown, (w - 1) / 2);
    const int dy = across ? std::min(grown, (h - 1) / 2) : 0;
    out.push_back(
        {{static_cast<float>(x + dx) * scale,
          static_cast<float>(y + dy) * scale,
          static_cast<float>(x + w - dx) * scale,
          static_cast<float>(y + h - dy) * scale}}
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

// The level of grey of the paper.
int PaperOf(PIX* grey) {
  NUMA* histogram = pixGetGrayHistogram(grey, 4);
  if (histogram == nullptr) return 255;
  float most = 0;
  int paper = 255;
  for (int level = 128; level < 256; ++level) {
    float count = 0;
    numaGetFValue(histogram, level, &count);
    if (count < most) continue;
    most = count;
    paper = level;
  }
  numaDestroy(&histogram);
  return paper;
}

// What may be a line in one direction: so little darker than the paper that grain is, too, but
// grain makes no run of that length.
std::vector<docread::PageRule> FaintPieces(PIX* grey, bool across, float dots_per_inch, int paper) {
  constexpr int kPart = 6;  // of the way from the paper to black
  std::vector<docread::PageRule> out;
  const Picture ink(pixThresholdToBinary(grey, paper - paper / kPart));
  // A line that was turned goes up and down by one pixel: thickened across its direction it stays
  // one. Never along it, or the stems of letters in one column would become a line.
  const Picture thick(
      ink == nullptr ? nullptr : pixDilateBrick(nullptr, ink.get(), across ? 1 : 3, across ? 3 : 1)
  );
  const Picture lines = thick == nullptr ? nullptr : LinesOf(thick.get(), across, dots_per_inch);
  if (lines != nullptr) Collect(lines.get(), across, dots_per_inch, 1, out);
  return out;
}

// Places along a line and across it, in pixels: x and y of a horizontal one.
class Strip {
 public:
  Strip(PIX* grey, bool across)
      : data_(pixGetData(grey)),
        words_(pixGetWpl(grey)),
        across_(across),
        length_(across ? pixGetWidth(grey) : pixGetHeight(grey)),
        breadth_(across ? pixGetHeight(grey) : pixGetWidth(grey)) {}

  [[nodiscard]] int Length() const { return length_; }

  // How much darker the line is at `along` than the lighter of its sides; grain is averaged out.
  [[nodiscard]] int Contrast(int along, int place) const {
    constexpr int kBeside = 5;
    if (place < kBeside || place + kBeside >= breadth_ || along < 1 || along + 1 >= length_)
      return 0;
    return std::max(Mean(along, place - kBeside), Mean(along, place + kBeside)) -
           Mean(along, place);
  }

 private:
  [[nodiscard]] int At(int along, int place) const {
    const int x = across_ ? along : place;
    const int y = across_ ? place : along;
    return GET_DATA_BYTE(data_ + static_cast<std::ptrdiff_t>(y) * words_, x);
  }
  [[nodiscard]] int Mean(int along, int place) const {
    return (At(along - 1, place) + At(along, place) + At(along + 1, place)) / 3;
  }

  const l_uint32* data_;
  int words_;
  bool across_;
  int length_;
  int breadth_;
};

// A piece of a line, pixels [from, to) along and [low, high) across it; `place` is its middle where
// it was found.
struct Piece {
  int from = 0;
  int to = 0;
  int low = 0;
  int high = 0;
  int place = 0;
};

class Follower {
 public:
  Follower(const Strip& strip, float dots_per_inch)
      : strip_(strip), step_(Pixels(kStep, dots_per_inch)), joint_(Pixels(1, dots_per_inch)) {}

  std::vector<Piece> Follow(std::vector<Piece> pieces) const {
    std::erase_if(pieces, [&](Piece& piece) { return !IsLine(piece); });
    if (pieces.size() > kMostPieces) return {};
    for (Piece& piece : pieces) Extend(piece);
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
      return a.from < b.from;
    });
    std::vector<Piece> out;
    for (const Piece& piece : pieces) {
      const auto same = std::find_if(out.begin(), out.end(), [&](const Piece& other) {
        return std::abs(other.place - piece.place) <= joint_ && piece.from <= other.to + joint_;
      });
      if (same == out.end()) {
        out.push_back(piece);
      } else {
        same->to = std::max(same->to, piece.to);
        same->low = std::min(same->low, piece.low);
        same->high = std::max(same->high, piece.high);
        same->place = piece.place;
      }
    }
    return out;
  }

 private:
  static constexpr std::size_t kMostPieces = 3000;  // of one page; more is no table
  static constexpr float kStep = 8.5F;              // points; letters have no stem that long
  static constexpr int kLeast = 12;                 // levels of grey

  [[nodiscard]] int MeanContrast(const Piece& piece, int place) const {
    long sum = 0;
    for (int at = piece.from; at < piece.to; ++at) sum += strip_.Contrast(at, place);
    return static_cast<int>(sum / std::max(1, piece.to - piece.from));
  }

  // A line is about as dark all along, faint or not; letters in a row only look so.
  [[nodiscard]] bool IsLine(Piece& piece) const {
    const int found = piece.place;
    int mean = 0;
    for (int place = found - 2; place <= found + 2; ++place) {
      const int contrast = MeanContrast(piece, place);
      if (contrast <= mean) continue;
      mean = contrast;
      piece.place = place;
    }
    if (mean < kLeast) return false;
    int dark = 0;
    for (int at = piece.from; at < piece.to; ++at)
      dark += strip_.Contrast(at, piece.place) >= mean / 2;
    return dark * 10 >= (piece.to - piece.from) * 9;
  }

  // The place where the line goes on from `at` for one step, a pixel aside at most.
  [[nodiscard]] std::optional<int> GoesOn(int at, int place, int wanted) const {
    if (at < 0 || at + step_ > strip_.Length()) return std::nullopt;
    std::optional<int> out;
    int best = step_ * 7 / 10;
    for (const int aside : {0, -1, 1}) {
      int dark = 0;
      for (int i = at; i < at + step_; ++i) dark += strip_.Contrast(i, place + aside) >= wanted;
      if (dark <= best) continue;
      best = dark;
      out = place + aside;
    }
    return out;
  }

  void Extend(Piece& piece) const {
    const int wanted = std::max(kLeast, MeanContrast(piece, piece.place) * 3 / 10);
    const int half = (piece.high - piece.low + 1) / 2;
    const auto take = [&](int place) {
      piece.low = std::min(piece.low, place - half);
      piece.high = std::max(piece.high, place + half);
      return place;
    };
    int place = piece.place;
    while (const auto next = GoesOn(piece.to, place, wanted)) {
      place = take(*next);
      piece.to += step_;
    }
    place = piece.place;
    while (const auto next = GoesOn(piece.from - step_, place, wanted)) {
      place = take(*next);
      piece.from -= step_;
    }
  }

  const Strip& strip_;
  int step_;
  int joint_;
};

std::vector<Piece> PiecesOf(
    const std::vector<docread::PageRule>& rules, bool across, float dots_per_inch
) {
  const float scale = dots_per_inch / kPointsPerInch;
  const auto pixel = [&](float points) { return static_cast<int>(std::lround(points * scale)); };
  std::vector<Piece> out;
  for (const docread::PageRule& rule : rules) {
    const docread::Box& box = rule.box;
    out.push_back(
        across
            ? Piece{pixel(box.x0), pixel(box.x1), pixel(box.y0), pixel(box.y1), pixel(box.MidY())}
            : Piece{pixel(box.y0), pixel(box.y1), pixel(box.x0), pixel(box.x1), pixel(box.MidX())}
    );
  }
  return out;
}

docread::PageRule RuleOf(const Piece& piece, bool across, float dots_per_inch) {
  const float scale = kPointsPerInch / dots_per_inch;
  const auto from = static_cast<float>(piece.from) * scale;
  const auto to = static_cast<float>(piece.to) * scale;
  const auto low = static_cast<float>(piece.low) * scale;
  const auto high = static_cast<float>(std::max(piece.high, piece.low + 1)) * scale;
  return across ? docread::PageRule{{from, low, to, high}}
                : docread::PageRule{{low, from, high, to}};
}

// True if an end of a line, at (x, y), stands on a line across it.
bool Meets(const std::vector<docread::PageRule>& rules, bool across, float x, float y) {
  constexpr float kNear = 5;  // points
  return std::any_of(rules.begin(), rules.end(), [&](const docread::PageRule& other) {
    if (other.Horizontal() == across) return false;
    const docread::Box& box = other.box;
    return x > box.x0 - kNear && x < box.x1 + kNear && y > box.y0 - kNear && y < box.y1 + kNear;
  });
}

// What is left of feet of letters in a row: short, and from no line to no line.
void DropLoose(std::vector<docread::PageRule>& rules) {
  constexpr float kLong = 60;  // points
  const std::vector<docread::PageRule> all = rules;
  std::erase_if(rules, [&](const docread::PageRule& rule) {
    const docread::Box& box = rule.box;
    const bool across = rule.Horizontal();
    if ((across ? box.Width() : box.Height()) >= kLong) return false;
    const bool begins =
        Meets(all, across, across ? box.x0 : box.MidX(), across ? box.MidY() : box.y0);
    const bool ends =
        Meets(all, across, across ? box.x1 : box.MidX(), across ? box.MidY() : box.y1);
    return !begins || !ends;
  });
}

}  // namespace

std::vector<docread::PageRule> FindRules(PIX* binary, float dots_per_inch) {
  std::vector<docread::PageRule> out;
  for (const bool across : {true, false}) {
    const Picture lines = LinesOf(binary, across, dots_per_inch);
    if (lines != nullptr) Collect(lines.get(), across, dots_per_inch, 0, out);
  }
  return out;
}

std::vector<docread::PageRule> FindFaintRules(PIX* grey, float dots_per_inch) {
  std::vector<docread::PageRule> out;
  if (pixGetDepth(grey) != 8) return out;
  const int paper = PaperOf(grey);
  for (const bool across : {true, false}) {
    const Strip strip(grey, across);
    const Follower follower(strip, dots_per_inch);
    std::vector<Piece> pieces =
        PiecesOf(FaintPieces(grey, across, dots_per_inch, paper), across, dots_per_inch);
    for (const Piece& piece : follower.Follow(std::move(pieces)))
      out.push_back(RuleOf(piece, across, dots_per_inch));
  }
  DropLoose(out);
  return out;
}

}  // namespace sauro::reader
