#include "usecase/organization_examples.h"

#include <array>
#include <utility>

#include "base/csv.h"
#include "base/text.h"
#include "usecase/embedded.h"
#include "usecase/organization_file.h"

namespace sauro::usecase {
namespace {

constexpr std::size_t kMaxName = 120;
constexpr std::size_t kMostOfCode = 40;  // behind the code of each body of a commune
constexpr std::string_view kCity = "thành phố";
constexpr std::string_view kOwnWay = "Hồ Chí Minh";  // its committee says "Thành phố", too

std::string_view FileNamed(std::string_view name) {
  for (const EmbeddedFile& file : CatalogueFiles()) {
    if (file.name == name) return file.bytes;
  }
  return {};
}

std::vector<Province> ReadProvinces() {
  std::vector<Province> provinces;
  const auto rows = ParseCsv(FileNamed("tinh-thanh.csv"));
  if (!rows) return provinces;  // a test reads the file
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const std::vector<std::string>& cells = (*rows)[i].cells;
    if (cells.size() != 3) continue;
    Province province{cells[0], cells[1], {}};
    for (const std::string_view name : Split(cells[2], ';'))
      province.before.emplace_back(Trim(name));
    provinces.push_back(std::move(province));
  }
  return provinces;
}

// The name goes into a cell of the file.
Result<std::string> PlainName(const std::string& typed, const char* place, const char* ask) {
  std::string name = CollapseSpace(ToNfc(typed));
  if (name.empty()) return Invalid(ask, place);
  if (!IsStorable(name) || name.size() > kMaxName ||
      name.find_first_of("\",|{}\n\r\t=+@") != std::string::npos) {
    return Invalid("Tên dài quá 120 byte hoặc có ký tự không dùng được.", place);
  }
  return name;
}

// "thành phố Huế" gives both words; a known name needs no kind, any other one is a province.
Province ProvinceCalled(const std::string& typed) {
  for (const std::string_view kind : {std::string_view("tỉnh"), kCity}) {
    const std::string before = std::string(kind) + " ";
    if (ToLower(typed).starts_with(before))
      return {std::string(kind), typed.substr(before.size()), {}};
  }
  for (const Province& each : Provinces()) {
    if (ToLower(each.name) == ToLower(typed)) return each;
  }
  return {"tỉnh", typed, {}};
}

using Words = std::vector<std::pair<std::string, std::string>>;

std::string Filled(std::string_view text, const Words& words) {
  std::string out(text);
  for (const auto& [mark, word] : words) out = ReplaceAll(std::move(out), mark, word);
  return out;
}

Result<std::string> ProvinceTree(const std::string& typed) {
  auto name = PlainName(typed, "tinh", "Vui lòng chọn hoặc ghi tên tỉnh.");
  if (!name) return name.error();
  const Province province = ProvinceCalled(*name);
  const bool city = province.kind == kCity;
  return Filled(
      FileNamed("mau-tinh.csv"),
      {{"{ten}", province.name},
       {"{ten-rieng}", province.name == kOwnWay ? "Thành phố Hồ Chí Minh" : province.name},
       {"{loai}", province.kind},
       {"{cap-uy}", city ? "Thành ủy" : "Tỉnh ủy"},
       {"{doan}", city ? "Thành Đoàn" : "Tỉnh Đoàn"}}
  );
}

Result<std::string> CommuneTree(const std::string& typed) {
  constexpr std::array<std::string_view, 3> kKinds = {"xã", "phường", "đặc khu"};
  auto name = PlainName(typed, "xa", "Vui lòng ghi tên xã, phường hoặc đặc khu.");
  if (!name) return name.error();
  for (const std::string_view kind : kKinds) {
    const std::string before = std::string(kind) + " ";
    if (!ToLower(*name).starts_with(before) || name->size() == before.size()) continue;
    const std::string whole = before + name->substr(before.size());
    const bool ward = kind == "phường";
    return Filled(
        FileNamed("mau-xa.csv"),
        {{"{xa}", whole},
         {"{loai-xa}", std::string(kind)},
         {"{phong-kt}", ward ? "Phòng Kinh tế, Hạ tầng và Đô thị" : "Phòng Kinh tế"},
         {"{ma}", CodeFromName(whole).substr(0, kMostOfCode)}}
    );
  }
  return Invalid("Hãy ghi cả chữ xã, phường hoặc đặc khu, ví dụ “xã Suối Mây”.", "xa");
}

}  // namespace

const std::vector<Province>& Provinces() {
  static const std::vector<Province> all = ReadProvinces();
  return all;
}

Result<std::string> ExampleCsv(
    std::string_view example, const std::string& province, const std::string& commune
) {
  if (example == "tinh") return ProvinceTree(province);
  if (example == "xa") return CommuneTree(commune);
  return Invalid("Vui lòng chọn cây mẫu của tỉnh hoặc của xã.", "mau");
}

}  // namespace sauro::usecase
