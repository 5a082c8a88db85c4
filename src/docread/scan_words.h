#pragma once
// Words that recognition spells with another tone: "thúc đấy chuyến đối" for "thúc đẩy chuyển đổi".
// Pure.

#include <string>
#include <vector>

#include "docread/page.h"

namespace sauro::docread {

/// Spaces that recognition lost come back: behind a comma between letters, before a capital in a
/// word with marks, between two syllables that are a usual word. Neighbouring syllables that are a
/// usual word (scan_lexicon.h) but for their tones get the tones of that word: recognition takes
/// one small mark for another. Marks of letters, too, where a syllable was read badly or has a
/// letter that is none of Vietnamese. Only what was not read surely; what was mended is so unsure
/// that a person looks at it. Where a tone stands in its syllable ("hoá", "hóa") stays. `words` are
/// those of one cell or line.
void MendTones(std::vector<PageWord>& words);

/// Of the words of a cell go what is no text: dust, the marks of a line read as words above it,
/// ends of words that were read twice, marks that nobody prints there.
void DropSpecks(std::vector<PageWord>& words);

/// As DropSpecks, and in the words of a cell: ">90" was "≥ 90", since hardly anybody prints a bare
/// sign before a target; "Quý II1/2026", "Quý IH/2026" and the second of "Quý II, II/2026" were
/// III, "Quý 11" was II. Becomes a doubt, too. Marks that were not read surely and that nobody
/// prints alone, or before a word, are specks and go; "I⁄2026" and "I//2026" have one stroke. "Sở
/// A: Sở B" were two bodies with a semicolon.
void MendSigns(std::vector<PageWord>& words);

/// True for a word that a name of a body begins with, "Sở", "UBND", with a capital letter.
bool BeginsBody(const std::string& text);

}  // namespace sauro::docread
