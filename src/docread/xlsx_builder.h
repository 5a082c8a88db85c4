#pragma once
// Builds .xlsx files in memory. For tests only; nothing in the product includes this.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docread/docx_builder.h"

namespace sauro::docread {

struct TestSheet {
  std::string name = "Phụ lục 1";
  std::string xml;         ///< Inside <worksheet>.
  std::string attributes;  ///< Of <sheet>: " state=\"hidden\"".
};

/// A workbook; `parts` may hold "xl/styles.xml", "xl/sharedStrings.xml" and others.
inline std::string MakeXlsx(const std::vector<TestSheet>& sheets, ZipEntries parts = {}) {
  std::string list;
  std::string relations;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string id = std::to_string(i + 1);
    list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + id + "\" r:id=\"rId" + id + "\"" +
            sheets[i].attributes + "/>";
    relations += "<Relationship Id=\"rId" + id +
                 "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                 "worksheet\" Target=\"worksheets/sheet" +
                 id + ".xml\"/>";
    parts.emplace_back(
        "xl/worksheets/sheet" + id + ".xml", "<worksheet>" + sheets[i].xml + "</worksheet>"
    );
  }
  parts.emplace_back("xl/workbook.xml", "<workbook><sheets>" + list + "</sheets></workbook>");
  parts.emplace_back(
      "xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>"
  );
  return MakeZip(parts);
}

/// A cell with its text inside it.
inline std::string TextCell(std::string_view reference, std::string_view text, int style = 0) {
  return "<c r=\"" + std::string(reference) + "\" t=\"inlineStr\" s=\"" + std::to_string(style) +
         "\"><is><t>" + std::string(text) + "</t></is></c>";
}

/// Row `number` with these texts from column A on; empty texts are no cells.
inline std::string SheetRowXml(int number, const std::vector<std::string>& texts, int style = 0) {
  std::string out = "<row r=\"" + std::to_string(number) + "\">";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string reference =
        std::string(1, static_cast<char>('A' + i)) + std::to_string(number);
    if (!texts[i].empty()) out += TextCell(reference, texts[i], style);
  }
  return out + "</row>";
}

}  // namespace sauro::docread
