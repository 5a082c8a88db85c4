#pragma once
// Older office files -> .docx or .xlsx, by LibreOffice in a cage of its own.

#include <optional>
#include <string>
#include <string_view>

#include "helper/wire.h"

namespace sauro::reader {

/// Converts `bytes`, a file whose name would end in `.extension`, to `target` ("docx" or "xlsx");
/// the outcome goes to `out`, what the cage lacks to `missing`. Its folder below TMPDIR is removed
/// afterwards.
std::optional<helper::Failure> Convert(
    std::string_view bytes,
    const std::string& extension,
    const std::string& target,
    std::string& out,
    std::string& missing
);

}  // namespace sauro::reader
