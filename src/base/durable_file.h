#pragma once
// Files that are there whole or not at all, and still there after the power was cut.

#include <sys/types.h>

#include <string>
#include <string_view>

#include "base/result.h"

namespace sauro {

/// Makes the names in `folder` durable: what was made, renamed or removed in it. Errors:
/// kUnavailable.
Status SyncFolder(const std::string& folder);
/// The same for the folder that `path` stands in.
Status SyncFolderOf(const std::string& path);

/// Puts `text` under the name `path`, in the place of what stood there, and returns when that is
/// durable. A failure leaves what stood there. `mode` holds
/// whatever the umask is. The file is written beside it as `path`.moi. Errors:
/// kNoSpace, kUnavailable.
Status ReplaceFile(const std::string& path, std::string_view text, mode_t mode);

}  // namespace sauro
