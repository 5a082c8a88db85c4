#include "http/static_files.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "http/ascii.h"
#include "http/compress.h"
#include "http/dispatch.h"

namespace sauro::http {
namespace {

namespace fs = std::filesystem;
constexpr std::uint64_t kMaxBytes = 32U << 20U;

struct Type {
  const char* ending;
  const char* type;
};

constexpr std::array<Type, 17> kTypes = {{
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".pdf", "application/pdf"},
    {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {".zip", "application/zip"},
}};

// FNV-1a: tells versions of a file apart; it protects nothing.
std::string Fingerprint(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : bytes) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  return fmt::format("{:016x}", hash);
}

// "app.css" and "3f2a" give "app.3f2a.css".
std::string WithFingerprint(const std::string& name, const std::string& tag) {
  const std::size_t slash = name.rfind('/');
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) {
    return name + "." + tag;
  }
  return name.substr(0, dot) + "." + tag + name.substr(dot);
}

Result<std::string> ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.good() && !in.eof()) return Internal("Không đọc được tệp.", path.string());
  return bytes;
}

}  // namespace

std::string_view ContentTypeOf(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot != std::string_view::npos) {
    for (const Type& type : kTypes) {
      if (EqualsIgnoreCase(file_name.substr(dot), type.ending)) return type.type;
    }
  }
  return "application/octet-stream";
}

Result<StaticFiles> StaticFiles::Load(const std::string& directory, std::string url_prefix) {
  std::error_code error;
  if (!fs::is_directory(directory, error)) return NotFound("Không có thư mục này.", directory);
  StaticFiles files;
  files.prefix_ = std::move(url_prefix);
  std::uint64_t total = 0;
  fs::recursive_directory_iterator entries(directory, error);
  for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
    if (!entries->is_regular_file(error)) continue;
    total += entries->file_size(error);
    if (total > kMaxBytes) return TooLarge("Thư mục tệp tĩnh lớn hơn 32 MiB.", directory);
    Result<std::string> bytes = ReadFile(entries->path());
    if (!bytes) return bytes.error();
    const std::string name = entries->path().lexically_relative(directory).generic_string();
    files.Add(name, std::move(*bytes));
  }
  if (error) return Internal("Không đọc được thư mục: " + error.message(), directory);
  return files;
}

StaticFiles StaticFiles::FromMemory(const std::vector<NameValue>& files, std::string url_prefix) {
  StaticFiles made;
  made.prefix_ = std::move(url_prefix);
  for (const NameValue& file : files) made.Add(file.name, file.value);
  return made;
}

void StaticFiles::Add(const std::string& name, std::string bytes) {
  auto entry = std::make_shared<Entry>();
  entry->type = ContentTypeOf(name);
  entry->tag = Fingerprint(bytes);
  if (IsCompressible(entry->type)) entry->gzip = Gzip(bytes, 9);
  if (entry->gzip.size() >= bytes.size()) entry->gzip.clear();
  entry->bytes = std::move(bytes);
  const std::string hashed = WithFingerprint(name, entry->tag);
  entry->url = prefix_ + hashed;
  by_path_[hashed] = entry;
  by_name_[name] = std::move(entry);
}

const std::string& StaticFiles::Url(std::string_view name) const {
  const auto found = by_name_.find(std::string(name));
  if (found == by_name_.end()) std::abort();
  return found->second->url;
}

bool StaticFiles::Has(std::string_view name) const {
  return by_name_.find(std::string(name)) != by_name_.end();
}

Response StaticFiles::Serve(const Request& request, std::string_view rest) const {
  const std::string path(rest);
  auto found = by_path_.find(path);
  const bool fingerprinted = found != by_path_.end();
  if (!fingerprinted) {
    found = by_name_.find(path);
    if (found == by_name_.end()) return Response::Fail(ProtocolFailure(404));
  }
  const Entry& entry = *found->second;
  const bool small = !entry.gzip.empty() && AcceptsGzip(request.Header("Accept-Encoding"));
  Response response;
  response.headers.Add("Content-Type", entry.type);
  response.headers.Add(
      "Cache-Control", fingerprinted ? "public, max-age=31536000, immutable" : "no-cache"
  );
  response.SetETag(small ? entry.tag + "-gz" : entry.tag);
  if (!entry.gzip.empty()) response.headers.Add("Vary", "Accept-Encoding");
  if (small) response.headers.Add("Content-Encoding", "gzip");
  response.body = small ? entry.gzip : entry.bytes;
  return response;
}

}  // namespace sauro::http
