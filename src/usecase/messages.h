#pragma once
// Messages with reminders to people: what is told to whom when, with its start and its end in the
// ledger (FR-55).

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "notify/message.h"
#include "usecase/contacts.h"
#include "usecase/reminder_people.h"

namespace sauro::usecase {

/// One message that is to leave.
struct Outgoing {
  domain::DeliveryId id;
  Contact contact;
  std::string username;
  std::string display_name;
  bool urgent = false;
  Instant at;
  notify::Message message;
  std::vector<views::ReminderLine> lines;  ///< what it is about
};

struct Sent {
  domain::SendOutcome outcome = domain::SendOutcome::kUnreached;
  std::int32_t code = 0;  ///< of the server; 0: none
};

/// A way by which messages leave.
class Messenger {
 public:
  virtual ~Messenger() = default;
  [[nodiscard]] virtual domain::Channel channel() const = 0;
  /// Whether this person can be reached by it.
  [[nodiscard]] virtual bool Reaches(const Contact& contact) const = 0;
  /// Blocks. Says in the log why it failed, without addresses and secrets.
  virtual Sent Send(const Outgoing& outgoing) = 0;
};

/// Who sends, for the words of messages.
struct SenderWords {
  std::string body;  ///< "Ủy ban nhân dân tỉnh Hà Giao"
  std::string site;  ///< where the application is found; may be empty
};

/// Sends what is to be sent over one way. Not thread-safe.
///
/// Before a message leaves, delivery.started is durable; whoever has not seen it in the ledger does
/// not send, so that several servers and a crash never give two messages within an hour. On top of
/// that this object remembers by the time that the machine has been running when it sent to whom,
/// so that a clock which is set forward does not either.
///
/// A person is told only of what they still stand to by the post of now. Where a server does not
/// answer nothing more is tried for a minute, then two, four, and so on to a quarter of an hour: an
/// outage is not written down once for each person.
class MessageSender {
 public:
  using Uptime = std::function<std::int64_t()>;  ///< milliseconds
  MessageSender(App& app, Messenger& messenger, SenderWords words, Uptime uptime);

  struct Counts {
    std::int64_t sent = 0;
    std::int64_t failed = 0;
  };
  /// All that is due now; ends early when `go_on` gives false. Errors: those of the ports; what was
  /// sent before stays sent.
  Result<Counts> SendAll(const std::function<bool()>& go_on);

 private:
  enum class Next { kGoOn, kRest };
  Result<std::vector<views::ReminderLine>> LinesFor(
      const domain::AccountId& account, Position told, Position head, Instant since
  );
  Result<std::vector<views::UntoldAccount>> Waiting(Instant since, Position head);
  Result<Next> TellOne(const views::UntoldAccount& untold, Instant since, Counts& counts);
  Result<Next> SendTo(Outgoing outgoing, Position upto, Counts& counts);
  Result<bool> Start(
      const domain::DeliveryId& id, const Contact& contact, Position upto, bool& urgent
  );
  Status End(const domain::DeliveryId& id, const Sent& sent);
  bool SentLately(const domain::AccountId& account);
  void Rest();

  App& app_;
  Messenger& messenger_;
  const SenderWords words_;
  const Uptime uptime_;
  std::map<domain::AccountId, std::int64_t> sent_at_;
  ReminderPeople people_;  // as SendAll found them
  std::int64_t rest_until_ = 0;
  std::int64_t last_rest_ = 0;
};

}  // namespace sauro::usecase
