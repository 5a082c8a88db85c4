#include "pages/names_page.h"

#include "base/text.h"
#include "pages/context.h"
#include "pages/words.h"

namespace sauro::pages {

std::string RenderNames(const Frame& frame, const NamesView& view) {
  Page page(frame, "names.tpl");
  Dict& body = page.body();
  if (view.error) AddFormError(body, *view.error);
  ShowIf(body, "EMPTY", view.names.empty());
  if (view.names.empty()) return page.Html();
  Dict& list = *body.AddSectionDictionary("LIST");
  ShowIf(list, "WITH_DRAFTS", view.may_open_drafts);
  SetNumber(list, "COUNT", static_cast<std::int64_t>(view.names.size()));
  for (const usecase::KnownAlias& known : view.names) {
    Dict& line = *list.AddSectionDictionary("LINE");
    Set(line, "NAME", known.alias.name);
    Set(line, "ORGANIZATION", known.organization_name);
    Set(line, "ORGANIZATION_ID", known.alias.organization.value);
    Set(line, "BY", view.name_of(known.alias.learned_by));
    Set(line, "AT", VietnameseTime(known.alias.learned_at));
    if (!view.may_open_drafts) continue;
    Dict& draft = *line.AddSectionDictionary("DRAFT");
    Set(draft, "URL", "/du-thao/" + UrlEncode(known.alias.draft.value));
    Set(draft, "TITLE", Shorten(known.draft_title, 120));
  }
  return page.Html();
}

}  // namespace sauro::pages
