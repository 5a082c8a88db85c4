#pragma once
// Usual words of plans, for what recognition reads with another mark.

#include <span>
#include <string_view>

namespace sauro::docread {

/// Small letters, syllables between single spaces, a comma where one is printed. None becomes
/// other words of a plan when tones are taken for one another: there is "khóa học", therefore "khoa
/// học" stands only in what is longer. Where one begins like another, the longer one counts.
std::span<const std::string_view> UsualWords();

/// `read` right before `next` stands for `right`: nobody writes it so, however surely it was read.
/// Small letters.
struct Misreading {
  std::string_view read;
  std::string_view next;
  std::string_view right;
};
std::span<const Misreading> Misreadings();

}  // namespace sauro::docread
