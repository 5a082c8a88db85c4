#pragma once
// The state tables of a replay: what the next fact asks for is remembered instead of read back.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/stored_tables.h"

namespace sauro::store {

/// On state tables that were empty when it was made, and that are changed through it alone. Answers
/// as StoredTables does, also without the indexes by which people read. Keeps the newest version of
/// tasks and assignments, and of reports that wait or are the last of an assignment.
class RememberedTables : public StoredTables {
 public:
  explicit RememberedTables(Connection& connection) : StoredTables(connection) {}

  Result<projection::TaskState> Task(const domain::TaskId& id) override;
  Result<projection::AssignmentRow> Holder(const domain::AssignmentId& id) override;
  Result<projection::AssignmentState> Assignment(const domain::AssignmentId& id) override;
  Result<projection::ReportState> Report(const domain::ReportId& id) override;
  Result<projection::ReportingTally> ReportingOf(const domain::TaskId& task) override;
  Result<projection::BeforeReport> Before(
      const domain::AssignmentId& assignment, const domain::TaskId& task
  ) override;
  Result<std::optional<domain::ReportId>> NewestReport(
      const domain::TaskId& task, views::ReportState state
  ) override;
  Result<std::vector<domain::Assignment>> HoldersOf(const domain::TaskId& task) override;

  using StoredTables::Add;
  using StoredTables::Put;
  Status Put(Position seq, const projection::TaskState& row) override;
  Status Put(Position seq, const projection::AssignmentRow& row) override;
  Status Put(Position seq, const projection::AssignmentState& row) override;
  Status Put(Position seq, const projection::ReportState& row) override;
  Status Add(Position seq, const projection::ReportState& row) override;
  Status Erase(const projection::ErasureRow& row) override;

 private:
  struct OfTask {
    std::vector<const projection::AssignmentState*> states;
    std::map<std::int64_t, domain::Assignment> holders;  ///< by their place
    std::map<std::uint64_t, domain::ReportId> accepted;  ///< by the number of their fact
  };

  [[nodiscard]] projection::ReportingTally TallyOf(
      const domain::TaskId& task, const domain::AssignmentId* without
  ) const;
  void Remember(const projection::ReportState& row);
  void ForgetIfDecided(const domain::ReportId& report);

  std::unordered_map<std::string, projection::TaskState> tasks_;
  std::unordered_map<std::string, projection::AssignmentState> assignments_;
  std::unordered_map<std::string, projection::ReportState> reports_;
  std::unordered_map<std::string, OfTask> of_task_;
  std::unordered_map<std::string, projection::AssignmentRow> holders_;
};

}  // namespace sauro::store
