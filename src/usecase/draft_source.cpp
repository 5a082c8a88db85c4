#include "usecase/draft_source.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "base/uuid.h"
#include "crypto/sha256.h"
#include "docread/document_bytes.h"
#include "helper/source_reader.h"
#include "intake/row_notes.h"
#include "usecase/draft_body.h"
#include "usecase/naming_catalogue.h"

namespace sauro::usecase {
namespace {

// Of what we wrote ourselves, so that it is no limit but a stop.
constexpr std::size_t kMostReading = std::size_t{1} << 30U;

Result<docread::Document> ReadWith(
    const App& app, std::string_view bytes, const std::string& name, const Reader& reader
) {
  if (!reader.may_take_long && helper::TakesLong(bytes, name)) {
    return Unavailable(
        "Tệp loại này được đọc ở phần riêng; vui lòng tải lên ở trang Dự thảo.", name
    );
  }
  helper::ReaderOptions options = app.settings.reader;
  options.patience.go_on = reader.go_on;
  return helper::ReadSource(bytes, name, options, reader.on_progress);
}

Result<docread::Document> KeptReading(App& app, const std::string& sha256) {
  if (sha256.empty()) return NotFound("Chưa lưu bản đọc.");
  auto path = app.blobs.PathOf(sha256);
  if (!path) return path.error();
  auto bytes = ReadFile(*path, kMostReading);
  if (!bytes) return bytes.error();
  return docread::DecodeDocument(*bytes);
}

// The same program reads the same again, so that a lost reading comes back under its name.
void KeepAgain(App& app, const std::string& sha256, const docread::Document& document) {
  const std::string bytes = docread::EncodeDocument(document);
  if (crypto::ToHex(crypto::Sha256(bytes)) != sha256) return;
  if (auto kept = app.blobs.PutBytes(bytes); !kept) {
    log::Warning("a lost reading was not kept again", {{"error", kept.error().Text()}});
  }
}

}  // namespace

Result<std::string> ReadFile(const std::string& path, std::size_t max_bytes) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Unreadable("Không mở được tệp.", path);
  std::string bytes;
  std::string piece(1U << 16U, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    bytes.append(piece, 0, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > max_bytes)
      return TooLarge(fmt::format("Tệp lớn hơn {} MB.", max_bytes >> 20U), path);
  }
  if (in.bad()) return Unreadable("Đọc tệp bị gián đoạn; có thể đường dẫn là thư mục.", path);
  return bytes;
}

domain::DraftId DraftOfRequest(const std::string& request_id) {
  return domain::DraftId(DeriveUuid(request_id, 1));
}

Result<domain::DraftId> OpenDraftOf(
    App& app,
    const WriteRequest& request,
    std::string_view bytes,
    const std::string& name,
    const Reader& reader
) {
  auto document = ReadWith(app, bytes, name, reader);
  if (!document) return document.error();
  auto now = Resolve(app, std::nullopt);
  if (!now) return now.error();
  auto catalogue = CatalogueForDocuments(app.queries, *now);
  if (!catalogue) return catalogue.error();
  std::string encoded = docread::EncodeDocument(*document);
  auto plan = intake::MakeDraft(std::move(*document), *catalogue, app.settings.reading);
  if (!plan) return plan.error();
  document->blocks = {};  // a long table is large
  intake::NoteOthers(*plan);
  auto body = BodyOf(*plan);
  if (!body) return body.error();
  auto blob = app.blobs.PutBytes(bytes);
  if (!blob) return blob.error();
  auto reading = app.blobs.PutBytes(encoded);
  if (!reading) return reading.error();

  facts::DocumentReceived received;
  received.document = domain::DocumentId(request.request_id);
  received.sha256 = blob->sha256;
  received.name = Shorten(ToNfc(name), 200);
  received.size = blob->size;
  facts::DraftOpened opened;
  opened.draft = DraftOfRequest(request.request_id);
  opened.document = received.document;
  opened.title = plan->document.title.empty() ? received.name : Shorten(plan->document.title, 500);
  opened.body = std::move(*body);
  opened.reading = reading->sha256;
  auto written =
      app.writer.Write(request, [&](const Deciding&) -> Result<std::vector<facts::Fact>> {
        return std::vector<facts::Fact>{received, opened};
      });
  if (!written) return written.error();
  if (written->repeated) {
    auto first = app.queries.FindDraft(opened.draft, written->position);
    if (!first || first->document_sha256 != blob->sha256) return UsedForSomethingElse();
  }
  return opened.draft;
}

Result<docread::Document> SourceOf(App& app, const views::DraftDetail& draft) {
  auto kept = KeptReading(app, draft.reading);
  if (kept) return kept;
  auto path = app.blobs.PathOf(draft.document_sha256);
  if (!path) return path.error();
  auto bytes = ReadFile(*path, docread::Limits{}.file_bytes);
  if (!bytes) return bytes.error();
  if (helper::TakesLong(*bytes, draft.line.document_name)) {
    return NotFound(
        "Bản đọc của văn bản không còn trong kho; hãy tải lại chính văn bản này để máy chủ đọc "
        "lại, "
        "hoặc báo người quản trị khôi phục từ bản sao lưu.",
        draft.line.document_name
    );
  }
  auto document = ReadWith(app, *bytes, draft.line.document_name, {});
  if (document && !draft.reading.empty()) KeepAgain(app, draft.reading, *document);
  return document;
}

}  // namespace sauro::usecase
