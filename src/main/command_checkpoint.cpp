// checkpoint, key, export: what others need to check the ledger without us.
#include <fcntl.h>
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include "main/commands.h"
#include "main/last_signed.h"
#include "main/ledger_keys.h"
#include "main/terminal.h"
#include "main/workspace.h"
#include "usecase/checkpoints.h"

namespace sauro::main {
namespace {

Error NoKey(const std::string& data) {
  return NotFound(
      "Không có tệp khóa ký mốc sổ (ledger.key); hãy chép lại từ nơi cất giữ, hoặc tạo khóa mới "
      "bằng “sauro key rotate”.",
      data
  );
}

// Beside a running server nothing can be stored in the database; what was given out is remembered
// in ledger.signed all the same. The note is the same that the server would give.
int RunCheckpoint(const std::string& data) {
  auto keys = ReadLedgerKeys(data);
  if (!keys) return Refuse(keys.error());
  if (!*keys) return Refuse(NoKey(data));
  if (auto may = CheckMaySign(data, **keys); !may) return Refuse(may.error());
  auto workspace = Workspace::Open(data, store::OpenMode::kWrite);
  const bool stored = workspace.ok();
  if (!stored && workspace.error().kind == ErrorKind::kConflict) {
    workspace = Workspace::Open(data, store::OpenMode::kRead);
  }
  if (!workspace) return Refuse(workspace.error());
  usecase::App& app = (*workspace)->app();
  LastSignedFile last(data);
  auto taken =
      stored ? usecase::TakeCheckpoint(app, **keys, last) : usecase::SignHead(app, **keys, last);
  if (!taken) return Refuse(taken.error());
  fmt::print("{}", taken->note);
  if (!stored) {
    fmt::print(
        stderr, "Máy chủ đang chạy: mốc được in ra và giữ trong ledger.signed, không lưu vào sổ.\n"
    );
  }
  return kDone;
}

int RunKeyShow(const std::string& data) {
  auto keys = ReadPublicKeys(data);
  if (!keys) return Refuse(keys.error());
  if (keys->empty()) {
    return Refuse(
        NotFound("Không có tệp khóa công khai (ledger.pub); hãy chép lại từ bản sao lưu.", data)
    );
  }
  for (const crypto::VerifierKey& key : *keys) fmt::print("{}\n", key.Text());
  return kDone;
}

// The first checkpoint of the new key is signed by the old one too, and stored at once.
int RunKeyRotate(const std::string& data) {
  auto workspace = Workspace::Open(data, store::OpenMode::kWrite);
  if (!workspace) return Refuse(workspace.error());
  auto keys = RotateLedgerKey(data);
  if (!keys && keys.error().kind == ErrorKind::kNotFound) {
    auto made = MakeLedgerKey(data, (*workspace)->app().settings.place);
    if (!made) return Refuse(made.error());
    fmt::print("Đã tạo khóa ký mốc sổ đầu tiên.\n");
    return RunKeyShow(data);
  }
  if (!keys) return Refuse(keys.error());
  LastSignedFile last(data);
  auto taken = usecase::TakeCheckpoint((*workspace)->app(), *keys, last);
  if (!taken) return Refuse(taken.error());
  fmt::print(
      "Khóa mới: {}\n{}",
      keys->current.Verifier().Text(),
      keys->previous
          ? "Khóa cũ ký cùng cho đến khi chạy “sauro key retire”; các mốc đã ký vẫn kiểm được.\n"
          : "Không còn khóa cũ: hãy báo khóa mới cho mọi nơi làm chứng bằng đường riêng.\n"
  );
  return kDone;
}

int RunKeyRetire(const std::string& data) {
  auto workspace = Workspace::Open(data, store::OpenMode::kWrite);
  if (!workspace) return Refuse(workspace.error());
  if (auto retired = RetirePreviousKey(data); !retired) return Refuse(retired.error());
  fmt::print("Từ nay chỉ khóa mới ký mốc sổ.\n");
  return kDone;
}

// A new file for its owner alone: what it will hold may name people.
std::FILE* CreatePrivate(const std::string& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  return file < 0 ? nullptr : fdopen(file, "wb");
}

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdout) std::fclose(file);
  }
};

