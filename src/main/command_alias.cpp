#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>

#include "base/uuid.h"
#include "main/commands.h"
#include "main/terminal.h"
#include "main/workspace.h"
#include "usecase/learned_aliases.h"

namespace sauro::main {
namespace {

struct AliasOptions {
  std::string data;
  std::string as;
  std::string organization;
  std::string name;
};

int RunAliasList(const AliasOptions& options) {
  auto workspace = Workspace::Open(options.data, store::OpenMode::kRead);
  if (!workspace) return Refuse(workspace.error());
  auto person = PrincipalFor((*workspace)->app(), options.as);
  if (!person) return Refuse(person.error());
  const auto aliases = usecase::ListLearnedAliases((*workspace)->app(), *person);
  if (!aliases) return Refuse(aliases.error());
  for (const usecase::KnownAlias& known : *aliases) {
    fmt::print(
        "{}\t{}\t{}\t{}\t{}\n",
        known.alias.organization.value,
        known.organization_name,
        known.alias.name,
        DayOf(known.alias.learned_at).Vietnamese(),
        known.draft_title
    );
  }
  return kDone;
}

int RunAliasRemove(const AliasOptions& options) {
  auto workspace = Workspace::Open(options.data, store::OpenMode::kWrite);
  if (!workspace) return Refuse(workspace.error());
  usecase::App& app = (*workspace)->app();
  auto person = PrincipalFor(app, options.as);
  if (!person) return Refuse(person.error());
  const domain::OrganizationId organization(options.organization);
  const Status removed =
      usecase::RemoveLearnedAlias(app, *person, NewUuid(app.clock()), organization, options.name);
  if (!removed) return Refuse(removed.error());
  fmt::print("Đã bỏ tên “{}” của {}.\n", options.name, options.organization);
  return kDone;
}

}  // namespace

void AddAliasCommands(CLI::App& catalogue, int& exit_code) {
  auto options = std::make_shared<AliasOptions>();
  CLI::App* command = catalogue.add_subcommand("alias", "Tên đã ghi nhớ khi soát dự thảo");
  command->require_subcommand(1);
  CLI::App* list = command->add_subcommand(
      "list", "In các tên: mã cơ quan, cơ quan, tên đã ghi nhớ, ngày, dự thảo"
  );
  CLI::App* remove = command->add_subcommand("remove", "Bỏ một tên đã ghi nhớ");
  for (CLI::App* each : {list, remove}) {
    each->add_option("--data", options->data, "Thư mục dữ liệu")->required();
    each->add_option("--as", options->as, "Tên đăng nhập của người làm");
  }
  remove->add_option("organization", options->organization, "Mã cơ quan")->required();
  remove->add_option("name", options->name, "Tên đã ghi nhớ")->required();
  list->callback([options, &exit_code] { exit_code = RunAliasList(*options); });
  remove->callback([options, &exit_code] { exit_code = RunAliasRemove(*options); });
}

}  // namespace sauro::main
