#include "reader/figures.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace sauro::reader {
namespace {

constexpr int kLowest = 10;  // pixels of a figure
constexpr int kGrain = 30;   // pixels of a speck and what is around it
constexpr std::size_t kMostDigits = 9;

struct Part {
  int x = 0;
  int y = 0;
  int w = 0;
  int h = 0;
  [[nodiscard]] int Right() const { return x + w; }
  [[nodiscard]] int Foot() const { return y + h; }
};

BOX* BoxFor(const docread::Box& area) {
  return boxCreate(
      static_cast<int>(std::floor(area.x0)),
      static_cast<int>(std::floor(area.y0)),
      static_cast<int>(std::ceil(area.Width())),
      static_cast<int>(std::ceil(area.Height()))
  );
}

// Pieces of ink from left to right.
std::vector<Part> PartsOf(PIX* cell) {
  std::vector<Part> out;
  const Boxes boxes(pixConnCompBB(cell, 8));
  for (int i = 0; boxes != nullptr && i < boxaGetCount(boxes.get()); ++i) {
    Part& part = out.emplace_back();
    boxaGetBoxGeometry(boxes.get(), i, &part.x, &part.y, &part.w, &part.h);
  }
  // What is left of a rule stands at an edge of the cell.
  std::erase_if(out, [&](const Part& part) {
    const bool edge = part.x == 0 || part.y == 0 || part.Right() == pixGetWidth(cell) ||
                      part.Foot() == pixGetHeight(cell);
    return edge && (part.w >= 4 * part.h || part.h >= 4 * part.w || part.w * part.h < kGrain);
  });
  std::sort(out.begin(), out.end(), [](const Part& a, const Part& b) { return a.x < b.x; });
  return out;
}

// Where ink is in one row of `sign`.
struct Run {
  int first = 0;
  int last = -1;
  int dark = 0;
  [[nodiscard]] bool IsBar(int width) const { return dark * 10 >= width * 7; }
};

Run RunOf(PIX* cell, const Part& sign, int y) {
  Run out;
  const l_uint32* row = pixGetData(cell) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(cell);
  for (int x = sign.x; x < sign.Right(); ++x) {
    if (GET_DATA_BIT(row, x) == 0) continue;
    if (out.dark == 0) out.first = x - sign.x;
    out.last = x - sign.x;
    ++out.dark;
  }
  return out;
}

// The middle of the ink in [y0, y1), in hundredths of the width of `sign`; -1 for none.
int MiddleOf(PIX* cell, const Part& sign, int y0, int y1) {
  long sum = 0;
  long count = 0;
  for (int y = y0; y < y1; ++y) {
    const Run run = RunOf(cell, sign, y);
    if (run.dark == 0) continue;
    sum += run.first + run.last;
    ++count;
  }
  return count == 0 ? -1 : static_cast<int>(sum * 50 / count / std::max(1, sign.w - 1));
}

// By its shape: an angle that points to one side, with a bar below, or two bars.
std::string SignOf(PIX* cell, const Part& sign) {
  int bar = sign.Foot();  // where the lower bar begins
  bool has_bar = false;
  for (int y = sign.Foot() - 1; y > sign.y + sign.h / 2; --y) {
    if (!RunOf(cell, sign, y).IsBar(sign.w)) continue;
    has_bar = true;
    bar = y;
  }
  const int high = bar - sign.y;
  if (high < 4 || sign.w < 5) return {};
  // An angle has its foot right above the bar; what is between them is paper.
  int foot = bar;
  while (foot > sign.y && RunOf(cell, sign, foot - 1).dark == 0) --foot;
  const int third = std::max(1, (foot - sign.y) / 3);
  const int top = MiddleOf(cell, sign, sign.y, sign.y + third);
  const int middle = MiddleOf(cell, sign, sign.y + third, foot - third);
  const int low = MiddleOf(cell, sign, foot - third, foot);
  constexpr int kAside = 18;  // hundredths
  if (top < 0 || middle < 0 || low < 0) return {};
  if (middle - std::max(top, low) >= kAside) return has_bar ? "≥" : ">";
  if (std::min(top, low) - middle >= kAside) return has_bar ? "≤" : "<";
  const bool two =
      has_bar && foot - sign.y <= sign.h / 2 && RunOf(cell, sign, sign.y).dark * 2 > sign.w;
  return two ? "=" : "";
}

// The pieces of one figure, told apart by size and place.
class Sorter {
 public:
  Sorter(PIX* cell, std::vector<Part> parts) : cell_(cell), parts_(std::move(parts)) {}

