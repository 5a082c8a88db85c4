#include "main/terminal.h"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <iostream>
#include <utility>

#include "base/day.h"
#include "base/system_reason.h"

namespace sauro::main {
namespace {

// Names of fields of forms say nothing on a command line.
bool IsFieldName(const std::string& place) {
  return place.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
}

}  // namespace

int RefuseOutput(int system_error) {
  if (system_error != EPIPE) {
    fmt::print(stderr, "sauro: Không ghi được kết quả: {}.\n", SystemReason(system_error));
  }
  return kRefused;
}

int Refuse(const Error& error) {
  fmt::print(stderr, "sauro: {}\n", IsFieldName(error.place) ? error.message : error.Text());
  const bool unreadable =
      error.kind == ErrorKind::kUnreadable || error.kind == ErrorKind::kTooLarge;
  return unreadable ? kUsage : kRefused;
}

Progress::Progress(std::string what)
    : what_(std::move(what)), terminal_(isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() {
  if (shown_) fmt::print(stderr, "\r\033[K");
}

void Progress::Report(std::uint64_t done, std::uint64_t total) {
  if (!terminal_) return;
  const std::int64_t now = Now().unix_ms;
  if (now - last_ms_ < 100) return;
  last_ms_ = now;
  shown_ = true;
  if (total > 0) {
    fmt::print(stderr, "\r\033[K{} {}% ({}/{})", what_, done * 100 / total, done, total);
  } else {
    fmt::print(stderr, "\r\033[K{} {}", what_, done);
  }
  std::fflush(stderr);
}

std::string ReadSecret(std::string_view prompt) {
  termios before{};
  const bool terminal = isatty(STDIN_FILENO) != 0 && tcgetattr(STDIN_FILENO, &before) == 0;
  if (terminal) {
    fmt::print(stderr, "{}", prompt);
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSANOW, &silent);
  }
  std::string line;
  std::getline(std::cin, line);
  if (terminal) {
    tcsetattr(STDIN_FILENO, TCSANOW, &before);
    fmt::print(stderr, "\n");
  }
  return line;
}

}  // namespace sauro::main
