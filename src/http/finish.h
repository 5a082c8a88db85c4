#pragma once
// The last touch on every answer: failure pages, the file behind it, 304, gzip, security headers.

#include <cstdint>
#include <string>
#include <string_view>

#include "http/router.h"

namespace sauro::http {

/// An open file that an answer is streamed from. Move-only.
class OpenFile {
 public:
  OpenFile() = default;
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&& other) noexcept;
  ~OpenFile();
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  /// Reads up to `size` bytes; 0 at the end or on an error.
  std::size_t Read(char* to, std::size_t size);

 private:
  int descriptor_ = -1;
};

/// An answer ready for the wire.
struct Finished {
  Response response;
  OpenFile file;  ///< Open: the body comes from here.
  std::uint64_t length = 0;
  bool has_length = true;  ///< False for 204 and 304.
};

/// Blocks on the disk if the answer is a file. Never throws.
Finished Finish(const Site& site, const Request& request, Response response, int gzip_level);

/// "HTTP/1.1 200 OK" and all header fields with the empty line. A field with a control character is
/// left out and logged: no caller can split an answer.
std::string WriteHead(const Finished& finished, const Request& request, bool keep_alive);

/// "OK" for 200.
std::string_view ReasonOf(int status);

}  // namespace sauro::http
