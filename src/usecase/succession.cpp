#include "usecase/succession.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "base/uuid.h"
#include "crypto/sha256.h"
#include "domain/organization_group.h"
#include "usecase/decision_checks.h"
#include "usecase/organizations.h"
#include "usecase/still_appointed.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using domain::Organization;
using domain::OrganizationId;
using domain::Succession;
using Facts = std::vector<facts::Fact>;

std::vector<OrganizationId> IdsIn(const std::vector<std::string>& codes) {
  std::vector<OrganizationId> ids;
  ids.reserve(codes.size());
  for (const std::string& code : codes) ids.emplace_back(std::string(Trim(code)));
  return ids;
}

Result<Succession> SuccessionOf(const SuccessionInput& input) {
  const auto kind = domain::SuccessionKindFromCode(input.kind);
  if (!kind) return Invalid("Vui lòng chọn loại thay đổi.", "loai");
  const auto on = Day::FromIso(Trim(input.on));
  if (!on) return Invalid("Vui lòng ghi ngày có hiệu lực.", "ngay");
  if (auto words = CheckWords(input.authority, "van_ban"); !words) return words.error();
  if (auto words = CheckWords(input.name, "ten_moi"); !words) return words.error();
  Succession succession;
  succession.kind = *kind;
  succession.on = *on;
  succession.from = IdsIn(input.from);
  succession.to = IdsIn(input.to);
  if (*kind == domain::SuccessionKind::kRename) succession.name = CollapseSpace(ToNfc(input.name));
  succession.authority = CollapseSpace(ToNfc(input.authority));
  return succession;
}

bool Holds(const domain::Indicator& indicator, const OrganizationId& id) {
  return std::any_of(
      indicator.holders.begin(),
      indicator.holders.end(),
      [&](const domain::Assignment& holder) { return holder.organization == id; }
  );
}

// Collects the rows, in the order in which they are shown.
class RowsOf {
 public:
  RowsOf(views::Queries& queries, AccountStore& accounts, const views::At& at)
      : queries_(queries), accounts_(accounts), at_(at) {}

  Result<std::vector<SuccessionRow>> Of(
      const Succession& succession, const domain::Catalogue& catalogue
  ) {
    const std::vector<OrganizationId> ending = Ending(succession);
    succession_on_ = succession.on;
    if (succession.to.size() == 1) proposed_ = succession.to.front();
    // Who goes on after a split may leave work to the others, too.
    const std::vector<OrganizationId>& leaving = ending.empty() ? succession.from : ending;
    for (const OrganizationId& id : leaving) {
      if (auto added = AddWork(id); !added) return added.error();
    }
    if (auto added = AddIndicators(leaving); !added) return added.error();
    for (const OrganizationId& id : ending) {
      AddGroups(id, catalogue);
      AddBelow(id, ending, catalogue);
    }
    if (auto added = AddAccounts(leaving); !added) return added.error();
    return std::move(rows_);
  }

 private:
  SuccessionRow& Add(SuccessionRowKind kind, const OrganizationId& from, std::string key) {
    rows_.push_back({std::move(key), kind, from, {}, {}, proposed_});
    return rows_.back();
  }

  Status AddWork(const OrganizationId& id) {
    auto lines = queries_.ListOpenHeld(id, at_);
    if (!lines) return lines.error();
    for (views::AssignmentLine& line : *lines) {
      SuccessionRow& row = Add(SuccessionRowKind::kWork, id, "viec." + line.id.value);
      row.title = line.title;
      row.detail = line.plan_number;
      row.work = std::move(line);
    }
    return {};
  }

  Status AddIndicators(const std::vector<OrganizationId>& whose) {
    auto plans = queries_.ListPlans(at_);
    if (!plans) return plans.error();
    for (const views::PlanLine& plan : *plans) {
      auto lines = queries_.ListIndicators(plan.id, at_.position);
      if (!lines) return lines.error();
      for (const views::IndicatorLine& line : *lines) {
        if (line.withdrawn) continue;
        for (const OrganizationId& id : whose) AddIndicator(line.indicator, id, plan.number);
      }
    }
    return {};
  }

