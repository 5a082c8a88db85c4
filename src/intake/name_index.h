#pragma once
// The names of a catalogue, found in text. Reads may run side by side.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/organization.h"
#include "intake/draft.h"

namespace sauro::intake {

/// Finds names of a catalogue in text, the longest first, whatever their case, tone marks and usual
/// abbreviations (UBND, KH&CN, MTTQ). The name of an organisation goes before another one's other
/// name, both before those of organisations that ended, all of them before those of groups; a name
/// that two have in the same way is nobody's, unless an editor settled it. Make it once for a
/// document.
class NameIndex {
 public:
  explicit NameIndex(const domain::Catalogue& catalogue);

  struct Match {
    std::size_t begin = 0;  ///< Bytes in the text.
    std::size_t end = 0;
    Holder holder;
  };
  /// Whose name `text` is as a whole; nothing if it is no name of the catalogue.
  [[nodiscard]] std::optional<Holder> WhoIs(std::string_view text) const;
  /// The group that `text` names with the same words in another order or with other words for many
  /// ("các ban, sở, ngành" is "Các sở, ban, ngành"); nothing if two groups or none are so named.
  [[nodiscard]] std::optional<Holder> GroupCalled(std::string_view text) const;
  /// Matches that do not overlap, in order.
  [[nodiscard]] std::vector<Match> Find(std::string_view text) const;

  [[nodiscard]] bool empty() const { return names_.empty(); }

 private:
  enum class Rank { kName, kAlias, kOfEnded, kOfGroup, kLearned, kLearnedOfEnded };
  struct Named {
    Holder holder;
    Rank rank;
    bool shared = false;  // by two: nobody's
  };
  void Add(std::string_view name, const Holder& holder, Rank rank);
  void AddGroup(std::string_view name, const Holder& holder);
  std::unordered_map<std::string, Named> names_;
  /// By words of groups, without order; a holder of nothing where several have them.
  std::unordered_map<std::string, Holder> groups_;
  std::size_t longest_ = 0;  // words
};

}  // namespace sauro::intake
