// How many durable writes with ledger entries a second, at 1, 16 and 64 clients, beside the bare
// engine's own rate of durable single-row inserts; one line of JSON for each number of clients.
//
// usage: sauro_bench_writes NEW_DATA_FOLDER SECONDS [EMPTY_POSTGRESQL_DATABASE]

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "base/uuid.h"
#include "store/data_folder.h"
#include "store/database.h"
#include "store/layout.h"

namespace {

using namespace sauro;  // NOLINT(google-build-using-namespace): a small program
using Clock = std::chrono::steady_clock;

constexpr int kMostClients = 64;

std::string AssignmentOf(int client) {
  return "assignment-" + std::to_string(client);
}

Result<usecase::Written> Write(store::DataFolder& folder, const std::vector<facts::Fact>& facts) {
  return folder.writer().Write(
      {NewUuid(Now()), domain::AccountId("bench"), {}},
      [&](const usecase::Deciding& /*deciding*/) -> Result<std::vector<facts::Fact>> {
        return facts;
      }
  );
}

// One plan with a task for each client.
Status MakePlan(store::DataFolder& folder) {
  std::vector<facts::Fact> facts;
  domain::Organization organization;
  organization.id = domain::OrganizationId("so");
  organization.name = "Sở";
  facts.emplace_back(facts::OrganizationRegistered{organization});
  auto content = folder.blobs().PutBytes("kế hoạch");
  if (!content) return content.error();
  facts.emplace_back(facts::DocumentReceived{
      domain::DocumentId("doc"), content->sha256, "kh.docx", content->size});
  facts.emplace_back(facts::DraftOpened{
      domain::DraftId("draft"), domain::DocumentId("doc"), "Kế hoạch", "{}"});
  facts::PlanApproved plan;
  plan.plan = domain::PlanId("plan");
  plan.draft = domain::DraftId("draft");
  plan.document = domain::DocumentId("doc");
  facts.emplace_back(plan);
  for (int client = 0; client < kMostClients; ++client) {
    facts::TaskAssigned task;
    task.task = domain::TaskId("task-" + std::to_string(client));
    task.plan = plan.plan;
    task.title = "Nhiệm vụ";
    task.deadline.kind = domain::DeadlineKind::kOngoing;
    task.assignments.push_back(
        {domain::AssignmentId(AssignmentOf(client)),
         domain::AssignmentRole::kLead,
         organization.id,
         {},
         ""}
    );
    facts.emplace_back(task);
  }
  auto written = Write(folder, facts);
  return written ? Status() : Status(written.error());
}

struct Rate {
  double per_s = 0;
  double p50_ms = 0;
  double p99_ms = 0;
};

// What `clients` threads do in `seconds`; each calls `act` with its number again and again.
Result<Rate> Measure(int clients, int seconds, const std::function<Status(int)>& act) {
  std::vector<std::vector<double>> took(static_cast<std::size_t>(clients));
  std::atomic<bool> failed{false};
  std::vector<Status> failures(static_cast<std::size_t>(clients));
  const auto start = Clock::now();
  const auto end = start + std::chrono::seconds(seconds);
  std::vector<std::thread> threads;
  for (int client = 0; client < clients; ++client) {
    threads.emplace_back([&, client] {
      const auto index = static_cast<std::size_t>(client);
      while (!failed && Clock::now() < end) {
        const auto before = Clock::now();
        failures[index] = act(client);
        if (!failures[index]) failed = true;
        const std::chrono::duration<double, std::milli> ms = Clock::now() - before;
        took[index].push_back(ms.count());
      }
    });
  }
  for (std::thread& each : threads) each.join();
  for (const Status& failure : failures) {
    if (!failure) return failure.error();
  }
  const std::chrono::duration<double> whole = Clock::now() - start;
  std::vector<double> all;
  for (const auto& each : took) all.insert(all.end(), each.begin(), each.end());
  std::sort(all.begin(), all.end());
  return Rate{
      static_cast<double>(all.size()) / whole.count(),
      all[all.size() / 2],
      all[all.size() * 99 / 100]};
}

Result<Rate> MeasureWrites(store::DataFolder& folder, int clients, int seconds) {
  return Measure(clients, seconds, [&](int client) -> Status {
    facts::ProgressReported report;
    report.report = domain::ReportId(NewUuid(Now()));
    report.assignment = domain::AssignmentId(AssignmentOf(client));
    report.task = domain::TaskId("task-" + std::to_string(client));
    report.percent = {50};
    report.text = "Đã hoàn thành phần hạ tầng, đang lắp đặt thiết bị.";
    auto written = Write(folder, {report});
    return written ? Status() : Status(written.error());
  });
}

// Each client with a connection of its own, each row with a commit of its own.
Result<Rate> MeasureBare(const store::Database& database, int clients, int seconds) {
  std::vector<std::unique_ptr<store::Connection>> connections;
  for (int client = 0; client < clients; ++client) {
    auto opened = database.Open(store::Connection::Mode::kCreate);
    if (!opened) return opened.error();
    connections.push_back(std::move(*opened));
  }
  auto made =
      connections.front()->RunScript("CREATE TABLE IF NOT EXISTS bare (client INTEGER, text TEXT)");
  if (!made) return made.error();
  return Measure(clients, seconds, [&](int client) {
    return connections[static_cast<std::size_t>(client)]->RunScript(
        "INSERT INTO bare VALUES (1, 'Đã hoàn thành phần hạ tầng, đang lắp đặt thiết bị.')"
    );
  });
}

Status MeasureAll(const std::string& data, int seconds, const std::string& url) {
  if (auto made = store::DataFolder::Create(data, url); !made) return made;
  auto folder = store::DataFolder::Open(data, store::OpenMode::kWrite);
  if (!folder) return folder.error();
  if (auto planned = MakePlan(**folder); !planned) return planned;
  const auto bare_database =
      url.empty() ? store::Database::Sqlite(data + "/bare.db") : store::Database::Postgres(url);
  for (const int clients : {1, 16, kMostClients}) {
    auto bare = MeasureBare(bare_database, clients, seconds);
    if (!bare) return bare.error();
    auto writes = MeasureWrites(**folder, clients, seconds);
    if (!writes) return writes.error();
    fmt::print(
        "{{\"clients\":{},\"per_s\":{:.0f},\"p50_ms\":{:.2f},\"p99_ms\":{:.2f},\"bare_per_s\":{:."
        "0f},"
        "\"bare_p99_ms\":{:.2f}}}\n",
        clients,
        writes->per_s,
        writes->p50_ms,
        writes->p99_ms,
        bare->per_s,
        bare->p99_ms
    );
  }
  auto verified = (*folder)->Verify(nullptr);
  return verified ? Status() : Status(verified.error());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    fmt::print(stderr, "usage: sauro_bench_writes NEW_DATA_FOLDER SECONDS [EMPTY_DATABASE]\n");
    return 2;
  }
  const auto done = MeasureAll(argv[1], std::atoi(argv[2]), argc == 4 ? argv[3] : "");
  if (!done) fmt::print(stderr, "{}\n", done.error().Text());
  return done ? 0 : 1;
}
