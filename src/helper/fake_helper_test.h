#pragma once
// Programs of a test in place of sauro-reader.

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "helper/source_reader.h"

namespace sauro::helper {

// A program in place of sauro-reader: a shell script.
class FakeHelper : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "sauro-fake-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] ReaderOptions Script(const std::string& body) const {
    ReaderOptions options;
    options.program = folder_ + "/fake";
    std::ofstream(options.program) << "#!/bin/sh\n" << body << '\n';
    chmod(options.program.c_str(), 0755);
    options.patience.silence = std::chrono::milliseconds(5000);
    return options;
  }
  // The script writes these bytes.
  [[nodiscard]] std::string Cat(const std::string& bytes) const {
    const std::string file = folder_ + "/frames";
    std::ofstream(file, std::ios::binary) << bytes;
    return "cat " + file;
  }
  std::string folder_;
};

}  // namespace sauro::helper
