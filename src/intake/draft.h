#pragma once
// A plan as it was read from a document, before a person has approved it: what is certain, what is
// doubtful and why, and what was left out.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "base/seldom.h"
#include "docread/document.h"
#include "domain/deadline.h"
#include "domain/indicator.h"
#include "domain/organization.h"
#include "domain/task.h"

namespace sauro::intake {

enum class Field {
  kOrdinal,
  kSection,
  kTitle,
  kLead,
  kCoordinate,
  kDirector,
  kImplement,
  kProduct,
  kDeadline,
  kStatus,
  kResult,
  kNote,
  kBasis,
  kUnit,
  kBaseline,
  kTarget,
  kNumber,
  kDate,
  kDrafter,
  kType,
  kIssuer,
  kSigner,
  kRelation,
  kRow,  ///< The row as a whole.
};

/// A place of the source as the reader numbers it (docread): a cell, a row, or a paragraph outside
/// tables. Numbers are from 1.
struct Spot {
  std::uint32_t table = 0;  ///< 0: a paragraph.
  std::uint32_t row = 0;
  std::uint32_t column = 0;  ///< 0: the whole row.
  std::uint32_t paragraph = 0;
  friend bool operator==(const Spot&, const Spot&) = default;
};

std::string PlaceOf(const Spot& spot);  ///< "bảng 2, dòng 17, cột 3"; "đoạn 31"

/// Where a field was read; a field that a page break cuts has several.
struct FieldSource {
  Field field = Field::kRow;
  Spot spot;
};

/// Something that a person should look at.
struct Doubt {
  Field field = Field::kRow;
  std::string reason;      ///< Vietnamese.
  std::string suggestion;  ///< Vietnamese; empty where there is nothing to suggest.
};

/// Exactly one of the two is set.
struct Holder {
  domain::OrganizationId organization;
  domain::GroupId group;
  friend bool operator==(const Holder&, const Holder&) = default;
};

/// One name in an organisation cell. "Sở Nội vụ và các sở, ngành liên quan" is one name with two
/// holders; without holders, the catalogue does not know it.
struct DraftParty {
  std::string name;  ///< As printed.
  std::vector<Holder> holders;
};

/// A status as the document states it (DOMAIN 6.1).
enum class StatedStatus { kNone, kNotStarted, kWaiting, kInProgress, kCompleted };

/// A cell of a column that has no field of its own.
struct OtherCell {
  std::string header;
  std::string text;
};

/// What a document says about another one.
enum class RelationKind { kImplements, kReplaces, kAmends, kTransmits };

struct DraftRelation {
  RelationKind kind = RelationKind::kImplements;
  std::string number;  ///< Of the other document: "57-NQ/TW".
  Spot spot;
};

struct DraftDocument {
  std::string number;  ///< "92A/KH-UBND"; empty if it is blank in the paper.
  std::optional<Day> date;
  std::string type;  ///< "Kế hoạch"
  std::string issuer;
  std::string signer;
  std::string title;
  std::vector<DraftRelation> relations;
  std::vector<FieldSource> sources;
};

struct DraftSection {
  std::string label;  ///< "II", "A", "I.2"; may be empty.
  std::string title;
  std::optional<std::uint32_t> parent;  ///< Index into DraftPlan::sections; before this one.
  std::string place;
  std::vector<Spot> spots{};
};

enum class Origin { kAppendix, kBody };

/// What tasks and indicators have in common. A plan may have 50,000 of them.
struct DraftRow {
  std::string key;      ///< Stable within the draft: "t12". Editing a draft never changes it.
  std::string ordinal;  ///< As printed: a label, not a key.
  std::optional<std::uint32_t> section;  ///< Index into DraftPlan::sections.
  bool group = false;                    ///< A parent without content of its own.
  bool confirmed = false;                ///< A person said that the row is right as it stands.
  Origin origin = Origin::kAppendix;
  std::string parent;           ///< Key of the row that this one is a part of: 6 of 6.1.
  Seldom<std::string> repeats;  ///< Key of the appendix row that a row of the body says again.
  std::string title;            ///< Name of a task or of an indicator.
  std::vector<DraftParty> lead;
  std::vector<DraftParty> coordinate;
  Seldom<std::vector<DraftParty>> director;
  Seldom<std::vector<DraftParty>> implement;
  Seldom<std::vector<DraftParty>> drafter;  ///< "Cơ quan tham mưu"
  domain::Deadline deadline;
  Seldom<std::string> note;
  Seldom<std::vector<OtherCell>> others;
  std::string place;  ///< "bảng 2, dòng 17"
  Seldom<std::vector<std::string>>
      continued_at;  ///< Further rows of the paper that belong to this one.
  std::vector<FieldSource> sources;
  std::vector<Doubt> doubts;
};

struct DraftTask : DraftRow {
  std::string product;  ///< Required results, one a line.
  Seldom<std::string> status_text;
  StatedStatus status = StatedStatus::kNone;
  Seldom<std::string> result;
  Seldom<std::vector<std::string>> basis;  ///< Numbers of the documents it rests on.
};

using DraftFigure = domain::Figure;

struct DraftTarget : domain::Target {
  std::vector<Spot> spots{};
};

struct DraftIndicator : DraftRow {
  std::string unit;
  std::optional<int> baseline_year;
  DraftFigure baseline;
  std::vector<DraftTarget> targets;
};

/// Text of the document that is in no row, and why.
struct DraftLeftOut {
  std::string text;
  std::string reason;
  std::string place;
  std::vector<Spot> spots{};
};

/// What a person said about a task of the draft and one that looks like it.
struct DraftLink {
  std::string row;        ///< Key of a task of the draft.
  std::string other;      ///< Key of another one, or the identifier of an approved task.
  bool approved = false;  ///< `other` is an approved task.
  std::optional<domain::TaskRelation> relation;  ///< Of `row` to `other`; nothing: they are not.
};

struct DraftPlan {
  DraftDocument document;
  std::vector<DraftSection> sections;
  std::vector<DraftTask> tasks;
  std::vector<DraftIndicator> indicators;
  std::vector<Doubt> doubts;  ///< About the document as a whole.
  std::vector<DraftLeftOut> left_out;
  std::vector<DraftLink> links{};
};

/// What an installation has settled about reading.
struct ReadingRules {
  bool before_excludes_day = false;  ///< "trước ngày 30/6" is due on 29/6 rather than 30/6.
};

/// Same document, catalogue and rules always give the same draft, so that its output can be a
/// golden file. A row that is not understood becomes a doubt, never a guess and never an error. An
/// empty catalogue matches nothing and gives no doubts about names.
///
/// Errors: kInvalid only if the document holds neither a table nor a task in its words.
Result<DraftPlan> MakeDraft(
    const docread::Document& document,
    const domain::Catalogue& catalogue,
    const ReadingRules& rules = {}
);

/// The same, and `document` is used up: a row of a table that the draft holds whole is freed as
/// soon as it is read, so that a long workbook does not stand in memory twice. What is left of
/// `document` says nothing; keep or measure it before.
Result<DraftPlan> MakeDraft(
    docread::Document&& document, const domain::Catalogue& catalogue, const ReadingRules& rules = {}
);

/// The cell of a field that names organisations; null for others.
const std::vector<DraftParty>* PartiesOf(const DraftRow& row, Field field);
std::vector<DraftParty>* PartiesOf(DraftRow& row, Field field);

/// "II Một số nhiệm vụ", outermost first; empty without a section.
std::vector<std::string> SectionPath(
    const DraftPlan& plan, const std::optional<std::uint32_t>& section
);

/// The single results that a product text asks for: its lines, list items and "(1) ... (2) ...",
/// without their marks. A text without such marks is one requirement; an empty one is none.
std::vector<std::string> RequirementsOf(std::string_view product);

std::string_view CodeOf(RelationKind kind);  ///< "implements", "replaces", "amends", "transmits"
std::optional<RelationKind> RelationKindFromCode(std::string_view code);
std::string_view CodeOf(Field field);
std::optional<Field> FieldFromCode(std::string_view code);
std::string_view CodeOf(StatedStatus status);  ///< "completed", ...; empty for kNone
std::optional<StatedStatus> StatedStatusFromCode(std::string_view code);
std::string_view VietnameseName(Field field);  ///< "Cơ quan chủ trì"

}  // namespace sauro::intake
