#include "clamav/answer.h"

#include <string>

#include "base/text.h"

namespace sauro::clamav {
namespace {

using Finding = usecase::UploadScanner::Finding;

constexpr std::string_view kPrefix = "stream: ";
constexpr std::string_view kFound = " FOUND";
constexpr std::size_t kMostShown = 120;

// The daemon is another program: what it says reaches logs and people as plain words only.
std::string Printable(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, kMostShown)) out += c >= ' ' && c <= '~' ? c : '?';
  return out;
}

}  // namespace

usecase::UploadScanner::Answer ReadAnswer(std::string_view line) {
  line = TrimAny(line, std::string_view("\0\r\n ", 4));
  if (line == "stream: OK") return {Finding::kClean, {}};
  const bool found = line.size() > kPrefix.size() + kFound.size() &&
                     line.substr(0, kPrefix.size()) == kPrefix &&
                     line.substr(line.size() - kFound.size()) == kFound;
  if (!found) return {Finding::kFailed, "clamd: " + Printable(line)};
  line.remove_prefix(kPrefix.size());
  line.remove_suffix(kFound.size());
  return {Finding::kInfected, Printable(line)};
}

}  // namespace sauro::clamav