  // False where it is no figure alone.
  bool Sort() {
    for (const Part& part : parts_) high_ = std::max(high_, part.h);
    if (high_ < kLowest) return false;
    for (const Part& part : parts_) {
      if (part.h * 10 >= high_ * 8) digits_.push_back(part);
    }
    TakeHighSign();
    foot_ = digits_.front().Foot();
    PartTouching();
    for (const Part& digit : digits_) {
      const bool level = std::abs(digit.Foot() - foot_) * 5 <= high_;
      if (!level || digit.w * 20 > high_ * 17 || digit.w * 10 < high_) return false;
    }
    if (digits_.size() > kMostDigits) return false;
    return std::all_of(parts_.begin(), parts_.end(), [&](const Part& part) { return Place(part); });
  }

  [[nodiscard]] const std::vector<Part>& digits() const { return digits_; }
  [[nodiscard]] const std::vector<PrintedFigure::Mark>& marks() const { return marks_; }
  [[nodiscard]] std::string Sign() const { return sign_.w == 0 ? "" : SignOf(cell_, sign_); }
  [[nodiscard]] bool HasSign() const { return sign_.w != 0; }

 private:
  // Digits are as wide as each other: a piece of twice the width is two that touch.
  void PartTouching() {
    std::vector<Part> all;
    for (const Part& piece : digits_) {
      const bool wide = piece.w * 20 > high_ * 17;
      const int count = wide ? (piece.w * 100 + 35 * high_) / (70 * high_) : 1;
      for (int i = 0; i < count; ++i) {
        Part& one = all.emplace_back(piece);
        one.x = piece.x + piece.w * i / count;
        one.w = piece.x + piece.w * (i + 1) / count - one.x;
      }
    }
    digits_ = std::move(all);
  }

  // A sign with its bar in one piece is as high as a digit, but wider, and stands apart.
  void TakeHighSign() {
    if (digits_.size() < 2) return;
    const Part& first = digits_.front();
    const bool apart = (digits_[1].x - first.Right()) * 7 >= high_;
    if (!apart || first.w * 100 < first.h * 68 || SignOf(cell_, first).empty()) return;
    sign_ = first;
    digits_.erase(digits_.begin());
  }

  // A piece that is no digit: a mark between two, a part of the sign before them, or a speck. False
  // for what may be a letter.
  bool Place(const Part& part) {
    if (part.h * 10 >= high_ * 8) return true;
    const bool speck = part.w * 8 <= high_ && part.h * 8 <= high_;
    if (speck && part.w * part.h < 4) return true;
    const bool before = part.Right() <= digits_.front().x + 1;
    const bool behind = part.x >= digits_.back().Right() - 1;
    if (before && part.w * 10 >= high_ * 3 && part.y < foot_ && part.Foot() > foot_ - high_) {
      Add(part);
      return true;
    }
    if (before || behind) return part.w * 3 <= high_ && part.h * 2 <= high_;  // dirt
    return PlaceBetween(part);
  }

