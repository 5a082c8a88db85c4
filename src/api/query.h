#pragma once
// Reading a request's query and JSON body: what is not known is refused, the first mistake is kept.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/json.h"
#include "base/result.h"
#include "http/message.h"
#include "usecase/app.h"

namespace sauro::api {

/// The query. Read all values first, then ask ok(): a value read after a mistake is the empty one.
class Query {
 public:
  /// A key that is not in `allowed` or stands twice is a mistake.
  Query(const http::Request& request, std::initializer_list<std::string_view> allowed);

  std::string Text(std::string_view key, std::size_t max_bytes = 200);
  std::int64_t Int(
      std::string_view key, std::int64_t otherwise, std::int64_t least, std::int64_t most
  );
  bool Flag(std::string_view key);  ///< "true" or "false"; absent is false
  std::optional<Day> DayAt(std::string_view key);
  usecase::AsOf At();  ///< "as_of" and "position"
  template <typename IdType>
  std::optional<IdType> IdAt(std::string_view key) {
    std::string text = Text(key, 64);
    if (text.empty()) return std::nullopt;
    return IdType(std::move(text));
  }
  /// One of an enumeration's codes, read by `from_code`.
  template <typename E>
  std::optional<E> Code(std::string_view key, std::optional<E> (*from_code)(std::string_view)) {
    const std::string text = Text(key);
    if (text.empty()) return std::nullopt;
    const std::optional<E> value = from_code(text);
    if (!value) Refuse(key, "không nhận giá trị “" + text + "”");
    return value;
  }
  void Refuse(std::string_view key, std::string_view what);

  [[nodiscard]] bool ok() const { return !error_.has_value(); }
  [[nodiscard]] const Error& error() const { return *error_; }

 private:
  const http::Parameters& parameters_;
  std::optional<Error> error_;
};

/// A JSON object in the body, read in the same way.
class Body {
 public:
  /// Errors: kUnreadable, no JSON or not UTF-8; kInvalid, no object, or a key not in `allowed`.
  static Result<Body> Read(
      const http::Request& request, std::initializer_list<std::string_view> allowed
  );

  /// Absent and null give the empty text; a missing `required` one is a mistake.
  std::string Text(std::string_view key, bool required = false);
  std::int64_t Int(std::string_view key);  ///< must be there
  bool Flag(std::string_view key);         ///< absent is false
  /// Absent and null give none; at most 1,000.
  std::vector<std::string> Texts(std::string_view key);
  /// The object at `key`, which must be there.
  const json::object& Object(std::string_view key);

  [[nodiscard]] bool ok() const { return !error_.has_value(); }
  [[nodiscard]] const Error& error() const { return *error_; }

 private:
  explicit Body(json::object object) : object_(std::move(object)) {}
  const json::value* Find(std::string_view key) const;
  void Refuse(std::string_view key, std::string message);
  json::object object_;
  std::optional<Error> error_;
};

/// A failure of a body: kUnreadable is 400 here, since the content type was right.
http::Response FailBody(const Error& error);

}  // namespace sauro::api
