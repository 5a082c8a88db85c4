#include "docread/inner_frames.h"

#include <algorithm>
#include <cmath>

namespace sauro::docread {
namespace {

constexpr float kNearest = 1;   // points between a border and the frame inside it
constexpr float kFarthest = 9;  // no letter has room there
constexpr float kSame = 5;      // points between ends that are at one height
constexpr std::size_t kMostDown = 400;

bool Covers(const Box& longer, const Box& shorter) {
  return longer.y0 <= shorter.y0 + kSame && longer.y1 >= shorter.y1 - kSame &&
         longer.Height() > shorter.Height() + kSame;
}

// A line of the table around it stands `side` (-1: left, 1: right) of `edge`.
bool HasBorder(const std::vector<const Box*>& down, const Box& edge, int side) {
  return std::any_of(down.begin(), down.end(), [&](const Box* other) {
    const float gap = (other->MidX() - edge.MidX()) * static_cast<float>(side);
    return gap > kNearest && gap < kFarthest && Covers(*other, edge);
  });
}

// The table has more columns than the one that the frame fills.
bool HasOtherColumns(const std::vector<const Box*>& down, const Box& frame) {
  return std::any_of(down.begin(), down.end(), [&](const Box* other) {
    const bool outside =
        other->MidX() < frame.x0 - kFarthest || other->MidX() > frame.x1 + kFarthest;
    return outside && Covers(*other, frame);
  });
}

std::vector<Box> FramesIn(const std::vector<const Box*>& down) {
  std::vector<Box> out;
  for (const Box* left : down) {
    if (!HasBorder(down, *left, -1)) continue;
    for (const Box* right : down) {
      const bool pair = right->MidX() > left->MidX() + kFarthest &&
                        std::fabs(right->y0 - left->y0) < kSame &&
                        std::fabs(right->y1 - left->y1) < kSame;
      if (!pair || !HasBorder(down, *right, 1)) continue;
      const Box frame{left->x0, left->y0, right->x1, left->y1};
      const bool crossed = std::any_of(down.begin(), down.end(), [&](const Box* other) {
        return other->MidX() > frame.x0 && other->MidX() < frame.x1 && Covers(*other, frame);
      });
      if (!crossed && HasOtherColumns(down, frame)) out.push_back(frame);
    }
  }
  return out;
}

bool InFrame(const Box& rule, const Box& frame) {
  return rule.x0 > frame.x0 - kFarthest && rule.x1 < frame.x1 + kFarthest &&
         rule.y0 > frame.y0 - kSame && rule.y1 < frame.y1 + kSame;
}

}  // namespace

std::vector<PageRule> WithoutInnerFrames(const std::vector<PageRule>& rules) {
  std::vector<const Box*> down;
  for (const PageRule& rule : rules) {
    if (!rule.Horizontal()) down.push_back(&rule.box);
  }
  if (down.size() > kMostDown) return rules;
  const std::vector<Box> frames = FramesIn(down);
  std::vector<PageRule> out;
  for (const PageRule& rule : rules) {
    const bool inner = std::any_of(frames.begin(), frames.end(), [&](const Box& frame) {
      return InFrame(rule.box, frame);
    });
    if (!inner) out.push_back(rule);
  }
  return out;
}

}  // namespace sauro::docread