  // Between digits stands a mark on the line, or a speck.
  bool PlaceBetween(const Part& part) {
    const bool small = part.w * 3 <= high_ && part.h * 2 <= high_;
    const bool low = part.y >= foot_ - high_ / 3 && part.y <= foot_;
    if (!small || !low) return part.w * 6 <= high_ && part.h * 6 <= high_;
    std::size_t count = 0;
    while (count < digits_.size() && digits_[count].x < part.x) ++count;
    if (count == 0 || count == digits_.size()) return true;
    const Part& left = digits_[count - 1];
    const Part& right = digits_[count];
    const bool apart = part.x + 1 >= left.Right() && part.Right() <= right.x + 1 &&
                       (right.x - left.Right()) * 5 >= high_;
    if (apart && part.w * part.h * 64 >= high_ * high_)
      marks_.push_back({count, (part.Foot() - foot_) * 12 >= high_ && part.h * 5 >= high_});
    return true;
  }

  void Add(const Part& part) {
    if (sign_.w == 0) {
      sign_ = part;
      return;
    }
    const int right = std::max(sign_.Right(), part.Right());
    const int foot = std::max(sign_.Foot(), part.Foot());
    sign_.x = std::min(sign_.x, part.x);
    sign_.y = std::min(sign_.y, part.y);
    sign_.w = right - sign_.x;
    sign_.h = foot - sign_.y;
  }

  PIX* cell_;
  std::vector<Part> parts_;
  std::vector<Part> digits_;
  std::vector<PrintedFigure::Mark> marks_;
  Part sign_;
  int high_ = 0;
  int foot_ = 0;
};

}  // namespace

std::string PrintedFigure::Written(std::string_view read) const {
  std::string out = sign;
  for (std::size_t i = 0; i < read.size(); ++i) {
    for (const Mark& mark : marks) {
      if (mark.behind == i) out += mark.comma ? ',' : '.';
    }
    out += read[i];
  }
  return out;
}

PrintedFigure FigureIn(PIX* ink, const docread::Box& area) {
  PrintedFigure out;
  BOX* box = BoxFor(area);
  const Picture cell(pixClipRectangle(ink, box, nullptr));
  boxDestroy(&box);
  if (cell == nullptr) return out;
  Sorter sorter(cell.get(), PartsOf(cell.get()));
  if (!sorter.Sort()) return out;
  out.marks = sorter.marks();
  out.sign = sorter.Sign();
  if (sorter.HasSign() && out.sign.empty()) return {};
  const float left = std::floor(area.x0);
  const float top = std::floor(area.y0);
  for (const Part& digit : sorter.digits()) {
    const auto x = left + static_cast<float>(digit.x);
    const auto y = top + static_cast<float>(digit.y);
    out.digits.push_back({x, y, x + static_cast<float>(digit.w), y + static_cast<float>(digit.h)});
  }
  return out;
}

Picture DigitsOf(PIX* grey, const std::vector<docread::Box>& digits) {
  constexpr int kAround = 12;  // pixels of paper
  constexpr int kBeside = 1;   // of the blurred edge of a digit
  constexpr float kLarger = 2;
  if (digits.empty()) return nullptr;
  docread::Box whole = digits.front();
  for (const docread::Box& digit : digits) {
    whole = {
        std::min(whole.x0, digit.x0),
        std::min(whole.y0, digit.y0),
        std::max(whole.x1, digit.x1),
        std::max(whole.y1, digit.y1)};
  }
  const int width = static_cast<int>(whole.Width()) + 2 * kAround;
  const int height = static_cast<int>(whole.Height()) + 2 * kAround;
  const Picture out(pixCreate(width, height, 8));
  if (out == nullptr) return nullptr;
  pixSetAll(out.get());
  for (const docread::Box& digit : digits) {
    const int x = static_cast<int>(digit.x0) - kBeside;
    const int y = static_cast<int>(digit.y0) - kBeside;
    pixRasterop(
        out.get(),
        x - static_cast<int>(whole.x0) + kAround,
        y - static_cast<int>(whole.y0) + kAround,
        static_cast<int>(digit.Width()) + 2 * kBeside,
        static_cast<int>(digit.Height()) + 2 * kBeside,
        PIX_SRC,
        grey,
        x,
        y
    );
  }
  return Picture(pixScale(out.get(), kLarger, kLarger));
}

}  // namespace sauro::reader
