#include "docread/docx_inline.h"

#include <array>

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

// What stands for characters of the font Symbol that plans use; a bullet for any other mark.
std::string_view Symbol(pugi::xml_node node) {
  struct Mark {
    std::string_view code;
    std::string_view text;
  };
  constexpr std::array<Mark, 8> kMarks{
      {{"B3", "≥"},
       {"A3", "≤"},
       {"B4", "×"},
       {"B1", "±"},
       {"AE", "→"},
       {"B0", "°"},
       {"B9", "≠"},
       {"2D", "-"}}};
  if (Attribute(node, "font") != "Symbol") return "•";
  const std::string_view code = Attribute(node, "char");
  for (const Mark& mark : kMarks) {
    if (code.size() >= 2 && code.substr(code.size() - 2) == mark.code) return mark.text;
  }
  return "•";
}

// Only visible characters tell whether a run is bold.
void AddText(std::string_view text, const RunLook& look, Inline& out) {
  out.runs.Add(text, look.encoding);
  if (!Trim(text).empty()) (look.bold ? out.any_bold : out.any_plain) = true;
}

void CollectRun(pugi::xml_node run, const RunLook& look, Inline& out) {
  const pugi::xml_node properties = Child(run, "rPr");
  const RunLook own{
      Switch(properties, "b").value_or(look.bold),
      EncodingOfRun(properties).value_or(look.encoding)};
  if (Switch(properties, "vanish").value_or(false)) {
    std::string text;
    CollectAllText(run, text);
    out.hidden += FromLegacy(text, own.encoding);
    return;
  }
  CollectInline(run, own, out);
}

bool IsSkipped(std::string_view name) {
  return name == "pPr" || name == "rPr" || name == "instrText" || name == "sdtPr" ||
         name == "tbl" || name == "ctrlPr" || name == "fldData" || name == "softHyphen";
}

// Text of an element that stands for one character; empty for others.
std::string_view MarkOf(pugi::xml_node node) {
  const std::string_view name = LocalName(node);
  if (name == "tab" || name == "ptab") return "\t";
  if (name == "br" || name == "cr") return "\n";
  if (name == "noBreakHyphen") return "-";
  return name == "sym" ? Symbol(node) : std::string_view();
}

// "footnote 3" for a reference to a note or a comment.
std::string NoteOf(pugi::xml_node node) {
  constexpr std::string_view kEnd = "Reference";
  const std::string_view name = LocalName(node);
  if (name != "footnoteReference" && name != "endnoteReference" && name != "commentReference") {
    return {};
  }
  const std::string_view kind = name.substr(0, name.size() - kEnd.size());
  return std::string(kind) + " " + std::string(Attribute(node, "id").substr(0, 20));
}

bool IsGraphic(std::string_view name) {
  return name == "drawing" || name == "pict" || name == "object";
}

}  // namespace

pugi::xml_node ChosenAlternative(pugi::xml_node alternate_content) {
  if (const pugi::xml_node choice = Child(alternate_content, "Choice")) return choice;
  return Child(alternate_content, "Fallback");
}

std::optional<LegacyEncoding> EncodingOfRun(pugi::xml_node run_properties) {
  const pugi::xml_node fonts = Child(run_properties, "rFonts");
  std::string_view font = Attribute(fonts, "ascii");
  if (font.empty()) font = Attribute(fonts, "hAnsi");
  if (font.empty()) return std::nullopt;
  return EncodingOfFont(font);
}

void CollectInline(pugi::xml_node node, const RunLook& look, Inline& out) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = LocalName(child);
    if (IsSkipped(name)) continue;
    if (name == "t") {
      AddText(child.text().get(), look, out);
    } else if (const std::string_view mark = MarkOf(child); !mark.empty()) {
      AddText(mark, look, out);
    } else if (name == "r") {
      CollectRun(child, look, out);
    } else if (name == "del" || name == "moveFrom") {
      std::string text;
      CollectAllText(child, text);
      out.deleted += FromLegacy(text, look.encoding);
    } else if (IsGraphic(name)) {
      CollectBoxes(child, out.boxes);
    } else if (name == "AlternateContent") {
      CollectInline(ChosenAlternative(child), look, out);
    } else if (std::string note = NoteOf(child); !note.empty()) {
      out.notes.push_back(std::move(note));
    } else {
      CollectInline(child, look, out);
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
    CollectInline(child, {}, text);
    for (const pugi::xml_node box : text.boxes) CollectParagraphs(box, out);
    std::string line = CollapseSpace(ToNfc(text.runs.Take() + text.deleted + text.hidden));
    if (!line.empty()) out.push_back(std::move(line));
  }
}

}  // namespace sauro::docread
