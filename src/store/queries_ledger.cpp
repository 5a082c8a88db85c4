// Positions, catalogue, roles and drafts.
#include <utility>

#include "crypto/sha256.h"
#include "store/columns.h"
#include "store/fact_table.h"
#include "store/line_reading.h"
#include "store/row_reading.h"
#include "store/sql.gen.h"
#include "store/stored_queries.h"

namespace sauro::store {

Result<Position> StoredQueries::Head() {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  return FactTable(**lease).Size();
}

Result<Position> StoredQueries::NewestErasure() {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  auto newest = FactTable(**lease).Newest();
  if (!newest) return newest.error();
  return newest->erased;
}

Result<Position> StoredQueries::PositionAt(Day day) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  Query row(**lease, sql::kFactAtMost, EndOf(day));
  if (row.Next()) return Position{static_cast<std::uint64_t>(row.Int())};
  if (!row.status()) return row.status().error();
  return Position{};
}

Result<std::string> StoredQueries::RootAt(Position position) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  FactTable facts(**lease);
  auto root = ledger::RootOfNode(facts, {0, position.value});
  if (!root) return root.error();
  return crypto::ToHex(*root);
}

namespace {

Result<std::vector<views::LearnedAlias>> ReadAliases(Connection& connection, Position position) {
  std::vector<views::LearnedAlias> aliases;
  Query rows(connection, sql::kOrganizationAliasList, position);
  while (rows.Next()) {
    views::LearnedAlias alias;
    alias.organization = rows.Identifier<domain::OrganizationId>();
    alias.name = rows.Text();
    alias.draft = rows.Identifier<domain::DraftId>();
    alias.learned_at = rows.Instant();
    alias.learned_by = rows.Identifier<domain::AccountId>();
    aliases.push_back(std::move(alias));
  }
  if (!rows.status()) return rows.status().error();
  return aliases;
}

// Both are in order of the organisation.
void AddLearned(const std::vector<views::LearnedAlias>& aliases, domain::Catalogue& catalogue) {
  auto next = aliases.begin();
  for (domain::Organization& organization : catalogue.organizations) {
    for (; next != aliases.end() && !(organization.id < next->organization); ++next) {
      if (next->organization == organization.id) organization.learned.push_back(next->name);
    }
  }
}

}  // namespace

Result<std::vector<views::LearnedAlias>> StoredQueries::ListLearnedAliases(Position position) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  return ReadAliases(**lease, position);
}

Result<domain::Catalogue> StoredQueries::ReadCatalogue(Position position) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  domain::Catalogue catalogue;
  Query organizations(**lease, sql::kOrganizationList, position);
  while (organizations.Next()) {
    auto organization = ReadOrganization(organizations);
    if (!organization) return organization.error();
    catalogue.organizations.push_back(std::move(*organization));
  }
  if (!organizations.status()) return organizations.status().error();
  const auto aliases = ReadAliases(**lease, position);
  if (!aliases) return aliases.error();
  AddLearned(*aliases, catalogue);
  Query groups(**lease, sql::kOrganizationGroupList, position);
  while (groups.Next()) catalogue.groups.push_back(ReadGroup(groups));
  if (!groups.status()) return groups.status().error();
  return catalogue;
}

Result<domain::Organization> StoredQueries::FindOrganization(
    const domain::OrganizationId& organization, Position position
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  Query row(**lease, sql::kOrganizationById, position, organization);
  if (!row.Next()) return NoSuch(row, "Không tìm thấy cơ quan này.");
  return ReadOrganization(row);
}

Result<std::vector<views::SuccessionLine>> StoredQueries::ListSuccessions(Position position) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  std::vector<views::SuccessionLine> lines;
  Query rows(**lease, sql::kSuccessionList, position);
  while (rows.Next()) {
    views::SuccessionLine line;
    domain::Succession& succession = line.succession;
    succession.id = rows.Identifier<domain::SuccessionId>();
    auto kind = ReadCode<domain::SuccessionKind>(rows.TextView(), domain::SuccessionKindFromCode);
    if (!kind) return kind.error();
    succession.kind = *kind;
    succession.on = rows.Day();
    for (std::string& id : TextsFromColumn(rows.TextView()))
      succession.from.emplace_back(std::move(id));
    for (std::string& id : TextsFromColumn(rows.TextView()))
      succession.to.emplace_back(std::move(id));
    line.name_before = rows.Text();
    succession.name = rows.Text();
    succession.authority = rows.Text();
    line.at = rows.Instant();
    line.by = rows.Identifier<domain::AccountId>();
    lines.push_back(std::move(line));
  }
  if (!rows.status()) return rows.status().error();
  return lines;
}

Result<views::Appointment> StoredQueries::FindAppointment(
    const domain::AccountId& account, Position position
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  Query row(**lease, sql::kAppointmentByAccount, position, account);
  if (!row.Next()) return NoSuch(row, "Tài khoản này chưa được giao vai trò.");
  views::Appointment appointment;
  appointment.account = row.Identifier<domain::AccountId>();
  appointment.role = row.Text();
  appointment.organization = row.OptionalIdentifier<domain::OrganizationId>();
  return appointment;
}

namespace {

// Columns of ReadDraft, then the name of the document.
Result<views::DraftLine> ReadDraftLine(Query& row) {
  auto draft = ReadDraft(row);
  if (!draft) return draft.error();
  views::DraftLine line;
  line.id = std::move(draft->draft);
  line.document = std::move(draft->document);
  line.document_name = row.Text();
  line.title = std::move(draft->title);
  line.state = draft->state;
  line.revision = draft->revision;
  line.changed_at = draft->changed_at;
  line.changed_by = std::move(draft->changed_by);
  line.plan = std::move(draft->plan);
  return line;
}

}  // namespace

Result<std::vector<views::DraftLine>> StoredQueries::ListDrafts(Position position) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  std::vector<views::DraftLine> lines;
  Query rows(**lease, sql::kDraftList, position);
  while (rows.Next()) {
    auto line = ReadDraftLine(rows);
    if (!line) return line.error();
    lines.push_back(std::move(*line));
  }
  if (!rows.status()) return rows.status().error();
  return lines;
}

Result<views::DraftDetail> StoredQueries::FindDraft(
    const domain::DraftId& draft, Position position
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  Query row(**lease, sql::kDraftById, position, draft);
  if (!row.Next()) return NoSuch(row, "Không tìm thấy dự thảo này.");
  auto line = ReadDraftLine(row);
  if (!line) return line.error();
  views::DraftDetail detail;
  detail.line = std::move(*line);
  detail.document_sha256 = row.Text();
  detail.reading = row.Text();
  detail.body = row.Text();
  return detail;
}

}  // namespace sauro::store
