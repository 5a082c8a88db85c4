#include "session/network.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>

namespace sauro::session {
namespace {

constexpr std::size_t kPrefixBytes = 7;  // 56 bits

}  // namespace

std::string NetworkOf(std::string_view address) {
  const std::string text(address.substr(0, std::min<std::size_t>(address.find('%'), 64)));
  in6_addr parsed{};
  if (inet_pton(AF_INET6, text.c_str(), &parsed) != 1) return text;
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (IN6_IS_ADDR_V4MAPPED(&parsed)) {
    inet_ntop(AF_INET, &parsed.s6_addr[12], out.data(), out.size());
    return out.data();
  }
  std::fill(std::begin(parsed.s6_addr) + kPrefixBytes, std::end(parsed.s6_addr), std::uint8_t{0});
  inet_ntop(AF_INET6, &parsed, out.data(), out.size());
  return std::string(out.data()) + "/56";
}

}  // namespace sauro::session
