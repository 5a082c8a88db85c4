#include "store/picture_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>
#include <vector>

#include "base/log.h"

namespace sauro::store {
namespace {

namespace fs = std::filesystem;

bool IsName(const std::string& name) {
  return !name.empty() && name.size() <= 200 &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

struct Kept {
  fs::file_time_type used;
  fs::path path;
  std::uint64_t size = 0;
};

std::vector<Kept> OldestFirst(const std::string& folder) {
  std::vector<Kept> out;
  std::error_code wrong;
  for (const auto& entry : fs::directory_iterator(folder, wrong)) {
    std::error_code gone;
    Kept kept{entry.last_write_time(gone), entry.path(), 0};
    if (!gone) kept.size = entry.file_size(gone);
    if (!gone) out.push_back(std::move(kept));
  }
  std::sort(out.begin(), out.end(), [](const Kept& a, const Kept& b) { return a.used < b.used; });
  return out;
}

}  // namespace

PictureFolder::PictureFolder(std::string folder, std::uint64_t bytes)
    : folder_(std::move(folder)), most_(bytes) {
  for (const Kept& kept : OldestFirst(folder_)) held_ += kept.size;
}

std::optional<std::string> PictureFolder::Find(const std::string& name) {
  if (!IsName(name)) return std::nullopt;
  const std::lock_guard lock(mutex_);
  const fs::path path = fs::path(folder_) / name;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) return std::nullopt;
  std::error_code untouched;  // then it only goes earlier
  fs::last_write_time(path, fs::file_time_type::clock::now(), untouched);
  return bytes;
}

void PictureFolder::Keep(const std::string& name, const std::string& bytes) {
  if (!IsName(name) || bytes.size() > most_) return;
  const std::lock_guard lock(mutex_);
  const fs::path path = fs::path(folder_) / name;
  std::error_code none;
  const std::uintmax_t before = fs::file_size(path, none);
  if (!none) held_ -= std::min<std::uint64_t>(held_, before);
  MakeRoom(bytes.size());
  // Under another name until it is whole: half a picture is never found.
  const fs::path part = path.string() + ".part";
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code failed;
  if (out) fs::rename(part, path, failed);
  if (!out || failed) {
    log::Warning("a drawn page was not kept", {{"folder", folder_}});
    fs::remove(part, none);
    return;
  }
  held_ += bytes.size();
}

void PictureFolder::MakeRoom(std::uint64_t bytes) {
  if (held_ + bytes <= most_) return;
  for (const Kept& kept : OldestFirst(folder_)) {
    if (held_ + bytes <= most_) return;
    std::error_code failed;
    if (fs::remove(kept.path, failed)) held_ -= std::min(held_, kept.size);
  }
}

}  // namespace sauro::store