  void AddIndicator(
      const domain::Indicator& indicator, const OrganizationId& id, const std::string& plan
  ) {
    if (!Holds(indicator, id)) return;
    const std::string key = "chi-tieu." + indicator.id.value + "." + id.value;
    SuccessionRow& row = Add(SuccessionRowKind::kIndicator, id, key);
    row.title = indicator.name;
    row.detail = plan;
    row.indicator = indicator;
  }

  void AddGroups(const OrganizationId& id, const domain::Catalogue& catalogue) {
    for (const domain::OrganizationGroup& group : catalogue.groups) {
      if (!domain::IsMemberOn(group, id, succession_on_)) continue;
      Add(SuccessionRowKind::kGroup, id, "nhom." + group.id.value + "." + id.value).title =
          group.name;
    }
  }

  void AddBelow(
      const OrganizationId& id,
      const std::vector<OrganizationId>& ending,
      const domain::Catalogue& catalogue
  ) {
    for (const Organization& each : catalogue.organizations) {
      const bool goes_on = !each.until || *each.until >= succession_on_;
      if (each.parent != id || !goes_on) continue;
      if (std::count(ending.begin(), ending.end(), each.id) > 0) continue;
      Add(SuccessionRowKind::kBelow, id, "duoi." + each.id.value).title = each.name;
    }
  }

  Status AddAccounts(const std::vector<OrganizationId>& whose) {
    auto accounts = accounts_.ListAccounts();
    if (!accounts) return accounts.error();
    for (const Account& account : *accounts) {
      auto post = queries_.FindAppointment(account.id, at_.position);
      if (!post && post.error().kind == ErrorKind::kNotFound) continue;
      if (!post) return post.error();
      if (!post->organization) continue;
      if (std::count(whose.begin(), whose.end(), *post->organization) == 0) continue;
      SuccessionRow& row =
          Add(SuccessionRowKind::kAccount, *post->organization, "nguoi." + account.id.value);
      row.title = account.display_name;
      row.detail = account.username;
    }
    return {};
  }

  views::Queries& queries_;
  AccountStore& accounts_;
  views::At at_;
  Day succession_on_;
  std::optional<OrganizationId> proposed_;
  std::vector<SuccessionRow> rows_;
};

std::string MarkOf(const SuccessionPreview& preview) {
  json::array said = {
      json::string(preview.succession.on.Iso()),
      json::string(CodeOf(preview.succession.kind)),
      json::string(preview.succession.name)};
  for (const OrganizationId& id : preview.succession.from) said.push_back(json::string(id.value));
  said.push_back(json::string(">"));
  for (const OrganizationId& id : preview.succession.to) said.push_back(json::string(id.value));
  for (const SuccessionRow& row : preview.rows) said.push_back(json::string(row.key));
  return crypto::ToHex(crypto::Sha256(CanonicalJson(said))).substr(0, 24);
}

Result<SuccessionPreview> Preview(
    views::Queries& queries,
    AccountStore& accounts,
    const views::At& at,
    const SuccessionInput& input
) {
  auto succession = SuccessionOf(input);
  if (!succession) return succession.error();
  auto catalogue = queries.ReadCatalogue(at.position);
  if (!catalogue) return catalogue.error();
  auto fits = domain::CheckSuccession(*succession, catalogue->organizations, at.day);
  if (!fits) return fits.error();
  SuccessionPreview preview{std::move(*succession), std::move(*catalogue), {}, {}};
  if (preview.succession.kind != domain::SuccessionKind::kRename) {
    auto rows = RowsOf(queries, accounts, at).Of(preview.succession, preview.catalogue);
    if (!rows) return rows.error();
    preview.rows = std::move(*rows);
  }
  preview.mark = MarkOf(preview);
  return preview;
}

