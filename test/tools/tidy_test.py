"""The checks that .clang-tidy switches on, as clang-tidy itself counts them, and what makes tools/tidy.py look again."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import tidy  # noqa: E402


def enabled_checks():
    out = subprocess.run(
        [tidy.tidy_program(), "--list-checks", "--", "x.cpp"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return {line.strip() for line in out.splitlines()[1:] if line.strip()}


class ChecksTest(unittest.TestCase):
    def test_number_of_checks_is_the_expected_one(self):
        self.assertEqual(len(enabled_checks()), EXPECTED_CHECKS)

    def test_first_and_last_of_the_list_are_in_force(self):
        checks = enabled_checks()
        self.assertIn("bugprone-use-after-move", checks)
        self.assertIn("misc-unused-using-decls", checks)
        self.assertNotIn("bugprone-easily-swappable-parameters", checks)


EXPECTED_CHECKS = 142


class StampTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.dir = pathlib.Path(directory.name)
        (self.dir / "a.h").write_text('#include "b.h"\n')
        (self.dir / "b.h").write_text("int b();\n")
        (self.dir / "a.cpp").write_text('#include "a.h"\n')

    def stamp(self, command="clang++ -c a.cpp", environment=b"v1"):
        return tidy.stamp_of(self.dir / "a.cpp", f"{command} -I{self.dir}", environment)

    def test_same_content_gives_the_same_stamp(self):
        self.assertEqual(self.stamp(), self.stamp())

    def test_changed_header_of_a_header_gives_another_stamp(self):
        before = self.stamp()
        (self.dir / "b.h").write_text("int b(int);\n")
        self.assertNotEqual(before, self.stamp())

    def test_changed_command_or_tool_gives_another_stamp(self):
        self.assertNotEqual(self.stamp(), self.stamp(command="clang++ -DX -c a.cpp"))
        self.assertNotEqual(self.stamp(), self.stamp(environment=b"v2"))


if __name__ == "__main__":
    unittest.main()
