// The tree of organisations.
#include "pages/handlers.h"
#include "pages/organizations_page.h"
#include "pages/words.h"
#include "usecase/organizations.h"

namespace sauro::pages {
namespace {

usecase::OrganizationInput TypedIn(const Request& request) {
  usecase::OrganizationInput input;
  input.name = request.form.Get("ten");
  input.aliases = request.form.Get("ten_khac");
  input.level = request.form.Get("cap");
  input.line = request.form.Get("khoi");
  input.parent = request.form.Get("cap_tren");
  input.identifier = request.form.Get("dinh_danh");
  input.from = request.form.Get("tu_ngay");
  input.until = request.form.Get("den_ngay");
  return input;
}

Response FormPage(const Context& context, const Request& request, const OrganizationForm& form) {
  const auto tree = usecase::ReadOrganizationTree(context.app, std::nullopt);
  if (!tree) return Response::Fail(tree.error());
  const std::string title = form.input.is_new ? "Thêm cơ quan" : "Sửa cơ quan";
  Frame frame = FrameFor(context, request, title);
  if (form.error) KeepRequestId(request, frame);
  return Response::Html(
      RenderOrganization(frame, tree->view, form),
      form.error ? http::StatusFor(form.error->kind) : 200
  );
}

Response Save(
    const Context& context, const Request& request, const usecase::OrganizationInput& input
) {
  const Status saved = usecase::SaveOrganization(
      context.app, session::Who(request), RequestIdOf(context, request), input
  );
  if (saved.ok()) return Response::Redirect("/co-quan?bao=da-luu");
  if (!IsForThePerson(saved.error())) return Response::Fail(saved.error());
  return FormPage(context, request, {input, saved.error()});
}

}  // namespace

Response ShowOrganizations(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  if (auto same = Unchanged(context, request, *as_of)) return std::move(*same);
  const auto tree = usecase::ReadOrganizationTree(context.app, *as_of);
  if (!tree) return Response::Fail(tree.error());
  const Frame frame = FrameAt(context, request, "Cơ quan, đơn vị", tree->at, *as_of);
  return Tagged(request, RenderOrganizations(frame, tree->view), tree->at);
}

Response ShowNewOrganization(const Context& context, Request& request) {
  OrganizationForm form;
  form.input.is_new = true;
  form.input.level = "province";
  form.input.line = "state";
  return FormPage(context, request, form);
}

Response AddOrganization(const Context& context, Request& request) {
  usecase::OrganizationInput input = TypedIn(request);
  input.code = request.form.Get("ma");
  input.is_new = true;
  return Save(context, request, input);
}

Response ShowOrganization(const Context& context, Request& request) {
  const auto head = context.app.queries.Head();
  if (!head) return Response::Fail(head.error());
  const auto found =
      context.app.queries.FindOrganization(domain::OrganizationId(request.Param("ma")), *head);
  if (!found) return Response::Fail(found.error());
  return FormPage(context, request, {usecase::InputOf(*found)});
}

Response ChangeOrganization(const Context& context, Request& request) {
  usecase::OrganizationInput input = TypedIn(request);
  input.code = request.Param("ma");
  return Save(context, request, input);
}

}  // namespace sauro::pages
