#pragma once
// What an uploaded file is, by its content. Pure and thread-safe.

#include <string_view>

#include "docread/limits.h"

namespace sauro::docread {

enum class FileKind {
  kDocx,
  kXlsx,
  kHtml,
  kText,  ///< Plain text or Markdown, in any encoding.
  kPdf,
  kImage,  ///< PNG, JPEG, TIFF, BMP, WebP.
  kDoc,
  kXls,
  kOpenDocument,  ///< .odt, .ods
  kRtf,
  kLocked,  ///< An Office file with a password.
  kZip,     ///< A zip that is none of the above, or is damaged.
  kOther,
};

/// The name decides nothing that the content can tell; it only marks text as HTML (.html, .htm).
FileKind KindOf(std::string_view bytes, std::string_view file_name, const Limits& limits = {});

/// "văn bản Word (.docx)", for messages.
std::string_view VietnameseName(FileKind kind);

}  // namespace sauro::docread
