#include "facts/assignment_json.h"

#include <utility>

namespace sauro::facts {

json::array ToJsonArray(const std::vector<domain::Assignment>& assignments) {
  json::array array;
  for (const domain::Assignment& each : assignments) {
    json::object one;
    one["id"] = each.id.value;
    one["role"] = std::string(CodeOf(each.role));
    if (each.organization) one["organization"] = each.organization->value;
    if (each.group) one["group"] = each.group->value;
    one["printed"] = each.printed;
    array.push_back(std::move(one));
  }
  return array;
}

Result<std::vector<domain::Assignment>> AssignmentsFrom(
    const json::object& object, std::string_view key
) {
  std::vector<domain::Assignment> assignments;
  for (const json::value& item : JsonArray(object, key)) {
    if (!item.is_object()) return Internal("Phân công trong sổ không đúng dạng.");
    const json::object& one = item.get_object();
    const auto role = domain::AssignmentRoleFromCode(JsonString(one, "role"));
    if (!role) return Internal("Vai trò trong sổ không xác định.");
    domain::Assignment assignment;
    assignment.id = domain::AssignmentId(JsonString(one, "id"));
    assignment.role = *role;
    if (one.contains("organization"))
      assignment.organization = domain::OrganizationId(JsonString(one, "organization"));
    if (one.contains("group")) assignment.group = domain::GroupId(JsonString(one, "group"));
    assignment.printed = JsonString(one, "printed");
    assignments.push_back(std::move(assignment));
  }
  return assignments;
}

}  // namespace sauro::facts
