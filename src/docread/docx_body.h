#pragma once
// Walks the body of a Word document in order and fills a Document.

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "docread/document.h"
#include "docread/docx_inline.h"
#include "docread/limits.h"
#include "docread/numbering.h"
#include "docread/styles.h"

namespace sauro::docread {

class BodyReader {
 public:
  BodyReader(const Styles& styles, Numbering& numbering, const Limits& limits, Document& out)
      : styles_(styles), numbering_(numbering), limits_(limits), out_(out) {}

  /// Errors: kTooLarge.
  Status Read(pugi::xml_node body);

  /// Where the notes and comments that the body refers to are anchored, by kind and number:
  /// "footnote 3" -> "bảng 2, dòng 17".
  [[nodiscard]] const std::unordered_map<std::string, std::string>& note_places() const {
    return note_places_;
  }

 private:
  struct CellText {
    std::string text;
    bool any_bold = false;
    bool any_plain = false;
    std::vector<pugi::xml_node> nested;
  };
  struct OpenMerge;

  void ReadBlocks(pugi::xml_node node, bool text_box);
  void AddParagraph(pugi::xml_node node, bool text_box);
  void AddTable(pugi::xml_node node, std::size_t nesting);
  void ReadRows(
      pugi::xml_node node,
      Table& table,
      std::vector<OpenMerge>& open,
      std::vector<pugi::xml_node>& nested
  );
  void ReadRow(
      pugi::xml_node node,
      Table& table,
      std::vector<OpenMerge>& open,
      std::vector<pugi::xml_node>& nested
  );
  void ReadCells(
      pugi::xml_node node,
      Table& table,
      std::uint32_t& column,
      std::vector<OpenMerge>& open,
      std::vector<pugi::xml_node>& nested
  );
  void ReadCell(
      pugi::xml_node node,
      Table& table,
      std::uint32_t& column,
      std::vector<OpenMerge>& open,
      std::vector<pugi::xml_node>& nested
  );
  void CollectCell(pugi::xml_node node, const std::string& place, CellText& out);
  void AddCellParagraph(pugi::xml_node node, const std::string& place, CellText& out);
  void AddSmallTable(pugi::xml_node node, const std::string& place, CellText& out);
  [[nodiscard]] Inline ReadInline(
      pugi::xml_node paragraph, const Style& style, const std::string& place
  );
  std::string LabelOf(pugi::xml_node paragraph, const Style& style);
  [[nodiscard]] Style StyleOf(pugi::xml_node paragraph) const;
  void LeaveOut(std::string_view text, std::string_view reason, const std::string& place);
  void Fail(std::string message, std::string place);
  [[nodiscard]] bool failed() const { return error_.has_value(); }

  const Styles& styles_;
  Numbering& numbering_;
  const Limits& limits_;
  Document& out_;
  std::optional<Error> error_;
  std::unordered_map<std::string, std::string> note_places_;
  std::uint32_t paragraphs_ = 0;
  std::uint32_t tables_ = 0;
  std::size_t all_paragraphs_ = 0;
  std::size_t cells_ = 0;
};

}  // namespace sauro::docread