// Turns the choices into facts.
class Moving {
 public:
  Moving(const SuccessionPreview& preview, const SuccessionChoices& choices)
      : preview_(preview), choices_(choices) {}

  Result<Facts> All(const Deciding& deciding, const std::string& request_id) {
    facts::OrganizationSucceeded first{preview_.succession};
    first.succession.id = domain::SuccessionId(request_id);
    id_ = first.succession.id;
    facts_.emplace_back(std::move(first));
    if (auto chosen = Choose(); !chosen) return chosen.error();
    if (auto fits = MoveBelow(); !fits) return fits.error();
    MoveGroups();
    if (auto moved = MoveWork(deciding); !moved) return moved.error();
    MoveIndicators();
    if (auto moved = MoveAccounts(deciding); !moved) return moved.error();
    return std::move(facts_);
  }

 private:
  using Chosen = std::pair<const SuccessionRow*, std::optional<OrganizationId>>;

  Status Choose() {
    const std::vector<OrganizationId>& to = preview_.succession.to;
    std::size_t open = 0;
    for (const SuccessionRow& row : preview_.rows) {
      const auto choice = choices_.find(row.key);
      if (choice == choices_.end() || choice->second.empty()) {
        ++open;
      } else if (choice->second == kStays) {
        chosen_.emplace_back(&row, std::nullopt);
      } else if (std::count(to.begin(), to.end(), OrganizationId(choice->second)) > 0) {
        chosen_.emplace_back(&row, OrganizationId(choice->second));
      } else {
        return Invalid("“" + choice->second + "” không phải là cơ quan tiếp nhận.", "dong");
      }
    }
    if (open == 0) return {};
    return Invalid(
        "Còn " + std::to_string(open) +
            " dòng chưa chọn nơi tiếp nhận; hãy chọn cho từng dòng hoặc chọn giữ nguyên.",
        "dong"
    );
  }

  // Those below stand under the chosen one from now on; the tree as a whole must hold.
  Status MoveBelow() {
    std::vector<Organization> all = preview_.catalogue.organizations;
    domain::Apply(preview_.succession, all);
    for (const auto& [row, to] : chosen_) {
      if (row->kind != SuccessionRowKind::kBelow) continue;
      const std::string code = row->key.substr(row->key.find('.') + 1);
      for (Organization& each : all) {
        if (each.id.value != code) continue;
        each.parent = to;
        facts_.emplace_back(facts::OrganizationRegistered{each});
      }
    }
    return domain::CheckTree(all);
  }

  void MoveGroups() {
    for (domain::OrganizationGroup group : preview_.catalogue.groups) {
      bool changed = false;
      for (const auto& [row, to] : chosen_) {
        if (row->key != "nhom." + group.id.value + "." + row->from.value) continue;
        changed = true;
        const Day on = preview_.succession.on;
        domain::EndMembership(group, row->from, on.Plus(-1));
        if (to) domain::BeginMembership(group, *to, on);
      }
      if (changed) facts_.emplace_back(facts::GroupDefined{std::move(group)});
    }
  }

  // A task in a role is held once by each successor.
  using Held = std::tuple<OrganizationId, domain::TaskId, domain::AssignmentRole>;

  Result<std::map<Held, domain::AssignmentId>> HeldBySuccessors(const Deciding& deciding) {
    std::map<Held, domain::AssignmentId> held;
    for (const OrganizationId& to : preview_.succession.to) {
      auto lines = deciding.queries.ListOpenHeld(to, deciding.at);
      if (!lines) return lines.error();
      for (const views::AssignmentLine& line : *lines)
        held.emplace(Held(to, line.task, line.role), line.id);
    }
    return held;
  }

