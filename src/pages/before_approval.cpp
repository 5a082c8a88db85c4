#include "pages/before_approval.h"

#include "base/text.h"
#include "pages/context.h"
#include "pages/words.h"

namespace sauro::pages {

Status CheckAllTheSame(
    const std::vector<usecase::RowWithoutReporter>& rows, const std::string& said
) {
  if (rows.empty() || said == std::to_string(rows.size())) return {};
  return Invalid(
      "Có nhiệm vụ mà không cơ quan nào báo cáo được. Vui lòng sửa các dòng nêu dưới đây, hoặc "
      "đánh dấu xác nhận rồi phê duyệt.",
      std::string(kAllTheSame)
  );
}

void AddWithoutReporter(
    Dict& dict,
    const std::vector<usecase::RowWithoutReporter>& rows,
    const std::string& draft_url,
    std::string_view or_else
) {
  if (rows.empty()) return;
  Dict& list = *dict.AddIncludeDictionary("WITHOUT_REPORTER");
  list.SetFilename("without_reporter.tpl");
  Set(list, "OR_ELSE", or_else);
  SetNumber(list, "COUNT", static_cast<std::int64_t>(rows.size()));
  for (const usecase::RowWithoutReporter& row : rows) {
    Dict& line = *list.AddSectionDictionary("LINE");
    SetOrdinal(line, row.ordinal);
    Set(line, "TITLE", Shorten(row.title, 140));
    Set(line, "URL", draft_url + "/dong/" + UrlEncode(row.row));
    ShowText(line, "PRINTED", "TEXT", Shorten(row.printed, 200));
    ShowIf(line, "NOBODY", row.printed.empty());
  }
}

void AddAllTheSame(
    Dict& form,
    const std::vector<usecase::RowWithoutReporter>& rows,
    const std::optional<Error>& error
) {
  if (rows.empty()) return;
  Dict& confirm = *form.AddIncludeDictionary("CONFIRM");
  confirm.SetFilename("all_the_same.tpl");
  SetNumber(confirm, "COUNT", static_cast<std::int64_t>(rows.size()));
  Set(confirm, "VALUE", std::to_string(rows.size()));
  if (error && error->place == kAllTheSame) {
    confirm.ShowSection("BAD_van_phe_duyet");
    Set(confirm, "ERROR_TEXT", error->message);
  }
}

void AddSaidLinks(
    Dict& dict, const std::vector<usecase::SaidLink>& links, const std::string& draft_url
) {
  if (links.empty()) return;
  Dict& part = *dict.AddIncludeDictionary("SAID_LINKS");
  part.SetFilename("said_links.tpl");
  SetNumber(part, "COUNT", static_cast<std::int64_t>(links.size()));
  Set(part, "URL", draft_url + "/viec-trung");
  std::int64_t apart = 0;
  for (const usecase::SaidLink& said : links) {
    Dict& line = *part.AddSectionDictionary("LINE");
    Set(line, "ROW_TITLE", Shorten(said.row_title, 140));
    Set(line, "OTHER_TITLE", Shorten(said.other_title, 140));
    Set(line, "RELATION", NameOf(*said.link.relation));
    ShowIf(line, "APART", !said.alike);
    if (!said.alike) ++apart;
    if (said.link.approved) {
      Dict& plan = *line.AddSectionDictionary("OF_PLAN");
      Set(plan, "NUMBER", said.plan_number);
      SetOrdinal(plan, said.other_ordinal);
    }
  }
  if (apart > 0) SetNumber(*part.AddSectionDictionary("SOME_APART"), "COUNT", apart);
}

void AddSettledNames(Dict& dict, const usecase::DraftNames& names) {
  if (names.learned.empty() && names.found_since.empty()) return;
  Dict& part = *dict.AddIncludeDictionary("SETTLED_NAMES");
  part.SetFilename("settled_names.tpl");
  const auto add = [&](const char* section, const std::vector<usecase::SettledName>& list) {
    if (list.empty()) return;
    Dict& some = *part.AddSectionDictionary(section);
    SetNumber(some, "COUNT", static_cast<std::int64_t>(list.size()));
    for (const usecase::SettledName& each : list) {
      Dict& line = *some.AddSectionDictionary("LINE");
      Set(line, "NAME", each.name);
      Set(line, "WHO", each.organizations);
    }
  };
  add("LEARNED", names.learned);
  add("FOUND_SINCE", names.found_since);
}

}  // namespace sauro::pages
