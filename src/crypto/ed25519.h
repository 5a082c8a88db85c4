#pragma once
// Ed25519 signatures (RFC 8032).

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sauro::crypto {

using PublicKey = std::array<std::uint8_t, 32>;
using Seed = std::array<std::uint8_t, 32>;  ///< the private key; whoever has it can sign
using Signature = std::array<std::uint8_t, 64>;

/// From the operating system's random source. Thread-safe.
Seed NewSeed();
/// `count` bytes from the operating system's random source, for salts and names. Thread-safe.
std::string RandomBytes(std::size_t count);

PublicKey PublicKeyOf(const Seed& seed);
/// The same seed and message always give the same signature. Thread-safe.
Signature Sign(const Seed& seed, std::string_view message);
/// Thread-safe.
bool IsSignature(const PublicKey& key, std::string_view message, const Signature& signature);

}  // namespace sauro::crypto
