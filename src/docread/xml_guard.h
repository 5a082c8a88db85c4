#pragma once
// Looks at XML before a parser does.

#include <string_view>

#include "base/result.h"
#include "docread/limits.h"

namespace sauro::docread {

/// Passes XML that is UTF-8, declares no document type and no entities, and is nested no deeper
/// than `limits.xml_depth`; one pass, no recursion, no memory. `part` is the place in messages.
///
/// Errors: kUnreadable or kTooLarge.
Status CheckXml(std::string_view xml, std::string_view part, const Limits& limits);

/// The refusals of CheckXml, for readers that look while they read.
Error BrokenXml(std::string_view part);
Error DeclaredTypes(std::string_view part);
Error TooDeep(std::string_view part, const Limits& limits);

}  // namespace sauro::docread
