#include "main/messengers.h"

#include <fstream>
#include <iterator>
#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "client/http_client.h"
#include "notify/webhook.h"

namespace sauro::main {
namespace {

domain::SendOutcome OutcomeOf(client::SmtpOutcome outcome) {
  switch (outcome) {
    case client::SmtpOutcome::kAccepted: return domain::SendOutcome::kSent;
    case client::SmtpOutcome::kUnreached: return domain::SendOutcome::kUnreached;
    case client::SmtpOutcome::kRefused: return domain::SendOutcome::kRefused;
    case client::SmtpOutcome::kBadAddress: return domain::SendOutcome::kBounced;
  }
  return domain::SendOutcome::kRefused;
}

constexpr std::size_t kMaxSecret = 4096;
constexpr std::size_t kMaxWebhookAnswer = std::size_t{64} << 10U;

// The first line of the file.
Result<std::string> ReadSecret(const std::string& path, const char* key) {
  std::ifstream file(path, std::ios::binary);
  std::string secret;
  std::getline(file, secret);
  if (!file && !file.eof())
    return Unreadable("Không đọc được tập tin mật khẩu: " + path + ".", key);
  const std::string trimmed(Trim(secret));
  if (trimmed.empty() || trimmed.size() > kMaxSecret) {
    return Unreadable("Tập tin mật khẩu trống hoặc quá dài: " + path + ".", key);
  }
  return trimmed;
}

}  // namespace

usecase::Sent MailMessenger::Send(const usecase::Outgoing& outgoing) {
  notify::Mail mail;
  mail.from = from_;
  mail.to = {outgoing.display_name, outgoing.contact.email};
  mail.subject = outgoing.message.subject;
  mail.text = outgoing.message.text;
  mail.html = outgoing.message.html;
  mail.id = outgoing.id.value;
  mail.at = outgoing.at;
  const auto bytes = notify::BuildMail(mail);
  if (!bytes) {
    log::Error("mail was not made", {{"delivery", outgoing.id.value}});
    return {domain::SendOutcome::kBounced, 0};
  }
  const client::SmtpAnswer answer =
      client::SendMail(server_, {from_.address, outgoing.contact.email, *bytes});
  if (answer.outcome != client::SmtpOutcome::kAccepted) {
    log::Warning(
        "mail was not sent",
        {{"delivery", outgoing.id.value}, {"code", answer.code}, {"reason", answer.reason}}
    );
  }
  return {OutcomeOf(answer.outcome), answer.code};
}

usecase::Sent WebhookMessenger::Send(const usecase::Outgoing& outgoing) {
  client::HttpRequest request;
  request.url = url_;
  request.body = notify::WebhookBody(
      {outgoing.id.value,
       outgoing.at,
       outgoing.urgent,
       outgoing.contact.account.value,
       outgoing.username,
       outgoing.display_name,
       outgoing.contact.phone,
       outgoing.message.short_text,
       outgoing.lines}
  );
  request.headers = {
      "X-Sauro-Delivery: " + outgoing.id.value,
      "X-Sauro-Signature: " + notify::WebhookSignature(secret_, request.body)};
  request.max_bytes = kMaxWebhookAnswer;
  const auto answer = client::Fetch(request);
  const std::int32_t code = answer ? answer->status : 0;
  if (code >= 200 && code < 300) return {domain::SendOutcome::kSent, code};
  // The address may hold a secret of the gateway, and so may an error that names it.
  log::Warning("webhook was not taken", {{"delivery", outgoing.id.value}, {"code", code}});
  // Without an answer it is not known whether the gateway has it.
  return {domain::SendOutcome::kRefused, code};
}

Result<std::unique_ptr<WebhookMessenger>> MakeWebhookMessenger(const Config& config) {
  const std::string& url = config.webhook_url;
  if (url.empty()) return std::unique_ptr<WebhookMessenger>();
  const bool here = url.starts_with("http://127.0.0.1:") || url.starts_with("http://localhost:");
  if (!here && !url.starts_with("https://")) {
    return Invalid(
        "Địa chỉ phải bắt đầu bằng https:// (http:// chỉ dùng cho cổng trên chính máy này).",
        "webhook_url"
    );
  }
  auto secret = ReadSecret(config.webhook_secret_file, "webhook_secret_file");
  if (!secret) return secret.error();
  return std::make_unique<WebhookMessenger>(url, std::move(*secret));
}

Result<std::unique_ptr<MailMessenger>> MakeMailMessenger(
    const Config& config, const std::string& body
) {
  if (config.smtp_url.empty()) return std::unique_ptr<MailMessenger>();
  if (!config.smtp_url.starts_with("smtp://") && !config.smtp_url.starts_with("smtps://")) {
    return Invalid("Địa chỉ máy chủ thư phải bắt đầu bằng smtp:// hoặc smtps://.", "smtp_url");
  }
  // curl would take them for the sign-in, and say them in its errors.
  if (config.smtp_url.find('@') != std::string::npos) {
    return Invalid("Tên và mật khẩu không đặt trong địa chỉ; hãy dùng smtp_user.", "smtp_url");
  }
  if (!notify::IsMailAddress(config.mail_from)) {
    return Invalid("Thiếu địa chỉ gửi thư, hoặc địa chỉ không đúng dạng.", "mail_from");
  }
  client::SmtpServer server;
  server.url = config.smtp_url;
  server.require_tls = config.smtp_tls;
  server.ca_file = config.smtp_ca_file;
  server.user = config.smtp_user;
  if (!server.user.empty()) {
    if (!server.require_tls && server.url.starts_with("smtp://")) {
      return Invalid(
          "Không gửi mật khẩu qua kết nối không mã hóa; hãy đặt smtp_tls = true.", "smtp_tls"
      );
    }
    auto password = ReadSecret(config.smtp_password_file, "smtp_password_file");
    if (!password) return password.error();
    server.password = std::move(*password);
  }
  const std::string& name = config.mail_from_name.empty() ? body : config.mail_from_name;
  return std::make_unique<MailMessenger>(
      std::move(server), notify::MailAddress{name, config.mail_from}
  );
}

}  // namespace sauro::main
