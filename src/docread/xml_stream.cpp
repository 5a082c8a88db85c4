#include "docread/xml_stream.h"

#include <charconv>

#include "base/text.h"
#include "docread/utf8.h"
#include "docread/xml_guard.h"

namespace sauro::docread {
namespace {

constexpr std::size_t kChunk = 64U << 10U;

// "lt", "#10", "#xA"; false if it is none that XML knows.
bool AppendEntity(std::string_view name, std::string& out) {
  if (name == "lt") return out.push_back('<'), true;
  if (name == "gt") return out.push_back('>'), true;
  if (name == "amp") return out.push_back('&'), true;
  if (name == "quot") return out.push_back('"'), true;
  if (name == "apos") return out.push_back('\''), true;
  if (!name.starts_with('#')) return false;
  name.remove_prefix(1);
  const int base = name.starts_with('x') ? 16 : 10;
  if (base == 16) name.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), code, base);
  const bool whole = error == std::errc() && end == name.data() + name.size();
  if (!whole || code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
  AppendUtf8(out, code);
  return true;
}

bool IsBlank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Name and raw value of the next attribute of `tag`, which loses it; false at the end.
bool NextAttribute(std::string_view& tag, std::string_view& name, std::string_view& value) {
  while (!tag.empty() && IsBlank(tag.front())) tag.remove_prefix(1);
  const std::size_t equals = tag.find('=');
  if (equals == std::string_view::npos) return false;
  name = Trim(tag.substr(0, equals));
  tag.remove_prefix(equals + 1);
  while (!tag.empty() && IsBlank(tag.front())) tag.remove_prefix(1);
  if (tag.empty() || (tag.front() != '"' && tag.front() != '\'')) return false;
  const std::size_t end = tag.find(tag.front(), 1);
  if (end == std::string_view::npos) return false;
  value = tag.substr(1, end - 1);
  tag.remove_prefix(end + 1);
  return true;
}

}  // namespace

XmlStream::XmlStream(Source source, std::string part, const Limits& limits)
    : source_(std::move(source)), part_(std::move(part)), limits_(limits) {}

Error XmlStream::Broken() const {
  return BrokenXml(part_);
}

// Makes at least `bytes` unread bytes available; false if the part ends before.
Result<bool> XmlStream::Ensure(std::size_t bytes) {
  while (!ended_ && buffer_.size() - at_ < bytes) {
    if (at_ > kChunk) {
      buffer_.erase(0, at_);
      at_ = 0;
    }
    const std::size_t before = buffer_.size();
    buffer_.resize(before + kChunk);
    const Result<std::size_t> got = source_(buffer_.data() + before, kChunk);
    if (!got) return got.error();
    buffer_.resize(before + *got);
    ended_ = *got == 0;
  }
  return buffer_.size() - at_ >= bytes;
}

// Offset from the read position of the next `wanted`; npos if the part ends before.
Result<std::size_t> XmlStream::FindFrom(char wanted, std::size_t from) {
  for (;;) {
    const std::size_t found = rest().find(wanted, from);
    if (found != std::string_view::npos) return found;
    from = rest().size();
    if (from > limits_.paragraph_bytes) {
      return TooLarge("Một đoạn văn quá dài. Hãy kiểm tra lại tệp.", part_);
    }
    const Result<bool> more = Ensure(from + 1);
    if (!more) return more.error();
    if (!*more) return std::string_view::npos;
  }
}

Status XmlStream::SkipPast(std::string_view end) {
  for (;;) {
    const std::size_t found = rest().find(end);
    if (found != std::string_view::npos) {
      at_ += found + end.size();
      return {};
    }
    const std::size_t keep = end.size() - 1;
    if (rest().size() > keep) at_ += rest().size() - keep;
    const Result<bool> more = Ensure(keep + 1);
    if (!more) return more.error();
    if (!*more) return Broken();
  }
}

Status XmlStream::Resolve(std::string_view raw, std::string& out) const {
  if (!IsUtf8(raw)) return Broken();
  out.clear();
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t mark = std::min(raw.find('&', at), raw.size());
    out += raw.substr(at, mark - at);
    if (mark == raw.size()) break;
    const std::size_t end = raw.find(';', mark);
    if (end == std::string_view::npos) return Broken();
    if (!AppendEntity(raw.substr(mark + 1, end - mark - 1), out)) return Broken();
    at = end + 1;
  }
  return {};
}

