"""sauro-verify over an export, a data folder and a live server; each refuses what was changed behind the server's back.

usage: verify_test.py SAURO SAURO_VERIFY
"""
import contextlib
import http.client
import http.server
import json
import shutil
import sqlite3
import sys
import time

from outside import harness, must, public_key, standing_before


def forge(data):
    """Changes a fact together with its leaf hash, the kept tree and nothing that was signed."""
    with contextlib.closing(sqlite3.connect(data / "sauro.db")) as database:
        database.executescript("DROP TRIGGER fact_no_update; UPDATE fact SET subject = 'khac' WHERE seq = 2;")
        database.commit()


def cut(province, target):
    """A copy whose last two facts are gone with all that counts them; the checkpoints and the file of the last one stay."""
    file = province.home / (target.name + ".zip")
    province.command("backup", "--data", province.data, "-o", file, "--with-key")
    with contextlib.closing(sqlite3.connect(province.data / "sauro.db")) as database:
        size, note = database.execute("SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1").fetchone()
    province.command("restore", file, "--data", target, "--position", size - 2)
    shutil.copy(province.data / "ledger.signed", target)
    with contextlib.closing(sqlite3.connect(target / "sauro.db")) as database:
        database.execute("INSERT INTO checkpoint SELECT coalesce(max(number), 0) + 1, ?, 0, ? FROM checkpoint", (size, note))
        database.commit()
    return size


def report_behind_what_was_signed(sauro, verify, province, key):
    """A report of facts that nobody signed does not vouch for them by its own mark."""
    copy, export, report = province.home / "duoi", province.home / "duoi.txt", province.home / "duoi.docx"
    shutil.copytree(province.data, copy)
    signed = newest_size(copy)
    grow(province, "nguoi-la", copy)
    province.command("report", "--data", copy, "--period", "2026-11", "-o", report)
    must(0, "Đã xuất sổ", sauro, "export", "--data", copy, "-o", export)
    said = must(3, f"mới đến vị trí {signed}", verify, export, "--key", key, "--report", report)
    assert f"ghi vị trí sổ {signed + 1}" in said and "đúng là của sổ này" not in said, said
    note = province.home / "duoi-moc.txt"
    note.write_text(province.command("checkpoint", "--data", copy))
    must(0, "đúng là của sổ này", verify, export, "--key", key, "--report", report, "--checkpoint", note)
    must(0, "chưa nêu khóa", verify, export, "--report", report)


def newest_size(data):
    with contextlib.closing(sqlite3.connect(data / "sauro.db")) as database:
        return database.execute("SELECT max(size) FROM checkpoint").fetchone()[0]


def grow(province, name, data):
    """One more fact while no server runs: an account gets its role."""
    province.command("user", "add", "--data", data, "--username", name, "--name", name, "--role", "leader",
                     stdin=harness.PASSWORD + "\n")


def forget_checkpoints(data):
    with contextlib.closing(sqlite3.connect(data / "sauro.db")) as database:
        database.execute("DELETE FROM checkpoint")
        database.commit()


def rewritten(sauro, verify, province, key):
    """A tail that was cut off, then written anew, beside what was signed of it."""
    copy = province.home / "cut"
    size = cut(province, copy)
    shutil.copytree(copy, province.home / "cut0")
    forget_checkpoints(province.home / "cut0")
    must(1, "ngắn hơn mốc đã ký", verify, "--data", province.home / "cut0", "--key", key)
    must(0, "Đã xuất sổ", sauro, "export", "--data", province.home / "cut0", "-o", province.home / "cut0.txt")
    must(1, "ngắn hơn mốc đã ký", verify, province.home / "cut0.txt", "--key", key)
    frozen_by_a_number(sauro, verify, province, key)
    must(1, "ngắn hơn mốc đã ký", verify, "--data", copy, "--key", key)
    must(0, "Đã xuất sổ", sauro, "export", "--data", copy, "-o", province.home / "cut.txt")
    must(1, "ngắn hơn mốc đã ký", verify, province.home / "cut.txt", "--key", key)
    must(1, "ngắn hơn mốc đã ký", sauro, "verify", "--data", copy)
    must(1, "ngắn hơn mốc đã ký", sauro, "checkpoint", "--data", copy)
    for name in ("nguoi-mot", "nguoi-hai", "nguoi-ba"):
        grow(province, name, copy)
    must(1, f"mốc đã ký ({size} sự kiện): lịch sử đã bị viết lại", sauro, "verify", "--data", copy)
    must(1, "viết lại", sauro, "checkpoint", "--data", copy)
    carried_on(sauro, province, copy)
    forget_checkpoints(copy)  # whoever writes the database can do that, and not reach the file
    must(1, "ledger.signed", sauro, "checkpoint", "--data", copy)
    must(1, "ledger.signed", sauro, "verify", "--data", copy)
    for_others = province.home / "cut2.txt"
    must(0, "Đã xuất sổ", sauro, "export", "--data", copy, "-o", for_others)
    must(1, f"mốc đã ký ({size} sự kiện)", verify, for_others, "--key", key)
    must(1, f"mốc đã ký ({size} sự kiện)", verify, "--data", copy, "--key", key)
    forged = harness.Server(province, data=copy)
    forged.wait_until_ready = lambda: wait_for(lambda: forged.ask("GET", "/healthz").status == 503)
    with forged:
        assert forged.ask("GET", "/healthz").text == "checkpoint refused\n"
        assert "\nsauro_checkpoint_refused 1\n" in forged.ask("GET", "/metrics").text
        own = (copy / "ledger.signed").read_text()
        assert forged.ask("GET", "/api/v1/ledger/checkpoint").text == own, "a checkpoint of the rewritten ledger"
    assert "the ledger was rewritten" in forged.log.read_text()


