#include "intake/body_reader.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/assignment.h"
#include "intake/body_lines.h"
#include "intake/body_values.h"
#include "intake/columns.h"
#include "intake/doc_number.h"
#include "intake/figure_text.h"
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

// "Tỷ lệ phủ sóng 5G ≥ 60%" -> "≥ 60%"; the whole text where it holds no or several percentages.
std::string_view FigureIn(std::string_view text) {
  const std::vector<Token> tokens = Tokenize(text);
  std::string_view out = text;
  std::size_t found = 0;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].text != "%" || tokens[i - 1].kind != TokenKind::kNumber) continue;
    std::size_t first = i - 1;
    while (first >= 2 && (tokens[first - 1].text == "," || tokens[first - 1].text == ".") &&
           tokens[first - 2].kind == TokenKind::kNumber) {
      first -= 2;
    }
    constexpr std::array<std::string_view, 5> kSigns{"≥", "≤", ">", "<", "="};
    const bool sign =
        first > 0 &&
        std::find(kSigns.begin(), kSigns.end(), tokens[first - 1].text) != kSigns.end();
    if (sign) --first;
    out = text.substr(tokens[first].begin, tokens[i].end - tokens[first].begin);
    ++found;
  }
  return found == 1 ? out : text;
}

class BodyReader {
 public:
  BodyReader(const NameIndex& names, const DeadlineContext& context, DraftPlan& plan)
      : names_(names), context_(context), values_(names, context), plan_(plan) {}

