#include "domain/organization.h"

namespace sauro::domain {

std::string_view CodeOf(Level level) {
  switch (level) {
    case Level::kCentre: return "centre";
    case Level::kProvince: return "province";
    case Level::kCommune: return "commune";
    case Level::kUnit: return "unit";
  }
  return {};
}

std::string_view CodeOf(Line line) {
  switch (line) {
    case Line::kParty: return "party";
    case Line::kState: return "state";
    case Line::kFront: return "front";
    case Line::kOther: return "other";
  }
  return {};
}

std::string_view NameOf(Level level) {
  switch (level) {
    case Level::kCentre: return "Trung ương";
    case Level::kProvince: return "Tỉnh";
    case Level::kCommune: return "Xã";
    case Level::kUnit: return "Đơn vị bên trong";
  }
  return {};
}

std::string_view NameOf(Line line) {
  switch (line) {
    case Line::kParty: return "Đảng";
    case Line::kState: return "Chính quyền";
    case Line::kFront: return "Mặt trận, đoàn thể";
    case Line::kOther: return "Khác";
  }
  return {};
}

std::optional<Level> LevelFromCode(std::string_view code) {
  for (const Level level : {Level::kCentre, Level::kProvince, Level::kCommune, Level::kUnit}) {
    if (CodeOf(level) == code) return level;
  }
  return std::nullopt;
}

std::optional<Line> LineFromCode(std::string_view code) {
  for (const Line line : {Line::kParty, Line::kState, Line::kFront, Line::kOther}) {
    if (CodeOf(line) == code) return line;
  }
  return std::nullopt;
}

}  // namespace sauro::domain
