#pragma once
// Vietnamese text in the encodings before Unicode: TCVN3 (ABC) and VNI. Such text is stored with
// the characters U+00A1..U+00FF, which only their fonts show as Vietnamese letters. Pure and
// thread-safe.

#include <string>
#include <string_view>
#include <utility>

namespace sauro::docread {

enum class LegacyEncoding {
  kNone,
  kTcvn3,
  kTcvn3Capitals,  ///< A font that shows small letters as capitals (.VnTimeH).
  kVni,
};

/// ".VnTime" is TCVN3, ".VnTimeH" its capitals, "VNI-Times" VNI; kNone for any other font.
LegacyEncoding EncodingOfFont(std::string_view font);

/// `text` (UTF-8) in Unicode, NFC. Text that holds Vietnamese letters of Unicode already is
/// returned as it is, whatever its font is called.
std::string FromLegacy(std::string_view text, LegacyEncoding encoding);

/// The encoding that makes most words of `text` common Vietnamese words, by a clear lead over the
/// text as it stands; kNone otherwise.
LegacyEncoding GuessLegacy(std::string_view text);

/// How many words of `text` are among the most common words with Vietnamese letters.
std::size_t CountCommonWords(std::string_view text);

/// Collects runs of text, each in its encoding, and converts neighbours of one encoding together: a
/// letter and its mark may stand in two runs.
class LegacyRuns {
 public:
  void Add(std::string_view text, LegacyEncoding encoding) {
    if (encoding != encoding_) Flush();
    encoding_ = encoding;
    pending_ += text;
  }
  /// What was added, in Unicode; the object is empty then.
  std::string Take() {
    Flush();
    return std::exchange(out_, {});
  }

 private:
  void Flush() {
    out_ += FromLegacy(pending_, encoding_);
    pending_.clear();
  }
  std::string out_;
  std::string pending_;
  LegacyEncoding encoding_ = LegacyEncoding::kNone;
};

}  // namespace sauro::docread
