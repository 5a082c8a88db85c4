#include "api/context.h"

#include <fmt/format.h>

#include <cstdint>
#include <memory>
#include <utility>

#include "base/uuid.h"

namespace sauro::api {
namespace {

// Everything that an answer depends on. The identifier of the person is left out on purpose: two
// officers of one agency see the same.
std::string KeyOf(const Context& context, const http::Request& request, const views::At& at) {
  const usecase::Principal& who = session::Who(request);
  return fmt::format(
      "{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}",
      context.version,
      context.app.settings.near_due_days,
      at.position.value,
      at.day.days(),
      at.erased.value,
      static_cast<int>(who.role),
      who.organization ? who.organization->value : std::string("-"),
      request.target
  );
}

// FNV-1a, twice with different beginnings: 128 bits that only have to differ, not to resist
// anybody.
std::string TagOf(std::string_view key) {
  std::uint64_t first = 14695981039346656037ULL;
  std::uint64_t second = 1099511628211ULL * 2654435761ULL;
  for (const char c : key) {
    first = (first ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    second = (second ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  return fmt::format("{:016x}{:016x}", first, second);
}

http::Response Tagged(std::string body, const std::string& tag) {
  http::Response response = http::Response::Json(std::move(body));
  response.SetETag(tag);
  response.Set("Cache-Control", "private, no-cache");
  return response;
}

}  // namespace

std::string ViewTag(const Context& context, const http::Request& request, const views::At& at) {
  return TagOf(KeyOf(context, request, at));
}

http::Response AnswerView(
    Context& context,
    const http::Request& request,
    const usecase::AsOf& as_of,
    const WriteBody& write
) {
  const Result<views::At> at = usecase::Resolve(context.app, as_of);
  if (!at) return http::Response::Fail(at.error());
  std::string key = KeyOf(context, request, *at);
  if (const ResponseCache::Body kept = context.cache.Find(key)) {
    const std::string tag = TagOf(key);
    if (http::ETagMatches(request, tag)) return http::Response::NotModified(tag);
    return Tagged(*kept, tag);
  }
  auto body = std::make_shared<std::string>();
  const Result<views::At> read_at = write(*body);
  if (!read_at) return http::Response::Fail(read_at.error());
  // The ledger may have grown or the day may have ended since: the answer says itself what it is.
  if (!(*read_at == *at)) key = KeyOf(context, request, *read_at);
  context.cache.Put(key, body);
  const std::string tag = TagOf(key);
  if (http::ETagMatches(request, tag)) return http::Response::NotModified(tag);
  return Tagged(*body, tag);
}

Result<std::string> RequestIdOf(const http::Request& request) {
  const std::string& id = request.Header("Idempotency-Key");
  if (IsUuid(id)) return id;
  return Invalid(
      "Hãy gửi kèm một mã UUID (chữ thường) của riêng yêu cầu này; khi gửi lại thì giữ nguyên mã "
      "đó "
      "để không bị ghi hai lần.",
      "Idempotency-Key"
  );
}

}  // namespace sauro::api
