"""Ledgers that released versions wrote: accepted for ever, and every broken variant is refused.

usage: frozen_test.py SAURO SAURO_VERIFY
"""
import pathlib
import sys
import tempfile

from outside import HERE, must, run


def variants(lines):
    """(what was done, lines) of ledgers that are not what was signed."""
    records = [number for number, line in enumerate(lines) if line.startswith("{")]
    marks = [number for number, line in enumerate(lines) if line.startswith("checkpoint ")]
    middle, last = records[len(records) // 2], records[-1]
    yield "a record was left out", lines[:middle] + lines[middle + 1:]
    yield "a record stands twice", lines[:middle] + [lines[middle]] + lines[middle:]
    yield "two records change places", lines[:middle] + [lines[middle + 1], lines[middle]] + lines[middle + 2:]
    yield "the last record was left out", lines[:last] + lines[last + 1:]
    yield "the end was cut off", lines[:-1]
    yield "the header is missing", lines[1:]
    yield "the head is another", lines[:-1] + [lines[-1][:-1] + ("0" if lines[-1][-1] != "0" else "1")]
    yield "a checkpoint stands too early", lines[:marks[0]] + [lines[marks[1]]] + lines[marks[0]:]
    words = [number for number, line in enumerate(lines) if line.startswith("words ")]
    for number in words:
        line = lines[number]
        yield f"line {number + 1}: another word", lines[:number] + [line[:-2] + "." + line[-2:]] + lines[number + 1:]
        yield f"line {number + 1}: words twice", lines[:number] + [line] + lines[number:]
        yield f"line {number + 1}: words of the record before", lines[:number] + [line.replace('"fact":', '"fact":1')] + lines[number + 1:]
    for number in records:
        line = lines[number]
        at = line.index('"subject":"') + len('"subject":"')
        changed = line[:at] + ("a" if line[at] != "a" else "b") + line[at + 1:]
        yield f"line {number + 1}: another subject", lines[:number] + [changed] + lines[number + 1:]
        yield f"line {number + 1}: a space more", lines[:number] + [line.replace('":', '": ', 1)] + lines[number + 1:]


def check_report(sauro, verify, ledger, key, report):
    """The ledger is taken over, every kind of fact in it still understood, and what was printed from it is printed again. A release
    that prints in another form says so, and judges nothing."""
    code, said = run(sauro, "verify", "--export", ledger, "--report", report)
    if "mẫu in" in said:
        assert code != 0 and "KHÁC" not in said, (code, said)
        return
    assert code == 0 and "đúng từng byte" in said, (code, said)
    must(0, "đúng từng byte", verify, ledger, "--key", key, "--report", report, "--program", sauro)


def main(sauro, verify):
    found = sorted((HERE / "frozen").glob("*-key.txt"))
    assert found, "no frozen ledger"
    for key_file in found:
        name = key_file.name[:-len("-key.txt")]
        key, kept = key_file.read_text().strip(), key_file.with_name(f"{name}-checkpoint.txt")
        ledger = key_file.with_name(f"{name}.txt")
        # The first key alone is named: the later checkpoint counts because the first key named its successor.
        must(0, "đều khớp", verify, ledger, "--key", key, "--checkpoint", kept)
        lines, count = ledger.read_text(encoding="utf-8").splitlines(), 0
        with tempfile.TemporaryDirectory() as folder:
            broken = pathlib.Path(folder) / "so.txt"
            for what, changed in variants(lines):
                broken.write_text("\n".join(changed) + "\n", encoding="utf-8")
                code, said = run(verify, broken, "--key", key, "--checkpoint", kept)
                assert code != 0, f"{ledger.name}: accepted although {what}\n{said}"
                count += 1
        report = key_file.with_name(f"{name}-report.docx")
        if report.exists():  # a ledger without words beside it was exported without what printing needs
            check_report(sauro, verify, ledger, key, report)
        print(f"{ledger.name}: accepted; {count} broken variants refused")


if __name__ == "__main__":
    main(*sys.argv[1:3])
