#pragma once
// "/doc-van-ban/{id}": how far the reading of a document has come, and how it ended.

#include <string>

#include "pages/page.h"
#include "usecase/plan_reading.h"

namespace sauro::pages {

/// "Đang đọc trang 3/12", "Đang chờ đọc", ...
std::string ProgressText(const usecase::Reading& reading, Instant now);

/// Asks for itself again every two seconds until there is an end; without scripts, a link does.
/// `next`: where a reading that is done leads.
std::string RenderReading(
    const Frame& frame, const usecase::Reading& reading, Instant now, const std::string& next = {}
);

}  // namespace sauro::pages
