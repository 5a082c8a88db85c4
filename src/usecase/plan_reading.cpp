#include "usecase/plan_reading.h"

#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "base/uuid.h"
#include "helper/source_reader.h"
#include "usecase/draft_source.h"
#include "usecase/upload_scan.h"

namespace sauro::usecase {
namespace {

using access::Permission;

constexpr std::size_t kMostWaiting = 50;
constexpr std::int64_t kReportEveryMs = 1'000;
constexpr std::int64_t kSilentMs = 30'000;  // many times the interval between two reports
constexpr std::int64_t kKeptMs = std::int64_t{30} * 86'400'000;

Result<ReadingStore*> StoreFor(App& app, const Principal& who) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  if (app.readings == nullptr) return Unavailable("Máy chủ này không nhận văn bản cần đọc lâu.");
  return app.readings;
}

Result<std::string> Queue(
    App& app,
    const Principal& who,
    const std::string& request_id,
    std::string_view bytes,
    const std::string& name
) {
  auto store = StoreFor(app, who);
  if (!store) return store.error();
  if (auto forgotten = (*store)->Forget({app.clock().unix_ms - kKeptMs}); !forgotten)
    return forgotten.error();
  auto waiting = (*store)->List();
  if (!waiting) return waiting.error();
  if (waiting->size() >= kMostWaiting) {
    return Unavailable(
        "Đang có nhiều văn bản chờ đọc. Hãy đợi đọc xong hoặc bỏ bớt ở trang Dự thảo rồi tải lại."
    );
  }
  auto blob = app.blobs.PutBytes(bytes);
  if (!blob) return blob.error();
  Reading reading;
  reading.id = request_id;
  reading.account = who.account;
  reading.organization = who.organization;
  reading.sha256 = blob->sha256;
  reading.name = Shorten(ToNfc(name), 200);
  reading.created_at = app.clock();
  if (auto added = (*store)->Add(reading); !added) return added.error();
  auto kept = (*store)->Find(reading.id);
  if (!kept) return kept.error();
  if (kept->sha256 != reading.sha256) return UsedForSomethingElse();
  if (app.reading_waits) app.reading_waits();
  return reading.id;
}

// Says now and then that the reading goes on, and hears whether it should.
class Pulse {
 public:
  Pulse(
      App& app, Reading& reading, const std::string& reader, const std::function<bool()>& stopping
  )
      : app_(app), reading_(reading), reader_(reader), stopping_(stopping) {}

  void Hear(const helper::Progress& progress) {
    reading_.page = progress.page;
    reading_.pages = progress.pages;
  }
  bool GoOn() {
    if (stopping_()) return false;
    const Instant now = app_.clock();
    if (now.unix_ms - reading_.seen_at.unix_ms < kReportEveryMs) return wanted_;
    reading_.seen_at = now;
    const auto mine = app_.readings->Report(reading_, reader_);
    if (!mine) {
      // The reading itself does not need the database; whether it was missed is seen at the end.
      log::Warning("reading not reported", {{"error", mine.error().Text()}});
      return wanted_;
    }
    wanted_ = *mine;
    return wanted_;
  }

 private:
  App& app_;
  Reading& reading_;
  const std::string& reader_;
  const std::function<bool()>& stopping_;
  bool wanted_ = true;
};

Result<domain::DraftId> Open(App& app, Reading& reading, Pulse& pulse) {
  auto path = app.blobs.PathOf(reading.sha256);
  if (!path) return path.error();
  auto bytes = ReadFile(*path, docread::Limits{}.file_bytes);
  if (!bytes) return bytes.error();
  const Reader how{
      true,
      [&](const helper::Progress& progress) { pulse.Hear(progress); },
      [&] { return pulse.GoOn(); }};
  return OpenDraftOf(
      app, {reading.id, reading.account, reading.organization}, *bytes, reading.name, how
  );
}

}  // namespace

std::string_view CodeOf(ReadingState state) {
  switch (state) {
    case ReadingState::kWaiting: return "waiting";
    case ReadingState::kReading: return "reading";
    case ReadingState::kFailed: return "failed";
    case ReadingState::kDone: return "done";
  }
  return "";
}

bool IsInterrupted(const Reading& reading, Instant now) {
  return reading.state == ReadingState::kReading &&
         now.unix_ms - reading.seen_at.unix_ms > kSilentMs;
}

std::string WhyNotRead(const Reading& reading, Instant now) {
  if (reading.state == ReadingState::kFailed) return reading.message;
  if (!IsInterrupted(reading, now)) return {};
  return "Máy chủ đã dừng hoặc khởi động lại khi đang đọc. Văn bản vẫn được giữ, chưa có gì được "
         "ghi.";
}

domain::DraftId DraftOf(const Reading& reading) {
  return DraftOfRequest(reading.id);
}

Result<Upload> UploadPlan(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const std::string& path,
    const std::string& name
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy mở lại biểu mẫu.", "request_id");
  if (auto clean = CheckUpload(app, path, name, {}); !clean) return clean.error();
  auto bytes = ReadFile(path, docread::Limits{}.file_bytes);
  if (!bytes) return bytes.error();
  if (helper::TakesLong(*bytes, name)) {
    auto reading = Queue(app, who, request_id, *bytes, name);
    if (!reading) return reading.error();
    return Upload{std::nullopt, std::move(*reading)};
  }
  auto draft = OpenDraftOf(app, {request_id, who.account, who.organization}, *bytes, name, {});
  if (!draft) return draft.error();
  return Upload{std::move(*draft), {}};
}

Result<Reading> FindReading(App& app, const Principal& who, const std::string& id) {
  auto store = StoreFor(app, who);
  if (!store) return store.error();
  return (*store)->Find(id);
}

Result<std::vector<Reading>> ListReadings(App& app, const Principal& who) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  if (app.readings == nullptr) return std::vector<Reading>();
  return app.readings->List();
}

Status ReadAgain(App& app, const Principal& who, const std::string& id) {
  auto store = StoreFor(app, who);
  if (!store) return store.error();
  if (auto there = (*store)->Find(id); !there) return there.error();
  const Instant now = app.clock();
  if (auto again = (*store)->Again(id, {now.unix_ms - kSilentMs}, now); !again) return again;
  if (app.reading_waits) app.reading_waits();
  return {};
}

Status RemoveReading(App& app, const Principal& who, const std::string& id) {
  auto store = StoreFor(app, who);
  if (!store) return store.error();
  if (auto there = (*store)->Find(id); !there) return there.error();
  return (*store)->Remove(id);
}

Result<bool> ReadNext(App& app, const std::string& reader, const std::function<bool()>& stopping) {
  auto taken = app.readings->TakeNext(reader, app.clock());
  if (!taken) return taken.error();
  if (!*taken) return false;
  Reading& reading = **taken;
  Pulse pulse(app, reading, reader, stopping);
  const auto draft = Open(app, reading, pulse);
  reading.seen_at = app.clock();
  reading.state = draft ? ReadingState::kDone : ReadingState::kFailed;
  if (!draft) {
    reading.message = stopping()
                          ? "Máy chủ dừng khi đang đọc nên chưa đọc xong; chưa có gì được ghi."
                          : draft.error().Text();
  }
  if (auto finished = app.readings->Finish(reading, reader); !finished) return finished.error();
  return true;
}

}  // namespace sauro::usecase
