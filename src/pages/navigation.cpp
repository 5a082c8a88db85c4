#include "pages/navigation.h"

#include <algorithm>
#include <array>

namespace sauro::pages {
namespace {

using access::Permission;

struct Entry {
  NavigationEntry link;
  Permission permission;
};

constexpr std::array kEntries = {
    Entry{{"/viec-cua-toi", "Việc của tôi"}, Permission::kReportProgress},
    Entry{{"/tong-quan", "Tổng quan"}, Permission::kReadBoards},
    Entry{{"/nhac-viec", "Nhắc việc"}, Permission::kReadBoards},
    Entry{{"/ke-hoach", "Kế hoạch"}, Permission::kReadBoards},
    Entry{{"/nhiem-vu", "Nhiệm vụ"}, Permission::kReadBoards},
    Entry{{"/chi-tieu", "Chỉ tiêu"}, Permission::kReadBoards},
    Entry{{"/du-thao", "Dự thảo"}, Permission::kPreparePlans},
    Entry{{"/tham-dinh", "Thẩm định"}, Permission::kReviewReports},
    Entry{{"/gia-han", "Gia hạn"}, Permission::kSteerTasks},
    Entry{{"/bao-cao-tong-hop", "Báo cáo tổng hợp"}, Permission::kExportReports},
    Entry{{"/co-quan", "Cơ quan"}, Permission::kSignedIn},
    Entry{{"/ten-da-ghi-nho", "Tên đã ghi nhớ"}, Permission::kKeepNames},
    Entry{{"/tai-khoan", "Tài khoản"}, Permission::kManageAccounts},
    Entry{{"/thu-gui", "Thư đã gửi"}, Permission::kManageAccounts},
};

}  // namespace

std::vector<NavigationEntry> NavigationFor(access::Role role) {
  std::vector<NavigationEntry> out;
  for (const Entry& entry : kEntries) {
    if (access::Allowed(role, entry.permission)) out.push_back(entry.link);
  }
  const auto home = std::find_if(out.begin(), out.end(), [&](const NavigationEntry& entry) {
    return entry.path == HomeOf(role);
  });
  if (home != out.end()) std::rotate(out.begin(), home, home + 1);
  return out;
}

std::string_view HomeOf(access::Role role) {
  switch (role) {
    case access::Role::kAdministrator: return "/tai-khoan";
    case access::Role::kEditor: return "/du-thao";
    case access::Role::kReviewer: return "/tham-dinh";
    case access::Role::kOfficer: return "/viec-cua-toi";
    case access::Role::kLeader:
    case access::Role::kInspector: return "/tong-quan";
  }
  return "/";
}

bool BelongsTo(std::string_view path, std::string_view entry) {
  if (path.substr(0, entry.size()) != entry) return false;
  return path.size() == entry.size() || path[entry.size()] == '/';
}

}  // namespace sauro::pages
