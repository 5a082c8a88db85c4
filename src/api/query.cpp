#include "api/query.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "base/text.h"

namespace sauro::api {
namespace {

const json::object kEmptyObject;

bool Contains(std::initializer_list<std::string_view> keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

Query::Query(const http::Request& request, std::initializer_list<std::string_view> allowed)
    : parameters_(request.query) {
  for (const http::NameValue& each : parameters_) {
    const std::string name = Shorten(each.name, 80);
    if (!Contains(allowed, each.name)) {
      Refuse(name, "không có ở địa chỉ này; hãy bỏ hoặc sửa tên");
    } else if (parameters_.All(each.name).size() > 1) {
      Refuse(name, "chỉ được ghi một lần");
    }
  }
}

void Query::Refuse(std::string_view key, std::string_view what) {
  if (error_) return;
  error_ =
      Invalid("Tham số “" + std::string(key) + "” " + std::string(what) + ".", std::string(key));
}

std::string Query::Text(std::string_view key, std::size_t max_bytes) {
  const std::string* text = parameters_.Find(key);
  if (text == nullptr || error_) return {};
  if (text->size() > max_bytes) {
    Refuse(key, "dài quá " + std::to_string(max_bytes) + " byte");
    return {};
  }
  return *text;
}

std::int64_t Query::Int(
    std::string_view key, std::int64_t otherwise, std::int64_t least, std::int64_t most
) {
  const std::string text = Text(key);
  if (text.empty()) return otherwise;
  std::int64_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size() || value < least || value > most) {
    Refuse(key, "phải là số nguyên từ " + std::to_string(least) + " đến " + std::to_string(most));
    return otherwise;
  }
  return value;
}

bool Query::Flag(std::string_view key) {
  const std::string text = Text(key);
  if (!text.empty() && text != "true" && text != "false") Refuse(key, "phải là true hoặc false");
  return text == "true";
}

std::optional<Day> Query::DayAt(std::string_view key) {
  const std::string text = Text(key);
  if (text.empty()) return std::nullopt;
  const Result<Day> day = Day::FromIso(text);
  if (!day) {
    Refuse(key, "phải là một ngày có thật, dạng 2025-05-31");
    return std::nullopt;
  }
  return *day;
}

usecase::AsOf Query::At() {
  const std::optional<Day> day = DayAt("as_of");
  const std::int64_t position = Int("position", -1, 0, std::numeric_limits<std::int64_t>::max());
  if (position < 0) return day;
  return {day, Position{static_cast<std::uint64_t>(position)}};
}

Result<Body> Body::Read(
    const http::Request& request, std::initializer_list<std::string_view> allowed
) {
  if (!IsUtf8(request.body)) {
    return Unreadable("Nội dung gửi lên không phải UTF-8; hãy mã hóa lại bằng UTF-8 rồi gửi.");
  }
  Result<json::value> value = ParseJson(request.body);
  if (!value) return value.error();
  json::object* object = value->if_object();
  if (object == nullptr) return Invalid("Nội dung gửi lên phải là một đối tượng JSON {…}.");
  for (const auto& member : *object) {
    const std::string_view key(member.key().data(), member.key().size());
    if (Contains(allowed, key)) continue;
    const std::string name = Shorten(key, 80);
    return Invalid("Không có trường “" + name + "” ở yêu cầu này; hãy bỏ hoặc sửa tên.", name);
  }
  return Body(std::move(*object));
}

const json::value* Body::Find(std::string_view key) const {
  const json::value* value = object_.if_contains(key);
  return value == nullptr || value->is_null() ? nullptr : value;
}

void Body::Refuse(std::string_view key, std::string message) {
  if (!error_) error_ = Invalid(std::move(message), std::string(key));
}

std::string Body::Text(std::string_view key, bool required) {
  const json::value* value = Find(key);
  if (value == nullptr) {
    if (required) Refuse(key, "Thiếu trường “" + std::string(key) + "”.");
    return {};
  }
  const json::string* text = value->if_string();
  if (text == nullptr) {
    Refuse(key, "Trường “" + std::string(key) + "” phải là chữ.");
    return {};
  }
  if (text->find('\0') != json::string::npos) {
    Refuse(key, "Trường “" + std::string(key) + "” có ký tự không hợp lệ.");
    return {};
  }
  return ToNfc({text->data(), text->size()});
}

std::int64_t Body::Int(std::string_view key) {
  const json::value* value = Find(key);
  if (value == nullptr) {
    Refuse(key, "Thiếu trường “" + std::string(key) + "”.");
    return 0;
  }
  if (const std::int64_t* number = value->if_int64()) return *number;
  Refuse(key, "Trường “" + std::string(key) + "” phải là số nguyên.");
  return 0;
}

bool Body::Flag(std::string_view key) {
  const json::value* value = Find(key);
  if (value == nullptr) return false;
  if (const bool* flag = value->if_bool()) return *flag;
  Refuse(key, "Trường “" + std::string(key) + "” phải là true hoặc false.");
  return false;
}

std::vector<std::string> Body::Texts(std::string_view key) {
  constexpr std::size_t kMost = 1'000;
  std::vector<std::string> texts;
  const json::value* value = Find(key);
  if (value == nullptr) return texts;
  const json::array* array = value->if_array();
  const bool fits = array != nullptr && array->size() <= kMost &&
                    std::all_of(array->begin(), array->end(), [](const json::value& item) {
                      return item.is_string() && item.get_string().find('\0') == json::string::npos;
                    });
  if (!fits) {
    Refuse(key, "Trường “" + std::string(key) + "” phải là danh sách chữ, nhiều nhất 1.000 mục.");
    return texts;
  }
  for (const json::value& item : *array) {
    const json::string& text = item.get_string();
    texts.push_back(ToNfc({text.data(), text.size()}));
  }
  return texts;
}

const json::object& Body::Object(std::string_view key) {
  const json::value* value = Find(key);
  if (value != nullptr && value->is_object()) return value->get_object();
  Refuse(key, "Trường “" + std::string(key) + "” phải là một đối tượng JSON {…}.");
  return kEmptyObject;
}

http::Response FailBody(const Error& error) {
  http::Failure failure = http::FailureFrom(error);
  if (error.kind == ErrorKind::kUnreadable) failure.status = 400;
  return http::Response::Fail(std::move(failure));
}

}  // namespace sauro::api
