#include "intake/deadline_text.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/text.h"

namespace sauro::intake {
namespace {

using domain::Deadline;
using domain::DeadlineKind;

const std::string kExamples = std::string(SAURO_SOURCE_DIR) + "/src/intake/deadline_examples.tsv";
const std::string kPage = std::string(SAURO_SOURCE_DIR) + "/docs/thoi-han.md";

// One line for a deadline: "fixed 2025-06-30", "split [A: ...] [B: ...]".
std::string Brief(const Deadline& deadline) {
  std::string out(CodeOf(deadline.kind));
  const auto add = [&](bool given, const std::string& text) { out += given ? " " + text : ""; };
  if (deadline.start) out += " from " + deadline.start->Iso();
  if (deadline.due) out += " " + deadline.due->Iso();
  if (deadline.due_minute) {
    const int minute = *deadline.due_minute;
    out += " " + std::to_string(minute / 60) + ":" + (minute % 60 < 10 ? "0" : "") +
           std::to_string(minute % 60);
  }
  add(!deadline.rule.empty(), deadline.rule);
  if (deadline.rule_day) out += " day " + std::to_string(*deadline.rule_day);
  if (deadline.offset_days) {
    out += (*deadline.offset_days < 0 ? " " : " +") + std::to_string(*deadline.offset_days);
  }
  add(!deadline.event.empty(), "(" + deadline.event + ")");
  for (const auto& [code, flag] : domain::kDeadlineFlags) add(deadline.*flag, std::string(code));
  for (const auto& part : deadline.parts) {
    out += " [" + part.who + ": " + Brief(part.deadline) + "]";
  }
  return out;
}

std::string Brief(const DeadlineReading& reading) {
  return Brief(reading.deadline) + (reading.doubt.empty() ? "" : " ?");
}

std::string Read(std::string_view text, std::optional<int> year = std::nullopt) {
  return Brief(ParseDeadline(text, {year}));
}

// A line of the table: how often it stands in the four source documents, the year of the document
// if the text needs one, the text, what it means ("?" behind it: with a doubt).
struct Example {
  std::string chapter;
  int count = 0;
  std::optional<int> year;
  std::string text;
  std::string meaning;
};

std::vector<Example> ReadExamples() {
  std::vector<Example> out;
  std::ifstream in(kExamples);
  std::string chapter;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# ")) {
      chapter = line.substr(2);
      continue;
    }
    const auto cells = Split(line, '\t');
    if (cells.size() != 4) continue;
    Example example{chapter, 0, std::nullopt, std::string(cells[2]), std::string(cells[3])};
    if (!cells[0].empty()) example.count = std::stoi(std::string(cells[0]));
    if (!cells[1].empty()) example.year = std::stoi(std::string(cells[1]));
    out.push_back(std::move(example));
  }
  return out;
}

std::string Meaning(const Example& example) {
  return Brief(ReadDeadline(example.text, {example.year}));
}

bool Updates() {
  return std::getenv("SAURO_UPDATE_GOLDENS") != nullptr;
}

// Writes what is read now into the table; the difference is for a person to judge.
void UpdateExamples(const std::vector<Example>& examples) {
  std::ofstream out(kExamples);
  std::string chapter;
  for (const Example& example : examples) {
    if (example.chapter != chapter) out << "# " << example.chapter << '\n';
    chapter = example.chapter;
    if (example.count > 0) out << example.count;
    out << '\t';
    if (example.year) out << *example.year;
    out << '\t' << example.text << '\t' << Meaning(example) << '\n';
  }
}

TEST(DeadlineExamples, AreReadAsTheTableSays) {
  const std::vector<Example> examples = ReadExamples();
  ASSERT_GT(examples.size(), 200U);
  if (Updates()) UpdateExamples(examples);
  for (const Example& example : ReadExamples()) {
    EXPECT_EQ(Meaning(example), example.meaning) << example.text;
  }
}

TEST(DeadlineExamples, CoverEveryDeadlineOfTheSources) {
  int count = 0;
  for (const Example& example : ReadExamples()) count += example.count;
  EXPECT_EQ(count, 178);
}

