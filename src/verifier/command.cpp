#include "verifier/command.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "cli/words.h"
#include "ledger/export.h"
#include "verifier/line_source.h"
#include "verifier/report_file.h"
#include "verifier/reprint.h"

namespace sauro::verifier {
namespace {

constexpr int kGood = 0;
constexpr int kBad = 1;
constexpr int kUsage = 2;
constexpr int kNotJudged = 3;

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

// A checkpoint that somebody kept.
struct Kept {
  std::string path;
  std::string note;
  ledger::Checkpoint checkpoint;
};

Result<Kept> ReadKept(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return NotFound("Không mở được tệp mốc.", path);
  Kept kept{path, {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}, {}};
  const auto parsed = crypto::ParseNote(kept.note);
  if (!parsed) return Unreadable(parsed.error().message, path);
  auto checkpoint = ledger::ParseCheckpoint(parsed->text);
  if (!checkpoint) return Unreadable(checkpoint.error().message, path);
  kept.checkpoint = std::move(*checkpoint);
  return kept;
}

Result<std::vector<Kept>> ReadAllKept(const Arguments& arguments) {
  std::vector<Kept> all;
  for (const std::string& path : arguments.checkpoints) {
    auto kept = ReadKept(path);
    if (!kept) return kept.error();
    all.push_back(std::move(*kept));
  }
  return all;
}

// Signed by a key that was named or by one that such a key has named in this ledger, and of the
// same ledger.
Status JudgeKept(
    const std::vector<Kept>& all, const ledger::LedgerCheck::Outcome& outcome, bool keys_were_named
) {
  for (const Kept& kept : all) {
    if (!outcome.origin.empty() && kept.checkpoint.origin != outcome.origin) {
      return Conflict("Mốc này của sổ khác (“" + kept.checkpoint.origin + "”).", kept.path);
    }
    if (!keys_were_named) continue;
    const auto opened = ledger::OpenCheckpoint(kept.note, outcome.keys);
    if (!opened) return Conflict(opened.error().message, kept.path);
  }
  return {};
}

std::vector<ledger::Anchor> AnchorsOf(const std::vector<Kept>& all) {
  std::vector<ledger::Anchor> anchors;
  anchors.reserve(all.size());
  for (const Kept& kept : all) {
    anchors.push_back({{kept.checkpoint.size, kept.checkpoint.root}, "mốc " + kept.path});
  }
  return anchors;
}

// A report with the place in the ledger that it says it was made from.
struct Marked {
  std::string path;
  crypto::TreeRoot tree;
};

Result<std::vector<Marked>> ReadMarks(const Arguments& arguments) {
  std::vector<Marked> all;
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
    all.push_back({path, mark->tree});
  }
  return all;
}

// How far somebody who is trusted has signed: what comes behind it, anybody may have written.
std::uint64_t VouchedSize(
    const std::vector<Kept>& all, const ledger::LedgerCheck::Outcome& outcome
) {
  std::uint64_t size = outcome.signed_size;
  for (const Kept& kept : all) size = std::max(size, kept.checkpoint.size);
  return size;
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
    case ErrorKind::kInternal: return kBad;
    case ErrorKind::kForbidden:
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
  if (outcome.words == 0 && outcome.hashed > 0) {
    fmt::print("Sổ này không kèm nội dung nào của {} chỗ có mã băm.\n", outcome.hashed);
  }
  if (outcome.erasures.by_key > 0) {
    fmt::print("{} lần xóa nội dung đều có chữ ký của khóa sổ.\n", outcome.erasures.by_key);
  }
  if (outcome.erasures.by_nobody > 0) {
    fmt::print(
        "{} lần xóa nội dung không có chữ ký (do bản trước 0.3 ghi), đã có mốc ký.\n",
        outcome.erasures.by_nobody
    );
  }
  if (outcome.erasures.unjudged > 0) {
    fmt::print("{} lần xóa nội dung do khóa khác ký không được xét.\n", outcome.erasures.unjudged);
  }
  if (outcome.unjudged > 0) {
    fmt::print("{} mốc của khóa khác không được xét.\n", outcome.unjudged);
  }
  for (std::size_t i = 0; i < arguments.checkpoints.size(); ++i) {
    fmt::print("Mốc đã giữ {}: sổ chỉ được nối thêm sau mốc này.\n", arguments.checkpoints[i]);
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

int CodeOf(Reprint reprint) {
  switch (reprint) {
    case Reprint::kSame: return kGood;
    case Reprint::kDiffers: return kBad;
    case Reprint::kErasedSince: return kUsage;
    case Reprint::kNotJudged: break;
  }
  return kNotJudged;
}

// The mark of a report must not vouch for the facts that it was made from.
int NotVouched(const Marked& report, std::uint64_t vouched) {
  fmt::print(
      stderr,
      "sauro-verify: Chưa xét được báo cáo {}: báo cáo ghi vị trí sổ {}, mốc dài nhất do khóa bạn "
      "tin ký mới đến vị trí {}; phần sổ sau mốc ai cũng viết được. Hãy lấy lại sổ sau một phút, "
      "hoặc nêu mốc đã giữ (--checkpoint).\n",
      report.path,
      report.tree.size,
      vouched
  );
  return kNotJudged;
}

int CheckReport(const Arguments& arguments, const std::string& ledger, const std::string& report) {
  const auto again = PrintAgain(arguments.program, ledger, report);
  if (!again || *again == Reprint::kSame || *again == Reprint::kErasedSince) {
    fmt::print("Báo cáo {}: vị trí và mã gốc in trên báo cáo đúng là của sổ này.\n", report);
  }
  return again ? CodeOf(*again) : Refuse(again.error());
}

// The worst of all reports: one that differs, then one that could not be judged.
int CheckFigures(
    const Arguments& arguments,
    const std::string& ledger,
    const std::vector<Marked>& reports,
    std::uint64_t vouched
) {
  const auto weight = [](int code) { return code == kBad ? kNotJudged + 1 : code; };
  int worst = kGood;
  for (const Marked& report : reports) {
    const bool is_vouched = arguments.keys.empty() || report.tree.size <= vouched;
    const int code =
        is_vouched ? CheckReport(arguments, ledger, report.path) : NotVouched(report, vouched);
    if (weight(code) > weight(worst)) worst = code;
  }
  return worst;
}

int Run(const Arguments& arguments) {
  auto keys = KeysOf(arguments);
  if (!keys) return Refuse(keys.error());
  auto notes = ReadAllKept(arguments);
  if (!notes) return Refuse(notes.error());
  std::vector<ledger::Anchor> anchors = AnchorsOf(*notes);
  const auto reports = ReadMarks(arguments);
  if (!reports) {
    const int code = Refuse(reports.error());
    return code == kBad ? code : kNotJudged;
  }
  for (const Marked& report : *reports) anchors.push_back({report.tree, "báo cáo " + report.path});
  std::optional<KeptLines> kept;
  if (!arguments.reports.empty()) {
    auto made = KeptLines::Make();
    if (!made) return Refuse(made.error());
    kept.emplace(std::move(*made));
  }
  ledger::LedgerCheck check(std::move(*keys), std::move(anchors));
  auto read = Read(arguments, [&](std::string_view line) -> Status {
    if (auto taken = check.Take(line); !taken) return taken;
    return kept ? kept->Put(line) : Status();
  });
  if (!read) return Refuse(read.error());
  auto outcome = check.Finish();
  if (!outcome) return Refuse(outcome.error());
  if (auto judged = JudgeKept(*notes, *outcome, !arguments.keys.empty()); !judged) {
    return Refuse(judged.error());
  }
  const int told = Tell(arguments, *outcome);
  if (!kept) return told;
  auto ledger = kept->Close();
  if (!ledger) return Refuse(ledger.error());
  const int figures = CheckFigures(arguments, *ledger, *reports, VouchedSize(*notes, *outcome));
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
  cli::SpeakVietnamese(program);
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
