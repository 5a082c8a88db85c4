#include "store/postgres_pipeline.h"

#include <utility>

namespace sauro::store {
namespace {

constexpr int kBinary = 1;

}  // namespace

bool Succeeded(const PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_SINGLE_TUPLE;
}

void PostgresPipeline::Attach(PGconn* handle) {
  handle_ = handle;
  sent_.clear();
}

bool PostgresPipeline::Send(
    const char* place,
    int count,
    const char* const* values,
    const int* lengths,
    const int* formats,
    PostgresReceiver* receiver
) {
  if (sent_.empty() && PQenterPipelineMode(handle_) == 0) return false;
  // Also if it cannot be sent: Take then leaves the mode.
  sent_.push_back({place, receiver});
  return PQsendQueryPrepared(handle_, place, count, values, lengths, formats, kBinary) == 1;
}

void PostgresPipeline::Forget(const PostgresReceiver& receiver) {
  for (Sent& each : sent_) {
    if (each.receiver == &receiver) each.receiver = nullptr;
  }
}

PostgresPipeline::Outcome PostgresPipeline::Take() {
  const std::vector<Sent> sent = std::exchange(sent_, {});
  if (PQpipelineSync(handle_) == 0) return {false, nullptr, sent.back().place};
  Outcome outcome{true, nullptr, nullptr};
  for (const Sent& each : sent) {
    PostgresAnswer answer(PQgetResult(handle_));
    if (answer != nullptr) {
      while (PGresult* more = PQgetResult(handle_)) PQclear(more);
    }
    if (!outcome.done) continue;
    if (!Succeeded(answer.get())) {
      outcome = {false, std::move(answer), each.place};
    } else if (each.receiver != nullptr) {
      each.receiver->Take(std::move(answer));
    }
  }
  const PostgresAnswer end(PQgetResult(handle_));
  if (outcome.done && PQresultStatus(end.get()) != PGRES_PIPELINE_SYNC) {
    outcome = {false, nullptr, sent.back().place};
  }
  // Where the connection is gone this fails, and the next statement says so.
  PQexitPipelineMode(handle_);
  return outcome;
}

}  // namespace sauro::store
