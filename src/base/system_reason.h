#pragma once
// Why the operating system refused, in words for people.

#include <string>

namespace sauro {

/// "ổ đĩa đã đầy", "không có quyền", ...; an unknown `system_error` (errno) is told by its number.
/// Pure; thread-safe.
std::string SystemReason(int system_error);

}  // namespace sauro
