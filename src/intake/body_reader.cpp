#include "intake/body_reader.h"

#include <algorithm>

#include "base/text.h"
#include "intake/assignment.h"
#include "intake/body_ends.h"
#include "intake/body_finish.h"
#include "intake/body_lines.h"
#include "intake/body_orders.h"
#include "intake/body_targets.h"
#include "intake/body_values.h"
#include "intake/columns.h"
#include "intake/doc_number.h"
#include "intake/labelled_items.h"
#include "intake/plan_year.h"
#include "intake/table_caption.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

class BodyReader {
 public:
  BodyReader(const NameIndex& names, const DeadlineContext& context, DraftPlan& plan)
      : names_(names),
        context_(context),
        now_(context),
        values_(names, now_),
        orders_(names, now_, plan.document),
        plan_(plan) {}

  void Read(const std::vector<BodyLine>& lines) {
    const LabelledItems items(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const BodyLine& line = lines[i];
      if (by_labels_ && !GoesOnWithLabels(line)) LeaveLabelled();
      const bool times = !headings_.empty() && headings_.back().times;
      now_.year = times ? headings_.back().times : context_.year;
      if (EndsBody(line)) {
        Reset();
      } else if (SumsUp(line) || Closes(line)) {
        item_open_ = false;
      } else if (line.article && OpensArticle(line)) {
        OpenArticle(line);
      } else if (MayOpenOrders(line) && OpensOrders(line.text)) {
        OpenOrders(line);
      } else if (items.Has(i) && (mode_ == BodyMode::kNone || mode_ == BodyMode::kDuties)) {
        ReadLabelled(line);
      } else if (IsHeading(lines, i)) {
        OpenHeading(line, items.StandBelow(i));
      } else if (mode_ != BodyMode::kNone) {
        ReadLine(line);
      }
    }
  }

 private:
  static constexpr int kOrdersRank = 3;  // between parts and numbers

  struct Heading {
    int rank = 0;
    BodyMode mode = BodyMode::kNone;
    const BodyLine* line = nullptr;
    std::optional<std::uint32_t> section;  // once it has a row
    std::optional<int> year;               // of figures below it
    std::optional<int> times;              // of times below it: "NHIỆM VỤ NĂM 2027"
    std::vector<DraftParty> leads;         // "1. Sở Tài chính": what stands below is theirs
    bool sentence = false;                 // words before a list, no heading of their own
    bool by_items = false;  // the mode is that of the items below; its words say none
  };

  void Reset() {
    headings_.clear();
    mode_ = BodyMode::kNone;
    by_labels_ = false;
    CloseBlock();
  }

  // A task below a heading of none, or below no heading at all.
  void ReadLabelled(const BodyLine& line) {
    const int rank = RankOf(line);
    while (line.kind != LabelKind::kNone && !headings_.empty() && headings_.back().rank >= rank)
      headings_.pop_back();
    if (!by_labels_) CloseBlock();
    by_labels_ = true;
    mode_ = BodyMode::kTasks;
    ReadLine(line);
  }

  // Its labels, what explains it, and words between them.
  static bool GoesOnWithLabels(const BodyLine& line) {
    const bool plain = line.kind == LabelKind::kNone && !line.bullet;
    return plain || IsAttributeLine(line) || Explains(line);
  }

  void LeaveLabelled() {
    by_labels_ = false;
    mode_ = headings_.empty() ? BodyMode::kNone : headings_.back().mode;
    CloseBlock();
  }

  // Whom the heading names, whose every line below is theirs.
  [[nodiscard]] const std::vector<DraftParty>& LeadsAbove() const {
    static const std::vector<DraftParty> kNobody;
    return headings_.empty() ? kNobody : headings_.back().leads;
  }

  // Below no heading but a part: "II. Kết luận".
  [[nodiscard]] bool MayOpenOrders(const BodyLine& line) const {
    if (headings_.empty()) return true;
    return mode_ == BodyMode::kNone && line.kind == LabelKind::kNone && !line.bullet &&
           headings_.back().rank < kOrdersRank && !headings_.back().sentence;
  }

  // "... kết luận và giao nhiệm vụ như sau:" in a notice that has no headings.
  void OpenOrders(const BodyLine& line) {
    Heading orders;
    orders.rank = headings_.empty() ? 0 : kOrdersRank;
    orders.mode = BodyMode::kTasks;
    orders.line = &line;
    orders.sentence = true;
    headings_.push_back(std::move(orders));
    mode_ = BodyMode::kTasks;
    CloseBlock();
  }

