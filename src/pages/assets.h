#pragma once
// Static files of the program under names that hold a fingerprint of their bytes.

#include <string>
#include <string_view>

#include "http/static_files.h"

namespace sauro::pages {

inline constexpr std::string_view kStaticPrefix = "/static/";

/// Loaded and compressed at the first call. Thread-safe.
const http::StaticFiles& Assets();

/// "/static/app.3f2a9c0d11e0aa42.css" for "app.css".
const std::string& AssetUrl(std::string_view name);

}  // namespace sauro::pages
