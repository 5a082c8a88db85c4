#include "pages/reading_page.h"

#include "pages/context.h"
#include "pages/words.h"

namespace sauro::pages {

using usecase::Reading;
using usecase::ReadingState;

std::string ProgressText(const Reading& reading, Instant now) {
  if (usecase::IsInterrupted(reading, now)) return "Việc đọc đã bị ngắt giữa chừng";
  switch (reading.state) {
    case ReadingState::kWaiting: return "Đang chờ đọc";
    case ReadingState::kReading: break;
    case ReadingState::kFailed: return "Không đọc được";
    case ReadingState::kDone: return "Đã đọc xong";
  }
  if (reading.page == 0) return "Đang mở văn bản";
  std::string text = "Đang đọc trang " + std::to_string(reading.page);
  if (reading.pages != 0) text += "/" + std::to_string(reading.pages);
  return text;
}

std::string RenderReading(
    const Frame& frame, const Reading& reading, Instant now, const std::string& next
) {
  Page page(frame, "reading.tpl");
  Dict& body = page.body();
  const bool interrupted = usecase::IsInterrupted(reading, now);
  const bool failed = reading.state == ReadingState::kFailed;
  const bool done = reading.state == ReadingState::kDone;
  Set(body, "FILE_NAME", reading.name);
  Set(body, "AT", VietnameseTime(reading.created_at));
  Set(body, "URL", "/doc-van-ban/" + UrlEncode(reading.id));
  Set(body, "PROGRESS", ProgressText(reading, now));
  if (!interrupted && !failed && !done) {
    Dict& going = *body.AddSectionDictionary("GOING");
    if (reading.pages != 0 && reading.page != 0) {
      Dict& bar = *going.AddSectionDictionary("BAR_OF");
      Set(bar, "DONE", std::to_string(reading.page - 1));
      Set(bar, "ALL", std::to_string(reading.pages));
    }
    ShowIf(going, "FIRST", reading.state == ReadingState::kWaiting);
  }
  ShowIf(body, "STOPPED", interrupted || failed);
  if (failed) ShowText(body, "WHY", "TEXT", reading.message);
  if (interrupted) {
    ShowText(
        body,
        "WHY",
        "TEXT",
        "Máy chủ đã dừng hoặc khởi động lại khi đang đọc. Văn bản vẫn được giữ, chưa có gì được "
        "ghi."
    );
  }
  if (done) ShowText(body, "DONE", "DRAFT_URL", next);
  return page.Html();
}

}  // namespace sauro::pages
