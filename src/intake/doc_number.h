#pragma once
// Numbers of documents in running text, in both grammars (DOMAIN 9): the party's 235-KH/TU and the
// state's 92A/KH-UBND, 04/2025/NQ-CP.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sauro::intake {

struct DocumentNumber {
  std::string number;     ///< As printed, without spaces: "2663-CV/BCĐ".
  std::string kind;       ///< The abbreviation of its type: "CV", "KH", "NQ"; empty if unclear.
  std::size_t begin = 0;  ///< Bytes in the text.
  std::size_t end = 0;
};

/// All numbers in `text`, in order. "/2025" in a date is none.
std::vector<DocumentNumber> FindDocumentNumbers(std::string_view text);

/// "KH" -> "Kế hoạch"; empty for an abbreviation that is not known.
std::string_view DocumentTypeName(std::string_view kind);

}  // namespace sauro::intake
