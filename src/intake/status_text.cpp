#include "intake/status_text.h"

#include <array>

#include "intake/tokens.h"

namespace sauro::intake {
namespace {

struct Phrase {
  std::string_view words;
  StatedStatus status;
};

// In order: the first that stands in the text decides.
constexpr std::array<Phrase, 27> kPhrases{{
    {"chua trien khai", StatedStatus::kNotStarted},
    {"chua thuc hien", StatedStatus::kNotStarted},
    {"chua bat dau", StatedStatus::kNotStarted},
    {"chuan bi cac dieu kien can thiet de trien khai khi", StatedStatus::kWaiting},
    {"khi trung uong yeu cau", StatedStatus::kWaiting},
    {"cho huong dan", StatedStatus::kWaiting},
    {"dang cho", StatedStatus::kWaiting},
    {"cho y kien", StatedStatus::kWaiting},
    {"sau khi co", StatedStatus::kWaiting},
    {"sau khi trung uong", StatedStatus::kWaiting},
    {"chua hoan thanh", StatedStatus::kInProgress},
    {"hoan thanh mot phan", StatedStatus::kInProgress},
    {"dang tiep tuc", StatedStatus::kInProgress},
    {"dang trien khai", StatedStatus::kInProgress},
    {"dang thuc hien", StatedStatus::kInProgress},
    {"tiep tuc trien khai", StatedStatus::kInProgress},
    {"tiep tuc thuc hien", StatedStatus::kInProgress},
    {"hoan thanh theo ke hoach", StatedStatus::kInProgress},
    {"dang hoan thien", StatedStatus::kInProgress},
    {"da chi dao", StatedStatus::kInProgress},
    {"da trien khai", StatedStatus::kInProgress},
    {"da hoan thanh", StatedStatus::kCompleted},
    {"hoan thanh dung han", StatedStatus::kCompleted},
    {"hoan thanh qua han", StatedStatus::kCompleted},
    {"cham tien do", StatedStatus::kInProgress},
    {"qua han", StatedStatus::kInProgress},
    {"dang", StatedStatus::kInProgress},
}};

}  // namespace

StatusReading ReadStatus(std::string_view text) {
  const std::string words = " " + WordsOf(text) + " ";
  if (words.size() <= 2) return {};
  StatusReading out;
  if (words == " hoan thanh ") return {StatedStatus::kCompleted, ""};
  if (words.starts_with(" sau khi ")) return {StatedStatus::kWaiting, ""};
  for (const Phrase& phrase : kPhrases) {
    if (words.find(" " + std::string(phrase.words) + " ") == std::string::npos) continue;
    out.status = phrase.status;
    if (phrase.words == "hoan thanh theo ke hoach") {
      out.doubt = "“Hoàn thành theo kế hoạch” có thể hiểu là đã xong hoặc sẽ xong đúng kế hoạch";
    }
    return out;
  }
  out.doubt = "Chưa hiểu trạng thái này";
  return out;
}

bool IsStatusNote(std::string_view text) {
  const std::string words = WordsOf(text);
  return words == "da hoan thanh" || words == "hoan thanh" || words == "dang thuc hien" ||
         words == "dang trien khai" || words == "chua thuc hien" || words == "chua trien khai" ||
         words == "chua hoan thanh";
}

}  // namespace sauro::intake
