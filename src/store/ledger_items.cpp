#include "store/ledger_items.h"

#include <utility>
#include <vector>

#include "store/connection.h"
#include "store/fact_words.h"
#include "store/ledger_end.h"

namespace sauro::store {
namespace {

// Adds the records at the head and empties them.
Status AppendAll(Connection& connection, LedgerEnd& end, std::vector<ledger::Record>& records) {
  auto appended = end.Append(connection, records);
  records.clear();
  return appended ? Status() : Status(appended.error());
}

}  // namespace

Status TakeItems(
    Connection& connection, LedgerEnd& end, const std::function<Result<LedgerItem>()>& next
) {
  constexpr std::size_t kBatch = 1000;
  std::vector<ledger::Record> records;
  for (;;) {
    auto item = next();
    if (!item) return item.error();
    Status taken;
    if (const auto* words = std::get_if<ledger::KeptWords>(&*item)) {
      taken = PutWords(connection, *words);
    } else if (auto* const record = std::get_if<ledger::Record>(&*item)) {
      records.push_back(std::move(*record));
      if (records.size() >= kBatch) taken = AppendAll(connection, end, records);
    } else {
      taken = AppendAll(connection, end, records);
      return taken ? end.Write(connection) : taken;
    }
    if (!taken) return taken;
  }
}

}  // namespace sauro::store
