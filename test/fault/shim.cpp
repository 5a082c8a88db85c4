// A library for LD_PRELOAD that makes calls of one process fail on purpose. The test that runs the
// program maps the same control file (SAURO_FAULT_CONTROL) and says what is to happen; only files
// under SAURO_FAULT_ROOT are concerned.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace {

enum Operation : int { kNothing = 0, kWrite = 1, kSync = 2, kRename = 3, kTruncate = 4 };

// As test/fault/faults.py packs it: eight little-endian numbers of 64 bits.
struct Control {
  std::atomic<std::int64_t> armed;    // 0: count nothing
  std::atomic<std::int64_t> which;    // an Operation that is to fail
  std::atomic<std::int64_t> turn;     // the turn-th of them from now on
  std::atomic<std::int64_t> error;    // errno; 0: write one half and kill the process
  std::atomic<std::int64_t> fired;    // how many have failed
  std::atomic<std::int64_t> clock;    // added to the time of day, seconds
  std::atomic<std::int64_t> lasting;  // 1: all that follow fail too
  std::atomic<std::int64_t> seen[5];  // how many of each Operation since it was armed
};

Control* MapControl() {
  const char* path = std::getenv("SAURO_FAULT_CONTROL");
  if (path == nullptr) return nullptr;
  const int file = open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return nullptr;
  void* memory = mmap(nullptr, sizeof(Control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  return memory == MAP_FAILED ? nullptr : static_cast<Control*>(memory);
}

Control* TheControl() {
  static Control* const control = MapControl();
  return control;
}

template <typename Function>
Function Next(const char* name) {
  void* found = dlsym(RTLD_NEXT, name);
  if (found == nullptr) std::abort();
  Function function = nullptr;
  std::memcpy(&function, &found, sizeof function);
  return function;
}

bool Concerns(const char* path) {
  static const char* const root = std::getenv("SAURO_FAULT_ROOT");
  return root != nullptr && std::strncmp(path, root, std::strlen(root)) == 0;
}

bool Concerns(int file) {
  char link[64];
  char path[PATH_MAX];
  constexpr char kBegin[] = "/proc/self/fd/";
  std::strcpy(link, kBegin);
  char* end = link + sizeof kBegin - 1;
  char digits[16];
  int count = 0;
  do {
    digits[count++] = static_cast<char>('0' + file % 10);
    file /= 10;
  } while (file > 0);
  while (count > 0) *end++ = digits[--count];
  *end = '\0';
  const ssize_t size = readlink(link, path, sizeof path - 1);
  if (size < 0) return false;
  path[size] = '\0';
  return Concerns(path);
}

// True if this call is the one that has to fail.
template <typename Where>
bool Fails(Operation operation, Where where) {
  Control* control = TheControl();
  if (control == nullptr || control->armed.load() == 0 || !Concerns(where)) return false;
  const std::int64_t turn = control->seen[operation].fetch_add(1) + 1;
  if (control->which.load() != operation) return false;
  const std::int64_t wanted = control->turn.load();
  if (turn != wanted && (control->lasting.load() == 0 || turn < wanted)) return false;
  control->fired.fetch_add(1);
  return true;
}

// A failed call, or the end of the process when the error is 0.
int Fail() {
  const auto error = static_cast<int>(TheControl()->error.load());
  if (error == 0) kill(getpid(), SIGKILL);
  errno = error;
  return -1;
}

bool Tears() {
  return TheControl()->error.load() == 0;
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  static const auto next = Next<ssize_t (*)(int, const void*, size_t)>("write");
  if (!Fails(kWrite, file)) return next(file, bytes, size);
  if (Tears()) (void)!next(file, bytes, size / 2);
  return Fail();
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
  static const auto next = Next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  if (!Fails(kWrite, file)) return next(file, bytes, size, offset);
  if (Tears()) (void)!next(file, bytes, size / 2, offset);
  return Fail();
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
  return pwrite64(file, bytes, size, offset);
}

ssize_t writev(int file, const iovec* pieces, int count) {
  static const auto next = Next<ssize_t (*)(int, const iovec*, int)>("writev");
  return Fails(kWrite, file) ? Fail() : next(file, pieces, count);
}

int fsync(int file) {
  static const auto next = Next<int (*)(int)>("fsync");
  return Fails(kSync, file) ? Fail() : next(file);
}

int fdatasync(int file) {
  static const auto next = Next<int (*)(int)>("fdatasync");
  return Fails(kSync, file) ? Fail() : next(file);
}

int rename(const char* from, const char* to) noexcept {
  static const auto next = Next<int (*)(const char*, const char*)>("rename");
  return Fails(kRename, to) ? Fail() : next(from, to);
}

int ftruncate64(int file, off64_t size) noexcept {
  static const auto next = Next<int (*)(int, off64_t)>("ftruncate64");
  return Fails(kTruncate, file) ? Fail() : next(file, size);
}

int ftruncate(int file, off_t size) noexcept {
  return ftruncate64(file, size);
}

int clock_gettime(clockid_t clock, timespec* time) noexcept {
  static const auto next = Next<int (*)(clockid_t, timespec*)>("clock_gettime");
  const int result = next(clock, time);
  if (result == 0 && clock == CLOCK_REALTIME && TheControl() != nullptr) {
    time->tv_sec += TheControl()->clock.load();
  }
  return result;
}
}
