#pragma once
// The text of one Word paragraph.

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "docread/legacy_text.h"

namespace sauro::docread {

/// How runs are read unless they say otherwise themselves.
struct RunLook {
  bool bold = false;
  LegacyEncoding encoding = LegacyEncoding::kNone;
};

/// What the runs of a paragraph hold, in order.
struct Inline {
  LegacyRuns runs;      ///< The visible text while it is collected.
  std::string text;     ///< The visible text, set by the one who collected.
  std::string deleted;  ///< Tracked deletions.
  std::string hidden;
  bool any_bold = false;
  bool any_plain = false;
  std::vector<pugi::xml_node> boxes;  ///< txbxContent nodes anchored here.
  /// Notes and comments anchored here: "footnote 3", "endnote 1", "comment 0".
  std::vector<std::string> notes;
};

/// Adds everything below `node` (a paragraph or a part of one). `look` is what its style says.
void CollectInline(pugi::xml_node node, const RunLook& look, Inline& out);

/// The encoding of the font that run properties name; nothing if they name none.
std::optional<LegacyEncoding> EncodingOfRun(pugi::xml_node run_properties);

/// All text of each paragraph below `node`, deleted and hidden text too, without empty paragraphs.
void CollectParagraphs(pugi::xml_node node, std::vector<std::string>& out);

/// The alternative that is read: the first choice, or the fallback where there is none.
pugi::xml_node ChosenAlternative(pugi::xml_node alternate_content);

}  // namespace sauro::docread
