#pragma once
// What stands for one network in limits: everything that one connection to the Internet can use as
// its own address (docs/decisions/0042-sign-in-limits.md).

#include <string>
#include <string_view>

namespace sauro::session {

/// Of an IPv4 address the address itself, also when it is written as IPv6; of an IPv6 address its
/// first 56 bits ("2001:db8:1:100::/56"); anything else as it stands, up to 64 bytes.
std::string NetworkOf(std::string_view address);

}  // namespace sauro::session
