#include "client/http_client.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

namespace sauro::client {
namespace {

constexpr std::string_view kCookie = "set-cookie:";

struct Receiver {
  HttpAnswer answer;
  std::size_t max_bytes = 0;
  bool too_large = false;
};

std::size_t TakeBody(char* data, std::size_t size, std::size_t count, void* target) {
  auto& receiver = *static_cast<Receiver*>(target);
  receiver.too_large = receiver.answer.body.size() + size * count > receiver.max_bytes;
  if (receiver.too_large) return 0;
  receiver.answer.body.append(data, size * count);
  return size * count;
}

std::size_t TakeHeader(char* data, std::size_t size, std::size_t count, void* target) {
  auto& receiver = *static_cast<Receiver*>(target);
  const std::string_view line(data, size * count);
  const bool is_cookie =
      line.size() > kCookie.size() &&
      std::equal(kCookie.begin(), kCookie.end(), line.begin(), [](char want, char got) {
        return want == (got >= 'A' && got <= 'Z' ? got - 'A' + 'a' : got);
      });
  if (is_cookie && receiver.answer.cookie.empty()) {
    std::string_view value = line.substr(kCookie.size());
    value = value.substr(0, value.find_first_of(";\r\n"));
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    receiver.answer.cookie = value;
  }
  return size * count;
}

struct FreeHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, FreeList>;

void AddHeader(List& list, const std::string& header) {
  // Gives the head of the list, which is the old one but for the first.
  curl_slist* head = curl_slist_append(list.get(), header.c_str());
  if (list == nullptr) list.reset(head);
}

Status Configure(CURL* handle, const HttpRequest& request, Receiver& receiver) {
  curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(request.timeout_seconds));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(handle, CURLOPT_USERAGENT, "sauro");
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &TakeBody);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &receiver);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &TakeHeader);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &receiver);
  if (!request.cookie.empty()) {
    curl_easy_setopt(handle, CURLOPT_COOKIE, request.cookie.c_str());
  }
  if (request.body.empty()) return {};
  const CURLcode code = curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, request.body.c_str());
  return code == CURLE_OK ? Status() : Status(Unavailable("Không gửi được yêu cầu.", request.url));
}

}  // namespace

Result<HttpAnswer> Fetch(const HttpRequest& request) {
  if (request.url.rfind("http://", 0) != 0 && request.url.rfind("https://", 0) != 0) {
    return Invalid("Địa chỉ phải bắt đầu bằng http:// hoặc https://.", request.url);
  }
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::unique_ptr<CURL, FreeHandle> handle(curl_easy_init());
  if (!handle) return Unavailable("Không khởi động được bộ gọi HTTP.", request.url);
  Receiver receiver;
  receiver.max_bytes = request.max_bytes;
  if (auto ready = Configure(handle.get(), request, receiver); !ready) return ready.error();
  List headers;
  for (const std::string& header : request.headers) AddHeader(headers, header);
  if (!request.body.empty()) AddHeader(headers, "Content-Type: application/json");
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  const CURLcode code = curl_easy_perform(handle.get());
  if (receiver.too_large) return TooLarge("Câu trả lời quá dài.", request.url);
  if (code != CURLE_OK) {
    return Unavailable(
        fmt::format("Không gọi được máy chủ ({}).", curl_easy_strerror(code)), request.url
    );
  }
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  receiver.answer.status = static_cast<int>(status);
  return std::move(receiver.answer);
}

Result<std::string> Get(const HttpRequest& request) {
  auto answer = Fetch(request);
  if (!answer) return answer.error();
  switch (answer->status) {
    case 200: return std::move(answer->body);
    case 401:
    case 403: return Forbidden("Máy chủ không cho phép đọc.", request.url);
    case 404: return NotFound("Máy chủ không có nội dung này.", request.url);
    default: return Unavailable(fmt::format("Máy chủ trả lời {}.", answer->status), request.url);
  }
}

}  // namespace sauro::client
