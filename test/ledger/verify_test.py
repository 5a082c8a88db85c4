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
import threading

from outside import harness, must, public_key


def forge(data):
    """Changes a fact together with its leaf hash, the kept tree and nothing that was signed."""
    with contextlib.closing(sqlite3.connect(data / "sauro.db")) as database:
        database.executescript("DROP TRIGGER fact_no_update; UPDATE fact SET subject = 'khac' WHERE seq = 2;")
        database.commit()


class ReleaseOne(http.server.BaseHTTPRequestHandler):
    """Stands before the server and answers as one of release 0.1 does: it knows neither words nor the installation."""

    def do_GET(self):
        if "words=" in self.path:
            return self.answer(422, b'{"error":{"message":"Tham s\xe1\xbb\x91"}}', {})
        return self.forward(None)

    def do_POST(self):
        return self.forward(self.rfile.read(int(self.headers["Content-Length"])))

    def forward(self, body):
        behind = http.client.HTTPConnection("127.0.0.1", self.server.behind, timeout=20)
        headers = {name: self.headers[name] for name in ("Cookie", "Content-Type") if self.headers[name]}
        behind.request(self.command, self.path, body, headers)
        answer = behind.getresponse()
        content = answer.read()
        if self.path.endswith("/keys"):
            content = json.dumps({"keys": json.loads(content)["keys"]}).encode()
        self.answer(answer.status, content, {"Set-Cookie": answer.headers["Set-Cookie"]})
        return behind.close()

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


@contextlib.contextmanager
def release_one(port):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), ReleaseOne)
    server.behind = port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


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
        with release_one(server.port) as old:
            must(0, "đều khớp", verify, "--url", old, "--user", "inspector", "--key", key, stdin=harness.PASSWORD + "\n")
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
