#include "reader/follow.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace sauro::reader {
namespace {

constexpr std::size_t kMostPieces = 20'000;  // of one page; more is no table
constexpr std::size_t kMostTracks = 3000;
constexpr float kStep = 8.5F;  // points; letters have no stem that long
constexpr int kLeast = 12;     // levels of grey between paper and line where ink is black
constexpr int kLeastOfAll = 6;
constexpr int kBeside = 5;  // pixels from the middle of a line to what stands beside it

int Pixels(float points, float dots_per_inch) {
  return std::max(1, static_cast<int>(std::lround(points * dots_per_inch / kPointsPerInch)));
}

}  // namespace

Strip::Strip(PIX* grey, bool across)
    : data_(pixGetData(grey)),
      words_(pixGetWpl(grey)),
      across_(across),
      length_(across ? pixGetWidth(grey) : pixGetHeight(grey)),
      breadth_(across ? pixGetHeight(grey) : pixGetWidth(grey)) {}

int Strip::Mean(int along, int place, int around) const {
  int sum = 0;
  for (int i = along - around; i <= along + around; ++i) sum += At(i, place);
  return sum / (2 * around + 1);
}

int Strip::ContrastToBoth(int along, int place, int around) const {
  if (place < kBeside || place + kBeside >= breadth_ || along < around || along + around >= length_)
    return 0;
  return std::min(Mean(along, place - kBeside, around), Mean(along, place + kBeside, around)) -
         Mean(along, place, around);
}

int Strip::Contrast(int along, int place, int around) const {
  if (place < kBeside || place + kBeside >= breadth_ || along < around || along + around >= length_)
    return 0;
  return std::max(Mean(along, place - kBeside, around), Mean(along, place + kBeside, around)) -
         Mean(along, place, around);
}

Follower::Follower(PIX* grey, bool across, float dots_per_inch, const Tones& tones)
    : strip_(grey, across),
      step_(Pixels(kStep, dots_per_inch)),
      joint_(Pixels(1, dots_per_inch)),
      shortest_(Pixels(across ? kShortestAcross : kShortestDown, dots_per_inch)),
      least_(std::max(kLeastOfAll, kLeast * (tones.paper - tones.ink) / 255)),
      grain_(tones.grain) {}

int Follower::MeanContrast(const Piece& piece, int place, int around) const {
  long sum = 0;
  for (int at = piece.from; at < piece.to; ++at) sum += strip_.Contrast(at, place, around);
  return static_cast<int>(sum / std::max(1, piece.to - piece.from));
}

// Over how many pixels grain must be averaged out for a line of that contrast to be seen.
int Follower::Around(int mean) const {
  constexpr float kClear = 5;
  for (const int around : {1, 2, 3}) {
    if (static_cast<float>(mean) * std::sqrt(2.0F * static_cast<float>(around) + 1) >=
        kClear * grain_)
      return around;
  }
  return 4;
}

// A line is about as dark all along, faint or not; letters in a row only look so.
bool Follower::IsLine(Piece& piece) const {
  const int found = piece.place;
  int mean = 0;
  for (int place = found - 2; place <= found + 2; ++place) {
    const int contrast = MeanContrast(piece, place, 1);
    if (contrast <= mean) continue;
    mean = contrast;
    piece.place = place;
  }
  if (mean < least_ || mean > piece.most) return false;
  const int around = Around(mean);
  int dark = 0;
  for (int at = piece.from; at < piece.to; ++at)
    dark += strip_.Contrast(at, piece.place, around) >= mean / 2;
  return dark * 10 >= (piece.to - piece.from) * 9;
}

// There is paper on both sides of a line, nearly everywhere; letters go on upwards or downwards.
bool Follower::StandsAlone(const Track& track) const {
  const int mean = Darkness(track);
  const int around = Around(mean);
  int alone = 0;
  int all = 0;
  int dark = 0;
  for (const Piece& piece : track) {
    for (int at = piece.from; at < piece.to; ++at) {
      alone += strip_.ContrastToBoth(at, piece.place, around) * 2 >= mean;
      dark += strip_.Contrast(at, piece.place, around) * 2 >= mean;
      ++all;
    }
  }
  const bool whole = dark * 100 >= all * 97 && track.back().to - track.front().from >= 7 * step_;
  return alone * 10 >= all * 7 || whole;
}

