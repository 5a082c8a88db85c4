// Lines of an exported ledger come from whoever wrote it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "ledger/export.h"
#include "ledger/record_line.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  sauro::ledger::LedgerCheck check({}, {});
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const auto record = sauro::ledger::RecordFromLine(line);
    if (record && sauro::ledger::CanonicalBytes(*record) != line) std::abort();
    if (!check.Take(line)) break;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return 0;
}
