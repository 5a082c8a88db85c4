#include "main/message_follower.h"

#include <utility>

#include "base/log.h"
#include "store/clock_guard.h"

namespace sauro::main {

MessageFollower::MessageFollower(
    usecase::App& app,
    std::unique_ptr<usecase::Messenger> messenger,
    usecase::SenderWords words,
    std::chrono::milliseconds interval
)
    : messenger_(std::move(messenger)),
      sender_(
          app,
          *messenger_,
          std::move(words),
          [] { return std::int64_t{store::MachineUptime().count()}; }
      ),
      again_(std::make_unique<Periodic>(interval, [this] { Send(); })) {}

MessageFollower::~MessageFollower() {
  stopping_.store(true);
  again_.reset();
}

void MessageFollower::Send() {
  const auto counts = sender_.SendAll([this] { return !stopping_.load(); });
  if (!counts) {
    failed_.fetch_add(1);
    log::Error("messages were not sent", {{"reason", counts.error().Text()}});
    return;
  }
  sent_.fetch_add(static_cast<std::uint64_t>(counts->sent));
  failed_.fetch_add(static_cast<std::uint64_t>(counts->failed));
}

}  // namespace sauro::main
