// witness: keeping the checkpoints of other instances.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/durable_file.h"
#include "base/log.h"
#include "base/text.h"
#include "main/commands.h"
#include "main/terminal.h"
#include "witness/witness.h"

namespace sauro::main {
namespace {

struct WitnessOptions {
  std::string store;
  std::string url;
  std::string key;
  std::string metrics;
};

int RunAdd(const WitnessOptions& options) {
  std::optional<crypto::VerifierKey> key;
  if (!options.key.empty()) {
    key = crypto::VerifierKey::Parse(options.key);
    if (!key) return Refuse(Invalid("Khóa công khai sai dạng (tên+mã+base64).", options.key));
  }
  witness::HttpLedgerServer server(options.url);
  auto added = witness::Folder(options.store).Add(options.url, key, server);
  if (!added) return Refuse(added.error());
  fmt::print(
      "Đã làm chứng {}: {} sự kiện, gốc {}, khóa {}.\n",
      added->url,
      added->newest.size,
      crypto::ToHex(added->newest.root),
      added->keys.back().Text()
  );
  if (!key) fmt::print("Hãy đối chiếu khóa này với khóa do đơn vị vận hành công bố.\n");
  return kDone;
}

// What was found, from the least to the worst; one exit code each.
enum class Finding { kGood, kOlder, kNotChecked, kWithheld, kAlarm };

int ExitCodeOf(Finding finding) {
  constexpr int kCodeOfWithheld = 3;
  constexpr int kCodeOfNotChecked = 4;
  constexpr int kCodeOfOlder = 5;
  switch (finding) {
    case Finding::kGood: return kDone;
    case Finding::kOlder: return kCodeOfOlder;
    case Finding::kNotChecked: return kCodeOfNotChecked;
    case Finding::kWithheld: return kCodeOfWithheld;
    case Finding::kAlarm: break;
  }
  return kRefused;
}

Finding FindingOf(const witness::Watched& watched) {
  if (!watched.alarm.empty() || watched.older_for_long) return Finding::kAlarm;
  if (!watched.withheld.empty() || watched.unproved_for_long) return Finding::kWithheld;
  if (watched.failures > 0) return Finding::kNotChecked;
  return watched.older.empty() ? Finding::kGood : Finding::kOlder;
}

Finding Tell(const witness::Watched& watched) {
  if (!watched.alarm.empty()) fmt::print("{}: BÁO ĐỘNG: {}.\n", watched.url, watched.alarm);
  if (!watched.withheld.empty()) {
    fmt::print("{}: BÁO ĐỘNG, GIẤU BẰNG CHỨNG: {}.\n", watched.url, watched.withheld);
  }
  if (!watched.older.empty()) {
    fmt::print(
        "{}: {}: {}, từ {}.\n",
        watched.url,
        watched.older_for_long ? "BÁO ĐỘNG" : "CẢNH BÁO",
        watched.older,
        VietnameseTime(watched.older_since)
    );
  }
  if (watched.failures > 0) {
    const bool ever = watched.checked_at.unix_ms > 0;
    fmt::print(
        "{}: {} lần liền không kiểm tra được; lần kiểm tra được gần nhất: {}.\n",
        watched.url,
        watched.failures,
        ever ? VietnameseTime(watched.checked_at) : "chưa có"
    );
  }
  if (watched.unproved > 0) {
    fmt::print(
        "{}: {}{} mốc đã thấy mà chưa được chứng minh, từ {}.\n",
        watched.url,
        watched.unproved_for_long ? "BÁO ĐỘNG, GIẤU BẰNG CHỨNG: " : "",
        watched.unproved,
        VietnameseTime(watched.unproved_since)
    );
  }
  const Finding finding = FindingOf(watched);
  if (finding == Finding::kGood) {
    fmt::print("{}: {} sự kiện, sổ chỉ được nối thêm.\n", watched.url, watched.newest.size);
  }
  return finding;
}

Finding TellIfBad(const witness::Watched& watched) {
  return FindingOf(watched) == Finding::kGood ? Finding::kGood : Tell(watched);
}

Finding TellOf(const Result<witness::Watched>& watched) {
  if (watched) return Tell(*watched);
  (void)Refuse(watched.error());
  return Finding::kNotChecked;
}

int RunList(const WitnessOptions& options) {
  Finding worst = Finding::kGood;
  for (const auto& watched : witness::Folder(options.store).List()) {
    worst = std::max(worst, TellOf(watched));
  }
  return ExitCodeOf(worst);
}

std::string Label(const std::string& url) {
  return ReplaceAll(ReplaceAll(url, "\\", "\\\\"), "\"", "\\\"");
}

// One gauge with a value for each ledger.
template <typename Value>
std::string PerLedger(
    const char* name, const std::vector<Result<witness::Watched>>& all, const Value& value
) {
  std::string text = fmt::format("# TYPE {} gauge\n", name);
  for (const auto& watched : all) {
    if (!watched) continue;
    text += fmt::format("{}{{ledger=\"{}\"}} {}\n", name, Label(watched->url), value(*watched));
  }
  return text;
}

std::string MetricsOf(const std::vector<Result<witness::Watched>>& all) {
  const auto count = [&](auto is) { return std::count_if(all.begin(), all.end(), is); };
  const auto with = [&](Finding finding) {
    return count([finding](const auto& each) { return each && FindingOf(*each) == finding; });
  };
  std::string text = fmt::format(
      "# TYPE sauro_witness_ledgers gauge\nsauro_witness_ledgers {}\n"
      "# TYPE sauro_witness_damaged gauge\nsauro_witness_damaged {}\n"
      "# TYPE sauro_witness_alarms gauge\nsauro_witness_alarms {}\n"
      "# TYPE sauro_witness_withheld gauge\nsauro_witness_withheld {}\n",
      all.size(),
      count([](const auto& each) { return !each.ok(); }),
      with(Finding::kAlarm),
      with(Finding::kWithheld)
  );
  text += PerLedger("sauro_witness_failures", all, [](const auto& each) { return each.failures; });
  text += PerLedger("sauro_witness_older_since_seconds", all, [](const auto& each) {
    return each.older.empty() ? 0 : each.older_since.unix_ms / 1000;
  });
  text += PerLedger("sauro_witness_unproved", all, [](const auto& each) { return each.unproved; });
  return text + PerLedger("sauro_witness_last_success_seconds", all, [](const auto& each) {
           return each.checked_at.unix_ms / 1000;
         });
}

// For the textfile collector of Prometheus, which must never see half a file.
Status WriteMetrics(const std::string& path, const std::vector<Result<witness::Watched>>& all) {
  if (path.empty()) return {};
  return ReplaceFile(path, MetricsOf(all), 0644);
}

Finding CheckOne(witness::Folder& folder, const witness::Watched& watched) {
  witness::HttpLedgerServer server(watched.url);
  const auto checked = folder.Check(watched.url, server);
  if (!checked) return std::max(TellOf(checked), TellIfBad(watched));
  for (const std::string& finding : {checked->alarm, checked->withheld}) {
    if (finding.empty()) continue;
    log::Error("witness alarm", {{"url", checked->url}, {"finding", finding}});
  }
  if (!checked->older.empty()) {
    log::Write(
        checked->older_for_long ? log::Level::kError : log::Level::kWarning,
        checked->older_for_long ? "witness alarm" : "witness warning",
        {{"url", checked->url}, {"finding", checked->older}}
    );
  }
  return Tell(*checked);
}

// A place that is damaged must not keep the others from being watched.
int RunCheck(const WitnessOptions& options) {
  witness::Folder folder(options.store);
  const auto all = folder.List();
  if (all.empty()) return Refuse(NotFound("Chưa làm chứng sổ nào.", options.store));
  Finding worst = Finding::kGood;
  for (const auto& watched : all) {
    worst = std::max(worst, watched ? CheckOne(folder, *watched) : TellOf(watched));
  }
  if (auto written = WriteMetrics(options.metrics, folder.List()); !written) {
    return Refuse(written.error());
  }
  return ExitCodeOf(worst);
}

}  // namespace

void AddWitnessCommand(CLI::App& program, int& exit_code) {
  auto options = std::make_shared<WitnessOptions>();
  CLI::App* command =
      program.add_subcommand("witness", "Làm chứng sổ của nơi khác (xem docs/trust.md)");
  command->require_subcommand(1);
  const auto add = [&](const char* name, const char* help, int (*run)(const WitnessOptions&)) {
    CLI::App* each = command->add_subcommand(name, help);
    each->add_option("--store", options->store, "Thư mục giữ các mốc")->required();
    each->callback([options, run, &exit_code] { exit_code = run(*options); });
    return each;
  };
  CLI::App* begin = add("add", "Bắt đầu làm chứng một máy chủ", RunAdd);
  begin->add_option("url", options->url, "https://sauro.tinh.vn")->required();
  begin->add_option("--key", options->key, "Khóa công khai của sổ; không ghi: tin máy chủ lần đầu");
  add("list", "Các sổ đang làm chứng và điều đã phát hiện", RunList);
  add("check",
      "Hỏi mốc mới và kiểm tra; mã thoát 1: báo động, 3: máy chủ giấu bằng chứng, 4: không kiểm "
      "tra được, 5: máy chủ đưa mốc cũ hơn, chưa quá hai giờ",
      RunCheck)
      ->add_option("--metrics", options->metrics, "Tệp số đo dạng Prometheus cần ghi");
}

}  // namespace sauro::main
