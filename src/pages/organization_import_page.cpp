#include "pages/organization_import_page.h"

#include "pages/context.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

using usecase::ImportChange;

constexpr std::size_t kMostLines = 1000;

const char* SectionOf(ImportChange change) {
  switch (change) {
    case ImportChange::kNew: return "NEW";
    case ImportChange::kChanged: return "CHANGED";
    case ImportChange::kSame: return "SAME";
    case ImportChange::kWrong: return "WRONG";
  }
  return "";
}

void AddLine(Dict& list, const usecase::ImportLine& line) {
  Dict& row = *list.AddSectionDictionary("LINE");
  Set(row, "PLACE", line.row.place);
  Set(row, "NAME", line.row.organization.name);
  Set(row, "CODE", line.row.organization.id.value);
  Dict& what = *row.AddSectionDictionary(SectionOf(line.change));
  Set(what, "BEFORE", line.before);
  Set(what, "AFTER", line.after);
  if (line.row.error) Set(what, "WHY", line.row.error->message);
}

}  // namespace

std::string RenderImportForm(const Frame& frame, const ImportForm& form) {
  Page page(frame, "organization_import.tpl");
  Dict& body = page.body();
  if (form.error) AddFormError(body, *form.error);
  const usecase::ImportSource& source = form.source;
  AddOption(body, "EXAMPLE_OPTION", "tinh", "Tỉnh, thành phố", source.example);
  AddOption(body, "EXAMPLE_OPTION", "xa", "Xã, phường, đặc khu", source.example);
  for (const usecase::Province& each : usecase::Provinces()) {
    Dict& province = *body.AddSectionDictionary("PROVINCE");
    Set(province, "NAME", each.kind + " " + each.name);
  }
  Set(body, "PROVINCE_TYPED", source.province);
  Set(body, "COMMUNE_TYPED", source.commune);
  return page.Html();
}

std::string RenderImportLook(const Frame& frame, const ImportLook& look) {
  Page page(frame, "organization_import_look.tpl");
  Dict& body = page.body();
  if (look.error) AddErrorBox(body, *look.error);
  const usecase::ImportPreview& preview = look.preview;
  Set(body, "FILE_NAME", look.file_name);
  SetNumber(body, "NEW_COUNT", preview.Count(ImportChange::kNew));
  SetNumber(body, "CHANGED_COUNT", preview.Count(ImportChange::kChanged));
  SetNumber(body, "SAME_COUNT", preview.Count(ImportChange::kSame));
  const std::int64_t wrong = preview.Count(ImportChange::kWrong);
  SetNumber(body, "WRONG_COUNT", wrong);
  if (preview.tree) ShowText(body, "TREE", "TEXT", preview.tree->message);
  std::size_t shown = 0;
  const auto add = [&](ImportChange change) {
    for (const usecase::ImportLine& line : preview.lines) {
      if (line.change == change && shown++ < kMostLines) AddLine(body, line);
    }
  };
  for (const ImportChange change :
       {ImportChange::kWrong, ImportChange::kChanged, ImportChange::kNew, ImportChange::kSame})
    add(change);
  if (shown > kMostLines)
    ShowText(body, "MORE", "COUNT", Number(static_cast<std::int64_t>(shown - kMostLines)));
  const bool something =
      preview.Count(ImportChange::kNew) + preview.Count(ImportChange::kChanged) > 0;
  if (wrong > 0 || preview.tree || !something) return page.Html();
  Dict& accept = *body.AddSectionDictionary("ACCEPT");
  Set(accept, "SHA256", look.source.sha256);
  Set(accept, "FILE_NAME", look.file_name);
  Set(accept, "EXAMPLE", look.source.example);
  Set(accept, "PROVINCE", look.source.province);
  Set(accept, "COMMUNE", look.source.commune);
  Set(accept, "MARK", preview.mark);
  return page.Html();
}

}  // namespace sauro::pages
