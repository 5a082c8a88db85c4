#pragma once
// Backups for which data folders are opened: of PostgreSQL, whether one is whole, and restoring to
// an earlier position.

#include <cstdint>
#include <string>

#include "base/result.h"
#include "store/backup.h"
#include "store/data_folder.h"

namespace sauro::store {

/// Backup of a folder of either engine. What is in PostgreSQL is first copied, as of one moment,
/// into a SQLite folder beside `file`, which is removed again; servers go on meanwhile. Errors:
/// those of Backup and of DataFolder::Open.
Status BackupOfEither(
    const std::string& data,
    const std::string& file,
    const BackupProgress& progress,
    SecretKey key = SecretKey::kLeaveOut
);

/// Unpacks `file` beside itself, verifies everything in it as DataFolder::Verify does, and removes
/// it again; needs as much room as the data. Errors: those of Restore and of Verify.
Result<VerifiedLedger> VerifyBackup(const std::string& file, const BackupProgress& progress);

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
