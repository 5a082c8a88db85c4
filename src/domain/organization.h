#pragma once
// Organisations and groups of organisations (DOMAIN 8).

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/id.h"

namespace sauro::domain {

using OrganizationId = Id<struct OrganizationTag>;
using GroupId = Id<struct GroupTag>;

enum class Level { kCentre, kProvince, kCommune, kUnit };
enum class Line { kParty, kState, kFront, kOther };

struct Organization {
  OrganizationId id;
  std::string name;  ///< In full, as it is printed: "Sở Khoa học và Công nghệ"
  std::vector<std::string> aliases;    ///< Other names and abbreviations: "Sở KH&CN"
  std::vector<std::string> learned{};  ///< Names that editors settled when they mended drafts.
  Level level = Level::kProvince;
  Line line = Line::kState;
  std::optional<OrganizationId> parent{};  ///< Directly above it in the tree.
  std::string identifier{};  ///< Electronic identifier (Quyết định 20/2020/QĐ-TTg); may be empty
  std::optional<Day> from{};   ///< First day; nothing: as long as anybody remembers
  std::optional<Day> until{};  ///< Last day; nothing: it has not ended
};

/// When an organisation is a member of a group.
struct Membership {
  OrganizationId organization;
  std::optional<Day> from;   ///< first day; nothing: as long as anybody remembers
  std::optional<Day> until;  ///< last day; nothing: it goes on
  friend bool operator==(const Membership&, const Membership&) = default;
};

/// A name that stands for many organisations: "Các sở, ban, ngành", "UBND cấp xã".
struct OrganizationGroup {
  GroupId id;
  std::string name;
  std::vector<std::string> aliases;
  std::vector<OrganizationId> members;
  std::vector<Membership> terms{};  ///< of members that are some only for a time; may be several
};

/// What names in a document are matched against.
struct Catalogue {
  std::vector<Organization> organizations;
  std::vector<OrganizationGroup> groups;
  /// Made for a day (ForDocuments): those that work no longer, and who alone goes on for each.
  std::map<OrganizationId, std::optional<OrganizationId>> ended{};
};

std::string_view CodeOf(Level level);  ///< "centre", "province", "commune", "unit"
std::string_view CodeOf(Line line);    ///< "party", "state", "front", "other"
std::string_view NameOf(Level level);  ///< "Trung ương", "Tỉnh", "Xã", "Đơn vị bên trong"
std::string_view NameOf(Line line);  ///< "Đảng", "Chính quyền", "Mặt trận, đoàn thể", "Khác"
/// Nothing if `code` is none of the above.
std::optional<Level> LevelFromCode(std::string_view code);
std::optional<Line> LineFromCode(std::string_view code);

}  // namespace sauro::domain
