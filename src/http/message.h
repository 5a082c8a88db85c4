#pragma once
// What comes in and what goes out: plain values, no sockets.

#include <any>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "http/temp_file.h"

namespace sauro::http {

enum class Method { kGet, kHead, kPost, kPut, kPatch, kDelete };

std::string_view NameOf(Method method);                       ///< "GET"
std::optional<Method> MethodFromName(std::string_view name);  ///< Exact case, as HTTP has it.
/// True for GET and HEAD: they change nothing.
bool IsSafe(Method method);

struct NameValue {
  std::string name;
  std::string value;
};

/// Names with values in the order in which they came; a name may stand more than once.
class Parameters {
 public:
  void Add(std::string name, std::string value);
  /// The first value, or nullptr. The pointer holds until the next Add.
  [[nodiscard]] const std::string* Find(std::string_view name) const;
  /// The first value, or the empty string.
  [[nodiscard]] const std::string& Get(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> All(std::string_view name) const;
  [[nodiscard]] bool Has(std::string_view name) const { return Find(name) != nullptr; }
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] auto begin() const { return items_.begin(); }
  [[nodiscard]] auto end() const { return items_.end(); }

 private:
  std::vector<NameValue> items_;
};

/// Header fields; names compare without regard to ASCII case.
class Headers {
 public:
  void Add(std::string_view name, std::string value);
  void Set(std::string_view name, std::string value);  ///< Replaces all fields of this name.
  void Remove(std::string_view name);
  [[nodiscard]] const std::string* Find(std::string_view name) const;
  [[nodiscard]] const std::string& Get(std::string_view name) const;
  [[nodiscard]] std::size_t Count(std::string_view name) const;
  [[nodiscard]] bool Has(std::string_view name) const { return Find(name) != nullptr; }
  [[nodiscard]] auto begin() const { return items_.begin(); }
  [[nodiscard]] auto end() const { return items_.end(); }

 private:
  std::vector<NameValue> items_;
};

/// A file that came in a form; its bytes stand on disk.
struct UploadedFile {
  std::string field;         ///< The name of the form's field.
  std::string name;          ///< As sent: base name only, NFC, no control characters, <= 200 bytes.
  std::string content_type;  ///< As claimed by the sender: never to be trusted.
  std::uint64_t size = 0;
  TempFile file;  ///< Removed when this dies; `file.Release()` to keep it.
};

/// One request, decoded. Texts (path, query, form) are valid UTF-8 in NFC without NUL; what is not
/// was refused with 400 before.
struct Request {
  Method method = Method::kGet;
  std::string
      target;        ///< The path and query as sent; for ETags and redirects back, never for logs.
  std::string path;  ///< Decoded; begins with '/', holds no "." or ".." segment.
  Parameters query;
  Headers headers;
  Parameters cookies;
  Parameters path_parameters;  ///< "id" of "/a/{id}"
  std::string peer;            ///< The address of the client: "10.1.2.3"
  std::string request_id;      ///< Stands in the log line and in the header X-Request-Id.
  std::string_view route;      ///< The pattern that matched; empty before.
  bool secure = false;         ///< The client came over TLS (told by a trusted proxy).

  std::string body;                 ///< For BodyLimit::Bytes and Json.
  Parameters form;                  ///< For BodyLimit::Form and Upload.
  std::vector<UploadedFile> files;  ///< For BodyLimit::Upload.
  TempFile spooled;                 ///< For BodyLimit::Spool: the whole body.
  std::uint64_t body_bytes = 0;     ///< Bytes of body received.

  std::any context;   ///< What the guard found out (who asks); handlers read it.
  std::string actor;  ///< Set by the guard: an identifier for the access log, never a name.

  [[nodiscard]] const std::string& Header(std::string_view name) const { return headers.Get(name); }
  [[nodiscard]] const std::string& Param(std::string_view name) const {
    return path_parameters.Get(name);
  }
  /// The first file of this form field, or nullptr.
  [[nodiscard]] UploadedFile* File(std::string_view field);
};

/// Why a request gets no ordinary answer; one error page renders all of them.
struct Failure {
  int status = 500;
  Error error;
  std::string allow = {};  ///< For 405: "GET, HEAD, POST"
  int retry_after_s = 0;   ///< For 429 and 503: put into Retry-After when not 0.
};

/// 422, 415, 413, 404, 403, 401, 409, 503, 507, 500 in the order of the kinds.
int StatusFor(ErrorKind kind);
/// A failure with StatusFor(error.kind).
Failure FailureFrom(Error error);

/// One answer. Security headers, Date, Content-Length, compression and 304 are the server's work.
struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  std::string file_path;           ///< When not empty: the body is streamed from this file.
  std::shared_ptr<TempFile> keep;  ///< Lives until the answer is sent (a generated file).
  std::optional<Failure> failure;  ///< When set, the server renders it with the error page.

  static Response Html(std::string body, int status = 200);
  static Response Json(std::string body, int status = 200);
  static Response Text(std::string body, int status = 200);
  static Response NoContent();
  /// 303: the browser goes on with GET. `location` is a path of this site
  /// ("/a?b=1"); anything else becomes "/", so that no link can send people elsewhere.
  static Response Redirect(std::string_view location);
  /// Rendered by the site's error page.
  static Response Fail(Error error);
  static Response Fail(Failure failure);
  /// 304 for a handler that knows its ETag before it renders (see ETagMatches).
  static Response NotModified(std::string_view etag);
  /// Bytes as a download: `attachment` with the name in UTF-8, never rendered by the browser.
  static Response Download(std::string bytes, std::string_view name, std::string_view content_type);
  /// As Download, streamed from the file at `path`, which is opened before the answer starts (404
  /// if it is missing).
  static Response File(std::string path, std::string_view name, std::string_view content_type);
  /// As File; `file` is removed after the answer.
  static Response File(TempFile file, std::string_view name, std::string_view content_type);

  /// Sets the header ETag to `"tag"`; `tag` holds no quotes or spaces.
  Response& SetETag(std::string_view tag);
  Response& Set(std::string_view header, std::string value);
};

/// True if If-None-Match of a GET or HEAD holds `tag` (weak comparison; "*" matches).
bool ETagMatches(const Request& request, std::string_view tag);

/// "attachment; filename=...; filename*=UTF-8''..." (RFC 6266).
std::string AttachmentDisposition(std::string_view name);

}  // namespace sauro::http
