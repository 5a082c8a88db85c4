#pragma once
// Bytes of a text file in whatever encoding -> UTF-8.

#include <string>
#include <string_view>

#include "base/result.h"

namespace sauro::docread {

/// UTF-8 and UTF-16 (with a byte order mark, or recognised by their zeros), windows-1258, TCVN3 and
/// VNI (by the words that come out); windows-1252 where letters that it lacks are spelt as
/// references of HTML. `declared` is what the file itself says ("windows-1258"); empty if it says
/// nothing. The answer is UTF-8 without a byte order mark, in NFC.
///
/// Errors: kUnreadable, no encoding makes Vietnamese of it; the message says to save as UTF-8.
Result<std::string> DecodeText(std::string_view bytes, std::string_view declared = {});

}  // namespace sauro::docread
