#include "store/project_record.h"

#include <utility>

#include "projection/project.h"

namespace sauro::store {

Result<facts::Fact> FactOf(const ledger::Record& record) {
  return facts::Decode(
      record.kind, static_cast<std::int32_t>(record.version), record.subject, record.body
  );
}

Status ProjectRecord(
    const ledger::Record& record, const facts::Fact& fact, projection::StateTables& tables
) {
  facts::Envelope envelope;
  envelope.seq = {record.seq};
  envelope.id = record.id;
  envelope.at = record.at;
  envelope.actor = domain::AccountId(record.actor);
  if (record.organization) envelope.organization = domain::OrganizationId(*record.organization);
  return projection::Project(envelope, fact, tables);
}

}  // namespace sauro::store
