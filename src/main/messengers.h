#pragma once
// The ways by which messages leave this server: mail over SMTP, and a webhook.

#include <memory>
#include <string>
#include <utility>

#include "client/smtp_client.h"
#include "main/config.h"
#include "notify/mail.h"
#include "usecase/messages.h"

namespace sauro::main {

/// Mail. Thread-safe.
class MailMessenger : public usecase::Messenger {
 public:
  MailMessenger(client::SmtpServer server, notify::MailAddress from)
      : server_(std::move(server)), from_(std::move(from)) {}

  [[nodiscard]] domain::Channel channel() const override { return domain::Channel::kEmail; }
  [[nodiscard]] bool Reaches(const usecase::Contact& contact) const override {
    return !contact.email.empty() && !contact.bounced;
  }
  usecase::Sent Send(const usecase::Outgoing& outgoing) override;

 private:
  const client::SmtpServer server_;
  const notify::MailAddress from_;
};

/// Text messages and others, through a gateway of the installation (docs/webhook.md). Thread-safe.
class WebhookMessenger : public usecase::Messenger {
 public:
  WebhookMessenger(std::string url, std::string secret)
      : url_(std::move(url)), secret_(std::move(secret)) {}

  [[nodiscard]] domain::Channel channel() const override { return domain::Channel::kWebhook; }
  [[nodiscard]] bool Reaches(const usecase::Contact& contact) const override {
    return !contact.phone.empty();
  }
  usecase::Sent Send(const usecase::Outgoing& outgoing) override;

 private:
  const std::string url_;
  const std::string secret_;
};

/// What the settings say of the webhook; nothing where there is none. Errors: kInvalid, no https
/// URL (http only on this machine); kUnreadable, the file of the secret. The place is the key.
Result<std::unique_ptr<WebhookMessenger>> MakeWebhookMessenger(const Config& config);

/// What the settings say of mail; nothing where none is sent. `body` names the sender where the
/// settings do not. Errors: kInvalid, an address, a URL or a user without a password;
/// kUnreadable, the file of the password. The place is the key.
Result<std::unique_ptr<MailMessenger>> MakeMailMessenger(
    const Config& config, const std::string& body
);

}  // namespace sauro::main
