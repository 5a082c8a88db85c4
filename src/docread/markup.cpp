#include "docread/markup.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace sauro::docread {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 10> kEntities{
    {{"&lt;", "<"},
     {"&gt;", ">"},
     {"&quot;", "\""},
     {"&apos;", "'"},
     {"&#39;", "'"},
     {"&nbsp;", " "},
     {"&ge;", "≥"},
     {"&le;", "≤"},
     {"&ndash;", "–"},
     {"&amp;", "&"}}};
constexpr std::array<Pair, 6> kLatex{
    {{"\\geq", "≥"}, {"\\ge", "≥"}, {"\\leq", "≤"}, {"\\le", "≤"}, {"\\%", "%"}, {"\\times", "×"}}};
constexpr std::array<std::string_view, 12> kInlineTags{
    "b", "i", "u", "em", "strong", "sup", "sub", "span", "s", "font", "a", "small"};
constexpr std::array<std::string_view, 8> kBlockTags{
    "br", "p", "li", "ul", "ol", "div", "tr", "center"};

template <std::size_t N>
bool Contains(const std::array<std::string_view, N>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

// The tag at `at` ('<'): its length and what stands for it; length 0 if it is no known tag.
std::pair<std::size_t, std::string_view> ReadTag(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 200;
  const std::size_t end = text.substr(at, kLongest).find('>');
  if (end == std::string_view::npos) return {0, {}};
  std::string_view name = text.substr(at + 1, end - 1);
  if (name.starts_with('/')) name.remove_prefix(1);
  name = name.substr(0, name.find_first_of(" /\t"));
  const std::string lower = ToLower(name);
  if (Contains(kInlineTags, lower)) return {end + 1, ""};
  if (Contains(kBlockTags, lower)) return {end + 1, "\n"};
  return {0, {}};
}

std::string StripTags(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '<') {
      const auto [length, instead] = ReadTag(text, i);
      if (length > 0) {
        out += instead;
        i += length;
        continue;
      }
    }
    if (text[i] == '&') {
      const auto found = std::find_if(kEntities.begin(), kEntities.end(), [&](const Pair& pair) {
        return text.substr(i, pair.first.size()) == pair.first;
      });
      if (found != kEntities.end()) {
        out += found->second;
        i += found->first.size();
        continue;
      }
    }
    out.push_back(text[i++]);
  }
  return out;
}

// `$...$` with a backslash inside is mathematics; any other dollar stays.
std::string StripLatex(std::string text) {
  if (text.find('\\') == std::string::npos) return text;
  std::string out;
  std::size_t at = 0;
  for (std::size_t open = text.find('$'); open != std::string::npos; open = text.find('$', at)) {
    const std::size_t close = text.find('$', open + 1);
    if (close == std::string::npos) break;
    out.append(text, at, open - at);
    std::string inner = text.substr(open + 1, close - open - 1);
    for (const auto& [from, to] : kLatex) inner = ReplaceAll(std::move(inner), from, to);
    out += inner;
    at = close + 1;
  }
  return out.append(text, at);
}

bool IsBlank(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == ' ' || text[at] == '\t';
}

// Removes runs of stars that open or close emphasis: next to text on exactly one side.
std::string StripStars(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] != '*') {
      out.push_back(line[i++]);
      continue;
    }
    const std::size_t end = std::min(line.find_first_not_of('*', i), line.size());
    const bool before = i > 0 && !IsBlank(line, i - 1);
    const bool after = !IsBlank(line, end);
    if ((!before && !after) || end - i > 3) out.append(line, i, end - i);
    i = end;
  }
  return out;
}

// "1\\. Mục tiêu": what Markdown would take for a list is no list; "\\" at the end of a line only
// breaks it.
std::string WithoutEscapes(std::string_view line) {
  constexpr std::string_view kMarks = ".-+#_*";
  if (line.find('\\') == std::string_view::npos) return std::string(line);
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool last = i + 1 == line.size();
    if (line[i] == '\\' && (last || kMarks.find(line[i + 1]) != std::string_view::npos)) continue;
    out += line[i];
  }
  return out;
}

}  // namespace

std::string StripMarkup(std::string_view text) {
  std::string out;
  const std::string plain = StripLatex(StripTags(text));
  for (const std::string_view line : Split(plain, '\n')) {
    std::string clean = CollapseSpace(WithoutEscapes(Trim(StripStars(line))));
    if (clean.empty()) continue;
    if (!out.empty()) out += '\n';
    out += clean;
  }
  return out;
}

}  // namespace sauro::docread
