#include <fmt/format.h>

#include <optional>
#include <string>

#include "base/json.h"
#include "client/http_client.h"
#include "ledger/checkpoint.h"
#include "ledger/export.h"
#include "verifier/line_source.h"

namespace sauro::verifier {
namespace {

constexpr std::size_t kMostAnswer = std::size_t{80} << 20U;

class Server {
 public:
  explicit Server(std::string url) : url_(std::move(url)) {
    while (!url_.empty() && url_.back() == '/') url_.pop_back();
  }

  Status SignIn(const ServerAccess& access) {
    json::object body;
    body["username"] = access.username;
    body["password"] = access.password;
    client::HttpRequest request;
    request.url = url_ + "/api/v1/session";
    request.body = ToJson(body);
    auto answer = client::Fetch(request);
    if (!answer) return answer.error();
    if (answer->status != 201 || answer->cookie.empty()) {
      return Error{
          ErrorKind::kUnauthenticated,
          "Máy chủ không nhận tên đăng nhập hoặc mật khẩu này.",
          request.url};
    }
    cookie_ = std::move(answer->cookie);
    return {};
  }

  [[nodiscard]] Result<std::string> Get(const std::string& path) const {
    return client::Get(RequestFor(path));
  }

  // A page of records, with the words beside them where the server knows of words: one of release
  // 0.1 refuses the question (422), since words stand in its records.
  Result<std::string> Records(std::uint64_t after) {
    const std::string path = fmt::format("records?after={}&limit=5000", after);
    if (!knows_words_) {
      const auto asked = client::Fetch(RequestFor("records?after=0&limit=1&words=true"));
      if (!asked) return asked.error();
      knows_words_ = asked->status != 422;
    }
    return Get(*knows_words_ ? path + "&words=true" : path);
  }

  [[nodiscard]] Result<json::object> GetObject(const std::string& path) const {
    auto text = Get(path);
    if (!text) return text.error();
    auto value = ParseJson(*text);
    if (!value || !value->is_object()) return Unreadable("Máy chủ trả lời sai dạng.", path);
    return std::move(value->get_object());
  }

 private:
  [[nodiscard]] client::HttpRequest RequestFor(const std::string& path) const {
    client::HttpRequest request;
    request.url = url_ + "/api/v1/ledger/" + path;
    request.cookie = cookie_;
    request.max_bytes = kMostAnswer;
    return request;
  }

  std::string url_;
  std::string cookie_;
  std::optional<bool> knows_words_;
};

Status Put(std::string_view line_with_end, const TakeLine& take) {
  return take(line_with_end.substr(0, line_with_end.size() - 1));
}

// The newest checkpoint stands behind the last record that it counts; nobody trusts its size.
struct Due {
  std::string note;
  std::uint64_t size = 0;
};

Result<Due> ReadCheckpoint(const Server& server) {
  auto note = server.Get("checkpoint");
  if (!note) return note.error();
  const auto parsed = crypto::ParseNote(*note);
  if (!parsed) return parsed.error();
  const auto checkpoint = ledger::ParseCheckpoint(parsed->text);
  if (!checkpoint) return checkpoint.error();
  return Due{std::move(*note), checkpoint->size};
}

// The lines of one page; gives how many records are known then.
Result<std::uint64_t> PutPage(
    std::string_view page, std::uint64_t done, std::uint64_t last, Due& due, const TakeLine& take
) {
  while (!page.empty() && (done < last || page.front() != '{')) {
    const std::size_t end = std::min(page.find('\n'), page.size());
    if (auto taken = take(page.substr(0, end)); !taken) return taken.error();
    const bool is_record = page.front() == '{';
    page.remove_prefix(std::min(end + 1, page.size()));
    if (!is_record || ++done != due.size) continue;
    if (auto put = Put(ledger::ExportCheckpointLine(due.note), take); !put) return put.error();
  }
  return done;
}

Status PutKeys(const json::object& keys, const TakeLine& take) {
  for (const json::value& key : JsonArray(keys, "keys")) {
    if (!key.is_string()) return Unreadable("Máy chủ trả lời sai dạng.", "keys");
    const json::string& text = key.get_string();
    if (auto taken = take("key " + std::string(text.data(), text.size())); !taken) return taken;
  }
  const auto installation = keys.find("installation");
  if (installation == keys.end()) return {};  // a server of release 0.1
  return Put(ledger::ExportInstallationLine(ToJson(installation->value())), take);
}

}  // namespace

Status ReadServer(const ServerAccess& access, const TakeLine& take) {
  Server server(access.url);
  if (auto signed_in = server.SignIn(access); !signed_in) return signed_in;
  auto due = ReadCheckpoint(server);
  if (!due) return due.error();
  const auto head = server.GetObject("head");
  if (!head) return head.error();
  const auto root = crypto::HashFromHex(JsonString(*head, "root"));
  const auto last = static_cast<std::uint64_t>(JsonInt(*head, "position"));
  if (!root) return Unreadable("Máy chủ trả lời sai dạng.", "head");
  const auto keys = server.GetObject("keys");
  if (!keys) return keys.error();
  if (auto put = Put(ledger::ExportHeader(), take); !put) return put;
  if (auto taken = PutKeys(*keys, take); !taken) return taken;
  if (due->size == 0) {
    if (auto put = Put(ledger::ExportCheckpointLine(due->note), take); !put) return put;
  }
  std::uint64_t done = 0;
  while (done < last) {
    auto page = server.Records(done);
    if (!page) return page.error();
    auto put = PutPage(*page, done, last, *due, take);
    if (!put) return put.error();
    // Lines that are no records go on for ever if the server likes.
    if (*put == done) {
      return Conflict("Máy chủ không đưa ra đủ sự kiện.", fmt::format("sau sự kiện {}", done));
    }
    done = *put;
  }
  if (due->size > last) {  // the end was cut off
    if (auto put = Put(ledger::ExportCheckpointLine(due->note), take); !put) return put;
  }
  return Put(ledger::ExportEndLine({last, *root}), take);
}

}  // namespace sauro::verifier
