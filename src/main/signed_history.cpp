#include "main/signed_history.h"

#include "base/log.h"
#include "main/last_signed.h"
#include "main/ledger_keys.h"
#include "usecase/checkpoints.h"

namespace sauro::main {

Status CompareWithSigned(Workspace& workspace, const std::string& data) {
  const auto keys = ReadPublicKeys(data);
  if (!keys) return keys.error();
  LastSignedFile last(data);
  const auto compared = usecase::VerifyCheckpoints(workspace.app(), *keys, last);
  return compared ? Status() : Status(compared.error());
}

Status CompareWithSigned(const std::string& data) {
  auto workspace = Workspace::Open(data, store::OpenMode::kRead);
  if (workspace) return CompareWithSigned(**workspace, data);
  if (workspace.error().kind != ErrorKind::kConflict) return workspace.error();
  log::Warning(
      "not compared with what was signed: run sauro rebuild, then sauro verify",
      {{"reason", workspace.error().Text()}}
  );
  return {};
}

}  // namespace sauro::main
