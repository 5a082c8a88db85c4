// Sends one mail as the server does, for test/mail/send_test.py.
//
// usage: sauro_send_mail URL TLS(0|1) USER PASSWORD CA_FILE SECONDS TO NAME SUBJECT
// Prints how it went as "OUTCOME CODE".
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "client/smtp_client.h"
#include "notify/mail.h"

namespace {

const char* NameOf(sauro::client::SmtpOutcome outcome) {
  switch (outcome) {
    case sauro::client::SmtpOutcome::kAccepted: return "accepted";
    case sauro::client::SmtpOutcome::kUnreached: return "unreached";
    case sauro::client::SmtpOutcome::kRefused: return "refused";
    case sauro::client::SmtpOutcome::kBadAddress: return "bad_address";
  }
  return "";
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> given(argv + 1, argv + argc);
  if (given.size() != 9) return 2;
  sauro::client::SmtpServer server;
  server.url = given[0];
  server.require_tls = given[1] == "1";
  server.user = given[2];
  server.password = given[3];
  server.ca_file = given[4];
  server.timeout_seconds = std::atoi(given[5].c_str());
  sauro::notify::Mail mail;
  mail.from = {"Sáu Rõ", "nhac-viec@hagiao.example"};
  mail.to = {given[7], given[6]};
  mail.subject = given[8];
  mail.text = "Kính gửi đồng chí,\n\n.dòng bắt đầu bằng dấu chấm\n.\nHết.\n";
  mail.html = "<p>Kính gửi đồng chí</p>";
  mail.id = "0197f0a1-5c00-7a10-8b20-000000000051";
  mail.at = {1'795'000'000'000};
  const auto bytes = sauro::notify::BuildMail(mail);
  if (!bytes) {
    std::puts("invalid 0");
    return 0;
  }
  const auto answer = sauro::client::SendMail(server, {mail.from.address, mail.to.address, *bytes});
  std::printf("%s %d\n%s\n", NameOf(answer.outcome), answer.code, answer.reason.c_str());
  return 0;
}
