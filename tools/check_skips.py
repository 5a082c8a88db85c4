"""Names the skipped tests that test/allowed_skips.txt does not allow; exit 1 if there is one.

usage: check_skips.py JUNIT_XML ALLOWED. A line of ALLOWED is `pattern  # why`, with * for any text.
"""
import fnmatch
import sys
import xml.etree.ElementTree as ElementTree


def allowed_patterns(path):
    with open(path, encoding="utf-8") as lines:
        stripped = (line.split("#", 1)[0].strip() for line in lines)
        return [pattern for pattern in stripped if pattern]


def skipped_tests(path):
    root = ElementTree.parse(path).getroot()
    return [
        case.get("name")
        for case in root.iter("testcase")
        if case.find("skipped") is not None or case.get("status") in ("notrun", "disabled")
    ]


def main(junit, allowed):
    patterns = allowed_patterns(allowed)
    refused = [
        name for name in skipped_tests(junit) if not any(fnmatch.fnmatchcase(name, p) for p in patterns)
    ]
    for name in refused:
        print(f"{allowed}: phép thử bị bỏ qua mà không được phép: {name}")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
