#pragma once
// Vietnamese text: Unicode form, folding for search and matching, small string helpers. Pure and
// thread-safe.

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sauro {

/// True for well-formed UTF-8 (no overlong forms, no surrogates).
bool IsUtf8(std::string_view text);
/// UTF-8 without NUL, which PostgreSQL cannot keep: what may become part of a fact.
bool IsStorable(std::string_view text);

/// Unicode normalization form C. Ill-formed bytes become U+FFFD. Text that is NFC already is
/// returned as it is.
std::string ToNfc(std::string_view text);

/// For search and matching: lower case, without diacritics, đ as d, white space collapsed and
/// trimmed. "Uỷ ban  NHÂN DÂN" and "ủy ban nhân dân" both give "uy ban nhan dan".
std::string Fold(std::string_view text);

/// Lower case by Unicode rules; diacritics stay.
std::string ToLower(std::string_view text);
std::string ToUpper(std::string_view text);

/// One spelling of the tone mark on "oa", "oe", "uy" (uỷ -> ủy, hoá -> hóa, case kept) so that both
/// compare equal. NFC in, NFC out.
std::string UnifyToneMarks(std::string_view text);

/// Lower case without the marks of the five tones; â, ă, ê, ô, ơ, ư and đ stay. "Tiến độ" gives
/// "tiên đô".
std::string WithoutTones(std::string_view text);

/// Runs of white space, no-break spaces and line ends become one space; none at either end.
std::string CollapseSpace(std::string_view text);

std::string_view Trim(std::string_view text);  ///< ASCII white space
/// Without any of `characters` at either end; a character of several bytes goes whole or stays.
std::string_view TrimAny(std::string_view text, std::string_view characters);
std::vector<std::string_view> Split(std::string_view text, char separator);  ///< keeps empty parts
template <std::same_as<std::string> Temporary>
std::vector<std::string_view> Split(Temporary&& text, char separator) =
    delete;  ///< the parts would outlive it
std::string Join(const std::vector<std::string>& parts, std::string_view separator);
std::string ReplaceAll(std::string text, std::string_view from, std::string_view to);

/// At most `max_bytes` bytes, never cutting a character; "…" is put at the end of what was cut.
std::string Shorten(std::string_view text, std::size_t max_bytes);
/// The same between two words where it can: "Xây dựng…" rather than "Xây dự…".
std::string ShortenAtWord(std::string_view text, std::size_t max_bytes);

/// Number of code points of UTF-8 text.
std::size_t CountCodePoints(std::string_view text);

}  // namespace sauro
