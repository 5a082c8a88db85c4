#include "http/message.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "base/text.h"
#include "http/ascii.h"

namespace sauro::http {
namespace {

const std::string kEmpty;

bool IsUnreservedForDisposition(char c) {
  return IsAlphaNumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

Response Make(int status, std::string_view type, std::string body) {
  Response response;
  response.status = status;
  response.headers.Add("Content-Type", std::string(type));
  response.body = std::move(body);
  return response;
}

Response MakeDownload(std::string_view name, std::string_view content_type) {
  Response response = Make(200, content_type, {});
  response.headers.Add("Content-Disposition", AttachmentDisposition(name));
  // If a browser renders it all the same: without scripts and without this site's origin.
  response.headers.Add("Content-Security-Policy", "default-src 'none'; sandbox");
  return response;
}

}  // namespace

std::string_view NameOf(Method method) {
  switch (method) {
    case Method::kGet: return "GET";
    case Method::kHead: return "HEAD";
    case Method::kPost: return "POST";
    case Method::kPut: return "PUT";
    case Method::kPatch: return "PATCH";
    case Method::kDelete: return "DELETE";
  }
  return "";
}

std::optional<Method> MethodFromName(std::string_view name) {
  for (const Method method :
       {Method::kGet,
        Method::kHead,
        Method::kPost,
        Method::kPut,
        Method::kPatch,
        Method::kDelete}) {
    if (NameOf(method) == name) return method;
  }
  return std::nullopt;
}

bool IsSafe(Method method) {
  return method == Method::kGet || method == Method::kHead;
}

void Parameters::Add(std::string name, std::string value) {
  items_.push_back({std::move(name), std::move(value)});
}

const std::string* Parameters::Find(std::string_view name) const {
  for (const NameValue& item : items_) {
    if (item.name == name) return &item.value;
  }
  return nullptr;
}

const std::string& Parameters::Get(std::string_view name) const {
  const std::string* const found = Find(name);
  return found == nullptr ? kEmpty : *found;
}

std::vector<std::string> Parameters::All(std::string_view name) const {
  std::vector<std::string> values;
  for (const NameValue& item : items_) {
    if (item.name == name) values.push_back(item.value);
  }
  return values;
}

void Headers::Add(std::string_view name, std::string value) {
  items_.push_back({std::string(name), std::move(value)});
}

void Headers::Set(std::string_view name, std::string value) {
  Remove(name);
  Add(name, std::move(value));
}

void Headers::Remove(std::string_view name) {
  std::erase_if(items_, [&](const NameValue& item) { return EqualsIgnoreCase(item.name, name); });
}

const std::string* Headers::Find(std::string_view name) const {
  for (const NameValue& item : items_) {
    if (EqualsIgnoreCase(item.name, name)) return &item.value;
  }
  return nullptr;
}

const std::string& Headers::Get(std::string_view name) const {
  const std::string* const found = Find(name);
  return found == nullptr ? kEmpty : *found;
}

std::size_t Headers::Count(std::string_view name) const {
  std::size_t count = 0;
  for (const NameValue& item : items_) count += EqualsIgnoreCase(item.name, name) ? 1 : 0;
  return count;
}

UploadedFile* Request::File(std::string_view field) {
  for (UploadedFile& file : files) {
    if (file.field == field) return &file;
  }
  return nullptr;
}

int StatusFor(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kInvalid: return 422;
    case ErrorKind::kUnreadable: return 415;
    case ErrorKind::kTooLarge: return 413;
    case ErrorKind::kNotFound: return 404;
    case ErrorKind::kForbidden: return 403;
    case ErrorKind::kUnauthenticated: return 401;
    case ErrorKind::kConflict: return 409;
    case ErrorKind::kUnavailable: return 503;
    case ErrorKind::kNoSpace: return 507;
    case ErrorKind::kInternal: return 500;
  }
  return 500;
}

Failure FailureFrom(Error error) {
  Failure failure;
  failure.status = StatusFor(error.kind);
  failure.retry_after_s = failure.status == 503 ? 5 : 0;
  failure.error = std::move(error);
  return failure;
}

Response Response::Html(std::string body, int status) {
  return Make(status, "text/html; charset=utf-8", std::move(body));
}

Response Response::Json(std::string body, int status) {
  return Make(status, "application/json; charset=utf-8", std::move(body));
}

Response Response::Text(std::string body, int status) {
  return Make(status, "text/plain; charset=utf-8", std::move(body));
}

Response Response::NoContent() {
  Response response;
  response.status = 204;
  return response;
}

Response Response::Redirect(std::string_view location) {
  Response response;
  response.status = 303;
  // "//host" and "/\\host" are other sites to a browser.
  const bool own = location.starts_with('/') && !location.starts_with("//") &&
                   location.find('\\') == std::string_view::npos;
  if (!own) location = "/";
  // Bytes outside visible ASCII are encoded: a header never holds a line end, and a path may hold
  // Vietnamese letters.
  std::string encoded;
  for (const char c : location) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      encoded.push_back(c);
    } else {
      fmt::format_to(std::back_inserter(encoded), "%{:02X}", byte);
    }
  }
  response.headers.Add("Location", std::move(encoded));
  return response;
}

Response Response::Fail(Error error) {
  return Fail(FailureFrom(std::move(error)));
}

Response Response::Fail(Failure failure) {
  Response response;
  response.status = failure.status;
  response.failure = std::move(failure);
  return response;
}

Response Response::NotModified(std::string_view etag) {
  Response response;
  response.status = 304;
  response.SetETag(etag);
  return response;
}

Response Response::Download(
    std::string bytes, std::string_view name, std::string_view content_type
) {
  Response response = MakeDownload(name, content_type);
  response.body = std::move(bytes);
  return response;
}

Response Response::File(std::string path, std::string_view name, std::string_view content_type) {
  Response response = MakeDownload(name, content_type);
  response.file_path = std::move(path);
  return response;
}

Response Response::File(TempFile file, std::string_view name, std::string_view content_type) {
  Response response = File(file.path(), name, content_type);
  response.keep = std::make_shared<TempFile>(std::move(file));
  return response;
}

Response& Response::SetETag(std::string_view tag) {
  return Set("ETag", fmt::format("\"{}\"", tag));
}

Response& Response::Set(std::string_view header, std::string value) {
  headers.Set(header, std::move(value));
  return *this;
}

bool ETagMatches(const Request& request, std::string_view tag) {
  if (!IsSafe(request.method)) return false;
  const std::string& header = request.Header("If-None-Match");
  if (header.empty()) return false;
  if (Trim(header) == "*") return true;
  for (std::string_view candidate : Split(header, ',')) {
    candidate = Trim(candidate);
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    if (candidate.size() == tag.size() + 2 && candidate.front() == '"' && candidate.back() == '"' &&
        candidate.substr(1, tag.size()) == tag) {
      return true;
    }
  }
  return false;
}

std::string AttachmentDisposition(std::string_view name) {
  std::string ascii;
  std::string encoded;
  for (const char c : ToNfc(name)) {
    const auto byte = static_cast<unsigned char>(c);
    if (IsUnreservedForDisposition(c)) {
      encoded.push_back(c);
    } else {
      fmt::format_to(std::back_inserter(encoded), "%{:02X}", byte);
    }
    // Continuation bytes give nothing, so that one letter is one '_'.
    if ((byte & 0xC0U) == 0x80U) continue;
    const bool plain = IsUnreservedForDisposition(c) || c == ' ' || c == '(' || c == ')';
    ascii.push_back(plain ? c : '_');
  }
  return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", ascii, encoded);
}

}  // namespace sauro::http
