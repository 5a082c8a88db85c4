#pragma once
// Names inside a data folder.

namespace sauro::store {

inline constexpr const char* kDatabaseFile = "sauro.db";
inline constexpr const char* kBlobsFolder = "blobs";  ///< with PostgreSQL: a cache
/// The address of the database in PostgreSQL; without this file it is kDatabaseFile.
inline constexpr const char* kDatabaseUrlFile = "postgresql.url";
inline constexpr const char* kInstallationFile =
    "installation.json";  ///< written by `sauro init`; opaque here
inline constexpr const char* kKeyFile =
    "ledger.key";  ///< secret: signs checkpoints; written by `sauro init`, 0600
inline constexpr const char* kPublicKeysFile =
    "ledger.pub";  ///< public keys of checkpoints, one a line, the newest last
inline constexpr const char* kLastSignedFile =
    "ledger.signed";  ///< the checkpoint that was signed last, beside the database on purpose
inline constexpr const char* kLockFile = "lock";  ///< held by the one that may write
/// Held by whoever removes contents, or by those who copy them.
inline constexpr const char* kContentsLockFile = "contents.lock";

}  // namespace sauro::store
