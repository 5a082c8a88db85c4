#include "helper/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace sauro::helper {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  [[nodiscard]] int get() const { return number_; }
  int Release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

bool WriteAll(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(to, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return lseek(to, 0, SEEK_SET) == 0;
}

std::vector<char*> Pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  out.reserve(texts.size() + 1);
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

Error NotStarted() {
  return Unavailable(
      "Máy chủ chưa chạy được chương trình đọc PDF, ảnh và tệp Office cũ (sauro-reader). Hãy báo "
      "người quản trị kiểm tra "
      "gói sauro, hoặc dùng tệp .docx."
  );
}

pid_t Spawn(
    const std::string& program,
    std::vector<std::string> arguments,
    const std::string& folder,
    int input,
    int output
) {
  arguments.insert(arguments.begin(), program);
  // More threads make recognition slower, and the number is read before main().
  std::vector<std::string> environment{
      "PATH=/usr/bin:/bin",
      "LANG=C.UTF-8",
      "LC_ALL=C.UTF-8",
      "OMP_THREAD_LIMIT=1",
      "TMPDIR=" + folder};
  const std::vector<char*> argv = Pointers(arguments);
  const std::vector<char*> envp = Pointers(environment);
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  if (posix_spawn_file_actions_init(&actions) != 0) return -1;
  if (posix_spawnattr_init(&attributes) != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return -1;
  }
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  pid_t child = -1;
  const int failed =
      posix_spawn(&child, program.c_str(), &actions, &attributes, argv.data(), envp.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? child : -1;
}

}  // namespace

Result<Process> Process::Start(
    const std::string& program,
    const std::vector<std::string>& arguments,
    std::string_view input,
    const std::string& folder,
    const Patience& patience
) {
  const Descriptor source(memfd_create("van-ban", MFD_CLOEXEC));
  std::array<int, 2> ends{-1, -1};
  if (source.get() < 0 || !WriteAll(source.get(), input) || pipe2(ends.data(), O_CLOEXEC) != 0)
    return NotStarted();
  Descriptor from(ends[0]);
  const Descriptor to(ends[1]);
  const pid_t child = Spawn(program, arguments, folder, source.get(), to.get());
  if (child <= 0) return NotStarted();
  return Process(child, from.Release(), patience);
}

Process::Process(pid_t child, int pipe, const Patience& patience)
    : child_(child),
      pipe_(pipe),
      patience_(patience),
      end_(std::chrono::steady_clock::now() + patience.whole) {}

Process::Process(Process&& other) noexcept
    : child_(std::exchange(other.child_, -1)),
      pipe_(std::exchange(other.pipe_, -1)),
      patience_(std::move(other.patience_)),
      end_(other.end_),
      cutter_(std::move(other.cutter_)) {}

Process::~Process() {
  if (pipe_ >= 0) close(pipe_);
  if (child_ <= 0) return;
  kill(-child_, SIGKILL);
  while (waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Status Process::Wait() {
  using std::chrono::duration_cast;
  using std::chrono::milliseconds;
  constexpr milliseconds::rep kAskAgain = 250;
  const auto until = std::min(end_, std::chrono::steady_clock::now() + patience_.silence);
  for (;;) {
    if (patience_.go_on && !patience_.go_on()) return Unavailable("Việc đọc văn bản đã được dừng.");
    const auto left = duration_cast<milliseconds>(until - std::chrono::steady_clock::now()).count();
    pollfd waiting{pipe_, POLLIN, 0};
    const int ready =
        left <= 0 ? 0 : poll(&waiting, 1, static_cast<int>(std::min(left, kAskAgain)));
    if (ready > 0) return {};
    if (left > 0 && (ready == 0 || errno == EINTR)) continue;
    return TooLarge(
        "Đọc tệp này mất quá nhiều thời gian nên đã dừng. Hãy chia tệp thành nhiều phần, hoặc quét "
        "lại với độ phân giải 200 đến "
        "300 dpi."
    );
  }
}

Result<Frame> Process::Next() {
  std::array<char, 65536> piece{};
  for (;;) {
    auto frame = cutter_.Next();
    if (!frame) return frame.error();
    if (*frame) return std::move(**frame);
    if (auto ready = Wait(); !ready) return ready.error();
    const ssize_t count = read(pipe_, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      return Unreadable(
          "Chương trình đọc tệp đã dừng đột ngột; có thể tệp bị hỏng hoặc quá phức tạp. Hãy mở "
          "tệp, in lại ra PDF rồi tải lên, "
          "hoặc dùng tệp .docx."
      );
    }
    cutter_.Feed({piece.data(), static_cast<std::size_t>(count)});
  }
}

}  // namespace sauro::helper
