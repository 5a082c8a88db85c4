#include <charconv>
#include <string>
#include <utility>

#include "api/handlers.h"
#include "api/own_places.h"
#include "api/query.h"
#include "base/json.h"
#include "usecase/progress.h"

namespace sauro::api {
namespace {

http::Response Created(const std::string& id) {
  std::string out;
  JsonWriter(out).BeginObject().Field("id", id).EndObject();
  return http::Response::Json(std::move(out), 201);
}

constexpr OwnPlace kPlaces[] = {
    {"phan_tram", "percent"},
    {"noi_dung", "text"},
    {"kho_khan", "difficulties"},
    {"kien_nghi", "proposals"},
    {"hoan_thanh", "completed"},
    {"minh_chung", "evidence"},
    {"ghi_chu", "note"},
    {"ly_do", "reason"},
};

Result<usecase::ProgressInput> InputFromJson(const http::Request& request) {
  Result<Body> body =
      Body::Read(request, {"percent", "text", "difficulties", "proposals", "completed"});
  if (!body) return body.error();
  usecase::ProgressInput input;
  const std::int64_t percent = body->Int("percent");
  input.text = body->Text("text", true);
  input.difficulties = body->Text("difficulties");
  input.proposals = body->Text("proposals");
  input.completed = body->Flag("completed");
  if (!body->ok()) return body->error();
  if (percent < 0 || percent > 100) {
    return Invalid("Tỷ lệ hoàn thành phải từ 0 đến 100.", "percent");
  }
  input.percent = static_cast<std::int32_t>(percent);
  return input;
}

Status CheckFormNames(const http::Request& request) {
  for (const http::NameValue& each : request.form) {
    if (each.name != "percent" && each.name != "text" && each.name != "difficulties" &&
        each.name != "proposals" && each.name != "completed") {
      return Invalid("Không có trường “" + each.name + "” ở yêu cầu này.", each.name);
    }
  }
  for (const http::UploadedFile& file : request.files) {
    if (file.field != "evidence") {
      return Invalid("Tệp phải nằm ở trường “evidence”.", file.field);
    }
  }
  return {};
}

Result<usecase::ProgressInput> InputFromForm(const http::Request& request) {
  if (const Status names = CheckFormNames(request); !names) return names.error();
  usecase::ProgressInput input;
  const std::string& percent = request.form.Get("percent");
  const auto [end, code] =
      std::from_chars(percent.data(), percent.data() + percent.size(), input.percent);
  if (code != std::errc() || end != percent.data() + percent.size()) {
    return Invalid("Tỷ lệ hoàn thành phải là số nguyên từ 0 đến 100.", "percent");
  }
  const std::string& completed = request.form.Get("completed");
  if (!completed.empty() && completed != "true" && completed != "false") {
    return Invalid("Trường “completed” phải là true hoặc false.", "completed");
  }
  input.text = request.form.Get("text");
  input.difficulties = request.form.Get("difficulties");
  input.proposals = request.form.Get("proposals");
  input.completed = completed == "true";
  for (const http::UploadedFile& file : request.files) {
    input.evidence.push_back({file.file.path(), file.name});
  }
  return input;
}

// One decision about a report with one text field.
template <typename Decide>
http::Response AnswerDecision(
    http::Request& request, std::string_view field, bool required, const Decide& decide
) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {field});
  if (!body) return FailBody(body.error());
  const std::string text = body->Text(field, required);
  if (!body->ok()) return FailBody(body->error());
  const Status decided = decide(*id, domain::ReportId(request.Param("id")), text);
  if (!decided) return http::Response::Fail(WithOwnPlace(decided.error(), kPlaces));
  return http::Response::NoContent();
}

}  // namespace

http::Response SendReport(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  const bool is_form = request.body.empty();  // an empty JSON body is no report either way
  Result<usecase::ProgressInput> input = is_form ? InputFromForm(request) : InputFromJson(request);
  if (!input) return FailBody(input.error());
  input->assignment = domain::AssignmentId(request.Param("id"));
  const Result<domain::ReportId> report =
      usecase::ReportProgress(context.app, session::Who(request), *id, *input);
  if (!report) return http::Response::Fail(WithOwnPlace(report.error(), kPlaces));
  return Created(report->value);
}

http::Response AcceptReport(Context& context, http::Request& request) {
  return AnswerDecision(
      request,
      "note",
      false,
      [&](const std::string& id, const domain::ReportId& report, const std::string& note) {
        return usecase::AcceptReport(context.app, session::Who(request), id, report, note);
      }
  );
}

http::Response ReturnReport(Context& context, http::Request& request) {
  return AnswerDecision(
      request,
      "reason",
      true,
      [&](const std::string& id, const domain::ReportId& report, const std::string& reason) {
        return usecase::ReturnReport(context.app, session::Who(request), id, report, reason);
      }
  );
}

}  // namespace sauro::api
