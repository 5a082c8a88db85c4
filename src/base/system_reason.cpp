#include "base/system_reason.h"

#include <cerrno>

namespace sauro {

std::string SystemReason(int system_error) {
  switch (system_error) {
    case ENOENT: return "không có tệp hoặc thư mục này";
    case EACCES:
    case EPERM: return "không có quyền";
    case ENOSPC:
    case EDQUOT: return "ổ đĩa đã đầy";
    case EFBIG: return "tệp lớn quá mức được phép";
    case EROFS: return "ổ đĩa chỉ cho đọc";
    case ENOTDIR: return "một phần của đường dẫn không phải thư mục";
    case EISDIR: return "đây là thư mục, không phải tệp";
    case EEXIST: return "đã có tệp hoặc thư mục này";
    case ENAMETOOLONG: return "tên quá dài";
    case EMFILE:
    case ENFILE: return "đang mở quá nhiều tệp";
    case EIO: return "ổ đĩa báo lỗi";
    case EADDRINUSE: return "địa chỉ này đang có chương trình khác dùng";
    case EADDRNOTAVAIL: return "máy này không có địa chỉ đó";
    default: return "lỗi hệ thống số " + std::to_string(system_error);
  }
}

}  // namespace sauro
