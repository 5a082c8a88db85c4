// Bytes as an .xlsx file, and as a sheet, the shared strings and the styles of one; then a draft of
// it.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "intake/fuzz_targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sauro::intake::FuzzXlsx(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
