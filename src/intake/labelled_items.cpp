#include "intake/labelled_items.h"

#include <algorithm>

#include "intake/attributes.h"
#include "intake/body_ends.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

bool HasColon(const BodyLine& line) {
  return line.text.find(':') != std::string::npos;
}

// What labels have said of an item.
struct Said {
  bool who = false;
  bool more = false;  // by when, or what comes of it
  bool body = false;  // "Cơ quan chủ trì: Sở A" says enough, "Chủ trì: Ông A" may be of a meeting

  void Take(const std::vector<Attribute>& attributes) {
    for (const Attribute& attribute : attributes) {
      const bool says_who = attribute.field == Field::kLead || attribute.field == Field::kImplement;
      who = who || says_who;
      const std::string name = WordsOf(attribute.name);
      const bool of_body = name.starts_with("co quan ") || name.starts_with("don vi ");
      body = body || (says_who && of_body && BeginsWithBody(attribute.value));
      more = more || attribute.field == Field::kDeadline || attribute.field == Field::kProduct;
    }
  }
  [[nodiscard]] bool Whole() const { return (who && more) || body; }
};

bool IsItem(const BodyLine& line) {
  const bool part = line.kind == LabelKind::kRoman || line.kind == LabelKind::kLetter;
  const bool listed = line.bullet || (line.kind != LabelKind::kNone && !part && !line.article);
  return listed && !line.text.empty() && !IsAttributeLine(line);
}

bool LabelsFollow(const std::vector<BodyLine>& lines, std::size_t at) {
  constexpr std::size_t kMost = 12;  // lines of labels
  constexpr int kWords = 3;          // paragraphs of the item before them
  if (!IsItem(lines[at])) return false;
  Said said;
  if (HasColon(lines[at])) said.Take(SplitAttributes(lines[at].text).attributes);
  bool labels = false;
  int words = 0;
  for (std::size_t i = at + 1; i < lines.size() && i <= at + kMost && !said.Whole(); ++i) {
    const BodyLine& line = lines[i];
    if (EndsBody(line)) break;
    if (IsAttributeLine(line)) {
      said.Take(ReadAttributes(line.text));
      labels = true;
      continue;
    }
    if (Explains(line)) continue;
    const bool plain = line.kind == LabelKind::kNone && !line.bullet;
    if (!plain || (!labels && ++words > kWords)) break;
  }
  return said.Whole();
}

bool SaysWhatFollows(const BodyLine& line) {
  return line.kind != LabelKind::kNone && !line.bullet && !OrdersBody(line) &&
         ModeOf(WordsOf(line.text)).has_value();
}

}  // namespace

bool IsAttributeLine(const BodyLine& line) {
  return HasColon(line) && ReadAttribute(line.text).has_value();
}

LabelledItems::LabelledItems(const std::vector<BodyLine>& lines)
    : lines_(lines), items_(lines.size(), false) {
  for (std::size_t i = 0; i < lines.size(); ++i) items_[i] = LabelsFollow(lines, i);
}

bool LabelledItems::StandBelow(std::size_t heading) const {
  const int rank = RankOf(lines_[heading]);
  int passed = 0;  // rank of a deeper heading that says itself what its lines are; 0: none is open
  for (std::size_t i = heading + 1; i < lines_.size(); ++i) {
    const BodyLine& line = lines_[i];
    if (EndsBody(line)) return false;
    const bool labelled = line.kind != LabelKind::kNone && !line.bullet && !IsAttributeLine(line);
    const int own = RankOf(line);
    if (labelled && own <= rank) return false;
    if (passed > 0 && (!labelled || own > passed)) continue;
    passed = 0;
    if (items_[i]) return true;
    if (SaysWhatFollows(line)) passed = own;
  }
  return false;
}

}  // namespace sauro::intake
