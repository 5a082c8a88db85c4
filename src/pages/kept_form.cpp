#include "pages/kept_form.h"

#include <array>

#include "pages/context.h"

namespace sauro::pages {
namespace {

constexpr std::string_view kPrefix = "giu.";
constexpr std::string_view kTarget = "giu_dich";
constexpr std::string_view kFiles = "giu_tep";

struct Label {
  std::string_view field;
  std::string_view text;
  bool long_text;
};

constexpr std::array kLabels = {
    Label{"noi_dung", "Kết quả, tiến độ thực hiện", true},
    Label{"phan_tram", "Tỷ lệ hoàn thành (%)", false},
    Label{"kho_khan", "Khó khăn, vướng mắc", true},
    Label{"kien_nghi", "Kiến nghị, đề xuất", true},
    Label{"ly_do", "Lý do", true},
    Label{"ghi_chu", "Ghi chú", true},
    Label{"den_ngay", "Xin gia hạn đến ngày (năm-tháng-ngày)", false},
    Label{"ngay", "Ngày xảy ra (năm-tháng-ngày)", false},
    Label{"du_kien", "Ngày dự kiến (năm-tháng-ngày)", false},
    Label{"nguon", "Nguồn của ngày dự kiến", false},
    Label{"van_ban", "Văn bản (số, ngày)", false},
    Label{"su_kien", "Sự kiện", false},
    Label{"can_cu", "Văn bản cho phép điều chỉnh (số, ngày)", false},
    Label{"ordinal", "Số thứ tự", false},
    Label{"title", "Tên nhiệm vụ", true},
    Label{"lead", "Cơ quan chủ trì", true},
    Label{"coordinate", "Cơ quan phối hợp", true},
    Label{"director", "Cơ quan chỉ đạo", true},
    Label{"implement", "Cơ quan thực hiện", true},
    Label{"product", "Sản phẩm/Kết quả", true},
    Label{"deadline", "Thời hạn", false},
    Label{"note", "Ghi chú", true},
    Label{"section", "Mục", false},
    Label{"ho_ten", "Họ tên", false},
    Label{"ten_dang_nhap", "Tên đăng nhập", false},
};

// A field of a row of the grid: "nd.<id>".
const Label* LabelOfGrid(std::string_view field) {
  static constexpr std::array kGrid = {
      Label{"nd.", "Kết quả, tiến độ thực hiện", true},
      Label{"kk.", "Khó khăn, vướng mắc", true},
      Label{"pt.", "Tỷ lệ hoàn thành (%)", false},
  };
  for (const Label& label : kGrid) {
    if (field.starts_with(label.field)) return &label;
  }
  return nullptr;
}

const Label* LabelOf(std::string_view field) {
  for (const Label& label : kLabels) {
    if (label.field == field) return &label;
  }
  return LabelOfGrid(field);
}

bool IsSecret(std::string_view field) {
  return field == session::kCsrfField || field.starts_with("mat_khau");
}

bool TakesFiles(std::string_view target) {
  return target == "/du-thao" ||
         (target.starts_with("/bao-cao/") && target.find("/moi") != std::string_view::npos);
}

}  // namespace

KeptForm KeepForm(const http::Request& request) {
  KeptForm kept;
  kept.target = request.path;
  kept.had_files = !request.files.empty() || TakesFiles(request.path);
  std::size_t bytes = 0;
  for (const http::NameValue& field : request.form) {
    if (IsSecret(field.name) || field.value.empty()) continue;
    bytes += field.name.size() + field.value.size();
    kept.fields.push_back(field);
  }
  if (bytes > kMaxKeptBytes) {
    kept.too_large = true;
    kept.fields.clear();
  }
  return kept;
}

KeptForm CarriedForm(const http::Request& request) {
  KeptForm kept;
  const std::string& target = request.form.Get(kTarget);
  if (!IsSafeTarget(target) || target.starts_with("/dang-") || target.starts_with("/api")) {
    return kept;
  }
  kept.target = target;
  kept.had_files = !request.form.Get(kFiles).empty();
  for (const http::NameValue& field : request.form) {
    if (!field.name.starts_with(kPrefix)) continue;
    std::string name = field.name.substr(kPrefix.size());
    if (!IsSecret(name)) kept.fields.push_back({std::move(name), field.value});
  }
  return kept;
}

void AddCarried(Dict& dict, const KeptForm& kept) {
  if (kept.target.empty() || kept.too_large) return;
  Dict& section = *dict.AddSectionDictionary("KEPT");
  const auto add = [&](std::string_view name, std::string_view value) {
    Dict& field = *section.AddSectionDictionary("FIELD");
    Set(field, "NAME", name);
    Set(field, "VALUE", value);
  };
  add(kTarget, kept.target);
  if (kept.had_files) add(kFiles, "1");
  for (const http::NameValue& field : kept.fields) {
    add(std::string(kPrefix) + field.name, field.value);
  }
}

std::string RenderKeptForm(const Frame& frame, const KeptForm& kept, std::string_view why) {
  Page page(frame, "kept_form.tpl");
  Dict& body = page.body();
  Set(body, "TARGET", kept.target);
  ShowText(body, "WHY", "TEXT", why);
  ShowIf(body, "TOO_LARGE", kept.too_large);
  ShowIf(body, "MULTIPART", TakesFiles(kept.target));
  if (kept.had_files) {
    ShowText(body, "FILES", "FILE_FIELD", kept.target == "/du-thao" ? "van_ban" : "minh_chung");
  }
  for (const http::NameValue& field : kept.fields) {
    const Label* label = LabelOf(field.name);
    const char* section = "HIDDEN";
    if (label != nullptr) section = label->long_text ? "LONG" : "SHORT";
    Dict& item = *body.AddSectionDictionary("ITEM");
    Dict& input = *item.AddSectionDictionary(section);
    Set(input, "NAME", field.name);
    Set(input, "VALUE", field.value);
    if (label != nullptr) Set(input, "LABEL", label->text);
    if (field.name == "hoan_thanh" && label == nullptr) body.ShowSection("COMPLETED");
  }
  return page.Html();
}

}  // namespace sauro::pages
