#include "base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/src.hpp>
#include <cstdlib>
#include <vector>

#include "base/text.h"

namespace sauro {
namespace {

constexpr std::size_t kMaxDepth = 32;

// RFC 8785 sorts by UTF-16 code units: supplementary characters (lead byte F0..F4) come before
// U+E000..U+FFFF.
bool Utf16Less(std::string_view a, std::string_view b) {
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (x == a.end() || y == b.end()) return x == a.end() && y != b.end();
  const auto left = static_cast<unsigned char>(*x);
  const auto right = static_cast<unsigned char>(*y);
  const bool left_pair = left >= 0xF0;
  const bool right_pair = right >= 0xF0;
  if (left_pair != right_pair && left >= 0xEE && right >= 0xEE) return left_pair;
  return left < right;
}

void AppendCanonical(std::string& out, const json::value& value);

void AppendCanonicalObject(std::string& out, const json::object& object) {
  std::vector<const json::key_value_pair*> pairs;
  pairs.reserve(object.size());
  for (const auto& pair : object) pairs.push_back(&pair);
  std::sort(pairs.begin(), pairs.end(), [](const auto* a, const auto* b) {
    return Utf16Less(
        std::string_view(a->key().data(), a->key().size()),
        std::string_view(b->key().data(), b->key().size())
    );
  });
  out.push_back('{');
  for (const auto* pair : pairs) {
    if (pair != pairs.front()) out.push_back(',');
    AppendJsonString(out, std::string_view(pair->key().data(), pair->key().size()));
    out.push_back(':');
    AppendCanonical(out, pair->value());
  }
  out.push_back('}');
}

void AppendCanonical(std::string& out, const json::value& value) {
  switch (value.kind()) {
    case json::kind::null: out += "null"; return;
    case json::kind::bool_: out += value.get_bool() ? "true" : "false"; return;
    case json::kind::int64: out += fmt::to_string(value.get_int64()); return;
    case json::kind::uint64: out += fmt::to_string(value.get_uint64()); return;
    case json::kind::double_: std::abort();
    case json::kind::string: {
      const auto& text = value.get_string();
      AppendJsonString(out, ToNfc(std::string_view(text.data(), text.size())));
      return;
    }
    case json::kind::array: {
      out.push_back('[');
      bool first = true;
      for (const auto& item : value.get_array()) {
        if (!first) out.push_back(',');
        first = false;
        AppendCanonical(out, item);
      }
      out.push_back(']');
      return;
    }
    case json::kind::object: AppendCanonicalObject(out, value.get_object()); return;
  }
}

bool HasTwinKeys(const json::value& value, std::string_view text);

}  // namespace

Result<json::value> ParseJson(std::string_view text, std::size_t max_bytes) {
  if (text.size() > max_bytes)
    return TooLarge(fmt::format("Dữ liệu JSON dài hơn {} byte.", max_bytes));
  json::parse_options options;
  options.max_depth = kMaxDepth;
  boost::system::error_code code;
  json::value value = json::parse(json::string_view(text.data(), text.size()), code, {}, options);
  if (code) return Unreadable("Dữ liệu không phải JSON hợp lệ.", code.message());
  if (HasTwinKeys(value, text)) return Unreadable("Dữ liệu JSON có khóa lặp lại.");
  return value;
}

namespace {

std::size_t CountKeys(const json::value& value) {
  std::size_t count = 0;
  if (const auto* object = value.if_object()) {
    count = object->size();
    for (const auto& pair : *object) count += CountKeys(pair.value());
  } else if (const auto* array = value.if_array()) {
    for (const auto& item : *array) count += CountKeys(item);
  }
  return count;
}

// The parser keeps the last of twin keys in silence; the text then holds more colons (outside
// strings) than keys.
bool HasTwinKeys(const json::value& value, std::string_view text) {
  std::size_t colons = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (text[i] == ':' && !quoted) {
      ++colons;
    }
  }
  return colons != CountKeys(value);
}

}  // namespace

std::string CanonicalJson(const json::value& value) {
  std::string out;
  AppendCanonical(out, value);
  return out;
}

std::string ToJson(const json::value& value) {
  return json::serialize(value);
}

void AppendJsonString(std::string& out, std::string_view text) {
  out.push_back('"');
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
          out.push_back(c);
        }
    }
  }
  out.push_back('"');
}

std::string JsonString(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(json::string_view(key.data(), key.size()));
  if (value == nullptr || !value->is_string()) return {};
  return std::string(value->get_string().data(), value->get_string().size());
}

std::int64_t JsonInt(const json::object& object, std::string_view key, std::int64_t otherwise) {
  const auto* value = object.if_contains(json::string_view(key.data(), key.size()));
  return value != nullptr && value->is_int64() ? value->get_int64() : otherwise;
}

bool JsonBool(const json::object& object, std::string_view key, bool otherwise) {
  const auto* value = object.if_contains(json::string_view(key.data(), key.size()));
  return value != nullptr && value->is_bool() ? value->get_bool() : otherwise;
}

const json::array& JsonArray(const json::object& object, std::string_view key) {
  static const json::array kEmpty;
  const auto* value = object.if_contains(json::string_view(key.data(), key.size()));
  return value != nullptr && value->is_array() ? value->get_array() : kEmpty;
}

const json::object& JsonObject(const json::object& object, std::string_view key) {
  static const json::object kEmpty;
  const auto* value = object.if_contains(json::string_view(key.data(), key.size()));
  return value != nullptr && value->is_object() ? value->get_object() : kEmpty;
}

void JsonWriter::Separate() {
  if (comma_) out_.push_back(',');
  comma_ = true;
}

JsonWriter& JsonWriter::Open(char bracket) {
  Separate();
  out_.push_back(bracket);
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::Close(char bracket) {
  out_.push_back(bracket);
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::Key(std::string_view key) {
  Separate();
  AppendJsonString(out_, key);
  out_.push_back(':');
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view text) {
  Separate();
  AppendJsonString(out_, text);
  return *this;
}

JsonWriter& JsonWriter::Int(std::int64_t value) {
  Separate();
  fmt::format_to(std::back_inserter(out_), "{}", value);
  return *this;
}

JsonWriter& JsonWriter::Bool(bool value) {
  return Raw(value ? "true" : "false");
}
JsonWriter& JsonWriter::Null() {
  return Raw("null");
}

JsonWriter& JsonWriter::Raw(std::string_view json_text) {
  Separate();
  out_ += json_text;
  return *this;
}

}  // namespace sauro
