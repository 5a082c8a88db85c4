#pragma once
// The Writer of the use cases over the one writing thread.

#include <cstdint>
#include <functional>

#include "store/clock_guard.h"
#include "store/group_commit.h"
#include "store/kept_blobs.h"
#include "store/ledger_end.h"
#include "usecase/writer.h"

namespace sauro::store {

class FactWriter : public usecase::Writer {
 public:
  /// `commit`, the `end` that it holds back, `contents` and `clock` live longer than this; `clock`
  /// is asked on the writing thread.
  FactWriter(
      Committer& commit,
      LedgerEnd& end,
      KeptBlobs& contents,
      ClockGuard& clock,
      std::int32_t near_due_days
  )
      : commit_(commit),
        end_(end),
        contents_(contents),
        clock_(clock),
        near_due_days_(near_due_days) {}

  Result<usecase::Written> Write(
      const usecase::WriteRequest& request, const usecase::Decide& decide
  ) override;

 private:
  Status CheckContents(Connection& connection, const std::vector<facts::Fact>& decided);
  Status WriteIn(
      Connection& connection,
      const usecase::WriteRequest& request,
      const usecase::Decide& decide,
      usecase::Written& written
  );

  Committer& commit_;
  LedgerEnd& end_;  // used on the writing thread alone
  KeptBlobs& contents_;
  ClockGuard& clock_;  // used on the writing thread alone
  std::int32_t near_due_days_;
};

}  // namespace sauro::store
