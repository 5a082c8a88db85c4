#include "reader/sandbox.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <vector>

namespace sauro::reader {
namespace {

class Missing {
 public:
  void Add(const char* wall) {
    const int reason = errno;
    if (!text_.empty()) text_ += "; ";
    text_ += std::string(wall) + ": " + std::strerror(reason);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

bool Limit(int what, std::size_t most) {
  const rlimit limit{most, most};
  return setrlimit(static_cast<__rlimit_resource>(what), &limit) == 0;
}

void SetLimits(const Cage& cage, Missing& missing) {
  bool done = Limit(RLIMIT_CORE, 0) && Limit(RLIMIT_CPU, cage.cpu_seconds);
  done = Limit(RLIMIT_FSIZE, cage.file_bytes) && done;
  done = Limit(RLIMIT_NOFILE, 256) && done;
  // LibreOffice reserves far more than it uses; what it writes and how long it runs is limited all
  // the same.
  done = Limit(cage.runs_programs ? RLIMIT_DATA : RLIMIT_AS, cage.memory_bytes) && done;
  if (!done) missing.Add("rlimit");
}

void LeaveNetwork(Missing& missing) {
  if (unshare(CLONE_NEWNET | CLONE_NEWIPC) == 0) return;                  // as root
  if (unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) == 0) return;  // as anybody else
  missing.Add("namespaces");
}

class Landlock {
 public:
  explicit Landlock(std::uint64_t handled) {
    landlock_ruleset_attr attr{};
    attr.handled_access_fs = handled;
    fd_ = static_cast<int>(syscall(SYS_landlock_create_ruleset, &attr, sizeof(attr), 0));
  }
  Landlock(const Landlock&) = delete;
  Landlock& operator=(const Landlock&) = delete;
  ~Landlock() {
    if (fd_ >= 0) close(fd_);
  }

  // A folder that is not there needs no permission.
  void Allow(const char* path, std::uint64_t access) const {
    const int folder = open(path, O_PATH | O_CLOEXEC);
    if (folder < 0) return;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = access;
    rule.parent_fd = folder;
    syscall(SYS_landlock_add_rule, fd_, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(folder);
  }
  [[nodiscard]] bool Enforce() const {
    return fd_ >= 0 && syscall(SYS_landlock_restrict_self, fd_, 0) == 0;
  }
  [[nodiscard]] bool ok() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

void HideFiles(const Cage& cage, Missing& missing) {
  constexpr std::uint64_t kRead = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  constexpr std::uint64_t kRun = kRead | LANDLOCK_ACCESS_FS_EXECUTE;
  constexpr std::uint64_t kAll = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1;
  const Landlock lock(kAll);
  if (!lock.ok()) {
    missing.Add("landlock");
    return;
  }
  const std::uint64_t system = cage.runs_programs ? kRun : kRead;
  for (const char* folder :
       {"/usr",
        "/lib",
        "/lib64",
        "/bin",
        "/etc",
        "/var/cache/fontconfig",
        "/var/lib/libreoffice",
        "/var/spool/libreoffice"})
    lock.Allow(folder, system);
  if (cage.runs_programs) {
    lock.Allow("/proc", kRead);
    lock.Allow("/dev", kRead | LANDLOCK_ACCESS_FS_WRITE_FILE);
    // LibreOffice does not begin without a socket of its own in /tmp, whatever TMPDIR says.
    lock.Allow("/tmp", LANDLOCK_ACCESS_FS_MAKE_SOCK);
  }
  if (!cage.folder.empty()) lock.Allow(cage.folder.c_str(), kAll);
  if (!lock.Enforce()) missing.Add("landlock");
}

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#else
#error "sandbox.cpp: name the architecture of this machine"
#endif

using Filter = std::vector<sock_filter>;

void Load(std::size_t offset, Filter& out) {
  out.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)));
}
void Return(std::uint32_t what, Filter& out) {
  out.push_back(BPF_STMT(BPF_RET | BPF_K, what));
}
// If the loaded value is `value`, the next `skipped` instructions run; else they are jumped over.
void IfEqual(std::uint32_t value, std::uint8_t skipped, Filter& out) {
  out.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, skipped));
}

