#pragma once
// Bytes of any file that is read -> Document. What a library could be attacked with (PDF, pictures,
// older office files) is read by sauro-reader, a process of its own; all the rest here.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "docread/document.h"
#include "docread/limits.h"
#include "helper/process.h"

namespace sauro::helper {

struct Progress {
  std::uint32_t page = 0;   ///< Being read, from 1; 0 before the first.
  std::uint32_t pages = 0;  ///< 0 while it is not known.
};
using OnProgress = std::function<void(const Progress&)>;

struct ReaderOptions {
  std::string program;  ///< Path of sauro-reader.
  Patience patience;
  docread::Limits limits;
};

/// True for what may take seconds a page, so that nobody should wait for it at a page.
bool TakesLong(std::string_view bytes, std::string_view file_name);

/// As docread::ReadDocument, and for PDF, pictures, .doc, .xls, .odt, .ods and .rtf with the help
/// of `options.program`; `on_progress` is called before each page. Whatever that program does, an
/// import fails with one message and nothing else happens.
///
/// Errors: those of docread::ReadDocument; kUnavailable, a program that is needed is not installed
/// (the message names the package); kTooLarge, a limit on pages, pixels or time; kUnreadable,
/// damaged, encrypted, or the program died. Thread-safe; waits for the program.
Result<docread::Document> ReadSource(
    std::string_view bytes,
    std::string_view file_name,
    const ReaderOptions& options,
    const OnProgress& on_progress = {}
);

}  // namespace sauro::helper
