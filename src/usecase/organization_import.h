#pragma once
// Loading the tree of organisations from a file or an example: first a look at what it changes,
// then all of it or nothing.

#include <optional>
#include <string>
#include <vector>

#include "usecase/app.h"
#include "usecase/draft_sheet.h"
#include "usecase/organization_file.h"

namespace sauro::usecase {

/// From where the rows come: a file that was received, or an example of data/catalogue.
struct ImportSource {
  std::string sha256;
  std::string example;   ///< "tinh" or "xa"; empty: the file
  std::string province;  ///< of an example: "Hà Giao", or the whole name "thành phố Hà Giao"
  std::string commune;   ///< of the example "xa": "xã Suối Mây"
};

enum class ImportChange { kNew, kChanged, kSame, kWrong };

struct ImportLine {
  OrganizationRow row;
  ImportChange change = ImportChange::kNew;
  std::string before;  ///< of a changed one: what is said of it now
  std::string after;
  bool ends = true;  ///< its last day is another one than before
};

struct ImportPreview {
  std::vector<ImportLine> lines;  ///< in order of the file
  std::optional<Error> tree;      ///< why the whole would be no tree
  std::string mark;               ///< of what the catalogue and the file say
  [[nodiscard]] std::int64_t Count(ImportChange change) const;
};

/// Keeps a file to be looked at. Needs kKeepOrganizations. Errors: those of ReadOrganizationFile
/// and of uploads.
Result<SheetUpload> ReceiveOrganizations(
    App& app, const Principal& who, const std::string& path, const std::string& name
);

/// Writes nothing. Errors: kNotFound, the file is no longer kept; kInvalid with place "mau",
/// "tinh" or "xa": no such example, or it is said for nobody.
Result<ImportPreview> PreviewOrganizations(
    App& app, const Principal& who, const ImportSource& source
);

/// Adds and changes what the preview with this mark shows. Errors: those of the preview; kConflict
/// with place "dau", the catalogue is another one by now; kInvalid: a row is wrong, the whole is no
/// tree, nothing would change, or an ending one has open work.
Status AcceptOrganizations(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const ImportSource& source,
    const std::string& mark
);

}  // namespace sauro::usecase
