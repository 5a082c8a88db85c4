#include "store/copy.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "crypto/sha256.h"
#include "store/fact_table.h"
#include "store/replay.h"
#include "store/row_copy.h"

namespace sauro::store {
namespace {

// Whether the file is what its name says.
Result<bool> IsWhole(const std::string& path, const std::string& sha256) {
  const auto hash = crypto::Sha256File(path);
  if (!hash) return hash.error();
  return crypto::ToHex(hash->hash) == sha256;
}

// The path of a content whose bytes were compared with its name; nothing: it is damaged. A cached
// file that has changed is fetched anew.
Result<std::optional<std::string>> WholePathOf(KeptBlobs& from, const std::string& sha256) {
  for (const bool fetched_anew : {false, true}) {
    auto path = from.PathOf(sha256);
    if (!path && path.error().kind == ErrorKind::kInternal) break;
    if (!path) return path.error();
    const auto whole = IsWhole(*path, sha256);
    if (!whole) return whole.error();
    if (*whole) return std::optional(std::move(*path));
    if (fetched_anew || !from.ForgetCached(sha256)) break;
  }
  return std::optional<std::string>();
}

}  // namespace

Status CopyBlobs(KeptBlobs& from, KeptBlobs& into, const KeptBlobs::TakeName& damaged) {
  return from.Each([&](const std::string& sha256) -> Status {
    const auto path = WholePathOf(from, sha256);
    if (!path) return path.error();
    if (!*path) return damaged(sha256);
    const auto put = into.PutFile(**path);
    if (!put) return put.error();
    if (put->sha256 == sha256) return {};
    return Unavailable("Tệp đính kèm bị đổi trong khi chép; hãy chạy lại.", sha256);
  });
}

Status CopyTables(Connection& from, Connection& into, const ledger::Progress& progress) {
  auto size = FactTable(into).Size();
  if (!size) return size.error();
  if (size->value != 0) return Conflict("Nơi chép đến đã có dữ liệu.");
  auto total = FactTable(from).Size();
  if (!total) return total.error();
  std::uint64_t done = 0;
  for (const KeptTable& table : KeptTables()) {
    if (auto cleared = into.RunScript(table.clear); !cleared) return cleared;
    const auto copied = CopyRows(from, table.read, into, table.name, [&](const Row& /*row*/) {
      if (progress && ++done % 1024 == 0) progress(std::min(done, total->value), 2 * total->value);
      return Status();
    });
    if (!copied) return copied;
  }
  return Replay(into, into, [&](std::uint64_t replayed, std::uint64_t all) {
    if (progress) progress(all + replayed, 2 * all);
  });
}

}  // namespace sauro::store
