#include "http/finish.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <iterator>
#include <utility>

#include "base/log.h"
#include "http/ascii.h"
#include "http/compress.h"
#include "http/dispatch.h"

namespace sauro::http {
namespace {

constexpr std::size_t kMinCompressed = 1'024;

struct Fixed {
  const char* name;
  const char* value;
};

constexpr Fixed kSecurity[] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
     "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"Permissions-Policy",
     "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
     "payment=(), usb=()"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

std::string_view Unquoted(std::string_view etag) {
  if (etag.starts_with("W/")) etag.remove_prefix(2);
  if (etag.size() < 2) return {};
  return etag.substr(1, etag.size() - 2);
}

// Opens the file of the answer; what is no regular file is as good as missing.
bool Open(Finished& finished) {
  const int descriptor = ::open(finished.response.file_path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  finished.file = OpenFile(descriptor);
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) return false;
  finished.length = static_cast<std::uint64_t>(facts.st_size);
  return true;
}

void MakeNotModified(Response& response) {
  response.status = 304;
  response.body.clear();
  response.file_path.clear();
  response.headers.Remove("Content-Type");
  response.headers.Remove("Content-Encoding");
  response.headers.Remove("Content-Disposition");
}

void Compress(const Request& request, Response& response, int level) {
  if (response.headers.Has("Content-Encoding")) return;
  if (!IsCompressible(response.headers.Get("Content-Type"))) return;
  if (response.body.size() < kMinCompressed) return;
  response.headers.Set("Vary", "Accept-Encoding");
  if (!AcceptsGzip(request.Header("Accept-Encoding"))) return;
  std::string small = Gzip(response.body, level);
  if (small.empty() || small.size() >= response.body.size()) return;
  response.body = std::move(small);
  response.headers.Set("Content-Encoding", "gzip");
  // The same tag may not name two different byte sequences (RFC 9110, 8.8.3).
  const std::string* const etag = response.headers.Find("ETag");
  if (etag != nullptr && !etag->starts_with("W/")) response.headers.Set("ETag", "W/" + *etag);
}

void AddPolicies(const Request& request, Response& response) {
  for (const Fixed& header : kSecurity) {
    if (!response.headers.Has(header.name)) response.headers.Add(header.name, header.value);
  }
  if (request.secure && !response.headers.Has("Strict-Transport-Security")) {
    response.headers.Add("Strict-Transport-Security", "max-age=31536000");
  }
  if (!response.headers.Has("Cache-Control")) {
    const bool can_be_checked = response.headers.Has("ETag");
    response.headers.Add("Cache-Control", can_be_checked ? "private, no-cache" : "no-store");
  }
}

bool IsSafeHeader(const NameValue& header) {
  return !header.name.empty() &&
         std::all_of(header.name.begin(), header.name.end(), IsTokenCharacter) &&
         std::none_of(header.value.begin(), header.value.end(), IsControl);
}

}  // namespace

OpenFile::OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
  if (this != &other) {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::size_t OpenFile::Read(char* to, std::size_t size) {
  for (;;) {
    const ssize_t got = ::read(descriptor_, to, size);
    if (got < 0 && errno == EINTR) continue;
    return got > 0 ? static_cast<std::size_t>(got) : 0;
  }
}

Finished Finish(const Site& site, const Request& request, Response response, int gzip_level) {
  Finished finished;
  finished.response = std::move(response);
  Response& answer = finished.response;
  const std::string* const etag = answer.headers.Find("ETag");
  const bool unchanged =
      answer.status == 200 && etag != nullptr && ETagMatches(request, Unquoted(*etag));
  if (unchanged) MakeNotModified(answer);
  if (!answer.file_path.empty() && !Open(finished)) {
    log::Error("file of an answer is missing", {{"request", request.request_id}});
    finished.file = OpenFile();
    answer = RenderFailure(site, request, ProtocolFailure(404));
  }
  if (!finished.file.is_open()) {
    Compress(request, answer, gzip_level);
    finished.length = answer.body.size();
  }
  AddPolicies(request, answer);
  finished.has_length = answer.status != 204 && answer.status != 304;
  if (!finished.has_length) answer.body.clear();
  return finished;
}

std::string WriteHead(const Finished& finished, const Request& request, bool keep_alive) {
  const Response& response = finished.response;
  std::string head;
  head.reserve(1'024);
  auto to = std::back_inserter(head);
  fmt::format_to(to, "HTTP/1.1 {} {}\r\n", response.status, ReasonOf(response.status));
  fmt::format_to(to, "Date: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", fmt::gmtime(std::time(nullptr)));
  for (const NameValue& header : response.headers) {
    if (!IsSafeHeader(header)) {
      log::Error("header left out", {{"name", header.name}, {"request", request.request_id}});
      continue;
    }
    head += header.name;
    head += ": ";
    head += header.value;
    head += "\r\n";
  }
  if (finished.has_length) fmt::format_to(to, "Content-Length: {}\r\n", finished.length);
  fmt::format_to(to, "X-Request-Id: {}\r\n", request.request_id);
  head += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  return head;
}

std::string_view ReasonOf(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    case 507: return "Insufficient Storage";
    default: return "Status";
  }
}

}  // namespace sauro::http
