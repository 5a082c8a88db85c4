"""sauro-verify over an export, a data folder and a live server; each refuses what was changed behind the server's back.

usage: verify_test.py SAURO SAURO_VERIFY
"""
import contextlib
import shutil
import sqlite3
import sys

from outside import harness, must, public_key


def forge(data):
    """Changes a fact together with its leaf hash, the kept tree and nothing that was signed."""
    with contextlib.closing(sqlite3.connect(data / "sauro.db")) as database:
        database.executescript("DROP TRIGGER fact_no_update; UPDATE fact SET subject = 'khac' WHERE seq = 2;")
        database.commit()


def main(sauro, verify):
    with harness.served(sauro) as (province, server):
        key = public_key(province.data)
        export, kept = province.home / "so.txt", province.home / "moc.txt"
        kept.write_text(server.ask("GET", "/api/v1/ledger/checkpoint").text)
        must(0, "", sauro, "export", "--data", province.data, "-o", export)
        good = must(0, "đều khớp", verify, export, "--key", key, "--checkpoint", kept)
        assert "chỉ được nối thêm" in good, good
        must(0, "chưa nêu khóa", verify, export)
        must(0, "đều khớp", verify, "--data", province.data, "--key", key)
        must(0, "đều khớp", verify, "-", "--key", key, stdin=export.read_text())
        url = f"http://127.0.0.1:{server.port}"
        must(0, "đều khớp", verify, "--url", url, "--user", "inspector", "--key", key, stdin=harness.PASSWORD + "\n")
        must(1, "không nhận", verify, "--url", url, "--user", "inspector", stdin="sai\n")
        must(1, "không cho phép", verify, "--url", url, "--user", "leader", stdin=harness.PASSWORD + "\n")
        must(2, "sai dạng", verify, export, "--key", "khong+phai+khoa")
        must(2, "", verify)

        report = province.home / "bao-cao.docx"
        province.command("report", "--data", province.data, "--period", "2026-11", "-o", report)
        must(0, "đúng là của sổ này", verify, export, "--key", key, "--report", report)

        copy = province.home / "sua"
        shutil.copytree(province.data, copy)
        forge(copy)
        must(1, "sự kiện 2", verify, "--data", copy, "--key", key)
        text = export.read_text()
        changed = province.home / "sua.txt"
        changed.write_text(text.replace("Sở", "Ban", 1))
        must(1, "không khớp", verify, changed, "--key", key)
        other = province.home / "khac"
        province.command("init", "--data", other)
        must(0, "", sauro, "export", "--data", other, "-o", province.home / "khac.txt")
        must(1, "ngắn hơn", verify, province.home / "khac.txt", "--report", report)
        must(1, "Không có mốc nào", verify, export, "--key", public_key(other))


if __name__ == "__main__":
    main(*sys.argv[1:3])
