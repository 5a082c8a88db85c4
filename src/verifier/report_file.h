#pragma once
// What a printed report (.docx) says about the ledger that it was made from.

#include <cstdint>
#include <string>

#include "base/result.h"
#include "crypto/merkle.h"

namespace sauro::verifier {

struct ReportMark {
  crypto::TreeRoot tree;
  std::string day;  ///< as printed: 31/05/2025
};

/// Reads the mark that people see on the last page of the letter and at the foot of the appendix;
/// all must say the same. Errors: kNotFound, no such file; kUnreadable, no .docx, or without a
/// mark; kConflict, its places differ; kTooLarge.
Result<ReportMark> ReadReportMark(const std::string& path);

/// The same for the texts of the parts of a .docx. Pure.
Result<ReportMark> MarkOf(const std::string& document_xml, const std::string& footer_xml);

}  // namespace sauro::verifier
