#pragma once
// What a change of a draft keeps of the text before it. Pure.

#include <string>
#include <string_view>

#include "base/result.h"
#include "facts/facts.h"

namespace sauro::facts {

/// Sets what `fact` puts in place of what: applied to `before`, it gives `after`. Both are UTF-8.
/// The ledger then holds the change alone and not the whole draft again.
void SetChange(DraftMended& fact, std::string_view before, std::string_view after);

/// The draft's text after `fact`. Errors: kInternal, `before` is not the text that it was made for.
Result<std::string> AfterChange(const DraftMended& fact, std::string_view before);

}  // namespace sauro::facts
