"""Makes C++ constants of the .sql files of src/store.

usage: generate_sql.py STORE_DIR OUT_H OUT_CPP

sql/{shared,sqlite}/NAME.sql   one statement each -> sql::kName; the first line is a comment: what it answers; the index it needs
sql/parts/NAME.sql             text for {{NAME}} or {{NAME:alias}} in statements; # stands for the alias
migrations/*.sql               scripts, in order of their names
state/NAME.sql                 script that creates the state table NAME; gives statements that drop and dump it, too
"""
import pathlib
import re
import sys


def constant(name):
    return "k" + "".join(part.capitalize() for part in name.split("_"))


def expand(text, parts, path):
    def put(match):
        name, _, alias = match.group(1).partition(":")
        if name not in parts:
            sys.exit(f"{path}: there is no part {name}")
        return expand(parts[name].replace("#", alias), parts, path)

    return re.sub(r"\{\{([a-z_:]+)\}\}", put, text)


def body_of(path):
    """The first line and the rest of a file whose first line is a comment."""
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    if not first.startswith("-- "):
        sys.exit(f"{path}:1: the first line says what it answers and which index it needs")
    return first[3:], rest.strip()


def statements(store):
    parts = {path.stem: body_of(path)[1] for path in store.glob("sql/parts/*.sql")}
    found = {}
    for path in sorted([*store.glob("sql/shared/*.sql"), *store.glob("sql/sqlite/*.sql")]):
        what, text = body_of(path)
        if not re.search(r"; (no index|(index [a-z_, ]+))$", what):
            sys.exit(f"{path}:1: ends with '; index NAME, NAME' or '; no index'")
        if ";" in text:
            sys.exit(f"{path}: one statement a file, without a semicolon")
        if path.stem in found:
            sys.exit(f"{path}: there are two statements of this name")
        found[path.stem] = (what, expand(text, parts, path))
    return found


def literal(text):
    return 'R"sql(' + text + ')sql"'


def entries(rows):
    return "".join("    {" + ", ".join(literal(cell) for cell in row) + "},\n" for row in rows)


def main(argv):
    store, header, source = pathlib.Path(argv[1]), pathlib.Path(argv[2]), pathlib.Path(argv[3])
    found = statements(store)
    scripts = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(store.glob("migrations/*.sql"))]
    tables = [
        (path.stem, path.read_text(encoding="utf-8"), f"DROP TABLE IF EXISTS {path.stem}", f"SELECT * FROM {path.stem} ORDER BY version")
        for path in sorted(store.glob("state/*.sql"))
    ]
    lines = ["#pragma once", "// Made by tools/generate_sql.py.", '#include "store/sql_text.h"', "namespace sauro::store::sql {"]
    lines += [f"extern const SqlText {constant(name)};  ///< {what}" for name, (what, _) in found.items()]
    lines += ["}  // namespace sauro::store::sql", ""]
    header.write_text("\n".join(lines), encoding="utf-8")

    out = ["// Made by tools/generate_sql.py.", f'#include "store/{header.name}"', "namespace sauro::store {", "namespace sql {"]
    for name, (what, text) in found.items():
        out.append(f'const SqlText {constant(name)} = {{"{name}", {literal(what)}, {literal(text)}}};')
    out.append("}  // namespace sql")
    out.append("const std::vector<const SqlText*>& AllStatements() {")
    out.append("  static const std::vector<const SqlText*> all = {")
    out += [f"    &sql::{constant(name)}," for name in found]
    out.append("  };\n  return all;\n}")
    out.append("const std::vector<Script>& Migrations() {\n  static const std::vector<Script> all = {")
    out.append(entries(scripts) + "  };\n  return all;\n}")
    out.append("const std::vector<StateTable>& StateTableScripts() {\n  static const std::vector<StateTable> all = {")
    out.append(entries(tables) + "  };\n  return all;\n}")
    out.append("}  // namespace sauro::store\n")
    source.write_text("\n".join(out), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv)
