#pragma once
// The numbers of the rows and sections of a dumped table, line by line.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docread/document.h"
#include "intake/draft.h"

namespace sauro::intake {

/// A line of a dump: a paragraph of the document.
struct SourceLine {
  std::string text;
  Spot spot;
  std::size_t at = 0;  ///< Line of the file.
};

/// Nothing where block `at` is no paragraph, or none.
std::optional<SourceLine> LineAt(const std::vector<docread::Block>& blocks, std::size_t at);

/// "STT ...", "TT ...", "Mã số ...": a header of columns.
bool BeginsHeader(std::string_view text);

/// The same at block `at`, where the words may stand on two lines.
bool BeginsHeaderAt(const std::vector<docread::Block>& blocks, std::size_t at);

/// The word before the first space.
std::string_view FirstWord(std::string_view text);

/// Rows count up below each section, sections and parts as well; what does not fit stands in a
/// cell.
class LineLabels {
 public:
  enum class Kind { kNone, kPart, kSection, kSubsection, kRow };

  explicit LineLabels(const std::vector<docread::Block>& blocks) : blocks_(blocks) {}

  /// What the line at block `at` begins. `behind_break`: it stands right below the header of a new
  /// page, where numbers may be missing with a page that is lost.
  [[nodiscard]] Kind KindAt(std::size_t at, bool behind_break) const;

  /// The line `text`, of that kind, was taken.
  void Take(Kind kind, std::string_view text);

 private:
  [[nodiscard]] bool IsPart(std::size_t at, const std::string& label, std::string_view text) const;
  [[nodiscard]] bool IsLaterSection(std::size_t at, const std::string& label, std::string_view text)
      const;
  [[nodiscard]] bool IsRow(
      std::size_t at, const std::string& label, std::string_view text, bool behind_break
  ) const;
  [[nodiscard]] bool IsNumberedRow(std::size_t at, const std::string& label, std::string_view text)
      const;
  [[nodiscard]] bool IsLaterRow(std::size_t at, int number, std::string_view text) const;
  [[nodiscard]] bool HasRowsBelow(std::size_t at) const;
  [[nodiscard]] bool BeginsBelow(std::size_t at, bool sections) const;

  const std::vector<docread::Block>& blocks_;
  int number_ = 0;            // of the last row
  int below_number_ = 0;      // of the last row "2.1" below it
  int roman_ = 0;             // of the last section
  char part_ = 'A' - 1;       // the last part
  bool fresh_ = false;        // no row below the last heading yet
  bool in_brackets_ = false;  // rows are counted "(1)"
};

}  // namespace sauro::intake
