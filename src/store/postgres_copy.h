#pragma once
// Many rows into one table of PostgreSQL by COPY in its binary form.

#include <libpq-fe.h>

#include <string>
#include <string_view>

#include "store/connection.h"

namespace sauro::store {

/// Between the answer to COPY and its end. Columns are BIGINT, TEXT or BYTEA, in their order.
class PostgresCopy {
 public:
  explicit PostgresCopy(PGconn* handle);

  /// Errors: kUnavailable, the connection is gone. Others are told at the end of the command.
  Status Add(const Row& row);
  /// Sends what is left and ends the command; `failed`: the server is to refuse it all.
  Status End(bool failed);

 private:
  void AddLength(std::int64_t bytes);
  void AddField(std::string_view bytes);
  void AddColumn(const Row& row, int column);
  Status Send();

  PGconn* handle_;
  std::string buffer_;
};

}  // namespace sauro::store
