#pragma once
// When a message may go to a person: one digest a day at an hour of their choice, at once only for
// what is urgent, and never more than one an hour whatever happens (FR-55).

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/day.h"

namespace sauro::domain {

/// By which way a message goes.
enum class Channel {
  kEmail,
  kWebhook,  ///< SMS and others, through a gateway of the installation
};
std::string_view CodeOf(Channel channel);  ///< "email", "webhook"
std::string_view NameOf(Channel channel);  ///< "Thư điện tử", "Tin nhắn"
/// Nothing if `code` is none of these.
std::optional<Channel> ChannelFromCode(std::string_view code);

/// How a message went.
enum class SendOutcome {
  kSent,       ///< the server took it
  kUnreached,  ///< nothing was handed over: no connection, no TLS, no sign-in
  kRefused,    ///< the server did not take it now
  kBounced,    ///< the server says that the address does not exist or takes nothing
};
std::string_view CodeOf(SendOutcome outcome);  ///< "sent", "unreached", "refused", "bounced"
std::string_view NameOf(SendOutcome outcome);  ///< "Đã gửi", ...
/// Nothing if `code` is none of these.
std::optional<SendOutcome> SendOutcomeFromCode(std::string_view code);

/// Hours of Vietnam in which a digest may be wished for; urgent messages go in them, too.
inline constexpr std::int32_t kFirstMessageHour = 6;
inline constexpr std::int32_t kLastMessageHour = 20;
inline constexpr std::int32_t kDefaultDigestHour = 7;

/// The newest message to a person that was begun.
struct LastMessage {
  Instant started;
  std::optional<SendOutcome> outcome;  ///< nothing: it is on its way, or who sent it has died
  std::int32_t attempt = 1;            ///< how many in a row were not sent, with this one
};

/// What is to be told to a person.
struct Untold {
  bool any = false;
  bool urgent = false;
};

enum class NextMessage { kNone, kDigest, kUrgent };

/// What may be begun at `now`. `digest_on`: the day of the newest digest that was sent.
///
/// Within an hour of one that was begun nothing is, unless nothing was handed over: then it is
/// tried again after 5, 10, 20, 40 minutes, and each hour. One that was refused is tried again
/// after one, two, three hours, and so on to six. Where the clock goes back nothing goes out until
/// it is past what was sent before.
NextMessage NextMessageAt(
    Instant now,
    std::int32_t digest_hour,
    const std::optional<LastMessage>& last,
    const std::optional<Day>& digest_on,
    const Untold& untold
);

}  // namespace sauro::domain