constexpr std::string_view kBegin = "<!-- bảng ví dụ: bắt đầu -->\n";
constexpr std::string_view kEnd = "<!-- bảng ví dụ: kết thúc -->\n";

std::string ExampleTables() {
  std::string out;
  std::string chapter;
  for (const Example& example : ReadExamples()) {
    if (example.chapter != chapter) {
      out += "\n### " + example.chapter + "\n\n| Cách ghi | Được hiểu là |\n|---|---|\n";
      chapter = example.chapter;
    }
    const std::string year =
        example.year ? " (văn bản năm " + std::to_string(*example.year) + ")" : "";
    out += "| " + ReplaceAll(example.text, "|", "\\|") + year + " | `" + example.meaning + "` |\n";
  }
  return out + "\n";
}

TEST(DeadlineExamples, StandOnTheirPage) {
  std::ifstream in(kPage);
  std::stringstream all;
  all << in.rdbuf();
  const std::string page = all.str();
  const std::size_t begin = page.find(kBegin);
  const std::size_t end = page.find(kEnd);
  ASSERT_TRUE(begin != std::string::npos && end != std::string::npos && begin < end);
  const std::size_t at = begin + kBegin.size();
  const std::string tables = ExampleTables();
  if (Updates()) {
    std::ofstream(kPage) << page.substr(0, at) + tables + page.substr(end);
    return;
  }
  EXPECT_TRUE(page.substr(at, end - at) == tables) << "./dev golden deadline writes the page anew";
}

// NFD, capitals and more space mean the same; so do texts without diacritics, but for their events.
TEST(DeadlineExamples, DoNotDependOnTheirSpelling) {
  for (const Example& example : ReadExamples()) {
    const DeadlineContext context{example.year};
    const Deadline read = ParseDeadline(example.text, context);
    const auto same = [&](const std::string& text) {
      const Deadline other = ParseDeadline(text, context);
      EXPECT_EQ(other.kind, read.kind) << text;
      EXPECT_EQ(other.due, read.due) << text;
      EXPECT_EQ(other.start, read.start) << text;
      EXPECT_EQ(other.rule, read.rule) << text;
      EXPECT_EQ(other.offset_days, read.offset_days) << text;
    };
    same("  " + ReplaceAll(example.text, " ", "  ") + " ");
    if (example.chapter.starts_with("Lỗi")) continue;
    same(ToUpper(example.text));
    same(Fold(example.text));
  }
}

TEST(Deadlines, Audiences_AreSplit) {
  EXPECT_EQ(
      Read("Các phường, xã: xong trước ngày 30/6/2025. Các sở: xong trước ngày 15/8/2025."),
      "split [Các phường, xã: fixed 2025-06-30] [Các sở: fixed 2025-08-15]"
  );
  EXPECT_EQ(
      Read("Dự thảo: Quý II/2025; ban hành: Quý IV/2025"),
      "split [Dự thảo: fixed 2025-06-30] [ban hành: fixed 2025-12-31]"
  );
  EXPECT_EQ(Read("Hoàn thành: 30/6/2025"), "fixed 2025-06-30");
}

TEST(Deadlines, MissingYear_ComesFromContext) {
  EXPECT_EQ(Read("Trước ngày 30/6", 2026), "fixed 2026-06-30");
  EXPECT_EQ(Read("Tháng 9", 2026), "fixed 2026-09-30");
  EXPECT_EQ(Read("Quý III", 2026), "fixed 2026-09-30");
  EXPECT_EQ(ReadDeadline("Tháng 9", {}).doubt, "Thời hạn thiếu năm");
}

TEST(Deadlines, YearThatIsNone_IsADoubt_AndNeverTheYearOfTheDocument) {
  for (const char* text :
       {"31/12/20227",
        "31/12/202",
        "31/12/1026",
        "30/6/3026",
        "30/6/20261234567",
        "Trước 30/6/20266",
        "Tháng 12/20226",
        "Quý IV/20266",
        "ngày 30 tháng 6 năm 202"}) {
    const DeadlineReading out = ReadDeadline(text, {2025});
    EXPECT_FALSE(out.deadline.due.has_value()) << text;
    EXPECT_FALSE(out.doubt.empty()) << text;
  }
}

