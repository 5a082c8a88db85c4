#include <fmt/format.h>

#include <utility>

#include "base/json.h"
#include "client/http_client.h"
#include "witness/witness.h"

namespace sauro::witness {
namespace {

constexpr std::size_t kMaxAnswer = std::size_t{1} << 20U;
constexpr std::size_t kMaxHashes = 128;

constexpr int kTooManyRequests = 429;

// Only a server that cannot answer for now is unavailable.
Result<std::string> Ask(const std::string& url) {
  client::HttpRequest request;
  request.url = url;
  request.max_bytes = kMaxAnswer;
  auto answer = client::Fetch(request);
  if (!answer) return answer.error();
  if (answer->status == 200) return std::move(answer->body);
  std::string said = fmt::format("Máy chủ trả lời {}.", answer->status);
  if (answer->status >= 500 || answer->status == kTooManyRequests) {
    return Unavailable(std::move(said), url);
  }
  return Forbidden(std::move(said), url);
}

Error WrongShape(const std::string& url) {
  return Unreadable("Máy chủ trả lời sai dạng.", url);
}

// The texts in the array `name` of a JSON object.
Result<std::vector<std::string>> AskForTexts(const std::string& url, const char* name) {
  auto text = Ask(url);
  if (!text) return text.error();
  auto value = ParseJson(*text);
  if (!value || !value->is_object()) return WrongShape(url);
  std::vector<std::string> texts;
  for (const json::value& item : JsonArray(value->get_object(), name)) {
    if (!item.is_string() || texts.size() == kMaxHashes) return WrongShape(url);
    texts.emplace_back(item.get_string().data(), item.get_string().size());
  }
  return texts;
}

}  // namespace

HttpLedgerServer::HttpLedgerServer(std::string url) : base_(std::move(url)) {
  while (!base_.empty() && base_.back() == '/') base_.pop_back();
  base_ += "/api/v1/ledger/";
}

Result<std::string> HttpLedgerServer::Checkpoint() {
  return Ask(base_ + "checkpoint");
}

Result<std::vector<crypto::VerifierKey>> HttpLedgerServer::Keys() {
  const std::string url = base_ + "keys";
  auto texts = AskForTexts(url, "keys");
  if (!texts) return texts.error();
  std::vector<crypto::VerifierKey> keys;
  for (const std::string& text : *texts) {
    auto key = crypto::VerifierKey::Parse(text);
    if (!key) return WrongShape(url);
    keys.push_back(std::move(*key));
  }
  return keys;
}

Result<std::vector<crypto::Hash>> HttpLedgerServer::Consistency(
    std::uint64_t from, std::uint64_t to
) {
  const std::string url = fmt::format("{}consistency?from={}&to={}", base_, from, to);
  auto texts = AskForTexts(url, "proof");
  if (!texts) return texts.error();
  std::vector<crypto::Hash> proof;
  for (const std::string& text : *texts) {
    const auto hash = crypto::HashFromHex(text);
    if (!hash) return WrongShape(url);
    proof.push_back(*hash);
  }
  return proof;
}

}  // namespace sauro::witness
