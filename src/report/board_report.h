#pragma once
// The consolidated report on a plan: what is printed, and the .docx made of it. Pure: no clock, no
// files; the same BoardReport always gives the same bytes.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "domain/status.h"

namespace sauro::report {

/// State: Nghị định 30/2020/NĐ-CP. Party: Hướng dẫn 36-HD/VPTW.
enum class Layout { kState, kParty };

/// Where a task, or one agency's part of it, stands; what domain::Tally counts by.
struct Standing {
  domain::WorkStatus work = domain::WorkStatus::kNotStarted;
  domain::Timing timing = domain::Timing::kNoDeadline;
  bool ongoing = false;
};

/// One agency's part of a task, after groups were expanded: one for each agency that reports on it.
struct AgencyPart {
  std::string agency;
  Standing standing;
};

/// A row of the 8-column board. Texts are printed as they are; a line feed starts a new line.
struct TaskRow {
  std::string ordinal;      ///< TT, as printed in the plan
  std::string title;        ///< Tên nhiệm vụ
  std::string leads;        ///< Cơ quan chủ trì, as printed (a group stays a group)
  std::string cooperators;  ///< Cơ quan phối hợp
  std::string product;      ///< Sản phẩm/Kết quả
  std::string deadline;     ///< Thời gian thực hiện: views::DeadlineWords
  std::string status;       ///< Trạng thái: words, "Đang thực hiện; quá hạn 23 ngày"
  std::string result;       ///< Kết quả: what was accepted, and the evidence
  Standing standing;
  std::vector<AgencyPart> parts;
};

/// A heading of the board with the rows under it, in the order of the plan.
struct Section {
  std::string label;  ///< "A", "I", "1"; may be empty
  std::string title;
  int level = 1;  ///< 1 the outermost
  std::vector<TaskRow> rows;
};

/// How sentences name a heading that has no label: "Kế hoạch số 118/KH-UBND ngày ... của ..." ->
/// "Kế hoạch số 118/KH-UBND".
using Citations = std::map<std::string, std::string>;

/// A difficulty or a proposal.
struct IssueLine {
  std::string text;
  std::string agency;  ///< Who raised it; may be empty.
  std::string task;    ///< "nhiệm vụ III.4"; may be empty.
};

/// "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", name. Lines that are empty are left out.
struct SignatureBlock {
  std::string authority;  ///< "TM. ỦY BAN NHÂN DÂN" (state), "T/M BAN THƯỜNG VỤ" (party)
  std::string
      deputy_for;  ///< "KT. CHỦ TỊCH" (state), "K/T TRƯỞNG BAN" (party); empty if not a deputy
  std::string post;  ///< "CHỦ TỊCH"
  std::string name;  ///< Empty: room is left for it.
};

/// What a consolidated report says. Numbers are not in here: they are counted from the rows.
struct BoardReport {
  Layout layout = Layout::kState;
  std::string superior_body;  ///< "TỈNH ỦY HÀ GIAO"; empty where there is none above
  std::string issuing_body;  ///< "Ủy ban nhân dân tỉnh Hà Giao"; capitals are made where needed
  std::string place;         ///< "Hà Giao"
  /// "215/BC-UBND" (state), "215-BC/TU" (party). One that starts with "/" or "-" has no number yet:
  /// room is left for it.
  std::string number;
  sauro::Period period;
  Day report_day;  ///< The day in the heading; also the date in the document's properties.
  Day as_of;       ///< The day for which lateness was computed.
  std::uint64_t position = 0;  ///< Ledger size that the views were read at.
  std::string root_hex;        ///< Ledger root at `position`, 64 lower case hex digits.
  std::string origin;          ///< Name of the ledger; may be empty.
  std::string plan_id;         ///< Empty: all plans.
  /// What `issues_only_of` names, as an identifier.
  std::optional<std::string> issues_organization;
  std::string plan;  ///< "Kế hoạch số 118/KH-UBND ngày 16/3/2026 của UBND tỉnh Hà Giao"
  std::string subject;  ///< Under BÁO CÁO: "Tình hình thực hiện Kế hoạch số 118/KH-UBND"
  std::vector<Section> sections;
  Citations citations;  ///< of the plans, in a report on several
  std::vector<IssueLine> difficulties;
  std::vector<IssueLine> proposals;
  /// Empty: issues of every agency. Else they are this agency's alone, and the report says so.
  std::string issues_only_of;
  SignatureBlock signature;
  std::vector<std::string> recipients;  ///< Without dashes and end marks; the last is "Lưu: VT".
};

/// The report as the bytes of a .docx: the letter on upright pages, the board on a landscape
/// appendix. A plan without tasks is a report that says so.
///
/// Characters that XML cannot hold are left out; ill-formed UTF-8 becomes U+FFFD.
/// Errors: kInvalid, `issuing_body`, `place`, `plan`, `subject` or `root_hex` is missing or
/// malformed (the place names the field); kInternal, the archive could not be made.
/// Thread-safe.
Result<std::string> RenderBoardDocx(const BoardReport& report);

}  // namespace sauro::report
