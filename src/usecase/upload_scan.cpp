#include "usecase/upload_scan.h"

#include <fmt/format.h>

#include "base/log.h"
#include "base/text.h"

namespace sauro::usecase {

Status CheckUpload(
    const App& app, const std::string& path, const std::string& name, const std::string& field
) {
  if (app.scanner == nullptr) return {};
  using Finding = UploadScanner::Finding;
  const std::string shown = Shorten(ToNfc(name), 200);
  const UploadScanner::Answer answer = app.scanner->Scan(path);
  if (answer.finding == Finding::kClean) return {};
  if (answer.finding == Finding::kInfected) {
    log::Warning("malware in an upload: refused", {{"found", answer.what}});
    return Invalid(
        fmt::format(
            "Tệp “{}” có mã độc ({}) nên không được nhận, không có gì được lưu. Hãy diệt mã độc "
            "trên máy của bạn rồi gửi tệp sạch.",
            shown,
            answer.what
        ),
        field
    );
  }
  const bool busy = answer.finding == Finding::kBusy;
  // Whoever is only busy will look at the file when it comes again: no reason to take it unseen.
  const bool refused = busy || app.scanner->required();
  log::Warning(
      "an upload could not be scanned",
      {{"reason", busy ? "too many at once" : answer.what},
       {"outcome", refused ? "refused" : "taken"}}
  );
  if (!refused) return {};
  return Unavailable(
      fmt::format(
          "{} nên chưa nhận tệp “{}”, không có gì được lưu. Hãy gửi lại sau ít phút; nếu vẫn vậy, "
          "hãy báo người quản trị.",
          busy ? "Đang có nhiều tệp chờ quét mã độc" : "Chưa quét được mã độc",
          shown
      ),
      field
  );
}

}  // namespace sauro::usecase
