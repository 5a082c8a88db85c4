#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <optional>
#include <string>

#include "main/commands.h"
#include "main/terminal.h"
#include "main/workspace.h"
#include "usecase/account_admin.h"
#include "usecase/second_step.h"

namespace sauro::main {
namespace {

struct UserOptions {
  std::string data;
  std::string username;
  std::string name;
  std::string role;
  std::string organization;
  std::string reason;
};

constexpr const char* kRoles = "administrator, editor, reviewer, officer, leader, inspector";

constexpr const char* kCommandLine = "command-line";

// Nothing, and said so, if there is no such role.
std::optional<access::Role> RoleOf(const UserOptions& options) {
  const auto role = access::RoleFromCode(options.role);
  if (!role) fmt::print(stderr, "sauro: vai trò phải là một trong: {}.\n", kRoles);
  return role;
}

std::optional<domain::OrganizationId> OrganizationOf(const UserOptions& options) {
  if (options.organization.empty()) return std::nullopt;
  return domain::OrganizationId(options.organization);
}

int RunUserAdd(const UserOptions& options) {
  const auto role = RoleOf(options);
  if (!role) return kUsage;
  usecase::NewAccount account;
  account.username = options.username;
  account.display_name = options.name;
  account.role = *role;
  account.organization = OrganizationOf(options);
  account.password = ReadSecret("Mật khẩu: ");
  auto workspace = Workspace::Open(options.data, store::OpenMode::kWrite);
  if (!workspace) return Refuse(workspace.error());
  auto added = usecase::AddAccount((*workspace)->app(), domain::AccountId(kCommandLine), account);
  if (!added) return Refuse(added.error());
  fmt::print("Đã tạo tài khoản {} ({}).\n", options.username, access::NameOf(*role));
  return kDone;
}

int RunUserPassword(const UserOptions& options) {
  const std::string password = ReadSecret("Mật khẩu mới: ");
  auto workspace = Workspace::Open(options.data, store::OpenMode::kWrite);
  if (!workspace) return Refuse(workspace.error());
  auto set = usecase::SetPassword(
      (*workspace)->app(), domain::AccountId(kCommandLine), options.username, password
  );
  if (!set) return Refuse(set.error());
  fmt::print(
      "Đã đặt mật khẩu mới cho {}; các phiên đang mở đã kết thúc. Lần đăng nhập tới phải đổi mật "
      "khẩu này.\n",
      options.username
  );
  return kDone;
}

int RunUserDisable(const UserOptions& options, bool disabled) {
  auto workspace = Workspace::Open(options.data, store::OpenMode::kWrite);
  if (!workspace) return Refuse(workspace.error());
  auto set = usecase::SetDisabled(
      (*workspace)->app(),
      domain::AccountId(kCommandLine),
      {options.username, disabled, options.reason}
  );
  if (!set) return Refuse(set.error());
  if (disabled) {
    fmt::print("Đã khóa tài khoản {}; các phiên đang mở đã kết thúc.\n", options.username);
  } else {
    fmt::print("Đã mở khóa tài khoản {}.\n", options.username);
  }
  return kDone;
}

int RunUserSecondStepOff(const UserOptions& options) {
  auto workspace = Workspace::Open(options.data, store::OpenMode::kWrite);
  if (!workspace) return Refuse(workspace.error());
  auto removed = usecase::RemoveSecondStep(
      (*workspace)->app(), domain::AccountId(kCommandLine), options.username
  );
  if (!removed) return Refuse(removed.error());
  fmt::print(
      "Đã tắt xác thực hai bước của {}; từ nay đăng nhập chỉ cần mật khẩu.\n", options.username
  );
  return kDone;
}

int RunUserAppoint(const UserOptions& options) {
  const auto role = RoleOf(options);
  if (!role) return kUsage;
  auto workspace = Workspace::Open(options.data, store::OpenMode::kWrite);
  if (!workspace) return Refuse(workspace.error());
  auto appointed = usecase::Appoint(
      (*workspace)->app(),
      domain::AccountId(kCommandLine),
      options.username,
      {*role, OrganizationOf(options)}
  );
  if (!appointed) return Refuse(appointed.error());
  const std::string place =
      options.organization.empty() ? std::string() : ", cơ quan " + options.organization;
  fmt::print(
      "Tài khoản {} giữ vai trò {}{} kể từ bây giờ.\n",
      options.username,
      access::NameOf(*role),
      place
  );
  return kDone;
}

void AddPostOptions(CLI::App& command, UserOptions& options) {
  command.add_option("--role", options.role, kRoles)->required();
  command.add_option("--organization,--org", options.organization, "Mã cơ quan trong danh mục");
}

void AddUsername(CLI::App& command, UserOptions& options) {
  command.add_option("--data", options.data, "Thư mục dữ liệu")->required();
  command.add_option("username,--username", options.username, "Tên đăng nhập")->required();
}

// A command about the account that its first value names.
CLI::App* AddAccountCommand(
    CLI::App& user, UserOptions& options, const char* name, const char* description
) {
  CLI::App* command = user.add_subcommand(name, description);
  AddUsername(*command, options);
  return command;
}

}  // namespace

void AddUserCommand(CLI::App& program, int& exit_code) {
  auto options = std::make_shared<UserOptions>();
  CLI::App* command = program.add_subcommand("user", "Tài khoản");
  command->require_subcommand(1);
  CLI::App* add = command->add_subcommand(
      "add", "Thêm tài khoản; mật khẩu đọc từ bàn phím hoặc dòng đầu của stdin"
  );
  AddUsername(*add, *options);
  add->add_option("--name", options->name, "Họ tên")->required();
  AddPostOptions(*add, *options);
  add->callback([options, &exit_code] { exit_code = RunUserAdd(*options); });
  CLI::App* password = command->add_subcommand(
      "password",
      "Đặt mật khẩu mới, đọc từ bàn phím hoặc dòng đầu của stdin; kết thúc các phiên đang mở"
  );
  AddUsername(*password, *options);
  password->callback([options, &exit_code] { exit_code = RunUserPassword(*options); });
  CLI::App* disable = AddAccountCommand(
      *command,
      *options,
      "disable",
      "Khóa tài khoản (SQLite: dừng máy chủ trước); kết thúc các phiên đang mở, giữ nguyên lịch sử"
  );
  disable->add_option("--reason", options->reason, "Lý do khóa")->required();
  disable->callback([options, &exit_code] { exit_code = RunUserDisable(*options, true); });
  AddAccountCommand(*command, *options, "enable", "Mở khóa tài khoản (SQLite: dừng máy chủ trước)")
      ->callback([options, &exit_code] { exit_code = RunUserDisable(*options, false); });
  AddAccountCommand(
      *command,
      *options,
      "second-step-off",
      "Tắt xác thực hai bước cho người mất điện thoại và mã dự phòng (SQLite: dừng máy chủ trước)"
  )
      ->callback([options, &exit_code] { exit_code = RunUserSecondStepOff(*options); });
  CLI::App* appoint = AddAccountCommand(
      *command,
      *options,
      "appoint",
      "Giao vai trò và cơ quan khác (SQLite: dừng máy chủ trước); việc đã làm giữ vai trò cũ"
  );
  AddPostOptions(*appoint, *options);
  appoint->callback([options, &exit_code] { exit_code = RunUserAppoint(*options); });
}

}  // namespace sauro::main
