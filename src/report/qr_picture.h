#pragma once
// A QR code as a picture.

#include <string>
#include <string_view>

#include "base/result.h"

namespace sauro::report {

/// `text` as a PNG in black and white with the quiet zone that scanners need; the same text always
/// gives the same bytes, whatever compression library is there. Error correction M: a code of which
/// a seventh is smudged can still be read. Errors: kInternal, the text is too long (over 2,300
/// bytes).
Result<std::string> QrPng(std::string_view text);

}  // namespace sauro::report
