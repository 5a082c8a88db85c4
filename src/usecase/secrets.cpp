#include "usecase/secrets.h"

#include <sodium.h>

#include "crypto/sha256.h"

namespace sauro::usecase {
namespace {

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string RandomHex(std::size_t bytes) {
  std::string raw(bytes, '\0');
  randombytes_buf(raw.data(), raw.size());
  return ToHexText(raw);
}

std::string HashHex(std::string_view text) {
  return crypto::ToHex(crypto::Sha256(text));
}

std::string ProofHex(std::string_view key, std::string_view said) {
  crypto_auth_hmacsha256_state state;
  std::string proof(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_init(&state, Bytes(key), key.size());
  crypto_auth_hmacsha256_update(&state, Bytes(said), said.size());
  crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(proof.data()));
  return ToHexText(proof);
}

bool SameSecret(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string ToHexText(std::string_view bytes) {
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), Bytes(bytes), bytes.size());
  hex.pop_back();
  return hex;
}

std::string FromHexText(std::string_view hex) {
  std::string bytes(hex.size() / 2, '\0');
  std::size_t read = 0;
  const int done = sodium_hex2bin(
      reinterpret_cast<unsigned char*>(bytes.data()),
      bytes.size(),
      hex.data(),
      hex.size(),
      nullptr,
      &read,
      nullptr
  );
  return done == 0 && read == bytes.size() && hex.size() % 2 == 0 ? bytes : std::string();
}

}  // namespace sauro::usecase
