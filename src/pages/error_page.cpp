#include "pages/error_page.h"

#include "pages/words.h"

namespace sauro::pages {

std::string ErrorHeading(int status) {
  switch (status) {
    case 400: return "Yêu cầu không đọc được";
    case 401: return "Cần đăng nhập";
    case 403: return "Không có quyền thực hiện";
    case 404: return "Không tìm thấy trang";
    case 405: return "Thao tác không dùng được ở địa chỉ này";
    case 408: return "Đường truyền quá chậm";
    case 409: return "Chưa thực hiện được";
    case 413: return "Nội dung gửi lên quá lớn";
    case 414: return "Địa chỉ quá dài";
    case 415: return "Loại tệp không được nhận";
    case 422: return "Nội dung chưa đúng";
    case 429: return "Quá nhiều yêu cầu";
    case 503: return "Hệ thống đang bận";
    case 507: return "Hết chỗ lưu trữ";
    default: return status < 500 ? "Không thực hiện được" : "Hệ thống gặp lỗi";
  }
}

std::string RenderError(
    const Frame& frame,
    const http::Request& request,
    const http::Failure& failure,
    const WayOut& way_out
) {
  Page page(frame, "error.tpl");
  Dict& body = page.body();
  Set(body, "STATUS", std::to_string(failure.status));
  Set(body, "HEADING", ErrorHeading(failure.status));
  Set(body, "MESSAGE", failure.error.message);
  // A place in words is for the reader; a code such as "csrf" is for the program.
  if (failure.error.place.find(' ') != std::string::npos) {
    ShowText(body, "PLACE_LINE", "PLACE", failure.error.place);
  }
  Set(body, "REQUEST", request.request_id);
  if (failure.retry_after_s > 0) {
    SetNumber(*body.AddSectionDictionary("WAIT"), "SECONDS", failure.retry_after_s);
  }
  if (!way_out.url.empty()) {
    Dict& link = *body.AddSectionDictionary("LINK");
    Set(link, "URL", way_out.url);
    Set(link, "LABEL", way_out.label);
  }
  return page.Html();
}

}  // namespace sauro::pages
