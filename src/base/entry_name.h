#pragma once
// Names of the entries of a zip file, as different programs understand them.

#include <set>
#include <string>
#include <string_view>

namespace sauro {

/// One form for all names that some program may take for the same entry: lower case, "/" for "\",
/// without "." steps and without "/" at either end.
std::string EntryKey(std::string_view name);

/// The names of one zip file. Where two are the same entry, programs read different ones: what was
/// checked is then not what a person sees.
class EntryNames {
 public:
  /// False: another entry has this name already, or there is none.
  [[nodiscard]] bool Add(std::string_view name);

 private:
  std::set<std::string> keys_;
};

}  // namespace sauro
