#pragma once
// One line an event on stderr, as text or JSON. Never bodies, cookies, secrets, names of people or
// values of queries: identifiers and figures only.

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace sauro::log {

enum class Level { kDebug, kInfo, kWarning, kError };
enum class Format { kText, kJson };

/// One named value of a line. Holds views: use it within the call only.
class Field {
 public:
  Field(std::string_view name, std::string_view text) : name_(name), text_(text) {}
  Field(std::string_view name, const char* text) : name_(name), text_(text) {}
  Field(std::string_view name, const std::string& text) : name_(name), text_(text) {}
  template <std::integral T>
  Field(std::string_view name, T number)
      : name_(name), number_(static_cast<std::int64_t>(number)), kind_(Kind::kInteger) {}
  Field(std::string_view name, double number) : name_(name), real_(number), kind_(Kind::kReal) {}

 private:
  friend void AppendField(std::string& out, const Field& field, Format format);
  enum class Kind { kText, kInteger, kReal };
  std::string_view name_;
  std::string_view text_;
  std::int64_t number_ = 0;
  double real_ = 0;
  Kind kind_ = Kind::kText;
};

/// Lines below `minimum` are dropped. At the start: kInfo, kText. Thread-safe.
void Configure(Level minimum, Format format);
/// Sends whole lines (with the line end) elsewhere, for tests; empty: stderr again. Not while
/// others write.
void RedirectTo(std::function<void(std::string_view)> sink);
/// True if a line of this level would be written.
bool IsEnabled(Level level);

/// Writes one line with one system call, so that lines of threads do not mix. Thread-safe; never
/// fails.
void Write(Level level, std::string_view message, std::initializer_list<Field> fields = {});

inline void Info(std::string_view message, std::initializer_list<Field> fields = {}) {
  Write(Level::kInfo, message, fields);
}
inline void Warning(std::string_view message, std::initializer_list<Field> fields = {}) {
  Write(Level::kWarning, message, fields);
}
inline void Error(std::string_view message, std::initializer_list<Field> fields = {}) {
  Write(Level::kError, message, fields);
}

}  // namespace sauro::log
