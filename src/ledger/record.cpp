#include "ledger/record.h"

#include <utility>

#include "base/json.h"
#include "crypto/merkle.h"

namespace sauro::ledger {

std::string CanonicalBytes(const Record& record) {
  std::string bytes;
  bytes.reserve(record.body.size() + 320);
  JsonWriter json(bytes);
  // RFC 8785: keys in order.
  json.BeginObject();
  json.Field("actor", record.actor);
  json.Field("at", IsoUtc(record.at));
  json.Key("body").Raw(record.body);
  json.Field("id", record.id);
  json.Field("kind", record.kind);
  if (record.organization) json.Field("organization", *record.organization);
  json.Field("seq", static_cast<std::int64_t>(record.seq));
  json.Field("subject", record.subject);
  json.Field("version", record.version);
  json.EndObject();
  return bytes;
}

crypto::Hash LeafOf(const Record& record) {
  return crypto::LeafHash(CanonicalBytes(record));
}

}  // namespace sauro::ledger
