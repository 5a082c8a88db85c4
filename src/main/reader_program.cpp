#include "main/reader_program.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

namespace sauro::main {

helper::ReaderOptions InstalledReader() {
  namespace fs = std::filesystem;
  helper::ReaderOptions options;
  options.program = "/usr/lib/sauro/sauro-reader";
  std::error_code unknown;
  const fs::path own = fs::read_symlink("/proc/self/exe", unknown);
  const fs::path beside = own.parent_path() / "sauro-reader";
  if (!unknown && fs::exists(beside, unknown)) options.program = beside.string();
  return options;
}

void PrintProgress(const helper::Progress& progress) {
  if (isatty(STDERR_FILENO) == 0 || progress.page == 0) return;
  const std::string of = progress.pages == 0 ? "" : fmt::format("/{}", progress.pages);
  const bool last = progress.page == progress.pages;
  fmt::print(stderr, "\rĐang đọc trang {}{} ...{}", progress.page, of, last ? "\n" : "");
  std::fflush(stderr);
}

}  // namespace sauro::main
