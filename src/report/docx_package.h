#pragma once
// A .docx file as a zip of parts, the same bytes each time.

#include <string>
#include <vector>

#include "base/result.h"

namespace sauro::report {

struct PackagePart {
  std::string name;  ///< "word/document.xml"
  std::string bytes;
};

/// The parts in the order given, deflated, every one dated 1980-01-01 00:00 (no clock, no zone).
/// Errors: kInternal, libzip refused.
Result<std::string> ZipParts(const std::vector<PackagePart>& parts);

}  // namespace sauro::report
