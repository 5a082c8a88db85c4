#include "ledger/checkpoint_lines.h"

#include <gtest/gtest.h>

#include <vector>

#include "ledger/checkpoint.h"
#include "ledger/export.h"

namespace sauro::ledger {
namespace {

std::string NoteOf(std::uint64_t size) {
  const crypto::SignerKey key{"sauro/mau/0000", {}};
  return SignCheckpoint({key.name, size, {}, {}}, key);
}

TEST(CheckpointLines, ComeByTheirOwnSizes_EachOnce_AndWhatIsNoNoteAtTheEnd) {
  CheckpointLines lines;
  for (const std::string& note : {NoteOf(9), std::string("no note"), NoteOf(4), NoteOf(9)}) {
    lines.Add(note);
  }
  EXPECT_TRUE(lines.Has(NoteOf(4)));
  EXPECT_FALSE(lines.Has(NoteOf(5)));
  std::vector<std::string> put;
  const auto take = [&](const std::string& line) -> Status {
    put.push_back(line);
    return {};
  };
  ASSERT_TRUE(lines.PutUpTo(3, take).ok());
  EXPECT_TRUE(put.empty());
  ASSERT_TRUE(lines.PutUpTo(4, take).ok());
  ASSERT_TRUE(lines.PutUpTo(8, take).ok());
  EXPECT_EQ(put, std::vector<std::string>{ExportCheckpointLine(NoteOf(4))});
  ASSERT_TRUE(lines.PutRest(take).ok());
  ASSERT_EQ(put.size(), 3U);
  EXPECT_EQ(put[1], ExportCheckpointLine(NoteOf(9)));
  EXPECT_EQ(put[2], ExportCheckpointLine("no note"));
}

TEST(CheckpointLines, Refusal_IsTheirEnd) {
  CheckpointLines lines;
  lines.Add(NoteOf(1));
  const auto refused = lines.PutUpTo(1, [](const std::string&) { return Status(Conflict("no")); });
  EXPECT_EQ(refused.error().kind, ErrorKind::kConflict);
}

}  // namespace
}  // namespace sauro::ledger