TEST(Deadlines, BeforeDay_ExclusiveIsASetting) {
  EXPECT_EQ(
      Brief(ParseDeadline("Trước ngày 01/01/2026", {std::nullopt, true})), "fixed 2025-12-31"
  );
}

TEST(Deadlines, SeveralDates_TakeTheLastWithADoubt) {
  const DeadlineReading out = ReadDeadline("Dự thảo quý II/2025, trình 15/9/2025", {});
  EXPECT_EQ(Brief(out.deadline), "fixed 2025-09-15");
  EXPECT_FALSE(out.doubt.empty());
}

TEST(Deadlines, RawText_IsKept) {
  EXPECT_EQ(ParseDeadline(" Sớm  nhất\ncó thể ", {}).raw, "Sớm nhất có thể");
  EXPECT_FALSE(ReadDeadline("Sớm nhất có thể", {}).doubt.empty());
  EXPECT_TRUE(ReadDeadline("", {}).doubt.empty());
}

TEST(Deadlines, Ditto_InheritsFromTheRowAbove) {
  const Deadline above = ParseDeadline("Quý II/2026", {});
  for (const char* text : {"Như trên", "nt", "\"", "-nt-", "n/t"}) {
    const Deadline read = ParseDeadline(text, {std::nullopt, false, &above});
    EXPECT_EQ(Brief(read), "fixed 2026-06-30 inherited") << text;
    EXPECT_EQ(read.raw, text);
    EXPECT_EQ(Read(text), "unspecified") << "nothing stands above";
  }
}

TEST(Deadlines, Headings_GiveRowsTheirDeadline) {
  const auto of = [](std::string_view heading, std::optional<int> year = std::nullopt) {
    const auto found = DeadlineOfHeading(heading, {year});
    return found ? Brief(*found) : "";
  };
  EXPECT_EQ(of("QUÝ II", 2025), "fixed 2025-06-30 inherited");
  EXPECT_EQ(of("Đến hết năm 2030"), "fixed 2030-12-31 inherited");
  EXPECT_EQ(of("Nhiệm vụ giai đoạn 2026-2030"), "");
  EXPECT_EQ(of("Theo Kế hoạch số 12-KH/TU ngày 05/5/2025"), "");
  EXPECT_EQ(of("Hạ tầng"), "");
}

TEST(Deadlines, TooLong_IsLeftToAPerson) {
  const DeadlineReading out = ReadDeadline(std::string(5000, 'a') + " 31/12/2026", {});
  EXPECT_EQ(out.deadline.kind, DeadlineKind::kUnspecified);
  EXPECT_FALSE(out.doubt.empty());
}

TEST(DeadlineInSentence, HourBeforeTheDay_IsKept) {
  const auto said = [](std::string_view sentence) {
    return Brief(DeadlineInSentence(sentence, {2026}));
  };
  EXPECT_EQ(said("Phòng Kinh tế tổng kết trước 17h00 ngày 20/11/2026."), "fixed 2026-11-20 17:00");
  EXPECT_EQ(said("Gửi về Văn phòng trước 15h ngày 25/3/2026."), "fixed 2026-03-25 15:00");
  EXPECT_EQ(said("Dự thảo, trình trước 10h00' ngày 10/5/2025"), "fixed 2025-05-10 10:00");
  EXPECT_EQ(said("Gửi trước 8 giờ 30 phút ngày 02/3"), "fixed 2026-03-02 8:30");
  EXPECT_EQ(said("Nộp trước 16:30 ngày 02/3/2026; lưu bản giấy"), "fixed 2026-03-02 16:30");
  EXPECT_EQ(said("Trực ban trước 17h hằng ngày"), "recurring daily");
  EXPECT_EQ(said("Xếp hàng trước 15 giờ"), "unspecified");
}

}  // namespace
}  // namespace sauro::intake
