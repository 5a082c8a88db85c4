#pragma once
// gzip of answers.

#include <string>
#include <string_view>

namespace sauro::http {

/// `bytes` as a gzip stream, or empty if zlib has no memory. `level` 1 (fast) to 9 (small).
/// Deterministic.
std::string Gzip(std::string_view bytes, int level);

/// True if an Accept-Encoding header allows gzip (and does not forbid it with q=0).
bool AcceptsGzip(std::string_view accept_encoding);

/// True for content types that compression makes smaller: text, JSON, XML, SVG, scripts.
bool IsCompressible(std::string_view content_type);

}  // namespace sauro::http
