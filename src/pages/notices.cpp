#include "pages/notices.h"

#include <array>

namespace sauro::pages {
namespace {

struct Notice {
  std::string_view code;
  std::string_view text;
};

constexpr std::array kNotices = {
    Notice{"da-gui", "Đã gửi báo cáo. Báo cáo đang chờ thẩm định."},
    Notice{"da-gui-nhieu", "Đã gửi báo cáo của các dòng đã ghi. Báo cáo đang chờ thẩm định."},
    Notice{"da-chap-nhan", "Đã chấp nhận báo cáo."},
    Notice{"da-tra-lai", "Đã trả lại báo cáo kèm lý do."},
    Notice{"da-tai-len", "Đã đọc văn bản và lập dự thảo. Vui lòng xem lại trước khi phê duyệt."},
    Notice{"da-tat-hai-buoc", "Đã tắt xác thực hai bước."},
    Notice{"da-thu-hoi-khoa", "Đã thu hồi khóa truy cập."},
    Notice{"da-phe-duyet", "Đã phê duyệt kế hoạch. Nhiệm vụ đã được giao tới các cơ quan."},
    Notice{"da-ghi-su-kien", "Đã ghi nhận sự kiện; hạn của các nhiệm vụ chờ đã được tính lại."},
    Notice{"da-ghi-du-kien", "Đã ghi ngày dự kiến của sự kiện; hạn của nhiệm vụ chưa đổi."},
    Notice{"da-xin-gia-han", "Đã gửi đề nghị gia hạn; cơ quan thường trực sẽ trả lời."},
    Notice{"da-gia-han", "Đã đồng ý gia hạn; hạn của nhiệm vụ đã đổi."},
    Notice{"khong-gia-han", "Đã trả lời không đồng ý gia hạn kèm lý do."},
    Notice{"da-rut-gia-han", "Đã rút đề nghị gia hạn."},
    Notice{"da-thu-hoi-gia-han", "Đã thu hồi gia hạn; hạn của nhiệm vụ trở lại như trước."},
    Notice{"da-tam-dung", "Đã tạm dừng nhiệm vụ."},
    Notice{"da-tiep-tuc", "Đã cho nhiệm vụ tiếp tục."},
    Notice{"da-dieu-chinh", "Đã phê duyệt điều chỉnh kế hoạch."},
    Notice{"da-nhan-bang-tinh", "Đã đưa các thay đổi đã chọn từ bảng tính vào dự thảo."},
    Notice{"da-thay-du-thao", "Đã đưa bản sửa vào dự thảo; dự thảo cũ đã đóng."},
    Notice{"da-bo", "Đã bỏ dự thảo."},
    Notice{"da-bo-doc", "Đã bỏ văn bản chờ đọc."},
    Notice{"da-luu", "Đã lưu thay đổi."},
    Notice{"da-luu-ten", "Đã lưu thay đổi và ghi nhớ tên cơ quan cho lần sau."},
    Notice{"da-bo-ten", "Đã bỏ tên khỏi danh sách tên đã ghi nhớ."},
    Notice{"da-noi", "Đã lưu lựa chọn về việc có thể trùng."},
    Notice{"da-xac-nhan", "Đã xác nhận dòng."},
    Notice{"da-gan-ten", "Đã gán tên cho mọi dòng có tên ấy."},
    Notice{"da-gan-nho-ten", "Đã gán tên cho mọi dòng có tên ấy và ghi nhớ cho lần sau."},
    Notice{"da-giu-ten", "Đã giữ tên như văn bản ở mọi dòng."},
    Notice{"da-dat-ca-muc", "Đã đặt cho mọi dòng còn trống của mục."},
    Notice{"da-xem", "Đã ghi nhận là đã xem nghi vấn."},
    Notice{"da-xac-nhan-het", "Đã xác nhận mọi dòng không có nghi vấn."},
    Notice{"da-xoa-dong", "Đã bỏ dòng khỏi dự thảo."},
    Notice{"da-nap-danh-muc", "Đã nạp danh mục cơ quan như đã xem trước."},
    Notice{
        "da-ghi-thay-doi",
        "Đã ghi nhận thay đổi của cơ quan; việc và tài khoản đã chuyển như đã chọn."},
    Notice{"da-them", "Đã thêm tài khoản."},
    Notice{"da-doi-vai-tro", "Đã đổi vai trò của tài khoản."},
    Notice{"da-dat-lai", "Đã đặt lại mật khẩu; các phiên đăng nhập cũ của tài khoản đã kết thúc."},
    Notice{"da-khoa", "Đã khóa tài khoản; các phiên đăng nhập của tài khoản đã kết thúc."},
    Notice{"da-mo-khoa", "Đã mở khóa tài khoản."},
    Notice{"da-doi-mat-khau", "Đã đổi mật khẩu. Vui lòng đăng nhập bằng mật khẩu mới."},
    Notice{
        "phai-doi-mat-khau",
        "Mật khẩu này do người quản trị đặt. Vui lòng đổi mật khẩu trước khi làm việc khác."},
    Notice{"da-thu-hoi-lich", "Đã thu hồi địa chỉ lịch; địa chỉ ấy không còn xem được."},
    Notice{"da-luu-nhac-viec", "Đã lưu cách nhận lời nhắc việc."},
    Notice{"da-ket-thuc-phien", "Đã kết thúc phiên đăng nhập."},
    Notice{"da-dang-xuat", "Đã đăng xuất."},
    Notice{"het-phien", "Phiên làm việc đã kết thúc. Vui lòng đăng nhập lại."},
};

}  // namespace

std::string NoticeText(std::string_view code) {
  for (const Notice& notice : kNotices) {
    if (notice.code == code) return std::string(notice.text);
  }
  return {};
}

}  // namespace sauro::pages
