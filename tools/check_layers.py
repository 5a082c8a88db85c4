"""Checks every #include of src/ against src/modules.txt; prints `file:line: what` and exits 1 if one is not allowed.

usage: check_layers.py [SRC_DIR]

Rules: a module includes itself and the modules of its line, which all stand above it in the file (so the graph cannot
have a cycle); a header of another file of the project is included as "module/file.h" and exists; a quoted include of a
test may also name test/support.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')
TEST_FILE = re.compile(r"_(test|sqltest|fuzz|bench)\.(cpp|h)$")


def read_modules(path):
    """{module: set of modules it may include}, and the errors of the table itself."""
    modules, errors = {}, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.split("|")]
        if len(parts) != 3:
            errors.append(f"{path}:{number}: a line has three parts: module | modules | libraries")
            continue
        name, allowed = parts[0], parts[1].split()
        if name in modules:
            errors.append(f"{path}:{number}: module {name} stands here a second time")
        for other in allowed:
            if other not in modules:
                errors.append(f"{path}:{number}: {name} may not include {other}, which does not stand above it")
        modules[name] = set(allowed)
    return modules, errors


def check_file(src, file, modules, generated):
    name = file.relative_to(src).parts[0]
    is_test = bool(TEST_FILE.search(file.name))
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quote, target = match.groups()
        other = target.split("/")[0]
        where = f"{file}:{number}"
        if other not in modules:
            support = is_test and target.startswith("support/")
            if quote == '"' and not support:
                yield f'{where}: "{target}" names no module; write "module/file.h"'
        elif "/" not in target:
            continue  # <access>: a header of the system that happens to have the name of a module
        elif quote == "<":
            yield f"{where}: <{target}> is ours; write it in quotes"
        elif other != name and other not in modules[name]:
            yield f"{where}: {name} may not include {other} (src/modules.txt)"
        elif TEST_FILE.search(target) and not is_test:
            yield f"{where}: the product may not include the test {target}"
        elif not (src / target).exists() and not generated(target):
            yield f"{where}: there is no {target}"


def check(src):
    modules, errors = read_modules(src / "modules.txt")
    for entry in sorted(src.iterdir()):
        if entry.is_dir() and entry.name not in modules:
            errors.append(f"{entry}: a directory that src/modules.txt does not name")
    for file in sorted(src.rglob("*")):
        if file.suffix in (".h", ".cpp") and file.relative_to(src).parts[0] in modules:
            # A build writes *.gen.h under its own directory.
            errors += check_file(src, file, modules, lambda target: ".gen." in target)
    return errors


def main(argv):
    errors = check(pathlib.Path(argv[1] if len(argv) > 1 else "src"))
    for error in errors:
        print(error)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
