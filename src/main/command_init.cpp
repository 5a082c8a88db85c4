#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <fstream>
#include <iterator>
#include <memory>

#include "base/uuid.h"
#include "main/commands.h"
#include "main/installation.h"
#include "main/ledger_keys.h"
#include "main/terminal.h"
#include "main/workspace.h"
#include "usecase/catalogue_import.h"

namespace sauro::main {
namespace {

struct InitOptions {
  std::string data;
  std::string database;
  std::string province;
  std::int32_t near_due_days = domain::kDefaultNearDueDays;
};

int RunInit(const InitOptions& options) {
  if (auto made = store::DataFolder::Create(options.data, options.database); !made)
    return Refuse(made.error());
  if (auto written = WriteInstallation(
          options.data, InstallationOfProvince(options.province, options.near_due_days)
      );
      !written) {
    return Refuse(written.error());
  }
  if (auto made = MakeLedgerKey(options.data, options.province); !made) {
    return Refuse(made.error());
  }
  fmt::print("Đã tạo thư mục dữ liệu {}.\n", options.data);
  return kDone;
}

struct CatalogueOptions {
  std::string data;
  std::string organizations;
  std::string groups;
};

Result<std::string> ReadText(const std::string& path) {
  if (path.empty()) return std::string();
  std::ifstream in(path, std::ios::binary);
  if (!in) return Unreadable("Không mở được tệp.", path);
  return std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

int RunCatalogue(const CatalogueOptions& options) {
  auto organizations = ReadText(options.organizations);
  if (!organizations) return Refuse(organizations.error());
  auto groups = ReadText(options.groups);
  if (!groups) return Refuse(groups.error());
  auto workspace = Workspace::Open(options.data, store::OpenMode::kWrite);
  if (!workspace) return Refuse(workspace.error());
  usecase::App& app = (*workspace)->app();
  auto imported = usecase::ImportCatalogue(
      app, domain::AccountId("command-line"), NewUuid(app.clock()), *organizations, *groups
  );
  if (!imported) return Refuse(imported.error());
  fmt::print(
      "Danh mục: {} cơ quan, {} nhóm mới hoặc thay đổi.\n",
      imported->organizations,
      imported->groups
  );
  return kDone;
}

}  // namespace

void AddInitCommand(CLI::App& program, int& exit_code) {
  auto options = std::make_shared<InitOptions>();
  CLI::App* command = program.add_subcommand("init", "Tạo thư mục dữ liệu mới");
  command->add_option("--data", options->data, "Thư mục dữ liệu (chưa có hoặc rỗng)")->required();
  command->add_option(
      "--database",
      options->database,
      "Cơ sở dữ liệu PostgreSQL rỗng, postgresql://...; bỏ trống: tệp SQLite trong thư mục"
  );
  command->add_option("--province", options->province, "Tên tỉnh, không kèm chữ “tỉnh”")
      ->default_val("Mẫu");
  command
      ->add_option("--near-due-days", options->near_due_days, "Còn bấy nhiêu ngày là sắp đến hạn")
      ->capture_default_str()
      ->check(CLI::Range(0, 90));
  command->callback([options, &exit_code] { exit_code = RunInit(*options); });
}

void AddCatalogueCommand(CLI::App& program, int& exit_code) {
  auto options = std::make_shared<CatalogueOptions>();
  CLI::App* command = program.add_subcommand("catalogue", "Danh mục cơ quan và nhóm cơ quan");
  command->require_subcommand(1);
  CLI::App* import = command->add_subcommand("import", "Nạp từ tệp CSV (xem docs/danh-muc.md)");
  import->add_option("--data", options->data, "Thư mục dữ liệu")->required();
  import->add_option(
      "--organizations",
      options->organizations,
      "CSV: id,name,aliases,level,line[,parent,identifier,from,until]"
  );
  import->add_option("--groups", options->groups, "CSV: id,name,aliases,members");
  import->callback([options, &exit_code] { exit_code = RunCatalogue(*options);
});
AddAliasCommands(*command, exit_code);
}  // namespace sauro::main

}  // namespace sauro::main