def carried_on(sauro, province, broken):
    """Commands that would carry a rewritten ledger on say what it is."""
    backup, restored = province.home / "hong.zip", province.home / "hong-lai"
    must(1, "viết lại", sauro, "rebuild", "--data", broken)
    must(0, "Đã sao lưu", sauro, "backup", "--data", broken, "-o", backup)
    must(1, "viết lại", sauro, "backup", "--verify", backup)
    said = must(1, "không phải sổ đã được ký", sauro, "restore", backup, "--data", restored)
    assert "Đã khôi phục" in said and (restored / "sauro.db").exists(), "the evidence is not there"


def frozen_by_a_number(sauro, verify, province, key):
    """An old checkpoint is given out for ever by a number beside it, which nobody signed."""
    copy, export = province.home / "so-khac", province.home / "so-khac.txt"
    shutil.copytree(province.data, copy)
    grow(province, "nguoi-nam", copy)
    must(0, "", sauro, "checkpoint", "--data", copy)
    with contextlib.closing(sqlite3.connect(copy / "sauro.db")) as database:
        database.execute("UPDATE checkpoint SET size = 9000000000 WHERE number = 1")
        database.commit()
    must(1, "9000000000", sauro, "verify", "--data", copy)
    must(1, "9000000000", sauro, "checkpoint", "--data", copy)
    must(0, "", sauro, "export", "--data", copy, "-o", export)
    must(0, "2 mốc đã ký đều khớp", verify, export, "--key", key)
    must(0, "2 mốc đã ký đều khớp", verify, "--data", copy, "--key", key)


def cut_under_a_running_server(province, key):
    """Whoever writes the database puts an earlier state in its place while the server runs, and nothing is written after it."""
    live, cut_one = province.home / "dang-chay", province.home / "cut-song"
    cut(province, cut_one)
    forget_checkpoints(cut_one)
    shutil.copytree(province.data, live)
    config = province.home / "song.toml"
    config.write_text("checkpoint_seconds = 1\n")
    server = harness.Server(province, data=live, options=["--config", config])
    with server:
        note = server.ask("GET", "/api/v1/ledger/checkpoint").text
        with contextlib.closing(sqlite3.connect(cut_one / "sauro.db")) as source, \
                contextlib.closing(sqlite3.connect(live / "sauro.db", timeout=30)) as target:
            source.backup(target)
        assert wait_for(lambda: server.ask("GET", "/healthz").status == 503), "a cut is not noticed"
        assert wait_for(lambda: "\nsauro_checkpoint_refused 1\n" in server.ask("GET", "/metrics").text)
        assert wait_for(lambda: "\nsauro_ledger_cut 1\n" in server.ask("GET", "/metrics").text)
        assert server.ask("GET", "/healthz").text == "ledger cut\ncheckpoint refused\n"
        own = server.ask("GET", "/api/v1/ledger/checkpoint").text
        assert own == note, f"it does not stand by what it signed: {own} {note}"
    assert "the ledger has become shorter" in server.log.read_text()


def given_out_beside_a_server(sauro, province, server, kept):
    """What `sauro checkpoint` gives out beside a running server is remembered like what the server itself signed."""
    officer = server.client("officer_khcn")
    row = officer.ask("GET", "/api/v1/assignments?open=true").json["rows"][0]
    assert officer.write("POST", f"/api/v1/assignments/{row['id']}/reports", {"percent": 30, "text": "x"}).status == 201
    said = must(0, "ledger.signed", sauro, "checkpoint", "--data", province.data)
    signed = (province.data / "ledger.signed").read_text()
    assert signed in said and signed != kept.read_text(), "the note is not kept"


def wait_for(what):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if what():
                return True
        time.sleep(0.05)
    return False


