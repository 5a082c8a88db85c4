#include "helper/reader_talk.h"

#include <stdlib.h>

#include <filesystem>
#include <mutex>
#include <set>
#include <utility>

#include "base/log.h"
#include "base/text.h"

namespace sauro::helper {
namespace {

// The only place below which the helper may write; gone with everything in it afterwards.
class Folder {
 public:
  Folder() {
    std::error_code failed;
    std::string pattern = (std::filesystem::temp_directory_path(failed) / "sauro-XXXXXX").string();
    if (!failed && mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;  // what stays lies among temporary files
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Error MissingOffice(const Request& request) {
  return Unavailable(
      "Muốn đọc tệp ." + request.arguments.at(1) +
      ", máy chủ cần LibreOffice. Hãy báo người quản trị cài gói " + request.package +
      ", hoặc mở tệp bằng chương trình soạn thảo và lưu lại dạng ." + request.made + "."
  );
}

Error ErrorOf(std::string_view payload, const Request& request) {
  const unsigned code = payload.size() == 1 ? static_cast<unsigned char>(payload.front()) : 0;
  if (code == 0 || code > kLastFailure)
    return Unreadable("Chương trình đọc trả lời sai khuôn dạng (mã lỗi).");
  switch (static_cast<Failure>(code)) {
    case Failure::kDamaged:
      return Unreadable(
          "Tệp bị hỏng hoặc bị cắt cụt nên không đọc được. Hãy xuất lại tệp hoặc tải lại từ nguồn."
      );
    case Failure::kEncrypted:
      return Unreadable(
          "Tệp PDF được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi tải lên lại."
      );
    case Failure::kPictureTooLarge:
      return TooLarge(
          "Ảnh có hơn 60 triệu điểm ảnh. Hãy quét lại ở 200 đến 300 dpi, mỗi trang một ảnh."
      );
    case Failure::kTooManyPages:
      return TooLarge(
          "Tệp có hơn " + std::to_string(WireLimits{}.pages) + " trang. Hãy chia thành nhiều tệp."
      );
    case Failure::kNoOffice: return MissingOffice(request);
    case Failure::kNoLanguage:
      return Unavailable(
          "Muốn đọc bản quét, máy chủ cần dữ liệu nhận dạng tiếng Việt. Hãy báo người quản trị cài "
          "gói tesseract-ocr-vie."
      );
    case Failure::kOfficeFailed:
      return Unreadable(
          "LibreOffice không mở được tệp này (máy chủ có thể thiếu gói " + request.package +
          "). Hãy mở tệp và lưu lại dạng ." + request.made + " rồi tải lên."
      );
    case Failure::kOutOfMemory:
      return TooLarge(
          "Tệp cần quá nhiều bộ nhớ để đọc. Hãy chia thành nhiều tệp hoặc quét lại ở 200 đến 300 "
          "dpi."
      );
    case Failure::kTooMuchText:
      return TooLarge("Một trang có quá nhiều chữ. Hãy chia thành nhiều trang hoặc nhiều tệp.");
    case Failure::kNoSuchPage: return NotFound("Tệp không có trang này.");
  }
  return Unreadable("Chương trình đọc trả lời sai khuôn dạng (mã lỗi).");
}

// Each kind of gap once, not once a file.
void LogMissingWalls(const std::string& missing) {
  static std::mutex mutex;
  static std::set<std::string> said;
  if (missing.empty()) return;
  const std::lock_guard lock(mutex);
  if (said.size() < 100 && said.insert(missing).second) {
    log::Warning(
        "sauro-reader runs without some of its walls", {{"missing", Shorten(ToNfc(missing), 500)}}
    );
  }
}

// True at the last frame.
Result<bool> Hear(
    Frame frame, const Request& request, const OnProgress& on_progress, Heard& heard
) {
  switch (frame.kind) {
    case FrameKind::kSandbox: LogMissingWalls(frame.payload); return false;
    case FrameKind::kPages:
    case FrameKind::kBegun: {
      const auto number = DecodeNumber(frame.payload);
      if (!number) return number.error();
      (frame.kind == FrameKind::kPages ? heard.progress.pages : heard.progress.page) = *number;
      if (on_progress) on_progress(heard.progress);
      return false;
    }
    case FrameKind::kPage: {
      auto page = DecodePage(frame.payload);
      if (!page) return page.error();
      if (page->number != heard.pages.size() + 1)
        return Unreadable("Chương trình đọc trả lời sai khuôn dạng (thứ tự trang).");
      heard.pages.push_back(std::move(*page));
      return false;
    }
    case FrameKind::kFile: heard.file = std::move(frame.payload); return false;
    case FrameKind::kFailure: return ErrorOf(frame.payload, request);
    case FrameKind::kDone: return true;
  }
  return Unreadable("Chương trình đọc trả lời sai khuôn dạng (loại khung).");
}

}  // namespace

Result<Heard> Ask(
    const Request& request,
    std::string_view bytes,
    const ReaderOptions& options,
    const OnProgress& on_progress
) {
  const Folder folder;
  auto process =
      Process::Start(options.program, request.arguments, bytes, folder.path(), options.patience);
  if (!process) return process.error();
  Heard heard;
  for (;;) {
    auto frame = process->Next();
    auto last =
        frame ? Hear(std::move(*frame), request, on_progress, heard) : Result<bool>(frame.error());
    if (!last) {
      Error error = last.error();
      if (error.place.empty() && heard.progress.page != 0)
        error.place = "trang " + std::to_string(heard.progress.page);
      return error;
    }
    if (*last) return heard;
  }
}

}  // namespace sauro::helper
