// Bytes as a target cell and as a baseline.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "intake/fuzz_targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sauro::intake::FuzzFigure(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
