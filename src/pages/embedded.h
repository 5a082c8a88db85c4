#pragma once
// The templates and static files that were put into the program at build time.

#include <span>
#include <string_view>

namespace sauro::pages {

struct EmbeddedFile {
  std::string_view name;  ///< "layout.tpl"
  std::string_view bytes;
};

std::span<const EmbeddedFile> EmbeddedTemplates();
std::span<const EmbeddedFile> EmbeddedStatics();

}  // namespace sauro::pages
