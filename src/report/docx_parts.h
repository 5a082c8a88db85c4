#pragma once
// The parts of the report's .docx other than the text: styles, settings, properties, relations.

#include <string>
#include <vector>

#include "report/board_report.h"
#include "report/docx_package.h"

namespace sauro::report {

/// Everything but word/document.xml. Relation ids used by the document: rIdHeader (page number),
/// rIdHeaderFirst (empty), rIdFooter (empty), rIdFooterProof (`proof`), rIdMark
/// (word/media/mark.png, which is not among them either).
std::vector<PackagePart> FixedParts(const BoardReport& report, const std::string& proof);

/// word/styles.xml. Sizes and looks: DOMAIN 12.
std::string StylesXml(Layout layout);

/// A whole XML part around `body`, whose root element declares the w and r prefixes.
std::string WmlPart(const std::string& root, const std::string& body);

}  // namespace sauro::report
