#pragma once
// The files of data/catalogue, put into the program at build time.

#include <span>
#include <string_view>

namespace sauro::usecase {

struct EmbeddedFile {
  std::string_view name;  ///< "mau-tinh.csv"
  std::string_view bytes;
};

std::span<const EmbeddedFile> CatalogueFiles();

}  // namespace sauro::usecase
