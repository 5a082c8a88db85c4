// A draft as a spreadsheet: out, and back with a look at what it changes.
#include "pages/compare_page.h"
#include "pages/error_page.h"
#include "pages/handlers.h"
#include "pages/words.h"
#include "usecase/draft_sheet.h"

namespace sauro::pages {
namespace {

constexpr std::string_view kXlsx =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

domain::DraftId DraftOf(const Request& request) {
  return domain::DraftId(request.Param("id"));
}

std::string UrlOf(const Request& request) {
  return "/du-thao/" + UrlEncode(request.Param("id"));
}

// What is wrong with the file, and the way back to the draft.
Response Refused(const Context& context, const Request& request, const Error& why) {
  if (why.kind == ErrorKind::kForbidden || why.kind == ErrorKind::kInternal) {
    return Response::Fail(why);
  }
  const Frame frame = FrameFor(context, request, "Không dùng được bảng tính");
  http::Failure failure = http::FailureFrom(why);
  failure.error.place.clear();
  const WayOut way{UrlOf(request), "Quay lại dự thảo"};
  Response response = Response::Html(RenderError(frame, request, failure, way), failure.status);
  StandForContent(request, response);
  return response;
}

Response Difference(
    const Context& context,
    const Request& request,
    const usecase::SheetUpload& sheet,
    const CompareState& state
) {
  const auto compared =
      usecase::CompareSheet(context.app, session::Who(request), DraftOf(request), sheet.sha256);
  if (!compared) return Refused(context, request, compared.error());
  const Frame frame = FrameFor(context, request, "Khác biệt của bảng tính");
  const CompareView view{
      compared->comparison,
      "Khác biệt của bảng tính",
      UrlOf(request),
      compared->draft.title,
      sheet.name,
      "dự thảo, bản " + std::to_string(compared->draft.revision),
      UrlOf(request),
      UrlOf(request) + "/bang-tinh/nhan",
      {{"tep", sheet.sha256}, {"ten", sheet.name}},
      false,
      "Cập nhật dự thảo",
      true,
      compared->names_to_learn,
      {},
      {},
      compared->linked};
  const int status = state.error ? http::StatusFor(state.error->kind) : 200;
  return Response::Html(RenderCompare(frame, view, state), status);
}

}  // namespace

Response DownloadDraftSheet(const Context& context, Request& request) {
  auto sheet = usecase::ExportDraft(context.app, session::Who(request), DraftOf(request));
  if (!sheet) return Refused(context, request, sheet.error());
  return Response::Download(std::move(sheet->bytes), sheet->file_name, kXlsx);
}

Response UploadSheet(const Context& context, Request& request) {
  http::UploadedFile* file = request.File("bang_tinh");
  if (file == nullptr || (file->size == 0 && file->name.empty())) {
    return Refused(context, request, Invalid("Vui lòng chọn bảng tính đã sửa (.xlsx)."));
  }
  const auto kept = usecase::ReceiveSheet(
      context.app, session::Who(request), DraftOf(request), file->file.path(), file->name
  );
  if (!kept) return Refused(context, request, kept.error());
  return Response::Redirect(
      Query().Add("tep", kept->sha256).Add("ten", kept->name).After(UrlOf(request) + "/bang-tinh")
  );
}

Response ShowSheet(const Context& context, Request& request) {
  return Difference(context, request, {request.query.Get("tep"), request.query.Get("ten")}, {});
}

Response AcceptSheet(const Context& context, Request& request) {
  const usecase::SheetUpload sheet{request.form.Get("tep"), request.form.Get("ten")};
  const auto accepted = usecase::AcceptSheet(
      context.app,
      session::Who(request),
      RequestIdOf(context, request),
      DraftOf(request),
      {sheet, request.form.Get("dau"), TicksOf(request.form), request.form.Has("nho")}
  );
  if (accepted) return Response::Redirect(UrlOf(request) + "?bao=da-nhan-bang-tinh");
  const Error& why = accepted.error();
  if (why.kind == ErrorKind::kInvalid || why.place == "mark" || intake::FieldFromCode(why.place)) {
    return Difference(context, request, sheet, {request.form, why});
  }
  return Refused(context, request, why);
}

}  // namespace sauro::pages
