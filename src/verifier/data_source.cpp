#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "base/json.h"
#include "ledger/checkpoint.h"
#include "ledger/checkpoint_lines.h"
#include "ledger/export.h"
#include "ledger/kept_words.h"
#include "ledger/record.h"
#include "verifier/line_source.h"

namespace sauro::verifier {
namespace {

using Database = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;
using Rows = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;

Error CannotRead(sqlite3* database, const std::string& place) {
  return Unavailable(
      fmt::format("Không đọc được cơ sở dữ liệu: {}.", sqlite3_errmsg(database)), place
  );
}

std::string TextAt(sqlite3_stmt* row, int column) {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(row, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  return data == nullptr ? std::string() : std::string(data, size);
}

// Runs a statement to its end, or until `take` refuses.
template <typename Take>
Status EachRow(sqlite3* database, const char* text, const Take& take) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, text, -1, &statement, nullptr) != SQLITE_OK) {
    return CannotRead(database, text);
  }
  const Rows rows(statement, &sqlite3_finalize);
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(rows.get())) == SQLITE_ROW) {
    if (auto taken = take(rows.get()); !taken) return taken;
  }
  return code == SQLITE_DONE ? Status() : Status(CannotRead(database, text));
}

ledger::Record RecordAt(sqlite3_stmt* row) {
  ledger::Record record;
  record.seq = static_cast<std::uint64_t>(sqlite3_column_int64(row, 0));
  record.id = TextAt(row, 1);
  record.at = {sqlite3_column_int64(row, 2)};
  record.actor = TextAt(row, 3);
  if (sqlite3_column_type(row, 4) != SQLITE_NULL) record.organization = TextAt(row, 4);
  record.kind = TextAt(row, 5);
  record.version = sqlite3_column_int64(row, 6);
  record.subject = TextAt(row, 7);
  record.body = TextAt(row, 8);
  return record;
}

Status Put(std::string_view line_with_end, const TakeLine& take) {
  return take(line_with_end.substr(0, line_with_end.size() - 1));
}

// The note in a file of its own, which whoever writes the database does not reach; empty: nothing
// was signed yet.
Result<std::string> LastSigned(const std::string& folder) {
  const std::string path = folder + "/ledger.signed";
  std::error_code code;
  if (!std::filesystem::exists(path, code) && !code) return std::string();
  std::ifstream in(path, std::ios::binary);
  std::string note{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in && !note.empty()) return note;
  return Unreadable("Không đọc được mốc đã ký sau cùng.", path);
}

// What the order of the database does not bring to its place: notes beside which another size
// stands than they say, and the one that was signed last.
Result<ledger::CheckpointLines> Strays(sqlite3* database, const std::string& last_signed) {
  ledger::CheckpointLines strays;
  auto read = EachRow(database, "SELECT size, note FROM checkpoint", [&](sqlite3_stmt* row) {
    const auto size = static_cast<std::uint64_t>(sqlite3_column_int64(row, 0));
    const std::string note = TextAt(row, 1);
    if (ledger::SizeOfNote(note) != size) strays.Add(note);
    return Status();
  });
  if (!read) return read.error();
  if (!last_signed.empty()) strays.Add(last_signed);
  return strays;
}

std::string WordsLine(sqlite3_stmt* row) {
  return ledger::ExportWordsLine(
      {static_cast<std::uint64_t>(sqlite3_column_int64(row, 0)),
       TextAt(row, 1),
       TextAt(row, 2),
       TextAt(row, 3)}
  );
}

// What stands beside the records, in its order: each row is handed on as soon as the ledger is as
// long as its first column says.
class Beside {
 public:
  /// An empty line stands elsewhere.
  using LineOf = std::function<std::string(sqlite3_stmt* row)>;
  Beside(sqlite3* database, LineOf line)
      : rows_(nullptr, &sqlite3_finalize), database_(database), line_(std::move(line)) {}

  Status Begin(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr) != SQLITE_OK) {
      return CannotRead(database_, sql);
    }
    rows_.reset(statement);
    return Step();
  }

  /// Those that no record stands before.
  Status TakeRest(const TakeLine& take) {
    return TakeUpTo(std::numeric_limits<std::uint64_t>::max(), take);
  }
  Status TakeUpTo(std::uint64_t size, const TakeLine& take) {
    while (next_size_ && *next_size_ <= size) {
      const std::string line = line_(rows_.get());
      auto put = line.empty() ? Status() : Put(line, take);
      if (!put) return put;
      if (auto stepped = Step(); !stepped) return stepped;
    }
    return {};
  }

 private:
  Status Step() {
    const int code = sqlite3_step(rows_.get());
    next_size_.reset();
    if (code == SQLITE_ROW) {
      next_size_ = static_cast<std::uint64_t>(sqlite3_column_int64(rows_.get(), 0));
    }
    return code == SQLITE_ROW || code == SQLITE_DONE ? Status()
                                                     : Status(CannotRead(database_, "sauro.db"));
  }

  Rows rows_;
  sqlite3* database_;
  LineOf line_;
  std::optional<std::uint64_t> next_size_;  ///< nothing: there are no more
};

