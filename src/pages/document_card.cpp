#include "pages/document_card.h"

#include <optional>
#include <vector>

#include "pages/context.h"
#include "pages/draft_parts.h"
#include "pages/draft_source.h"
#include "usecase/draft_document.h"

namespace sauro::pages {
namespace {

using intake::Field;

// The place that the field was first read from.
std::optional<SourcePlace> PlaceOfField(const usecase::DraftReview& draft, Field field) {
  for (const intake::FieldSource& source : draft.plan.document.sources) {
    if (source.field != field) continue;
    if (auto place = FindPlace(draft.source, source.spot)) return place;
  }
  return std::nullopt;
}

void AddFields(Dict& card, const usecase::DraftReview& draft, const DocumentCardState& state) {
  bool linked = false;
  for (const Field field : usecase::kDocumentFields) {
    const std::string value = usecase::DocumentText(draft.plan.document, field);
    Dict& item = *card.AddSectionDictionary("FIELD");
    ShowIf(item, "DOUBTED", IsDoubted(draft.plan, field));
    Set(item, "LABEL", usecase::NameOfDocumentField(field));
    Set(item, "VALUE", value.empty() ? "Không ghi" : value);
    Set(item,
        "HREF",
        Query()
            .Add("truong", CodeOf(field))
            .Add("trang", state.page)
            .Add("loc", state.filter)
            .After(DocumentUrl(draft)));
    const auto place = PlaceOfField(draft, field);
    if (!place || !state.beside_source) continue;
    ShowText(item, "FROM", "CELL", place->anchor);
    if (!linked) ShowText(card, "PLACE", "ANCHOR", AnchorOf(place->line));
    linked = true;
  }
}

// Of a doubt about a field, saving the field settles it; of the others somebody says so.
void AddDoubts(Dict& card, const usecase::DraftReview& draft, const DocumentCardState& state) {
  const std::vector<intake::Doubt>& doubts = draft.plan.doubts;
  for (std::size_t i = 0; i < doubts.size(); ++i) {
    const auto name = [](std::size_t number) { return "vb-" + std::to_string(number + 1); };
    Dict& item = *card.AddSectionDictionary("DOUBT");
    Set(item, "NUMBER", name(i));
    Set(item, "FIELD_NAME", usecase::NameOfDocumentField(doubts[i].field));
    Set(item, "REASON", doubts[i].reason);
    ShowText(item, "SUGGESTION", "TEXT", doubts[i].suggestion);
    const bool last = i + 1 == doubts.size();
    ShowText(item, "NEXT", "NEXT_ANCHOR", last ? state.next : "nghi-van-" + name(i + 1));
    if (usecase::IsDocumentField(doubts[i].field)) continue;
    Dict& settle = *item.AddSectionDictionary("SETTLE");
    Set(settle, "DOUBT_MARK", usecase::DoubtMark(doubts[i]));
  }
}

}  // namespace

void AddDocumentCard(
    Dict& body, const usecase::DraftReview& draft, const DocumentCardState& state
) {
  Dict& card = *body.AddIncludeDictionary("DOCUMENT");
  card.SetFilename("document_card.tpl");
  Set(card, "URL", DocumentUrl(draft));
  Set(card, "MARK", std::string(usecase::kDocumentRow) + ":" + usecase::DocumentMark(draft.plan));
  Set(card, "PAGE", state.page);
  Set(card, "ONLY", state.filter);
  ShowIf(card, "JUST_SAVED", state.just_saved);
  ShowIf(card, "UNSURE", !draft.plan.doubts.empty());
  ShowIf(card, "CAN_CONFIRM", !draft.plan.doubts.empty());
  AddDoubts(card, draft, state);
  AddFields(card, draft, state);
}

DocumentPlaces PlacesOfDocument(const usecase::DraftReview& draft) {
  DocumentPlaces out;
  for (const Field field : usecase::kDocumentFields) {
    const auto place = PlaceOfField(draft, field);
    if (!place) continue;
    out.lines.insert(place->line);
    out.cells.insert(place->anchor);
  }
  return out;
}

}  // namespace sauro::pages
