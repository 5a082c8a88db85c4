"""Uploads and ClamAV: what it refuses, what happens when it is down, silent or talks nonsense, and that nobody else waits.

usage: clamav_test.py PROGRAM fake|real

fake: a daemon of our own that speaks clamd's protocol. real: Debian's clamd with a database of one signature that is
written here; exits with 77 where it is not installed.
"""
import contextlib
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

import harness

# The test file that every scanner knows, in two pieces, so that this source is not taken for it.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
TIMEOUT = 6  # seconds that the server waits for a daemon
CLEAN = "Biên bản họp tổ công tác.\n".encode()


class FakeClamd:
    """Says FOUND where the stream holds EICAR, else OK; or what `says` is, or nothing while `silent`."""

    def __init__(self, path):
        self.says, self.silent, self.streams = None, False, []
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(path))
        self.listener.listen(64)
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=self.serve, args=(self.listener.accept()[0],), daemon=True).start()

    def serve(self, client):
        with client, contextlib.suppress(OSError), client.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            content = b""
            while length := struct.unpack(">I", stream.read(4))[0]:
                content += stream.read(length)
            self.streams.append(content)
            while self.silent:
                time.sleep(0.05)
            found = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
            client.sendall(self.says if self.says is not None else found)

    def close(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


def configure(province, address, required=True, timeout=30):
    path = province.home / "sauro.toml"
    path.write_text(f'data = "{province.data}"\nclamav = "{address}"\nclamav_required = {str(required).lower()}\n'
                    f"clamav_timeout_seconds = {timeout}\nworkers = 8\n", encoding="utf-8")
    return ["--config", str(path)]


def kept(province):
    """Names of the contents that are kept."""
    return {path.name for path in (province.data / "blobs").rglob("*") if path.is_file()}


def report(officer, content):
    row = officer.ask("GET", "/api/v1/assignments?open=true").json["rows"][0]
    fields = {"percent": "10", "text": "Đã họp"}
    body, kind = harness.multipart(fields, [("evidence", "sạch.txt", CLEAN + content[:7]), ("evidence", "biên bản.txt", content)])
    return officer.write("POST", f"/api/v1/assignments/{row['id']}/reports", body, headers={"Content-Type": kind})


def plan(editor, content):
    body, kind = harness.multipart({}, [("file", "kế hoạch.txt", content)])
    return editor.write("POST", "/api/v1/drafts", body, headers={"Content-Type": kind})


def metric(server, name):
    lines = server.ask("GET", "/metrics").text.splitlines()
    return int(float(next(line.split()[1] for line in lines if line.startswith(name + " "))))


def refuses_malware(province, server):
    officer = server.client("officer_khcn")
    before, facts = kept(province), len(province.facts())
    for answer in (report(officer, EICAR), plan(server.client("editor"), EICAR)):
        assert answer.status == 422, (answer.status, answer.text)
        assert "có mã độc" in answer.text, answer.text
    assert kept(province) == before, "something of a refused upload was kept"
    assert len(province.facts()) == facts
    # The file goes with its request, which ends a moment after the answer.
    end = time.monotonic() + 5
    while [path for path in (province.data / "spool").rglob("*") if path.is_file()]:
        assert time.monotonic() < end, "an upload that was refused stays in the spool"
        time.sleep(0.05)
    assert metric(server, "sauro_uploads_infected") == 2
    answer = report(officer, CLEAN)
    assert answer.status == 201, (answer.status, answer.text)
    assert len(kept(province)) == len(before) + 2
    assert len(province.facts()) == facts + 1


def survives_silence(daemon, server):
    """While the daemon is silent, others are served, and the upload ends after the timeout."""
    officer, leader = server.client("officer_khcn"), server.client("leader")
    for person in (officer, leader):
        person.sign_in()
    daemon.silent = True
    answers = []
    uploads = [threading.Thread(target=lambda: answers.append(report(officer, CLEAN))) for _ in range(12)]
    start = time.monotonic()
    for upload in uploads:
        upload.start()
    time.sleep(0.3)
    for _ in range(20):
        before = time.monotonic()
        assert leader.ask("GET", "/api/v1/dashboard").status == 200
        assert time.monotonic() - before < TIMEOUT - 2, "a request waited for the daemon"
    for upload in uploads:
        upload.join()
    assert {answer.status for answer in answers} == {503}, [answer.text for answer in answers]
    assert TIMEOUT - 1 < time.monotonic() - start < 5 * TIMEOUT
    assert metric(server, "sauro_upload_scan_failures") >= 12
    daemon.silent = False


def with_fake(province):
    path = province.home / "clamd.ctl"
    daemon = FakeClamd(path)
    with harness.Server(province, options=configure(province, path, timeout=TIMEOUT)) as server:
        refuses_malware(province, server)
        assert any(EICAR in stream for stream in daemon.streams)
        daemon.says = b"INSTREAM size limit exceeded. ERROR\0"
        answer = report(server.client("officer_khcn"), CLEAN)
        assert answer.status == 503 and "Chưa quét được mã độc" in answer.text, (answer.status, answer.text)
        daemon.says = None
        survives_silence(daemon, server)
    daemon.close()
    facts = len(province.facts())
    with harness.Server(province, options=configure(province, path)) as server:
        answer = report(server.client("officer_khcn"), CLEAN)
        assert answer.status == 503, (answer.status, answer.text)
        assert len(province.facts()) == facts
    with harness.Server(province, options=configure(province, path, required=False)) as server:
        answer = report(server.client("officer_khcn"), CLEAN)
        assert answer.status == 201, (answer.status, answer.text)
        assert metric(server, "sauro_upload_scan_failures") == 2


@contextlib.contextmanager
def real_clamd(program):
    """Debian's daemon in a folder of its own; it knows one signature."""
    with tempfile.TemporaryDirectory(prefix="sauro-clamd-") as name:
        folder = pathlib.Path(name)
        database = folder / "database"
        database.mkdir()
        (database / "local.ndb").write_text(f"Sauro.Test.Eicar:0:*:{EICAR.hex()}\n")
        path = folder / "clamd.ctl"
        (folder / "clamd.conf").write_text(f"DatabaseDirectory {database}\nLocalSocket {path}\nForeground true\n"
                                           f"TemporaryDirectory {folder}\nLogFile {folder}/log\n")
        process = subprocess.Popen([program, "--config-file", folder / "clamd.conf"], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        try:
            end = time.monotonic() + 60
            while not path.exists():
                assert process.poll() is None and time.monotonic() < end, (folder / "log").read_text()
                time.sleep(0.1)
            yield path
        finally:
            process.terminate()
            process.wait(30)


def main(program, which):
    daemon = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin")
    if which == "real" and daemon is None:
        print("clamd is not installed (Debian: clamav-daemon)")
        return 77
    province = harness.Province(program)
    try:
        province.make()
        if which == "fake":
            with_fake(province)
        else:
            with real_clamd(daemon) as path, harness.Server(province, options=configure(province, path)) as server:
                refuses_malware(province, server)
        print("uploads and ClamAV: as promised")
    finally:
        province.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