Status PutKeys(const std::string& folder, const TakeLine& take) {
  std::ifstream in(folder + "/ledger.pub");
  for (std::string line; std::getline(in, line);) {
    if (auto taken = take("key " + line); !taken) return taken;
  }
  return {};
}

// What reports depend on besides the ledger; the file may have been laid out by a person.
Status PutInstallation(const std::string& folder, const TakeLine& take) {
  std::ifstream in(folder + "/installation.json");
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto value = ParseJson(text);
  if (!value) return Unreadable("Tệp này không đọc được.", folder + "/installation.json");
  return Put(ledger::ExportInstallationLine(ToJson(*value)), take);
}

Status PutRecords(sqlite3* database, const std::string& last_signed, const TakeLine& take) {
  auto strays = Strays(database, last_signed);
  if (!strays) return strays.error();
  const auto put_stray = [&](const std::string& line) { return Put(line, take); };
  Beside checkpoints(database, [&](sqlite3_stmt* row) {
    const std::string note = TextAt(row, 1);
    return strays->Has(note) ? std::string() : ledger::ExportCheckpointLine(note);
  });
  auto begun = checkpoints.Begin("SELECT size, note FROM checkpoint ORDER BY size, number");
  if (!begun) return begun;
  Beside words(database, WordsLine);
  if (sqlite3_table_column_metadata(
          database, nullptr, "fact_words", nullptr, nullptr, nullptr, nullptr, nullptr, nullptr
      ) == SQLITE_OK) {  // a folder of an older release has none
    begun = words.Begin("SELECT seq, field, salt, text FROM fact_words ORDER BY seq, field");
    if (!begun) return begun;
  }
  if (auto taken = checkpoints.TakeUpTo(0, take); !taken) return taken;
  if (auto put = strays->PutUpTo(0, put_stray); !put) return put;
  auto records = EachRow(
      database,
      "SELECT seq, id, at, actor, organization, kind, version, subject, body, leaf FROM fact "
      "ORDER BY seq",
      [&](sqlite3_stmt* row) -> Status {
        const ledger::Record record = RecordAt(row);
        const std::string line = ledger::CanonicalBytes(record);
        if (crypto::BytesOf(crypto::LeafHash(line)) != TextAt(row, 9)) {
          return Conflict(
              "Nội dung không khớp với mã băm đã ghi.", fmt::format("sự kiện {}", record.seq)
          );
        }
        if (auto taken = take(line); !taken) return taken;
        if (auto taken = words.TakeUpTo(record.seq, take); !taken) return taken;
        if (auto taken = checkpoints.TakeUpTo(record.seq, take); !taken) return taken;
        return strays->PutUpTo(record.seq, put_stray);
      }
  );
  if (!records) return records;
  // Words or checkpoints of records that are not there: the end was cut off.
  if (auto taken = words.TakeRest(take); !taken) return taken;
  if (auto taken = checkpoints.TakeRest(take); !taken) return taken;
  return strays->PutRest(put_stray);
}

Status PutEnd(sqlite3* database, const TakeLine& take) {
  return EachRow(database, "SELECT size, root FROM tree_head", [&](sqlite3_stmt* row) -> Status {
    const auto root = crypto::HashFromBytes(TextAt(row, 1));
    const auto size = static_cast<std::uint64_t>(sqlite3_column_int64(row, 0));
    return Put(ledger::ExportEndLine({size, root.value_or(crypto::Hash{})}), take);
  });
}

}  // namespace

Status ReadDataFolder(const std::string& folder, const TakeLine& take) {
  const std::string path = folder + "/sauro.db";
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
  const Database database(opened, &sqlite3_close);
  if (code != SQLITE_OK) return NotFound("Không mở được cơ sở dữ liệu của thư mục này.", path);
  sqlite3_busy_timeout(opened, 10'000);
  // Before the snapshot: what is signed meanwhile is no cut.
  const auto last_signed = LastSigned(folder);
  if (!last_signed) return last_signed.error();
  // One snapshot, so that a writer beside it is no damage.
  if (sqlite3_exec(opened, "BEGIN", nullptr, nullptr, nullptr) != SQLITE_OK) {
    return CannotRead(opened, path);
  }
  std::string header = ledger::ExportHeader();
  header.pop_back();
  if (auto taken = take(header); !taken) return taken;
  if (auto keys = PutKeys(folder, take); !keys) return keys;
  if (auto put = PutInstallation(folder, take); !put) return put;
  if (auto records = PutRecords(opened, *last_signed, take); !records) return records;
  return PutEnd(opened, take);
}

}  // namespace sauro::verifier
