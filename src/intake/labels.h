#pragma once
// Numbers of rows and sections: "1", "6.1", "II", "A", "I.2", "a)".

#include <string>
#include <string_view>

namespace sauro::intake {

enum class LabelKind {
  kNone,
  kLetter,         ///< A, B: a part
  kRoman,          ///< I, II
  kRomanNumbered,  ///< I.2
  kNumber,         ///< 1, 12
  kNumbered,       ///< 6.1, 2.1.3
  kSmall,          ///< a, b
};

/// Label and the rest of a text, both as printed without the marks between them.
struct Labelled {
  LabelKind kind = LabelKind::kNone;
  std::string label;  ///< "I.2", without a closing dot or bracket
  std::string rest;
};

/// The kind of a text that is a label and nothing else ("(1)", "II.", "6.1", "Nhiệm vụ 01"); kNone
/// otherwise.
LabelKind KindOfLabel(std::string_view text);

/// "A", "III", "I.2": the numbers of sections.
bool IsSectionLabel(LabelKind kind);

/// "1.", "(1)", "1)" -> "1".
std::string CleanLabel(std::string_view text);

/// The first number of a label: 1 of "Nhiệm vụ 01"; 0 if it has none.
int NumberOfLabel(std::string_view label);

/// Takes a label from the beginning of a heading: "III Hoàn thiện", "I.1. Phát triển", "I- MỤC
/// TIÊU", "1- Quán triệt", "Phần A. ..." (label "Phần A."), "Nhiệm vụ 1: ...". A single capital
/// needs a mark after it ("A. Kế hoạch").
Labelled SplitLabel(std::string_view text);

/// "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH": who signs, also behind marks of bold text.
bool BeginsSignature(std::string_view text);

}  // namespace sauro::intake
