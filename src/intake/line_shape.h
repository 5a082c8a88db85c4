#pragma once
// What the lines of a dumped table tell by their lengths and by the empty lines between them. Pure.

#include <cstddef>
#include <string_view>
#include <vector>

namespace sauro::intake {

/// How the cells of a row stood to each other before the dump: it shows in what shares a line.
enum class Setting {
  kUnknown,
  kCentred,  ///< In the middle of the row: only cells of one line share a line.
  kTop,      ///< A cell of one line shares it with the first line of the next cell.
};

/// How a table was set before it was dumped.
struct LineShape {
  /// By column, in characters: how long a line may be; 0 where too few cells have two lines.
  std::vector<std::size_t> widths;
  /// An empty line stands between two lines of a cell (DOMAIN 4.6): lines without one between them
  /// stand half a line apart, in two cells.
  bool spaced = false;
  Setting setting = Setting::kUnknown;
};

/// True if a cell of `lines` and the next one, of `next` lines, may have `breaks` line ends between
/// them (0: they share a line). More than three lines are three.
bool MayStandSo(
    Setting setting, bool spaced, std::size_t lines, std::size_t next, std::size_t breaks
);

/// True if `next`, the beginning of a line, had room behind `line` in a column of `width`: the
/// program that set the lines did not break this one, a paragraph ends here.
bool HadRoom(std::size_t line, std::string_view next, std::size_t width);

/// Measures a table whose lines were given to columns.
class ShapeMeter {
 public:
  explicit ShapeMeter(std::size_t columns) : full_(columns) {}

  /// A line of `characters` that goes on below in the same cell, because `next` had no room.
  void AddFull(std::size_t column, std::size_t characters, std::string_view next);
  /// `between` counts the line ends from one line of the table to the next.
  void AddBreak(std::size_t between) { ++(between > 1 ? apart_ : close_); }

  /// Cells of a row that follow each other, as in MayStandSo.
  void AddNeighbours(std::size_t lines, std::size_t next, std::size_t breaks);

  [[nodiscard]] LineShape Shape() const;

 private:
  struct Bounds {
    std::size_t least = 0;  // the line had room
    std::size_t below = 0;  // with the next word it had none
  };

  struct Neighbours {
    std::size_t lines, next, breaks;
  };

  [[nodiscard]] Setting SettingOf(bool spaced) const;

  std::vector<std::vector<Bounds>> full_;
  std::vector<Neighbours> neighbours_;
  std::size_t apart_ = 0;
  std::size_t close_ = 0;
};

}  // namespace sauro::intake
