#include "intake/body_ends.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::string_view kSumsUp = "tren day la ";

// "Trên đây là Kế hoạch ...", "Trên đây là kết luận của ..."; "Trên đây là các nhiệm vụ chung"
// ends nothing.
bool NamesDocument(std::string_view words) {
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

}  // namespace

bool SumsUp(const BodyLine& line) {
  return WordsOf(line.text).starts_with(kSumsUp);
}

bool Closes(const BodyLine& line) {
  if (line.bullet || line.kind != LabelKind::kNone) return false;
  constexpr std::array<std::string_view, 6> kBegins{
      "nhan duoc ",
      "thua lenh ",
      "trong qua trinh thuc hien ",
      "trong qua trinh to chuc ",
      "trong qua trinh trien khai ",
      "qua trinh thuc hien "};
  const std::string words = WordsOf(line.text) + " ";
  // "Yêu cầu Thủ trưởng các sở nghiêm túc thực hiện Chỉ thị này."
  const bool asked = words.starts_with("yeu cau ") || words.starts_with("de nghi ");
  const bool of_this = words.find(" nay ") != std::string::npos ||
                       words.find(" noi dung tren ") != std::string::npos ||
                       words.ends_with(" thuc hien ");
  const bool all = asked && ((of_this && words.find(" nghiem tuc ") != std::string::npos) ||
                             words.ends_with(" trien khai thuc hien "));
  // "Chánh Văn phòng theo dõi, đôn đốc việc thực hiện Chỉ thị này."
  constexpr std::array<std::string_view, 5> kThis{
      "chi thi nay ", "thong bao nay ", "ke hoach nay ", "ket luan nay ", "quyet dinh nay "};
  const bool watches = words.find(" theo doi ") != std::string::npos &&
                       std::any_of(kThis.begin(), kThis.end(), [&](std::string_view document) {
                         return words.ends_with(document);
                       });
  const bool notice =
      words.find(" thong bao ") != std::string::npos && words.find(" biet ") != std::string::npos;
  return all || watches || notice ||
         std::any_of(kBegins.begin(), kBegins.end(), [&](std::string_view begin) {
           return words.starts_with(begin);
         });
}

namespace {

// "Cuộc họp kết thúc lúc 11h30", "Biên bản được lập thành 02 bản".
bool EndsMeeting(const std::string& words) {
  constexpr std::array<std::string_view, 10> kEnds{
      "cuoc hop ket thuc ",
      "hoi nghi ket thuc ",
      "phien hop ket thuc ",
      "buoi hop ket thuc ",
      "buoi lam viec ket thuc ",
      "cuoc hop be mac ",
      "hoi nghi be mac ",
      "bien ban ket thuc ",
      "bien ban duoc lap ",
      "bien ban duoc thong qua "};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
    return words.starts_with(end);
  });
}

// "THƯ KÝ          CHỦ TRÌ", "GIÁM ĐỐC": who signs, in capitals on a line of their own.
bool NamesSigners(const BodyLine& line) {
  constexpr std::array<std::string_view, 12> kPosts{
      "THƯ KÝ",
      "CHỦ TRÌ",
      "CHỦ TỌA",
      "CHỦ TOẠ",
      "NGƯỜI GHI",
      "NGƯỜI LẬP",
      "GIÁM ĐỐC",
      "CHỦ TỊCH",
      "BÍ THƯ",
      "CHÁNH VĂN PHÒNG",
      "TRƯỞNG PHÒNG",
      "HIỆU TRƯỞNG"};
  constexpr std::size_t kLongest = 80;  // bytes
  std::string_view text = line.text;
  if (line.bullet || line.kind != LabelKind::kNone || text.size() > kLongest) return false;
  if (text.starts_with("PHÓ ")) text.remove_prefix(std::string_view("PHÓ ").size());
  if (ToUpper(text) != text || text.find(':') != std::string_view::npos) return false;
  // "CHỦ TỊCH UBND TỈNH CHỈ ĐẠO" heads what stands below it.
  const std::string words = " " + WordsOf(text) + " ";
  for (const std::string_view verb :
       {" chi dao ", " giao ", " ket luan ", " phu trach ", " yeu cau "}) {
    if (words.find(verb) != std::string::npos) return false;
  }
  return std::any_of(kPosts.begin(), kPosts.end(), [&](std::string_view post) {
    return text.starts_with(post);
  });
}

}  // namespace

bool EndsBody(const BodyLine& line) {
  const std::string words = WordsOf(std::string_view(line.text).substr(0, 60)) + " ";
  const bool plain = !line.bullet && line.kind == LabelKind::kNone;  // no item of a list
  return words.starts_with("noi nhan ") || words.starts_with("phu luc ") ||
         (plain && words.starts_with("bieu ")) || (SumsUp(line) && NamesDocument(words)) ||
         (plain && EndsMeeting(words)) || NamesSigners(line) || line.text.starts_with("TM.") ||
         line.text.starts_with("T/M") || line.text.starts_with("KT.");
}

}  // namespace sauro::intake
