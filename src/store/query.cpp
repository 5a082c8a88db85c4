#include "store/query.h"

namespace sauro::store {

void Query::Start(std::span<const ParameterType> types) {
  auto prepared = connection_.Prepare(sql_, types);
  if (!prepared) {
    status_ = prepared.error();
  } else if ((*prepared)->in_use) {
    status_ = Internal("Câu lệnh đang được dùng.", sql_.name);
  } else {
    statement_ = *prepared;
    statement_->in_use = true;
  }
}

Query::~Query() {
  if (statement_ == nullptr) return;
  statement_->Reset();
  statement_->in_use = false;
}

bool Query::Next() {
  if (!status_) return false;
  column_ = 0;
  auto row = statement_->Step();
  if (row) return *row;
  status_ = row.error();
  return false;
}

Status Query::Post() {
  if (status_) status_ = statement_->Post();
  return status_;
}

void Query::Bind(std::nullopt_t /*none*/) {
  if (statement_ != nullptr) statement_->BindNull(++bound_);
}

void Query::Bind(std::string_view text) {
  if (statement_ != nullptr) statement_->BindText(++bound_, text);
}

void Query::Bind(Bytes bytes) {
  if (statement_ != nullptr) statement_->BindBytes(++bound_, bytes.value);
}

void Query::BindInt(std::int64_t number) {
  if (statement_ != nullptr) statement_->BindInt(++bound_, number);
}

bool Query::IsNull() const {
  return statement_->TypeOf(column_) == ValueType::kNull;
}

std::string_view Query::TextView() {
  return statement_->ViewAt(column_++);
}

std::string Query::Text() {
  return std::string(TextView());
}

std::int64_t Query::Int() {
  return statement_->IntAt(column_++);
}

std::optional<std::string> Query::OptionalText() {
  if (!IsNull()) return Text();
  ++column_;
  return std::nullopt;
}

std::optional<std::int64_t> Query::OptionalInt() {
  if (!IsNull()) return Int();
  ++column_;
  return std::nullopt;
}

std::optional<sauro::Day> Query::OptionalDay() {
  const auto days = OptionalInt();
  return days ? std::optional(sauro::Day::FromDays(static_cast<std::int32_t>(*days)))
              : std::nullopt;
}

std::optional<sauro::Instant> Query::OptionalInstant() {
  const auto at = OptionalInt();
  return at ? std::optional(sauro::Instant{*at}) : std::nullopt;
}

}  // namespace sauro::store
