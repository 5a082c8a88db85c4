#pragma once
// Ruled lines of a scan, followed from pieces that look like one.

#include <optional>
#include <vector>

#include "reader/picture.h"
#include "reader/tones.h"

namespace sauro::reader {

inline constexpr float kShortestAcross =
    16;  ///< points; longer than a dash, shorter than a narrow column
inline constexpr float kShortestDown = 11;  ///< points; higher than a letter, lower than a row

/// A piece of a line, pixels [from, to) along and [low, high) across it; `place` is its middle.
struct Piece {
  int from = 0;
  int to = 0;
  int low = 0;
  int high = 0;
  int place = 0;
  int most = 255;  ///< Darker than paper by more than that, it would have been found otherwise.
};

/// One line, from its beginning to its end. A line may drift: by more than its own thickness where
/// the page was not quite level, lay askew or was drawn in unevenly.
using Track = std::vector<Piece>;

/// How dark a picture is along a line and beside it: x and y of a horizontal one.
class Strip {
 public:
  Strip(PIX* grey, bool across);

  [[nodiscard]] int Length() const { return length_; }
  /// How much darker the line is at `along` than the lighter of its sides; grain is averaged out
  /// over `around` pixels in both directions.
  [[nodiscard]] int Contrast(int along, int place, int around) const;
  /// The same, but than the darker of its sides.
  [[nodiscard]] int ContrastToBoth(int along, int place, int around) const;

 private:
  [[nodiscard]] int At(int along, int place) const {
    const int x = across_ ? along : place;
    const int y = across_ ? place : along;
    return GET_DATA_BYTE(data_ + static_cast<std::ptrdiff_t>(y) * words_, x);
  }
  [[nodiscard]] int Mean(int along, int place, int around) const;

  const l_uint32* data_;
  int words_;
  bool across_;
  int length_;
  int breadth_;
};

class Follower {
 public:
  Follower(PIX* grey, bool across, float dots_per_inch, const Tones& tones);

  /// The lines that these pieces, no longer than a drift shows, belong to: each is followed as long
  /// as it is darker than what stands beside it. None of a page with more pieces than a table has.
  [[nodiscard]] std::vector<Track> Follow(std::vector<Piece> pieces) const;

  /// How much darker than what stands beside it, in levels of grey.
  [[nodiscard]] int Darkness(const Track& track) const;

  /// A line from `from` to `to` at `place` or a pixel or two aside, where others of the table, of
  /// this darkness, let expect one: it may be paler.
  [[nodiscard]] std::optional<Piece> Expected(int from, int to, int place, int darkness) const;

 private:
  [[nodiscard]] int MeanContrast(const Piece& piece, int place, int around) const;
  [[nodiscard]] int Around(int mean) const;
  [[nodiscard]] bool StandsAlone(const Track& track) const;
  [[nodiscard]] bool IsLine(Piece& piece) const;
  [[nodiscard]] std::optional<int> GoesOn(int at, int step, int place, int wanted, int around)
      const;
  void Extend(Track& track) const;
  [[nodiscard]] bool SameLine(const Track& track, const Piece& piece) const;

  Strip strip_;
  int step_;
  int joint_;
  int shortest_;
  int least_;
  float grain_;
};

}  // namespace sauro::reader
