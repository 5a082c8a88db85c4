#include "main/exported_ledger.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <utility>

#include "ledger/export.h"
#include "ledger/kept_words.h"
#include "ledger/record_line.h"
#include "main/installation.h"
#include "store/data_folder.h"
#include "store/layout.h"

namespace sauro::main {
namespace {

using Item = store::DataFolder::LedgerItem;

// The lines of an export, each checked as it is taken. What stands before the records is kept.
class Export {
 public:
  explicit Export(const std::string& file) : file_(file), in_(file, std::ios::binary) {}

  [[nodiscard]] bool is_open() const { return in_.is_open(); }
  [[nodiscard]] const std::string& keys() const { return keys_; }
  [[nodiscard]] const std::string& installation() const { return installation_; }

  Status ReadHead() {
    auto first = Next();
    if (!first) return first.error();
    first_ = std::move(*first);
    return {};
  }

  // Nothing at the end, which is checked as well.
  Result<Item> NextItem() {
    if (first_) return *std::exchange(first_, std::nullopt);
    return Next();
  }

 private:
  Result<Item> Next() {
    constexpr std::string_view kKey = "key ";
    constexpr std::string_view kWords = "words ";
    constexpr std::string_view kInstallation = "installation ";
    for (std::string line; std::getline(in_, line);) {
      if (auto taken = check_.Take(line); !taken) return taken.error();
      if (line.rfind(kKey, 0) == 0) keys_ += line.substr(kKey.size()) + '\n';
      if (line.rfind(kInstallation, 0) == 0) installation_ = line.substr(kInstallation.size());
      if (line.rfind(kWords, 0) == 0) {
        auto words = ledger::WordsFromLine(std::string_view(line).substr(kWords.size()));
        if (!words) return words.error();
        return Item(std::move(*words));
      }
      if (line.rfind('{', 0) != 0) continue;
      auto record = ledger::RecordFromLine(line);
      if (!record) return record.error();
      return Item(std::move(*record));
    }
    auto finished = check_.Finish();
    if (!finished) return finished.error();
    return Item();
  }

  std::string file_;
  std::ifstream in_;
  ledger::LedgerCheck check_{{}, {}};
  std::string keys_;
  std::string installation_;
  std::optional<Item> first_;
};

Status WriteText(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  return out ? Status() : Status(Unavailable("Không ghi được tệp.", path));
}

}  // namespace

Result<TemporaryFolder> TemporaryFolder::Make() {
  std::error_code code;
  std::string path = (std::filesystem::temp_directory_path(code) / "sauro-XXXXXX").string();
  if (code || mkdtemp(path.data()) == nullptr) {
    return Unavailable("Không tạo được thư mục tạm.", path);
  }
  return TemporaryFolder(std::move(path));
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

Status FolderFromExport(const std::string& file, const std::string& data) {
  Export exported(file);
  if (!exported.is_open()) return NotFound("Không mở được sổ đã xuất.", file);
  if (auto head = exported.ReadHead(); !head) return head;
  if (exported.installation().empty()) {
    return Unreadable(
        "Sổ này do bản cũ xuất, không kèm dòng “installation” mà việc in báo cáo cần; hãy xuất lại "
        "bằng bản mới.",
        file
    );
  }
  const auto installation = InstallationFromJson(exported.installation());
  if (!installation) return installation.error();
  if (auto made = store::DataFolder::Create(data); !made) return made;
  if (auto written = WriteInstallation(data, *installation); !written) return written;
  auto keys = WriteText(data + "/" + store::kPublicKeysFile, exported.keys());
  if (!keys) return keys;
  auto folder = store::DataFolder::Open(
      data, store::OpenMode::kWrite, {{}, installation->near_due_days, [] { return Now(); }}
  );
  if (!folder) return folder.error();
  return (*folder)->TakeLedger([&] { return exported.NextItem(); });
}

}  // namespace sauro::main
