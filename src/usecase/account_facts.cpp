#include "usecase/account_facts.h"

#include <optional>
#include <vector>

#include "base/uuid.h"

namespace sauro::usecase {

Status TellOfAccount(App& app, const domain::AccountId& actor, const facts::Fact& fact) {
  const WriteRequest request{NewUuid(app.clock()), actor, std::nullopt};
  auto written = app.writer.Write(
      request,
      [&](const Deciding& /*deciding*/) -> Result<std::vector<facts::Fact>> {
        return std::vector<facts::Fact>{fact};
      }
  );
  return written ? Status() : Status(written.error());
}

}  // namespace sauro::usecase
