#pragma once
// What the store itself asks of a place of contents, beside what use cases ask.

#include <functional>
#include <string>

#include "usecase/blobs.h"

namespace sauro::store {

class KeptBlobs : public usecase::BlobStore {
 public:
  /// The SHA-256 of every content. Ends with the first failure that `take` gives.
  virtual Status Each(const std::function<Status(const std::string& sha256)>& take) = 0;
  /// Removes a content that nothing names any longer; none of this name is no failure. Errors:
  /// kUnavailable, kForbidden.
  virtual Status Remove(const std::string& sha256) = 0;
  /// Hashes every content again. Errors: kInternal, one is not what its name says (place: which).
  virtual Status Verify() = 0;
};

}  // namespace sauro::store
