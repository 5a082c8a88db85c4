#pragma once
// What an expected failure is: a kind that code can act on, a text that tells a person what to do,
// and a place.

#include <string>
#include <utility>

namespace sauro {

enum class ErrorKind {
  kInvalid,          ///< The input breaks a rule; the same input fails again.
  kUnreadable,       ///< The bytes are not what they claim to be (no zip, cut off, not UTF-8,
                     ///< encrypted).
  kTooLarge,         ///< A limit on size, depth, count or time was passed.
  kNotFound,         ///< No such thing, or not visible to the one who asks.
  kForbidden,        ///< The one who asks may not do this.
  kUnauthenticated,  ///< Nobody is signed in, or the session has ended.
  kConflict,         ///< Somebody else was first; read again and decide again.
  kUnavailable,      ///< A part does not answer for now; the same request may be tried again.
  kNoSpace,          ///< The disk is full: writing stops, reading goes on.
  kInternal,         ///< A promise of the program itself is broken (damaged data, a bug).
};

/// An expected failure as a value.
struct Error {
  ErrorKind kind = ErrorKind::kInternal;
  std::string message;  ///< Polite Vietnamese for a person: what is wrong and what to do. Never
                        ///< holds a secret.
  std::string
      place;  ///< Where: "bảng 2, dòng 17", a field's name, a path; empty when there is none.

  /// "place: message", or the message alone.
  [[nodiscard]] std::string Text() const {
    return place.empty() ? message : place + ": " + message;
  }
};

inline Error Invalid(std::string message, std::string place = {}) {
  return {ErrorKind::kInvalid, std::move(message), std::move(place)};
}
inline Error Unreadable(std::string message, std::string place = {}) {
  return {ErrorKind::kUnreadable, std::move(message), std::move(place)};
}
inline Error TooLarge(std::string message, std::string place = {}) {
  return {ErrorKind::kTooLarge, std::move(message), std::move(place)};
}
inline Error NotFound(std::string message, std::string place = {}) {
  return {ErrorKind::kNotFound, std::move(message), std::move(place)};
}
inline Error Forbidden(std::string message, std::string place = {}) {
  return {ErrorKind::kForbidden, std::move(message), std::move(place)};
}
inline Error Conflict(std::string message, std::string place = {}) {
  return {ErrorKind::kConflict, std::move(message), std::move(place)};
}
inline Error Unavailable(std::string message, std::string place = {}) {
  return {ErrorKind::kUnavailable, std::move(message), std::move(place)};
}
inline Error Internal(std::string message, std::string place = {}) {
  return {ErrorKind::kInternal, std::move(message), std::move(place)};
}

}  // namespace sauro
