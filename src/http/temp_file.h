#pragma once
// A file that lives as long as its owner.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sauro::http {

/// Owns a spooled file and removes it when it dies. Move-only; not thread-safe.
class TempFile {
 public:
  TempFile() = default;
  TempFile(TempFile&& other) noexcept;
  TempFile& operator=(TempFile&& other) noexcept;
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;
  ~TempFile();

  /// A new empty file, open for writing, readable by the owner only. Errors: kNoSpace, kInternal.
  static Result<TempFile> Create(const std::string& directory);

  /// Appends. Errors: kNoSpace, the disk or the quota is full; kInternal.
  Status Write(std::string_view bytes);
  /// Closes the descriptor; the file stays. Errors as Write.
  Status Close();
  /// Forgets the file without removing it and gives its path: the caller owns it now.
  std::string Release();

  [[nodiscard]] bool empty() const { return path_.empty(); }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }

  /// Removes what a killed server left in `directory`; the directory must belong to one server.
  static void RemoveLeftovers(const std::string& directory);

 private:
  void Remove() noexcept;
  std::string path_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace sauro::http
