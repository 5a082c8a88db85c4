#include "main/own_checkpoint.h"

#include <utility>

namespace sauro::main {

http::Route StandByOwnNote(OwnNote own, http::Route route) {
  if (route.pattern != "/api/v1/ledger/checkpoint") return route;
  route.handler = [own = std::move(own),
                   handler = std::move(route.handler)](http::Request& request) {
    auto note = own();
    if (!note) return handler(request);
    if (note->empty()) {
      return http::Response::Fail(Unavailable(
          "Cơ sở dữ liệu không nối tiếp mốc đã ký nên máy chủ này không đưa ra mốc nào."
      ));
    }
    http::Response response = http::Response::Text(std::move(*note));
    response.headers.Set("Cache-Control", "no-store");
    return response;
  };
  return route;
}

}  // namespace sauro::main