  void Read(const std::vector<BodyLine>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const BodyLine& line = lines[i];
      if (EndsBody(line)) {
        Reset();
      } else if (SumsUp(line)) {
        item_open_ = false;
      } else if (headings_.empty() && OpensOrders(line.text)) {
        OpenOrders(line);
      } else if (IsHeading(lines, i)) {
        OpenHeading(line);
      } else if (mode_ != BodyMode::kNone) {
        ReadLine(line);
      }
    }
  }

 private:
  struct Heading {
    int rank = 0;
    BodyMode mode = BodyMode::kNone;
    const BodyLine* line = nullptr;
    std::optional<std::uint32_t> section;  // once it has a row
    std::optional<int> year;
    std::vector<DraftParty> leads;  // "1. Sở Tài chính": what stands below is theirs
    bool sentence = false;          // words before a list, no heading of their own
  };

  void Reset() {
    headings_.clear();
    mode_ = BodyMode::kNone;
    CloseBlock();
  }

  // "... kết luận và giao nhiệm vụ như sau:" in a notice that has no headings.
  void OpenOrders(const BodyLine& line) {
    Heading orders;
    orders.mode = BodyMode::kTasks;
    orders.line = &line;
    orders.sentence = true;
    headings_.push_back(std::move(orders));
    mode_ = BodyMode::kTasks;
    CloseBlock();
  }

  // A labelled line is a heading if what follows stands deeper, or if it names a mode itself.
  bool IsHeading(const std::vector<BodyLine>& lines, std::size_t at) const {
    const BodyLine& line = lines[at];
    if (line.kind == LabelKind::kNone || line.bullet || line.text.empty()) return false;
    if (line.kind == LabelKind::kRoman || line.kind == LabelKind::kLetter) return true;
    if (ReadAttribute(line.text)) return false;
    if (NamesMode(WordsOf(line.text)) || NamesBody(line)) return true;
    const int rank = RankOf(line);
    if (rank <= 5 && line.text.size() < 120 && mode_ == BodyMode::kNone) return true;
    for (std::size_t i = at + 1; i < lines.size(); ++i) {
      if (ReadAttribute(lines[i].text) || EndsBody(lines[i]) || Explains(lines[i])) return false;
      const int next = RankOf(lines[i]);
      if (next < 30) return next > rank;
      return false;  // words go on: an item of several paragraphs
    }
    return false;
  }

  // A second "- Nội dung: ..." is an item of its own.
  [[nodiscard]] bool IsAnotherContent(const BodyLine& line) const {
    const std::string name = NameBeforeColon(line);
    if (!name.starts_with("noi dung")) return false;
    const DraftRow& row = LastRow();
    return WordsOf(row.title).starts_with("noi dung") ||
           std::any_of(row.others.begin(), row.others.end(), [&](const OtherCell& other) {
             return WordsOf(other.header) == name;
           });
  }

  void OpenHeading(const BodyLine& line) {
    const int rank = RankOf(line);
    while (!headings_.empty() && headings_.back().rank >= rank) headings_.pop_back();
    Heading heading;
    heading.rank = rank;
    heading.line = &line;
    heading.mode = headings_.empty() ? BodyMode::kNone : headings_.back().mode;
    heading.year = headings_.empty() ? std::nullopt : headings_.back().year;
    // "... giao nhiệm vụ như sau:" and then "I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025".
    const bool part = line.kind == LabelKind::kRoman || line.kind == LabelKind::kLetter;
    if (part && !headings_.empty() && headings_.back().sentence && !NamesBody(line))
      heading.mode = BodyMode::kNone;
    const auto own = ModeOf(WordsOf(line.text));
    const bool refers = line.text.find("Phụ lục") != std::string::npos;
    // Below a heading of tasks or targets, words in the middle of a heading change nothing.
    if (own && (heading.mode == BodyMode::kNone || NamesMode(WordsOf(line.text))))
      heading.mode = *own;
    if (refers) heading.mode = BodyMode::kNone;
    if (const auto year = YearIn(line.text)) heading.year = year;
    if (heading.mode == BodyMode::kTasks && NamesBody(line))
      heading.leads = ReadParties(WithoutOrder(line.text), names_).parties;
    headings_.push_back(std::move(heading));
    mode_ = headings_.back().mode;
    CloseBlock();
  }

  void CloseBlock() {
    block_tasks_ = plan_.tasks.size();
    block_indicators_ = plan_.indicators.size();
    in_attributes_ = false;
    item_open_ = false;
    attributes_ = 0;
  }

  void ReadLine(const BodyLine& line) {
    if (ReadAttribute(line.text)) {
      for (const Attribute& attribute : ReadAttributes(line.text)) {
        if (!Apply(attribute, line)) continue;
        plan_.left_out.push_back(
            {attribute.name, "tên của thuộc tính", PlaceOf(*line.paragraph), line.spots}
        );
      }
      in_attributes_ = true;
      item_open_ = false;
      return;
    }
    if (item_open_ && Explains(line) && !IsAnotherContent(line)) {
      ExplainItem(line);
      return;
    }
    // Words below the name of a body are its task, numbered or not.
    const bool own = mode_ == BodyMode::kTasks && !headings_.back().leads.empty() && !item_open_;
    const bool item = line.bullet || line.kind != LabelKind::kNone || own;
    if (item && !line.text.empty()) {
      if (in_attributes_) CloseBlock();
      // Attributes below it say nothing of the items below the heading before.
      if (line.kind != LabelKind::kNone && LeaveHeadings(RankOf(line))) CloseBlock();
      AddItemWithAttributes(line);
      item_open_ = true;
    } else if (item_open_ && !line.text.starts_with('(')) {
      AddWords(line);
    }
  }

  // "4. ..." behind "3. Giao Văn phòng:" and its a), b) is beside 3, not below it.
  bool LeaveHeadings(int rank) {
    const std::size_t before = headings_.size();
    while (headings_.size() > 1 && headings_.back().rank >= rank &&
           headings_[headings_.size() - 2].mode == mode_)
      headings_.pop_back();
    return headings_.size() != before;
  }

  std::optional<std::uint32_t> Section() {
    std::optional<std::uint32_t> parent;
    for (Heading& heading : headings_) {
      if (heading.mode == BodyMode::kNone || heading.sentence) continue;
      if (!heading.section) {
        DraftSection section;
        section.label = heading.line->label;
        section.title = heading.line->text;
        section.parent = parent;
        section.place = PlaceOf(*heading.line->paragraph);
        section.spots = heading.line->spots;
        heading.section = static_cast<std::uint32_t>(plan_.sections.size());
        plan_.sections.push_back(std::move(section));
      }
      parent = heading.section;
    }
    return parent;
  }

  void FillItem(const BodyLine& line, DraftRow& row) {
    row.origin = Origin::kBody;
    row.ordinal = line.label;
    row.title = line.text;
    row.section = Section();
    row.place = PlaceOf(*line.paragraph);
    for (const Spot& spot : line.spots) row.sources.push_back({Field::kTitle, spot});
  }

  void AddItem(const BodyLine& line) {
    if (mode_ == BodyMode::kTasks) {
      DraftTask task;
      FillItem(line, task);
      task.key = "t" + std::to_string(plan_.tasks.size() + 1);
      for (const DocumentNumber& number : FindDocumentNumbers(task.title)) {
        if (std::find(task.basis.begin(), task.basis.end(), number.number) == task.basis.end()) {
          task.basis.push_back(number.number);
        }
      }
      task.lead = headings_.back().leads;
      ReadSentence(task.title, task);
      ReadOrder(task);
      plan_.tasks.push_back(std::move(task));
      return;
    }
    DraftIndicator indicator;
    FillItem(line, indicator);
    indicator.key = "i" + std::to_string(plan_.indicators.size() + 1);
    DraftTarget target = ReadTarget(FigureIn(line.text), "");
    if (const auto year = headings_.back().year) target.by = Day::FromCivil(*year, 12, 31);
    const DeadlineReading said = DeadlineInSentence(line.text, context_);
    if (said.deadline.due && !IsPast(said.deadline)) target.by = said.deadline.due;
    if (target.unit == "%") indicator.unit = "%";
    target.spots = line.spots;
    indicator.targets.push_back(std::move(target));
    plan_.indicators.push_back(std::move(indicator));
  }

  // "..., hoàn thành trước ngày 15/01/2027": a deadline in the words of the item, until an
  // attribute says it.
  void ReadSentence(std::string_view text, DraftTask& task) const {
    DeadlineReading said = DeadlineInSentence(text, context_);
    if (said.deadline.kind == domain::DeadlineKind::kUnspecified || IsPast(said.deadline)) return;
    task.deadline = std::move(said.deadline);
    task.doubts.push_back({Field::kDeadline, std::string(kTimeOfSentence), "Kiểm tra thời hạn"});
  }

  // Before the document was made; it tells of what has been.
  [[nodiscard]] bool IsPast(const domain::Deadline& deadline) const {
    const auto due = domain::LastDue(deadline);
    if (!due) return false;
    if (plan_.document.date) return *due < *plan_.document.date;
    return context_.year && due->year() < *context_.year;
  }

  // "Giao Sở Y tế chủ trì, phối hợp với ...": who does it in the words of the item, until an
  // attribute says it.
  void ReadOrder(DraftTask& task) {
    const Assignment said = ReadAssignment(task.title);
    PartyCell lead = ReadParties(said.lead, names_);
    PartyCell partners = ReadParties(said.coordinate, names_);
    if (said.in_bracket && !lead.parties.empty()) own_parties_.push_back(plan_.tasks.size());
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
  }

  void ExplainItem(const BodyLine& line) {
    DraftRow& row = LastRow();
    const std::size_t colon = line.text.find(':');
    row.others.push_back(
        {line.text.substr(0, colon),
         std::string(Trim(std::string_view(line.text).substr(colon + 1)))}
    );
    for (const Spot& spot : line.spots) row.sources.push_back({Field::kRow, spot});
    if (mode_ != BodyMode::kTasks) return;
    DraftTask& task = plan_.tasks.back();
    if (task.deadline.kind == domain::DeadlineKind::kUnspecified)
      ReadSentence(row.others.back().text, task);
  }

  // Attributes behind an item hold for it alone.
  void AddItemWithAttributes(const BodyLine& line) {
    const ItemText item = SplitAttributes(line.text);
    BodyLine bare = line;
    bare.text = item.title;
    AddItem(bare);
    for (const Attribute& attribute : item.attributes) {
      const SaidValue said = values_.Read(attribute);
      if (mode_ == BodyMode::kTasks) {
        values_.Apply(said, line, headings_.back().leads, plan_.tasks.back());
      } else {
        values_.Apply(said, line, headings_.back().leads, plan_.indicators.back());
      }
    }
    for (const Attribute& attribute : item.attributes) {
      plan_.left_out.push_back(
          {attribute.name, "tên của thuộc tính", PlaceOf(*line.paragraph), line.spots}
      );
    }
  }

  // Of the kind that the heading says.
  [[nodiscard]] DraftRow& LastRow() const {
    if (mode_ == BodyMode::kTasks) return plan_.tasks.back();
    return plan_.indicators.back();
  }

  void AddWords(const BodyLine& line) {
    DraftRow& row = LastRow();
    row.title += " " + line.text;
    for (const Spot& spot : line.spots) row.sources.push_back({Field::kTitle, spot});
  }

  // False if it holds for nothing.
  bool Apply(const Attribute& attribute, const BodyLine& line) {
    constexpr int kMost = 12;  // lines of one block
    const bool items =
        block_tasks_ < plan_.tasks.size() || block_indicators_ < plan_.indicators.size();
    if (!items || ++attributes_ > kMost) return false;
    const SaidValue said = values_.Read(attribute);
    const bool parties = said.field != Field::kDeadline && said.field != Field::kProduct;
    bool taken = block_indicators_ < plan_.indicators.size();
    for (std::size_t i = block_tasks_; i < plan_.tasks.size(); ++i) {
      const bool own = HasOwnParties(i);
      if (own && parties) continue;
      // Nor does it take the time of a later item for its own.
      const bool later = i + 1 < plan_.tasks.size() && HasTimeOfSentence(plan_.tasks[i]);
      if (own && later && said.field == Field::kDeadline) continue;
      values_.Apply(said, line, headings_.back().leads, plan_.tasks[i]);
      taken = true;
    }
    for (std::size_t i = block_indicators_; i < plan_.indicators.size(); ++i) {
      values_.Apply(said, line, headings_.back().leads, plan_.indicators[i]);
    }
    return taken;
  }

  static bool HasTimeOfSentence(const DraftTask& task) {
    return std::any_of(task.doubts.begin(), task.doubts.end(), [](const Doubt& doubt) {
      return doubt.reason == kTimeOfSentence;
    });
  }

  // "... (Sở Y tế chủ trì, Sở Tài chính phối hợp)": what stands below says it of others.
  [[nodiscard]] bool HasOwnParties(std::size_t task) const {
    return std::find(own_parties_.begin(), own_parties_.end(), task) != own_parties_.end();
  }

  const NameIndex& names_;
  const DeadlineContext& context_;
  const BodyValues values_;
  DraftPlan& plan_;
  std::vector<Heading> headings_;
  BodyMode mode_ = BodyMode::kNone;
  std::size_t block_tasks_ = 0;  // the first item that the next attribute line holds for
  std::size_t block_indicators_ = 0;
  std::vector<std::size_t> own_parties_;  // tasks whose words name who does them
  bool in_attributes_ = false;
  bool item_open_ = false;
  int attributes_ = 0;  // lines in the block
};

}  // namespace

void ReadBody(
    const std::vector<const docread::Paragraph*>& paragraphs,
    const NameIndex& names,
    const DeadlineContext& context,
    DraftPlan& plan
) {
  const std::vector<BodyLine> lines = JoinLines(paragraphs);
  const std::size_t first = plan.tasks.size();
  BodyReader(names, context, plan).Read(lines);
  // Who does the work leads it where nobody else does.
  for (std::size_t i = first; i < plan.tasks.size(); ++i) {
    DraftTask& task = plan.tasks[i];
    if (!task.lead.empty() || !task.drafter.empty()) continue;
    std::swap(task.lead, task.implement);
    for (FieldSource& source : task.sources) {
      if (source.field == Field::kImplement) source.field = Field::kLead;
    }
  }
}

}  // namespace sauro::intake
