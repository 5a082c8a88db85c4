#pragma once
// JSON: a writer that appends to a string, a parser with limits, and canonical bytes (RFC 8785).
// Include this only where JSON is read or written; it is heavy.

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sauro {

namespace json = boost::json;

/// Parses one JSON text. Errors: kUnreadable, not JSON, not UTF-8, deeper than 32, or a key that
/// stands twice; kTooLarge, longer than `max_bytes`.
Result<json::value> ParseJson(std::string_view text, std::size_t max_bytes = 8U << 20U);

/// RFC 8785 bytes: no white space, keys in order of UTF-16 code units, shortest escapes. Strings
/// become NFC. Numbers must be whole (facts hold no floating point); a double is a bug and aborts.
std::string CanonicalJson(const json::value& value);

/// Plain bytes in the order of insertion; for answers and files that people read.
std::string ToJson(const json::value& value);

/// Appends `text` in quotes with the shortest escapes.
void AppendJsonString(std::string& out, std::string_view text);

// Readers for objects whose shape a writer of ours decided. Absent and null give the empty value.
std::string JsonString(const json::object& object, std::string_view key);
std::int64_t JsonInt(const json::object& object, std::string_view key, std::int64_t otherwise = 0);
bool JsonBool(const json::object& object, std::string_view key, bool otherwise = false);
const json::array& JsonArray(const json::object& object, std::string_view key);
const json::object& JsonObject(const json::object& object, std::string_view key);

/// Appends JSON to a string without building a tree; commas are put by the writer.
///
///     JsonWriter w(out);
///     w.BeginObject().Key("total").Int(3).Key("rows").BeginArray().String("a").EndArray().EndObject();
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}
  JsonWriter& BeginObject() { return Open('{'); }
  JsonWriter& EndObject() { return Close('}'); }
  JsonWriter& BeginArray() { return Open('['); }
  JsonWriter& EndArray() { return Close(']'); }
  JsonWriter& Key(std::string_view key);
  JsonWriter& String(std::string_view text);
  JsonWriter& Int(std::int64_t value);
  JsonWriter& Bool(bool value);
  JsonWriter& Null();
  JsonWriter& Raw(std::string_view json_text);  ///< One complete value, as it is.
  JsonWriter& Field(std::string_view key, std::string_view text) { return Key(key).String(text); }
  JsonWriter& Field(std::string_view key, const char* text) { return Key(key).String(text); }
  JsonWriter& Field(std::string_view key, const std::string& text) { return Key(key).String(text); }
  JsonWriter& Field(std::string_view key, std::int64_t value) { return Key(key).Int(value); }
  JsonWriter& Field(std::string_view key, bool value) { return Key(key).Bool(value); }

 private:
  JsonWriter& Open(char bracket);
  JsonWriter& Close(char bracket);
  void Separate();
  std::string& out_;
  bool comma_ = false;
};

}  // namespace sauro
