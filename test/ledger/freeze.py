"""Writes a ledger of this release under test/ledger/frozen, once: later releases must read it for ever.

usage: freeze.py SAURO NAME

NAME.txt is the export, with words beside records, one report of a file, one erasure and two keys; NAME-key.txt the first key,
NAME-checkpoint.txt an early checkpoint, NAME-report.docx a report that was printed from it.
"""
import os
import shutil
import sys

from outside import HERE, harness, must

AUTHORITY = ("--reason", "Có dữ liệu cá nhân", "--authority", "12/QĐ-UBND")


def report(officer, row, number, file=None):
    fields = {"percent": "40", "text": f"Đã ban hành {number} văn bản", "difficulties": "Thiếu kinh phí" if number % 2 else ""}
    files = [("evidence", "biên bản.txt", file)] if file else []
    body, kind = harness.multipart(fields, files)
    sent = officer.ask("POST", f"/api/v1/assignments/{row['id']}/reports",
                       {"Idempotency-Key": harness.fixed_uuid(f"freeze-{number}"), "Content-Type": kind}, body)
    assert sent.status == 201, sent.text
    return sent.json["id"]


def work(server, kept):
    officer, reviewer = server.client("officer_khcn"), server.client("reviewer")
    rows = officer.ask("GET", "/api/v1/assignments?open=true").json["rows"]
    accepted = report(officer, rows[0], 12, "Biên bản có chữ ký".encode())
    assert reviewer.write("POST", f"/api/v1/reports/{accepted}/accept", {"note": "Đủ hồ sơ"}).status == 204
    kept.write_text(server.ask("GET", "/api/v1/ledger/checkpoint").text, encoding="utf-8")
    returned = report(officer, rows[1], 7)
    assert reviewer.write("POST", f"/api/v1/reports/{returned}/return", {"reason": "Thiếu số liệu"}).status == 204
    report(officer, rows[1], 8)


def main(sauro, name):
    os.environ["SAURO_CLOCK"] = harness.DAY_ZERO
    frozen = HERE / "frozen"
    with harness.served(sauro) as (province, server):
        data = province.data
        shutil.copy(data / "ledger.pub", frozen / f"{name}-key.txt")
        work(server, frozen / f"{name}-checkpoint.txt")
        server.stop()
        found = must(0, "--fact", sauro, "erase", "--data", data, "--find", "Thiếu kinh phí")
        fact = found.split("--fact ")[1].split()[0]
        must(0, "Đã xóa", sauro, "erase", "--data", data, "--fact", fact, "--field", "difficulties", *AUTHORITY)
        must(0, "", sauro, "key", "rotate", "--data", data)
        must(0, "", sauro, "checkpoint", "--data", data)
        must(0, "", sauro, "key", "retire", "--data", data)
        must(0, "", sauro, "checkpoint", "--data", data)
        printed = frozen / f"{name}-report.docx"
        province.command("report", "--data", data, "--period", "2026-11", "-o", printed)
        must(0, "", sauro, "export", "--data", data, "-o", frozen / f"{name}.txt")


if __name__ == "__main__":
    main(*sys.argv[1:3])
