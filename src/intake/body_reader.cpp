#include "intake/body_reader.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "intake/assignment.h"
#include "intake/attributes.h"
#include "intake/columns.h"
#include "intake/doc_number.h"
#include "intake/figure_text.h"
#include "intake/labels.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

enum class Mode { kNone, kTasks, kTargets };

constexpr std::string_view kSumsUp = "tren day la ";
constexpr std::string_view kTimeOfSentence = "Thời hạn lấy từ câu giao việc";
constexpr std::string_view kLeadOfSentence = "Cơ quan lấy từ câu giao việc";
constexpr std::string_view kLeadNotOfHeading = "Câu giao việc nêu cơ quan khác với tiêu đề";

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

bool HasAnyOf(const std::string& words, std::span<const std::string_view> phrases) {
  const std::string padded = " " + words + " ";
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return padded.find(" " + std::string(phrase) + " ") != std::string::npos;
  });
}

struct Line {
  const docread::Paragraph* paragraph = nullptr;
  std::string text;  // without label and bullet
  std::string label;
  LabelKind kind = LabelKind::kNone;
  bool bullet = false;
  std::vector<Spot> spots;
};

std::string_view WithoutBullet(std::string_view text, bool& bullet) {
  for (const std::string_view mark : {"- ", "+ ", "• ", "– ", "* "}) {
    if (!text.starts_with(mark)) continue;
    bullet = true;
    return Trim(text.substr(mark.size()));
  }
  return text;
}

Line MakeLine(const docread::Paragraph& paragraph) {
  Line out;
  out.paragraph = &paragraph;
  out.spots = {{0, 0, 0, paragraph.number}};
  const std::string text =
      paragraph.label.empty() ? paragraph.text : paragraph.label + " " + paragraph.text;
  const std::string_view rest = WithoutBullet(Trim(text), out.bullet);
  if (out.bullet) {
    out.text = CollapseSpace(rest);
    return out;
  }
  Labelled labelled = SplitLabel(rest);
  out.kind = labelled.kind;
  out.label = std::move(labelled.label);
  out.text = CollapseSpace(labelled.rest);
  return out;
}

// A paragraph that begins in small letters goes on with the one before.
bool BeginsSmall(const docread::Paragraph& paragraph) {
  if (!paragraph.label.empty() || SplitLabel(paragraph.text).kind != LabelKind::kNone) return false;
  const std::vector<Token> tokens = Tokenize(std::string_view(paragraph.text).substr(0, 60));
  return !tokens.empty() && tokens[0].kind == TokenKind::kWord &&
         !IsCapital(paragraph.text, tokens[0]);
}

// Lines that a printer cut are one.
std::vector<Line> JoinLines(const std::vector<const docread::Paragraph*>& paragraphs) {
  std::vector<Line> out;
  for (const docread::Paragraph* paragraph : paragraphs) {
    if (!out.empty() && (paragraph->continues || BeginsSmall(*paragraph))) {
      out.back().text += " " + CollapseSpace(paragraph->text);
      out.back().spots.push_back({0, 0, 0, paragraph->number});
    } else {
      out.push_back(MakeLine(*paragraph));
    }
  }
  return out;
}

int RankOf(const Line& line) {
  switch (line.kind) {
    case LabelKind::kLetter: return 1;
    case LabelKind::kRoman: return 2;
    case LabelKind::kRomanNumbered: return 3;
    case LabelKind::kNumber: return line.paragraph->text.starts_with('(') ? 8 : 4;
    case LabelKind::kNumbered:
      return 4 + static_cast<int>(std::count(line.label.begin(), line.label.end(), '.'));
    case LabelKind::kSmall: return 9;
    case LabelKind::kNone: break;
  }
  return line.bullet ? 20 : 30;
}

std::optional<Mode> ModeOf(const std::string& words) {
  constexpr std::array<std::string_view, 9> kNone{
      "muc dich",
      "yeu cau",
      "quan diem",
      "muc tieu chung",
      "muc tieu tong quat",
      "kinh phi",
      "to chuc thuc hien",
      "tinh hinh",
      "nguyen tac"};
  constexpr std::array<std::string_view, 3> kTargets{"muc tieu", "chi tieu", "muc tieu cu the"};
  constexpr std::array<std::string_view, 5> kTasks{
      "nhiem vu", "giai phap", "noi dung thuc hien", "noi dung cong viec", "phan cong"};
  if (words == "yeu cau" || HasAnyOf(words, kNone)) return Mode::kNone;
  if (HasAnyOf(words, kTasks)) return Mode::kTasks;
  if (HasAnyOf(words, kTargets)) return Mode::kTargets;
  return std::nullopt;
}

