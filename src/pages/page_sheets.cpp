#include "pages/page_sheets.h"

#include <algorithm>
#include <map>
#include <variant>

#include "pages/draft_parts.h"
#include "pages/draft_source.h"
#include "usecase/page_pictures.h"

namespace sauro::pages {
namespace {

using docread::PageBox;

constexpr std::size_t kMostSheets = 12;  // rows of one page of the draft stand on few

struct Mark {
  std::string row;
  PageBox box;
};

// What a row takes of each page that it stands on; cells that it shares with other rows count only
// where it has no other.
std::map<std::uint32_t, PageBox> PartsOf(const docread::Document& source, const SheetRow& row) {
  std::map<std::uint32_t, PageBox> parts;
  std::map<std::uint32_t, PageBox> shared;
  for (const intake::FieldSource& field : *row.sources) {
    const auto place = FindPlace(source, field.spot);
    if (!place || place->page == 0) continue;
    Enlarge((place->shared ? shared : parts)[place->page], place->box);
  }
  return parts.empty() ? shared : parts;
}

bool IsScanned(const docread::Document& source) {
  const auto unsure = [](const auto& part) { return part.confidence < 100; };
  return std::any_of(source.blocks.begin(), source.blocks.end(), [&](const docread::Block& block) {
    if (const auto* paragraph = std::get_if<docread::Paragraph>(&block)) return unsure(*paragraph);
    const auto& rows = std::get<docread::Table>(block).rows;
    return std::any_of(rows.begin(), rows.end(), [&](const docread::Row& row) {
      return std::any_of(row.cells.begin(), row.cells.end(), unsure);
    });
  });
}

// In the browser's pixels; the picture itself has more.
void SetSize(Dict& sheet, const docread::Document& source, std::uint32_t page) {
  docread::PageShape shape{595, 842, 0};  // A4, until the picture comes
  if (page <= source.pages.size()) shape = source.pages[page - 1];
  Set(sheet, "WIDTH", std::to_string(std::max<std::uint32_t>(1, shape.width * 110 / 72)));
  Set(sheet, "HEIGHT", std::to_string(std::max<std::uint32_t>(1, shape.height * 110 / 72)));
}

void AddMark(Dict& sheet, const Mark& mark) {
  if (!mark.box.Known()) return;
  Dict& item = *sheet.AddSectionDictionary("MARK");
  Set(item, "ROW", mark.row);
  Set(item, "X", std::to_string(mark.box.x0));
  Set(item, "Y", std::to_string(mark.box.y0));
  Set(item, "W", std::to_string(mark.box.x1 - mark.box.x0));
  Set(item, "H", std::to_string(mark.box.y1 - mark.box.y0));
}

}  // namespace

void AddSheets(Dict& body, const usecase::DraftReview& draft, const std::vector<SheetRow>& rows) {
  if (!usecase::HasPages(draft)) return;
  std::map<std::uint32_t, std::vector<Mark>> marks;
  for (const SheetRow& row : rows) {
    for (const auto& [page, box] : PartsOf(draft.source, row)) {
      marks[page].push_back({row.anchor, box});
    }
  }
  if (marks.empty()) return;
  Dict& sheets = *body.AddSectionDictionary("SHEETS");
  ShowIf(sheets, "OPEN", IsScanned(draft.source));
  std::size_t shown = 0;
  for (const auto& [page, of_page] : marks) {
    if (++shown > kMostSheets) break;
    Dict& sheet = *sheets.AddSectionDictionary("SHEET");
    Set(sheet, "NUMBER", std::to_string(page));
    Set(sheet, "PICTURE", UrlOf(draft) + "/trang/" + std::to_string(page));
    SetSize(sheet, draft.source, page);
    for (const Mark& mark : of_page) AddMark(sheet, mark);
  }
  if (marks.size() <= kMostSheets) return;
  SetNumber(
      *sheets.AddSectionDictionary("MORE_SHEETS"),
      "COUNT",
      static_cast<std::int64_t>(marks.size() - kMostSheets)
  );
}

}  // namespace sauro::pages
