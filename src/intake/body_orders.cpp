#include "intake/body_orders.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "intake/body_lines.h"
#include "intake/body_values.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

bool SameNames(const std::vector<DraftParty>& a, const std::vector<DraftParty>& b) {
  return std::equal(
      a.begin(),
      a.end(),
      b.begin(),
      b.end(),
      [](const DraftParty& x, const DraftParty& y) {
        return (!x.holders.empty() && x.holders == y.holders) || WordsOf(x.name) == WordsOf(y.name);
      }
  );
}

// "...; thường xuyên": what stands behind the last semicolon and says nothing but how often.
std::string_view OngoingAtEnd(std::string_view text) {
  const std::size_t stop = text.rfind(';');
  if (stop == std::string_view::npos) return {};
  const std::string_view last = TrimAny(text.substr(stop + 1), " .");
  std::string words = WordsOf(last);
  if (words.starts_with("thuc hien ")) words.erase(0, std::string_view("thuc hien ").size());
  const bool ongoing = words == "thuong xuyen" || words == "lien tuc" || words == "hang nam" ||
                       words == "thuong xuyen hang nam" || words == "hang nam thuong xuyen";
  return ongoing ? last : std::string_view{};
}

}  // namespace

bool BodyOrders::Take(DeadlineReading said, DraftTask& task) const {
  if (said.deadline.kind == domain::DeadlineKind::kUnspecified || IsPast(said.deadline))
    return false;
  task.deadline = std::move(said.deadline);
  task.doubts.push_back({Field::kDeadline, std::string(kTimeOfSentence), "Kiểm tra thời hạn"});
  return true;
}

void BodyOrders::ReadTime(std::string_view text, DraftTask& task) const {
  if (Take(DeadlineInSentence(text, context_), task)) return;
  const std::string_view ongoing = OngoingAtEnd(text);
  if (!ongoing.empty()) Take(ReadDeadline(ongoing, context_), task);
}

bool BodyOrders::IsPast(const domain::Deadline& deadline) const {
  const auto due = domain::LastDue(deadline);
  if (!due) return false;
  if (document_.date) return *due < *document_.date;
  return context_.year && due->year() < *context_.year;
}

void BodyOrders::ReadTimeInBracket(DraftTask& task) const {
  if (task.deadline.kind != domain::DeadlineKind::kUnspecified) return;
  const std::string_view title = TrimAny(task.title, " .;");
  const std::size_t open = title.ends_with(')') ? title.rfind('(') : std::string_view::npos;
  if (open == std::string_view::npos) return;
  const std::string inside =
      ReplaceAll(std::string(title.substr(open + 1, title.size() - open - 2)), ", ", ";");
  for (const std::string_view part : Split(inside, ';')) {
    if (BeginsWithTime(Trim(part)) && Take(ReadDeadline(Trim(part), context_), task)) return;
  }
}

bool BodyOrders::ReadBodies(const Assignment& said, DraftTask& task) const {
  PartyCell lead = ReadParties(said.in_bracket ? WithoutTimes(said.lead) : said.lead, names_);
  PartyCell partners = ReadParties(said.coordinate, names_);
  const bool own = said.in_bracket && !lead.parties.empty();
  const bool differs =
      !task.lead.empty() && !lead.parties.empty() && !SameNames(task.lead, lead.parties);
  if (differs) {
    task.doubts.push_back({Field::kLead, std::string(kLeadNotOfHeading), "Kiểm tra cơ quan"});
  } else if (task.lead.empty() && !lead.parties.empty()) {
    task.doubts.push_back({Field::kLead, std::string(kLeadOfSentence), "Kiểm tra cơ quan"});
  }
  if (task.lead.empty() || (differs && said.ordered)) {
    task.lead = std::move(lead.parties);
    AddDoubts(std::move(lead.doubts), Field::kLead, task);
  }
  Append(std::move(lead.partners), task.coordinate);
  Append(std::move(partners.parties), task.coordinate);
  AddDoubts(std::move(partners.doubts), Field::kCoordinate, task);
  return own;
}

}  // namespace sauro::intake
