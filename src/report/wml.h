#pragma once
// WordprocessingML in pieces: escaped text, paragraphs with a named style, tables.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sauro::report {

/// `text` as XML character data or attribute value: NFC, the five signs escaped, tabs as spaces,
/// control characters and what XML 1.0 forbids left out. Line feeds stay.
std::string XmlText(std::string_view text);

/// A stretch of text in one look. `half_points` 0 means the size of the paragraph's style.
struct Run {
  std::string_view text;
  bool bold = false;
  bool italic = false;
  int half_points = 0;
};

/// One paragraph. A line feed in the text is a line break.
std::string Paragraph(std::string_view style, std::string_view text);
std::string Paragraph(std::string_view style, std::span<const Run> runs);
/// The last paragraph of a section of pages.
std::string SectionParagraph(
    std::string_view style, std::string_view text, std::string_view section_xml
);

/// A run that shows the picture behind `relation`, a square of `millimetres`; `description` is what
/// is told to those who do not see it.
std::string PictureRun(std::string_view relation, std::string_view description, int millimetres);
/// One paragraph of runs that are XML already.
std::string ParagraphOf(std::string_view style, std::string_view runs_xml);

/// A thin horizontal line `length` twips long in the middle of `room` twips.
std::string Rule(int length, int room);

/// Twips that `text` takes in one line of Times New Roman bold at `half_points`; within some 8 %.
int EstimateBoldWidth(std::string_view text, int half_points);

/// A cell of a table row.
struct CellSpec {
  std::string content;  ///< Paragraphs, at least one.
  int span = 1;         ///< Grid columns.
  bool shaded = false;
};

/// kTall is a body row that the end of a page may cut, so that it leaves no empty half page.
enum class RowKind { kBody, kTall, kHeader, kHeading };

/// Builds one table of fixed column widths. Other rows than tall ones are not cut by the end of a
/// page; header rows return on each page; a heading row stays with the row after it through its
/// style.
class Table {
 public:
  enum class Border { kNone, kGrid };
  Table(std::vector<int> widths, Border border);
  /// The spans of `cells` must sum to the number of columns.
  void AddRow(const std::vector<CellSpec>& cells, RowKind kind = RowKind::kBody);
  /// The whole table; nothing may be added afterwards.
  std::string Finish();

 private:
  std::vector<int> widths_;
  std::string xml_;
};

}  // namespace sauro::report
