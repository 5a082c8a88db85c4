#pragma once
// One file that holds a whole data folder: a plain zip of the database as of one moment, the blobs,
// the installation file, the public keys of checkpoints, and the secret one where that is wanted.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace sauro::store {

using BackupProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Whether the key that signs checkpoints is in the backup: whoever has it can sign as this
/// installation.
enum class SecretKey { kLeaveOut, kInclude };

/// Contents that are not what their names say: the disk has changed them, or somebody.
using DamagedContents = std::vector<std::string>;

/// Writes a backup of the folder `data`, whose database is a SQLite file, to `file` while a server
/// may be running on it. The file stands under its name only when it is whole; only its owner may
/// read it. Gives the contents that are damaged where they were read from: they are in the backup
/// as they were found. Errors: kConflict, `file` exists; kNotFound, no data folder, or no key in it
/// that could be included; kNoSpace; kUnavailable.
Result<DamagedContents> Backup(
    const std::string& data,
    const std::string& file,
    const BackupProgress& progress,
    SecretKey key = SecretKey::kLeaveOut
);

enum class WhenDamaged { kRefuse, kLeaveOut };

/// Unpacks a backup into `data`, which must not exist or be empty; all of it or nothing. The
/// contents of blobs are compared with their names. Gives those that were left out, with kLeaveOut.
/// Errors: kConflict, `data` is not empty; kUnreadable, no backup or a damaged one; kNoSpace;
/// kUnavailable.
Result<DamagedContents> Restore(
    const std::string& file,
    const std::string& data,
    const BackupProgress& progress,
    WhenDamaged when_damaged = WhenDamaged::kRefuse
);

}  // namespace sauro::store
