#include "report/qr_picture.h"

#include <qrencode.h>
#include <zlib.h>

#include <cstdint>
#include <memory>

namespace sauro::report {
namespace {

constexpr std::size_t kQuiet = 4;  // modules of white on each side (ISO/IEC 18004)
constexpr std::size_t kDots = 4;   // of the picture for each module
constexpr std::size_t kMostStored = 65'535;

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

void AppendNumber(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    out += static_cast<char>((number >> static_cast<unsigned>(shift)) & 0xFFU);
  }
}

const Bytef* BytesOf(std::string_view text) {
  return reinterpret_cast<const Bytef*>(text.data());
}

void AppendChunk(std::string& png, std::string_view type, std::string_view data) {
  AppendNumber(png, static_cast<std::uint32_t>(data.size()));
  const std::string body = std::string(type) + std::string(data);
  png += body;
  AppendNumber(
      png, static_cast<std::uint32_t>(crc32(0, BytesOf(body), static_cast<uInt>(body.size())))
  );
}

// A zlib stream that only stores: compressors of other versions give other bytes. The .docx around
// it packs the picture.
std::string Stored(std::string_view data) {
  std::string out = "\x78\x01";
  for (std::size_t at = 0; at < data.size(); at += kMostStored) {
    const std::string_view piece = data.substr(at, kMostStored);
    const auto size = static_cast<std::uint32_t>(piece.size());
    out += at + piece.size() == data.size() ? '\x01' : '\0';
    for (const std::uint32_t number : {size, ~size}) {
      out += static_cast<char>(number & 0xFFU);
      out += static_cast<char>((number >> 8U) & 0xFFU);
    }
    out += piece;
  }
  AppendNumber(
      out, static_cast<std::uint32_t>(adler32(1, BytesOf(data), static_cast<uInt>(data.size())))
  );
  return out;
}

// One bit a dot, white is 1; each line begins with its filter, none.
std::string Lines(const QRcode& code) {
  const auto width = static_cast<std::size_t>(code.width);
  const std::size_t dots = (width + 2 * kQuiet) * kDots;
  std::string lines;
  for (std::size_t y = 0; y < dots; ++y) {
    std::string line((dots + 7) / 8, '\xFF');
    const std::size_t row = y / kDots - kQuiet;  // wraps above the code, and is then too large
    for (std::size_t x = 0; x < dots; ++x) {
      const std::size_t column = x / kDots - kQuiet;
      if (row >= width || column >= width || (code.data[row * width + column] & 1U) == 0) continue;
      line[x / 8] =
          static_cast<char>(static_cast<unsigned char>(line[x / 8]) & ~(0x80U >> (x % 8)));
    }
    lines += '\0';
    lines += line;
  }
  return lines;
}

}  // namespace

Result<std::string> QrPng(std::string_view text) {
  const std::unique_ptr<QRcode, FreeCode> code(
      QRcode_encodeData(static_cast<int>(text.size()), BytesOf(text), 0, QR_ECLEVEL_M)
  );
  if (!code) return Internal("Không tạo được mã QR của báo cáo.");
  const auto dots =
      static_cast<std::uint32_t>((static_cast<std::size_t>(code->width) + 2 * kQuiet) * kDots);
  std::string header;
  AppendNumber(header, dots);
  AppendNumber(header, dots);
  header += std::string_view("\x01\0\0\0\0", 5);  // one bit, grey, no interlace
  std::string png = "\x89PNG\r\n\x1a\n";
  AppendChunk(png, "IHDR", header);
  AppendChunk(png, "IDAT", Stored(Lines(*code)));
  AppendChunk(png, "IEND", "");
  return png;
}

}  // namespace sauro::report
