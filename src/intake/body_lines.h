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
enum class BodyMode {
  kNone,
  kTasks,
  kTargets,
  kDuties,  ///< Who carries the paper out: a task where a body and a time are named.
};

struct BodyLine {
  const docread::Paragraph* paragraph = nullptr;  ///< The first of those that make the line.
  std::string text;                               ///< Without label and bullet.
  std::string label;
  LabelKind kind = LabelKind::kNone;
  bool bullet = false;
  bool article = false;  ///< "Điều 2. ...": `label` is "Điều 2", `kind` is kNumber.
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
/// "Yêu cầu Sở Y tế ...", "Giao Văn phòng ...": begins with an order to a body.
bool OrdersBody(const BodyLine& line);
/// "2. Sở Tài chính, Kho bạc Nhà nước", "3. Giao Văn phòng UBND tỉnh:" and nothing else.
bool NamesBody(const BodyLine& line);

/// "tháng 5/2026", "xong trước 15/3": what stands in a bracket says when.
bool BeginsWithTime(std::string_view part);
/// The parts of a bracket without those that say when.
std::string WithoutTimes(std::string_view bracket);

/// The name in "- Nội dung: ..."; empty where the line has none.
std::string NameBeforeColon(const BodyLine& line);
/// "- Nội dung: ...", "- Yêu cầu: ...", "- Kinh phí: ...": words about the item above, which is of
/// `mode`.
bool Explains(const BodyLine& line, BodyMode mode = BodyMode::kTasks);

}  // namespace sauro::intake
