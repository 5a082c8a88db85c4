#include "pages/succession_page.h"

#include <algorithm>

#include "base/text.h"
#include "pages/context.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

using domain::Organization;
using domain::OrganizationId;
using domain::SuccessionKind;
using usecase::SuccessionRowKind;

std::string NameOfOrganization(const std::vector<Organization>& all, const OrganizationId& id) {
  const Organization* found = domain::FindOrganization(all, id);
  return found == nullptr ? id.value : found->name;
}

std::string NamesOf(const std::vector<Organization>& all, const std::vector<OrganizationId>& ids) {
  std::vector<std::string> names;
  names.reserve(ids.size());
  for (const OrganizationId& id : ids) names.push_back(NameOfOrganization(all, id));
  return Join(names, ", ");
}

void AddChoices(
    Dict& body,
    const char* name,
    const usecase::OrganizationTree& tree,
    const std::vector<std::string>& chosen
) {
  for (const domain::TreeLine& line : tree.lines) {
    const Organization& each = tree.catalogue.organizations[line.index];
    Dict& choice = *body.AddSectionDictionary(name);
    Set(choice, "VALUE", each.id.value);
    Set(choice, "LABEL", each.name);
    const bool ticked = std::count(chosen.begin(), chosen.end(), each.id.value) > 0;
    ShowIf(choice, "CHECKED", ticked);
  }
}

struct Part {
  SuccessionRowKind kind;
  const char* title;
  const char* hint;
  const char* stays;
};
constexpr Part kParts[] = {
    {SuccessionRowKind::kWork,
     "Việc chưa xong",
     "Hạn, tiến độ và báo cáo đi theo việc; báo cáo đã gửi vẫn mang tên cơ quan đã gửi.",
     "Giữ nguyên, không chuyển"},
    {SuccessionRowKind::kIndicator,
     "Chỉ tiêu",
     "Cơ quan được chọn chịu trách nhiệm về chỉ tiêu; tên in trong kế hoạch giữ nguyên.",
     "Giữ nguyên, không chuyển"},
    {SuccessionRowKind::kBelow,
     "Đơn vị trực thuộc",
     "Đơn vị trực thuộc còn hoạt động sẽ thuộc cơ quan được chọn.",
     "Không thuộc cơ quan nào"},
    {SuccessionRowKind::kGroup,
     "Thành viên của nhóm",
     "Cơ quan được chọn vào nhóm từ ngày có hiệu lực; việc giao trước ngày ấy giữ nguyên.",
     "Ra khỏi nhóm, không ai thay"},
    {SuccessionRowKind::kAccount,
     "Tài khoản",
     "Người dùng làm việc cho cơ quan được chọn, vai trò giữ nguyên.",
     "Giữ nguyên, không chuyển"},
};

void AddRow(
    Dict& part,
    const Part& kind,
    const usecase::SuccessionRow& row,
    const SuccessionConfirmation& confirmation
) {
  const std::vector<Organization>& all = confirmation.preview.catalogue.organizations;
  Dict& line = *part.AddSectionDictionary("ROW");
  Set(line, "KEY", row.key);
  Set(line, "TITLE", row.title);
  Set(line, "OF", NameOfOrganization(all, row.from));
  std::string detail = row.detail;
  if (row.work) {
    detail = row.work->plan_number + " · " + std::string(NameOf(row.work->role)) + " · " +
             std::string(NameOf(row.work->work)) + " · " + DeadlineOf(*row.work);
  }
  ShowText(line, "DETAIL", "TEXT", detail);
  const auto sent = confirmation.choices.find(row.key);
  std::string chosen;
  if (sent != confirmation.choices.end()) {
    chosen = sent->second;
  } else if (row.proposed) {
    chosen = row.proposed->value;
  }
  ShowIf(line, "MISSING", confirmation.error && chosen.empty());
  AddOption(line, "OPTION", "", "Chọn nơi tiếp nhận", chosen);
  for (const OrganizationId& to : confirmation.preview.succession.to)
    AddOption(line, "OPTION", to.value, NameOfOrganization(all, to), chosen);
  AddOption(line, "OPTION", usecase::kStays, kind.stays, chosen);
}

