#pragma once
// Automatic numbering of a .docx: the labels that Word shows but does not write into the text.

#include <array>
#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sauro::docread {

/// Keeps the counters of all lists; ask for each paragraph once and in the order of the document.
class Numbering {
 public:
  static constexpr std::int32_t kLevels = 9;

  /// `numbering` is the root of word/numbering.xml; it may be null.
  explicit Numbering(pugi::xml_node numbering);

  /// The label of the next paragraph of list `list` at `level`: "1.2.", "a)", "IV.", "-".
  /// Empty for list 0 ("no list") and for unknown lists.
  std::string Next(std::int32_t list, std::int32_t level);

 private:
  struct Level {
    std::string format = "decimal";
    std::string text;
    std::int32_t start = 1;
    std::int32_t restart = -1;  ///< restarts after this level or a higher one; -1: any higher level
    bool arabic = false;        ///< all numbers of the label are shown as 1, 2, 3
  };
  using Levels = std::array<Level, kLevels>;
  struct Counters {
    std::array<std::int32_t, kLevels> value{};
    std::array<bool, kLevels> running{};
  };
  struct List {
    std::int32_t counters = 0;  ///< key of counters_: lists of one definition count on together
    Levels levels;
  };
  static void ReadLevel(pugi::xml_node node, Levels& levels);
  static void ReadOverrides(pugi::xml_node node, std::int32_t id, List& list);

  std::unordered_map<std::int32_t, List> lists_;
  std::unordered_map<std::int32_t, Counters> counters_;
};

/// 4 as "4", "IV", "iv", "D", "d" or "04"; decimal for a format that is not known.
std::string FormatNumber(std::int32_t number, std::string_view format);

}  // namespace sauro::docread
