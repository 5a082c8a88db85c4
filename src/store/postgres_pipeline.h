#pragma once
// Statements that are sent to PostgreSQL before the answers to those ahead of them have come.

#include <libpq-fe.h>

#include <memory>
#include <vector>

namespace sauro::store {

struct FreePostgresAnswer {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresAnswer = std::unique_ptr<PGresult, FreePostgresAnswer>;

bool Succeeded(const PGresult* result);

/// Where the answer to a question is put.
class PostgresReceiver {
 public:
  virtual ~PostgresReceiver() = default;
  virtual void Take(PostgresAnswer answer) = 0;
};

/// After a statement that failed the server skips the others, up to the end of the pipeline.
class PostgresPipeline {
 public:
  /// So many may wait for their answers.
  static constexpr std::size_t kMost = 256;

  struct Outcome {
    bool done = false;  ///< all of them
    /// That of the first statement that failed. Null: the connection is gone.
    PostgresAnswer failure;
    const char* place = nullptr;  ///< its name
  };

  /// The handle of a new connection; what was sent on another is forgotten.
  void Attach(PGconn* handle);
  [[nodiscard]] bool empty() const { return sent_.empty(); }
  [[nodiscard]] bool full() const { return sent_.size() >= kMost; }
  /// Sends the statement `place`, which is prepared. The values are copied. `receiver` may be null.
  /// False: the connection is gone.
  bool Send(
      const char* place,
      int count,
      const char* const* values,
      const int* lengths,
      const int* formats,
      PostgresReceiver* receiver
  );
  /// Nobody waits any longer for what was sent for `receiver`.
  void Forget(const PostgresReceiver& receiver);
  /// Ends the pipeline, and gives the answers to those who wait for them.
  Outcome Take();

 private:
  struct Sent {
    const char* place;
    PostgresReceiver* receiver;
  };
  PGconn* handle_ = nullptr;
  std::vector<Sent> sent_;
};

}  // namespace sauro::store
