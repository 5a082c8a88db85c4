#include "store/project_record.h"

#include <utility>

#include "facts/facts.h"
#include "projection/project.h"

namespace sauro::store {

Status ProjectRecord(const ledger::Record& record, projection::StateTables& tables) {
  const auto fact = facts::Decode(
      record.kind, static_cast<std::int32_t>(record.version), record.subject, record.body
  );
  if (!fact) return fact.error();
  facts::Envelope envelope;
  envelope.seq = {record.seq};
  envelope.id = record.id;
  envelope.at = record.at;
  envelope.actor = domain::AccountId(record.actor);
  if (record.organization) envelope.organization = domain::OrganizationId(*record.organization);
  return projection::Project(envelope, *fact, tables);
}

}  // namespace sauro::store
