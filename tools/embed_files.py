#!/usr/bin/env python3
"""Turns files into one C++ source with their bytes: embed_files.py --out FILE --function NAME [--module MODULE] FILE...

The source defines `std::span<const EmbeddedFile> sauro::MODULE::NAME()`; names are base names, in order.
"""
import argparse
import pathlib


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--function", required=True)
    parser.add_argument("--module", default="pages")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()

    files = sorted(arguments.files, key=lambda path: path.name)
    module = arguments.module
    out = [f'#include "{module}/embedded.h"\n\nnamespace sauro::{module} {{\nnamespace {{\n']
    for index, path in enumerate(files):
        numbers = [str(byte) for byte in path.read_bytes()] or ["0"]
        lines = [",".join(numbers[at : at + 64]) for at in range(0, len(numbers), 64)]
        out.append(f"const unsigned char kBytes{index}[] = {{\n" + ",\n".join(lines) + "};\n")
    out.append("const EmbeddedFile kFiles[] = {\n")
    for index, path in enumerate(files):
        size = path.stat().st_size
        out.append(
            f'    {{"{path.name}", std::string_view(reinterpret_cast<const char*>(kBytes{index}), {size})}},\n'
        )
    out.append("};\n}  // namespace\n\n")
    out.append(f"std::span<const EmbeddedFile> {arguments.function}() {{\n  return kFiles;\n}}\n\n}}  // namespace sauro::{module}\n")
    text = "".join(out)
    if not arguments.out.exists() or arguments.out.read_text() != text:
        arguments.out.write_text(text)


if __name__ == "__main__":
    main()
