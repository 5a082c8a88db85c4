#include "notify/webhook.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/json.h"
#include "base/text.h"
#include "crypto/sha256.h"
#include "notify/message.h"

namespace sauro::notify {
namespace {

constexpr std::size_t kBlock = 64;

std::string Hmac(std::string_view secret, std::string_view body) {
  std::string key(secret);
  if (key.size() > kBlock) key = std::string(crypto::BytesOf(crypto::Sha256(secret)));
  key.resize(kBlock, '\0');
  const auto masked = [&](std::uint8_t mask) {
    std::string out = key;
    for (char& c : out) c = static_cast<char>(static_cast<std::uint8_t>(c) ^ mask);
    return out;
  };
  constexpr std::uint8_t kInner = 0x36;
  constexpr std::uint8_t kOuter = 0x5C;
  const crypto::Hash inner = crypto::Sha256(masked(kInner) + std::string(body));
  return crypto::ToHex(crypto::Sha256(masked(kOuter) + std::string(crypto::BytesOf(inner))));
}

}  // namespace

std::string WebhookBody(const WebhookMessage& message) {
  std::string out;
  JsonWriter json(out);
  json.BeginObject();
  json.Field("version", std::int64_t{1});
  json.Field("id", message.id);
  json.Field("at", IsoUtc(message.at));
  json.Field("urgent", message.urgent);
  json.Key("to").BeginObject();
  json.Field("account", message.account);
  json.Field("username", message.username);
  json.Field("name", message.name);
  json.Field("phone", message.phone);
  json.EndObject();
  json.Field("text", message.text);
  json.Field("total", static_cast<std::int64_t>(message.lines.size()));
  json.Key("items").BeginArray();
  const std::size_t shown = std::min(message.lines.size(), kMostLines);
  for (std::size_t i = 0; i < shown; ++i) {
    const views::ReminderLine& line = message.lines[i];
    json.BeginObject();
    json.Field("kind", std::string(CodeOf(line.kind)));
    json.Field("task", line.task.value);
    json.Field("title", CollapseSpace(line.title));
    json.Field("plan", line.plan_number);
    json.Field("holder", line.holder);
    json.Field("day", line.anchor.Iso());
    json.Field("words", views::ReminderWords(line, DayOf(message.at)));
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return out;
}

std::string WebhookSignature(std::string_view secret, std::string_view body) {
  return "sha256=" + Hmac(secret, body);
}

}  // namespace sauro::notify
