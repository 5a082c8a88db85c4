#pragma once
// The words of a plan outside its tables, as lines with labels, and what a line alone tells.

#include <optional>
#include <string>
#include <vector>

#include "docread/document.h"
#include "intake/attributes.h"
#include "intake/draft.h"
#include "intake/labels.h"

namespace sauro::intake {

/// What the lines below a heading are.
enum class BodyMode { kNone, kTasks, kTargets };

struct BodyLine {
  const docread::Paragraph* paragraph = nullptr;  ///< The first of those that make the line.
  std::string text;                               ///< Without label and bullet.
  std::string label;
  LabelKind kind = LabelKind::kNone;
  bool bullet = false;
  std::vector<Spot> spots;
};

/// Paragraphs that a printer cut, or that begin in small letters, go on with the one before.
std::vector<BodyLine> JoinLines(const std::vector<const docread::Paragraph*>& paragraphs);

/// How deep a line stands: 1 the outermost, 20 a bullet, 30 words.
int RankOf(const BodyLine& line);

/// What a heading says of the lines below it; nothing if it does not tell. `words` as of WordsOf.
std::optional<BodyMode> ModeOf(const std::string& words);
/// "1. Mục tiêu chung" is a heading whatever follows.
bool NamesMode(const std::string& words);
/// "2. Sở Tài chính, Kho bạc Nhà nước", "3. Giao Văn phòng UBND tỉnh:" and nothing else.
bool NamesBody(const BodyLine& line);

/// "Nơi nhận", "Phụ lục", "TM.", "Trên đây là Kế hoạch ...": what follows is no part of the body.
bool EndsBody(const BodyLine& line);
/// "Trên đây là ...": no item, and no words of the one above.
bool SumsUp(const BodyLine& line);

/// The name in "- Nội dung: ..."; empty where the line has none.
std::string NameBeforeColon(const BodyLine& line);
/// "- Nội dung: ...", "- Yêu cầu: ...": words about the item above.
bool Explains(const BodyLine& line);

}  // namespace sauro::intake
