#pragma once
// A Document as bytes, to be kept beside the file that it was read from: a reading that took
// minutes is done once, and what a draft names ("bảng 2, dòng 17") stays what it was when the
// program reads otherwise one day. The shape is described in spec/reading.md. Pure and thread-safe.

#include <string>
#include <string_view>

#include "base/result.h"
#include "docread/document.h"

namespace sauro::docread {

/// The same document always gives the same bytes.
std::string EncodeDocument(const Document& document);

/// Errors: kUnreadable, these are not the bytes of a document, or of a newer release. Nothing is
/// allocated that the bytes do not hold.
Result<Document> DecodeDocument(std::string_view bytes);

}  // namespace sauro::docread
