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

/// After a statement that failed the server skips the others, up to the end of the pipeline.
class PostgresPipeline {
 public:
  /// So many may wait for their answers.
  static constexpr std::size_t kMost = 256;

  struct Outcome {
    /// That of the first statement that failed; without one, of the last. Null: the connection is
    /// gone.
    PostgresAnswer answer;
    const char* place = nullptr;  ///< its name
    bool last = false;            ///< it is the answer to the last
  };

  /// The handle of a new connection; what was sent on another is forgotten.
  void Attach(PGconn* handle);
  [[nodiscard]] bool empty() const { return places_.empty(); }
  [[nodiscard]] bool full() const { return places_.size() >= kMost; }
  /// Sends the statement `place`, which is prepared. The values are copied. False: the connection
  /// is gone.
  bool Send(
      const char* place,
      int count,
      const char* const* values,
      const int* lengths,
      const int* formats
  );
  /// Ends the pipeline and takes all answers.
  Outcome Take();

 private:
  PGconn* handle_ = nullptr;
  std::vector<const char*> places_;
};

}  // namespace sauro::store
