// witness: keeping the checkpoints of other instances.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>
#include <string>

#include "base/log.h"
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

int Tell(const witness::Watched& watched) {
  if (watched.alarm.empty()) {
    fmt::print("{}: {} sự kiện, sổ chỉ được nối thêm.\n", watched.url, watched.newest.size);
    return kDone;
  }
  fmt::print("{}: BÁO ĐỘNG: {}.\n", watched.url, watched.alarm);
  return kRefused;
}

int RunList(const WitnessOptions& options) {
  auto all = witness::Folder(options.store).List();
  if (!all) return Refuse(all.error());
  int code = kDone;
  for (const witness::Watched& watched : *all) {
    if (Tell(watched) != kDone) code = kRefused;
  }
  return code;
}

// For the textfile collector of Prometheus.
Status WriteMetrics(const std::string& path, std::size_t watched, std::size_t alarms) {
  if (path.empty()) return {};
  std::ofstream out(path, std::ios::trunc);
  out << fmt::format(
      "# TYPE sauro_witness_ledgers gauge\nsauro_witness_ledgers {}\n"
      "# TYPE sauro_witness_alarms gauge\nsauro_witness_alarms {}\n",
      watched,
      alarms
  );
  out.close();
  return out ? Status() : Status(Unavailable("Không ghi được tệp số đo.", path));
}

int RunCheck(const WitnessOptions& options) {
  witness::Folder folder(options.store);
  auto all = folder.List();
  if (!all) return Refuse(all.error());
  if (all->empty()) return Refuse(NotFound("Chưa làm chứng sổ nào.", options.store));
  int code = kDone;
  std::size_t alarms = 0;
  for (const witness::Watched& watched : *all) {
    witness::HttpLedgerServer server(watched.url);
    auto checked = folder.Check(watched.url, server);
    if (!checked) {
      code = std::max(code, Refuse(checked.error()));
      continue;
    }
    if (!checked->alarm.empty()) {
      ++alarms;
      log::Error("witness alarm", {{"url", checked->url}, {"finding", checked->alarm}});
    }
    code = std::max(code, Tell(*checked));
  }
  if (auto written = WriteMetrics(options.metrics, all->size(), alarms); !written) {
    return Refuse(written.error());
  }
  return code;
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
  add("check", "Hỏi mốc mới và kiểm tra; mã thoát 1 khi có báo động", RunCheck)
      ->add_option("--metrics", options->metrics, "Tệp số đo dạng Prometheus cần ghi");
}

}  // namespace sauro::main
