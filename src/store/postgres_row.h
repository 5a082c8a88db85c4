#pragma once
// A row of an answer of PostgreSQL in binary form.

#include <libpq-fe.h>

#include <cstdint>
#include <string_view>
#include <utility>

#include "store/connection.h"
#include "store/postgres_pipeline.h"

namespace sauro::store {

// Types of PostgreSQL by their numbers, which never change (pg_type.dat).
inline constexpr Oid kBoolOid = 16;
inline constexpr Oid kByteaOid = 17;
inline constexpr Oid kInt8Oid = 20;
inline constexpr Oid kInt2Oid = 21;
inline constexpr Oid kInt4Oid = 23;
inline constexpr Oid kTextOid = 25;

class PostgresRow : public Row {
 public:
  [[nodiscard]] int ColumnCount() const override { return PQnfields(result_.get()); }
  [[nodiscard]] ValueType TypeOf(int column) const override {
    if (PQgetisnull(result_.get(), row_, column) != 0) return ValueType::kNull;
    switch (PQftype(result_.get(), column)) {
      case kBoolOid:
      case kInt2Oid:
      case kInt4Oid:
      case kInt8Oid: return ValueType::kInt;
      case kByteaOid: return ValueType::kBytes;
      default: return ValueType::kText;
    }
  }
  [[nodiscard]] std::int64_t IntAt(int column) const override {
    const std::string_view bytes = ViewAt(column);
    if (bytes.empty()) return 0;
    // Big-endian, of 1, 2, 4 or 8 bytes; the first bit is the sign.
    auto value =
        static_cast<std::uint64_t>(static_cast<std::int64_t>(static_cast<signed char>(bytes.front())
        ));
    for (const char byte : bytes.substr(1)) value = value << 8U | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(value);
  }
  [[nodiscard]] std::string_view ViewAt(int column) const override {
    const int size = PQgetlength(result_.get(), row_, column);
    return {PQgetvalue(result_.get(), row_, column), static_cast<std::size_t>(size)};
  }

  void Set(PostgresAnswer result) {
    result_ = std::move(result);
    row_ = -1;
  }
  [[nodiscard]] bool HasAnswer() const { return result_ != nullptr; }
  /// "SELECT 1", "INSERT 0 1" and the like.
  [[nodiscard]] const char* CommandKind() const { return PQcmdStatus(result_.get()); }
  bool Advance() { return ++row_ < PQntuples(result_.get()); }

 private:
  PostgresAnswer result_;
  int row_ = -1;
};

}  // namespace sauro::store
