#include "base/uuid.h"

#include <fmt/format.h>
#include <unistd.h>

#include <random>

namespace sauro {
namespace {

bool IsDash(std::size_t i) {
  return i == 8 || i == 13 || i == 18 || i == 23;
}

}  // namespace

std::string MakeUuidV7(Instant at, const std::array<std::uint8_t, 10>& random) {
  const auto ms = static_cast<std::uint64_t>(at.unix_ms) & 0xFFFFFFFFFFFFULL;
  const auto version =
      static_cast<std::uint16_t>(0x7000U | ((random[0] & 0x0FU) << 8U) | random[1]);
  const auto variant = static_cast<std::uint8_t>(0x80U | (random[2] & 0x3FU));
  return fmt::format(
      "{:08x}-{:04x}-{:04x}-{:02x}{:02x}-{:02x}{:02x}{:02x}{:02x}{:02x}{:02x}",
      ms >> 16U,
      ms & 0xFFFFU,
      version,
      variant,
      random[3],
      random[4],
      random[5],
      random[6],
      random[7],
      random[8],
      random[9]
  );
}

std::string DeriveUuid(std::string_view base, std::uint32_t index) {
  std::string id(base);
  if (index == 0 || id.size() != 36) return id;
  // The last 12 hexadecimal digits are 48 random bits; adding the index keeps ids of one request
  // apart.
  std::uint64_t tail = 0;
  for (const char c : id.substr(24)) {
    tail = tail * 16 + static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
  }
  return id.substr(0, 24) + fmt::format("{:012x}", (tail + index) & 0xFFFFFFFFFFFFULL);
}

bool IsUuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    if (IsDash(i) ? c != '-' : !hex) return false;
  }
  return true;
}

std::string NewUuid(Instant at) {
  // One call of the kernel for all: std::random_device of libstdc++ waits for the processor's own
  // source for each four bytes, which was a third of the work of a write.
  std::array<std::uint8_t, 10> random{};
  if (getentropy(random.data(), random.size()) != 0) {
    std::random_device device;
    for (auto& byte : random) byte = static_cast<std::uint8_t>(device());
  }
  return MakeUuidV7(at, random);
}

}  // namespace sauro
