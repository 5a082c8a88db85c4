#pragma once
// SHA-256 of bytes, streams and files, and its text form.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sauro::crypto {

using Hash = std::array<std::uint8_t, 32>;

/// Thread-safe.
Hash Sha256(std::string_view bytes);

/// SHA-256 of bytes that come in pieces. One thread at a time.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(Sha256Stream&&) noexcept;
  Sha256Stream& operator=(Sha256Stream&&) noexcept;

  Sha256Stream& Add(std::string_view bytes);
  /// The hash of all that was added; the stream is empty again afterwards.
  Hash Finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

struct FileHash {
  Hash hash{};
  std::int64_t size = 0;
};

/// Reads the file a piece at a time. Errors: kNotFound, there is no such file; kUnavailable, it
/// cannot be read.
Result<FileHash> Sha256File(const std::string& path);

std::string ToHex(const Hash& hash);  ///< 64 lower-case digits
/// Nothing unless `hex` is 64 lower-case hexadecimal digits.
std::optional<Hash> HashFromHex(std::string_view hex);

/// The 32 bytes as text for storage, and back; nothing unless there are 32.
std::string_view BytesOf(const Hash& hash);
std::optional<Hash> HashFromBytes(std::string_view bytes);

}  // namespace sauro::crypto
