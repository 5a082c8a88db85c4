"""tools/check_layers.py on small trees: what it must refuse, and what it must let pass."""
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import check_layers  # noqa: E402

MODULES = "# comment\nbase | | fmt\ndomain | base |\npages | base domain | ctemplate\n"


class CheckLayersTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.src = pathlib.Path(directory.name)
        self.write("modules.txt", MODULES)
        self.write("base/text.h", "#pragma once\n#include <string>\n")
        self.write("domain/task.h", '#pragma once\n#include "base/text.h"\n')
        self.write("pages/board.cpp", '#include "domain/task.h"\n')

    def write(self, name, text):
        file = self.src / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def errors(self):
        return [error.replace(f"{self.src}/", "") for error in check_layers.check(self.src)]

    def test_good_tree_passes(self):
        self.assertEqual(self.errors(), [])

    def test_call_backwards_is_refused_with_its_line(self):
        self.write("base/text.cpp", '#include "base/text.h"\n\n#include "domain/task.h"\n')
        self.assertEqual(self.errors(), ["base/text.cpp:3: base may not include domain (src/modules.txt)"])

    def test_test_beside_the_code_follows_the_same_table(self):
        self.write("domain/task_test.cpp", '#include "pages/board.h"\n#include "support/builder.h"\n')
        self.assertEqual(
            self.errors(), ["domain/task_test.cpp:1: domain may not include pages (src/modules.txt)"]
        )

    def test_product_may_not_use_test_support(self):
        self.write("domain/task.cpp", '#include "support/builder.h"\n')
        self.assertEqual(
            self.errors(), ['domain/task.cpp:1: "support/builder.h" names no module; write "module/file.h"']
        )

    def test_cycle_is_refused(self):
        self.write("modules.txt", MODULES.replace("base | |", "base | domain |"))
        self.assertIn(
            "modules.txt:2: base may not include domain, which does not stand above it", self.errors()
        )

    def test_module_twice_is_refused(self):
        self.write("modules.txt", MODULES + "base | |\n")
        self.assertEqual(self.errors(), ["modules.txt:5: module base stands here a second time"])

    def test_directory_outside_the_table_is_refused(self):
        self.write("extras/x.h", "")
        self.assertEqual(self.errors(), ["extras: a directory that src/modules.txt does not name"])

    def test_missing_file_is_refused_unless_generated(self):
        self.write("domain/task.cpp", '#include "base/gone.h"\n#include "base/names.gen.h"\n')
        self.assertEqual(self.errors(), ["domain/task.cpp:1: there is no base/gone.h"])

    def test_own_header_in_angle_brackets_is_refused(self):
        self.write("domain/task.cpp", "#include <base/text.h>\n#include <base>\n")
        self.assertEqual(self.errors(), ["domain/task.cpp:1: <base/text.h> is ours; write it in quotes"])

    def test_tree_of_the_project_passes(self):
        self.assertEqual(check_layers.check(ROOT / "src"), [])


if __name__ == "__main__":
    unittest.main()
