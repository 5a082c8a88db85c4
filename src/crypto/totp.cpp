#include "crypto/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cstdlib>

namespace sauro::crypto {
namespace {

constexpr std::size_t kSha1Bytes = 20;
constexpr std::uint32_t kModulus = 1'000'000;  // ten to the power of kTotpDigits

std::array<unsigned char, 8> BigEndian(std::int64_t step) {
  std::array<unsigned char, 8> bytes{};
  auto rest = static_cast<std::uint64_t>(step);
  for (std::size_t i = bytes.size(); i-- > 0; rest >>= 8U) {
    bytes.at(i) = static_cast<unsigned char>(rest & 0xFFU);
  }
  return bytes;
}

}  // namespace

std::string Totp(std::string_view secret, std::int64_t step) {
  const std::array<unsigned char, 8> counter = BigEndian(step);
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned int size = 0;
  // Fails only when memory ran out or OpenSSL is broken; there is no going on then.
  const bool done = HMAC(
                        EVP_sha1(),
                        secret.data(),
                        static_cast<int>(secret.size()),
                        counter.data(),
                        counter.size(),
                        mac.data(),
                        &size
                    ) != nullptr;
  if (!done || size != kSha1Bytes) std::abort();
  const std::size_t offset = mac.at(kSha1Bytes - 1) & 0x0FU;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = (number << 8U) | mac.at(offset + i);
  std::string digits = std::to_string((number & 0x7FFF'FFFFU) % kModulus);
  return std::string(kTotpDigits - digits.size(), '0') + digits;
}

std::string ToBase32(std::string_view bytes) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char byte : bytes) {
    held = (held << 8U) | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 5; bits -= 5) text += kAlphabet[(held >> (bits - 5)) & 31U];
    held &= (1U << bits) - 1U;
  }
  if (bits > 0) text += kAlphabet[(held << (5 - bits)) & 31U];
  return text;
}

}  // namespace sauro::crypto
