#pragma once
// Succession of organisations: they merge, split, are renamed or abolished on a day (FR-13). Pure.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "domain/organization.h"

namespace sauro::domain {

using SuccessionId = Id<struct SuccessionTag>;

enum class SuccessionKind { kMerge, kSplit, kRename, kAbolish };

std::string_view CodeOf(SuccessionKind kind);  ///< "merge", "split", "rename", "abolish"
std::string_view NameOf(SuccessionKind kind);  ///< "Sáp nhập", "Chia, tách", "Đổi tên", "Giải thể"
/// Nothing if `code` is none of the above.
std::optional<SuccessionKind> SuccessionKindFromCode(std::string_view code);

struct Succession {
  SuccessionId id;
  SuccessionKind kind = SuccessionKind::kMerge;
  Day on;                            ///< first day of what is new
  std::vector<OrganizationId> from;  ///< whom it befalls
  std::vector<OrganizationId> to;    ///< who goes on; none where one is renamed
  std::string name;                  ///< of a renamed one, from now on
  std::string authority;             ///< the document that orders it
};

/// Those whose last day is the one before: all of `from` but who is renamed or is among `to`.
std::vector<OrganizationId> Ending(const Succession& succession);

/// Errors: kInvalid with place "ngay" (not come yet), "tu" or "den" (nobody, too many, unknown, not
/// working on the day or today), "ten_moi" (of a renamed one) or "van_ban".
Status CheckSuccession(
    const Succession& succession, std::span<const Organization> organizations, Day today
);

/// The organisations after it: those that end have their last day, a renamed one has its new name
/// and keeps the old one as another name.
void Apply(const Succession& succession, std::vector<Organization>& organizations);
void Apply(const Succession& succession, Organization& one);

/// `catalogue` for what is read and assigned on `day`: those that work go first, so that a name
/// that two of them have had is theirs; groups name only those that work; `ended` says who goes on.
Catalogue ForDocuments(Catalogue catalogue, std::span<const Succession> successions, Day day);

}  // namespace sauro::domain
