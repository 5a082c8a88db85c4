#pragma once
// The walls around this process. They are put up before the first byte of a document is looked at.

#include <cstddef>
#include <string>

namespace sauro::reader {

struct Cage {
  std::size_t memory_bytes = std::size_t{512} << 20U;  ///< Of address space.
  unsigned cpu_seconds = 600;
  std::size_t file_bytes = 0;  ///< Largest file that may be written.
  bool runs_programs = false;  ///< LibreOffice: starts programs, writes below `folder`.
  std::string folder;          ///< The only place that may be written; empty for none.
};

/// Limits this process and its children: memory, time and files by rlimit; no network, no other
/// processes, no writing by seccomp; only system folders visible by Landlock; an own network by
/// namespaces. Cannot be undone. Returns what could not be put up, each with the system's reason,
/// for the log; empty when all stands. A wall may be missing inside a container or a hardened
/// service; those that are there still hold.
std::string EnterCage(const Cage& cage);

}  // namespace sauro::reader
