#include "usecase/contacts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "notify/mail.h"

namespace sauro::usecase {
namespace {

constexpr std::size_t kMinPhone = 8;
constexpr std::size_t kMaxPhone = 15;

// Digits as a gateway wants them: "+84 912 345 678" and "0912.345.678" without what parts them.
Result<std::string> PhoneOf(std::string_view typed) {
  std::string phone;
  for (const char c : Trim(typed)) {
    const bool parts = c == ' ' || c == '.' || c == '-' || c == '(' || c == ')';
    if (!parts) phone += c;
  }
  if (phone.empty()) return phone;
  const std::string_view digits = std::string_view(phone).substr(phone.front() == '+' ? 1 : 0);
  const bool fits =
      digits.size() >= kMinPhone && digits.size() <= kMaxPhone &&
      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (fits) return phone;
  return Invalid(
      fmt::format(
          "Số điện thoại gồm {} đến {} chữ số, có thể có dấu + ở đầu.", kMinPhone, kMaxPhone
      ),
      "so_dien_thoai"
  );
}

Result<std::int32_t> HourOf(std::string_view typed) {
  const std::string_view text = Trim(typed);
  std::int32_t hour = -1;
  const char* const end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, hour);
  const bool fits = code == std::errc() && stop == end && hour >= domain::kFirstMessageHour &&
                    hour <= domain::kLastMessageHour;
  if (fits) return hour;
  return Invalid(
      fmt::format(
          "Giờ nhận thư là một số từ {} đến {}.",
          domain::kFirstMessageHour,
          domain::kLastMessageHour
      ),
      "gio_nhan"
  );
}

}  // namespace

Status ChangeOwnContact(App& app, const Principal& who, const ContactInput& input) {
  if (app.contacts == nullptr) return Unavailable("Chưa thể đổi cách nhận lời nhắc ở đây.");
  Contact contact;
  contact.account = who.account;
  contact.email = ToLower(Trim(input.email));
  if (!contact.email.empty() && !notify::IsMailAddress(contact.email)) {
    return Invalid(
        "Địa chỉ thư điện tử không đúng. Ví dụ đúng: nguyen.van.an@hagiao.gov.vn.", "thu_dien_tu"
    );
  }
  auto phone = PhoneOf(input.phone);
  if (!phone) return phone.error();
  contact.phone = std::move(*phone);
  auto hour = HourOf(input.digest_hour);
  if (!hour) return hour.error();
  contact.digest_hour = *hour;
  return app.contacts->PutContact(contact);
}

}  // namespace sauro::usecase
