#include "client/smtp_client.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <mutex>
#include <string_view>

namespace sauro::client {
namespace {

// How far a conversation came, from what is said in it.
struct Talk {
  std::string_view bytes;     // of the mail
  std::size_t handed = 0;     // of them
  bool at_recipient = false;  // the newest command names the recipient
  bool over = false;          // the client has taken its leave
  std::string last_line;      // the newest that the server said

  // A recipient is refused for ever where the server says so about the address itself: RFC 3463
  // X.1.X and X.2.1, or without such a code what RFC 5321 has for unknown ones.
  [[nodiscard]] bool IsBadAddress(long code) const {
    if (!at_recipient || code < 500) return false;
    const std::string_view rest =
        std::string_view(last_line).substr(std::min<std::size_t>(4, last_line.size()));
    const bool enhanced = rest.size() > 4 && rest[1] == '.' && rest[0] >= '2' && rest[0] <= '5';
    if (enhanced) return rest.substr(0, 4) == "5.1." || rest.substr(0, 5) == "5.2.1";
    return code == 550 || code == 551 || code == 553;
  }
};

std::size_t GiveBytes(char* target, std::size_t size, std::size_t count, void* talk_of) {
  auto& talk = *static_cast<Talk*>(talk_of);
  const std::size_t some = std::min(size * count, talk.bytes.size() - talk.handed);
  std::memcpy(target, talk.bytes.data() + talk.handed, some);
  talk.handed += some;
  return some;
}

// Commands may hold a password: only what the command is about is kept. After a refusal curl takes
// its leave, which says nothing about the mail.
int Listen(CURL* /*handle*/, curl_infotype what, char* data, std::size_t size, void* talk_of) {
  auto& talk = *static_cast<Talk*>(talk_of);
  const std::string_view line(data, size);
  if (what == CURLINFO_HEADER_OUT) {
    talk.over = talk.over || line.substr(0, 4) == "QUIT";
    if (!talk.over) talk.at_recipient = line.substr(0, 5) == "RCPT ";
  }
  if (what == CURLINFO_HEADER_IN && !talk.over) talk.last_line = line.substr(0, 64);
  return 0;
}

struct FreeHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

void Configure(CURL* handle, const SmtpServer& server, const SmtpMail& mail, Talk& talk) {
  curl_easy_setopt(handle, CURLOPT_URL, server.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(server.timeout_seconds));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, 10L);
  const long tls = server.require_tls ? CURLUSESSL_ALL : CURLUSESSL_NONE;
  curl_easy_setopt(handle, CURLOPT_USE_SSL, tls);
  if (!server.ca_file.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, server.ca_file.c_str());
  if (!server.user.empty()) {
    curl_easy_setopt(handle, CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, server.password.c_str());
  }
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, mail.from.c_str());
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, &GiveBytes);
  curl_easy_setopt(handle, CURLOPT_READDATA, &talk);
  curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, &Listen);
  curl_easy_setopt(handle, CURLOPT_DEBUGDATA, &talk);
}

}  // namespace

SmtpAnswer SendMail(const SmtpServer& server, const SmtpMail& mail) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::unique_ptr<CURL, FreeHandle> handle(curl_easy_init());
  if (!handle) return {SmtpOutcome::kUnreached, 0, "no handle"};
  Talk talk;
  talk.bytes = mail.bytes;
  Configure(handle.get(), server, mail, talk);
  const std::unique_ptr<curl_slist, FreeList> to(
      curl_slist_append(nullptr, ("<" + mail.to + ">").c_str())
  );
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, to.get());
  const CURLcode done = curl_easy_perform(handle.get());
  long code = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &code);
  SmtpAnswer answer;
  answer.code = static_cast<std::int32_t>(code);
  if (done == CURLE_OK) {
    answer.outcome = SmtpOutcome::kAccepted;
    return answer;
  }
  answer.reason = curl_easy_strerror(done);
  if (talk.handed > 0) {
    answer.outcome = SmtpOutcome::kRefused;
  } else if (talk.IsBadAddress(code)) {
    answer.outcome = SmtpOutcome::kBadAddress;
  } else if (done == CURLE_SEND_ERROR || done == CURLE_WEIRD_SERVER_REPLY) {
    // MAIL, RCPT or DATA was answered with no.
    answer.outcome = code >= 400 ? SmtpOutcome::kRefused : SmtpOutcome::kUnreached;
  }
  return answer;
}

}  // namespace sauro::client
