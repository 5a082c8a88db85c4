#include "domain/section_path.h"

#include <utility>

#include "base/text.h"

namespace sauro::domain {
namespace {

constexpr std::string_view kPathMark = " › ";

}  // namespace

std::string JoinPath(const std::vector<std::string>& path) {
  return Join(path, kPathMark);
}

std::vector<std::string> SplitPath(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t mark = text.find(kPathMark);
    std::string part = CollapseSpace(text.substr(0, mark));
    if (!part.empty()) out.push_back(std::move(part));
    text = mark == std::string_view::npos ? "" : text.substr(mark + kPathMark.size());
  }
  return out;
}

}  // namespace sauro::domain
