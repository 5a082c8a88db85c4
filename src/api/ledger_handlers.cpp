#include <span>
#include <string>
#include <utility>

#include "api/handlers.h"
#include "api/query.h"
#include "base/json.h"
#include "usecase/checkpoints.h"
#include "usecase/ledger_head.h"

namespace sauro::api {
namespace {

constexpr std::int64_t kMostRecords = 5000;
constexpr std::int64_t kLargest = std::int64_t{1} << 53U;

// What the ledger says now; nothing of it may be kept by anybody in between.
http::Response Fresh(http::Response response) {
  response.Set("Cache-Control", "no-store");
  return response;
}

void WriteHashes(JsonWriter& w, std::span<const crypto::Hash> hashes) {
  w.BeginArray();
  for (const crypto::Hash& hash : hashes) w.String(crypto::ToHex(hash));
  w.EndArray();
}

void WriteNumber(JsonWriter& w, std::string_view key, std::uint64_t number) {
  w.Field(key, static_cast<std::int64_t>(number));
}

}  // namespace

http::Response ReadLedgerHead(Context& context, http::Request& request) {
  Query query(request, {});
  if (!query.ok()) return http::Response::Fail(query.error());
  const Result<usecase::LedgerHead> head =
      usecase::ReadLedgerHead(context.app, session::Who(request));
  if (!head) return http::Response::Fail(head.error());
  std::string out;
  JsonWriter w(out);
  w.BeginObject();
  WriteNumber(w, "position", head->position.value);
  w.Field("root", head->root);
  w.EndObject();
  return Fresh(http::Response::Json(std::move(out)));
}

http::Response ReadLedgerCheckpoint(Context& context, http::Request& request) {
  Query query(request, {});
  if (!query.ok()) return http::Response::Fail(query.error());
  Result<usecase::StoredCheckpoint> checkpoint = usecase::ReadCheckpoint(context.app);
  if (!checkpoint) return http::Response::Fail(checkpoint.error());
  return Fresh(http::Response::Text(std::move(checkpoint->note)));
}

http::Response ReadLedgerKeys(Context& context, http::Request& request) {
  Query query(request, {});
  if (!query.ok()) return http::Response::Fail(query.error());
  std::string out;
  JsonWriter w(out);
  w.BeginObject().Key("keys").BeginArray();
  for (const std::string& key : context.app.settings.ledger_keys) w.String(key);
  w.EndArray().Key("installation").Raw(context.app.settings.installation).EndObject();
  return Fresh(http::Response::Json(std::move(out)));
}

http::Response ProveInclusion(Context& context, http::Request& request) {
  Query query(request, {"seq", "size"});
  const std::int64_t seq = query.Int("seq", 0, 1, kLargest);
  const std::int64_t size = query.Int("size", 0, 1, kLargest);
  if (!request.query.Has("seq")) query.Refuse("seq", "là số của sự kiện và phải có");
  if (!query.ok()) return http::Response::Fail(query.error());
  const Result<usecase::InclusionProof> proof = usecase::ProveInclusion(
      context.app,
      session::Who(request),
      static_cast<std::uint64_t>(seq),
      size == 0 ? std::nullopt : std::optional(static_cast<std::uint64_t>(size))
  );
  if (!proof) return http::Response::Fail(proof.error());
  std::string out;
  JsonWriter w(out);
  w.BeginObject();
  WriteNumber(w, "seq", proof->seq);
  WriteNumber(w, "size", proof->size);
  w.Field("leaf", crypto::ToHex(proof->leaf));
  w.Field("root", crypto::ToHex(proof->root));
  w.Key("proof");
  WriteHashes(w, proof->hashes);
  w.EndObject();
  return Fresh(http::Response::Json(std::move(out)));
}

http::Response ProveConsistency(Context& context, http::Request& request) {
  Query query(request, {"from", "to"});
  const std::int64_t from = query.Int("from", 0, 0, kLargest);
  const std::int64_t to = query.Int("to", 0, 0, kLargest);
  for (const char* name : {"from", "to"}) {
    if (!request.query.Has(name)) query.Refuse(name, "là một vị trí của sổ và phải có");
  }
  if (!query.ok()) return http::Response::Fail(query.error());
  const Result<usecase::ConsistencyProof> proof = usecase::ProveConsistency(
      context.app, static_cast<std::uint64_t>(from), static_cast<std::uint64_t>(to)
  );
  if (!proof) return http::Response::Fail(proof.error());
  std::string out;
  JsonWriter w(out);
  w.BeginObject();
  WriteNumber(w, "from", proof->from);
  WriteNumber(w, "to", proof->to);
  w.Field("from_root", crypto::ToHex(proof->from_root));
  w.Field("to_root", crypto::ToHex(proof->to_root));
  w.Key("proof");
  WriteHashes(w, proof->hashes);
  w.EndObject();
  return Fresh(http::Response::Json(std::move(out)));
}

http::Response ReadLedgerRecords(Context& context, http::Request& request) {
  Query query(request, {"after", "limit", "words"});
  const std::int64_t after = query.Int("after", 0, 0, kLargest);
  const std::int64_t limit = query.Int("limit", 1000, 1, kMostRecords);
  const bool words = query.Flag("words");
  if (!query.ok()) return http::Response::Fail(query.error());
  Result<std::string> lines = usecase::ReadRecords(
      context.app,
      session::Who(request),
      static_cast<std::uint64_t>(after),
      limit,
      words ? usecase::WithWords::kYes : usecase::WithWords::kNo
  );
  if (!lines) return http::Response::Fail(lines.error());
  http::Response response = Fresh(http::Response::Text(std::move(*lines)));
  response.Set("Content-Type", "application/x-ndjson; charset=utf-8");
  return response;
}

}  // namespace sauro::api
