#pragma once
// Style sheets, scripts, fonts, images: loaded once, compressed once, cached by browsers for ever.

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "http/message.h"

namespace sauro::http {

/// Files of one directory under names that hold a fingerprint of their bytes. Immutable after Load
/// and then thread-safe.
class StaticFiles {
 public:
  /// Reads all regular files under `directory` (at most 32 MiB). `url_prefix`: "/static/".
  /// Errors: kNotFound, kTooLarge, kInternal.
  static Result<StaticFiles> Load(const std::string& directory, std::string url_prefix);
  /// The same from memory, for files that are part of the program.
  static StaticFiles FromMemory(const std::vector<NameValue>& files, std::string url_prefix);

  /// "/static/app.3f2a9c0d11e0aa42.css" for "app.css". A name that does not exist is a bug and
  /// aborts.
  [[nodiscard]] const std::string& Url(std::string_view name) const;
  [[nodiscard]] bool Has(std::string_view name) const;

  /// For the route "/static/{rest...}" with `rest` = the path after the prefix: the file with
  /// Cache-Control immutable, or with no-cache under its plain name; 404 else.
  [[nodiscard]] Response Serve(const Request& request, std::string_view rest) const;

 private:
  struct Entry {
    std::string url;
    std::string type;
    std::string tag;
    std::string bytes;
    std::string gzip;  // empty: not smaller
  };
  StaticFiles() = default;
  void Add(const std::string& name, std::string bytes);
  std::string prefix_;
  std::unordered_map<std::string, std::shared_ptr<const Entry>> by_name_;
  std::unordered_map<std::string, std::shared_ptr<const Entry>> by_path_;
};

/// The content type of a file name's ending; application/octet-stream when unknown.
std::string_view ContentTypeOf(std::string_view file_name);

}  // namespace sauro::http
