#pragma once
// Documents that are read beside requests, in the database.

#include "store/connection_source.h"
#include "store/group_commit.h"
#include "store/kept_blobs.h"
#include "usecase/plan_reading.h"

namespace sauro::store {

/// `readers`, `commit` and `contents` live longer than this.
class ReadingTable : public usecase::ReadingStore {
 public:
  ReadingTable(ConnectionSource& readers, Committer& commit, KeptBlobs& contents)
      : readers_(readers), commit_(commit), contents_(contents) {}

  Status Add(const usecase::Reading& reading) override;
  Result<usecase::Reading> Find(const std::string& id) override;
  Result<std::vector<usecase::Reading>> List() override;
  Result<std::optional<usecase::Reading>> TakeNext(const std::string& reader, Instant now) override;
  Result<bool> Report(const usecase::Reading& reading, const std::string& reader) override;
  Status Finish(const usecase::Reading& reading, const std::string& reader) override;
  Status Again(const std::string& id, Instant silent_since, Instant now) override;
  Status Remove(const std::string& id) override;
  Status Forget(Instant before) override;

 private:
  ConnectionSource& readers_;
  Committer& commit_;
  KeptBlobs& contents_;
};

}  // namespace sauro::store