void AddHidden(Dict& body, const std::string& name, const std::string& value) {
  Dict& hidden = *body.AddSectionDictionary("HIDDEN");
  Set(hidden, "NAME", name);
  Set(hidden, "VALUE", value);
}

}  // namespace

std::string SuccessionText(
    const views::SuccessionLine& line, const std::vector<Organization>& organizations
) {
  const domain::Succession& succession = line.succession;
  std::string text(NameOf(succession.kind));
  if (succession.kind == SuccessionKind::kRename)
    return text + ": " + line.name_before + " thành " + succession.name;
  text += ": " + NamesOf(organizations, succession.from);
  if (succession.to.empty()) return text;
  const std::string to = NamesOf(organizations, succession.to);
  switch (succession.kind) {
    case SuccessionKind::kMerge: return text + " vào " + to;
    case SuccessionKind::kSplit: return text + " thành " + to;
    case SuccessionKind::kAbolish:
    case SuccessionKind::kRename: break;
  }
  return text + ", việc chuyển sang " + to;
}

std::string RenderSuccessionForm(
    const Frame& frame, const usecase::OrganizationTree& tree, const SuccessionForm& form
) {
  Page page(frame, "succession.tpl");
  Dict& body = page.body();
  if (form.error) AddFormError(body, *form.error);
  const usecase::SuccessionInput& input = form.input;
  using enum SuccessionKind;
  for (const SuccessionKind kind : {kMerge, kSplit, kRename, kAbolish})
    AddOption(body, "KIND_OPTION", CodeOf(kind), NameOf(kind), input.kind);
  AddChoices(body, "FROM", tree, input.from);
  AddChoices(body, "TO", tree, input.to);
  Set(body, "ON", input.on);
  Set(body, "NEW_NAME", input.name);
  Set(body, "AUTHORITY", input.authority);
  return page.Html();
}

std::string RenderSuccessionRows(const Frame& frame, const SuccessionConfirmation& confirmation) {
  Page page(frame, "succession_rows.tpl");
  Dict& body = page.body();
  if (confirmation.error) AddErrorBox(body, *confirmation.error);
  const usecase::SuccessionPreview& preview = confirmation.preview;
  const domain::Succession& succession = preview.succession;
  const std::vector<Organization>& all = preview.catalogue.organizations;
  views::SuccessionLine line{succession, {}, {}, {}};
  if (succession.kind == SuccessionKind::kRename)
    line.name_before = NameOfOrganization(all, succession.from.front());
  Set(body, "WHAT", SuccessionText(line, all));
  Set(body, "DAY", succession.on.Vietnamese());
  Set(body, "AUTHORITY", succession.authority);
  const std::string ending = NamesOf(all, Ending(succession));
  if (!ending.empty()) {
    Dict& last = *body.AddSectionDictionary("ENDING");
    Set(last, "NAMES", ending);
    Set(last, "DAY", succession.on.Plus(-1).Vietnamese());
  }
  ShowIf(body, "NOTHING", preview.rows.empty());
  for (const Part& kind : kParts) {
    Dict* part = nullptr;
    std::int64_t count = 0;
    for (const usecase::SuccessionRow& row : preview.rows) {
      if (row.kind != kind.kind) continue;
      if (part == nullptr) part = body.AddSectionDictionary("PART");
      AddRow(*part, kind, row, confirmation);
      ++count;
    }
    if (part == nullptr) continue;
    Set(*part, "TITLE", kind.title);
    Set(*part, "HINT", kind.hint);
    SetNumber(*part, "COUNT", count);
    SetNumber(*part, "NUMBER", static_cast<std::int64_t>(&kind - kParts));
  }
  const usecase::SuccessionInput& input = confirmation.input;
  AddHidden(body, "loai", input.kind);
  for (const std::string& code : input.from) AddHidden(body, "tu", code);
  for (const std::string& code : input.to) AddHidden(body, "den", code);
  AddHidden(body, "ngay", input.on);
  AddHidden(body, "ten_moi", input.name);
  AddHidden(body, "van_ban", input.authority);
  AddHidden(body, "dau", preview.mark);
  return page.Html();
}

}  // namespace sauro::pages
