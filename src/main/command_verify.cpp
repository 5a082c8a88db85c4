// verify: whether the ledger is whole, and whether a printed report is what it gives.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "main/commands.h"
#include "main/exported_ledger.h"
#include "main/last_signed.h"
#include "main/ledger_keys.h"
#include "main/terminal.h"
#include "main/workspace.h"
#include "usecase/checkpoints.h"
#include "usecase/draft_source.h"
#include "usecase/report_check.h"

namespace sauro::main {
namespace {

struct VerifyOptions {
  std::string data;
  std::string exported;
  std::vector<std::string> reports;
};

constexpr int kNotJudged = 3;
constexpr std::size_t kMostReport = std::size_t{64} << 20U;

// A file that cannot be judged is not one that is right wherever it still can be.
int NotJudged(const Error& error) {
  (void)Refuse(error);
  return error.kind == ErrorKind::kConflict ? kRefused : kNotJudged;
}

int CheckReport(usecase::App& app, const std::string& path) {
  auto bytes = usecase::ReadFile(path, kMostReport);
  if (!bytes) return NotJudged(bytes.error());
  auto person = PrincipalFor(app, "");
  if (!person) return Refuse(person.error());
  auto check = usecase::CheckReport(app, *person, *bytes);
  if (!check) {
    Error error = check.error();
    error.place = error.place.empty() ? path : path + ", " + error.place;
    return NotJudged(error);
  }
  const std::string coordinates = fmt::format(
      "vị trí sổ {}, số liệu đến {}", check->mark.position, check->mark.day.Vietnamese()
  );
  if (check->same) {
    fmt::print("Báo cáo {} đúng từng byte là báo cáo do sổ sinh ra ({}).\n", path, coordinates);
    return kDone;
  }
  if (check->differences.empty()) {
    fmt::print("Báo cáo {} khớp với sổ ở mọi chỗ còn kiểm được ({}).\n", path, coordinates);
  } else {
    fmt::print("Báo cáo {} KHÁC báo cáo do sổ sinh ra ({}):\n", path, coordinates);
    for (const std::string& line : check->differences) fmt::print("  - {}\n", line);
  }
  if (!check->erased.empty()) {
    fmt::print("Sau khi in, nội dung ở những chỗ sau đã được xóa nên không kiểm được nữa:\n");
    for (const std::string& line : check->erased) fmt::print("  - {}\n", line);
  }
  // Not judged is not passed.
  return check->differences.empty() ? kUsage : kRefused;
}

// The worst of all reports: one that differs, then one that could not be judged.
int CheckReports(usecase::App& app, const std::vector<std::string>& reports) {
  const auto weight = [](int code) { return code == kRefused ? kNotJudged + 1 : code; };
  int worst = kDone;
  for (const std::string& path : reports) {
    const int code = CheckReport(app, path);
    if (weight(code) > weight(worst)) worst = code;
  }
  return worst;
}

int VerifyFolder(const std::string& data, const std::vector<std::string>& reports) {
  auto workspace = Workspace::Open(data, store::OpenMode::kRead);
  if (!workspace) return Refuse(workspace.error());
  std::optional<Progress> progress("Đang kiểm tra sổ");
  auto verified = (*workspace)->folder().Verify([&](std::uint64_t done, std::uint64_t total) {
    progress->Report(done, total);
  });
  progress.reset();
  if (!verified) return Refuse(verified.error());
  fmt::print("Sổ nguyên vẹn: {} sự kiện, gốc {}.\n", verified->size, verified->root);
  if (!verified->indexes_compared) {
    fmt::print("Chỉ mục của PostgreSQL chưa được so với bảng (cần phần mở rộng amcheck).\n");
  }
  const auto keys = ReadPublicKeys(data);
  if (!keys) return Refuse(keys.error());
  LastSignedFile last(data);
  const auto checkpoints = usecase::VerifyCheckpoints((*workspace)->app(), *keys, last);
  if (!checkpoints) return Refuse(checkpoints.error());
  fmt::print("{} mốc đã ký đều khớp với sổ.\n", checkpoints->checkpoints);
  if (const std::uint64_t by_nobody = checkpoints->erasures.by_nobody; by_nobody > 0) {
    fmt::print("{} lần xóa nội dung không có chữ ký (do bản trước 0.3 ghi).\n", by_nobody);
  }
  return CheckReports((*workspace)->app(), reports);
}

// A ledger of somebody else, replayed here: nothing of its server is needed or trusted.
int VerifyExport(const std::string& file, const std::vector<std::string>& reports) {
  auto place = TemporaryFolder::Make();
  if (!place) return Refuse(place.error());
  const std::string data = place->path() + "/data";
  if (auto made = FolderFromExport(file, data); !made) return Refuse(made.error());
  auto workspace = Workspace::Open(data, store::OpenMode::kRead);
  if (!workspace) return Refuse(workspace.error());
  return CheckReports((*workspace)->app(), reports);
}

}  // namespace

void AddVerifyCommand(CLI::App& program, int& exit_code) {
  auto options = std::make_shared<VerifyOptions>();
  CLI::App* command = program.add_subcommand(
      "verify",
      "Kiểm tra sổ: không sự kiện nào bị sửa, bảng trạng thái đúng với sổ; và báo cáo đã in"
  );
  CLI::Option* data = command->add_option("--data", options->data, "Thư mục dữ liệu");
  CLI::Option* report = command->add_option(
      "--report", options->reports, "Báo cáo .docx: có đúng là do sổ sinh ra không, khác ở đâu"
  );
  report->allow_extra_args(false);
  command->add_option("--export", options->exported, "Sổ đã xuất, thay cho thư mục dữ liệu")
      ->excludes(data)
      ->needs(report);
  command->callback([options, &exit_code] {
    if (!options->exported.empty()) {
      exit_code = VerifyExport(options->exported, options->reports);
    } else if (!options->data.empty()) {
      exit_code = VerifyFolder(options->data, options->reports);
    } else {
      Refuse(Invalid("Hãy cho biết --data, hoặc --export cùng --report."));
      exit_code = kUsage;
    }
  });
}

}  // namespace sauro::main
