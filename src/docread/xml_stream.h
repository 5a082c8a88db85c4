#pragma once
// XML piece by piece, for parts that are too large to hold as a tree.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "docread/limits.h"

namespace sauro::docread {

/// Memory is one token (at most `limits.paragraph_bytes`) whatever the size of the part.
class XmlStream {
 public:
  enum class Event { kStart, kEnd, kText, kDone };
  /// Fills at most `size` bytes; 0 at the end.
  using Source = std::function<Result<std::size_t>(char* to, std::size_t size)>;

  XmlStream(Source source, std::string part, const Limits& limits);

  /// The next event; what the accessors give is valid until the next call. An empty element gives
  /// kStart and kEnd.
  /// Errors: kUnreadable, no XML, declares types or entities, or is not UTF-8; kTooLarge, nested
  /// too deep or one token too long; those of the source.
  Result<Event> Next();

  /// Of kStart and kEnd, without prefix.
  [[nodiscard]] std::string_view name() const { return name_; }
  /// Of kText, entities resolved.
  [[nodiscard]] const std::string& text() const { return text_; }
  /// Of kStart; empty if it is absent. Entities are resolved.
  [[nodiscard]] std::string Attribute(std::string_view local_name) const;

 private:
  Result<Event> ReadMarkup();
  Result<Event> ReadTag();
  Result<Event> ReadText();
  Status SkipPast(std::string_view end);
  Result<bool> Ensure(std::size_t bytes);
  Result<std::size_t> FindFrom(char wanted, std::size_t from);
  Result<std::size_t> TagEnd();
  [[nodiscard]] Error Broken() const;
  Status Resolve(std::string_view raw, std::string& out) const;
  [[nodiscard]] std::string_view rest() const { return std::string_view(buffer_).substr(at_); }

  Source source_;
  std::string part_;
  const Limits& limits_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = false;
  bool empty_element_ = false;
  std::string tag_;  // inside of the start tag
  std::string name_;
  std::string text_;
  std::vector<std::string> open_;
};

}  // namespace sauro::docread
