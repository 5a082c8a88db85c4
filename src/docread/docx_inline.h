#pragma once
// The text of one Word paragraph.

#include <pugixml.hpp>
#include <string>
#include <vector>

namespace sauro::docread {

/// What the runs of a paragraph hold, in order.
struct Inline {
  std::string text;
  std::string deleted;  ///< Tracked deletions.
  std::string hidden;
  bool any_bold = false;
  bool any_plain = false;
  std::vector<pugi::xml_node> boxes;  ///< txbxContent nodes anchored here.
};

/// Adds everything below `node` (a paragraph or a part of one). `bold` is what its style says.
void CollectInline(pugi::xml_node node, bool bold, Inline& out);

/// All text of each paragraph below `node`, deleted and hidden text too, without empty paragraphs.
void CollectParagraphs(pugi::xml_node node, std::vector<std::string>& out);

/// The alternative that is read: the first choice, or the fallback where there is none.
pugi::xml_node ChosenAlternative(pugi::xml_node alternate_content);

}  // namespace sauro::docread
