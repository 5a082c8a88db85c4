#include <fmt/format.h>
#include <sys/stat.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/durable_file.h"
#include "main/commands.h"
#include "main/terminal.h"
#include "main/workspace.h"
#include "store/folder_lock.h"
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

// Whole and durable: without the key and what was signed last a copy is not the installation.
Status CopyFile(const fs::path& from, const fs::path& to) {
  struct stat about {};
  std::ifstream in(from, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in || stat(from.c_str(), &about) != 0) {
    return Unavailable("Không đọc được tệp.", from.string());
  }
  return ReplaceFile(to.string(), bytes, about.st_mode & 0777U);
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
    if (auto copied = CopyFile(entry.path(), fs::path(to) / name); !copied) return copied;
  }
  return code ? Status(Unavailable("Không đọc được thư mục.", from)) : Status();
}

// A server on PostgreSQL cannot be locked out from here, but what it wrote is seen.
Status CheckNothingWasWritten(store::DataFolder& source, const store::VerifiedLedger& copy) {
  const auto head = source.queries().Head();
  if (!head) return head.error();
  if (head->value == copy.size) return {};
  return Conflict(
      "Có máy chủ vẫn ghi trong khi chép: sổ nay có " + std::to_string(head->value) +
      " sự kiện, bản chép chỉ có " + std::to_string(copy.size) +
      ". Hãy dừng mọi máy chủ, xóa bản chép rồi chép lại."
  );
}

Result<store::VerifiedLedger> Copy(const Place& from, const Place& to) {
  auto source = store::DataFolder::Open(from.folder, store::OpenMode::kRead, {from.url});
  if (!source) return source.error();
  std::optional<store::FolderLock> lock;
  if (!(*source)->IsShared()) {
    auto taken = store::FolderLock::Take(from.folder);
    if (!taken) return taken.error();
    lock.emplace(std::move(*taken));
  }
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
  if (auto still = CheckNothingWasWritten(**source, *verified); !still) return still.error();
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
  fmt::print(
      "Từ nay chỉ chạy máy chủ trên bản chép; chạy lại {} là viết một nhánh khác của sổ.\n",
      from->folder
  );
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
