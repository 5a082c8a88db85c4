#pragma once
// "/co-quan/nap": loading the tree from a file or an example, with a look before.

#include <optional>
#include <string>

#include "base/error.h"
#include "pages/page.h"
#include "usecase/organization_examples.h"
#include "usecase/organization_import.h"

namespace sauro::pages {

struct ImportForm {
  usecase::ImportSource source;
  std::optional<Error> error = {};
};
std::string RenderImportForm(const Frame& frame, const ImportForm& form);

struct ImportLook {
  const usecase::ImportPreview& preview;
  const usecase::ImportSource& source;
  std::string file_name;
  std::optional<Error> error = {};
};
std::string RenderImportLook(const Frame& frame, const ImportLook& look);

}  // namespace sauro::pages
