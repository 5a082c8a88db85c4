#pragma once
// A zip file in memory, with limits on entries, sizes and ratio that are checked before anything is
// unpacked.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "docread/limits.h"

struct zip;

namespace sauro::docread {

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

 private:
  struct Closer {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Closer> archive_;
  std::vector<std::string> names_;
};

}  // namespace sauro::docread
