// The program `sauro`: the command line.

#include <sys/stat.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>

#include "cli/words.h"
#include "main/commands.h"
#include "main/terminal.h"

int main(int argc, char** argv) {
  using namespace sauro::main;
  umask(0077);  // what is written holds names, password hashes, evidence
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(
      SIGXFSZ, SIG_IGN
  );  // a file that may not grow is an error of write(2), not the end of the program

  CLI::App program{
      "Sáu Rõ: theo dõi, đánh giá việc thực hiện kế hoạch từ văn bản đến báo cáo", "sauro"};
  program.set_version_flag("--version", SAURO_VERSION, "In phiên bản");
  program.require_subcommand(1);
  int exit_code = kDone;
  AddInitCommand(program, exit_code);
  AddCatalogueCommand(program, exit_code);
  AddCopyCommand(program, exit_code);
  AddUserCommand(program, exit_code);
  AddReadCommand(program, exit_code);
  AddImportCommand(program, exit_code);
  AddProgressCommand(program, exit_code);
  AddBoardCommand(program, exit_code);
  AddReportCommand(program, exit_code);
  AddServeCommand(program, exit_code);
  AddVerifyCommand(program, exit_code);
  AddRebuildCommand(program, exit_code);
  AddEraseCommand(program, exit_code);
  AddSweepCommand(program, exit_code);
  AddCheckpointCommands(program, exit_code);
  AddWitnessCommand(program, exit_code);
  AddBackupCommands(program, exit_code);
  program.add_subcommand("help", "In hướng dẫn này")->callback([&program] {
    // App::help would print that of the command which was asked for: this one.
    const auto formatter = program.get_formatter();
    std::fputs(formatter->make_help(&program, "sauro", CLI::AppFormatMode::Normal).c_str(), stdout);
  });
  sauro::cli::SpeakVietnamese(program);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? kDone : kUsage;
  } catch (const std::system_error& error) {
    return RefuseOutput(error.code().value());
  }
  // What the library still holds is written now; a full disk must not look like success.
  if (std::fflush(stdout) != 0 && exit_code == kDone) return RefuseOutput(errno);
  return exit_code;
}
