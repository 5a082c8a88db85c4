#pragma once
// HTML as tags and text. Tolerant: whatever is no tag is text.

#include <cstddef>
#include <string>
#include <string_view>

namespace sauro::docread {

struct HtmlToken {
  enum class Kind { kText, kOpen, kClose, kEnd };
  Kind kind = Kind::kEnd;
  std::string name;             ///< Of a tag, in lower case, without prefix.
  std::string_view attributes;  ///< Raw, of an opening tag.
  std::string text;             ///< Entities resolved; white space as written.
};

class HtmlTokens {
 public:
  /// `html` is UTF-8 and must live as long as this.
  explicit HtmlTokens(std::string_view html) : html_(html) {}

  /// The next token. Comments, declarations and what stands in scripts and styles are passed over.
  HtmlToken Next();

 private:
  bool ReadTag(HtmlToken& out);
  void SkipPast(std::string_view end);
  void SkipRaw(std::string_view name);

  std::string_view html_;
  std::size_t at_ = 0;
  std::size_t failures_ = 0;  // tags without end
};

/// The value of an attribute, entities resolved; empty if it is absent. `name` is in lower case.
std::string HtmlAttribute(std::string_view attributes, std::string_view name);
bool HasHtmlAttribute(std::string_view attributes, std::string_view name);

/// &amp; &#225; &aacute; and the like as characters.
std::string ResolveEntities(std::string_view text);

}  // namespace sauro::docread
