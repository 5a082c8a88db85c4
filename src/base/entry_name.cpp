#include "base/entry_name.h"

#include <algorithm>

#include "base/text.h"

namespace sauro {

std::string EntryKey(std::string_view name) {
  std::string lower = ToLower(ToNfc(name));
  std::replace(lower.begin(), lower.end(), '\\', '/');
  std::string key;
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t end = std::min(lower.find('/', at), lower.size());
    const std::string_view step = std::string_view(lower).substr(at, end - at);
    if (!step.empty() && step != ".") {
      if (!key.empty()) key += '/';
      key += step;
    }
    at = end + 1;
  }
  return key;
}

bool EntryNames::Add(std::string_view name) {
  std::string key = EntryKey(name);
  return !key.empty() && keys_.insert(std::move(key)).second;
}

}  // namespace sauro
