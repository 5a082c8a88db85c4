#include "intake/row_notes.h"

#include <string>
#include <string_view>

#include "base/text.h"
#include "intake/columns.h"
#include "intake/header_words.h"

namespace sauro::intake {
namespace {

void AddLine(Seldom<std::string>& note, std::string_view line) {
  if (line.empty() || note->find(line) != std::string::npos) return;
  if (!note.empty()) note.Edit() += '\n';
  note.Edit() += line;
}

void AddSaid(Seldom<std::string>& note, Field field, std::string_view text) {
  if (text.empty() || note->find(text) != std::string::npos) return;
  AddLine(note, std::string(VietnameseName(field)) + ": " + std::string(text));
}

// "Sở A chủ trì, phối hợp với Sở B": printed in full beside the names that were read from it.
bool NamesBodies(const OtherCell& cell) {
  const Role role = RoleOfHeader(cell.header);
  return role == Role::kLead || role == Role::kCoordinate || role == Role::kDirector ||
         role == Role::kImplement;
}

void NoteOthersOf(DraftRow& row) {
  std::string bodies;
  for (const DraftParty& party : row.drafter) bodies += (bodies.empty() ? "" : "; ") + party.name;
  if (!bodies.empty())
    AddLine(row.note, std::string(VietnameseName(Field::kDrafter)) + ": " + bodies);
  for (const OtherCell& cell : row.others) {
    const std::string text = CollapseSpace(cell.text);
    if (text.empty() || NamesBodies(cell)) continue;
    AddLine(row.note, cell.header.empty() ? text : cell.header + ": " + text);
  }
}

}  // namespace

void NoteOthers(DraftPlan& plan) {
  for (DraftTask& task : plan.tasks) {
    if (task.group) continue;
    NoteOthersOf(task);
    AddSaid(task.note, Field::kStatus, *task.status_text);
    AddSaid(task.note, Field::kResult, *task.result);
  }
  for (DraftIndicator& indicator : plan.indicators) NoteOthersOf(indicator);
}

}  // namespace sauro::intake
