#pragma once
// The sentence that a page shows after something was done; the address carries only its code.

#include <string>
#include <string_view>

namespace sauro::pages {

/// "Đã gửi báo cáo ..." for "da-gui"; empty for what is not known.
std::string NoticeText(std::string_view code);

}  // namespace sauro::pages
