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
  places_.clear();
}

bool PostgresPipeline::Send(
    const char* place, int count, const char* const* values, const int* lengths, const int* formats
) {
  if (places_.empty() && PQenterPipelineMode(handle_) == 0) return false;
  // Also if it cannot be sent: Take then leaves the mode.
  places_.push_back(place);
  return PQsendQueryPrepared(handle_, place, count, values, lengths, formats, kBinary) == 1;
}

PostgresPipeline::Outcome PostgresPipeline::Take() {
  Outcome outcome;
  const std::vector<const char*> places = std::exchange(places_, {});
  if (PQpipelineSync(handle_) == 0) {
    outcome.place = places.back();
    return outcome;
  }
  bool failed = false;
  for (const char* place : places) {
    PostgresAnswer answer(PQgetResult(handle_));
    if (answer != nullptr) {
      while (PGresult* more = PQgetResult(handle_)) PQclear(more);
    }
    if (failed) continue;
    failed = !Succeeded(answer.get());
    outcome.answer = std::move(answer);
    outcome.place = place;
  }
  outcome.last = !failed;
  const PostgresAnswer end(PQgetResult(handle_));
  if (!failed && PQresultStatus(end.get()) != PGRES_PIPELINE_SYNC) {
    outcome = {nullptr, places.back(), false};
  }
  // Where the connection is gone this fails, and the next statement says so.
  PQexitPipelineMode(handle_);
  return outcome;
}

}  // namespace sauro::store
