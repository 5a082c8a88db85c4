#include "pages/assets.h"

#include <vector>

#include "pages/embedded.h"

namespace sauro::pages {

const http::StaticFiles& Assets() {
  static const http::StaticFiles files = [] {
    std::vector<http::NameValue> all;
    for (const EmbeddedFile& file : EmbeddedStatics()) {
      all.push_back({std::string(file.name), std::string(file.bytes)});
    }
    return http::StaticFiles::FromMemory(all, std::string(kStaticPrefix));
  }();
  return files;
}

const std::string& AssetUrl(std::string_view name) {
  return Assets().Url(name);
}

}  // namespace sauro::pages
