#include "main/installation.h"

#include <fstream>
#include <iterator>
#include <utility>

#include "base/json.h"
#include "store/layout.h"

namespace sauro::main {
namespace {

std::string PathIn(const std::string& data) {
  return data + "/" + store::kInstallationFile;
}

json::object ToObject(const usecase::Letterhead& head) {
  json::object object;
  object["superior_body"] = head.superior_body;
  object["issuing_body"] = head.issuing_body;
  object["abbreviation"] = head.abbreviation;
  object["authority"] = head.authority;
  object["post"] = head.post;
  return object;
}

usecase::Letterhead FromObject(const json::object& object) {
  return {
      JsonString(object, "superior_body"),
      JsonString(object, "issuing_body"),
      JsonString(object, "abbreviation"),
      JsonString(object, "authority"),
      JsonString(object, "post")};
}

}  // namespace

Installation InstallationOfProvince(const std::string& province, std::int32_t near_due_days) {
  Installation made;
  made.place = province;
  made.near_due_days = near_due_days;
  made.state = {"", "Ủy ban nhân dân tỉnh " + province, "UBND", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"};
  made.party = {"", "Tỉnh ủy " + province, "TU", "T/M BAN THƯỜNG VỤ", "BÍ THƯ"};
  return made;
}

std::string InstallationJson(const Installation& installation) {
  json::object object;
  object["place"] = installation.place;
  object["near_due_days"] = static_cast<std::int64_t>(installation.near_due_days);
  object["state"] = ToObject(installation.state);
  object["party"] = ToObject(installation.party);
  return ToJson(object);
}

Result<Installation> InstallationFromJson(std::string_view text) {
  auto value = ParseJson(text);
  if (!value || !value->is_object()) return Unreadable("Tệp installation.json không đọc được.");
  const json::object& object = value->get_object();
  return Installation{
      JsonString(object, "place"),
      static_cast<std::int32_t>(JsonInt(object, "near_due_days", domain::kDefaultNearDueDays)),
      FromObject(JsonObject(object, "state")),
      FromObject(JsonObject(object, "party"))};
}

Status WriteInstallation(const std::string& data, const Installation& installation) {
  std::ofstream out(PathIn(data), std::ios::binary | std::ios::trunc);
  out << InstallationJson(installation) << '\n';
  out.close();
  if (!out) return Unavailable("Không ghi được tệp installation.json.", data);
  return {};
}

Result<Installation> ReadInstallation(const std::string& data) {
  std::ifstream in(PathIn(data), std::ios::binary);
  if (!in) {
    return NotFound(
        "Thư mục dữ liệu chưa được khởi tạo; hãy chạy “sauro init --data " + data + "”.", data
    );
  }
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  auto installation = InstallationFromJson(text);
  if (!installation) return Unreadable(installation.error().message, data);
  return installation;
}

}  // namespace sauro::main
