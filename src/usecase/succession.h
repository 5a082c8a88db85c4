#pragma once
// Recording that organisations merge, split, are renamed or abolished: what would move is shown row
// by row, and an administrator says for each where it goes (FR-13).

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/succession.h"
#include "usecase/app.h"
#include "usecase/reading.h"

namespace sauro::usecase {

/// As a person typed it.
struct SuccessionInput {
  std::string kind;               ///< a code of domain::SuccessionKind
  std::vector<std::string> from;  ///< codes of organisations
  std::vector<std::string> to;
  std::string on;  ///< ISO day
  std::string name;
  std::string authority;
};

enum class SuccessionRowKind {
  kWork,       ///< an assignment that is not done
  kIndicator,  ///< an indicator that it answers for
  kGroup,      ///< membership of a group
  kBelow,      ///< an organisation directly below that goes on
  kAccount,    ///< a person's post
};

/// One thing that an ending organisation leaves.
struct SuccessionRow {
  /// "viec.<assignment>", "chi-tieu.<indicator>.<organisation>", "nhom.<group>.<organisation>",
  /// "duoi...", "nguoi..."
  std::string key;
  SuccessionRowKind kind = SuccessionRowKind::kWork;
  domain::OrganizationId from;  ///< whose it is
  std::string title;
  std::string detail;
  std::optional<domain::OrganizationId> proposed;  ///< where there is one successor
  std::optional<views::AssignmentLine> work{};     ///< of kWork
  std::optional<domain::Indicator> indicator{};    ///< of kIndicator
};

struct SuccessionPreview {
  domain::Succession succession;
  domain::Catalogue catalogue;
  std::vector<SuccessionRow> rows;
  std::string mark;  ///< of all this: what is confirmed is what was shown
};

/// What the person chose for each row, by its key: the code of a successor, or kStays.
using SuccessionChoices = std::map<std::string, std::string>;
inline constexpr const char* kStays = "-";

/// Needs kKeepOrganizations. Errors: kInvalid with place "loai" or those of
/// domain::CheckSuccession.
Result<SuccessionPreview> PreviewSuccession(
    App& app, const Principal& who, const SuccessionInput& input
);

/// Ends or renames the organisations and moves what the rows say, all or nothing.
///
/// Work goes to the chosen successor with its due day, status and reports; where the successor
/// already has the same task in the same role, it becomes part of that. Indicators keep the names
/// that their plan prints. Errors: those of
/// PreviewSuccession; kConflict with place "dau": something changed since it was shown; kInvalid
/// with place "dong": a row has no choice, or one that is no successor; kInvalid with place
/// "cap_tren": the tree would not hold.
Status RecordSuccession(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const SuccessionInput& input,
    const std::string& mark,
    const SuccessionChoices& choices
);
}  // namespace sauro::usecase
