#include "store/database.h"

#include "store/postgres_connection.h"
#include "store/sqlite_connection.h"

namespace sauro::store {
namespace {

constexpr std::int64_t kReaderCacheKib = 8'192;
constexpr std::int64_t kWriterCacheKib = 32'768;

template <typename Opened>
Result<std::unique_ptr<Connection>> AsConnection(Result<std::unique_ptr<Opened>> opened) {
  if (!opened) return opened.error();
  return std::unique_ptr<Connection>(std::move(*opened));
}

}  // namespace

Result<std::unique_ptr<Connection>> Database::Open(Connection::Mode mode) const {
  if (engine_ == Engine::kPostgres) return AsConnection(PostgresConnection::Open(where_, mode));
  const bool read = mode == Connection::Mode::kRead;
  return AsConnection(SqliteConnection::Open(where_, mode, read ? kReaderCacheKib : kWriterCacheKib)
  );
}

}  // namespace sauro::store
