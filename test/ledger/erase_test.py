"""Words of a report are erased: pages and files show it, as of past days too; everything is verified as before.

usage: erase_test.py SAURO SAURO_VERIFY

Also of a province in PostgreSQL (SAURO_TEST_POSTGRES).
"""
import contextlib
import http.client
import json
import os
import shutil
import sqlite3
import sys
import time

from outside import harness, must, public_key

SECRET = "bà Trần Thị Riêng, số 0987654321"
MARK = "(đã xóa ngày 23/11/2026 theo 12/QĐ-UBND)"
AUTHORITY = ("--reason", "Có dữ liệu cá nhân", "--authority", "12/QĐ-UBND")
FILE = "Biên bản có chữ ký".encode()


def work(server):
    """One accepted report with a difficulty and a file."""
    officer, reviewer = server.client("officer_khcn"), server.client("reviewer")
    row = officer.ask("GET", "/api/v1/assignments?open=true").json["rows"][0]
    fields = {"percent": "40", "text": f"Đã gặp {SECRET}", "difficulties": f"Vướng ở {SECRET}", "proposals": "Bổ sung"}
    body, kind = harness.multipart(fields, [("evidence", "biên bản.txt", FILE)])
    sent = officer.ask("POST", f"/api/v1/assignments/{row['id']}/reports",
                       {"Idempotency-Key": harness.fixed_uuid("erase"), "Content-Type": kind}, body)
    assert sent.status == 201, sent.text
    accepted = reviewer.write("POST", f"/api/v1/reports/{sent.json['id']}/accept", {"note": f"Đã hỏi {SECRET}"})
    assert accepted.status == 204, accepted.text


def work_again(server):
    """One more report, with the file that was erased: it is kept anew."""
    officer = server.client("officer_khcn")
    row = officer.ask("GET", "/api/v1/assignments?open=true").json["rows"][-1]
    body, kind = harness.multipart({"percent": "10", "text": "Viết tiếp"}, [("evidence", "bản khác.txt", FILE)])
    sent = officer.ask("POST", f"/api/v1/assignments/{row['id']}/reports",
                       {"Idempotency-Key": harness.fixed_uuid("erase-again"), "Content-Type": kind}, body)
    assert sent.status == 201, sent.text
    return sent.json["id"]


def places(sauro, data):
    """[(fact, field)] of the words in which SECRET stands."""
    said = must(0, "--fact", sauro, "erase", "--data", data, "--find", SECRET.upper())
    return [(line.split()[1], line.split()[3].rstrip(":")) for line in said.splitlines() if line.startswith("--fact")]


