#include "pages/words.h"

#include <array>

#include "base/text.h"

namespace sauro::pages {

std::string Number(std::int64_t value) {
  const bool negative = value < 0;
  const std::string digits = std::to_string(negative ? -value : value);
  std::string out = negative ? "-" : "";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += '.';
    out += digits[i];
  }
  return out;
}

std::string Size(std::int64_t bytes) {
  constexpr std::array kUnits = {" kB", " MB", " GB"};
  if (bytes < 1000) return std::to_string(bytes) + " byte";
  std::int64_t tenths = bytes / 100;
  std::size_t unit = 0;
  while (tenths >= 10'000 && unit + 1 < kUnits.size()) {
    tenths /= 1000;
    ++unit;
  }
  std::string out = Number(tenths / 10);
  if (tenths < 1000 && tenths % 10 != 0) out += "," + std::to_string(tenths % 10);
  return out + kUnits.at(unit);
}

std::string DayOrDash(const std::optional<Day>& day) {
  return day ? day->Vietnamese() : "–";
}

std::string DaysLeft(const std::optional<Day>& due, domain::Timing timing, Day today) {
  if (!due) return {};
  switch (timing) {
    case domain::Timing::kNoDeadline:
    case domain::Timing::kDoneOnTime:
    case domain::Timing::kDoneLate: return {};
    case domain::Timing::kInTime:
    case domain::Timing::kNearDue:
    case domain::Timing::kOverdue: break;
  }
  const std::int32_t left = DaysBetween(today, *due);
  if (left == 0) return "hạn hôm nay";
  if (left > 0) return "còn " + Number(left) + " ngày";
  return "quá " + Number(-left) + " ngày";
}

std::string_view ShapeOf(domain::Timing timing) {
  switch (timing) {
    case domain::Timing::kNoDeadline: return "t-none";
    case domain::Timing::kInTime: return "t-in";
    case domain::Timing::kNearDue: return "t-near";
    case domain::Timing::kOverdue: return "t-over";
    case domain::Timing::kDoneOnTime: return "t-done";
    case domain::Timing::kDoneLate: return "t-late";
  }
  return {};
}

std::string_view ShapeOf(domain::WorkStatus status) {
  switch (status) {
    case domain::WorkStatus::kNotStarted: return "w-new";
    case domain::WorkStatus::kWaiting: return "w-wait";
    case domain::WorkStatus::kInProgress: return "w-run";
    case domain::WorkStatus::kSubmitted: return "w-sent";
    case domain::WorkStatus::kReturned: return "w-back";
    case domain::WorkStatus::kCompleted: return "w-done";
    case domain::WorkStatus::kSuspended: return "w-pause";
    case domain::WorkStatus::kCancelled: return "w-cancel";
    case domain::WorkStatus::kSuperseded: return "w-next";
  }
  return {};
}

std::string_view ShapeOf(views::ReportState state) {
  switch (state) {
    case views::ReportState::kSent: return "w-sent";
    case views::ReportState::kAccepted: return "w-done";
    case views::ReportState::kReturned: return "w-back";
    case views::ReportState::kReplaced: return "w-next";
  }
  return {};
}

std::string_view ShapeOf(views::DraftState state) {
  switch (state) {
    case views::DraftState::kOpen: return "w-run";
    case views::DraftState::kApproved: return "w-done";
    case views::DraftState::kDiscarded: return "w-cancel";
  }
  return {};
}

std::string UrlEncode(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string out;
  for (const char c : text) {
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
  }
  return out;
}

}  // namespace sauro::pages
