#include "usecase/organization_import.h"

#include <algorithm>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "base/uuid.h"
#include "crypto/sha256.h"
#include "usecase/draft_source.h"
#include "usecase/organization_examples.h"
#include "usecase/organizations.h"
#include "usecase/still_appointed.h"
#include "usecase/upload_scan.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using domain::Organization;
using Facts = std::vector<facts::Fact>;

constexpr std::size_t kMostBytes = std::size_t{8} << 20U;

Result<std::string> BytesOf(App& app, const ImportSource& source) {
  if (!source.example.empty()) return ExampleCsv(source.example, source.province, source.commune);
  auto path = app.blobs.PathOf(source.sha256);
  if (!path) return NotFound("Không còn thấy tệp đã tải lên; hãy tải lên lại.");
  return ReadFile(*path, kMostBytes);
}

// What can be seen of an organisation beside its name, in one line.
std::string Said(const Organization& each, const std::vector<Organization>& all) {
  std::string text(NameOf(each.level));
  text += " · " + std::string(NameOf(each.line));
  if (each.parent) {
    const Organization* above = domain::FindOrganization(all, *each.parent);
    text += " · thuộc " + (above == nullptr ? each.parent->value : above->name);
  }
  if (!each.aliases.empty()) text += " · còn gọi là " + Join(each.aliases, "; ");
  if (!each.identifier.empty()) text += " · " + each.identifier;
  if (each.from) text += " · từ " + each.from->Vietnamese();
  if (each.until) text += " · đến " + each.until->Vietnamese();
  return text;
}

ImportChange ChangeOf(const Organization* known, const OrganizationRow& row) {
  if (row.error) return ImportChange::kWrong;
  if (known == nullptr) return ImportChange::kNew;
  return SameOrganization(*known, row.organization) ? ImportChange::kSame : ImportChange::kChanged;
}

// All of it, for the mark.
json::value Whole(const Organization& each) {
  return json::array{
      json::string(each.id.value),
      json::string(each.name),
      json::string(each.parent ? each.parent->value : std::string()),
      json::string(Said(each, {}))};
}

// Says what each line changes; `all` are those after it.
void Describe(
    ImportLine& line,
    const std::optional<Organization>& before,
    const std::vector<Organization>& all
) {
  const Organization& after = line.row.organization;
  line.after = Said(after, all);
  if (!before) return;
  line.before = Said(*before, all);
  if (before->name == after.name) return;
  line.before = before->name + " · " + line.before;
  line.after = after.name + " · " + line.after;
}

// Puts the right rows into `all`.
ImportPreview PreviewOf(std::vector<OrganizationRow> rows, std::vector<Organization>& all) {
  ImportPreview preview;
  json::array said;
  std::vector<std::optional<Organization>> before;
  for (OrganizationRow& row : rows) {
    const Organization* known = domain::FindOrganization(all, row.organization.id);
    ImportLine line{{}, ChangeOf(known, row), {}, {}};
    line.ends = known == nullptr || known->until != row.organization.until;
    before.push_back(known == nullptr ? std::nullopt : std::optional(*known));
    said.push_back(json::array{
        json::string(row.place),
        known == nullptr ? json::value() : Whole(*known),
        Whole(row.organization)});
    if (line.change == ImportChange::kNew) {
      all.push_back(row.organization);
    } else if (line.change == ImportChange::kChanged) {
      all[static_cast<std::size_t>(known - all.data())] = row.organization;
    }
    line.row = std::move(row);
    preview.lines.push_back(std::move(line));
  }
  for (std::size_t i = 0; i < before.size(); ++i) Describe(preview.lines[i], before[i], all);
  if (auto fits = domain::CheckTree(all); !fits) preview.tree = fits.error();
  preview.mark = crypto::ToHex(crypto::Sha256(CanonicalJson(said))).substr(0, 24);
  return preview;
}

