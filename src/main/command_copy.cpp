#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

#include "base/system_reason.h"
#include "main/commands.h"
#include "main/terminal.h"
#include "main/workspace.h"
#include "store/layout.h"

namespace sauro::main {
namespace {

namespace fs = std::filesystem;

struct CopyOptions {
  std::string from;
  std::string to;
  std::string data;
};

/// One end of a copy: sqlite:DIR, or postgresql://... with the folder of --data.
struct Place {
  std::string folder;
  std::string url;
};

Result<Place> PlaceOf(const std::string& text, const std::string& data) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (text.rfind(kSqlite, 0) == 0 && text.size() > kSqlite.size()) {
    return Place{text.substr(kSqlite.size()), {}};
  }
  if (text.rfind("postgresql://", 0) != 0 && text.rfind("postgres://", 0) != 0) {
    return Invalid("Phải là sqlite:THƯ_MỤC hoặc postgresql://...", text);
  }
  if (data.empty()) return Invalid("Thiếu --data: thư mục dữ liệu của phía PostgreSQL.", text);
  return Place{data, text};
}

/// What stands beside the database and belongs to the installation: its description and its keys.
Status CopyFiles(const std::string& from, const std::string& to) {
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(from, code)) {
    const std::string name = entry.path().filename().string();
    const bool of_database = name.rfind(store::kDatabaseFile, 0) == 0;
    if (!entry.is_regular_file() || of_database || name == store::kLockFile ||
        name == store::kContentsLockFile || name == store::kDatabaseUrlFile) {
      continue;
    }
    fs::copy_file(entry.path(), fs::path(to) / name, code);
    if (code) return Unavailable("Không chép được tệp: " + SystemReason(code.value()) + ".", name);
  }
  return code ? Status(Unavailable("Không đọc được thư mục.", from)) : Status();
}

Result<store::VerifiedLedger> Copy(const Place& from, const Place& to) {
  auto source = store::DataFolder::Open(from.folder, store::OpenMode::kRead, {from.url});
  if (!source) return source.error();
  if (auto made = store::DataFolder::Create(to.folder, to.url); !made) return made.error();
  auto target = store::DataFolder::Open(to.folder, store::OpenMode::kWrite);
  if (!target) return target.error();
  {
    Progress progress("Đang chép");
    auto copied = (*source)->CopyTo(**target, [&](std::uint64_t done, std::uint64_t total) {
      progress.Report(done, total);
    });
    if (!copied) return copied.error();
  }
  if (auto copied = CopyFiles(from.folder, to.folder); !copied) return copied.error();
  auto verified = (*target)->Verify(nullptr);
  if (!verified) return verified;
  auto root = (*source)->queries().RootAt({verified->size});
  if (!root) return root.error();
  if (*root != verified->root) return Internal("Gốc của bản chép khác gốc của bản chính.", *root);
  return verified;
}

int RunCopy(const CopyOptions& options) {
  const auto from = PlaceOf(options.from, options.data);
  if (!from) return Refuse(from.error());
  const auto to = PlaceOf(options.to, options.data);
  if (!to) return Refuse(to.error());
  const auto copied = from->folder == to->folder
                          ? Result<store::VerifiedLedger>(
                                Conflict("Hai phía phải khác thư mục dữ liệu.", from->folder)
                            )
                          : Copy(*from, *to);
  if (!copied) return Refuse(copied.error());
  fmt::print("Đã chép và kiểm tra: {} sự kiện, gốc {}.\n", copied->size, copied->root);
  return kDone;
}

}  // namespace

void AddCopyCommand(CLI::App& program, int& exit_code) {
  auto options = std::make_shared<CopyOptions>();
  CLI::App* command = program.add_subcommand(
      "copy", "Chép cả hệ thống giữa SQLite và PostgreSQL (dừng máy chủ trước)"
  );
  command->add_option("--from", options->from, "sqlite:THƯ_MỤC hoặc postgresql://...")->required();
  command->add_option("--to", options->to, "Nơi còn trống, viết như --from")->required();
  command->add_option("--data", options->data, "Thư mục dữ liệu của phía PostgreSQL");
  command->callback([options, &exit_code] { exit_code = RunCopy(*options); });
}

}  // namespace sauro::main