def after_change_of_keys(sauro, verify, province, old, kept):
    """Whoever trusts the old key alone, and kept a note that the new key alone has signed, is told no lies. The server is down."""
    must(0, "Khóa mới", sauro, "key", "rotate", "--data", province.data)
    must(0, "", sauro, "key", "retire", "--data", province.data)
    grow(province, "moi", province.data)
    late, export, stranger = province.home / "moc3.txt", province.home / "so3.txt", province.home / "la"
    late.write_text(province.command("checkpoint", "--data", province.data))
    must(0, "", sauro, "export", "--data", province.data, "-o", export)
    must(0, "chỉ được nối thêm", verify, export, "--key", old, "--checkpoint", late, "--checkpoint", kept)
    must(0, "mốc đã ký đều khớp", sauro, "verify", "--data", province.data)
    province.command("init", "--data", stranger)
    stranger_note = province.home / "la.txt"
    stranger_note.write_text(province.command("checkpoint", "--data", stranger))
    must(1, "sổ khác", verify, export, "--key", old, "--checkpoint", stranger_note)


class Between(http.server.BaseHTTPRequestHandler):
    """Stands before the server and passes everything on."""

    def do_GET(self):
        return self.forward(None)

    def do_POST(self):
        return self.forward(self.rfile.read(int(self.headers["Content-Length"])))

    def forward(self, body):
        behind = http.client.HTTPConnection("127.0.0.1", self.server.behind, timeout=20)
        headers = {name: self.headers[name] for name in ("Cookie", "Content-Type") if self.headers[name]}
        behind.request(self.command, self.path, body, headers)
        answer = behind.getresponse()
        content = self.changed(answer.read())
        self.answer(answer.status, content, {"Set-Cookie": answer.headers["Set-Cookie"]})
        return behind.close()

    def changed(self, content):
        return content

    def answer(self, status, content, headers):
        self.send_response(status)
        for name, value in headers.items():
            if value:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


class ReleaseOne(Between):
    """Answers as a server of release 0.1 does: it knows neither words nor the installation."""

    def do_GET(self):
        if "words=" in self.path:
            return self.answer(422, b'{"error":{"message":"Tham s\xe1\xbb\x91"}}', {})
        return self.forward(None)

    def changed(self, content):
        return json.dumps({"keys": json.loads(content)["keys"]}).encode() if self.path.endswith("/keys") else content


class Endless(Between):
    """Gives lines of a later release for ever, and no record."""

    def changed(self, content):
        return b"later nothing\n" if "/records?" in self.path and "after=0&limit=1&" not in self.path else content


class CutTail(Between):
    """Says that the ledger is two records shorter than its own checkpoint."""

    def changed(self, content):
        if not self.path.endswith("/head"):
            return content
        head = json.loads(content)
        return json.dumps({**head, "position": head["position"] - 2}).encode()


def main(sauro, verify):
    with harness.served(sauro) as (province, server):
        key = public_key(province.data)
        export, kept = province.home / "so.txt", province.home / "moc.txt"
        kept.write_text(server.ask("GET", "/api/v1/ledger/checkpoint").text)
        must(0, "Đã xuất sổ, lời báo cáo và các mốc đã ký", sauro, "export", "--data", province.data, "-o", export)
        assert export.stat().st_mode & 0o777 == 0o600, "an exported ledger names people"
        good = must(0, "đều khớp", verify, export, "--key", key, "--checkpoint", kept)
        assert "chỉ được nối thêm" in good, good
        must(0, "chưa nêu khóa", verify, export)
        must(0, "đều khớp", verify, "--data", province.data, "--key", key)
        must(0, "đều khớp", verify, "-", "--key", key, stdin=export.read_text())
        url = f"http://127.0.0.1:{server.port}"
        must(0, "đều khớp", verify, "--url", url, "--user", "inspector", "--key", key, stdin=harness.PASSWORD + "\n")
        with standing_before(server.port, ReleaseOne) as old:
            must(0, "đều khớp", verify, "--url", old, "--user", "inspector", "--key", key, stdin=harness.PASSWORD + "\n")
        for handler, wanted in ((Endless, "Máy chủ không đưa ra đủ sự kiện"), (CutTail, "ngắn hơn mốc đã ký")):
            with standing_before(server.port, handler) as hostile:
                must(1, wanted, verify, "--url", hostile, "--user", "inspector", "--key", key, stdin=harness.PASSWORD + "\n")
        must(2, "không nhận", verify, "--url", url, "--user", "inspector", stdin="sai\n")
        must(2, "không cho phép", verify, "--url", url, "--user", "leader", stdin=harness.PASSWORD + "\n")
        must(2, "sai dạng", verify, export, "--key", "khong+phai+khoa")
        must(2, "", verify)

        report = province.home / "bao-cao.docx"
        province.command("report", "--data", province.data, "--period", "2026-11", "-o", report)
        must(0, "đúng là của sổ này", verify, export, "--key", key, "--report", report)

        report_behind_what_was_signed(sauro, verify, province, key)

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
        assert "Cách dùng" in must(0, "In hướng dẫn này", verify, "--help") and "Print this help" not in must(0, "", verify, "--help")
        must(2, "sauro-verify: ", verify, "--khong-co")
        rewritten(sauro, verify, province, key)
        given_out_beside_a_server(sauro, province, server, kept)
        server.stop()
        cut_under_a_running_server(province, key)
        after_change_of_keys(sauro, verify, province, key, kept)


if __name__ == "__main__":
    main(*sys.argv[1:3])