  // "Điều 2. ..." stands above numbers. Below a heading of tasks it is an item or a heading like
  // others; elsewhere it orders something or nothing.
  [[nodiscard]] bool OpensArticle(const BodyLine& line) const {
    const int rank = RankOf(line);
    const auto above = std::find_if(headings_.rbegin(), headings_.rend(), [&](const Heading& h) {
      return h.rank < rank && !h.sentence;
    });
    return above == headings_.rend() || above->mode == BodyMode::kNone;
  }

  void OpenArticle(const BodyLine& line) {
    const int rank = RankOf(line);
    while (!headings_.empty() && (headings_.back().rank >= rank || headings_.back().sentence))
      headings_.pop_back();
    Heading article;
    article.rank = rank;
    article.line = &line;
    const auto own = OrdersBody(line) ? std::nullopt : ModeOf(WordsOf(line.text));
    const bool title = IsTitle(line);
    article.mode = title && own ? *own : BodyMode::kDuties;
    article.year = YearIn(line.text);
    if (NamesBody(line)) article.leads = ReadParties(WithoutOrder(line.text), names_).parties;
    const bool given = own == BodyMode::kTasks && line.text.ends_with(':');
    if (given || OpensOrders(line.text)) article.mode = BodyMode::kTasks;
    article.sentence = !title;
    headings_.push_back(std::move(article));
    mode_ = headings_.back().mode;
    CloseBlock();
    if (mode_ == BodyMode::kDuties) ReadDuty(line);
  }

  // "Điều 2. Nhiệm vụ, giải pháp chủ yếu": no sentence.
  static bool IsTitle(const BodyLine& line) {
    constexpr std::size_t kLongest = 120;  // bytes
    return line.text.size() <= kLongest && line.text.find_last_of(".;:") == std::string::npos &&
           FindAssignment(line.text).lead.empty();
  }

  // A labelled line is a heading if what follows stands deeper, or if it names a mode itself.
  bool IsHeading(const std::vector<BodyLine>& lines, std::size_t at) const {
    const BodyLine& line = lines[at];
    if (line.kind == LabelKind::kNone || line.bullet || line.text.empty()) return false;
    if (line.kind == LabelKind::kRoman || line.kind == LabelKind::kLetter) return true;
    if (ReadAttribute(line.text)) return false;
    const int rank = RankOf(line);
    if (NamesMode(WordsOf(line.text)) && !OrdersBody(line)) return true;
    // "3. Giao Văn phòng lắp máy chủ" with nothing below it is the order.
    if (NamesBody(line)) return line.text.ends_with(':') || HasBelow(lines, at);
    if (rank <= 5 && line.text.size() < 120 && mode_ == BodyMode::kNone) return true;
    for (std::size_t i = at + 1; i < lines.size(); ++i) {
      if (ReadAttribute(lines[i].text) || EndsBody(lines[i]) || Explains(lines[i])) return false;
      const int next = RankOf(lines[i]);
      if (next < 30) return next > rank;
      return false;  // words go on: an item of several paragraphs
    }
    return false;
  }

