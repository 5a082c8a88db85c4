#include "verifier/command.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "ledger/export.h"
#include "verifier/line_source.h"
#include "verifier/report_file.h"
#include "verifier/reprint.h"

namespace sauro::verifier {
namespace {

constexpr int kGood = 0;
constexpr int kBad = 1;
constexpr int kUsage = 2;

struct Arguments {
  std::string file;
  std::string data;
  std::string url;
  std::string username;
  std::vector<std::string> keys;
  std::vector<std::string> checkpoints;
  std::vector<std::string> reports;
  std::string program = ProgramBeside();
};

Result<std::vector<crypto::VerifierKey>> KeysOf(const Arguments& arguments) {
  std::vector<crypto::VerifierKey> keys;
  for (const std::string& text : arguments.keys) {
    auto key = crypto::VerifierKey::Parse(text);
    if (!key) return Invalid("Khóa công khai sai dạng (tên+mã+base64).", text);
    keys.push_back(std::move(*key));
  }
  return keys;
}

// A checkpoint that somebody kept counts by its own signature, where a key was named.
Result<ledger::Anchor> KeptCheckpoint(
    const std::string& path, const std::vector<crypto::VerifierKey>& keys
) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return NotFound("Không mở được tệp mốc.", path);
  const std::string note{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!keys.empty()) {
    auto opened = ledger::OpenCheckpoint(note, keys);
    if (!opened) return opened.error();
    return ledger::Anchor{{opened->size, opened->root}, "mốc " + path};
  }
  const auto parsed = crypto::ParseNote(note);
  if (!parsed) return Unreadable(parsed.error().message, path);
  const auto checkpoint = ledger::ParseCheckpoint(parsed->text);
  if (!checkpoint) return Unreadable(checkpoint.error().message, path);
  return ledger::Anchor{{checkpoint->size, checkpoint->root}, "mốc " + path};
}

Result<std::vector<ledger::Anchor>> AnchorsOf(
    const Arguments& arguments, const std::vector<crypto::VerifierKey>& keys
) {
  std::vector<ledger::Anchor> anchors;
  for (const std::string& path : arguments.checkpoints) {
    auto anchor = KeptCheckpoint(path, keys);
    if (!anchor) return anchor.error();
    anchors.push_back(std::move(*anchor));
  }
  for (const std::string& path : arguments.reports) {
    const auto mark = ReadReportMark(path);
    if (!mark) return mark.error();
    fmt::print(
        "Báo cáo {} ghi: số liệu đến {}, vị trí sổ {}, gốc {}.\n",
        path,
        mark->day,
        mark->tree.size,
        crypto::ToHex(mark->tree.root)
    );
    anchors.push_back({mark->tree, "báo cáo " + path});
  }
  return anchors;
}

Status Read(const Arguments& arguments, const TakeLine& take) {
  if (!arguments.file.empty()) return ReadExport(arguments.file, take);
  if (!arguments.data.empty()) return ReadDataFolder(arguments.data, take);
  ServerAccess access{arguments.url, arguments.username, {}};
  fmt::print(stderr, "Mật khẩu của {} (dòng đầu của đầu vào chuẩn): ", access.username);
  std::getline(std::cin, access.password);
  return ReadServer(access, take);
}

int Refuse(const Error& error) {
  fmt::print(stderr, "sauro-verify: {}\n", error.Text());
  switch (error.kind) {
    case ErrorKind::kConflict:
    case ErrorKind::kInternal:
    case ErrorKind::kForbidden: return kBad;
    case ErrorKind::kInvalid:
    case ErrorKind::kUnreadable:
    case ErrorKind::kTooLarge:
    case ErrorKind::kNotFound:
    case ErrorKind::kUnauthenticated:
    case ErrorKind::kUnavailable:
    case ErrorKind::kNoSpace: return kUsage;
  }
  return kUsage;
}

int Tell(const Arguments& arguments, const ledger::LedgerCheck::Outcome& outcome) {
  fmt::print(
      "Sổ liền mạch: {} sự kiện, gốc {}.\n", outcome.head.size, crypto::ToHex(outcome.head.root)
  );
  fmt::print(
      "{} mốc đã ký đều khớp, mốc dài nhất gồm {} sự kiện.\n",
      outcome.checkpoints,
      outcome.signed_size
  );
  if (outcome.head.size > outcome.signed_size) {
    fmt::print("{} sự kiện sau đó chưa có mốc ký.\n", outcome.head.size - outcome.signed_size);
  }
  if (outcome.words > 0) {
    fmt::print("{} nội dung kèm theo đều khớp mã băm trong sổ.\n", outcome.words);
  }
  if (outcome.unjudged > 0) {
    fmt::print("{} mốc của khóa khác không được xét.\n", outcome.unjudged);
  }
  for (std::size_t i = 0; i < arguments.checkpoints.size(); ++i) {
    fmt::print("Mốc đã giữ {}: sổ chỉ được nối thêm sau mốc này.\n", arguments.checkpoints[i]);
  }
  for (const std::string& path : arguments.reports) {
    fmt::print("Báo cáo {}: vị trí và mã gốc in trên báo cáo đúng là của sổ này.\n", path);
  }
  if (arguments.keys.empty()) {
    fmt::print(
        "Lưu ý: chưa nêu khóa mà bạn tin (--key), nên chỉ biết sổ khớp với các mốc đi kèm nó.\n"
    );
  } else if (outcome.checkpoints == 0) {
    fmt::print(stderr, "sauro-verify: Không có mốc nào do khóa bạn tin ký.\n");
    return kBad;
  }
  return kGood;
}

// The worst of all reports: one that differs is worse than one that could not be judged.
int CheckFigures(const Arguments& arguments, const std::string& ledger) {
  int worst = kGood;
  for (const std::string& report : arguments.reports) {
    auto same = PrintAgain(arguments.program, ledger, report);
    const int code = same ? (*same ? kGood : kBad) : Refuse(same.error());
    if (code == kBad || worst == kGood) worst = code;
  }
  return worst;
}

int Run(const Arguments& arguments) {
  auto keys = KeysOf(arguments);
  if (!keys) return Refuse(keys.error());
  auto anchors = AnchorsOf(arguments, *keys);
  if (!anchors) return Refuse(anchors.error());
  std::optional<KeptLines> kept;
  if (!arguments.reports.empty()) {
    auto made = KeptLines::Make();
    if (!made) return Refuse(made.error());
    kept.emplace(std::move(*made));
  }
  ledger::LedgerCheck check(std::move(*keys), std::move(*anchors));
  auto read = Read(arguments, [&](std::string_view line) -> Status {
    if (auto taken = check.Take(line); !taken) return taken;
    return kept ? kept->Put(line) : Status();
  });
  if (!read) return Refuse(read.error());
  auto outcome = check.Finish();
  if (!outcome) return Refuse(outcome.error());
  const int told = Tell(arguments, *outcome);
  if (!kept) return told;
  auto ledger = kept->Close();
  if (!ledger) return Refuse(ledger.error());
  const int figures = CheckFigures(arguments, *ledger);
  return told == kGood ? figures : told;
}

}  // namespace