// The place where the line goes on from `at` for some pixels, one aside at most.
std::optional<int> Follower::GoesOn(int at, int step, int place, int wanted, int around) const {
  if (at < 0 || at + step > strip_.Length()) return std::nullopt;
  std::optional<int> out;
  int best = step * 7 / 10;
  for (const int aside : {0, -1, 1}) {
    int dark = 0;
    for (int i = at; i < at + step; ++i)
      dark += strip_.Contrast(i, place + aside, around) >= wanted;
    if (dark <= best) continue;
    best = dark;
    out = place + aside;
  }
  return out;
}

// In both directions, at last by less than a step: up to the line that it meets.
void Follower::Extend(Track& track) const {
  int mean = 0;
  for (const Piece& piece : track) mean = std::max(mean, MeanContrast(piece, piece.place, 1));
  const int wanted = std::max(least_, mean * 3 / 10);
  const int around = Around(mean);
  const int half = (track.front().high - track.front().low + 1) / 2;
  Track before;
  Piece first = track.front();
  for (const int step : {step_, std::max(1, step_ / 2), std::max(1, step_ / 4)}) {
    const auto taken = [&](int from, int place) {
      return Piece{from, from + step, place - half, place + half, place};
    };
    while (const auto next = GoesOn(track.back().to, step, track.back().place, wanted, around))
      track.push_back(taken(track.back().to, *next));
    while (const auto next = GoesOn(first.from - step, step, first.place, wanted, around)) {
      first = taken(first.from - step, *next);
      before.push_back(first);
    }
  }
  track.insert(track.begin(), before.rbegin(), before.rend());
}

// `piece` begins on `track` or where that ends.
bool Follower::SameLine(const Track& track, const Piece& piece) const {
  if (piece.from > track.back().to + joint_) return false;
  const auto after = std::find_if(track.rbegin(), track.rend(), [&](const Piece& other) {
    return other.from <= piece.from;
  });
  const Piece& beside = after == track.rend() ? track.front() : *after;
  return std::abs(beside.place - piece.place) <= joint_;
}

std::vector<Track> Follower::Follow(std::vector<Piece> pieces) const {
  if (pieces.size() > kMostPieces) return {};
  std::erase_if(pieces, [&](Piece& piece) { return !IsLine(piece); });
  const auto begins_first = [](const Piece& a, const Piece& b) { return a.from < b.from; };
  std::sort(pieces.begin(), pieces.end(), begins_first);
  std::vector<Track> found;
  for (const Piece& piece : pieces) {
    const auto same = std::find_if(found.begin(), found.end(), [&](const Track& track) {
      return SameLine(track, piece);
    });
    if (same == found.end()) {
      found.push_back({piece});
    } else {
      same->push_back(piece);
    }
  }
  if (found.size() > kMostTracks) return {};
  for (Track& track : found) Extend(track);
  std::sort(found.begin(), found.end(), [](const Track& a, const Track& b) {
    return a.front().from < b.front().from;
  });
  std::vector<Track> out;
  for (Track& track : found) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const Track& other) {
      return SameLine(other, track.front());
    });
    if (same == out.end()) {
      out.push_back(std::move(track));
      continue;
    }
    same->insert(same->end(), track.begin(), track.end());
    std::sort(same->begin(), same->end(), begins_first);
  }
  std::erase_if(out, [&](const Track& track) {
    return track.back().to - track.front().from < shortest_ || !StandsAlone(track);
  });
  return out;
}

int Follower::Darkness(const Track& track) const {
  long sum = 0;
  long length = 0;
  for (const Piece& piece : track) {
    sum += static_cast<long>(MeanContrast(piece, piece.place, 1)) * (piece.to - piece.from);
    length += piece.to - piece.from;
  }
  return static_cast<int>(sum / std::max(1L, length));
}

std::optional<Piece> Follower::Expected(int from, int to, int place, int darkness) const {
  constexpr int kAround = 4;
  const auto clear = static_cast<int>(1.5F * grain_);
  std::optional<Piece> out;
  int best = std::max({kLeastOfAll / 2, least_ / 2, clear, darkness * 2 / 5});
  for (int aside = -2; aside <= 2; ++aside) {
    Piece piece{from, to, place + aside - 1, place + aside + 2, place + aside};
    const int mean = MeanContrast(piece, piece.place, kAround);
    if (mean < best) continue;
    int dark = 0;
    for (int at = from; at < to; ++at)
      dark += strip_.Contrast(at, piece.place, kAround) * 5 >= mean * 2;
    if (dark * 5 < (to - from) * 4) continue;
    best = mean;
    out = piece;
  }
  return out;
}

}  // namespace sauro::reader
