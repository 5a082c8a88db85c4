// Flips single bits of stored facts and of the words beside them: whether the verification finds
// each one, and where. Then of entries of indexes, one for every fifty: whether it finds them.
//
// usage: flips DATA COUNT SEED    DATA is the copy of a data folder with facts; it may be damaged
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "store/data_folder.h"

namespace sauro {
namespace {

using Database = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;

struct Column {
  const char* name;
  bool is_number;
  const char* table = "fact";
};

constexpr std::array<Column, 11> kColumns = {{
    {"id", false},
    {"at", true},
    {"actor", false},
    {"organization", false},
    {"kind", false},
    {"version", true},
    {"subject", false},
    {"body", false},
    {"leaf", false},
    {"salt", false, "fact_words"},
    {"text", false, "fact_words"},
}};

[[noreturn]] void Stop(const std::string& why) {
  fmt::print(stderr, "flips: {}\n", why);
  std::exit(2);
}

using Statement = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;

Statement Prepare(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* handle = nullptr;
  if (sqlite3_prepare_v2(database, sql.c_str(), -1, &handle, nullptr) != SQLITE_OK) {
    Stop(sql + ": " + sqlite3_errmsg(database));
  }
  return {handle, sqlite3_finalize};
}

bool IsBlob(const Column& column) {
  const std::string_view name = column.name;
  return name == "leaf" || name == "salt";
}

struct Value {
  std::int64_t number = 0;
  std::string bytes;
};

// Nothing where there is nothing to flip.
std::optional<Value> Read(sqlite3* database, const Column& column, std::int64_t seq) {
  const Statement row = Prepare(
      database, fmt::format("SELECT {} FROM {} WHERE seq = ?1 LIMIT 1", column.name, column.table)
  );
  sqlite3_bind_int64(row.get(), 1, seq);
  if (sqlite3_step(row.get()) != SQLITE_ROW) return std::nullopt;
  if (sqlite3_column_type(row.get(), 0) == SQLITE_NULL) return std::nullopt;
  if (column.is_number) return Value{sqlite3_column_int64(row.get(), 0), {}};
  const auto* data = static_cast<const char*>(sqlite3_column_blob(row.get(), 0));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row.get(), 0));
  if (size == 0) return std::nullopt;
  return Value{0, {data, size}};
}

// False where the database itself refuses the value (two facts with one identifier).
bool Write(sqlite3* database, const Column& column, std::int64_t seq, const Value& value) {
  const Statement change = Prepare(
      database,
      fmt::format(
          "UPDATE {1} SET {0} = ?2 WHERE rowid = (SELECT rowid FROM {1} WHERE seq = ?1 LIMIT 1)",
          column.name,
          column.table
      )
  );
  sqlite3_bind_int64(change.get(), 1, seq);
  const auto size = static_cast<int>(value.bytes.size());
  if (column.is_number) {
    sqlite3_bind_int64(change.get(), 2, value.number);
  } else if (IsBlob(column)) {
    sqlite3_bind_blob(change.get(), 2, value.bytes.data(), size, SQLITE_TRANSIENT);
  } else {
    sqlite3_bind_text(change.get(), 2, value.bytes.data(), size, SQLITE_TRANSIENT);
  }
  const int code = sqlite3_step(change.get());
  if (code != SQLITE_DONE && (code & 0xFF) != SQLITE_CONSTRAINT) {
    Stop(sqlite3_errmsg(database));
  }
  return code == SQLITE_DONE;
}

Value Flipped(Value value, const Column& column, std::mt19937_64& random) {
  if (column.is_number) {
    value.number = static_cast<std::int64_t>(
        static_cast<std::uint64_t>(value.number) ^ (std::uint64_t{1} << (random() % 63))
    );
  } else {
    char& byte = value.bytes[random() % value.bytes.size()];
    byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << (random() % 8)));
  }
  return value;
}

Database OpenDatabase(const std::string& data) {
  sqlite3* handle = nullptr;
  const std::string path = data + "/sauro.db";
  const int code = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
  Database database(handle, sqlite3_close);
  if (code != SQLITE_OK) Stop("cannot open " + path);
  const char* prepare = "PRAGMA synchronous = OFF; DROP TRIGGER IF EXISTS fact_no_update";
  if (sqlite3_exec(handle, prepare, nullptr, nullptr, nullptr) != SQLITE_OK) {
    Stop(sqlite3_errmsg(handle));
  }
  return database;
}

// Empty if the verification says that exactly this fact was changed.
std::string Judge(store::DataFolder& folder, std::int64_t seq) {
  const auto verified = folder.Verify({});
  if (verified) return "nothing found";
  const std::string& place = verified.error().place;
  const std::string wanted = fmt::format("sự kiện {}", seq);
  if (place == wanted || place.rfind(wanted + ", trường ", 0) == 0) return {};
  return "found elsewhere: " + verified.error().Text();
}

// The entries of indexes in the file: where each one is, and how long.
struct Entry {
  std::string index;
  std::uint64_t at = 0;
  std::uint64_t size = 0;
};

std::uint64_t Number(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
  return std::uint64_t{byte(0)} << 8U | byte(1);
}