int RunCommand(int argc, char** argv) {
  CLI::App program{
      "Kiểm tra sổ của Sáu Rõ với các mốc đã ký, không cần tin máy chủ (docs/trust.md)",
      "sauro-verify"};
  Arguments arguments;
  CLI::Option* file =
      program.add_option("file", arguments.file, "Sổ đã xuất; “-” là đầu vào chuẩn");
  CLI::Option* data = program.add_option("--data", arguments.data, "Thư mục dữ liệu");
  CLI::Option* url = program.add_option("--url", arguments.url, "Máy chủ đang chạy");
  CLI::Option* user =
      program.add_option("--user", arguments.username, "Tài khoản có vai trò thanh tra");
  data->excludes(file);
  url->excludes(file)->excludes(data)->needs(user);
  program.add_option("--key", arguments.keys, "Khóa công khai mà bạn tin")->allow_extra_args(false);
  program.add_option("--checkpoint", arguments.checkpoints, "Tệp mốc mà bạn đã giữ")
      ->allow_extra_args(false);
  program.add_option("--report", arguments.reports, "Báo cáo .docx cần đối chiếu")
      ->allow_extra_args(false);
  program.add_option(
      "--program",
      arguments.program,
      "Chương trình sauro in lại báo cáo để đối chiếu từng con số; mặc định là tệp cạnh chương "
      "trình này"
  );
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? kGood : kUsage;
  }
  if (arguments.file.empty() && arguments.data.empty() && arguments.url.empty()) {
    fmt::print(stderr, "{}", program.help());
    return kUsage;
  }
  return Run(arguments);
}

}  // namespace sauro::verifier
