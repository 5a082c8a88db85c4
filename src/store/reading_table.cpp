#include "store/reading_table.h"

#include <array>
#include <utility>

#include "store/content_names.h"
#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

using usecase::Reading;
using usecase::ReadingState;

Result<ReadingState> StateOf(std::string_view code) {
  constexpr std::array kAll{
      ReadingState::kWaiting, ReadingState::kReading, ReadingState::kFailed, ReadingState::kDone};
  for (const ReadingState state : kAll) {
    if (CodeOf(state) == code) return state;
  }
  return Internal("Trạng thái đọc văn bản không hợp lệ.", std::string(code));
}

Result<Reading> ReadRow(Query& row) {
  Reading reading;
  reading.id = row.Text();
  reading.account = row.Identifier<domain::AccountId>();
  reading.organization = row.OptionalIdentifier<domain::OrganizationId>();
  reading.sha256 = row.Text();
  reading.name = row.Text();
  auto state = StateOf(row.TextView());
  if (!state) return state.error();
  reading.state = *state;
  reading.page = row.Int();
  reading.pages = row.Int();
  reading.message = row.Text();
  reading.created_at = row.Instant();
  reading.seen_at = row.Instant();
  return reading;
}

}  // namespace

Status ReadingTable::Add(const Reading& reading) {
  return commit_.Run([&](Connection& connection) {
    auto there = CheckContentsAreThere(connection, contents_, {reading.sha256});
    if (!there) return there;
    return store::Run(
        connection,
        sql::kReadingInsert,
        reading.id,
        reading.account,
        reading.organization,
        reading.sha256,
        reading.name,
        reading.created_at
    );
  });
}

Result<Reading> ReadingTable::Find(const std::string& id) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  Query row(**lease, sql::kReadingById, id);
  if (row.Next()) return ReadRow(row);
  if (!row.status()) return row.status().error();
  return NotFound("Văn bản này không còn trong danh sách chờ đọc. Vui lòng xem ở trang Dự thảo.");
}

Result<std::vector<Reading>> ReadingTable::List() {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  std::vector<Reading> readings;
  Query rows(**lease, sql::kReadingList);
  while (rows.Next()) {
    auto reading = ReadRow(rows);
    if (!reading) return reading.error();
    readings.push_back(std::move(*reading));
  }
  if (!rows.status()) return rows.status().error();
  return readings;
}

Result<std::optional<Reading>> ReadingTable::TakeNext(const std::string& reader, Instant now) {
  std::optional<Reading> taken;
  const Status done = commit_.Run([&](Connection& connection) -> Status {
    taken.reset();
    Query row(connection, sql::kReadingTake, reader, now);
    if (!row.Next()) return row.status();
    auto reading = ReadRow(row);
    if (!reading) return reading.error();
    taken = std::move(*reading);
    return {};
  });
  if (!done) return done.error();
  return taken;
}

Result<bool> ReadingTable::Report(const Reading& reading, const std::string& reader) {
  bool mine = false;
  const Status done = commit_.Run([&](Connection& connection) -> Status {
    Query row(
        connection,
        sql::kReadingReport,
        reading.id,
        reader,
        reading.page,
        reading.pages,
        reading.seen_at
    );
    mine = row.Next();
    return row.status();
  });
  if (!done) return done.error();
  return mine;
}

Status ReadingTable::Finish(const Reading& reading, const std::string& reader) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(
        connection,
        sql::kReadingFinish,
        reading.id,
        reader,
        CodeOf(reading.state),
        reading.message,
        reading.seen_at
    );
  });
}

Status ReadingTable::Again(const std::string& id, Instant silent_since, Instant now) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(connection, sql::kReadingAgain, id, silent_since, now);
  });
}

Status ReadingTable::Remove(const std::string& id) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(connection, sql::kReadingRemove, id);
  });
}

Status ReadingTable::Forget(Instant before) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(connection, sql::kReadingForget, before);
  });
}

}  // namespace sauro::store
