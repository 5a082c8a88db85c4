#pragma once
// Drawn pages in a folder of a bounded size; what was not asked for longest goes first.

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "usecase/page_pictures.h"

namespace sauro::store {

class PictureFolder : public usecase::PictureStore {
 public:
  /// `folder` is there and belongs to one process; it holds nothing else. At most about `bytes`.
  PictureFolder(std::string folder, std::uint64_t bytes);

  std::optional<std::string> Find(const std::string& name) override;
  void Keep(const std::string& name, const std::string& bytes) override;

 private:
  void MakeRoom(std::uint64_t bytes);

  const std::string folder_;
  const std::uint64_t most_;
  std::mutex mutex_;  // of everything in the folder
  std::uint64_t held_ = 0;
};

}  // namespace sauro::store
