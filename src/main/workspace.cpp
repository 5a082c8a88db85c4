#include "main/workspace.h"

#include <cstdlib>
#include <utility>

#include "base/text.h"
#include "main/installation.h"
#include "main/ledger_keys.h"
#include "main/reader_program.h"
#include "store/clock_guard.h"
#include "usecase/reading.h"
#include "usecase/sign_in.h"

namespace sauro::main {

std::function<Instant()> ProgramClock() {
  const char* text = std::getenv("SAURO_CLOCK");
  if (text == nullptr) return [] { return Now(); };
  const auto start = InstantFromIsoUtc(text);
  if (!start) return [] { return Now(); };
  // One offset for the whole program: two clocks of one run must agree.
  static const std::int64_t offset = start->unix_ms - Now().unix_ms;
  return [] { return Instant{Now().unix_ms + offset}; };
}

Result<std::unique_ptr<Workspace>> Workspace::Open(
    const std::string& data,
    store::OpenMode mode,
    const usecase::Settings& settings,
    const std::string& database
) {
  auto installation = ReadInstallation(data);
  if (!installation) return installation.error();
  auto keys = ReadPublicKeys(data);
  if (!keys) return keys.error();
  auto workspace = std::make_unique<Workspace>();
  auto folder = store::DataFolder::Open(
      data,
      mode,
      {database, installation->near_due_days, ProgramClock(), [] { return store::MachineUptime(); }}
  );
  if (!folder) return folder.error();
  workspace->folder_ = std::move(*folder);
  store::DataFolder& opened = *workspace->folder_;
  workspace->app_ = std::make_unique<usecase::App>(usecase::App{
      opened.queries(),
      opened.writer(),
      opened.accounts(),
      opened.blobs(),
      opened.ledger(),
      settings,
      ProgramClock()});
  workspace->app_->contacts = &opened.contacts();
  workspace->app_->feeds = &opened.feeds();
  workspace->app_->second_steps = &opened.second_steps();
  workspace->app_->tokens = &opened.tokens();
  if (settings.reader.program.empty()) workspace->app_->settings.reader = InstalledReader();
  for (const crypto::VerifierKey& key : *keys) {
    workspace->app_->settings.ledger_keys.push_back(key.Text());
  }
  workspace->app_->settings.installation = InstallationJson(*installation);
  workspace->app_->settings.near_due_days = installation->near_due_days;
  workspace->app_->settings.place = installation->place;
  workspace->app_->settings.state = installation->state;
  workspace->app_->settings.party = installation->party;
  return workspace;
}

Result<usecase::Principal> PrincipalFor(usecase::App& app, const std::string& username) {
  if (!username.empty()) return usecase::FindPrincipal(app, username);
  usecase::Principal person;
  person.account = domain::AccountId("command-line");
  person.display_name = "Dòng lệnh";
  person.role = access::Role::kEditor;
  return person;
}

Result<std::optional<domain::PlanId>> FindPlan(usecase::App& app, const std::string& text) {
  if (text.empty()) return std::optional<domain::PlanId>();
  auto person = PrincipalFor(app, "");
  if (!person) return person.error();
  auto plans = usecase::ListPlans(app, *person, std::nullopt);
  if (!plans) return plans.error();
  for (const views::PlanLine& plan : plans->view) {
    if (plan.number == text || plan.id.value == text) return std::optional(plan.id);
  }
  return NotFound("Không có kế hoạch số “" + text + "”.");
}

}  // namespace sauro::main