constexpr std::uint32_t kRefuse = SECCOMP_RET_ERRNO | EPERM;

Filter Prologue() {
  Filter out;
  Load(offsetof(seccomp_data, arch), out);
  out.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 1, 0));
  Return(SECCOMP_RET_KILL_PROCESS, out);
  Load(offsetof(seccomp_data, nr), out);
  return out;
}

// What computing, threads and reading files take; everything else is refused.
Filter ReaderFilter() {
  constexpr std::array kAllowed {
    SYS_read, SYS_write, SYS_readv, SYS_writev, SYS_pread64, SYS_close, SYS_lseek, SYS_fstat,
        SYS_newfstatat, SYS_statx, SYS_getdents64, SYS_mmap, SYS_munmap, SYS_mprotect, SYS_mremap,
        SYS_madvise, SYS_brk, SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn,
        SYS_sigaltstack, SYS_futex, SYS_sched_yield, SYS_sched_getaffinity, SYS_getpid, SYS_gettid,
        SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_getcwd, SYS_gettimeofday,
        SYS_clock_gettime, SYS_clock_nanosleep, SYS_getrusage, SYS_sysinfo, SYS_uname,
        SYS_getrandom, SYS_exit, SYS_exit_group, SYS_set_robust_list, SYS_rseq, SYS_prlimit64,
        SYS_readlinkat, SYS_faccessat, SYS_fstatfs, SYS_fadvise64, SYS_dup, SYS_tgkill,
        SYS_restart_syscall,
#if defined(__x86_64__)
        SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_time,
#endif
  };
  constexpr std::uint32_t kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  Filter out = Prologue();
  for (const long number : kAllowed) {
    IfEqual(static_cast<std::uint32_t>(number), 1, out);
    Return(SECCOMP_RET_ALLOW, out);
  }
  IfEqual(SYS_openat, 4, out);
  Load(offsetof(seccomp_data, args) + 2 * sizeof(std::uint64_t), out);
  out.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, kWriting, 1, 0));
  Return(SECCOMP_RET_ALLOW, out);
  Return(kRefuse, out);
  Return(kRefuse, out);
  return out;
}

// LibreOffice needs much; it gets no socket but local ones, and none of what touches other
// processes or the system.
Filter OfficeFilter() {
  constexpr std::array kRefused{
      SYS_ptrace,
      SYS_process_vm_readv,
      SYS_process_vm_writev,
      SYS_mount,
      SYS_umount2,
      SYS_pivot_root,
      SYS_chroot,
      SYS_setns,
      SYS_bpf,
      SYS_perf_event_open,
      SYS_keyctl,
      SYS_add_key,
      SYS_request_key,
      SYS_init_module,
      SYS_finit_module,
      SYS_kexec_load,
      SYS_reboot,
      SYS_swapon,
      SYS_swapoff,
      SYS_userfaultfd,
      SYS_io_uring_setup,
  };
  Filter out = Prologue();
  for (const long number : kRefused) {
    IfEqual(static_cast<std::uint32_t>(number), 1, out);
    Return(kRefuse, out);
  }
  IfEqual(SYS_socket, 4, out);
  Load(offsetof(seccomp_data, args), out);
  IfEqual(AF_UNIX, 1, out);
  Return(SECCOMP_RET_ALLOW, out);
  Return(kRefuse, out);
  Return(SECCOMP_RET_ALLOW, out);
  return out;
}

void FilterCalls(const Cage& cage, Missing& missing) {
  Filter filter = cage.runs_programs ? OfficeFilter() : ReaderFilter();
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) missing.Add("seccomp");
}

}  // namespace

std::string EnterCage(const Cage& cage) {
  Missing missing;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) missing.Add("no_new_privs");
  LeaveNetwork(missing);
  HideFiles(cage, missing);
  SetLimits(cage, missing);
  FilterCalls(cage, missing);
  return missing.text();
}

}  // namespace sauro::reader
