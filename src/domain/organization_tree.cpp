#include "domain/organization_tree.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"

namespace sauro::domain {
namespace {

using ById = std::map<OrganizationId, const Organization*>;

ById IndexOf(std::span<const Organization> organizations) {
  ById by_id;
  for (const Organization& each : organizations) by_id.emplace(each.id, &each);
  return by_id;
}

Error Of(const Organization& organization, std::string message, std::string_view place) {
  return Invalid(organization.name + ": " + std::move(message), std::string(place));
}

bool Overlap(const Organization& a, const Organization& b) {
  const bool a_first = !a.until || !b.from || *b.from <= *a.until;
  const bool b_first = !b.until || !a.from || *a.from <= *b.until;
  return a_first && b_first;
}

// Walks up from `start`; the message names whom it met on the way back to itself.
Status CheckParents(const Organization& start, const ById& by_id) {
  std::string way = "“" + start.name + "”";
  const Organization* at = &start;
  for (std::size_t steps = 0; at->parent && steps <= by_id.size(); ++steps) {
    const auto above = by_id.find(*at->parent);
    if (above == by_id.end()) {
      return Of(*at, "không có cơ quan cấp trên mã “" + at->parent->value + "”.", "cap_tren");
    }
    way += " thuộc “" + above->second->name + "”";
    if (above->second == &start) {
      return Of(
          start, "cây cơ quan thành vòng tròn (" + way + "). Hãy chọn cấp trên khác.", "cap_tren"
      );
    }
    if (above->second->level > at->level) {
      return Of(
          *at,
          "cấp trên “" + above->second->name + "” lại ở cấp thấp hơn. Hãy sửa cấp hoặc cấp trên.",
          "cap_tren"
      );
    }
    at = above->second;
  }
  return {};
}

// Organisations of the same name may follow each other, never stand side by side below the same
// one: the communes of two provinces may be called the same.
Status CheckNames(std::span<const Organization> organizations) {
  std::map<std::string, std::vector<const Organization*>> by_name;
  for (const Organization& each : organizations) {
    for (const Organization* other : by_name[ToLower(each.name)]) {
      if (!Overlap(each, *other) || each.parent != other->parent) continue;
      return Of(each, "đã có cơ quan cùng tên (mã " + other->id.value + ").", "ten");
    }
    by_name[ToLower(each.name)].push_back(&each);
  }
  return {};
}

Status CheckIdentifiers(std::span<const Organization> organizations) {
  std::map<std::string, std::vector<const Organization*>> by_identifier;
  for (const Organization& each : organizations) {
    if (each.identifier.empty()) continue;
    for (const Organization* other : by_identifier[each.identifier]) {
      if (!Overlap(each, *other)) continue;
      return Of(
          each,
          "mã định danh " + each.identifier + " đang là của “" + other->name + "”.",
          "dinh_danh"
      );
    }
    by_identifier[each.identifier].push_back(&each);
  }
  return {};
}

}  // namespace

bool IsOrganizationCode(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string_view::npos;
}

bool IsElectronicIdentifier(std::string_view text) {
  constexpr std::string_view kAllowed = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.";
  if (text.empty() || text.size() > kMaxIdentifier) return false;
  if (text.find_first_not_of(kAllowed) != std::string_view::npos) return false;
  return text.front() != '.' && text.back() != '.' && text.find("..") == std::string_view::npos;
}

bool WorksOn(const Organization& organization, Day day) {
  return (!organization.from || *organization.from <= day) &&
         (!organization.until || day <= *organization.until);
}

std::string NotWorkingText(const Organization& organization, Day day) {
  if (organization.until && *organization.until < day) {
    return "đã kết thúc hoạt động từ ngày " + organization.until->Plus(1).Vietnamese();
  }
  const Day first = organization.from.value_or(day);
  return "đến ngày " + first.Vietnamese() + " mới hoạt động";
}

const Organization* FindOrganization(
    std::span<const Organization> organizations, const OrganizationId& id
) {
  const auto found =
      std::find_if(organizations.begin(), organizations.end(), [&](const Organization& each) {
        return each.id == id;
      });
  return found == organizations.end() ? nullptr : &*found;
}

Status CheckOrganization(const Organization& organization) {
  if (!IsOrganizationCode(organization.id.value)) {
    return Invalid(
        "Mã cơ quan gồm 1 đến 64 chữ thường không dấu, chữ số, dấu chấm, gạch nối.", "ma"
    );
  }
  if (organization.name.empty()) return Invalid("Vui lòng ghi tên cơ quan.", "ten");
  if (!organization.identifier.empty() && !IsElectronicIdentifier(organization.identifier)) {
    return Invalid(
        "Mã định danh điện tử gồm nhiều nhất 35 ký tự 0-9, A-Z, các nhóm cách nhau một dấu chấm "
        "(ví dụ H57.12.03).",
        "dinh_danh"
    );
  }
  if (organization.from && organization.until && *organization.until < *organization.from) {
    return Invalid("Ngày kết thúc trước ngày bắt đầu hoạt động.", "den_ngay");
  }
  return {};
}

Status CheckTree(std::span<const Organization> organizations) {
  const ById by_id = IndexOf(organizations);
  for (const Organization& each : organizations) {
    if (auto fits = CheckParents(each, by_id); !fits) return fits;
  }
  if (auto fits = CheckIdentifiers(organizations); !fits) return fits;
  return CheckNames(organizations);
}

std::vector<TreeLine> TreeOn(std::span<const Organization> organizations, Day day) {
  std::map<std::string, std::vector<std::size_t>> below;  // by parent; "" is the top
  std::map<OrganizationId, std::size_t> working;
  for (std::size_t i = 0; i < organizations.size(); ++i) {
    if (WorksOn(organizations[i], day)) working.emplace(organizations[i].id, i);
  }
  for (const auto& [id, index] : working) {
    const auto& parent = organizations[index].parent;
    const bool inside = parent && working.count(*parent) > 0;
    below[inside ? parent->value : std::string()].push_back(index);
  }
  const auto key = [&](std::size_t index) {
    const Organization& each = organizations[index];
    return std::tuple(each.level, each.line, Fold(each.name), each.id.value);
  };
  for (auto& [parent, children] : below) {
    std::sort(children.begin(), children.end(), [&](std::size_t a, std::size_t b) {
      return key(a) < key(b);
    });
  }
  std::vector<TreeLine> lines;
  std::vector<TreeLine> waiting;  // the last one is next
  const auto push_below = [&](const std::string& parent, int depth) {
    const std::vector<std::size_t>& children = below[parent];
    for (auto each = children.rbegin(); each != children.rend(); ++each) {
      waiting.push_back({*each, depth});
    }
  };
  push_below("", 0);
  while (!waiting.empty()) {
    const TreeLine line = waiting.back();
    waiting.pop_back();
    lines.push_back(line);
    push_below(organizations[line.index].id.value, line.depth + 1);
  }
  return lines;
}

}  // namespace sauro::domain
