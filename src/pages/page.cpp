#include "pages/page.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <mutex>

#include "pages/assets.h"
#include "pages/embedded.h"
#include "pages/navigation.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

constexpr ctemplate::Strip kStrip = ctemplate::STRIP_BLANK_LINES;

ctemplate::TemplateString View(std::string_view text) {
  return {text.data(), text.size()};
}

void LoadTemplates() {
  static std::once_flag once;
  std::call_once(once, [] {
    for (const EmbeddedFile& file : EmbeddedTemplates()) {
      const bool sound =
          ctemplate::StringToTemplateCache(View(file.name), View(file.bytes), kStrip);
      if (!sound) std::abort();  // a template of the program itself is broken
    }
  });
}

void SetGlobal(Dict& dict, const char* name, std::string_view text) {
  dict.SetTemplateGlobalValue(name, View(text));
}

void SetFrameValues(Dict& root, const Frame& frame) {
  SetGlobal(root, "SPRITE", AssetUrl("icons.svg"));
  SetGlobal(root, "CSRF", frame.csrf);
  SetGlobal(root, "REQUEST_ID", frame.request_id);
  SetGlobal(root, "PATH", frame.path);
}

void AddNavigation(Dict& root, const Frame& frame) {
  const usecase::Principal& who = *frame.who;
  Dict& person = *root.AddSectionDictionary("PERSON");
  Set(person, "NAME", who.display_name);
  Set(person, "ROLE", access::NameOf(who.role));
  ShowText(person, "ORGANIZATION", "ORGANIZATION_NAME", who.organization_name);
  Dict& nav = *root.AddSectionDictionary("NAV");
  for (const NavigationEntry& entry : NavigationFor(who.role)) {
    Dict& link = *nav.AddSectionDictionary("LINK");
    Set(link, "HREF", entry.path);
    Set(link, "LABEL", entry.label);
    ShowIf(link, "CURRENT", BelongsTo(frame.path, entry.path));
  }
}

std::string Expand(const std::string& name, const Dict& root) {
  std::string out;
  out.reserve(32'000);
  if (!ctemplate::ExpandTemplate(View(name), kStrip, &root, &out)) std::abort();
  return out;
}

Dict& AddChipDict(Dict& dict, const char* name) {
  Dict& chip = *dict.AddIncludeDictionary(name);
  chip.SetFilename("chip.tpl");
  return chip;
}

template <typename Status>
void FillChip(Dict& dict, const char* name, Status status) {
  Dict& chip = AddChipDict(dict, name);
  Set(chip, "SHAPE", ShapeOf(status));
  Set(chip, "NAME", NameOf(status));
}

}  // namespace

Page::Page(const Frame& frame, std::string_view body_template) : root_("page") {
  LoadTemplates();
  SetFrameValues(root_, frame);
  Set(root_, "TITLE", frame.title);
  Set(root_, "CSS", AssetUrl("app.css"));
  Set(root_, "JS", AssetUrl("app.js"));
  Set(root_, "FAVICON", AssetUrl("favicon.svg"));
  if (frame.htmx) ShowText(root_, "HTMX", "HTMX_JS", AssetUrl("htmx.min.js"));
  ShowText(root_, "PROVINCE", "PROVINCE_NAME", frame.province);
  ShowText(root_, "NOTICE", "NOTICE_TEXT", frame.notice);
  if (frame.who != nullptr) AddNavigation(root_, frame);
  if (frame.at) {
    Set(root_, "AT_DAY", frame.at->day.Vietnamese());
    SetNumber(root_, "POSITION", static_cast<std::int64_t>(frame.at->position.value));
    root_.ShowSection("COORDINATES");
    if (frame.past()) Set(*root_.AddSectionDictionary("PAST"), "NOW_URL", frame.now_url);
  }
  body_ = root_.AddIncludeDictionary("BODY");
  body_->SetFilename(View(body_template));
}

std::string Page::Html() const {
  return Expand("layout.tpl", root_);
}

Fragment::Fragment(const Frame& frame, std::string_view name) : root_("fragment"), name_(name) {
  LoadTemplates();
  SetFrameValues(root_, frame);
}

std::string Fragment::Html() const {
  return Expand(name_, root_);
}

void Set(Dict& dict, const char* name, std::string_view text) {
  dict.SetValue(name, View(text));
}

void SetOrdinal(Dict& dict, std::string_view ordinal) {
  Set(dict, "ORDINAL", ordinal);
  const bool mark = ordinal == "-" || ordinal == "+" || ordinal == "•" || ordinal == "*";
  const std::string before = mark ? "– " : std::string(ordinal) + ". ";
  Set(dict, "ORDINAL_DOT", ordinal.empty() ? "" : before);
}

void SetNumber(Dict& dict, const char* name, std::int64_t value) {
  Set(dict, name, Number(value));
}

void ShowIf(Dict& dict, const char* section, bool yes) {
  if (yes) dict.ShowSection(section);
}

void ShowText(Dict& dict, const char* section, const char* name, std::string_view text) {
  if (text.empty()) return;
  Set(*dict.AddSectionDictionary(section), name, text);
}

void AddChip(Dict& dict, const char* name, domain::Timing timing) {
  FillChip(dict, name, timing);
}
void AddChip(Dict& dict, const char* name, domain::WorkStatus status) {
  FillChip(dict, name, status);
}
void AddChip(Dict& dict, const char* name, views::ReportState state) {
  FillChip(dict, name, state);
}
void AddChip(Dict& dict, const char* name, views::DraftState state) {
  FillChip(dict, name, state);
}

void AddBar(Dict& dict, const char* name, const domain::Tally& tally) {
  struct Part {
    const char* kind;
    std::int64_t count;
  };
  const std::array parts = {
      Part{"done", tally.done_on_time},
      Part{"late", tally.done_late},
      Part{"in", tally.open_in_time - tally.near_due},
      Part{"near", tally.near_due},
      Part{"over", tally.overdue},
      Part{"none", tally.ongoing + tally.inactive},
  };
  Dict& bar = *dict.AddIncludeDictionary(name);
  bar.SetFilename("bar.tpl");
  const std::int64_t total = tally.Total();
  if (total == 0) return;
  std::int64_t before = 0;
  for (const Part& part : parts) {
    if (part.count <= 0) continue;
    const auto place = [&](std::int64_t count) { return (2000 * count + total) / (2 * total); };
    const std::int64_t left = place(before);
    const std::int64_t width = place(before + part.count) - left;
    Dict& piece = *bar.AddSectionDictionary("PART");
    Set(piece, "KIND", part.kind);
    Set(piece, "X", std::to_string(left));
    // A gap between neighbours, so that they can be told apart without colour.
    Set(piece, "W", std::to_string(width > 12 ? width - 6 : width));
    before += part.count;
  }
}

void AddAsOf(Dict& dict, const Frame& frame) {
  Dict& fields = *dict.AddIncludeDictionary("AS_OF");
  fields.SetFilename("as_of.tpl");
  Set(fields, "DAY", frame.asked.day);
  Set(fields, "POSITION", frame.asked.position);
}

std::vector<std::string> TemplateNames() {
  LoadTemplates();
  std::vector<std::string> names;
  for (const EmbeddedFile& file : EmbeddedTemplates()) names.emplace_back(file.name);
  return names;
}

}  // namespace sauro::pages
