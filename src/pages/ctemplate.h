#pragma once
// ctemplate's headers use strlen without saying where it comes from.

// clang-format off
#include <cstring>
#include <ctemplate/template.h>
#include <ctemplate/template_dictionary.h>
// clang-format on
