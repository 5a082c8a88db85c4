#pragma once
// Pages of a PDF or a scan -> Document. Pure and thread-safe.

#include <string_view>
#include <vector>

#include "base/result.h"
#include "docread/document.h"
#include "docread/limits.h"
#include "docread/page.h"

namespace sauro::docread {

/// Why a text that stands behind a picture is left out.
inline constexpr std::string_view kHiddenText = "lớp chữ ẩn sau ảnh quét; đã nhận dạng lại từ ảnh";

/// Paragraphs are put together from lines, tables from ruled lines; a table goes on over a page
/// break where the columns stand alike and nothing is between. A heading that repeats on each page
/// stays in the table. The columns of a letterhead or of a signature become a table of one row.
/// Page numbers, running heads and unused hidden text are left out with a reason.
///
/// Errors: kTooLarge, a limit was passed; kUnreadable, there is no text at all.
Result<Document> DocumentOfPages(const std::vector<Page>& pages, const Limits& limits);

}  // namespace sauro::docread
