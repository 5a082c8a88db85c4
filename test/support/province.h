#pragma once
// An invented province of any size, always the same: made through the Writer as a server would,
// for tests and benchmarks.

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "domain/task.h"
#include "usecase/blobs.h"
#include "usecase/writer.h"

namespace sauro::support {

/// The size of DESIGN 8. Smaller ones keep the proportions that they are given.
struct ProvinceSize {
  std::int32_t organizations = 250;
  std::int32_t plans = 20;
  std::int32_t tasks = 2'000;
  std::int32_t assignments = 24'000;
  std::int32_t reports = 150'000;
  std::int32_t facts = 300'000;  ///< decisions fill up to this
  std::int32_t days = 480;       ///< that the reports are spread over
};

ProvinceSize SmallProvince();  ///< about 3,000 facts, in about a second

/// Time that goes where it is set.
class SetClock {
 public:
  void Set(Instant at) { at_->store(at.unix_ms); }
  [[nodiscard]] std::function<Instant()> Function() const {
    return [at = at_] { return Instant{at->load()}; };
  }

 private:
  std::shared_ptr<std::atomic<std::int64_t>> at_ = std::make_shared<std::atomic<std::int64_t>>(0);
};

struct Province {
  std::vector<domain::OrganizationId> organizations;
  std::vector<domain::PlanId> plans;
  std::vector<domain::TaskId> tasks;
  std::vector<domain::AssignmentId> reporting;  ///< assignments that report
  std::int64_t assignments = 0;
  std::int64_t reports = 0;
  std::int64_t decisions = 0;
  Day first;  ///< of approval
  Day last;   ///< of the newest fact
};

/// A store that is new.
struct Place {
  usecase::Writer& writer;
  usecase::BlobStore& contents;
};

/// The store of `place` must use `clock`. Errors: those of the writer and of the contents.
Result<Province> WriteProvince(const Place& place, SetClock& clock, const ProvinceSize& size = {});

}  // namespace sauro::support
