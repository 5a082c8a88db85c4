#pragma once
// multipart/form-data as it comes, in pieces of any size (RFC 7578, RFC 2046). Pure.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sauro::http {

/// The head of one part.
struct PartHead {
  std::string name;                      ///< The form's field, as sent.
  std::optional<std::string> file_name;  ///< Present for file inputs; as sent.
  std::string content_type;
};

/// Takes what a parser finds. An error stops the parsing and comes out of Feed.
class PartReceiver {
 public:
  virtual ~PartReceiver() = default;
  virtual Status BeginPart(PartHead head) = 0;
  virtual Status Data(std::string_view bytes) = 0;
  virtual Status EndPart() = 0;
};

/// The boundary of a Content-Type, or nothing if it is not multipart/form-data with a good one.
std::optional<std::string> MultipartBoundary(std::string_view content_type);

/// A push parser that keeps at most the head of one part and one boundary in memory.
class MultipartParser {
 public:
  /// `receiver` must outlive this.
  MultipartParser(std::string_view boundary, PartReceiver& receiver);

  /// Errors: kInvalid, malformed or a head over 8 KiB; those of the receiver. After an error no
  /// more may be fed.
  Status Feed(std::string_view bytes);
  /// Errors: kInvalid, the closing boundary did not come.
  Status Finish() const;

 private:
  enum class State { kPreamble, kAfterBoundary, kHead, kData, kEpilogue };
  Status Step(bool& again);
  Status StepText(bool& again);
  Status StepAfterBoundary(bool& again);
  Status StepHead(bool& again);

  std::string delimiter_;  // CRLF "--" boundary
  PartReceiver& receiver_;
  State state_ = State::kPreamble;
  std::string pending_;  // not yet decided about
};

/// Reads the head of a part. Errors: kInvalid.
Result<PartHead> ParsePartHead(std::string_view head);

/// The name of an uploaded file made harmless: base name, UTF-8 in NFC, no control or direction
/// characters, at most 200 bytes with the ending kept; "tep" if nothing is left.
std::string SafeFileName(std::string_view name);

}  // namespace sauro::http
