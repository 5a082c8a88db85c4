#include "store/postgres_copy.h"

#include <endian.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace sauro::store {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 16U;
// Signature, flags, and the length of no extension (PostgreSQL manual, COPY, "Binary Format").
constexpr std::string_view kHead("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
constexpr std::string_view kEnd("\377\377", 2);
constexpr std::int64_t kNull = -1;

template <typename Number>
void Append(std::string& buffer, Number big_endian) {
  std::array<char, sizeof(Number)> bytes{};
  std::memcpy(bytes.data(), &big_endian, sizeof(Number));
  buffer.append(bytes.data(), bytes.size());
}

}  // namespace

PostgresCopy::PostgresCopy(PGconn* handle) : handle_(handle), buffer_(kHead) {}

void PostgresCopy::AddLength(std::int64_t bytes) {
  Append(buffer_, htobe32(static_cast<std::uint32_t>(bytes)));
}

void PostgresCopy::AddField(std::string_view bytes) {
  AddLength(static_cast<std::int64_t>(bytes.size()));
  buffer_.append(bytes);
}

void PostgresCopy::AddColumn(const Row& row, int column) {
  switch (row.TypeOf(column)) {
    case ValueType::kNull: return AddLength(kNull);
    case ValueType::kInt:
      AddLength(sizeof(std::int64_t));
      return Append(buffer_, htobe64(static_cast<std::uint64_t>(row.IntAt(column))));
    case ValueType::kText:
    case ValueType::kBytes: return AddField(row.ViewAt(column));
  }
}

Status PostgresCopy::Add(const Row& row) {
  const int columns = row.ColumnCount();
  Append(buffer_, htobe16(static_cast<std::uint16_t>(columns)));
  for (int column = 0; column < columns; ++column) AddColumn(row, column);
  return buffer_.size() < kPiece ? Status() : Send();
}

Status PostgresCopy::Send() {
  const bool sent = PQputCopyData(handle_, buffer_.data(), static_cast<int>(buffer_.size())) == 1;
  buffer_.clear();
  return sent ? Status() : Status(Unavailable("Mất liên lạc với máy chủ PostgreSQL.", "copy"));
}

Status PostgresCopy::End(bool failed) {
  if (!failed) {
    buffer_.append(kEnd);
    if (auto sent = Send(); !sent) return sent;
  }
  const bool ended = PQputCopyEnd(handle_, failed ? "stopped by the client" : nullptr) == 1;
  return ended ? Status() : Status(Unavailable("Mất liên lạc với máy chủ PostgreSQL.", "copy"));
}

}  // namespace sauro::store
