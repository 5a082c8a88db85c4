#include "domain/message_pace.h"

#include <algorithm>
#include <array>

namespace sauro::domain {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;

// From the beginning of `last` to that of the next.
std::int64_t PauseAfter(const LastMessage& last) {
  const std::int64_t attempt = std::max(last.attempt, 1);
  if (!last.outcome) return kHourMs;
  switch (*last.outcome) {
    case SendOutcome::kSent: return kHourMs;
    case SendOutcome::kUnreached:
      return attempt > 4 ? kHourMs : 5 * kMinuteMs * (std::int64_t{1} << (attempt - 1));
    case SendOutcome::kRefused:
    case SendOutcome::kBounced: return kHourMs * std::min<std::int64_t>(attempt, 6);
  }
  return kHourMs;
}

}  // namespace

std::string_view CodeOf(Channel channel) {
  switch (channel) {
    case Channel::kEmail: return "email";
    case Channel::kWebhook: return "webhook";
  }
  return {};
}

std::string_view NameOf(Channel channel) {
  switch (channel) {
    case Channel::kEmail: return "Thư điện tử";
    case Channel::kWebhook: return "Tin nhắn";
  }
  return {};
}

std::optional<Channel> ChannelFromCode(std::string_view code) {
  for (const Channel channel : {Channel::kEmail, Channel::kWebhook}) {
    if (CodeOf(channel) == code) return channel;
  }
  return std::nullopt;
}

std::string_view CodeOf(SendOutcome outcome) {
  switch (outcome) {
    case SendOutcome::kSent: return "sent";
    case SendOutcome::kUnreached: return "unreached";
    case SendOutcome::kRefused: return "refused";
    case SendOutcome::kBounced: return "bounced";
  }
  return {};
}

std::string_view NameOf(SendOutcome outcome) {
  switch (outcome) {
    case SendOutcome::kSent: return "Đã gửi";
    case SendOutcome::kUnreached: return "Không nối được máy chủ";
    case SendOutcome::kRefused: return "Máy chủ chưa nhận";
    case SendOutcome::kBounced: return "Địa chỉ không nhận thư";
  }
  return {};
}

std::optional<SendOutcome> SendOutcomeFromCode(std::string_view code) {
  constexpr std::array kAll = {
      SendOutcome::kSent, SendOutcome::kUnreached, SendOutcome::kRefused, SendOutcome::kBounced};
  for (const SendOutcome outcome : kAll) {
    if (CodeOf(outcome) == code) return outcome;
  }
  return std::nullopt;
}

NextMessage NextMessageAt(
    Instant now,
    std::int32_t digest_hour,
    const std::optional<LastMessage>& last,
    const std::optional<Day>& digest_on,
    const Untold& untold
) {
  if (!untold.any && !untold.urgent) return NextMessage::kNone;
  if (last && now.unix_ms < last->started.unix_ms + PauseAfter(*last)) return NextMessage::kNone;
  const Day today = DayOf(now);
  const std::int64_t hour = (now.unix_ms - StartOf(today).unix_ms) / kHourMs;
  if (untold.urgent && hour >= kFirstMessageHour && hour <= kLastMessageHour) {
    return NextMessage::kUrgent;
  }
  const bool had_digest = digest_on && *digest_on >= today;
  return !had_digest && hour >= digest_hour ? NextMessage::kDigest : NextMessage::kNone;
}

}  // namespace sauro::domain
