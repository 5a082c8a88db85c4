#include "main/command_read.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <utility>
#include <vector>

#include "base/text.h"
#include "helper/source_reader.h"
#include "intake/coverage.h"
#include "intake/draft_json.h"
#include "main/commands.h"
#include "main/print_check.h"
#include "main/reader_program.h"
#include "main/terminal.h"

namespace sauro::main {
namespace {

using intake::DraftPlan;

void PrintNames(
    std::ostream& out, std::string_view label, const std::vector<intake::DraftParty>& parties
) {
  if (parties.empty()) return;
  out << "      " << label << ": ";
  for (std::size_t i = 0; i < parties.size(); ++i) out << (i == 0 ? "" : "; ") << parties[i].name;
  out << '\n';
}

void PrintDoubts(
    std::ostream& out, std::string_view indent, const std::vector<intake::Doubt>& doubts
) {
  for (const intake::Doubt& doubt : doubts) {
    out << indent << "(?) " << VietnameseName(doubt.field) << ": " << doubt.reason;
    if (!doubt.suggestion.empty()) out << ". Gợi ý: " << doubt.suggestion;
    out << '\n';
  }
}

void PrintRow(std::ostream& out, const intake::DraftRow& row) {
  out << "  " << (row.ordinal.empty() ? "-" : row.ordinal) << ". " << Shorten(row.title, 200)
      << "  [" << row.place << "]\n";
  PrintNames(out, "Chủ trì", row.lead);
  PrintNames(out, "Phối hợp", row.coordinate);
  PrintNames(out, "Chỉ đạo", row.director);
  PrintNames(out, "Thực hiện", row.implement);
  PrintNames(out, "Tham mưu", row.drafter);
  if (!row.deadline.raw.empty()) {
    out << "      Thời hạn: " << row.deadline.raw;
    if (row.deadline.due) out << "  (hạn " << row.deadline.due->Vietnamese() << ')';
    out << '\n';
  }
}

void PrintTargets(std::ostream&, const intake::DraftTask&) {}
void PrintTargets(std::ostream& out, const intake::DraftIndicator& indicator) {
  for (const intake::DraftTarget& target : indicator.targets) {
    out << "      Mục tiêu" << (target.by ? " đến " + target.by->Vietnamese() : "") << ": "
        << target.figure.text
        << (target.unit.empty() || target.unit == "%" ? "" : " " + target.unit) << '\n';
  }
}

template <typename Row>
void PrintRows(std::ostream& out, const DraftPlan& plan, const std::vector<Row>& rows) {
  std::vector<std::string> section;
  for (const Row& row : rows) {
    std::vector<std::string> path = SectionPath(plan, row.section);
    if (path != section) out << '\n' << Join(path, " > ") << '\n';
    section = std::move(path);
    PrintRow(out, row);
    PrintTargets(out, row);
    PrintDoubts(out, "      ", row.doubts);
  }
}

void PrintSummary(std::ostream& out, const DraftPlan& plan) {
  const auto or_blank = [](const std::string& text) { return text.empty() ? "(chưa rõ)" : text; };
  out << "Số: " << or_blank(plan.document.number) << '\n'
      << "Ngày: " << or_blank(plan.document.date ? plan.document.date->Vietnamese() : "") << '\n'
      << "Cơ quan ban hành: " << or_blank(plan.document.issuer) << '\n'
      << "Tên: " << or_blank(plan.document.title) << '\n';
  PrintDoubts(out, "", plan.doubts);
  PrintRows(out, plan, plan.tasks);
  PrintRows(out, plan, plan.indicators);
  PrintCheck(out, plan);
  std::size_t doubtful = 0;
  for (const auto& row : plan.tasks) doubtful += row.doubts.empty() ? 0 : 1;
  for (const auto& row : plan.indicators) doubtful += row.doubts.empty() ? 0 : 1;
  out << "\nTổng số: " << plan.sections.size() << " mục, " << plan.tasks.size() << " nhiệm vụ, "
      << plan.indicators.size() << " chỉ tiêu; " << doubtful << " dòng cần xem lại; "
      << plan.left_out.size() << " đoạn, dòng không đưa vào.\n";
}

void PrintCoverage(std::ostream& out, const intake::Coverage& coverage) {
  std::vector<std::pair<std::size_t, std::string>> lines{{coverage.in_draft, "trong dự thảo"}};
  for (const auto& [reason, count] : coverage.left_out)
    lines.emplace_back(count, "không đưa vào: " + reason);
  if (!coverage.missing.empty()) {
    lines.emplace_back(coverage.missing.size(), "không rõ ở đâu: " + Join(coverage.missing, "; "));
  }
  std::vector<std::size_t> counts;
  counts.reserve(lines.size());
  for (const auto& [count, what] : lines) counts.push_back(count);
  const auto print = [&](std::size_t count, std::uint32_t share, const std::string& what) {
    out << std::setw(8) << count << std::setw(6) << share / 10 << '.' << share % 10 << " %  "
        << what << '\n';
  };
  const std::vector<std::uint32_t> shares = intake::SharesOf(counts);
  for (std::size_t i = 0; i < lines.size(); ++i) print(lines[i].first, shares[i], lines[i].second);
  print(coverage.total, coverage.total == 0 ? 0 : 1000, "tổng số ô và đoạn có chữ");
}

}  // namespace

int RunRead(const std::string& file, ReadOutput output) {
  std::error_code missing;
  const auto size = std::filesystem::file_size(file, missing);
  std::ifstream in(file, std::ios::binary);
  if (missing || !in) {
    std::cerr << "Không mở được tệp " << file << ". Hãy kiểm tra đường dẫn.\n";
    return 2;
  }
  const docread::Limits limits;
  std::string bytes(std::min<std::uintmax_t>(size, limits.file_bytes + 1), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  const std::string name = std::filesystem::path(file).filename().string();
  auto document = helper::ReadSource(bytes, name, InstalledReader(), PrintProgress);
  std::string().swap(bytes);
  if (!document) {
    std::cerr << document.error().Text() << '\n';
    return 2;
  }
  const bool measured = output == ReadOutput::kCoverage;
  const auto plan =
      measured ? intake::MakeDraft(*document, {}) : intake::MakeDraft(std::move(*document), {});
  if (!plan) {
    std::cerr << plan.error().Text() << '\n';
    return 2;
  }
  if (!measured) document->blocks = {};  // a long table is large
  switch (output) {
    case ReadOutput::kSummary: PrintSummary(std::cout, *plan); break;
    case ReadOutput::kJson: std::cout << intake::CorpusJson(*plan, name) << '\n'; break;
    case ReadOutput::kCoverage:
      PrintCoverage(std::cout, intake::MeasureCoverage(*document, *plan));
      break;
  }
  std::cout.flush();
  return std::cout ? kDone : RefuseOutput(errno);
}

void AddReadCommand(CLI::App& program, int& exit_code) {
  struct Options {
    std::string file;
    bool json = false;
    bool coverage = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("read", "Đọc văn bản và in dự thảo, không đụng tới dữ liệu");
  command
      ->add_option(
          "file",
          options->file,
          "Văn bản: .docx, .xlsx, .pdf, bản quét, ảnh, .html, .txt, .md, .doc, .xls, .odt, .rtf"
      )
      ->required();
  command->add_flag("--json", options->json, "In JSON");
  command->add_flag("--coverage", options->coverage, "In bảng kê: từng ô, từng đoạn đi đâu")
      ->excludes("--json");
  command->callback([options, &exit_code] {
    ReadOutput output = options->json ? ReadOutput::kJson : ReadOutput::kSummary;
    if (options->coverage) output = ReadOutput::kCoverage;
    exit_code = RunRead(options->file, output);
  });
}

}  // namespace sauro::main
