#include "reader/page_picture.h"

#include <cstdlib>

#include "reader/recognise.h"

namespace sauro::reader {
namespace {

// What Leptonica allocated.
struct Freed {
  void operator()(l_uint8* bytes) const { lept_free(bytes); }
};

}  // namespace

std::optional<helper::Failure> EncodePicture(PIX* picture, std::uint32_t turned, std::string& png) {
  constexpr int kGreys = 16;
  const Picture upright = TurnedBy(picture, turned);
  const Picture grey(upright == nullptr ? nullptr : pixConvertTo8(upright.get(), 0));
  const Picture few(grey == nullptr ? nullptr : pixThresholdTo4bpp(grey.get(), kGreys, 0));
  if (few == nullptr) return helper::Failure::kOutOfMemory;
  l_uint8* made = nullptr;
  std::size_t size = 0;
  const bool failed = pixWriteMemPng(&made, &size, few.get(), 0) != 0;
  const std::unique_ptr<l_uint8, Freed> held(made);
  if (failed || made == nullptr) return helper::Failure::kOutOfMemory;
  png.assign(reinterpret_cast<const char*>(made), size);
  return std::nullopt;
}

}  // namespace sauro::reader
