#include "usecase/assignment_export.h"

namespace sauro::usecase {

Result<views::At> ExportAssignments(
    App& app,
    const Principal& who,
    const AsOf& as_of,
    const std::function<bool(const views::AssignmentLine&)>& row
) {
  if (auto allowed = Require(who, access::Permission::kReadBoards); !allowed) {
    return allowed.error();
  }
  auto at = Resolve(app, as_of);
  if (!at) return at.error();
  if (auto read = app.queries.EachAssignment(who.ReportScope(), *at, row); !read) {
    return read.error();
  }
  return at;
}

}  // namespace sauro::usecase
