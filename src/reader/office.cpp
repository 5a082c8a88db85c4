#include "reader/office.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "reader/sandbox.h"

namespace sauro::reader {
namespace {

namespace fs = std::filesystem;

constexpr std::array kPrograms{
    "/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice"};
constexpr std::size_t kMostBytes = std::size_t{60} << 20U;

class Folder {
 public:
  Folder() {
    const char* base = std::getenv("TMPDIR");
    std::string pattern = std::string(base == nullptr ? "/tmp" : base) + "/sauro-reader-XXXXXX";
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;  // what stays is in a temporary folder
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

const char* Program() {
  for (const char* path : kPrograms) {
    if (access(path, X_OK) == 0) return path;
  }
  return nullptr;
}

// In the child: the cage, then LibreOffice. What the cage lacks goes to `report`.
[[noreturn]] void RunOffice(
    const char* program,
    const std::string& folder,
    const std::string& file,
    const std::string& target,
    int report
) {
  Cage cage;
  cage.memory_bytes = std::size_t{1} << 30U;
  cage.cpu_seconds = 120;
  cage.file_bytes = kMostBytes;
  cage.runs_programs = true;
  cage.folder = folder;
  const std::string profile = "-env:UserInstallation=file://" + folder + "/profile";
  setenv("HOME", folder.c_str(), 1);
  setenv("TMPDIR", folder.c_str(), 1);
  setenv("SAL_USE_VCLPLUGIN", "svp", 1);
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  dup2(nothing, STDIN_FILENO);
  dup2(nothing, STDOUT_FILENO);
  dup2(nothing, STDERR_FILENO);
  const std::string missing = EnterCage(cage);
  if (write(report, missing.data(), missing.size()) < 0) _exit(126);
  close(report);
  execl(
      program,
      program,
      "--headless",
      "--norestore",
      "--nologo",
      "--nodefault",
      profile.c_str(),
      "--convert-to",
      target.c_str(),
      "--outdir",
      (folder + "/out").c_str(),
      file.c_str(),
      static_cast<char*>(nullptr)
  );
  _exit(127);
}

// The sockets that LibreOffice leaves in /tmp, since the cage lets it make but not remove them. One
// that answers belongs to an office at work.
void RemoveDeadSockets() {
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator("/tmp", failed)) {
    const std::string path = entry.path().string();
    std::error_code unknown;
    if (path.find("/OSL_PIPE_") == std::string::npos || !entry.is_socket(unknown)) continue;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof(address.sun_path)) continue;
    path.copy(address.sun_path, path.size());
    const int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (probe < 0) return;
    const auto* where = reinterpret_cast<const sockaddr*>(&address);
    const bool dead = connect(probe, where, sizeof(address)) != 0 && errno == ECONNREFUSED;
    close(probe);
    if (dead) unlink(path.c_str());
  }
}

std::string ReadAll(int from) {
  std::string out;
  std::array<char, 4096> piece{};
  for (;;) {
    const ssize_t count = read(from, piece.data(), piece.size());
    if (count <= 0) return out;
    out.append(piece.data(), static_cast<std::size_t>(count));
  }
}

// False: it could not be started. `missing` as Convert has it.
bool RunOnce(
    const char* program,
    const std::string& folder,
    const std::string& file,
    const std::string& target,
    std::string& missing
) {
  std::array<int, 2> report{};
  if (pipe2(report.data(), O_CLOEXEC) != 0) return false;
  const pid_t child = fork();
  if (child == 0) RunOffice(program, folder, file, target, report[1]);
  close(report[1]);
  if (child > 0) missing = ReadAll(report[0]);
  close(report[0]);
  int status = 0;
  const bool ended = child > 0 && waitpid(child, &status, 0) == child;
  RemoveDeadSockets();
  return ended;
}

}  // namespace

std::optional<helper::Failure> Convert(
    std::string_view bytes,
    const std::string& extension,
    const std::string& target,
    std::string& out,
    std::string& missing
) {
  const char* program = Program();
  if (program == nullptr) return helper::Failure::kNoOffice;
  const Folder folder;
  const std::string file = folder.path() + "/in." + extension;
  std::ofstream source(file, std::ios::binary);
  source.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  source.close();
  if (!source) return helper::Failure::kOfficeFailed;
  const std::string made = folder.path() + "/out/in." + target;
  // The first run makes its profile and starts itself again, which the socket that it may not
  // remove prevents: the second one finds both in order.
  std::error_code absent;
  for (int run = 0; run < 2 && !fs::exists(made, absent); ++run) {
    if (!RunOnce(program, folder.path(), file, target, missing))
      return helper::Failure::kOfficeFailed;
  }
  const auto size = fs::file_size(made, absent);
  if (absent || size > kMostBytes) return helper::Failure::kOfficeFailed;
  std::ifstream in(made, std::ios::binary);
  out.assign(std::istreambuf_iterator<char>(in), {});
  if (!in && !in.eof()) return helper::Failure::kOfficeFailed;
  return std::nullopt;
}

}  // namespace sauro::reader
