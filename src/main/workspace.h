#pragma once
// A data folder opened for a command: the ports and the App over them.

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "store/data_folder.h"
#include "usecase/app.h"

namespace sauro::main {

/// The system clock, or a clock that started at SAURO_CLOCK (2026-11-23T02:00:00.000Z) when the
/// program did; for tests and for making the demo.
std::function<Instant()> ProgramClock();

class Workspace {
 public:
  /// `database`: a PostgreSQL address instead of the one in the folder. Errors: those of
  /// DataFolder::Open and ReadInstallation.
  static Result<std::unique_ptr<Workspace>> Open(
      const std::string& data,
      store::OpenMode mode,
      const usecase::Settings& settings = {},
      const std::string& database = {}
  );
  [[nodiscard]] usecase::App& app() { return *app_; }
  [[nodiscard]] store::DataFolder& folder() { return *folder_; }

 private:
  std::unique_ptr<store::DataFolder> folder_;
  std::unique_ptr<usecase::App> app_;
};

/// The person named on the command line; nobody named: the one who runs the command, who may do
/// what an editor may. Errors: kNotFound.
Result<usecase::Principal> PrincipalFor(usecase::App& app, const std::string& username);

/// The plan with this number or id; nothing for an empty text. Errors: kNotFound.
Result<std::optional<domain::PlanId>> FindPlan(usecase::App& app, const std::string& text);

}  // namespace sauro::main
