#include <fmt/format.h>
#include <malloc.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/log.h"
#include "base/system_reason.h"
#include "clamav/scanner.h"
#include "http/server.h"
#include "main/checkpointer.h"
#include "main/commands.h"
#include "main/config.h"
#include "main/last_signed.h"
#include "main/ledger_keys.h"
#include "main/message_follower.h"
#include "main/messengers.h"
#include "main/plan_reader.h"
#include "main/reminder_follower.h"
#include "main/site.h"
#include "main/sweeper.h"
#include "main/terminal.h"
#include "main/workspace.h"
#include "store/picture_folder.h"
#include "usecase/hashing_places.h"
#include "usecase/page_pictures.h"

namespace sauro::main {
namespace {

// One page of a scan takes a processor for a second or two; requests must not starve.
constexpr std::size_t kReadAtOnce = 2;
constexpr std::uint64_t kPictureBytes = std::uint64_t{256} << 20U;  // some 2000 drawn pages
constexpr auto kSweepEvery = std::chrono::hours(1);

struct ServeOptions {
  std::string data;
  std::string listen;
  std::string database;
  std::string config;
  bool no_reminders = false;
};

Result<Config> ConfigOf(const ServeOptions& options) {
  Config config;
  if (!options.config.empty()) {
    auto loaded = LoadConfig(options.config);
    if (!loaded) return loaded.error();
    config = std::move(*loaded);
  }
  if (!options.data.empty()) config.data = options.data;
  if (!options.listen.empty()) config.listen = options.listen;
  if (!options.database.empty()) config.database = options.database;
  if (config.data.empty())
    return Invalid("Thiếu thư mục dữ liệu: thêm --data hoặc khóa “data” trong tệp cấu hình.");
  return config;
}

// For what lives no longer than the server; what a killed one left there is of no use.
Result<std::string> EmptyFolder(const std::string& data, const char* name) {
  const std::filesystem::path path = std::filesystem::path(data) / name;
  std::error_code code;
  std::filesystem::remove_all(path, code);
  std::filesystem::create_directories(path, code);
  if (code) {
    return Unavailable(
        "Không tạo được thư mục tạm: " + SystemReason(code.value()) + ".", path.string()
    );
  }
  std::filesystem::permissions(path, std::filesystem::perms::owner_all, code);
  return path.string();
}

// SIGTERM and SIGINT are taken by sigwait in the main thread alone; every thread that starts later
// inherits the mask.
sigset_t BlockStopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// Nothing without a key: the server works, and says what is missing.
Result<std::unique_ptr<Checkpointer>> StartCheckpointer(
    usecase::App& app, usecase::LastSigned& last, const Config& config, http::Metrics& metrics
) {
  auto keys = ReadLedgerKeys(config.data);
  if (!keys) return keys.error();
  metrics.AddGauge("sauro_ledger_key", "0: ledger.key is missing.", [there = keys->has_value()] {
    return there ? 1.0 : 0.0;
  });
  if (!*keys) {
    log::Warning(
        "no ledger.key: checkpoints are not signed",
        {{"remedy", "copy the key back from where it is kept (docs/operations.md, Khóa ký)"}}
    );
    return std::unique_ptr<Checkpointer>();
  }
  if (auto may = CheckMaySign(config.data, **keys); !may) return may.error();
  auto made = std::make_unique<Checkpointer>(
      app, std::move(**keys), last, std::chrono::seconds(config.checkpoint_seconds)
  );
  Checkpointer* const checkpointer = made.get();
  metrics.AddGauge("sauro_checkpoint_size", "Facts under the newest checkpoint.", [checkpointer] {
    return static_cast<double>(checkpointer->signed_size());
  });
  metrics.AddGauge("sauro_checkpoint_failures", "Checkpoints not taken.", [checkpointer] {
    return static_cast<double>(checkpointer->failures());
  });
  metrics.AddGauge("sauro_checkpoint_refused", "1: the ledger was rewritten.", [checkpointer] {
    return checkpointer->refused() ? 1.0 : 0.0;
  });
  return made;
}

std::unique_ptr<Sweeper> StartSweeper(store::DataFolder& folder, http::Metrics& metrics) {
  auto made = std::make_unique<Sweeper>(folder, kSweepEvery);
  const Sweeper* const sweeper = made.get();
  metrics.AddGauge("sauro_contents_swept", "Contents that nothing named, removed.", [sweeper] {
    return static_cast<double>(sweeper->removed());
  });
  metrics.AddGauge("sauro_sweep_failures", "Sweeps of contents that failed.", [sweeper] {
    return static_cast<double>(sweeper->failures());
  });
  return made;
}

// Nothing where uploads are not scanned.
Result<std::unique_ptr<clamav::Scanner>> MakeScanner(const Config& config, http::Metrics& metrics) {
  if (config.clamav.empty()) return std::unique_ptr<clamav::Scanner>();
  clamav::Options options;
  options.address = config.clamav;
  options.required = config.clamav_required;
  options.timeout = std::chrono::seconds(config.clamav_timeout_seconds);
  // A daemon that hangs must leave workers for everything else.
  options.at_once = std::max<std::size_t>(1, static_cast<std::size_t>(config.workers) / 4);
  auto made = clamav::Scanner::Make(options);
  if (!made) return made.error();
  const clamav::Scanner* const scanner = made->get();
  metrics.AddGauge("sauro_uploads_scanned", "Uploads that ClamAV looked at.", [scanner] {
    return static_cast<double>(scanner->scanned());
  });
  metrics.AddGauge("sauro_uploads_infected", "Uploads with malware, refused.", [scanner] {
    return static_cast<double>(scanner->infected());
  });
  metrics.AddGauge("sauro_upload_scan_failures", "Uploads that ClamAV did not look at.", [scanner] {
    return static_cast<double>(scanner->failed());
  });
  return made;
}

// Who waits for a page that is drawn must leave workers for everything else.
usecase::DrawingDesk::Bounds DeskFor(std::int64_t workers) {
  usecase::DrawingDesk::Bounds bounds;
  bounds.at_once = std::clamp<std::size_t>(static_cast<std::size_t>(workers) / 4, 1, 2);
  bounds.waiting = static_cast<std::size_t>(workers) / 4;
  return bounds;
}

// Who waits to sign in must, too.
usecase::HashingPlaces::Bounds HashingFor(std::int64_t workers) {
  usecase::HashingPlaces::Bounds bounds;
  bounds.at_once = std::clamp<std::size_t>(static_cast<std::size_t>(workers) / 4, 1, 3);
  bounds.waiting = static_cast<std::size_t>(workers) / 4;
  return bounds;
}

// The rules were read once before: config.cpp.
domain::AllReminderRules RemindersOf(const Config& config) {
  return {
      *domain::ParseReminderRules(config.remind_deadline),
      *domain::ParseReminderRules(config.remind_returned),
      *domain::ParseReminderRules(config.remind_review)};
}

// For links: without the slash at its end.
std::string SiteOf(std::string url) {
  while (!url.empty() && url.back() == '/') url.pop_back();
  return url;
}

std::unique_ptr<ReminderFollower> StartReminders(
    usecase::App& app, const Config& config, http::Metrics& metrics
) {
  auto made = std::make_unique<ReminderFollower>(app, std::chrono::seconds(config.remind_seconds));
  const ReminderFollower* const follower = made.get();
  metrics.AddGauge("sauro_reminders_raised", "Things that people were reminded of.", [follower] {
    return static_cast<double>(follower->raised());
  });
  metrics.AddGauge("sauro_reminder_failures", "Looks for reminders that failed.", [follower] {
    return static_cast<double>(follower->failures());
  });
  return made;
}

// Nothing where no mail is sent.
Result<std::unique_ptr<MessageFollower>> StartMail(
    usecase::App& app, const Config& config, http::Metrics& metrics
) {
  const std::string& body = app.settings.state.issuing_body;
  auto messenger = MakeMailMessenger(config, body);
  if (!messenger) return messenger.error();
  if (!*messenger) return std::unique_ptr<MessageFollower>();
  auto made = std::make_unique<MessageFollower>(
      app,
      std::move(*messenger),
      usecase::SenderWords{body, SiteOf(config.public_url)},
      std::chrono::seconds(config.remind_seconds)
  );
  const MessageFollower* const follower = made.get();
  metrics.AddGauge("sauro_mails_sent", "Mails that a server took.", [follower] {
    return static_cast<double>(follower->sent());
  });
  metrics.AddGauge(
      "sauro_mail_failures",
      "Mails that were not sent, to be tried again.",
      [follower] { return static_cast<double>(follower->failed()); }
  );
  return made;
}

// Nothing where there is no gateway for text messages.
Result<std::unique_ptr<MessageFollower>> StartWebhook(
    usecase::App& app, const Config& config, http::Metrics& metrics
) {
  auto messenger = MakeWebhookMessenger(config);
  if (!messenger) return messenger.error();
  if (!*messenger) return std::unique_ptr<MessageFollower>();
  auto made = std::make_unique<MessageFollower>(
      app,
      std::move(*messenger),
      usecase::SenderWords{app.settings.state.issuing_body, SiteOf(config.public_url)},
      std::chrono::seconds(config.remind_seconds)
  );
  const MessageFollower* const follower = made.get();
  metrics.AddGauge("sauro_webhooks_sent", "Messages that the gateway took.", [follower] {
    return static_cast<double>(follower->sent());
  });
  metrics.AddGauge("sauro_webhook_failures", "Messages that it did not take.", [follower] {
    return static_cast<double>(follower->failed());
  });
  return made;
}

// What tells people, and by which ways; the last one ends first.
struct Reminding {
  std::unique_ptr<MessageFollower> mail;
  std::unique_ptr<MessageFollower> webhook;
  std::unique_ptr<ReminderFollower> reminders;
};

Result<Reminding> StartReminding(usecase::App& app, const Config& config, http::Metrics& metrics) {
  auto mail = StartMail(app, config, metrics);
  if (!mail) return mail.error();
  auto webhook = StartWebhook(app, config, metrics);
  if (!webhook) return webhook.error();
  return Reminding{std::move(*mail), std::move(*webhook), StartReminders(app, config, metrics)};
}

// As docs/operations.md lists them; programs of others read these words.
std::string TroublesOf(const store::DataFolder& folder, const Checkpointer* signer) {
  std::string troubles;
  if (!folder.Answers()) troubles += "database unreachable\n";
  if (folder.HistoryWasCut()) troubles += "ledger cut\n";
  if (signer != nullptr && signer->refused()) troubles += "checkpoint refused\n";
  return troubles;
}

int RunServe(const ServeOptions& options) {
  auto config = ConfigOf(options);
  if (!config) return Refuse(config.error());
  log::Configure(config->log_level, config->log_format);
  // Threads share two heaps: with one for each worker the process keeps twice the memory, and is
  // not faster.
  mallopt(M_ARENA_MAX, 2);
  const sigset_t signals = BlockStopSignals();
  usecase::Settings settings;
  settings.session_hours = static_cast<std::int32_t>(config->session_hours);
  settings.max_extensions = static_cast<std::int32_t>(config->max_extensions);
  settings.max_extension_days = static_cast<std::int32_t>(config->max_extension_days);
  settings.reading.before_excludes_day = config->before_excludes_day;
  settings.reminders = RemindersOf(*config);
  auto workspace =
      Workspace::Open(config->data, store::OpenMode::kWrite, settings, config->database);
  if (!workspace) return Refuse(workspace.error());
  auto spool = EmptyFolder(config->data, "spool");
  if (!spool) return Refuse(spool.error());
  auto drawn = EmptyFolder(config->data, "pages");
  if (!drawn) return Refuse(drawn.error());

  usecase::App& app = (*workspace)->app();
  usecase::HashingPlaces::OfProcess().SetBounds(HashingFor(config->workers));
  session::Sessions sessions(app, config->secure_cookies);
  auto metrics = std::make_shared<http::Metrics>();
  const auto scanner = MakeScanner(*config, *metrics);
  if (!scanner) return Refuse(scanner.error());
  app.scanner = scanner->get();
  store::PictureFolder pictures(*drawn, kPictureBytes);
  usecase::DrawingDesk desk(pictures, DeskFor(config->workers));
  app.drawing = &desk;
  // Known before the first request is taken; nothing where nothing is signed.
  Checkpointer* signer = nullptr;
  const OwnNote own = [&signer] {
    return signer == nullptr ? std::optional<std::string>() : signer->OwnNote();
  };
  auto site = MakeSite(app, (*workspace)->folder(), sessions, metrics, *config, own);
  if (!site) return Refuse(site.error());
  app.readings = &(*workspace)->folder().readings();
  PlanReader reader(app, kReadAtOnce);
  app.reading_waits = [&reader] { reader.Wake(); };
  http::ServerOptions server_options;
  server_options.spool_directory = *spool;
  server_options.workers = static_cast<std::size_t>(config->workers);
  server_options.trust_proxy = config->trust_proxy;
  server_options.metrics = metrics;
  // Before the first request: there is a checkpoint from then on.
  LastSignedFile last(config->data);
  const auto checkpointer = StartCheckpointer(app, last, *config, *metrics);
  if (!checkpointer) return Refuse(checkpointer.error());
  signer = checkpointer->get();
  server_options.troubles = [signer, &folder = (*workspace)->folder()] {
    return TroublesOf(folder, signer);
  };
  metrics->AddGauge("sauro_ledger_cut", "1: the ledger became shorter while running.", [&] {
    return (*workspace)->folder().HistoryWasCut() ? 1.0 : 0.0;
  });
  metrics->AddGauge("sauro_clock_refusals", "Writes refused: the clock cannot be right.", [&] {
    return static_cast<double>((*workspace)->folder().ClockRefusals());
  });
  const auto sweeper = StartSweeper((*workspace)->folder(), *metrics);
  const auto reminding = options.no_reminders ? Result<Reminding>(Reminding())
                                              : StartReminding(app, *config, *metrics);
  if (!reminding) return Refuse(reminding.error());
  http::Server server(std::move(*site), server_options);
  if (auto started = server.Start(config->listen); !started) return Refuse(started.error());
  fmt::print(
      "Sáu Rõ đang phục vụ tại cổng {} ({}). Dừng: Ctrl+C.\n", server.port(), config->listen
  );
  std::fflush(stdout);

  int signal = 0;
  sigwait(&signals, &signal);
  log::Info("stopping", {{"signal", signal}});
  server.Stop();
  return kDone;
}

}  // namespace

void AddServeCommand(CLI::App& program, int& exit_code) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* command = program.add_subcommand("serve", "Chạy máy chủ");
  command->add_option("--data", options->data, "Thư mục dữ liệu");
  command->add_option(
      "--listen", options->listen, "Địa chỉ, mặc định 127.0.0.1:8057; cổng 0: cổng trống bất kỳ"
  );
  command->add_option(
      "--database", options->database, "Địa chỉ PostgreSQL thay cho địa chỉ trong thư mục dữ liệu"
  );
  command->add_option("--config", options->config, "Tệp cấu hình TOML (xem docs/install.md)");
  command->add_flag(
      "--no-reminders",
      options->no_reminders,
      "Không nhắc việc từ máy chủ này, khi có máy chủ khác nhắc"
  );
  command->callback([options, &exit_code] { exit_code = RunServe(*options); });
}

}  // namespace sauro::main
