#pragma once
// One question to sauro-reader and everything that it says to it.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "docread/page.h"
#include "helper/source_reader.h"

namespace sauro::helper {

/// How the helper is asked for a kind of file.
struct Request {
  std::vector<std::string> arguments;
  std::string made;     ///< Extension of the file that it makes; empty if it gives pages.
  std::string package;  ///< Without which LibreOffice cannot do it.
};

/// What the helper said, until its last frame.
struct Heard {
  std::vector<docread::Page> pages;
  std::string file;
  Progress progress;
};

/// Waits for the program. Errors: as ReadSource, with place = "trang 3" where a page had begun.
Result<Heard> Ask(
    const Request& request,
    std::string_view bytes,
    const ReaderOptions& options,
    const OnProgress& on_progress
);

}  // namespace sauro::helper
