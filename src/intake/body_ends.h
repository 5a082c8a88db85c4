#pragma once
// Where the words of a plan stop saying what is to be done: address lists, signatures, the end of a
// meeting, closing words.

#include "intake/body_lines.h"

namespace sauro::intake {

/// "Nơi nhận", "Phụ lục", "TM.", "Trên đây là Kế hoạch ...", "Cuộc họp kết thúc ...", "CHỦ TRÌ":
/// what follows is no part of the body.
bool EndsBody(const BodyLine& line);
/// "Trên đây là ...": no item, and no words of the one above.
bool SumsUp(const BodyLine& line);
/// "Nhận được Công văn này, đề nghị ...", "Trong quá trình thực hiện ...": the same at the end of a
/// paper.
bool Closes(const BodyLine& line);

}  // namespace sauro::intake
