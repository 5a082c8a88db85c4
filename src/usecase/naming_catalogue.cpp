#include "usecase/naming_catalogue.h"

#include <utility>

namespace sauro::usecase {

Result<domain::Catalogue> CatalogueForDocuments(views::Queries& queries, const views::At& at) {
  auto catalogue = queries.ReadCatalogue(at.position);
  if (!catalogue) return catalogue.error();
  auto lines = queries.ListSuccessions(at.position);
  if (!lines) return lines.error();
  std::vector<domain::Succession> successions;
  successions.reserve(lines->size());
  for (views::SuccessionLine& line : *lines) successions.push_back(std::move(line.succession));
  return domain::ForDocuments(std::move(*catalogue), successions, at.day);
}

}  // namespace sauro::usecase
