#pragma once
// What the reading helper (sauro-reader) writes to its pipe: frames of one kind byte, a length (32
// bits, little endian) and that many bytes. The helper has seen hostile input, so nothing here is
// believed: every number is checked before memory is spent on it. Pure; one object belongs to one
// thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "docread/page.h"

namespace sauro::helper {

enum class FrameKind : std::uint8_t {
  kSandbox = 'S',  ///< Text: the walls that could not be put up, or nothing.
  kPages = 'N',    ///< Number of pages, 32 bits.
  kBegun = 'B',    ///< The page with this number is being read, 32 bits.
  kPage = 'P',     ///< A page that was read.
  kFile = 'F',     ///< A converted file, or a page as PNG.
  kFailure = 'E',  ///< A Failure, 8 bits; the last frame.
  kDone = 'Z',     ///< Everything was sent; the last frame.
};

/// Why the helper gave up. The numbers are part of the protocol.
enum class Failure : std::uint8_t {
  kDamaged = 1,
  kEncrypted = 2,
  kPictureTooLarge = 3,
  kTooManyPages = 4,
  kNoOffice = 5,      ///< LibreOffice is not installed.
  kNoLanguage = 6,    ///< The Vietnamese data of tesseract are not installed.
  kOfficeFailed = 7,  ///< LibreOffice could not convert the file.
  kOutOfMemory = 8,
  kTooMuchText = 9,
  kNoSuchPage = 10,
};
inline constexpr std::uint8_t kLastFailure = 10;

struct WireLimits {
  std::size_t frame_bytes = std::size_t{64} << 20U;
  std::size_t page_bytes = std::size_t{16} << 20U;
  std::size_t pages = 500;
  std::size_t words = 40'000;  ///< One page.
  std::size_t rules = 20'000;  ///< One page.
  std::size_t word_bytes = 1000;
};

struct Frame {
  FrameKind kind = FrameKind::kDone;
  std::string payload;
};

/// Cuts a stream of bytes into frames.
class FrameCutter {
 public:
  explicit FrameCutter(const WireLimits& limits = {}) : limits_(limits) {}

  /// Keeps `bytes`. At most one frame and what was fed in one call is held in memory.
  void Feed(std::string_view bytes) { held_.append(bytes); }
  /// The next whole frame; nothing while it is not complete. Errors: kUnreadable, this is no frame;
  /// all that follows is lost.
  Result<std::optional<Frame>> Next();

 private:
  WireLimits limits_;
  std::string held_;
  std::size_t at_ = 0;
};

std::string EncodeFrame(FrameKind kind, std::string_view payload);
std::string EncodeNumber(std::uint32_t number);
std::string EncodePage(const docread::Page& page);

/// Errors: kUnreadable, the payload does not hold what it should.
Result<std::uint32_t> DecodeNumber(std::string_view payload);
/// Every word is UTF-8 without white space and stands on the page, every box is in order.
Result<docread::Page> DecodePage(std::string_view payload, const WireLimits& limits = {});

}  // namespace sauro::helper
