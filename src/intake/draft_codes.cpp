#include <array>

#include "intake/draft.h"

namespace sauro::intake {

std::string_view CodeOf(Field field) {
  switch (field) {
    case Field::kOrdinal: return "ordinal";
    case Field::kSection: return "section";
    case Field::kTitle: return "title";
    case Field::kLead: return "lead";
    case Field::kCoordinate: return "coordinate";
    case Field::kDirector: return "director";
    case Field::kImplement: return "implement";
    case Field::kProduct: return "product";
    case Field::kDeadline: return "deadline";
    case Field::kStatus: return "status";
    case Field::kResult: return "result";
    case Field::kNote: return "note";
    case Field::kBasis: return "basis";
    case Field::kUnit: return "unit";
    case Field::kBaseline: return "baseline";
    case Field::kTarget: return "target";
    case Field::kNumber: return "number";
    case Field::kDate: return "date";
    case Field::kDrafter: return "drafter";
    case Field::kType: return "type";
    case Field::kIssuer: return "issuer";
    case Field::kSigner: return "signer";
    case Field::kRelation: return "relation";
    case Field::kRow: return "row";
  }
  return {};
}

std::string_view VietnameseName(Field field) {
  switch (field) {
    case Field::kOrdinal: return "Số thứ tự";
    case Field::kSection: return "Mục";
    case Field::kTitle: return "Tên nhiệm vụ";
    case Field::kLead: return "Cơ quan chủ trì";
    case Field::kCoordinate: return "Cơ quan phối hợp";
    case Field::kDirector: return "Cơ quan chỉ đạo";
    case Field::kImplement: return "Cơ quan thực hiện";
    case Field::kProduct: return "Sản phẩm/Kết quả";
    case Field::kDeadline: return "Thời hạn";
    case Field::kStatus: return "Trạng thái";
    case Field::kResult: return "Kết quả";
    case Field::kNote: return "Ghi chú";
    case Field::kBasis: return "Căn cứ";
    case Field::kUnit: return "Đơn vị tính";
    case Field::kBaseline: return "Hiện trạng";
    case Field::kTarget: return "Mục tiêu";
    case Field::kNumber: return "Số văn bản";
    case Field::kDate: return "Ngày văn bản";
    case Field::kDrafter: return "Cơ quan tham mưu";
    case Field::kType: return "Loại văn bản";
    case Field::kIssuer: return "Cơ quan ban hành";
    case Field::kSigner: return "Người ký";
    case Field::kRelation: return "Văn bản liên quan";
    case Field::kRow: return "Cả dòng";
  }
  return {};
}

std::optional<Field> FieldFromCode(std::string_view code) {
  for (int i = 0; i <= static_cast<int>(Field::kRow); ++i) {
    const auto field = static_cast<Field>(i);
    if (CodeOf(field) == code) return field;
  }
  return std::nullopt;
}

std::string_view CodeOf(StatedStatus status) {
  switch (status) {
    case StatedStatus::kNone: return "";
    case StatedStatus::kNotStarted: return "not_started";
    case StatedStatus::kWaiting: return "waiting";
    case StatedStatus::kInProgress: return "in_progress";
    case StatedStatus::kCompleted: return "completed";
  }
  return {};
}

std::optional<StatedStatus> StatedStatusFromCode(std::string_view code) {
  using enum StatedStatus;
  for (const auto status : {kNone, kNotStarted, kWaiting, kInProgress, kCompleted}) {
    if (CodeOf(status) == code) return status;
  }
  return std::nullopt;
}

std::string_view CodeOf(RelationKind kind) {
  switch (kind) {
    case RelationKind::kImplements: return "implements";
    case RelationKind::kReplaces: return "replaces";
    case RelationKind::kAmends: return "amends";
    case RelationKind::kTransmits: return "transmits";
  }
  return {};
}

std::optional<RelationKind> RelationKindFromCode(std::string_view code) {
  using enum RelationKind;
  for (const auto kind : {kImplements, kReplaces, kAmends, kTransmits}) {
    if (CodeOf(kind) == code) return kind;
  }
  return std::nullopt;
}

std::string PlaceOf(const Spot& spot) {
  if (spot.table == 0) return "đoạn " + std::to_string(spot.paragraph);
  std::string out = "bảng " + std::to_string(spot.table) + ", dòng " + std::to_string(spot.row);
  if (spot.column != 0) out += ", cột " + std::to_string(spot.column);
  return out;
}

}  // namespace sauro::intake
