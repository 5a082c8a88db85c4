#pragma once
// Names that the catalogue does not know, and what editors teach about them. Pure.

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "domain/organization.h"
#include "facts/facts.h"
#include "intake/draft.h"
#include "intake/parties.h"

namespace sauro::usecase {

/// The printed names of a cell that nobody is known for and that can be remembered.
std::vector<std::string> NamesToLearn(const std::vector<intake::DraftParty>& cell);

struct AliasLesson {
  std::string name;  ///< as printed
  domain::OrganizationId organization;
};

/// Collects what mended cells teach: one name without a holder gave way to one known organisation.
/// Nothing is learned where several names of a cell changed at once, since nobody said which name
/// is whose.
class AliasLessons {
 public:
  explicit AliasLessons(const domain::Catalogue& catalogue);

  /// `field` is the code of the field.
  void Note(
      std::string_view field,
      const std::vector<intake::DraftParty>& before,
      const std::vector<intake::DraftParty>& after
  );

  /// A person said whom a printed name means. Nothing is learned where that is a group, or where
  /// the words name no single body.
  void Teach(std::string_view field, const std::string& printed, const intake::Holder& holder);

  [[nodiscard]] const std::vector<AliasLesson>& lessons() const { return lessons_; }
  /// kConflict with place = field: the name belongs to somebody else already, whom the text names.
  [[nodiscard]] const std::optional<Error>& refused() const { return refused_; }

  /// Gives the names their holders in all rows of the plan; settles the doubts about them.
  void ApplyTo(intake::DraftPlan& plan) const;

  /// Adds what was learned in `draft`.
  void AddFacts(const domain::DraftId& draft, std::vector<facts::Fact>& facts) const;

 private:
  void Learn(std::string_view field, std::string name, const domain::OrganizationId& organization);

  const domain::Catalogue& catalogue_;
  intake::NameIndex known_;
  std::vector<AliasLesson> lessons_;
  std::optional<Error> refused_;
};

}  // namespace sauro::usecase
