#pragma once
// Words that recognition spells with another tone: "thúc đấy chuyến đối" for "thúc đẩy chuyển đổi".
// Pure.

#include <vector>

#include "docread/page.h"

namespace sauro::docread {

/// Two neighbouring syllables that are a usual word of administration but for their tones get the
/// tones of that word: recognition takes one small mark for another. Only what was not read surely;
/// what was mended is so unsure that a person looks at it. `words` are those of one cell or line.
void MendTones(std::vector<PageWord>& words);

}  // namespace sauro::docread
