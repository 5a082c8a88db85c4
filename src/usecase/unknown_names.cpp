#include "usecase/unknown_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"
#include "crypto/sha256.h"
#include "intake/name_index.h"
#include "intake/parties.h"
#include "usecase/alias_lessons.h"
#include "usecase/draft_rows.h"
#include "usecase/edit_draft.h"
#include "usecase/indicator_rows.h"

namespace sauro::usecase {
namespace {

using intake::DraftParty;
using intake::Field;
using intake::Holder;

constexpr std::array kPartyFields = {
    Field::kLead, Field::kCoordinate, Field::kDirector, Field::kImplement};

// Texts of doubts quote the name that they are about.
bool IsAbout(const intake::Doubt& doubt, Field field, const std::string& name) {
  return doubt.field == field && doubt.reason.find("“" + name + "”") != std::string::npos;
}

bool IsDoubted(const intake::DraftRow& row, Field field, const std::string& name) {
  return std::any_of(row.doubts.begin(), row.doubts.end(), [&](const intake::Doubt& doubt) {
    return IsAbout(doubt, field, name);
  });
}

// Calls `visit(row, field, party)` for each name that nobody is known for.
template <typename Row, typename Visit>
void EachUnknown(Row& row, const Visit& visit) {
  for (const Field field : kPartyFields) {
    for (auto& party : *intake::PartiesOf(row, field)) {
      if (party.holders.empty()) visit(field, party);
    }
  }
}

template <typename Named>
const Named* FindCalled(const std::vector<Named>& all, const std::string& words) {
  for (const Named& each : all) {
    if (each.id.value == words || Fold(each.name) == Fold(words)) return &each;
  }
  return nullptr;
}

// Communes have departments of the same name: then only a code says which. Empty: nobody shares it.
std::string CodesOfShared(const domain::Catalogue& catalogue, const std::string& words) {
  std::vector<std::string> codes;
  for (const domain::Organization& each : catalogue.organizations) {
    if (each.id.value == words) return {};
    if (Fold(each.name) == Fold(words) && catalogue.ended.count(each.id) == 0)
      codes.push_back(each.id.value);
  }
  return codes.size() > 1 ? Join(codes, ", ") : std::string();
}

Result<Holder> HolderCalled(const domain::Catalogue& catalogue, const std::string& typed) {
  const std::string words = CollapseSpace(ToNfc(typed));
  if (const std::string codes = CodesOfShared(catalogue, words); !codes.empty()) {
    return Invalid(
        "Có nhiều cơ quan tên “" + Shorten(words, 200) + "”; hãy ghi mã: " + Shorten(codes, 300) +
            ".",
        "chosen"
    );
  }
  if (const auto* organization = FindCalled(catalogue.organizations, words))
    return Holder{organization->id, {}};
  if (const auto* group = FindCalled(catalogue.groups, words)) return Holder{{}, group->id};
  if (const auto holder = intake::NameIndex(catalogue).WhoIs(words)) return *holder;
  return Invalid(
      "“" + Shorten(words, 200) + "” không có trong danh mục. Hãy chọn một tên trong danh sách.",
      "chosen"
  );
}

// Puts the holder to the name wherever a row prints it without one, and settles its doubts.
void Settle(intake::DraftPlan& plan, const std::string& name, const std::optional<Holder>& holder) {
  const auto settle = [&](intake::DraftRow& row) {
    EachUnknown(row, [&](Field field, DraftParty& party) {
      if (party.name != name) return;
      std::erase_if(row.doubts, [&](const auto& doubt) { return IsAbout(doubt, field, name); });
      if (!holder) return;
      party.holders.push_back(*holder);
      row.confirmed = false;
    });
  };
  for (intake::DraftTask& row : plan.tasks) settle(row);
  for (intake::DraftIndicator& row : plan.indicators) settle(row);
}

Status SettleIn(
    DraftEdit& draft,
    const domain::DraftId& id,
    const NameDecision& decision,
    const std::string& name,
    std::size_t& learned
) {
  const std::vector<UnknownName> unknown = UnknownNames(draft.plan);
  const auto found = std::find_if(unknown.begin(), unknown.end(), [&](const UnknownName& each) {
    return each.name == name;
  });
  if (found == unknown.end())
    return Conflict("Tên này không còn nghi vấn trong dự thảo; hãy tải lại trang.", "revision");
  if (decision.seen && *decision.seen != found->mark) {
    return Conflict(
        "Người khác vừa sửa dòng có tên này; hãy xem lại các dòng rồi quyết định.", "revision"
    );
  }
  std::optional<Holder> holder;
  if (!Trim(decision.chosen).empty()) {
    auto chosen = HolderCalled(draft.catalogue, decision.chosen);
    if (!chosen) return chosen.error();
    holder = *chosen;
  }
  AliasLessons lessons(draft.catalogue);
  if (holder && decision.remember) lessons.Teach("remember", name, *holder);
  if (lessons.refused()) return *lessons.refused();
  Settle(draft.plan, name, holder);
  lessons.ApplyTo(draft.plan);
  lessons.AddFacts(id, draft.facts);
  learned = lessons.lessons().size();
  return {};
}

}  // namespace

std::vector<UnknownName> UnknownNames(const intake::DraftPlan& plan) {
  std::vector<UnknownName> all;  // also those that no row doubts any more
  std::map<std::string, std::size_t> at;
  std::vector<std::string> places;
  std::set<std::string> doubted;
  const auto add = [&](const intake::DraftRow& row) {
    EachUnknown(row, [&](Field field, const DraftParty& party) {
      const bool in_doubt = IsDoubted(row, field, party.name);
      if (in_doubt) doubted.insert(party.name);
      const auto [found, is_new] = at.emplace(party.name, all.size());
      if (is_new) {
        all.push_back({party.name, {}, {}});
        places.emplace_back();
      }
      UnknownName& name = all[found->second];
      if (name.rows.empty() || name.rows.back() != row.key) name.rows.push_back(row.key);
      places[found->second] += row.key + ":" + std::string(CodeOf(field)) + (in_doubt ? "?;" : ";");
    });
  };
  for (const intake::DraftTask* row : TaskRows(plan)) add(*row);
  for (const intake::DraftIndicator* row : IndicatorRows(plan)) add(*row);
  std::vector<UnknownName> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (doubted.count(all[i].name) == 0) continue;
    all[i].mark = crypto::ToHex(crypto::Sha256(all[i].name + "\n" + places[i])).substr(0, 12);
    out.push_back(std::move(all[i]));
  }
  return out;
}

Result<Mended> SettleName(
    App& app, const Principal& who, const EditTarget& target, const NameDecision& decision
) {
  if (!IsStorable(decision.name) || !IsStorable(decision.chosen) ||
      decision.name.size() + decision.chosen.size() > kMaxFieldBytes)
    return Invalid("Tên quá dài hoặc có ký tự không hợp lệ.", "chosen");
  const std::string name = ToNfc(decision.name);
  std::size_t learned = 0;
  DraftChange change;
  change.what = "name:" + Shorten(name, 200);
  for (const std::string* part : {&decision.name, &decision.chosen})
    change.content += std::to_string(part->size()) + ":" + *part;
  if (decision.remember) change.content += "remember";
  change.edit = [&](DraftEdit& draft) {
    return SettleIn(draft, target.draft, decision, name, learned);
  };
  const auto revision = EditDraft(app, who, target, change);
  if (!revision) return revision.error();
  return Mended{*revision, learned};
}

}  // namespace sauro::usecase
