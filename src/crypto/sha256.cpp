#include "crypto/sha256.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace sauro::crypto {
namespace {

// Looking an algorithm up costs more than hashing a short text, so it is done once.
const EVP_MD* Algorithm() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return algorithm;
}

// Hashing fails only when memory ran out or OpenSSL is broken; there is no going on then.
void Must(int done) {
  if (done != 1) std::abort();
}

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using ContextPointer = std::unique_ptr<EVP_MD_CTX, FreeContext>;

ContextPointer NewContext() {
  ContextPointer context(EVP_MD_CTX_new());
  if (!context) std::abort();
  return context;
}

}  // namespace

Hash Sha256(std::string_view bytes) {
  thread_local const ContextPointer context = NewContext();
  Hash hash;
  Must(EVP_DigestInit_ex2(context.get(), Algorithm(), nullptr));
  Must(EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()));
  Must(EVP_DigestFinal_ex(context.get(), hash.data(), nullptr));
  return hash;
}

struct Sha256Stream::Context {
  ContextPointer evp = NewContext();
};

Sha256Stream::Sha256Stream() : context_(std::make_unique<Context>()) {
  Must(EVP_DigestInit_ex2(context_->evp.get(), Algorithm(), nullptr));
}
Sha256Stream::~Sha256Stream() = default;
Sha256Stream::Sha256Stream(Sha256Stream&&) noexcept = default;
Sha256Stream& Sha256Stream::operator=(Sha256Stream&&) noexcept = default;

Sha256Stream& Sha256Stream::Add(std::string_view bytes) {
  Must(EVP_DigestUpdate(context_->evp.get(), bytes.data(), bytes.size()));
  return *this;
}

Hash Sha256Stream::Finish() {
  Hash hash;
  Must(EVP_DigestFinal_ex(context_->evp.get(), hash.data(), nullptr));
  Must(EVP_DigestInit_ex2(context_->evp.get(), Algorithm(), nullptr));
  return hash;
}

Result<FileHash> Sha256File(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      std::fopen(path.c_str(), "rbe"), &std::fclose
  );
  if (!file) {
    if (errno == ENOENT) return NotFound("Không có tệp này.", path);
    return Unavailable("Không mở được tệp.", path);
  }
  Sha256Stream stream;
  FileHash result;
  std::string piece(std::size_t{64} << 10U, '\0');
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), file.get())) {
    stream.Add(std::string_view(piece.data(), count));
    result.size += static_cast<std::int64_t>(count);
  }
  if (std::ferror(file.get()) != 0) return Unavailable("Không đọc được tệp.", path);
  result.hash = stream.Finish();
  return result;
}

std::string ToHex(const Hash& hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(hash.size() * 2);
  for (const std::uint8_t byte : hash) {
    hex.push_back(kDigits[byte >> 4U]);
    hex.push_back(kDigits[byte & 15U]);
  }
  return hex;
}

std::optional<Hash> HashFromHex(std::string_view hex) {
  Hash hash;
  if (hex.size() != hash.size() * 2) return std::nullopt;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const char c = hex[i];
    const bool digit = c >= '0' && c <= '9';
    if (!digit && !(c >= 'a' && c <= 'f')) return std::nullopt;
    const auto half = static_cast<unsigned>(digit ? c - '0' : c - 'a' + 10);
    hash[i / 2] = static_cast<std::uint8_t>(i % 2 == 0 ? half << 4U : hash[i / 2] | half);
  }
  return hash;
}

std::string_view BytesOf(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

std::optional<Hash> HashFromBytes(std::string_view bytes) {
  Hash hash;
  if (bytes.size() != hash.size()) return std::nullopt;
  std::memcpy(hash.data(), bytes.data(), bytes.size());
  return hash;
}

}  // namespace sauro::crypto
