#pragma once
// A draft as a spreadsheet: out, edited in Excel or LibreOffice, and back.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "intake/draft.h"
#include "usecase/app.h"
#include "usecase/plan_compare.h"

namespace sauro::usecase {

struct DraftSheet {
  std::string bytes;      ///< .xlsx
  std::string file_name;  ///< "du-thao-<number>.xlsx"
};
/// The task rows and the indicators with a hidden column that says which row each is. Needs
/// kPreparePlans. Errors: kNotFound; kTooLarge, a text is too long for a cell.
Result<DraftSheet> ExportDraft(App& app, const Principal& who, const domain::DraftId& draft);

struct SheetUpload {
  std::string sha256;  ///< of the kept bytes
  std::string name;
};
/// Keeps an edited sheet to be looked at; changes nothing. Needs kPreparePlans. Errors: kUnreadable
/// or kInvalid, no sheet of a draft, with what is wrong and in which row; kConflict as OpenDraft.
Result<SheetUpload> ReceiveSheet(
    App& app,
    const Principal& who,
    const domain::DraftId& draft,
    const std::string& path,
    const std::string& name
);

struct SheetComparison {
  views::DraftLine draft;
  Comparison comparison;  ///< Fields of rows that somebody changed after the export are `kept`.
  std::vector<std::string> names_to_learn;  ///< "“Sở KHCN” là Sở Khoa học và Công nghệ"
  std::set<std::string> linked;  ///< Keys of rows linked to another task; goes when one is dropped.
};
/// What the kept sheet changes in the draft as it is now. Errors: as above.
Result<SheetComparison> CompareSheet(
    App& app, const Principal& who, const domain::DraftId& draft, const std::string& sha256
);

struct SheetAcceptance {
  SheetUpload sheet;
  std::string mark;  ///< Comparison::mark as it was seen.
  Ticks take = {};
  bool remember = false;  ///< what the sheet teaches about names
};
/// Facts document.received (the sheet), draft.mended and alias.learned. Gives the new revision.
/// Errors: as above; kConflict with place "mark", the draft says something else by now; kInvalid,
/// nothing is taken, or a value that the draft refuses; kConflict as MendDraft about names.
Result<std::int64_t> AcceptSheet(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::DraftId& draft,
    const SheetAcceptance& acceptance
);

}  // namespace sauro::usecase
