#pragma once
// Names inside a data folder.

namespace sauro::store {

inline constexpr const char* kDatabaseFile = "sauro.db";
inline constexpr const char* kBlobsFolder = "blobs";
inline constexpr const char* kInstallationFile =
    "installation.json";                          ///< written by `sauro init`; opaque here
inline constexpr const char* kLockFile = "lock";  ///< held by the one that may write

}  // namespace sauro::store
