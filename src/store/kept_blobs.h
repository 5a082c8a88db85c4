#pragma once
// What the store itself asks of a place of contents, beside what use cases ask.

#include <functional>
#include <string>

#include "base/day.h"
#include "store/connection.h"
#include "usecase/blobs.h"

namespace sauro::store {

/// Contents are removed under the lock of writers, and whoever names one looks under the same lock
/// whether it is still there: so none is removed that something is about to name.
class KeptBlobs : public usecase::BlobStore {
 public:
  using TakeName = std::function<Status(const std::string& sha256)>;

  /// The SHA-256 of every content. Ends with the first failure that `take` gives.
  virtual Status Each(const TakeName& take) = 0;
  /// Of those that were put for the last time before `before`, by the clock of the place.
  virtual Status EachPutBefore(Instant before, const TakeName& take) = 0;
  /// Whether the content is there, within the transaction of a writer.
  virtual Result<bool> Has(Connection& writing, const std::string& sha256) = 0;
  /// Removes a content that nothing names any longer, within the transaction of a writer, by the
  /// owner of the database; none of this name is no failure. With files it is gone at once.
  /// Errors: kUnavailable, kForbidden.
  virtual Status Remove(Connection& writing, const std::string& sha256) = 0;
  /// The same for whoever may write, where it was put for the last time before `before`; whether it
  /// did. PostgreSQL sees for itself that nothing names it.
  virtual Result<bool> RemoveUnnamed(
      Connection& writing, const std::string& sha256, Instant before
  ) = 0;
  /// Drops the file of this machine that was fetched from elsewhere, so that it is fetched anew.
  /// False: there is no such place behind it, the file is the content itself.
  virtual bool ForgetCached(const std::string& /*sha256*/) { return false; }
  /// Hashes every content again. Errors: kInternal, one is not what its name says (place: which).
  virtual Status Verify() = 0;
};

}  // namespace sauro::store
