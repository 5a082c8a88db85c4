#pragma once
// What signing in, known browsers, codes and keys are made of: random texts, hashes of them, and
// proofs that nobody can make without a key. All hexadecimal. Thread-safe.

#include <cstddef>
#include <string>
#include <string_view>

namespace sauro::usecase {

std::string RandomHex(std::size_t bytes);  ///< of the system's generator; two digits a byte

/// SHA-256. Only for texts that nobody can guess; passwords go through HashPassword.
std::string HashHex(std::string_view text);

inline constexpr std::size_t kProofHex = 64;
/// HMAC-SHA-256 of `said` under `key`; kProofHex digits. What `said` is for stands in its first
/// line.
std::string ProofHex(std::string_view key, std::string_view said);

/// Takes as long wherever they differ.
bool SameSecret(std::string_view one, std::string_view other);

std::string ToHexText(std::string_view bytes);
/// `hex` as ToHexText writes it; empty for anything else.
std::string FromHexText(std::string_view hex);

}  // namespace sauro::usecase
