// Groups of organisations.
#include "pages/handlers.h"
#include "pages/organization_groups_page.h"
#include "pages/words.h"
#include "usecase/organization_groups.h"

namespace sauro::pages {
namespace {

Response FormPage(const Context& context, const Request& request, const GroupForm& form) {
  Frame frame = FrameFor(context, request, form.input.is_new ? "Thêm nhóm" : "Sửa nhóm");
  if (form.error) KeepRequestId(request, frame);
  return Response::Html(
      RenderGroup(frame, form), form.error ? http::StatusFor(form.error->kind) : 200
  );
}

Response Save(const Context& context, const Request& request, usecase::GroupInput input) {
  input.name = request.form.Get("ten");
  input.aliases = request.form.Get("ten_khac");
  input.members = request.form.Get("thanh_vien");
  const Status saved =
      usecase::SaveGroup(context.app, session::Who(request), RequestIdOf(context, request), input);
  if (saved.ok()) return Response::Redirect("/co-quan/nhom?bao=da-luu");
  if (!IsForThePerson(saved.error())) return Response::Fail(saved.error());
  return FormPage(context, request, {input, saved.error()});
}

}  // namespace

Response ShowGroups(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  if (auto same = Unchanged(context, request, *as_of)) return std::move(*same);
  const auto tree = usecase::ReadOrganizationTree(context.app, *as_of);
  if (!tree) return Response::Fail(tree.error());
  const Frame frame = FrameAt(context, request, "Nhóm cơ quan", tree->at, *as_of);
  return Tagged(request, RenderGroups(frame, tree->view), tree->at);
}

Response ShowNewGroup(const Context& context, Request& request) {
  GroupForm form;
  form.input.is_new = true;
  return FormPage(context, request, form);
}

Response AddGroup(const Context& context, Request& request) {
  usecase::GroupInput input;
  input.code = request.form.Get("ma");
  input.is_new = true;
  return Save(context, request, std::move(input));
}

Response ShowGroup(const Context& context, Request& request) {
  const auto tree = usecase::ReadOrganizationTree(context.app, std::nullopt);
  if (!tree) return Response::Fail(tree.error());
  for (const domain::OrganizationGroup& group : tree->view.catalogue.groups) {
    if (group.id.value == request.Param("ma"))
      return FormPage(context, request, {usecase::InputOf(group, tree->view.catalogue)});
  }
  return Response::Fail(NotFound("Không tìm thấy nhóm này."));
}

Response ChangeGroup(const Context& context, Request& request) {
  usecase::GroupInput input;
  input.code = request.Param("ma");
  return Save(context, request, std::move(input));
}

}  // namespace sauro::pages
