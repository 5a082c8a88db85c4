#include "intake/body_values.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sauro::intake {
namespace {

bool HasDoubt(const DraftRow& row, std::string_view reason) {
  return std::any_of(row.doubts.begin(), row.doubts.end(), [&](const Doubt& doubt) {
    return doubt.reason == reason;
  });
}

void RemoveDoubts(Field field, DraftRow& row) {
  std::erase_if(row.doubts, [&](const Doubt& doubt) { return doubt.field == field; });
}

bool SamePrinted(const std::vector<DraftParty>& a, const std::vector<DraftParty>& b) {
  return std::equal(
      a.begin(),
      a.end(),
      b.begin(),
      b.end(),
      [](const DraftParty& x, const DraftParty& y) { return x.name == y.name; }
  );
}

std::vector<DraftParty>& PartiesOf(Field field, DraftRow& row) {
  if (field == Field::kDirector) return row.director.Edit();
  if (field == Field::kDrafter) return row.drafter.Edit();
  if (field == Field::kCoordinate) return row.coordinate;
  return field == Field::kImplement ? row.implement.Edit() : row.lead;
}

void ApplyParties(const SaidValue& said, const std::vector<DraftParty>& leads, DraftRow& row) {
  if (said.cell.has_roles) row.others.Edit().push_back(said.printed);
  const bool provisional = HasDoubt(row, kLeadOfSentence) || HasDoubt(row, kLeadNotOfHeading) ||
                           SamePrinted(row.lead, leads);
  if (said.field == Field::kLead && provisional) {
    row.lead.clear();
    RemoveDoubts(Field::kLead, row);
  }
  AddDoubts(said.cell.doubts, said.field, row);
  Append(said.cell.parties, PartiesOf(said.field, row));
  Append(said.cell.partners, row.coordinate);
}

}  // namespace

SaidValue BodyValues::Read(const Attribute& attribute) const {
  SaidValue said{attribute.field, {attribute.name, attribute.value}, {}, {}};
  if (attribute.field == Field::kDeadline) {
    said.deadline = ReadDeadline(attribute.value, context_);
  } else if (attribute.field != Field::kProduct) {
    said.cell = ReadParties(attribute.value, names_);
  }
  return said;
}

void BodyValues::Apply(
    const SaidValue& said,
    const BodyLine& line,
    const std::vector<DraftParty>& leads,
    DraftTask& task
) const {
  ApplyToRow(said, line, leads, task);
  if (said.field != Field::kProduct || task.product == said.printed.text) return;
  task.product += (task.product.empty() ? "" : "; ") + said.printed.text;
}

void BodyValues::Apply(
    const SaidValue& said,
    const BodyLine& line,
    const std::vector<DraftParty>& leads,
    DraftIndicator& indicator
) const {
  ApplyToRow(said, line, leads, indicator);
  if (said.field == Field::kProduct) indicator.others.Edit().push_back(said.printed);
  DraftTarget& target = indicator.targets[0];
  if (!target.by && indicator.deadline.due) target.by = indicator.deadline.due;
}

void BodyValues::ApplyToRow(
    const SaidValue& said, const BodyLine& line, const std::vector<DraftParty>& leads, DraftRow& row
) const {
  const bool again = std::any_of(row.sources.begin(), row.sources.end(), [&](const auto& source) {
    return source.field == said.field;
  });
  for (const Spot& spot : line.spots) row.sources.push_back({said.field, spot});
  if (said.field == Field::kDeadline) {
    ApplyDeadline(said, again, row);
  } else if (said.field != Field::kProduct) {
    ApplyParties(said, leads, row);
  }
}

// Two attributes may name a time: both are kept, and a person chooses.
void BodyValues::ApplyDeadline(const SaidValue& said, bool again, DraftRow& row) const {
  const bool further = again && row.deadline.raw != said.deadline.deadline.raw;
  DeadlineReading reading = said.deadline;
  if (further) {
    reading = ReadDeadline(row.deadline.raw + "; " + said.deadline.deadline.raw, context_);
    if (reading.doubt.empty()) reading.doubt = "Ghi hai thời hạn";
  }
  RemoveDoubts(Field::kDeadline, row);
  row.deadline = std::move(reading.deadline);
  if (reading.doubt.empty()) return;
  row.doubts.push_back({Field::kDeadline, std::move(reading.doubt), "Chọn lại thời hạn"});
}

void AddDoubts(std::vector<Doubt> doubts, Field field, DraftRow& row) {
  for (Doubt& doubt : doubts) {
    doubt.field = field;
    row.doubts.push_back(std::move(doubt));
  }
}

void Append(std::vector<DraftParty> from, std::vector<DraftParty>& to) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

}  // namespace sauro::intake
