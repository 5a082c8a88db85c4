#pragma once
// Request targets and urlencoded forms. Pure.

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/message.h"

namespace sauro::http {

struct Target {
  std::string path;  ///< Decoded, NFC, begins with '/'.
  Parameters query;
};

/// "/a/b%20c?d=e" or the absolute form. Errors: kInvalid, a bad %xx, NUL or another control
/// character, not UTF-8, a segment "." or "..", an encoded '/' inside a segment, more than 64
/// segments.
Result<Target> ParseTarget(std::string_view target);

/// "a=1&b=x+y"; values may be empty. Errors: kInvalid, as above or more than `max_fields` pairs.
Result<Parameters> ParseUrlEncoded(std::string_view text, std::size_t max_fields = 2'000);

/// `plus` = '+' stands for a space. Errors: kInvalid, '%' without two hexadecimal digits.
Result<std::string> PercentDecode(std::string_view text, bool plus);

/// For paths and queries that this site writes: all but unreserved characters become %XX.
std::string PercentEncode(std::string_view text);

/// Text from outside as NFC. Errors: kInvalid, not UTF-8 or with NUL; `place` names the field.
Result<std::string> CleanText(const std::string& bytes, std::string_view place);

}  // namespace sauro::http
