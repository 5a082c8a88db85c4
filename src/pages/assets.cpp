#include "pages/assets.h"

#include <map>

#include "pages/embedded.h"

namespace sauro::pages {

const std::string& AssetUrl(std::string_view name) {
  static const auto* urls = [] {
    auto* made = new std::map<std::string, std::string, std::less<>>;
    for (const EmbeddedFile& file : EmbeddedStatics()) {
      made->emplace(file.name, std::string(kStaticPrefix) + std::string(file.name));
    }
    return made;
  }();
  return urls->find(name)->second;
}

}  // namespace sauro::pages
