#pragma once
// The head and the foot of the letter: bodies, national name, number, place and date, signature and
// recipients, by the rules of the two layouts (DOMAIN 12).

#include <string>
#include <string_view>

#include "report/board_report.h"

namespace sauro::report {

/// A4 upright, margins 20/20/30/15 mm: what is left for text, in twips.
inline constexpr int kTextWidth = 9354;

/// "Số: 215/BC-UBND" (state), "Số 215-BC/TU" (party), with room for a number not given yet.
std::string NumberLine(const BoardReport& report);

/// "ngày 01 tháng 02 năm 2026": days below 10 and months 1 and 2 have a leading zero.
std::string DatePhrase(Day day);

/// The two columns on top of page 1, then BÁO CÁO and the subject with its line.
std::string LetterheadXml(const BoardReport& report);

/// "Nơi nhận" at the left, who signs at the right.
std::string SignatureXml(const BoardReport& report);

}  // namespace sauro::report
