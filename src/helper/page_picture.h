#pragma once
// One page of a PDF or of a scan as a picture, drawn by sauro-reader.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "helper/source_reader.h"

namespace sauro::helper {

struct PageAsked {
  std::uint32_t number = 1;
  std::uint32_t turned = 0;  ///< docread::PageShape::turned
};

/// The picture is a PNG, about 110 dots per inch; of what the program gave, its kind and its size
/// are checked and nothing else. Errors: kNotFound, a kind of file without pages, or no such page;
/// others as ReadSource. Thread-safe; waits for the program, at most as `options.patience` says.
Result<std::string> DrawPage(
    std::string_view bytes,
    std::string_view file_name,
    const PageAsked& asked,
    const ReaderOptions& options
);

/// True for a PNG of some size that a browser can bear.
bool IsBearablePng(std::string_view bytes);

}  // namespace sauro::helper