Result<XmlStream::Event> XmlStream::Next() {
  if (empty_element_) {
    empty_element_ = false;
    open_.pop_back();
    return Event::kEnd;
  }
  for (;;) {
    const Result<bool> more = Ensure(1);
    if (!more) return more.error();
    if (!*more) {
      if (!open_.empty()) return Broken();
      return Event::kDone;
    }
    if (rest().front() != '<') return ReadText();
    const Result<Event> event = ReadMarkup();
    if (!event || *event != Event::kDone) return event;
  }
}

// kDone for a comment or an instruction, which say nothing.
Result<XmlStream::Event> XmlStream::ReadMarkup() {
  if (const Result<bool> more = Ensure(9); !more) return more.error();
  Status skipped;
  if (rest().starts_with("<?")) {
    skipped = SkipPast("?>");
  } else if (rest().starts_with("<!--")) {
    skipped = SkipPast("-->");
  } else if (rest().starts_with("<![CDATA[")) {
    at_ += 9;
    const Result<std::size_t> end = FindFrom(']', 0);
    if (!end) return end.error();
    if (*end == std::string_view::npos || !IsUtf8(rest().substr(0, *end))) return Broken();
    text_ = rest().substr(0, *end);
    if (Status rest_of = SkipPast("]>"); !rest_of) return rest_of.error();
    return Event::kText;
  } else if (rest().starts_with("<!")) {
    return DeclaredTypes(part_);
  } else {
    return ReadTag();
  }
  if (!skipped) return skipped.error();
  return Event::kDone;
}

// Offset of the '>' that ends the tag, outside quotes.
Result<std::size_t> XmlStream::TagEnd() {
  std::size_t from = 1;
  for (;;) {
    const Result<std::size_t> end = FindFrom('>', from);
    if (!end) return end.error();
    if (*end == std::string_view::npos) return Broken();
    char quote = 0;
    for (const char c : rest().substr(0, *end)) {
      if (quote == 0 ? c == '"' || c == '\'' : c == quote) quote = quote == 0 ? c : '\0';
    }
    if (quote == 0) return *end;
    from = *end + 1;
  }
}

Result<XmlStream::Event> XmlStream::ReadTag() {
  const Result<std::size_t> end = TagEnd();
  if (!end) return end.error();
  std::string_view tag = rest().substr(1, *end - 1);
  const bool closing = tag.starts_with('/');
  if (closing) tag.remove_prefix(1);
  empty_element_ = !closing && tag.ends_with('/');
  if (empty_element_) tag.remove_suffix(1);
  const std::size_t name_end = std::min(tag.find_first_of(" \t\r\n"), tag.size());
  const std::string_view name = tag.substr(0, name_end);
  name_ = name.substr(std::min(name.find(':') + 1, name.size()));
  tag_ = tag.substr(name_end);
  at_ += *end + 1;
  if (name_.empty()) return Broken();
  if (closing) {
    if (open_.empty() || open_.back() != name_) return Broken();
    open_.pop_back();
    return Event::kEnd;
  }
  if (open_.size() >= limits_.xml_depth) return TooDeep(part_, limits_);
  open_.push_back(name_);
  return Event::kStart;
}

Result<XmlStream::Event> XmlStream::ReadText() {
  const Result<std::size_t> end = FindFrom('<', 0);
  if (!end) return end.error();
  const std::size_t size = std::min(*end, rest().size());
  if (Status resolved = Resolve(rest().substr(0, size), text_); !resolved) return resolved.error();
  at_ += size;
  return Event::kText;
}

std::string XmlStream::Attribute(std::string_view local_name) const {
  std::string_view tag = tag_;
  std::string_view name;
  std::string_view value;
  while (NextAttribute(tag, name, value)) {
    if (name.substr(std::min(name.find(':') + 1, name.size())) != local_name) continue;
    std::string out;
    if (!Resolve(value, out)) return {};
    return out;
  }
  return {};
}

}  // namespace sauro::docread
