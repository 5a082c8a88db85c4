#pragma once
// The catalogue for what is read from documents and assigned.

#include "domain/succession.h"
#include "views/queries.h"

namespace sauro::usecase {

/// As domain::ForDocuments, with the successions that were recorded by `at.position`.
Result<domain::Catalogue> CatalogueForDocuments(views::Queries& queries, const views::At& at);

}  // namespace sauro::usecase
