#include <cstddef>
#include <cstdint>

#include "http/fuzz_targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sauro::http::FuzzMultipart({reinterpret_cast<const char*>(data), size});
  return 0;
}