Result<Facts> FactsOf(
    const Deciding& deciding,
    const Principal& who,
    const std::string& bytes,
    const std::string& mark
) {
  if (auto still = RequireStillAppointed(deciding, who); !still) return still.error();
  auto catalogue = deciding.queries.ReadCatalogue(deciding.at.position);
  if (!catalogue) return catalogue.error();
  auto rows = ReadOrganizationFile(bytes, *catalogue);
  if (!rows) return rows.error();
  std::vector<Organization>& all = catalogue->organizations;
  const ImportPreview preview = PreviewOf(std::move(*rows), all);
  if (preview.mark != mark) {
    return Conflict(
        "Danh mục vừa có người sửa nên khác biệt dưới đây đã được tính lại; hãy xem lại.", "dau"
    );
  }
  if (preview.Count(ImportChange::kWrong) > 0)
    return Invalid("Còn dòng sai nên chưa nạp dòng nào; hãy sửa tệp rồi tải lên lại.");
  if (preview.tree) return Invalid(preview.tree->message);
  Facts facts;
  for (const ImportLine& line : preview.lines) {
    if (line.change == ImportChange::kSame) continue;
    if (line.ends) {
      auto may = CheckMayEnd(deciding, line.row.organization, all);
      if (!may) return Invalid(may.error().message, line.row.place);
    }
    facts.emplace_back(facts::OrganizationRegistered{line.row.organization});
  }
  if (facts.empty()) return Invalid("Tệp không thay đổi gì trong danh mục.");
  return facts;
}

// Nothing was written because the request was known: right only if the file says what stands.
Status CheckRepeated(App& app, const std::string& bytes, Position position) {
  auto catalogue = app.queries.ReadCatalogue(position);
  if (!catalogue) return catalogue.error();
  auto rows = ReadOrganizationFile(bytes, *catalogue);
  if (!rows) return rows.error();
  const ImportPreview preview = PreviewOf(std::move(*rows), catalogue->organizations);
  const auto same = static_cast<std::size_t>(preview.Count(ImportChange::kSame));
  return same == preview.lines.size() ? Status() : Status(UsedForSomethingElse());
}

}  // namespace

std::int64_t ImportPreview::Count(ImportChange change) const {
  return std::count_if(lines.begin(), lines.end(), [&](const ImportLine& line) {
    return line.change == change;
  });
}

Result<SheetUpload> ReceiveOrganizations(
    App& app, const Principal& who, const std::string& path, const std::string& name
) {
  if (auto allowed = Require(who, Permission::kKeepOrganizations); !allowed) return allowed.error();
  if (auto clean = CheckUpload(app, path, name, {}); !clean) return clean.error();
  auto bytes = ReadFile(path, kMostBytes);
  if (!bytes) return bytes.error();
  if (auto rows = ReadOrganizationFile(*bytes, {}); !rows) return rows.error();
  auto blob = app.blobs.PutBytes(*bytes);
  if (!blob) return blob.error();
  return SheetUpload{blob->sha256, Shorten(ToNfc(name), 200)};
}

Result<ImportPreview> PreviewOrganizations(
    App& app, const Principal& who, const ImportSource& source
) {
  if (auto allowed = Require(who, Permission::kKeepOrganizations); !allowed) return allowed.error();
  auto bytes = BytesOf(app, source);
  if (!bytes) return bytes.error();
  auto head = app.queries.Head();
  if (!head) return head.error();
  auto catalogue = app.queries.ReadCatalogue(*head);
  if (!catalogue) return catalogue.error();
  auto rows = ReadOrganizationFile(*bytes, *catalogue);
  if (!rows) return rows.error();
  return PreviewOf(std::move(*rows), catalogue->organizations);
}

Status AcceptOrganizations(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const ImportSource& source,
    const std::string& mark
) {
  if (auto allowed = Require(who, Permission::kKeepOrganizations); !allowed) return allowed;
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  auto bytes = BytesOf(app, source);
  if (!bytes) return bytes.error();
  const WriteRequest request{request_id, who.account, who.organization};
  auto written = app.writer.Write(request, [&](const Deciding& deciding) {
    return FactsOf(deciding, who, *bytes, mark);
  });
  if (!written) return written.error();
  return written->repeated ? CheckRepeated(app, *bytes, written->position) : Status();
}

}  // namespace sauro::usecase
