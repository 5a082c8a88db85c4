#pragma once
// The tree of organisations: what may stand in it, and how it stood on a day (DOMAIN 8, FR-13).
// Pure.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "domain/organization.h"

namespace sauro::domain {

/// Quyết định 20/2020/QĐ-TTg: at most so many characters of 0-9, A-Z and dots between groups.
inline constexpr std::size_t kMaxIdentifier = 35;

/// "so-khcn": lower-case letters, digits, dots and hyphens, at most 64.
bool IsOrganizationCode(std::string_view text);
bool IsElectronicIdentifier(std::string_view text);

/// It works on `day`: not before its first, not after its last.
bool WorksOn(const Organization& organization, Day day);

/// For one that does not work on `day`: "đã kết thúc hoạt động từ ngày 01/07/2025", or "đến ngày
/// 01/07/2025 mới hoạt động".
std::string NotWorkingText(const Organization& organization, Day day);

/// Nothing if `id` is not among them.
const Organization* FindOrganization(
    std::span<const Organization> organizations, const OrganizationId& id
);

/// What one organisation says of itself. Errors: kInvalid with place "ma", "ten", "dinh_danh" or
/// "den_ngay".
Status CheckOrganization(const Organization& organization);

/// Whether all of them together are a tree in which names lead to one organisation each. The first
/// that does not fit is told. Errors: kInvalid with place "cap_tren" (unknown, of a lower level, or
/// below itself: the message names the circle), "dinh_danh" (of two), "ten" (the name of another
/// one that works in the same days).
Status CheckTree(std::span<const Organization> organizations);

/// An organisation in its place.
struct TreeLine {
  std::size_t index = 0;  ///< in the list that was given
  int depth = 0;          ///< 0: nobody above it works on that day
};

/// Those who work on `day`, each below the one above it, by level, line and name; an organisation
/// whose parent does not work on that day stands at the top.
std::vector<TreeLine> TreeOn(std::span<const Organization> organizations, Day day);

}  // namespace sauro::domain
