#pragma once
// Invented reports for the tests of this module: a full one of any size, and an empty one.

#include <array>
#include <string>

#include "report/board_report.h"

namespace sauro::report {

inline BoardReport EmptySample(Layout layout) {
  const bool party = layout == Layout::kParty;
  BoardReport report;
  report.layout = layout;
  report.superior_body = party ? "Đảng bộ tỉnh Hà Giao" : "";
  report.issuing_body = party ? "Ban Chỉ đạo về phát triển khoa học, công nghệ, đổi mới sáng tạo "
                                "và chuyển đổi số tỉnh Hà Giao"
                              : "Ủy ban nhân dân tỉnh Hà Giao";
  report.place = "Hà Giao";
  report.number = party ? "-BC/BCĐ" : "215/BC-UBND";
  report.period = *Period::Parse("2026-11");
  report.report_day = *Day::FromCivil(2026, 12, 1);
  report.as_of = *Day::FromCivil(2026, 11, 30);
  report.position = 4821;
  report.root_hex = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  report.plan = "Kế hoạch số 118/KH-UBND ngày 16/3/2026 của Ủy ban nhân dân tỉnh Hà Giao";
  report.subject = "Tình hình thực hiện Kế hoạch số 118/KH-UBND ngày 16/3/2026\ntháng 11 năm 2026";
  report.signature = {
      party ? "T/M BAN CHỈ ĐẠO" : "TM. ỦY BAN NHÂN DÂN",
      party ? "K/T TRƯỞNG BAN" : "KT. CHỦ TỊCH",
      party ? "PHÓ TRƯỞNG BAN" : "PHÓ CHỦ TỊCH",
      party ? "" : "Lương Vĩnh Khang"};
  report.recipients = {
      "Thường trực Tỉnh ủy",
      "Thường trực HĐND tỉnh",
      "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
      "Các sở, ban, ngành",
      "UBND các xã, phường",
      "Lưu: VT, KGVX"};
  return report;
}

namespace samples {

inline constexpr std::array<const char*, 5> kTitles = {
    "Xây dựng bộ chỉ tiêu theo dõi chuyển đổi số của tỉnh.",
    "Rà soát, đơn giản hóa thủ tục hành chính thuộc thẩm quyền giải quyết của tỉnh; bảo đảm mỗi "
    "thủ "
    "tục được thực hiện trực tuyến toàn trình, không yêu cầu người dân khai lại dữ liệu đã có "
    "trong "
    "cơ sở dữ liệu dùng chung.",
    "Tổ chức ngày hội đổi mới sáng tạo.",
    "Nâng cấp hạ tầng mạng truyền số liệu chuyên dùng đến cấp xã, bảo đảm dự phòng hai hướng kết "
    "nối "
    "và giám sát an toàn thông tin liên tục.",
    "Đào tạo kỹ năng số cho cán bộ, công chức, viên chức."};
inline constexpr std::array<const char*, 4> kAgencies = {
    "Sở Khoa học và Công nghệ", "Văn phòng UBND tỉnh", "Sở Nội vụ", "Công an tỉnh"};
inline constexpr std::array<Standing, 7> kStandings = {
    Standing{domain::WorkStatus::kCompleted, domain::Timing::kDoneOnTime, false},
    Standing{domain::WorkStatus::kCompleted, domain::Timing::kDoneLate, false},
    Standing{domain::WorkStatus::kInProgress, domain::Timing::kNearDue, false},
    Standing{domain::WorkStatus::kReturned, domain::Timing::kOverdue, false},
    Standing{domain::WorkStatus::kInProgress, domain::Timing::kNoDeadline, true},
    Standing{domain::WorkStatus::kWaiting, domain::Timing::kNoDeadline, false},
    Standing{domain::WorkStatus::kCancelled, domain::Timing::kNoDeadline, false}};
inline constexpr std::array<const char*, 7> kStatuses = {
    "Hoàn thành đúng hạn",
    "Hoàn thành quá hạn",
    "Đang thực hiện; còn 11 ngày",
    "Bị trả lại; quá hạn 54 ngày",
    "Đang thực hiện; thường xuyên",
    "Chờ hướng dẫn của Trung ương",
    "Đã hủy"};

inline TaskRow Row(std::size_t index, std::size_t ordinal) {
  TaskRow row;
  row.ordinal = std::to_string(ordinal);
  row.title = kTitles[index % kTitles.size()];
  row.leads = kAgencies[index % kAgencies.size()];
  row.cooperators = "Các sở, ban, ngành; UBND các xã, phường";
  row.product = "Quyết định của Chủ tịch UBND tỉnh";
  row.deadline = "Hoàn thành trước ngày 30/6/2026";
  row.standing = kStandings[index % kStandings.size()];
  row.status = kStatuses[index % kStatuses.size()];
  if (index % 7 == 0) {
    row.result = "Đã ban hành Quyết định số 1042/QĐ-UBND (quyet-dinh-1042.pdf).";
  }
  row.parts.push_back({row.leads, row.standing});
  if (index % 5 == 0) row.parts.push_back({kAgencies[(index + 1) % 4], kStandings[3]});
  return row;
}

}  // namespace samples

/// `tasks` tasks in sections of 25, every standing used.
inline BoardReport FullSample(Layout layout, std::size_t tasks) {
  constexpr std::array<const char*, 4> kLabels = {"I", "II", "III", "IV"};
  BoardReport report = EmptySample(layout);
  for (std::size_t i = 0; i < tasks; ++i) {
    if (i % 25 == 0) {
      const std::size_t number = i / 25;
      Section section;
      section.label = kLabels[number % 4];
      section.title = "Hoàn thiện thể chế, cơ chế, chính sách đợt " + std::to_string(number + 1);
      report.sections.push_back(section);
    }
    report.sections.back().rows.push_back(samples::Row(i, i % 25 + 1));
  }
  report.difficulties.push_back(
      {"Một số xã vùng cao chưa có đường truyền cáp quang dự phòng.",
       "Sở Khoa học và Công nghệ",
       "nhiệm vụ I.4"}
  );
  report.proposals.push_back({"Bổ sung kinh phí sự nghiệp công nghệ thông tin năm 2027", "", ""});
  return report;
}

}  // namespace sauro::report
