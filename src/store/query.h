#pragma once
// One run of a prepared statement: values in, rows out.
//
//     Query rows(connection, sql::kFactById, id);
//     if (rows.Next()) return rows.Int();
//     return rows.status().ok() ? ... : rows.status().error();

#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/day.h"
#include "base/id.h"
#include "base/result.h"
#include "store/connection.h"

namespace sauro::store {

/// Bytes, not text.
struct Bytes {
  std::string_view value;
};

template <typename T>
inline constexpr bool kIsOptional = false;
template <typename T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

/// What PostgreSQL is told of a parameter; it would not guess it from `$1 IS NULL`.
template <typename T>
constexpr ParameterType TypeFor() {
  if constexpr (kIsOptional<T>) {
    return TypeFor<typename T::value_type>();
  } else if constexpr (std::is_same_v<T, std::nullopt_t>) {
    return ParameterType::kAny;
  } else if constexpr (std::is_same_v<T, Bytes>) {
    return ParameterType::kBytes;
  } else if constexpr (std::is_integral_v<T> || std::is_same_v<T, Day> || std::is_same_v<T, Instant> || std::is_same_v<T, Position> || std::is_same_v<T, Percent>) {
    return ParameterType::kInt;
  } else {
    return ParameterType::kText;
  }
}

/// Texts that are bound must live until the Query ends. One run of a statement at a time on one
/// connection.
class Query {
 public:
  template <typename... Values>
  Query(Connection& connection, const SqlText& sql, const Values&... values)
      : connection_(connection), sql_(sql) {
    static constexpr std::array<ParameterType, sizeof...(Values)> kTypes = {TypeFor<Values>()...};
    Start(kTypes);
    (Bind(values), ...);
  }
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  /// The next row; false at the end and on a failure, which `status` tells.
  bool Next();
  /// As Statement::Ask; then Next.
  void Ask() {
    if (statement_ != nullptr) statement_->Ask();
  }
  /// Runs it to its end, as Statement::Post.
  Status Post();
  [[nodiscard]] const Status& status() const { return status_; }

  // Columns of the row, read from left to right; each call takes the next one.
  std::string Text();
  std::string_view TextView();  ///< until the next call of Next
  std::int64_t Int();
  bool Bool() { return Int() != 0; }
  std::optional<std::string> OptionalText();
  std::optional<std::int64_t> OptionalInt();
  std::optional<sauro::Day> OptionalDay();
  sauro::Day Day() { return sauro::Day::FromDays(static_cast<std::int32_t>(Int())); }
  sauro::Instant Instant() { return {Int()}; }
  std::optional<sauro::Instant> OptionalInstant();
  template <typename IdType>
  IdType Identifier() {
    return IdType(Text());
  }
  template <typename IdType>
  std::optional<IdType> OptionalIdentifier() {
    auto text = OptionalText();
    return text ? std::optional<IdType>(IdType(std::move(*text))) : std::nullopt;
  }
  /// Leaves out one column.
  void Skip() { ++column_; }

 private:
  void Start(std::span<const ParameterType> types);
  [[nodiscard]] bool IsNull() const;

  void Bind(std::nullopt_t none);
  void Bind(std::string_view text);
  void Bind(Bytes bytes);
  template <std::integral T>
  void Bind(T number) {
    BindInt(static_cast<std::int64_t>(number));
  }
  void BindInt(std::int64_t number);
  void Bind(sauro::Day day) { BindInt(day.days()); }
  void Bind(sauro::Instant at) { BindInt(at.unix_ms); }
  void Bind(Position position) { BindInt(static_cast<std::int64_t>(position.value)); }
  void Bind(Percent percent) { BindInt(percent.value); }
  template <typename Tag>
  void Bind(const Id<Tag>& id) {
    Bind(std::string_view(id.value));
  }
  template <typename T>
  void Bind(const std::optional<T>& value) {
    if (value) {
      Bind(*value);
    } else {
      Bind(std::nullopt);
    }
  }

  Connection& connection_;
  const SqlText& sql_;
  Statement* statement_ = nullptr;
  int bound_ = 0;
  int column_ = 0;
  Status status_;
};

/// Runs a statement to its end.
template <typename... Values>
Status Run(Connection& connection, const SqlText& sql, const Values&... values) {
  Query query(connection, sql, values...);
  while (query.Next()) continue;
  return query.status();
}

/// The same without waiting for it, as Statement::Post. Within a transaction.
template <typename... Values>
Status Post(Connection& connection, const SqlText& sql, const Values&... values) {
  return Query(connection, sql, values...).Post();
}

}  // namespace sauro::store
