#include "usecase/page_pictures.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "base/text.h"
#include "helper/page_picture.h"
#include "helper/wire.h"
#include "usecase/draft_source.h"

namespace sauro::usecase {
namespace {

using access::Permission;

// Counts how pages are drawn: another resolution, another number.
constexpr std::string_view kWayOfDrawing = "1";

// What a person waits for; reading a whole scan takes longer.
constexpr std::chrono::seconds kPatience{30};

Error TooBusy() {
  return Unavailable("Đang có nhiều trang được vẽ cùng lúc; vui lòng tải lại sau ít giây.");
}

// Readings of earlier releases do not say of which pages they are.
bool IsNamedAsPages(std::string_view name) {
  constexpr std::array<std::string_view, 8> kEndings = {
      ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"};
  const std::string lower = ToLower(name);
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
    return lower.ends_with(ending);
  });
}

Result<views::DraftDetail> FindDetail(
    App& app, const Principal& who, const domain::DraftId& draft
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto head = app.queries.Head();
  if (!head) return head.error();
  return app.queries.FindDraft(draft, *head);
}

}  // namespace

Result<DrawingDesk::Place> DrawingDesk::Enter() {
  std::unique_lock lock(mutex_);
  if (drawing_ >= bounds_.at_once) {
    if (waiting_ >= bounds_.waiting) return TooBusy();
    ++waiting_;
    const bool free = left_.wait_for(lock, std::chrono::milliseconds(bounds_.wait_ms), [&] {
      return drawing_ < bounds_.at_once;
    });
    --waiting_;
    if (!free) return TooBusy();
  }
  ++drawing_;
  return Place(*this);
}

void DrawingDesk::Leave() {
  {
    const std::lock_guard lock(mutex_);
    --drawing_;
  }
  left_.notify_one();
}

std::string PageOfDraft::Tag() const {
  return sha256 + "-" + std::to_string(number) + "-" + std::to_string(turned) + "-" +
         std::string(kWayOfDrawing);
}

Result<PageOfDraft> FindPage(
    App& app, const Principal& who, const domain::DraftId& draft, std::uint32_t number
) {
  auto detail = FindDetail(app, who, draft);
  if (!detail) return detail.error();
  auto source = SourceOf(app, *detail);
  if (!source) return source.error();
  const auto pages = static_cast<std::uint32_t>(source->pages.size());
  const auto most = pages > 0 ? pages : static_cast<std::uint32_t>(helper::WireLimits{}.pages);
  const bool drawable = pages > 0 || IsNamedAsPages(detail->line.document_name);
  if (!drawable || number == 0 || number > most) return NotFound("Văn bản không có trang này.");
  PageOfDraft page{detail->document_sha256, detail->line.document_name, number, 0};
  if (pages > 0) page.turned = source->pages[number - 1].turned;
  return page;
}

Result<std::string> DrawPage(App& app, const PageOfDraft& page) {
  if (app.drawing == nullptr) return Unavailable("Máy chủ này không vẽ trang văn bản.");
  // Contents that were erased are gone, also where their picture is still kept.
  auto path = app.blobs.PathOf(page.sha256);
  if (!path) return path.error();
  if (auto kept = app.drawing->kept().Find(page.Tag())) return std::move(*kept);
  auto place = app.drawing->Enter();
  if (!place) return place.error();
  // Somebody else may have asked for the same page meanwhile.
  if (auto kept = app.drawing->kept().Find(page.Tag())) return std::move(*kept);
  auto bytes = ReadFile(*path, docread::Limits{}.file_bytes);
  if (!bytes) return bytes.error();
  helper::ReaderOptions options = app.settings.reader;
  options.patience.silence = kPatience;
  options.patience.whole = kPatience;
  auto drawn = helper::DrawPage(*bytes, page.file_name, {page.number, page.turned}, options);
  if (drawn) app.drawing->kept().Keep(page.Tag(), *drawn);
  return drawn;
}

Result<DocumentFile> OpenDocument(App& app, const Principal& who, const domain::DraftId& draft) {
  auto detail = FindDetail(app, who, draft);
  if (!detail) return detail.error();
  auto path = app.blobs.PathOf(detail->document_sha256);
  if (!path) return path.error();
  return DocumentFile{detail->line.document_name, std::move(*path)};
}

bool HasPages(const DraftReview& draft) {
  return !draft.source.pages.empty() || IsNamedAsPages(draft.line.document_name);
}

}  // namespace sauro::usecase
