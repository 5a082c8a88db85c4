#include "base/log.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <iterator>
#include <mutex>
#include <utility>

#include "base/day.h"
#include "base/json.h"
#include "base/text.h"

namespace sauro::log {
namespace {

std::atomic<Level> minimum_level{Level::kInfo};
std::atomic<Format> line_format{Format::kText};
std::mutex sink_mutex;
std::function<void(std::string_view)> redirected;

std::string_view NameOf(Level level) {
  switch (level) {
    case Level::kDebug: return "debug";
    case Level::kInfo: return "info";
    case Level::kWarning: return "warning";
    case Level::kError: return "error";
  }
  return "";
}

void AppendText(std::string& out, std::string_view text, Format format) {
  const std::string clean = IsUtf8(text) ? std::string(text) : ToNfc(text);
  const bool plain = !clean.empty() && clean.find_first_of(" \"\\=\n\r\t") == std::string::npos;
  bool control = false;
  for (const char c : clean) control = control || static_cast<unsigned char>(c) < 0x20;
  if (format == Format::kText && plain && !control) {
    out += clean;
  } else {
    AppendJsonString(out, clean);
  }
}

void Emit(std::string_view line) {
  const std::lock_guard lock(sink_mutex);
  if (redirected) {
    redirected(line);
    return;
  }
  // A log that cannot be written must not stop the work; there is nowhere to report it to.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace

void AppendField(std::string& out, const Field& field, Format format) {
  if (format == Format::kJson) {
    out += ',';
    AppendJsonString(out, field.name_);
    out += ':';
  } else {
    out += ' ';
    out += field.name_;
    out += '=';
  }
  switch (field.kind_) {
    case Field::Kind::kText: AppendText(out, field.text_, format); break;
    case Field::Kind::kInteger: fmt::format_to(std::back_inserter(out), "{}", field.number_); break;
    case Field::Kind::kReal: fmt::format_to(std::back_inserter(out), "{:.3f}", field.real_); break;
  }
}

void Configure(Level minimum, Format format) {
  minimum_level = minimum;
  line_format = format;
}

void RedirectTo(std::function<void(std::string_view)> sink) {
  const std::lock_guard lock(sink_mutex);
  redirected = std::move(sink);
}

bool IsEnabled(Level level) {
  return level >= minimum_level.load(std::memory_order_relaxed);
}

void Write(Level level, std::string_view message, std::initializer_list<Field> fields) {
  if (!IsEnabled(level)) return;
  const Format format = line_format.load(std::memory_order_relaxed);
  std::string line;
  line.reserve(256);
  if (format == Format::kJson) {
    line += R"({"time":")";
    line += IsoUtc(Now());
    fmt::format_to(std::back_inserter(line), R"(","level":"{}","message":)", NameOf(level));
    AppendText(line, message, format);
  } else {
    line += IsoUtc(Now());
    fmt::format_to(std::back_inserter(line), " {} ", NameOf(level));
    AppendText(line, message, format);
  }
  for (const Field& field : fields) AppendField(line, field, format);
  line += format == Format::kJson ? "}\n" : "\n";
  Emit(line);
}

}  // namespace sauro::log