  // Whether the next line stands deeper and belongs to the body.
  static bool HasBelow(const std::vector<BodyLine>& lines, std::size_t at) {
    if (at + 1 == lines.size()) return false;
    const BodyLine& next = lines[at + 1];
    // "1. Trung tâm dữ liệu" above "- Cơ quan chủ trì: Sở Y tế" is what Sở Y tế does.
    const auto said = ReadAttribute(next.text);
    const bool time = said && (said->field == Field::kDeadline || said->field == Field::kProduct);
    if (said && (time || BeginsWithBody(said->value))) return false;
    return RankOf(next) > RankOf(lines[at]) && !EndsBody(next) && !SumsUp(next) && !Closes(next);
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

  // `items`: tasks by their labels stand below it.
  void OpenHeading(const BodyLine& line, bool items) {
    const int rank = RankOf(line);
    while (!headings_.empty() && headings_.back().rank >= rank) headings_.pop_back();
    const Heading above = headings_.empty() ? Heading{} : headings_.back();
    Heading heading;
    heading.rank = rank;
    heading.line = &line;
    heading.year = YearIn(line.text);
    if (!heading.year) heading.year = above.year;
    heading.times = YearOfTitle(line.text);
    if (!heading.times) heading.times = above.times;
    SetMode(above, items, heading);
    const bool given = heading.mode == BodyMode::kTasks || heading.mode == BodyMode::kDuties;
    // Labels say who does what stands below "CÁC HOẠT ĐỘNG".
    if (given && !heading.by_items && NamesBody(line))
      heading.leads = ReadParties(WithoutOrder(line.text), names_).parties;
    headings_.push_back(std::move(heading));
    mode_ = headings_.back().mode;
    CloseBlock();
  }

  // As its words say, else as the heading above it, else as the items below it.
  static void SetMode(const Heading& above, bool items, Heading& heading) {
    const BodyLine& line = *heading.line;
    heading.mode = above.mode;
    // "... giao nhiệm vụ như sau:" and then "I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025".
    const bool part = line.kind == LabelKind::kRoman || line.kind == LabelKind::kLetter;
    if (part && (above.sentence || above.by_items) && !NamesBody(line))
      heading.mode = BodyMode::kNone;
    const auto own = OrdersBody(line) ? std::nullopt : ModeOf(WordsOf(line.text));
    // Below a heading of tasks or targets, words in the middle of a heading change nothing.
    const bool open =
        heading.mode == BodyMode::kNone || heading.mode == BodyMode::kDuties || above.by_items;
    if (own && (open || NamesMode(WordsOf(line.text)))) heading.mode = *own;
    const bool untold = !own && heading.mode == BodyMode::kNone;
    heading.by_items = !own && (above.by_items || (untold && items));
    if (untold && items) heading.mode = BodyMode::kTasks;
    const bool refers = line.text.find("Phụ lục") != std::string::npos;
    if (refers && !items) heading.mode = BodyMode::kNone;
  }

  void CloseBlock() {
    block_tasks_ = plan_.tasks.size();
    block_indicators_ = plan_.indicators.size();
    in_attributes_ = false;
    item_open_ = false;
    attributes_ = 0;
  }

  // "1. UBND xã xây dựng kế hoạch trước ngày 15/02/2026": who and when, or it is no task.
  void ReadDuty(const BodyLine& line) {
    if (line.kind != LabelKind::kNone && !line.article) LeaveHeadings(RankOf(line));
    CloseBlock();
    const bool body = !headings_.back().leads.empty() || !FindAssignment(line.text).lead.empty();
    if (!body) return;
    const DeadlineReading said = DeadlineInSentence(line.text, now_);
    const bool timed = said.deadline.kind != domain::DeadlineKind::kUnspecified;
    if (timed && !orders_.IsPast(said.deadline)) AddItemWithAttributes(line);
  }

  void ReadAttributeLine(const BodyLine& line) {
    for (const Attribute& attribute : ReadAttributes(line.text)) {
      if (!Apply(attribute, line)) continue;
      plan_.left_out.push_back(
          {attribute.name, "tên của thuộc tính", PlaceOf(*line.paragraph), line.spots}
      );
    }
    in_attributes_ = true;
    item_open_ = false;
  }

  void ReadLine(const BodyLine& line) {
    if (mode_ == BodyMode::kDuties) return ReadDuty(line);
    if (ReadAttribute(line.text)) return ReadAttributeLine(line);
    const bool below = item_open_ || (in_attributes_ && HasRowInBlock());
    if (below && Explains(line, mode_) && !IsAnotherContent(line)) {
      ExplainItem(line);
      return;
    }
    // Words below the name of a body are its task, numbered or not.
    const bool own = mode_ == BodyMode::kTasks && !LeadsAbove().empty() && !item_open_;
    const bool item = line.bullet || line.kind != LabelKind::kNone || own || IsOwnOrder(line);
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

  // "Giao Văn phòng theo dõi ..." below an item that has said all: an order of its own.
  [[nodiscard]] bool IsOwnOrder(const BodyLine& line) const {
    if (mode_ != BodyMode::kTasks || !item_open_ || !OrdersBody(line)) return false;
    const DraftTask& above = plan_.tasks.back();
    return !above.lead.empty() && above.title.ends_with('.');
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
    if (mode_ != BodyMode::kTargets) {
      DraftTask task;
      FillItem(line, task);
      task.key = "t" + std::to_string(plan_.tasks.size() + 1);
      for (const DocumentNumber& number : FindDocumentNumbers(task.title)) {
        if (std::find(task.basis.begin(), task.basis.end(), number.number) == task.basis.end()) {
          task.basis.Edit().push_back(number.number);
        }
      }
      task.lead = LeadsAbove();
      orders_.ReadTime(task.title, task);
      const bool own = orders_.ReadBodies(FindAssignment(task.title), task);
      if (own) own_parties_.push_back(plan_.tasks.size());
      orders_.ReadTimeInBracket(task);
      plan_.tasks.push_back(std::move(task));
      return;
    }
    DraftIndicator indicator;
    FillItem(line, indicator);
    indicator.key = "i" + std::to_string(plan_.indicators.size() + 1);
    BodyTarget read = ReadBodyTarget(line.text);
    DraftTarget& target = read.target;
    target.by = DueOfTarget(line.text);
    if (target.unit == "%") indicator.unit = "%";
    target.spots = line.spots;
    indicator.targets.push_back(std::move(target));
    if (!read.doubt.empty())
      indicator.doubts.push_back({Field::kTarget, std::move(read.doubt), read.suggestion});
    plan_.indicators.push_back(std::move(indicator));
  }

  // By when the sentence says, else by the end of the year that the heading names.
  [[nodiscard]] std::optional<Day> DueOfTarget(std::string_view text) const {
    const DeadlineReading said = DeadlineInSentence(text, now_);
    if (said.deadline.due && !orders_.IsPast(said.deadline)) return said.deadline.due;
    auto year = YearOfTarget(text);
    if (!year) year = headings_.back().year;
    if (!year) year = OnlyYearOfTitle(plan_.document);
    return year ? std::optional<Day>(Day::FromCivil(*year, 12, 31)) : std::nullopt;
  }

  void ExplainItem(const BodyLine& line) {
    DraftRow& row = LastRow();
    const std::size_t colon = line.text.find(':');
    row.others.Edit().push_back(
        {line.text.substr(0, colon),
         std::string(Trim(std::string_view(line.text).substr(colon + 1)))}
    );
    for (const Spot& spot : line.spots) row.sources.push_back({Field::kRow, spot});
    if (mode_ == BodyMode::kTargets) return;
    DraftTask& task = plan_.tasks.back();
    if (task.deadline.kind == domain::DeadlineKind::kUnspecified)
      orders_.ReadTime(row.others.Edit().back().text, task);
  }

  // Attributes behind an item hold for it alone.
  void AddItemWithAttributes(const BodyLine& line) {
    const ItemText item = SplitAttributes(line.text);
    BodyLine bare = line;
    bare.text = item.title;
    AddItem(bare);
    for (const Attribute& attribute : item.attributes) {
      const SaidValue said = values_.Read(attribute);
      if (mode_ != BodyMode::kTargets) {
        values_.Apply(said, line, LeadsAbove(), plan_.tasks.back());
      } else {
        values_.Apply(said, line, LeadsAbove(), plan_.indicators.back());
      }
    }
    // Whoever says who and when itself needs no lines that stand below another item.
    const auto has = [&](Field field) {
      return std::any_of(
          item.attributes.begin(),
          item.attributes.end(),
          [&](const Attribute& attribute) { return attribute.field == field; }
      );
    };
    if ((has(Field::kLead) || has(Field::kImplement)) && has(Field::kDeadline)) {
      block_tasks_ = plan_.tasks.size();
      block_indicators_ = plan_.indicators.size();
    }
    for (const Attribute& attribute : item.attributes) {
      plan_.left_out.push_back(
          {attribute.name, "tên của thuộc tính", PlaceOf(*line.paragraph), line.spots}
      );
    }
  }

  [[nodiscard]] bool HasRowInBlock() const {
    if (mode_ == BodyMode::kTargets) return block_indicators_ < plan_.indicators.size();
    return block_tasks_ < plan_.tasks.size();
  }

  // Of the kind that the heading says.
  [[nodiscard]] DraftRow& LastRow() const {
    if (mode_ == BodyMode::kTargets) return plan_.indicators.back();
    return plan_.tasks.back();
  }

  void AddWords(const BodyLine& line) {
    DraftRow& row = LastRow();
    row.title += " " + line.text;
    for (const Spot& spot : line.spots) row.sources.push_back({Field::kTitle, spot});
    if (mode_ == BodyMode::kTargets) return;
    DraftTask& task = plan_.tasks.back();
    if (task.deadline.kind == domain::DeadlineKind::kUnspecified) orders_.ReadTime(line.text, task);
    const bool own = task.lead.empty() && orders_.ReadBodies(FindAssignment(line.text), task);
    if (own) own_parties_.push_back(plan_.tasks.size() - 1);
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
      values_.Apply(said, line, LeadsAbove(), plan_.tasks[i]);
      taken = true;
    }
    for (std::size_t i = block_indicators_; i < plan_.indicators.size(); ++i) {
      values_.Apply(said, line, LeadsAbove(), plan_.indicators[i]);
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
    return std::binary_search(own_parties_.begin(), own_parties_.end(), task);
  }

  const NameIndex& names_;
  const DeadlineContext& context_;
  DeadlineContext now_;  // with the year of the headings above
  const BodyValues values_;
  const BodyOrders orders_;
  DraftPlan& plan_;
  std::vector<Heading> headings_;
  BodyMode mode_ = BodyMode::kNone;
  std::size_t block_tasks_ = 0;  // the first item that the next attribute line holds for
  std::size_t block_indicators_ = 0;
  std::vector<std::size_t> own_parties_;  // rising: tasks whose words name who does them
  bool by_labels_ = false;                // the item is a task by its labels alone
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
  const std::size_t first_indicator = plan.indicators.size();
  BodyReader(names, context, plan).Read(lines);
  FinishBody(first, first_indicator, context, plan);
}

}  // namespace sauro::intake
