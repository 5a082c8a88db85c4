#include "helper/wire.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace sauro::helper {
namespace {

constexpr std::size_t kHeaderBytes = 5;
constexpr float kUnits = 100;        // a hundredth of a point
constexpr float kFarthest = 20'000;  // points; a page of PDF has 14,400 at most

Error Garbage(std::string_view what) {
  return Unreadable("Chương trình đọc trả lời sai khuôn dạng (" + std::string(what) + ").");
}

bool IsKind(unsigned char byte) {
  return std::string_view("SNBPFEZ").find(static_cast<char>(byte)) != std::string_view::npos;
}

std::uint32_t ReadLittle(std::string_view bytes) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i)
    out |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  return out;
}

void PutBox(const docread::Box& box, std::string& out) {
  for (const float value : {box.x0, box.y0, box.x1, box.y1}) {
    const float held = std::clamp(value, -kFarthest, kFarthest) * kUnits;
    out += EncodeNumber(static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(held))));
  }
}

void PutText(std::string_view text, std::string& out) {
  out += EncodeNumber(static_cast<std::uint32_t>(text.size()));
  out += text;
}

// Takes values from the front of a payload; after the first that is missing, `ok` stays false.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes) {}

  std::string_view Bytes(std::size_t count) {
    if (!ok_ || bytes_.size() < count) {
      ok_ = false;
      return {};
    }
    const std::string_view out = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return out;
  }
  std::uint32_t Number() {
    const std::string_view four = Bytes(4);
    return ok_ ? ReadLittle(four) : 0;
  }
  std::uint8_t Byte() {
    const std::string_view one = Bytes(1);
    return ok_ ? static_cast<std::uint8_t>(one.front()) : std::uint8_t{0};
  }
  float Length() {
    const float value = static_cast<float>(static_cast<std::int32_t>(Number())) / kUnits;
    if (std::fabs(value) > kFarthest) ok_ = false;
    return value;
  }
  docread::Box Box() {
    docread::Box out;
    out.x0 = Length();
    out.y0 = Length();
    out.x1 = Length();
    out.y1 = Length();
    if (out.x1 < out.x0 || out.y1 < out.y0) ok_ = false;
    return out;
  }
  std::string_view Text(std::size_t most) {
    const std::uint32_t size = Number();
    if (size > most) ok_ = false;
    const std::string_view out = Bytes(size);
    if (!IsUtf8(out)) ok_ = false;
    return out;
  }
  // A count of things that take `bytes_each` at least.
  std::size_t Count(std::size_t most, std::size_t bytes_each) {
    const std::size_t count = Number();
    if (count > most || count * bytes_each > bytes_.size()) ok_ = false;
    return ok_ ? count : 0;
  }
  void Fail() { ok_ = false; }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool AtEnd() const { return ok_ && bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool ok_ = true;
};

docread::PageWord TakeWord(Taker& in, const WireLimits& limits) {
  docread::PageWord word;
  word.box = in.Box();
  word.confidence = in.Byte();
  word.bold = in.Byte() != 0;
  word.text = in.Text(limits.word_bytes);
  const bool spaced = word.text.find_first_of(" \t\r\n\v\f") != std::string::npos;
  if (word.text.empty() || spaced || word.confidence > 100) in.Fail();
  if (word.text.find('\0') != std::string::npos) in.Fail();
  return word;
}

}  // namespace

Result<std::optional<Frame>> FrameCutter::Next() {
  const std::string_view rest = std::string_view(held_).substr(at_);
  if (rest.size() < kHeaderBytes) return std::optional<Frame>();
  const auto kind = static_cast<unsigned char>(rest.front());
  const std::size_t size = ReadLittle(rest.substr(1));
  if (!IsKind(kind)) return Garbage("loại khung");
  const bool big = kind == static_cast<unsigned char>(FrameKind::kFile);
  if (size > (big ? limits_.frame_bytes : limits_.page_bytes)) return Garbage("khung quá dài");
  if (rest.size() - kHeaderBytes < size) return std::optional<Frame>();
  Frame frame{static_cast<FrameKind>(kind), std::string(rest.substr(kHeaderBytes, size))};
  at_ += kHeaderBytes + size;
  if (at_ == held_.size() || at_ > limits_.page_bytes) {
    held_.erase(0, at_);
    at_ = 0;
  }
  return std::optional<Frame>(std::move(frame));
}

std::string EncodeFrame(FrameKind kind, std::string_view payload) {
  std::string out(1, static_cast<char>(kind));
  PutText(payload, out);
  return out;
}

std::string EncodeNumber(std::uint32_t number) {
  std::string out;
  for (unsigned shift = 0; shift < 32; shift += 8)
    out.push_back(static_cast<char>(static_cast<unsigned char>((number >> shift) & 0xFFU)));
  return out;
}

std::string EncodePage(const docread::Page& page) {
  std::string out = EncodeNumber(page.number);
  PutBox({0, 0, page.width, page.height}, out);
  out.push_back(page.scanned ? '\1' : '\0');
  out += EncodeNumber(page.turned);
  PutText(page.hidden, out);
  out += EncodeNumber(static_cast<std::uint32_t>(page.words.size()));
  for (const docread::PageWord& word : page.words) {
    PutBox(word.box, out);
    out.push_back(static_cast<char>(word.confidence));
    out.push_back(word.bold ? '\1' : '\0');
    PutText(word.text, out);
  }
  out += EncodeNumber(static_cast<std::uint32_t>(page.rules.size()));
  for (const docread::PageRule& rule : page.rules) PutBox(rule.box, out);
  return out;
}

Result<std::uint32_t> DecodeNumber(std::string_view payload) {
  if (payload.size() != 4) return Garbage("số");
  return ReadLittle(payload);
}

Result<docread::Page> DecodePage(std::string_view payload, const WireLimits& limits) {
  constexpr std::size_t kWordBytes = 23;
  constexpr std::size_t kRuleBytes = 16;
  Taker in(payload);
  docread::Page page;
  page.number = in.Number();
  const docread::Box size = in.Box();
  if (size.x0 != 0 || size.y0 != 0) in.Fail();  // a page begins at its corner
  page.width = size.x1;
  page.height = size.y1;
  page.scanned = in.Byte() != 0;
  page.turned = in.Number();
  if (page.turned >= docread::kFullTurn) in.Fail();
  page.hidden = std::string(in.Text(limits.page_bytes));
  const std::size_t words = in.Count(limits.words, kWordBytes);
  for (std::size_t i = 0; i < words && in.ok(); ++i) page.words.push_back(TakeWord(in, limits));
  const std::size_t rules = in.Count(limits.rules, kRuleBytes);
  for (std::size_t i = 0; i < rules && in.ok(); ++i) page.rules.push_back({in.Box()});
  if (!in.AtEnd() || page.number == 0 || page.number > limits.pages) return Garbage("trang");
  return page;
}

}  // namespace sauro::helper
