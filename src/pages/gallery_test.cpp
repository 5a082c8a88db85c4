#include "pages/gallery.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "pages/assets.h"
#include "pages/embedded.h"

namespace sauro::pages {

void Keep(std::string_view name, const std::string& html) {
  const char* directory = std::getenv("SAURO_GALLERY");
  if (directory == nullptr) return;
  const std::filesystem::path root(directory);
  std::filesystem::create_directories(root);
  std::filesystem::create_directories(root / "static");
  for (const EmbeddedFile& file : EmbeddedStatics()) {
    std::ofstream(root / AssetUrl(file.name).substr(1), std::ios::binary) << file.bytes;
  }
  std::ofstream(root / (std::string(name) + ".html")) << html;
}

}  // namespace sauro::pages
