// Organisations that merge, split, are renamed or abolished.
#include "pages/handlers.h"
#include "pages/succession_page.h"
#include "pages/words.h"
#include "usecase/succession.h"

namespace sauro::pages {
namespace {

constexpr std::string_view kChoice = "dong.";

usecase::SuccessionInput TypedIn(const http::Parameters& typed) {
  usecase::SuccessionInput input;
  input.kind = typed.Get("loai");
  input.from = typed.All("tu");
  input.to = typed.All("den");
  input.on = typed.Get("ngay");
  input.name = typed.Get("ten_moi");
  input.authority = typed.Get("van_ban");
  return input;
}

Response FormPage(const Context& context, const Request& request, const SuccessionForm& form) {
  const auto tree = usecase::ReadOrganizationTree(context.app, std::nullopt);
  if (!tree) return Response::Fail(tree.error());
  const Frame frame = FrameFor(context, request, "Sáp nhập, chia tách, đổi tên, giải thể");
  return Response::Html(
      RenderSuccessionForm(frame, tree->view, form),
      form.error ? http::StatusFor(form.error->kind) : 200
  );
}

Response RowsPage(
    const Context& context,
    const Request& request,
    const usecase::SuccessionInput& input,
    const usecase::SuccessionChoices& choices,
    const std::optional<Error>& error
) {
  const auto preview = usecase::PreviewSuccession(context.app, session::Who(request), input);
  if (!preview) {
    if (!IsForThePerson(preview.error())) return Response::Fail(preview.error());
    return FormPage(context, request, {input, preview.error()});
  }
  Frame frame = FrameFor(context, request, "Xác nhận từng dòng");
  if (error) KeepRequestId(request, frame);
  return Response::Html(
      RenderSuccessionRows(frame, {*preview, input, choices, error}),
      error ? http::StatusFor(error->kind) : 200
  );
}

}  // namespace

Response ShowSuccessionForm(const Context& context, Request& request) {
  return FormPage(context, request, {TypedIn(request.query)});
}

Response ShowSuccessionRows(const Context& context, Request& request) {
  return RowsPage(context, request, TypedIn(request.query), {}, std::nullopt);
}

Response RecordSuccession(const Context& context, Request& request) {
  const usecase::SuccessionInput input = TypedIn(request.form);
  usecase::SuccessionChoices choices;
  for (const auto& [name, value] : request.form) {
    if (name.starts_with(kChoice)) choices[name.substr(kChoice.size())] = value;
  }
  const Status done = usecase::RecordSuccession(
      context.app,
      session::Who(request),
      RequestIdOf(context, request),
      input,
      request.form.Get("dau"),
      choices
  );
  if (done.ok()) {
    // Who works for another organisation now must not stay known for a second more.
    context.sessions.Forget();
    return Response::Redirect("/co-quan?bao=da-ghi-thay-doi");
  }
  if (!IsForThePerson(done.error())) return Response::Fail(done.error());
  Error why = done.error();
  why.place = "dong";
  return RowsPage(context, request, input, choices, why);
}

}  // namespace sauro::pages
