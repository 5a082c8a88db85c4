#pragma once
// PDF and pictures -> pages.

#include <functional>
#include <optional>
#include <string_view>

#include "docread/page.h"
#include "helper/wire.h"

namespace sauro::reader {

struct PageSink {
  std::function<void(std::uint32_t)> pages;        ///< How many there are.
  std::function<void(std::uint32_t)> begun;        ///< This one is being read.
  std::function<void(const docread::Page&)> page;  ///< One that was read, in order.
};

/// Nothing, or why it was given up; what came before stays true. A picture file may hold several
/// pages (TIFF).
std::optional<helper::Failure> ReadPdf(std::string_view bytes, const PageSink& sink);
std::optional<helper::Failure> ReadPictures(std::string_view bytes, const PageSink& sink);

}  // namespace sauro::reader