// Of a leaf page of an index (type 10): the payload behind its size, which is one or two bytes long
// here; what overflows to other pages is left out.
void AddEntries(
    std::string_view page, std::uint64_t begin, const std::string& index, std::vector<Entry>& to
) {
  constexpr std::size_t kHeader = 8;
  for (std::size_t cell = 0; cell < Number(page, 3); ++cell) {
    std::size_t at = Number(page, kHeader + 2 * cell);
    const auto first = static_cast<unsigned char>(page[at]);
    std::uint64_t size = first & 0x7FU;
    if (first >= 0x80U) size = size << 7U | (static_cast<unsigned char>(page[++at]) & 0x7FU);
    ++at;
    if (size > page.size() / 8) continue;
    to.push_back({index, begin + at, size});
  }
}

std::vector<Entry> EntriesOfIndexes(sqlite3* database, const std::string& path) {
  if (sqlite3_exec(database, "PRAGMA wal_checkpoint(TRUNCATE)", nullptr, nullptr, nullptr) !=
      SQLITE_OK) {
    Stop(sqlite3_errmsg(database));
  }
  std::ifstream in(path, std::ios::binary);
  const std::string file{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  std::vector<Entry> entries;
  const Statement pages = Prepare(
      database,
      "SELECT name, pgoffset, pgsize FROM dbstat WHERE pagetype = 'leaf' AND name IN (SELECT name "
      "FROM sqlite_master WHERE type = 'index' AND tbl_name NOT LIKE 'fact%')"
  );
  while (sqlite3_step(pages.get()) == SQLITE_ROW) {
    const auto begin = static_cast<std::uint64_t>(sqlite3_column_int64(pages.get(), 1));
    const auto size = static_cast<std::size_t>(sqlite3_column_int64(pages.get(), 2));
    const auto* name = reinterpret_cast<const char*>(sqlite3_column_text(pages.get(), 0));
    AddEntries(std::string_view(file).substr(begin, size), begin, name, entries);
  }
  return entries;
}

// Turns one bit of the file; again: turns it back.
void Turn(const std::string& path, std::uint64_t at, unsigned bit) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekg(static_cast<std::streamoff>(at));
  const char before = static_cast<char>(file.get());
  file.seekp(static_cast<std::streamoff>(at));
  file.put(static_cast<char>(static_cast<unsigned char>(before) ^ (1U << bit)));
  if (!file) Stop("cannot write to " + path);
}

// What an index holds is not in the ledger, and answers come from it all the same.
std::int64_t FlipIndexes(const std::string& data, std::int64_t count, std::mt19937_64& random) {
  const std::string path = data + "/sauro.db";
  const std::vector<Entry> entries = EntriesOfIndexes(OpenDatabase(data).get(), path);
  if (entries.empty()) Stop("there are no indexes");
  std::int64_t missed = 0;
  for (std::int64_t done = 0; done < count; ++done) {
    const Entry& entry = entries[random() % entries.size()];
    const std::uint64_t at = entry.at + random() % entry.size;
    const auto bit = static_cast<unsigned>(random() % 8);
    Turn(path, at, bit);
    {
      auto folder = store::DataFolder::Open(data, store::OpenMode::kRead);
      if (folder && (*folder)->Verify({})) {
        ++missed;
        fmt::print(
            "index {}, byte {} of {}: nothing found\n", entry.index, at - entry.at, entry.size
        );
      }
    }
    Turn(path, at, bit);
  }
  fmt::print("{} bit flips in entries of indexes: {} found\n", count, count - missed);
  return missed;
}

int Run(const std::string& data, std::int64_t count, std::uint64_t seed) {
  const Database owner = OpenDatabase(data);
  sqlite3* database = owner.get();
  auto folder = store::DataFolder::Open(data, store::OpenMode::kRead);
  if (!folder) Stop(folder.error().Text());
  const auto whole = (*folder)->Verify({});
  if (!whole || whole->size == 0) Stop("the ledger is not whole, or empty");
  std::mt19937_64 random(seed);
  std::int64_t done = 0;
  std::int64_t missed = 0;
  while (done < count) {
    const auto seq = static_cast<std::int64_t>(random() % whole->size + 1);
    const Column& column = kColumns[random() % kColumns.size()];
    const auto before = Read(database, column, seq);
    if (!before || !Write(database, column, seq, Flipped(*before, column, random))) continue;
    const std::string wrong = Judge(**folder, seq);
    if (!wrong.empty()) {
      ++missed;
      fmt::print("fact {}, {}: {}\n", seq, column.name, wrong);
    }
    if (!Write(database, column, seq, *before)) Stop("the old value is refused");
    ++done;
  }
  const auto after = (*folder)->Verify({});
  if (!after || after->root != whole->root) Stop("the ledger is not as it was before");
  fmt::print("{} bit flips in {} facts: {} found and located\n", done, whole->size, done - missed);
  folder->reset();
  missed += FlipIndexes(data, std::max<std::int64_t>(count / 50, 1), random);
  return missed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace sauro

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  return sauro::Run(argv[1], std::atoll(argv[2]), std::strtoull(argv[3], nullptr, 10));
}