def bytes_of(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def views(server, position):
    """What a leader is shown of the past, and its ETags."""
    leader = server.client("leader")
    paths = (f"/api/v1/reports?position={position}", f"/api/v1/boards?position={position}", "/")
    return {path: leader.ask("GET", path) for path in paths}


def main(sauro, verify):
    os.environ["SAURO_CLOCK"] = harness.DAY_ZERO  # of the commands, too: the mark names the day
    with harness.served(sauro) as (province, server):
        data, home, key = province.data, province.home, public_key(province.data)
        work(server)
        position = server.client("leader").ask("GET", "/api/v1/boards").json["position"]
        report = home / "truoc.docx"
        report.write_bytes(server.client("leader").ask("GET", "/api/v1/boards/report.docx?period=2026-11&layout=state").body)
        before = views(server, position)
        assert SECRET in before[f"/api/v1/reports?position={position}"].text
        evidence = before[f"/api/v1/reports?position={position}"].json["rows"][0]["evidence"][0]
        old_export = home / "truoc.txt"
        must(0, "", sauro, "export", "--data", data, "-o", old_export)
        assert SECRET in old_export.read_text()

        # All of this beside the running server.
        found = places(sauro, data)
        assert [field for _, field in found] == ["difficulties", "text", "note"], found
        reported = found[0][0]
        must(1, "căn cứ", sauro, "erase", "--data", data, "--fact", reported, "--reason", "x")
        must(1, "trường", sauro, "erase", "--data", data, "--fact", reported, "--field", "note", *AUTHORITY)
        fields = ("--field", "text", "--field", "difficulties", "--field", evidence["id"])
        must(0, "Đã xóa nội dung", sauro, "erase", "--data", data, "--fact", reported, *fields, *AUTHORITY)
        must(0, "từ trước", sauro, "erase", "--data", data, "--fact", reported, *fields, *AUTHORITY)
        must(0, "Đã xóa nội dung", sauro, "erase", "--data", data, "--fact", found[2][0], *AUTHORITY)
        assert not places_or_none(sauro, data)
        here = bytes_of(data)
        assert SECRET.encode() not in here and FILE not in here, "a trace of what was erased is left in the data folder"
        leader = server.client("leader")
        end = time.monotonic() + 3
        while SECRET in leader.ask("GET", f"/api/v1/reports?position={position}").text:
            assert time.monotonic() < end, "the server still shows what was erased beside it"
            time.sleep(0.1)
        again = work_again(server)
        must(0, "Sổ nguyên vẹn", sauro, "verify", "--data", data)
        must(0, "Đã xóa 0 tệp", sauro, "sweep", "--data", data)
        server.stop()
        must(0, "", sauro, "rebuild", "--data", data)
        must(0, "Sổ nguyên vẹn", sauro, "verify", "--data", data)

        server.start()
        assert again in server.client("leader").ask("GET", "/api/v1/reports").text
        after = views(server, position)
        for path, answer in after.items():
            assert SECRET not in answer.text, path
            etag = before[path].headers.get("etag")
            if etag is not None:
                assert leader.ask("GET", path, {"If-None-Match": etag}).status == 200, f"{path}: an old copy passes for the new one"
        row = after[f"/api/v1/reports?position={position}"].json["rows"][0]
        assert row["text"] == row["difficulties"] == row["decision_text"] == MARK, row
        assert row["proposals"] == "Bổ sung" and row["evidence"][0]["name"] == MARK, row
        assert MARK in after[f"/api/v1/boards?position={position}"].text
        gone = leader.ask("GET", f"/api/v1/evidence/{evidence['id']}")
        assert gone.status == 404 and MARK in gone.text, (gone.status, gone.text)
        printed = home / "sau.docx"
        printed.write_bytes(leader.ask("GET", "/api/v1/boards/report.docx?period=2026-11&layout=state").body)

        export, bare = home / "so.txt", home / "so-tran.txt"
        must(0, "", sauro, "export", "--data", data, "-o", export)
        must(0, "", sauro, "export", "--data", data, "-o", bare, "--without-words")
        assert "\nwords " not in bare.read_text() and SECRET not in export.read_text()
        must(0, "Sổ liền mạch", verify, export, "--key", key)
        must(0, "Sổ liền mạch", verify, bare, "--key", key)
        url = f"http://127.0.0.1:{server.port}"
        # Printed after the erasure: the same byte for byte. Printed before: the same but for what was erased, which is listed.
        must(0, "đúng từng byte", sauro, "verify", "--data", data, "--report", printed)
        must(0, "đúng từng byte", verify, "--url", url, "--user", "inspector", "--key", key, "--report", printed, stdin=harness.PASSWORD + "\n")
        for command in ((sauro, "verify", "--data", data), (sauro, "verify", "--export", export), (verify, export, "--key", key),
                        *(((verify, "--data", data, "--key", key),) if (data / "sauro.db").exists() else ())):
            said = must(2, "khớp với sổ ở mọi chỗ còn kiểm được", *command, "--report", report)
            assert "KHÁC" not in said and "cột “Kết quả”" in said and MARK in said, said
        # Whoever kept the ledger of before can still judge it; without words nobody can.
        must(0, "đúng từng byte", sauro, "verify", "--export", old_export, "--report", report)
        must(2, "không kèm đủ nội dung", sauro, "verify", "--export", bare, "--report", report)
        # A figure that was changed besides is no erasure.
        from report_test import doubled, edited, parts_of, write
        forged = edited(report, home / "sua.docx", "word/document.xml", lambda text: text.replace("Kế hoạch có ".encode(), "Kế hoạch có 1".encode(), 1))
        said = must(1, "KHÁC", sauro, "verify", "--data", data, "--report", forged)
        change = lambda text: text.replace("Kế hoạch có ".encode(), "Kế hoạch có 1".encode(), 1)  # noqa: E731
        two = doubled(report, home / "hai.docx", "word/document.xml", change)
        must(3, "hai phần cùng tên", sauro, "verify", "--data", data, "--report", two)
        packed = write(home / "goi.docx", parts_of(report))  # the same parts, with room for others between them
        must(1, "cách đóng gói tệp", sauro, "verify", "--data", data, "--report", packed)
        assert "báo cáo ghi “Kế hoạch có 1" in said and "không kiểm được nữa" in said, said

        must(0, "2 lần xóa nội dung đều có chữ ký", verify, export, "--key", key)
        if (data / "sauro.db").exists():
            server.stop()
            forged_erasure(sauro, verify, province, key)
            server.start()
        backup, restored = home / "sao-luu.zip", home / "khoi-phuc"
        must(0, "", sauro, "backup", "--data", data, "-o", backup)
        must(1, "lần xóa cuối", sauro, "restore", backup, "--data", restored, "--position", position)
        must(0, "", sauro, "restore", backup, "--data", restored)
        must(0, "Sổ nguyên vẹn", sauro, "verify", "--data", restored)
        facts = [json.loads(line) for line in export.read_text().splitlines() if line.startswith("{")]
        erased = [fact["body"] for fact in facts if fact["kind"] == "content.erased"]
        assert len(erased) == 2 and erased[0]["fact"] == int(reported) and len(erased[0]["fields"]) == 3, erased
        print(f"{sum(len(body['fields']) for body in erased)} fields erased; reports, exports and backups say so")


def forged_erasure(sauro, verify, province, key):
    """Whoever writes the database but has no key makes words of an accepted report disappear, and the ledger say so."""
    data, attack, victim = province.data, province.home / "ke-tan-cong", province.home / "nan-nhan"
    for copy in (attack, victim):
        shutil.copytree(data, copy)
    for secret in ("ledger.key", "ledger.pub", "ledger.signed"):
        (attack / secret).unlink()
    reports = [line for line in must(0, "--fact", sauro, "erase", "--data", attack, "--find", "Bổ sung").splitlines() if line.startswith("--fact")]
    fact = reports[0].split()[1]
    order = ("erase", "--data", attack, "--fact", fact, "--field", "proposals", *AUTHORITY)
    must(0, "Đã xóa nội dung", sauro, *order)
    shutil.copy(attack / "sauro.db", victim / "sauro.db")
    for command in ((sauro, "checkpoint", "--data", victim), (sauro, "verify", "--data", victim), (verify, "--data", victim, "--key", key)):
        must(1, "không có chữ ký của khóa sổ", *command)
    export = province.home / "so-gia.txt"
    must(0, "", sauro, "export", "--data", victim, "-o", export)
    must(1, "không có chữ ký của khóa sổ", verify, export, "--key", key)
    server = harness.Server(province, data=victim)
    server.wait_until_ready = lambda: wait_for(lambda: server.ask("GET", "/healthz").status == 503)
    with server:
        assert server.ask("GET", "/healthz").text == "checkpoint refused\n"
    # Words that are gone though no fact says so.
    silent = province.home / "lang-le"
    shutil.copytree(data, silent)
    with contextlib.closing(sqlite3.connect(silent / "sauro.db")) as database:
        database.executescript(f"DELETE FROM fact_words WHERE seq = {fact} AND field = 'proposals'")
    must(1, "sổ không ghi là đã xóa", sauro, "verify", "--data", silent)
    must(1, "sổ không ghi là đã xóa", verify, "--data", silent, "--key", key)
    # Whoever has the key and the order confirms it.
    must(0, "Đã ký lệnh xóa trước đây", sauro, "erase", "--data", victim, "--fact", fact, "--field", "proposals", *AUTHORITY)
    must(0, "", sauro, "checkpoint", "--data", victim)
    must(0, "Sổ nguyên vẹn", sauro, "verify", "--data", victim)
    must(0, "4 lần xóa nội dung đều có chữ ký", verify, "--data", victim, "--key", key)


def wait_for(what, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if what():
                return True
        time.sleep(0.05)
    return False


def places_or_none(sauro, data):
    return "--fact" in must(0, "", sauro, "erase", "--data", data, "--find", SECRET)


if __name__ == "__main__":
    main(*sys.argv[1:3])