int RunExport(const std::string& data, const std::string& out, usecase::WithWords words) {
  auto workspace = Workspace::Open(data, store::OpenMode::kRead);
  if (!workspace) return Refuse(workspace.error());
  auto keys = ReadPublicKeys(data);
  if (!keys) return Refuse(keys.error());
  // Nothing is erased between a record and its words.
  auto hold = (*workspace)->folder().HoldContents();
  if (!hold) return Refuse(hold.error());
  const bool to_stdout = out == "-";
  std::unique_ptr<std::FILE, CloseFile> file(to_stdout ? stdout : CreatePrivate(out));
  if (!file) return Refuse(Conflict("Không tạo được tệp này (đã có, hoặc không có quyền).", out));
  bool written = true;
  std::uint64_t bytes = 0;
  const auto take = [&](std::string_view piece) {
    bytes += piece.size();
    written = std::fwrite(piece.data(), 1, piece.size(), file.get()) == piece.size();
    return written;
  };
  LastSignedFile last(data);
  auto exported = usecase::ExportLedger((*workspace)->app(), *keys, last, words, take);
  written = written && std::fflush(file.get()) == 0;
  if (exported && written) {
    if (auto held = hold->StillHeld(); !held) exported = held;
  }
  if (exported && written) {
    if (!to_stdout) {
      const bool with_words = words == usecase::WithWords::kYes;
      const char* const what =
          with_words ? "sổ, lời báo cáo và các mốc đã ký" : "sổ và các mốc đã ký";
      fmt::print("Đã xuất {} vào {} ({} byte, chỉ chủ tệp đọc được).\n", what, out, bytes);
    }
    return kDone;
  }
  if (!to_stdout) std::remove(out.c_str());
  if (!exported) return Refuse(exported.error());
  return Refuse(Unavailable("Không ghi hết được sổ (ổ đĩa đầy?).", out));
}

CLI::App* AddDataCommand(
    CLI::App& parent,
    const char* name,
    const char* help,
    int (*run)(const std::string&),
    int& exit_code
) {
  auto data = std::make_shared<std::string>();
  CLI::App* command = parent.add_subcommand(name, help);
  command->add_option("--data", *data, "Thư mục dữ liệu")->required();
  command->callback([data, run, &exit_code] { exit_code = run(*data); });
  return command;
}

}  // namespace

void AddCheckpointCommands(CLI::App& program, int& exit_code) {
  AddDataCommand(program, "checkpoint", "Ký mốc sổ ngay và in ra", RunCheckpoint, exit_code);
  CLI::App* key = program.add_subcommand("key", "Khóa ký mốc sổ (xem docs/trust.md)");
  key->require_subcommand(1);
  AddDataCommand(*key, "show", "In các khóa công khai, mới nhất ở cuối", RunKeyShow, exit_code);
  AddDataCommand(*key, "rotate", "Đổi khóa; khóa cũ ký cùng khóa mới", RunKeyRotate, exit_code);
  AddDataCommand(*key, "retire", "Thôi ký bằng khóa cũ", RunKeyRetire, exit_code);

  auto data = std::make_shared<std::string>();
  auto out = std::make_shared<std::string>();
  CLI::App* command =
      program.add_subcommand("export", "Xuất toàn bộ sổ và các mốc đã ký (spec/ledger.md)");
  command->add_option("--data", *data, "Thư mục dữ liệu")->required();
  command->add_option("-o,--output", *out, "Tệp cần ghi; “-” là đầu ra chuẩn")->required();
  auto without = std::make_shared<bool>(false);
  command->add_flag(
      "--without-words",
      *without,
      "Không kèm lời báo cáo: vẫn kiểm được sổ, không in lại báo cáo được"
  );
  command->callback([data, out, without, &exit_code] {
    const auto words = *without ? usecase::WithWords::kNo : usecase::WithWords::kYes;
    exit_code = RunExport(*data, *out, words);
  });
}

}  // namespace sauro::main
