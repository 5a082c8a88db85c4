// Loading the tree of organisations from a file or an example.
#include "pages/handlers.h"
#include "pages/organization_import_page.h"
#include "pages/words.h"
#include "usecase/organization_import.h"

namespace sauro::pages {
namespace {

usecase::ImportSource SourceIn(const http::Parameters& typed) {
  return {typed.Get("tep"), typed.Get("mau"), typed.Get("tinh"), typed.Get("xa")};
}

std::string NameOf(const usecase::ImportSource& source, const http::Parameters& typed) {
  if (source.example == "tinh") return "Cây mẫu của " + source.province;
  if (source.example == "xa") return "Cây mẫu của " + source.commune;
  return typed.Get("ten");
}

Response FormPage(const Context& context, const Request& request, const ImportForm& form) {
  const Frame frame = FrameFor(context, request, "Nạp danh mục cơ quan");
  return Response::Html(
      RenderImportForm(frame, form), form.error ? http::StatusFor(form.error->kind) : 200
  );
}

// With the form again where the file or the names are not right.
Response Refused(
    const Context& context, const Request& request, const usecase::ImportSource& source, Error why
) {
  if (why.kind == ErrorKind::kForbidden || why.kind == ErrorKind::kInternal)
    return Response::Fail(why);
  if (source.example.empty()) {
    if (!why.place.empty()) why.message = why.place + ": " + why.message;
    why.place = "tep";
  }
  return FormPage(context, request, {source, why});
}

Response LookPage(
    const Context& context,
    const Request& request,
    const http::Parameters& typed,
    const std::optional<Error>& error
) {
  const usecase::ImportSource source = SourceIn(typed);
  const auto preview = usecase::PreviewOrganizations(context.app, session::Who(request), source);
  if (!preview) return Refused(context, request, source, preview.error());
  Frame frame = FrameFor(context, request, "Xem trước khi nạp");
  if (error) KeepRequestId(request, frame);
  return Response::Html(
      RenderImportLook(frame, {*preview, source, NameOf(source, typed), error}),
      error ? http::StatusFor(error->kind) : 200
  );
}

}  // namespace

Response ShowImportForm(const Context& context, Request& request) {
  return FormPage(context, request, {});
}

Response UploadOrganizations(const Context& context, Request& request) {
  http::UploadedFile* file = request.File("tep");
  if (file == nullptr || (file->size == 0 && file->name.empty()))
    return Refused(context, request, {}, Invalid("Vui lòng chọn tệp .xlsx hoặc .csv."));
  const auto kept = usecase::ReceiveOrganizations(
      context.app, session::Who(request), file->file.path(), file->name
  );
  if (!kept) return Refused(context, request, {}, kept.error());
  return Response::Redirect(
      Query().Add("tep", kept->sha256).Add("ten", kept->name).After("/co-quan/nap/xem")
  );
}

Response ShowImportLook(const Context& context, Request& request) {
  return LookPage(context, request, request.query, std::nullopt);
}

Response AcceptOrganizations(const Context& context, Request& request) {
  const Status done = usecase::AcceptOrganizations(
      context.app,
      session::Who(request),
      RequestIdOf(context, request),
      SourceIn(request.form),
      request.form.Get("dau")
  );
  if (done.ok()) return Response::Redirect("/co-quan?bao=da-nap-danh-muc");
  if (!IsForThePerson(done.error())) return Refused(context, request, {}, done.error());
  Error why = done.error();
  if (why.place == "dau") why.place.clear();
  return LookPage(context, request, request.form, why);
}

}  // namespace sauro::pages
