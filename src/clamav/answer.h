#pragma once
// What clamd says about a stream, in its own words.

#include <string_view>

#include "usecase/upload_scan.h"

namespace sauro::clamav {

/// Of "stream: OK", "stream: NAME FOUND"; everything else is kFailed with a printable piece of it.
usecase::UploadScanner::Answer ReadAnswer(std::string_view line);

}  // namespace sauro::clamav
