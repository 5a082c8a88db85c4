"""tools/check_skips.py: a skipped test is refused unless the list allows it."""
import contextlib
import io
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import check_skips  # noqa: E402

JUNIT = """<testsuite tests="3" skipped="2">
  <testcase name="base.Good" status="run"/>
  <testcase name="flow.Corpus_002" status="notrun"><skipped message="no corpus"/></testcase>
  <testcase name="e2e.walk" status="notrun"><skipped message="no browser"/></testcase>
</testsuite>"""


class CheckSkipsTest(unittest.TestCase):
    def run_with(self, allowed):
        with tempfile.TemporaryDirectory() as directory:
            junit = pathlib.Path(directory, "test.xml")
            junit.write_text(JUNIT, encoding="utf-8")
            listed = pathlib.Path(directory, "allowed.txt")
            listed.write_text(allowed, encoding="utf-8")
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                status = check_skips.main(str(junit), str(listed))
            return status, out.getvalue()

    def test_skip_that_is_not_listed_is_refused_by_name(self):
        status, out = self.run_with("*Corpus*  # not part of the repository\n")
        self.assertEqual(status, 1)
        self.assertIn("e2e.walk", out)
        self.assertNotIn("Corpus", out)
        self.assertNotIn("base.Good", out)

    def test_listed_skips_pass(self):
        self.assertEqual(self.run_with("# why\n*Corpus*\ne2e.walk # no browser\n"), (0, ""))


if __name__ == "__main__":
    unittest.main()
