#include "store/query.h"

#include <sqlite3.h>

namespace sauro::store {

void Query::Start() {
  auto prepared = connection_.Prepare(sql_);
  if (!prepared) {
    status_ = prepared.error();
  } else if ((*prepared)->in_use) {
    status_ = Internal("Câu lệnh đang được dùng.", sql_.name);
  } else {
    prepared_ = *prepared;
    prepared_->in_use = true;
  }
}

Query::~Query() {
  if (prepared_ == nullptr) return;
  sqlite3_reset(prepared_->handle);
  sqlite3_clear_bindings(prepared_->handle);
  prepared_->in_use = false;
}

bool Query::Next() {
  if (!status_) return false;
  column_ = 0;
  const int code = sqlite3_step(prepared_->handle);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) status_ = connection_.LastError(sql_.name);
  return false;
}

// A value that the statement does not name has no place; it is left out.
int Query::NextParameter() {
  const auto number = static_cast<std::size_t>(bound_++);
  return prepared_ != nullptr && number < prepared_->parameters.size()
             ? prepared_->parameters[number]
             : 0;
}

void Query::Check(int code) {
  if (code != SQLITE_OK && status_) status_ = connection_.LastError(sql_.name);
}

void Query::Bind(std::nullopt_t /*none*/) {
  if (const int place = NextParameter()) Check(sqlite3_bind_null(prepared_->handle, place));
}

void Query::Bind(std::string_view text) {
  const int place = NextParameter();
  if (place == 0) return;
  // An empty view may hold no pointer, which SQLite takes for NULL.
  const char* data = text.empty() ? "" : text.data();
  Check(sqlite3_bind_text64(prepared_->handle, place, data, text.size(), SQLITE_STATIC, SQLITE_UTF8)
  );
}

void Query::Bind(Bytes bytes) {
  const int place = NextParameter();
  if (place == 0) return;
  const char* data = bytes.value.empty() ? "" : bytes.value.data();
  Check(sqlite3_bind_blob64(prepared_->handle, place, data, bytes.value.size(), SQLITE_STATIC));
}

void Query::BindInt(std::int64_t number) {
  if (const int place = NextParameter()) {
    Check(sqlite3_bind_int64(prepared_->handle, place, number));
  }
}

bool Query::IsNull() const {
  return sqlite3_column_type(prepared_->handle, column_) == SQLITE_NULL;
}

std::string_view Query::TextView() {
  // Text and blobs alike: text is UTF-8 in the file.
  const void* data = sqlite3_column_blob(prepared_->handle, column_);
  const int size = sqlite3_column_bytes(prepared_->handle, column_++);
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

std::string Query::Text() {
  return std::string(TextView());
}

std::int64_t Query::Int() {
  return sqlite3_column_int64(prepared_->handle, column_++);
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