// "1. Mục tiêu chung" is a heading whatever follows.
bool NamesMode(const std::string& words) {
  constexpr std::array<std::string_view, 12> kStarts{
      "muc dich",
      "yeu cau",
      "quan diem",
      "muc tieu chung",
      "muc tieu tong quat",
      "muc tieu cu the",
      "nhiem vu cu the",
      "nhiem vu trong tam",
      "nhiem vu chung",
      "nhiem vu va giai phap",
      "kinh phi",
      "to chuc thuc hien"};
  constexpr std::size_t kLongest = 70;
  return words.size() <= kLongest &&
         std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) {
           return words.starts_with(start);
         });
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

std::optional<Attribute> AttributeOf(const Line& line) {
  return ReadAttribute(line.text);
}

class BodyReader {
 public:
  BodyReader(const NameIndex& names, const DeadlineContext& context, DraftPlan& plan)
      : names_(names), context_(context), plan_(plan) {}

  void Read(const std::vector<Line>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Line& line = lines[i];
      if (EndsBody(line)) {
        Reset();
      } else if (SumsUp(line)) {
        item_open_ = false;
      } else if (headings_.empty() && OpensOrders(line.text)) {
        OpenOrders(line);
      } else if (IsHeading(lines, i)) {
        OpenHeading(line);
      } else if (mode_ != Mode::kNone) {
        ReadLine(line);
      }
    }
  }

 private:
  struct Heading {
    int rank = 0;
    Mode mode = Mode::kNone;
    const Line* line = nullptr;
    std::optional<std::uint32_t> section;  // once it has a row
    std::optional<int> year;
    std::vector<DraftParty> leads;  // "1. Sở Tài chính": what stands below is theirs
    bool sentence = false;          // words before a list, no heading of their own
  };

  static bool EndsBody(const Line& line) {
    const std::string words = WordsOf(std::string_view(line.text).substr(0, 60)) + " ";
    return words.starts_with("noi nhan ") || words.starts_with("phu luc ") ||
           words.starts_with("bieu ") || (SumsUp(line) && NamesDocument(words)) ||
           line.text.starts_with("TM.") || line.text.starts_with("T/M") ||
           line.text.starts_with("KT.");
  }

  // "Trên đây là ...": no item, and no words of the one above.
  static bool SumsUp(const Line& line) { return WordsOf(line.text).starts_with(kSumsUp); }

  // "Trên đây là Kế hoạch ...", "Trên đây là kết luận của ..."; "Trên đây là các nhiệm vụ chung"
  // ends nothing.
  static bool NamesDocument(std::string_view words) {
    constexpr std::array<std::string_view, 14> kDocuments{
        "ke hoach",
        "chuong trinh",
        "de an",
        "thong bao",
        "ket luan",
        "bao cao",
        "quyet dinh",
        "chi thi",
        "huong dan",
        "nghi quyet",
        "y kien",
        "noi dung ket luan",
        "noi dung ke hoach",
        "toan bo noi dung"};
    words.remove_prefix(std::min(kSumsUp.size(), words.size()));
    return std::any_of(kDocuments.begin(), kDocuments.end(), [&](std::string_view document) {
      return words.starts_with(document);
    });
  }

  void Reset() {
    headings_.clear();
    mode_ = Mode::kNone;
    CloseBlock();
  }

  // "... kết luận và giao nhiệm vụ như sau:" in a notice that has no headings.
  void OpenOrders(const Line& line) {
    Heading orders;
    orders.mode = Mode::kTasks;
    orders.line = &line;
    orders.sentence = true;
    headings_.push_back(std::move(orders));
    mode_ = Mode::kTasks;
    CloseBlock();
  }

  // A labelled line is a heading if what follows stands deeper, or if it names a mode itself.
  bool IsHeading(const std::vector<Line>& lines, std::size_t at) const {
    const Line& line = lines[at];
    if (line.kind == LabelKind::kNone || line.bullet || line.text.empty()) return false;
    if (line.kind == LabelKind::kRoman || line.kind == LabelKind::kLetter) return true;
    if (AttributeOf(line)) return false;
    if (NamesMode(WordsOf(line.text)) || NamesBody(line)) return true;
    const int rank = RankOf(line);
    if (rank <= 5 && line.text.size() < 120 && mode_ == Mode::kNone) return true;
    for (std::size_t i = at + 1; i < lines.size(); ++i) {
      if (AttributeOf(lines[i]) || EndsBody(lines[i]) || Explains(lines[i])) return false;
      const int next = RankOf(lines[i]);
      if (next < 30) return next > rank;
      return false;  // words go on: an item of several paragraphs
    }
    return false;
  }

  // The name in "- Nội dung: ..."; empty where the line has none.
  static std::string NameBeforeColon(const Line& line) {
    const std::size_t colon = line.text.find(':');
    if (!line.bullet || colon == std::string::npos) return {};
    return WordsOf(std::string_view(line.text).substr(0, colon));
  }

  // "- Nội dung: ...", "- Yêu cầu: ...": words about the item above.
  static bool Explains(const Line& line) {
    const std::string words = NameBeforeColon(line);
    constexpr std::array<std::string_view, 7> kNames{
        "noi dung",
        "noi dung thuc hien",
        "noi dung cong viec",
        "yeu cau",
        "muc dich",
        "cach thuc thuc hien",
        "cach lam"};
    return std::find(kNames.begin(), kNames.end(), words) != kNames.end();
  }

  // A second "- Nội dung: ..." is an item of its own.
  [[nodiscard]] bool IsAnotherContent(const Line& line) const {
    const std::string name = NameBeforeColon(line);
    if (!name.starts_with("noi dung")) return false;
    const DraftRow& row = mode_ == Mode::kTasks
                              ? static_cast<const DraftRow&>(plan_.tasks.back())
                              : static_cast<const DraftRow&>(plan_.indicators.back());
    return WordsOf(row.title).starts_with("noi dung") ||
           std::any_of(row.others.begin(), row.others.end(), [&](const OtherCell& other) {
             return WordsOf(other.header) == name;
           });
  }

  // "2. Sở Tài chính, Kho bạc Nhà nước", "3. Giao Văn phòng UBND tỉnh:" and nothing else.
  static bool NamesBody(const Line& line) {
    constexpr std::size_t kLongest = 120;  // bytes
    const std::string_view named = WithoutOrder(line.text);
    if (named.size() > kLongest || !BeginsWithBody(named)) return false;
    constexpr std::array<std::string_view, 9> kSays{
        "chu tri",
        "phoi hop",
        "thuc hien",
        "tiep tuc",
        "xay dung",
        "to chuc",
        "trien khai",
        "bao cao",
        "theo"};
    const std::string_view text = TrimAny(named, " .:;");
    return text.find_first_of(".:;") == std::string_view::npos && !HasAnyOf(WordsOf(text), kSays) &&
           ReadAssignment(text).lead.empty();
  }

  void OpenHeading(const Line& line) {
    const int rank = RankOf(line);
    while (!headings_.empty() && headings_.back().rank >= rank) headings_.pop_back();
    Heading heading;
    heading.rank = rank;
    heading.line = &line;
    heading.mode = headings_.empty() ? Mode::kNone : headings_.back().mode;
    heading.year = headings_.empty() ? std::nullopt : headings_.back().year;
    // "... giao nhiệm vụ như sau:" and then "I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025".
    const bool part = line.kind == LabelKind::kRoman || line.kind == LabelKind::kLetter;
    if (part && !headings_.empty() && headings_.back().sentence && !NamesBody(line))
      heading.mode = Mode::kNone;
    const auto own = ModeOf(WordsOf(line.text));
    const bool refers = line.text.find("Phụ lục") != std::string::npos;
    // Below a heading of tasks or targets, words in the middle of a heading change nothing.
    if (own && (heading.mode == Mode::kNone || NamesMode(WordsOf(line.text)))) heading.mode = *own;
    if (refers) heading.mode = Mode::kNone;
    if (const auto year = YearIn(line.text)) heading.year = year;
    if (heading.mode == Mode::kTasks && NamesBody(line))
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

  void ReadLine(const Line& line) {
    if (AttributeOf(line)) {
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
    const bool own = mode_ == Mode::kTasks && !headings_.back().leads.empty() && !item_open_;
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
      if (heading.mode == Mode::kNone || heading.sentence) continue;
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

  void FillItem(const Line& line, DraftRow& row) {
    row.origin = Origin::kBody;
    row.ordinal = line.label;
    row.title = line.text;
    row.section = Section();
    row.place = PlaceOf(*line.paragraph);
    for (const Spot& spot : line.spots) row.sources.push_back({Field::kTitle, spot});
  }

  void AddItem(const Line& line) {
    if (mode_ == Mode::kTasks) {
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

  static void AddDoubts(std::vector<Doubt> doubts, Field field, DraftRow& row) {
    for (Doubt& doubt : doubts) {
      doubt.field = field;
      row.doubts.push_back(std::move(doubt));
    }
  }

  void ExplainItem(const Line& line) {
    DraftRow& row = mode_ == Mode::kTasks ? static_cast<DraftRow&>(plan_.tasks.back())
                                          : static_cast<DraftRow&>(plan_.indicators.back());
    const std::size_t colon = line.text.find(':');
    row.others.push_back(
        {line.text.substr(0, colon),
         std::string(Trim(std::string_view(line.text).substr(colon + 1)))}
    );
    for (const Spot& spot : line.spots) row.sources.push_back({Field::kRow, spot});
    if (mode_ != Mode::kTasks) return;
    DraftTask& task = plan_.tasks.back();
    if (task.deadline.kind == domain::DeadlineKind::kUnspecified)
      ReadSentence(row.others.back().text, task);
  }

  // Attributes behind an item hold for it alone.
  void AddItemWithAttributes(const Line& line) {
    const ItemText item = SplitAttributes(line.text);
    Line bare = line;
    bare.text = item.title;
    AddItem(bare);
    for (const Attribute& attribute : item.attributes) {
      const Said said = ReadValue(attribute);
      if (mode_ == Mode::kTasks) {
        ApplyToTask(said, line, plan_.tasks.back());
      } else {
        ApplyToIndicator(said, line, plan_.indicators.back());
      }
    }
    for (const Attribute& attribute : item.attributes) {
      plan_.left_out.push_back(
          {attribute.name, "tên của thuộc tính", PlaceOf(*line.paragraph), line.spots}
      );
    }
  }

  void AddWords(const Line& line) {
    DraftRow& row = mode_ == Mode::kTasks ? static_cast<DraftRow&>(plan_.tasks.back())
                                          : static_cast<DraftRow&>(plan_.indicators.back());
    row.title += " " + line.text;
    for (const Spot& spot : line.spots) row.sources.push_back({Field::kTitle, spot});
  }

  // What an attribute line says; it is read once, however many items it holds for.
  struct Said {
    Field field = Field::kRow;
    OtherCell printed;
    PartyCell cell;
    DeadlineReading deadline;
  };

  // False if it holds for nothing.
  bool Apply(const Attribute& attribute, const Line& line) {
    constexpr int kMost = 12;  // lines of one block
    const bool items =
        block_tasks_ < plan_.tasks.size() || block_indicators_ < plan_.indicators.size();
    if (!items || ++attributes_ > kMost) return false;
    const Said said = ReadValue(attribute);
    const bool parties = said.field != Field::kDeadline && said.field != Field::kProduct;
    bool taken = block_indicators_ < plan_.indicators.size();
    for (std::size_t i = block_tasks_; i < plan_.tasks.size(); ++i) {
      const bool own = HasOwnParties(i);
      if (own && parties) continue;
      // Nor does it take the time of a later item for its own.
      const bool later = i + 1 < plan_.tasks.size() && HasTimeOfSentence(plan_.tasks[i]);
      if (own && later && said.field == Field::kDeadline) continue;
      ApplyToTask(said, line, plan_.tasks[i]);
      taken = true;
    }
    for (std::size_t i = block_indicators_; i < plan_.indicators.size(); ++i) {
      ApplyToIndicator(said, line, plan_.indicators[i]);
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

  [[nodiscard]] Said ReadValue(const Attribute& attribute) const {
    Said said{attribute.field, {attribute.name, attribute.value}, {}, {}};
    if (attribute.field == Field::kDeadline) {
      said.deadline = ReadDeadline(attribute.value, context_);
    } else if (attribute.field != Field::kProduct) {
      said.cell = ReadParties(attribute.value, names_);
    }
    return said;
  }

  void ApplyToTask(const Said& said, const Line& line, DraftTask& task) const {
    ApplyTo(said, line, task);
    if (said.field != Field::kProduct || task.product == said.printed.text) return;
    task.product += (task.product.empty() ? "" : "; ") + said.printed.text;
  }

  void ApplyToIndicator(const Said& said, const Line& line, DraftIndicator& row) const {
    ApplyTo(said, line, row);
    if (said.field == Field::kProduct) row.others.push_back(said.printed);
    if (!row.targets[0].by && row.deadline.due) row.targets[0].by = row.deadline.due;
  }

  void ApplyTo(const Said& said, const Line& line, DraftRow& row) const {
    const bool again = std::any_of(row.sources.begin(), row.sources.end(), [&](const auto& source) {
      return source.field == said.field;
    });
    for (const Spot& spot : line.spots) row.sources.push_back({said.field, spot});
    if (said.field == Field::kProduct) return;
    if (said.field == Field::kDeadline) {
      if (again && row.deadline.raw != said.deadline.deadline.raw) {
        ApplyFurtherDeadline(said, row);
        return;
      }
      std::erase_if(row.doubts, [](const Doubt& doubt) { return doubt.field == Field::kDeadline; });
      row.deadline = said.deadline.deadline;
      if (!said.deadline.doubt.empty()) {
        row.doubts.push_back({Field::kDeadline, said.deadline.doubt, "Chọn lại thời hạn"});
      }
      return;
    }
    if (said.cell.has_roles) row.others.push_back(said.printed);
    // An attribute says better than the heading who leads.
    const bool of_sentence = std::any_of(row.doubts.begin(), row.doubts.end(), [](const Doubt& d) {
      return d.reason == kLeadOfSentence || d.reason == kLeadNotOfHeading;
    });
    const auto& leads = headings_.back().leads;
    const bool of_heading =
        of_sentence || std::equal(
                           row.lead.begin(),
                           row.lead.end(),
                           leads.begin(),
                           leads.end(),
                           [](const DraftParty& x, const DraftParty& y) { return x.name == y.name; }
                       );
    if (said.field == Field::kLead && of_heading) {
      row.lead.clear();
      std::erase_if(row.doubts, [](const Doubt& d) { return d.field == Field::kLead; });
    }
    AddDoubts(said.cell.doubts, said.field, row);
    Append(said.cell.parties, PartiesOf(said.field, row));
    Append(said.cell.partners, row.coordinate);
  }

  // Two attributes name a time: both are kept, and a person chooses.
  void ApplyFurtherDeadline(const Said& said, DraftRow& row) const {
    DeadlineReading both =
        ReadDeadline(row.deadline.raw + "; " + said.deadline.deadline.raw, context_);
    std::erase_if(row.doubts, [](const Doubt& doubt) { return doubt.field == Field::kDeadline; });
    row.deadline = std::move(both.deadline);
    const std::string reason = both.doubt.empty() ? "Ghi hai thời hạn" : std::move(both.doubt);
    row.doubts.push_back({Field::kDeadline, reason, "Chọn lại thời hạn"});
  }

  static void Append(std::vector<DraftParty> from, std::vector<DraftParty>& to) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
  }

  static std::vector<DraftParty>& PartiesOf(Field field, DraftRow& row) {
    if (field == Field::kDirector) return row.director;
    if (field == Field::kDrafter) return row.drafter;
    if (field == Field::kCoordinate) return row.coordinate;
    return field == Field::kImplement ? row.implement : row.lead;
  }

  const NameIndex& names_;
  const DeadlineContext& context_;
  DraftPlan& plan_;
  std::vector<Heading> headings_;
  Mode mode_ = Mode::kNone;
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
  const std::vector<Line> lines = JoinLines(paragraphs);
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
