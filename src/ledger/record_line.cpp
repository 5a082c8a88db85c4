#include "ledger/record_line.h"

#include <charconv>
#include <string>
#include <utility>

#include "base/json.h"
#include "base/text.h"

namespace sauro::ledger {
namespace {

// Walks over the line from left to right; after the first mismatch nothing is taken any more.
class Scanner {
 public:
  explicit Scanner(std::string_view line) : rest_(line) {}

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool AtEnd() const { return ok_ && rest_.empty(); }

  void Expect(std::string_view literal) {
    if (!Skip(literal)) ok_ = false;
  }
  bool Skip(std::string_view literal) {
    if (!ok_ || rest_.substr(0, literal.size()) != literal) return false;
    rest_.remove_prefix(literal.size());
    return true;
  }

  std::string Text() {
    const std::size_t size = QuotedSize(0);
    if (size == 0) return {};
    const std::string_view quoted = Take(size);
    const std::string_view inner = quoted.substr(1, size - 2);
    if (inner.find('\\') == std::string_view::npos) return std::string(inner);
    auto value = ParseJson("[" + std::string(quoted) + "]");
    if (!value || !value->is_array() || !value->get_array().front().is_string()) {
      ok_ = false;
      return {};
    }
    const json::string& text = value->get_array().front().get_string();
    return {text.data(), text.size()};
  }

  std::int64_t Number() {
    std::int64_t number = 0;
    const auto [end, code] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    if (code != std::errc()) ok_ = false;
    if (ok_) rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return number;
  }

  // An object: up to the brace that closes the first one, outside of strings.
  std::string_view Object() {
    if (!ok_ || rest_.empty() || rest_.front() != '{') ok_ = false;
    std::size_t depth = 0;
    for (std::size_t at = 0; ok_ && at < rest_.size(); ++at) {
      const char c = rest_[at];
      if (c == '"') {
        const std::size_t size = QuotedSize(at);
        if (size > 0) at += size - 1;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return Take(at + 1);
      }
    }
    ok_ = false;
    return {};
  }

 private:
  // Length of the string that begins at `begin`, quotes included.
  std::size_t QuotedSize(std::size_t begin) {
    if (!ok_ || begin >= rest_.size() || rest_[begin] != '"') {
      ok_ = false;
      return 0;
    }
    for (std::size_t at = begin + 1; at < rest_.size(); ++at) {
      if (rest_[at] == '\\') {
        ++at;
      } else if (rest_[at] == '"') {
        return at + 1 - begin;
      }
    }
    ok_ = false;
    return 0;
  }
  std::string_view Take(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::string_view rest_;
  bool ok_ = true;
};

Error NoRecord() {
  return Unreadable("Dòng này không phải một sự kiện đúng dạng của sổ.");
}

}  // namespace

Result<Record> RecordFromLine(std::string_view line) {
  if (line.size() > kMaxLineBytes) return TooLarge("Dòng dài quá 64 MB.");
  Record record;
  Scanner scan(line);
  scan.Expect("{\"actor\":");
  record.actor = scan.Text();
  scan.Expect(",\"at\":");
  const std::string at = scan.Text();
  scan.Expect(",\"body\":");
  record.body = scan.Object();
  scan.Expect(",\"id\":");
  record.id = scan.Text();
  scan.Expect(",\"kind\":");
  record.kind = scan.Text();
  if (scan.Skip(",\"organization\":")) record.organization = scan.Text();
  scan.Expect(",\"seq\":");
  record.seq = static_cast<std::uint64_t>(scan.Number());
  scan.Expect(",\"subject\":");
  record.subject = scan.Text();
  scan.Expect(",\"version\":");
  record.version = scan.Number();
  scan.Expect("}");
  if (!scan.AtEnd() || !IsUtf8(line)) return NoRecord();
  const auto instant = InstantFromIsoUtc(at);
  if (!instant) return NoRecord();
  record.at = *instant;
  // One text for one record: other escapes, numbers or spaces would be another line.
  if (CanonicalBytes(record) != line) return NoRecord();
  return record;
}

}  // namespace sauro::ledger
