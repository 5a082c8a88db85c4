#include "http/uri.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "http/ascii.h"

namespace sauro::http {
namespace {

constexpr std::size_t kMaxSegments = 64;

Error BadAddress() {
  return Invalid("Địa chỉ không hợp lệ. Xin kiểm tra lại đường dẫn hoặc mở từ trang chủ.");
}

// Path and query of the absolute form ("http://host/a"), which proxies may send.
std::string_view WithoutAuthority(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const std::size_t slash = target.find('/', scheme.size());
    return slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
  }
  return target;
}

Result<std::string> DecodeSegment(std::string_view raw) {
  Result<std::string> decoded = PercentDecode(raw, false);
  if (!decoded) return decoded;
  const std::string& text = *decoded;
  if (text == "." || text == ".." || text.find('/') != std::string::npos) return BadAddress();
  if (std::any_of(text.begin(), text.end(), IsControl) || !IsUtf8(text)) return BadAddress();
  return ToNfc(text);
}

}  // namespace

Result<std::string> PercentDecode(std::string_view text, bool plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (plus && text[i] == '+') {
      out.push_back(' ');
    } else if (text[i] != '%') {
      out.push_back(text[i]);
    } else {
      const int high = i + 2 < text.size() ? HexValue(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? HexValue(text[i + 2]) : -1;
      if (high < 0 || low < 0) return BadAddress();
      out.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    }
  }
  return out;
}

std::string PercentEncode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (IsAlphaNumeric(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      out.push_back(c);
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

Result<std::string> CleanText(const std::string& bytes, std::string_view place) {
  if (bytes.find('\0') != std::string::npos || !IsUtf8(bytes)) {
    return Invalid(
        "Dữ liệu gửi lên có ký tự không hợp lệ (không phải UTF-8). Xin nhập lại.",
        Shorten(ToNfc(place), 80)
    );
  }
  return ToNfc(bytes);
}

Result<Parameters> ParseUrlEncoded(std::string_view text, std::size_t max_fields) {
  Parameters parameters;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (parameters.size() == max_fields) {
      return Invalid(fmt::format("Biểu mẫu có quá {} ô dữ liệu.", max_fields));
    }
    const std::size_t equals = std::min(pair.find('='), pair.size());
    Result<std::string> name = PercentDecode(pair.substr(0, equals), true);
    if (!name) return name.error();
    name = CleanText(*name, {});
    if (!name) return name.error();
    Result<std::string> value = PercentDecode(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!value) return value.error();
    value = CleanText(*value, *name);
    if (!value) return value.error();
    parameters.Add(std::move(*name), std::move(*value));
  }
  return parameters;
}

Result<Target> ParseTarget(std::string_view target) {
  target = WithoutAuthority(target);
  const std::size_t question = std::min(target.find('?'), target.size());
  std::string_view path = target.substr(0, question);
  if (!path.starts_with('/') || target.find('#') != std::string_view::npos) return BadAddress();
  path.remove_prefix(1);
  const std::vector<std::string_view> segments = Split(path, '/');
  if (segments.size() > kMaxSegments) return BadAddress();
  Target parsed;
  for (const std::string_view raw : segments) {
    const Result<std::string> segment = DecodeSegment(raw);
    if (!segment) return segment.error();
    parsed.path += '/';
    parsed.path += *segment;
  }
  if (parsed.path.empty()) parsed.path = "/";
  Result<Parameters> query =
      ParseUrlEncoded(target.substr(std::min(question + 1, target.size())), 200);
  if (!query) return query.error();
  parsed.query = std::move(*query);
  return parsed;
}

}  // namespace sauro::http