  Status MoveWork(const Deciding& deciding) {
    auto held = HeldBySuccessors(deciding);
    if (!held) return held.error();
    for (const auto& [row, to] : chosen_) {
      if (!row->work || !to || *to == row->from) continue;
      facts::AssignmentMoved fact{row->work->id, row->work->task, id_, {}, {}};
      const auto [known, added] =
          held->emplace(Held(*to, fact.task, row->work->role), fact.assignment);
      if (added) {
        fact.organization = to;
      } else {
        fact.into = known->second;
      }
      facts_.emplace_back(std::move(fact));
    }
    return {};
  }

  void MoveIndicators() {
    std::map<domain::IndicatorId, domain::Indicator> after;
    for (const auto& [row, to] : chosen_) {
      if (!row->indicator || !to || *to == row->from) continue;
      domain::Indicator& moved =
          after.try_emplace(row->indicator->id, *row->indicator).first->second;
      for (domain::Assignment& holder : moved.holders) {
        if (holder.organization == row->from) holder.organization = to;
      }
    }
    const std::string reason(NameOf(preview_.succession.kind));
    for (auto& [id, indicator] : after) {
      facts_.emplace_back(facts::IndicatorAdjusted{
          std::move(indicator), reason, preview_.succession.authority});
    }
  }

  Status MoveAccounts(const Deciding& deciding) {
    for (const auto& [row, to] : chosen_) {
      if (row->kind != SuccessionRowKind::kAccount || !to || *to == row->from) continue;
      const domain::AccountId account(row->key.substr(row->key.find('.') + 1));
      auto post = deciding.queries.FindAppointment(account, deciding.at.position);
      if (!post) return post.error();
      facts_.emplace_back(facts::AccountAppointed{account, post->role, to});
    }
    return {};
  }

  const SuccessionPreview& preview_;
  const SuccessionChoices& choices_;
  domain::SuccessionId id_;
  std::vector<Chosen> chosen_;
  Facts facts_;
};

// Nothing was written because the request was known: right only if it was this one.
Status CheckRepeated(
    App& app, const std::string& request_id, const SuccessionInput& input, Position position
) {
  auto wanted = SuccessionOf(input);
  if (!wanted) return wanted.error();
  auto lines = app.queries.ListSuccessions(position);
  if (!lines) return lines.error();
  for (const views::SuccessionLine& line : *lines) {
    const Succession& known = line.succession;
    if (known.id.value != request_id) continue;
    const bool same = known.kind == wanted->kind && known.on == wanted->on &&
                      known.from == wanted->from && known.to == wanted->to;
    return same ? Status() : Status(UsedForSomethingElse());
  }
  return UsedForSomethingElse();
}

}  // namespace

Result<SuccessionPreview> PreviewSuccession(
    App& app, const Principal& who, const SuccessionInput& input
) {
  if (auto allowed = Require(who, Permission::kKeepOrganizations); !allowed) return allowed.error();
  auto at = Resolve(app, std::nullopt);
  if (!at) return at.error();
  return Preview(app.queries, app.accounts, *at, input);
}

Status RecordSuccession(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const SuccessionInput& input,
    const std::string& mark,
    const SuccessionChoices& choices
) {
  if (auto allowed = Require(who, Permission::kKeepOrganizations); !allowed) return allowed;
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  const WriteRequest request{request_id, who.account, who.organization};
  auto written = app.writer.Write(request, [&](const Deciding& deciding) -> Result<Facts> {
    if (auto still = RequireStillAppointed(deciding, who); !still) return still.error();
    auto preview = Preview(deciding.queries, app.accounts, deciding.at, input);
    if (!preview) return preview.error();
    if (preview->mark != mark) {
      return Conflict(
          "Danh sách vừa thay đổi sau khi bạn xem nên chưa có gì được ghi; hãy xem lại từng dòng.",
          "dau"
      );
    }
    return Moving(*preview, choices).All(deciding, request_id);
  });
  if (!written) return written.error();
  return written->repeated ? CheckRepeated(app, request_id, input, written->position) : Status();
}

}  // namespace sauro::usecase
