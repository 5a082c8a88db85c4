#pragma once
// Backups for which data folders are opened: of PostgreSQL, whether one is whole, and restoring to
// an earlier position.

#include <cstdint>
#include <functional>
#include <string>

#include "base/result.h"
#include "store/backup.h"
#include "store/data_folder.h"

namespace sauro::store {

/// Backup of a folder of either engine. What is in PostgreSQL is first copied, as of one moment,
/// into a SQLite folder beside `file`, which is removed again; servers go on meanwhile. In the
/// place of a damaged content of PostgreSQL there is one that Restore finds damaged as well.
/// Errors: those of Backup and of DataFolder::Open.
Result<DamagedContents> BackupOfEither(
    const std::string& data,
    const std::string& file,
    const BackupProgress& progress,
    SecretKey key = SecretKey::kLeaveOut
);

/// What the caller wants to know of a folder besides; none: nothing.
using CheckFolder = std::function<Status(const std::string& data)>;

/// Unpacks `file` beside itself, verifies everything in it as DataFolder::Verify does, asks
/// `check`, and removes it again; needs as much room as the data. Errors: those of Restore, of
/// Verify and of `check`.
Result<VerifiedLedger> VerifyBackup(
    const std::string& file, const BackupProgress& progress, const CheckFolder& check = nullptr
);

/// Restores the ledger up to `position` alone: later facts are taken out, the state is made again
/// from what is left and all is verified before the folder stands under its name. Names and
/// passwords, which stand outside the ledger, are those of the backup. Errors: those of Restore and
/// of Verify; kInvalid, the ledger has not come so far.
Result<VerifiedLedger> RestoreTo(
    const std::string& file,
    const std::string& data,
    std::uint64_t position,
    const BackupProgress& progress
);

}  // namespace sauro::store
