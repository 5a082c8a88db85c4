#pragma once
// A zip file in memory, with limits on entries, sizes and ratio that are checked before anything is
// unpacked.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "docread/limits.h"

struct zip;
struct zip_file;

namespace sauro::docread {

/// An entry that is unpacked piece by piece. Must not outlive its archive.
class ZipEntry {
 public:
  /// Fills at most `size` bytes; gives how many, 0 at the end.
  /// Errors: kUnreadable, damaged or longer than declared.
  Result<std::size_t> Read(char* to, std::size_t size);

 private:
  friend class ZipArchive;
  struct Closer {
    void operator()(zip_file* file) const;
  };
  std::unique_ptr<zip_file, Closer> file_;
  std::string name_;
  std::uint64_t left_ = 0;
};

class ZipArchive {
 public:
  /// `bytes` must live as long as the archive.
  /// Errors: kUnreadable, no zip, cut off or damaged, encrypted; kTooLarge, a limit was passed.
  static Result<ZipArchive> Open(std::string_view bytes, const Limits& limits);

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] bool Has(std::string_view name) const;

  /// The unpacked bytes of an entry. Nothing inside it is unpacked further.
  /// Errors: kNotFound; kUnreadable, damaged; kTooLarge, over `max_bytes`.
  [[nodiscard]] Result<std::string> Read(std::string_view name, std::size_t max_bytes) const;

  /// The entry, to be unpacked as it is read. Errors: kNotFound; kUnreadable, damaged.
  [[nodiscard]] Result<ZipEntry> Stream(std::string_view name) const;

 private:
  struct Closer {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Closer> archive_;
  std::vector<std::string> names_;
};

}  // namespace sauro::docread
