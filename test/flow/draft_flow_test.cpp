// Every case: plan.* -> Document -> DraftPlan -> draft.json, compared with the golden file and with
// itself after a way through JSON. SAURO_UPDATE_GOLDENS=1 writes the golden files anew. A
// paper.json says what a person read in the plan, in the schema of `sauro read --json`; nothing
// rewrites it.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "docread/read.h"
#include "intake/coverage.h"
#include "intake/draft_json.h"

namespace sauro {
namespace {

namespace fs = std::filesystem;

const fs::path kFlow = fs::path(SAURO_SOURCE_DIR) / "test" / "flow";

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<std::string> Texts(const json::object& item, std::string_view key) {
  std::vector<std::string> out;
  for (const json::value& alias : JsonArray(item, key)) out.emplace_back(alias.as_string());
  return out;
}

domain::Catalogue ReadCatalogue() {
  domain::Catalogue out;
  const auto parsed = ParseJson(ReadFile(kFlow / "catalogue.json"));
  EXPECT_TRUE(parsed.ok());
  if (!parsed) return out;
  const json::object& root = parsed->as_object();
  for (const json::value& value : JsonArray(root, "organizations")) {
    const json::object& item = value.as_object();
    out.organizations.push_back(
        {domain::OrganizationId(JsonString(item, "id")),
         JsonString(item, "name"),
         Texts(item, "aliases"),
         Texts(item, "learned")}
    );
  }
  for (const json::value& value : JsonArray(root, "groups")) {
    const json::object& item = value.as_object();
    out.groups.push_back(
        {domain::GroupId(JsonString(item, "id")),
         JsonString(item, "name"),
         Texts(item, "aliases"),
         {}}
    );
  }
  return out;
}

// Places: numbers and lists of numbers.
bool IsNumbers(const json::value& value) {
  if (value.is_int64()) return true;
  if (!value.is_array()) return false;
  const json::array& items = value.get_array();
  return std::all_of(items.begin(), items.end(), IsNumbers);
}

// One line a value, so that a difference is seen where it is.
void Pretty(const json::value& value, const std::string& indent, std::string& out) {
  const bool object = value.is_object() && !value.get_object().empty();
  const bool array = value.is_array() && !value.get_array().empty();
  if ((!object && !array) || IsNumbers(value)) {
    out += sauro::ToJson(value);
    return;
  }
  out += object ? "{" : "[";
  const std::string inner = indent + " ";
  std::string_view comma = "\n";
  const auto begin = [&] {
    out.append(comma).append(inner);
    comma = ",\n";
  };
  if (object) {
    for (const auto& member : value.get_object()) {
      begin();
      AppendJsonString(out, std::string_view(member.key().data(), member.key().size()));
      out += ": ";
      Pretty(member.value(), inner, out);
    }
  } else {
    for (const json::value& item : value.get_array()) {
      begin();
      Pretty(item, inner, out);
    }
  }
  out += "\n" + indent + (object ? "}" : "]");
}

std::vector<std::string> Cases() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(kFlow)) {
    if (entry.is_directory()) out.push_back(entry.path().filename().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

fs::path PlanOf(const fs::path& directory) {
  for (const char* name : {"plan.docx", "plan.md", "plan.txt", "plan.xlsx", "plan.html"}) {
    if (fs::exists(directory / name)) return directory / name;
  }
  return {};
}

class DraftFlow : public ::testing::TestWithParam<std::string> {};

TEST_P(DraftFlow, GivesTheGoldenDraft) {
  const fs::path directory = kFlow / GetParam();
  const fs::path plan_file = PlanOf(directory);
  const std::string bytes = ReadFile(plan_file);
  auto document = docread::ReadDocument(bytes, plan_file.filename().string());
  ASSERT_TRUE(document.ok()) << document.error().Text();
  const auto plan = intake::MakeDraft(*document, ReadCatalogue());
  ASSERT_TRUE(plan.ok()) << plan.error().Text();
  const auto same = intake::MakeDraft(std::move(*document), ReadCatalogue());
  EXPECT_TRUE(same && intake::ToJson(*same) == intake::ToJson(*plan)) << "freed rows are missed";
  std::string draft;
  Pretty(intake::ToJson(*plan), "", draft);
  draft += '\n';
  if (std::getenv("SAURO_UPDATE_GOLDENS") != nullptr) {
    std::ofstream(directory / "draft.json", std::ios::binary) << draft;
  }
  EXPECT_EQ(ReadFile(directory / "draft.json"), draft) << "if this is right: ./dev golden";
  // Facts keep drafts: through canonical bytes and back nothing changes.
  const auto parsed = ParseJson(CanonicalJson(intake::ToJson(*plan)));
  ASSERT_TRUE(parsed.ok());
  const auto again = intake::DraftFromJson(*parsed);
  ASSERT_TRUE(again.ok()) << again.error().Text();
  EXPECT_EQ(sauro::ToJson(intake::ToJson(*again)), sauro::ToJson(intake::ToJson(*plan)));
}

// Where `actual` lacks something of `expected` or says another thing: keys that are not expected do
// not matter, null is nothing.
void Compare(
    const json::value& expected,
    const json::value* actual,
    const std::string& where,
    std::string& out
) {
  const bool absent = actual == nullptr || actual->is_null();
  const auto differ = [&] {
    out += where + ": expected " + sauro::ToJson(expected) + ", read " +
           (absent ? "nothing" : sauro::ToJson(*actual)) + "\n";
  };
  if (expected.is_null() || absent) {
    if (expected.is_null() != absent) differ();
  } else if (expected.is_object() && actual->is_object()) {
    for (const auto& member : expected.get_object()) {
      Compare(
          member.value(),
          actual->get_object().if_contains(member.key()),
          where + "." + std::string(member.key()),
          out
      );
    }
  } else if (expected.is_array() && actual->is_array()) {
    const json::array& items = expected.get_array();
    const json::array& read = actual->get_array();
    if (items.size() != read.size()) return differ();
    for (std::size_t i = 0; i < items.size(); ++i) {
      Compare(items[i], &read[i], where + "[" + std::to_string(i) + "]", out);
    }
  } else if (expected.is_number() && actual->is_number()) {
    if (expected.to_number<double>() != actual->to_number<double>()) differ();
  } else if (expected != *actual) {
    differ();
  }
}

// The rows of `read` that a paper.json lists: no groups, no rows of the body beside an appendix.
json::array Listed(const json::array& read, bool body) {
  json::array out;
  for (const json::value& row : read) {
    const json::object& item = row.get_object();
    if (item.contains("group") || item.contains("origin") != body) continue;
    out.push_back(row);
  }
  return out;
}

TEST_P(DraftFlow, SaysWhatThePaperSays) {
  const fs::path directory = kFlow / GetParam();
  if (!fs::exists(directory / "paper.json")) return;
  const auto paper = ParseJson(ReadFile(directory / "paper.json"));
  ASSERT_TRUE(paper.ok()) << paper.error().Text();
  const fs::path plan_file = PlanOf(directory);
  const auto document = docread::ReadDocument(ReadFile(plan_file), plan_file.filename().string());
  ASSERT_TRUE(document.ok()) << document.error().Text();
  const auto plan = intake::MakeDraft(*document, {});
  ASSERT_TRUE(plan.ok()) << plan.error().Text();
  const auto parsed = ParseJson(intake::CorpusJson(*plan, plan_file.filename().string()));
  ASSERT_TRUE(parsed.ok());
  const json::object& expected = paper->get_object();
  const json::object& read = parsed->get_object();
  std::string differences;
  Compare(expected.at("document"), &read.at("document"), "document", differences);
  for (const char* rows : {"tasks", "indicators"}) {
    const json::value* listed = expected.if_contains(rows);
    const json::array none;
    const json::array& wanted = listed == nullptr ? none : listed->get_array();
    const bool body = !wanted.empty() && wanted[0].get_object().contains("origin");
    const json::array found = Listed(read.at(rows).get_array(), body);
    EXPECT_EQ(wanted.size(), found.size()) << rows;
    for (std::size_t i = 0; i < wanted.size() && i < found.size(); ++i) {
      Compare(wanted[i], &found[i], std::string(rows) + "[" + std::to_string(i) + "]", differences);
    }
  }
  EXPECT_EQ(differences, "");
}

// Adds every text of a JSON value.
void CollectTexts(const json::value& value, std::string& out) {
  if (value.is_string()) out += Fold(std::string_view(value.get_string())) + "\n";
  if (value.is_array()) {
    for (const json::value& item : value.get_array()) CollectTexts(item, out);
  }
  if (value.is_object()) {
    for (const auto& member : value.get_object()) CollectTexts(member.value(), out);
  }
}

// Words of the source that no text of the draft holds.
std::string MissingWords(std::string_view source, const std::string& draft) {
  std::string missing;
  const std::string folded = Fold(source);
  for (const std::string_view word : Split(folded, ' ')) {
    const std::string_view bare = TrimAny(word, " .,;:()-\n");
    if (!bare.empty() && draft.find(bare) == std::string::npos) missing += std::string(bare) + " ";
  }
  return missing;
}

TEST_P(DraftFlow, LosesNoWord) {
  const fs::path plan_file = PlanOf(kFlow / GetParam());
  const auto document = docread::ReadDocument(ReadFile(plan_file), plan_file.filename().string());
  ASSERT_TRUE(document.ok());
  const auto plan = intake::MakeDraft(*document, {});
  ASSERT_TRUE(plan.ok());
  std::string draft;
  CollectTexts(intake::ToJson(*plan), draft);
  for (const docread::Block& block : document->blocks) {
    if (const auto* paragraph = std::get_if<docread::Paragraph>(&block)) {
      EXPECT_EQ(MissingWords(paragraph->text, draft), "") << PlaceOf(*paragraph);
      continue;
    }
    const auto& table = std::get<docread::Table>(block);
    for (const docread::Row& row : table.rows) {
      for (const docread::Cell& cell : row.cells) {
        EXPECT_EQ(MissingWords(cell.text, draft), "") << PlaceOf(table, row);
      }
    }
  }
}

// Every cell and paragraph is in the draft or left out with a reason, and the account adds up.
TEST_P(DraftFlow, AccountsForEverything) {
  const fs::path plan_file = PlanOf(kFlow / GetParam());
  const auto document = docread::ReadDocument(ReadFile(plan_file), plan_file.filename().string());
  ASSERT_TRUE(document.ok());
  const auto plan = intake::MakeDraft(*document, {});
  ASSERT_TRUE(plan.ok());
  const intake::Coverage coverage = intake::MeasureCoverage(*document, *plan);
  std::size_t sum = coverage.in_draft;
  for (const auto& [reason, count] : coverage.left_out) {
    EXPECT_FALSE(reason.empty());
    sum += count;
  }
  EXPECT_TRUE(coverage.missing.empty()) << Join(coverage.missing, "; ");
  EXPECT_EQ(sum, coverage.total);
  EXPECT_GT(coverage.in_draft, 0U);
}

INSTANTIATE_TEST_SUITE_P(All, DraftFlow, ::testing::ValuesIn(Cases()), [](const auto& item) {
  return ReplaceAll(item.param, "-", "_");
});

}  // namespace
}  // namespace sauro
