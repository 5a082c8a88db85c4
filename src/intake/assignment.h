#pragma once
// "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh rà soát ...": who a sentence gives its work to.

#include <string>
#include <string_view>

namespace sauro::intake {

/// Names as printed, for ReadParties; empty where the sentence names none.
struct Assignment {
  std::string lead;
  std::string coordinate;
  bool in_bracket = false;  ///< `lead` is the bracket and may name both roles.
  bool ordered = false;     ///< "Giao ...", "... chủ trì": more than a body and a verb.
};

/// Reads the beginning of a sentence, up to the verb that says what is to be done, and a bracket at
/// its end: "(Ban Tổ chức chủ trì, Văn phòng phối hợp)". A body that is only mentioned is none:
/// "Sở Y tế được giao ...", "Công an tỉnh phát hiện 12 vụ ...".
Assignment ReadAssignment(std::string_view sentence);

/// The assignment of the first sentence, else of the first later one that orders: "Đồng ý chủ
/// trương đầu tư. Giao Sở Y tế bố trí vốn".
Assignment FindAssignment(std::string_view text);

/// "Giao Văn phòng UBND tỉnh:" -> "Văn phòng UBND tỉnh"; the text itself if it does not begin so.
std::string_view WithoutOrder(std::string_view text);

/// "... kết luận và giao nhiệm vụ như sau:", "Chủ tịch UBND tỉnh yêu cầu:": tasks follow, numbered
/// or not. "... ban hành Kế hoạch triển khai nhiệm vụ ... như sau:" orders nothing.
bool OpensOrders(std::string_view text);

}  // namespace sauro::intake
