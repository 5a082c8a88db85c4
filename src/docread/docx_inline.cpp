#include "docread/docx_inline.h"

#include "base/text.h"
#include "docread/xml_names.h"

namespace sauro::docread {
namespace {

// Text boxes below a drawing or picture.
void CollectBoxes(pugi::xml_node node, std::vector<pugi::xml_node>& boxes) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = LocalName(child);
    if (name == "AlternateContent") {
      CollectBoxes(ChosenAlternative(child), boxes);
    } else if (name == "txbxContent") {
      boxes.push_back(child);
    } else {
      CollectBoxes(child, boxes);
    }
  }
}

void CollectAllText(pugi::xml_node node, std::string& out) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = LocalName(child);
    if (name == "t" || name == "delText") {
      out += child.text().get();
    } else {
      CollectAllText(child, out);
    }
  }
}

void CollectRun(pugi::xml_node run, bool bold, Inline& out) {
  const pugi::xml_node properties = Child(run, "rPr");
  if (Switch(properties, "vanish").value_or(false)) {
    CollectAllText(run, out.hidden);
    return;
  }
  const bool run_bold = Switch(properties, "b").value_or(bold);
  const std::size_t before = out.text.size();
  CollectInline(run, run_bold, out);
  const bool visible = !Trim(std::string_view(out.text).substr(before)).empty();
  out.any_bold |= visible && run_bold;
  out.any_plain |= visible && !run_bold;
}

bool IsSkipped(std::string_view name) {
  return name == "pPr" || name == "rPr" || name == "instrText" || name == "sdtPr" ||
         name == "tbl" || name == "ctrlPr" || name == "fldData" || name == "softHyphen";
}

bool IsGraphic(std::string_view name) {
  return name == "drawing" || name == "pict" || name == "object";
}

}  // namespace

pugi::xml_node ChosenAlternative(pugi::xml_node alternate_content) {
  if (const pugi::xml_node choice = Child(alternate_content, "Choice")) return choice;
  return Child(alternate_content, "Fallback");
}

void CollectInline(pugi::xml_node node, bool bold, Inline& out) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = LocalName(child);
    if (IsSkipped(name)) continue;
    if (name == "t") {
      out.text += child.text().get();
    } else if (name == "tab" || name == "ptab") {
      out.text += '\t';
    } else if (name == "br" || name == "cr") {
      out.text += '\n';
    } else if (name == "noBreakHyphen") {
      out.text += '-';
    } else if (name == "r") {
      CollectRun(child, bold, out);
    } else if (name == "del" || name == "moveFrom") {
      CollectAllText(child, out.deleted);
    } else if (IsGraphic(name)) {
      CollectBoxes(child, out.boxes);
    } else if (name == "AlternateContent") {
      CollectInline(ChosenAlternative(child), bold, out);
    } else {
      CollectInline(child, bold, out);
    }
  }
}

void CollectParagraphs(pugi::xml_node node, std::vector<std::string>& out) {
  for (const pugi::xml_node child : node.children()) {
    if (LocalName(child) != "p") {
      CollectParagraphs(child, out);
      continue;
    }
    Inline text;
    CollectInline(child, false, text);
    for (const pugi::xml_node box : text.boxes) CollectParagraphs(box, out);
    std::string line = CollapseSpace(ToNfc(text.text + text.deleted + text.hidden));
    if (!line.empty()) out.push_back(std::move(line));
  }
}

}  // namespace sauro::docread
