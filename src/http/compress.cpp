#include "http/compress.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "http/ascii.h"

namespace sauro::http {
namespace {

// "gzip;q=0.5" split into the coding and whether its weight is not 0.
bool HasWeight(std::string_view parameters) {
  const std::size_t q = parameters.find("q=");
  if (q == std::string_view::npos) return true;
  return parameters.substr(q + 2).find_first_of("123456789") != std::string_view::npos;
}

}  // namespace

std::string Gzip(std::string_view bytes, int level) {
  if (bytes.size() > std::numeric_limits<uInt>::max()) return {};
  z_stream stream{};
  constexpr int kGzipWindow = 15 + 16;
  if (deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    return {};
  }
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  // zlib does not write through next_in; its type is older than const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out =
      static_cast<uInt>(std::min<std::size_t>(out.size(), std::numeric_limits<uInt>::max()));
  const int result = deflate(&stream, Z_FINISH);
  out.resize(result == Z_STREAM_END ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

bool AcceptsGzip(std::string_view accept_encoding) {
  for (std::string_view item : Split(accept_encoding, ',')) {
    item = Trim(item);
    const std::size_t semicolon = std::min(item.find(';'), item.size());
    const std::string_view coding = Trim(item.substr(0, semicolon));
    if (EqualsIgnoreCase(coding, "gzip")) return HasWeight(item.substr(semicolon));
  }
  return false;
}

bool IsCompressible(std::string_view content_type) {
  const std::string_view type =
      Trim(content_type.substr(0, std::min(content_type.find(';'), content_type.size())));
  if (type.starts_with("text/")) return true;
  for (const std::string_view known :
       {"application/json",
        "application/javascript",
        "application/xml",
        "image/svg+xml",
        "application/problem+json"}) {
    if (type == known) return true;
  }
  return false;
}

}  // namespace sauro::http
