#pragma once
// What a piece of a dumped line looks like: a body, a wording of time, a figure, words. Pure.

#include <cstddef>
#include <string_view>
#include <vector>

#include "intake/tokens.h"

namespace sauro::intake {

struct PieceKind {
  bool body = false;
  bool leading = false;  ///< "Đảng ủy ...", "Thường trực ...": who directs, where somebody does
  bool superior = false;  ///< IsSuperior
  bool time = false;
  bool verb = false;     ///< "Hoàn thành ...": a wording of time may begin so
  bool lasting = false;  ///< "Ban hành ... thường xuyên hằng năm": begins with what is done
  bool action = false;   ///< "Ban hành ...", "Xây dựng ...": what is done, no body
  bool document = false;  ///< "Kế hoạch số ...": what a note or a basis names
  bool figure = false;
  bool digits = false;    ///< ends with a number
  bool number = false;    ///< begins with one
  bool person = false;    ///< "Đ/c ...", "Đồng chí ..."
  bool ditto = false;     ///< IsLoneMark
  bool dated = false;     ///< "Trình ... trong năm 2026": words, and a time in them
  bool state = false;     ///< "Đã hoàn thành"
  bool progress = false;  ///< "Đang triển khai ...", "Chưa ..."
  bool money = false;     ///< "Ngân sách tỉnh", "Xã hội hóa"
  bool dating = false;    ///< ends with "năm", "tháng": a number may follow
  bool small = false;     ///< goes on in small letters
  bool list = false;      ///< "- ..."
  bool effort = false;    ///< "Phấn đấu" and nothing else
  bool open = false;      ///< cannot be the end of a cell
  bool joint = false;     ///< ends with "-" or "/", in the middle of a name
  bool group = false;     ///< "các phòng", whatever the case
  bool ends = false;      ///< "." or ";"
  std::size_t words = 0;
};

/// `below` is the line below it, where a wording of time may go on: "Thực hiện | thường xuyên".
PieceKind KindOf(std::string_view text, std::string_view below = {});

/// "Tỉnh ủy", "Trung ương": rather the end of "Ban Tổ chức Tỉnh ủy" than a body of its own.
bool IsSuperior(const std::vector<Token>& tokens, std::size_t at);

/// A body, or bodies that have no name of their own: "Đơn vị có liên quan", "Sở, ngành cấp tỉnh".
bool BeginsWithHolder(std::string_view text);

/// "Tháng 6/2026", "Thường xuyên", "Sau khi có ...", "6/2026", "Quý IV", "Hoàn thành trong năm".
bool BeginsWithTime(const std::vector<Token>& tokens, std::size_t at);

/// "Đ/c Trần Văn A" at token `at`.
bool NamesPerson(const std::vector<Token>& tokens, std::size_t at);

/// "-", "x", "nt": a cell of its own.
bool IsLoneMark(std::string_view text);

/// "Kế hoạch số ..." at token `at`.
bool NamesDocument(const std::vector<Token>& tokens, std::size_t at);

/// How many tokens a figure takes at `at`: "≥ 80%", "100% (5G)", "-", "Phấn đấu 90%", "Đạt 40%".
std::size_t FigureAt(const std::vector<Token>& tokens, std::size_t at);

/// True if the tokens of `text` from `at` on are figures and nothing else, or figures and then a
/// body.
bool FiguresFrom(std::string_view text, const std::vector<Token>& tokens, std::size_t at);

}  // namespace sauro::intake
