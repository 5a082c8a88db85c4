#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>

#include "main/commands.h"
#include "main/terminal.h"
#include "main/workspace.h"
#include "usecase/sign_in.h"

namespace sauro::main {
namespace {

struct UserOptions {
  std::string data;
  std::string username;
  std::string name;
  std::string role;
  std::string organization;
};

int RunUserAdd(const UserOptions& options) {
  const auto role = access::RoleFromCode(options.role);
  if (!role) {
    fmt::print(
        stderr,
        "sauro: vai trò phải là administrator, editor, reviewer, officer, leader hoặc inspector.\n"
    );
    return kUsage;
  }
  usecase::NewAccount account;
  account.username = options.username;
  account.display_name = options.name;
  account.role = *role;
  if (!options.organization.empty())
    account.organization = domain::OrganizationId(options.organization);
  account.password = ReadSecret("Mật khẩu: ");
  auto workspace = Workspace::Open(options.data, store::OpenMode::kWrite);
  if (!workspace) return Refuse(workspace.error());
  auto added = usecase::AddAccount((*workspace)->app(), domain::AccountId("command-line"), account);
  if (!added) return Refuse(added.error());
  fmt::print("Đã tạo tài khoản {} ({}).\n", options.username, access::NameOf(*role));
  return kDone;
}

int RunUserPassword(const UserOptions& options) {
  const std::string password = ReadSecret("Mật khẩu mới: ");
  auto workspace = Workspace::Open(options.data, store::OpenMode::kWrite);
  if (!workspace) return Refuse(workspace.error());
  auto set = usecase::SetPassword((*workspace)->app(), options.username, password);
  if (!set) return Refuse(set.error());
  fmt::print("Đã đặt mật khẩu mới cho {}; các phiên đang mở đã kết thúc.\n", options.username);
  return kDone;
}

}  // namespace

void AddUserCommand(CLI::App& program, int& exit_code) {
  auto options = std::make_shared<UserOptions>();
  CLI::App* command = program.add_subcommand("user", "Tài khoản");
  command->require_subcommand(1);
  CLI::App* add = command->add_subcommand(
      "add", "Thêm tài khoản; mật khẩu đọc từ bàn phím hoặc dòng đầu của stdin"
  );
  add->add_option("--data", options->data, "Thư mục dữ liệu")->required();
  add->add_option("--username", options->username, "Tên đăng nhập")->required();
  add->add_option("--name", options->name, "Họ tên")->required();
  add->add_option(
         "--role", options->role, "administrator, editor, reviewer, officer, leader, inspector"
  )
      ->required();
  add->add_option("--organization", options->organization, "Mã cơ quan trong danh mục");
  add->callback([options, &exit_code] { exit_code = RunUserAdd(*options); });
  CLI::App* password = command->add_subcommand(
      "password",
      "Đặt mật khẩu mới, đọc từ bàn phím hoặc dòng đầu của stdin; kết thúc các phiên đang mở"
  );
  password->add_option("--data", options->data, "Thư mục dữ liệu")->required();
  password->add_option("--username", options->username, "Tên đăng nhập")->required();
  password->callback([options, &exit_code] { exit_code = RunUserPassword(*options); });
}

}  // namespace sauro::main
