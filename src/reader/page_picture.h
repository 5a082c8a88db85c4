#pragma once
// A page as a picture for people to compare with.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "helper/wire.h"
#include "reader/picture.h"

namespace sauro::reader {

/// Dots per inch: letters of a plan can be read, and a page takes about 100 kB.
inline constexpr float kPictureDots = 110;

struct PageWanted {
  std::uint32_t number = 1;
  std::uint32_t turned = 0;  ///< As docread::Page::turned.
};

/// Nothing, or why there is no picture. The picture is a PNG of 16 greys.
std::optional<helper::Failure> DrawPdfPage(
    std::string_view bytes, const PageWanted& wanted, std::string& png
);
std::optional<helper::Failure> DrawPicturePage(
    std::string_view bytes, const PageWanted& wanted, std::string& png
);

/// The last step of both.
std::optional<helper::Failure> EncodePicture(PIX* picture, std::uint32_t turned, std::string& png);

}  // namespace sauro::reader
