"""Backing up while people write, verifying a backup, restoring all of it and to an earlier position.

usage: backup_test.py PROGRAM

Also of a province in PostgreSQL (SAURO_TEST_POSTGRES): what is restored is then a SQLite folder.
"""
import contextlib
import glob
import os
import subprocess
import sys
import threading
import time

import harness


def refused(province, *arguments):
    try:
        province.command(*arguments)
    except AssertionError as failure:
        return str(failure)
    raise AssertionError(f"sauro {arguments} was not refused")


def back_up_under_load(province, server, file):
    """Reports go on while the backup is made; it is one moment of the ledger."""
    officer = server.client("officer_khcn")
    target = f"/api/v1/assignments/{officer.ask('GET', '/api/v1/assignments?open=true').json['rows'][0]['id']}/reports"
    content, content_type = harness.multipart({"percent": "20", "text": "Có tệp"}, [("evidence", "anh.txt", b"y" * 300_000)])
    done = threading.Event()
    failures = []

    def report():
        while not done.is_set():
            answer = officer.ask("POST", target, {"Idempotency-Key": str(harness.uuid.uuid4()), "Content-Type": content_type}, content)
            if answer.status != 201:
                failures.append(answer.text)

    officer.sign_in()
    writer = threading.Thread(target=report)
    writer.start()
    try:
        while len(province.facts()) < 25:
            pass
        province.command("backup", "--data", province.data, "-o", file)
    finally:
        done.set()
        writer.join()
    assert not failures, failures[0]


@contextlib.contextmanager
def watching(pattern):
    """The paths of this pattern that are seen meanwhile."""
    seen, done = set(), threading.Event()

    def look():
        while not done.is_set():
            seen.update(glob.glob(pattern))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield seen
    finally:
        done.set()
        thread.join()


def killed_backup(province):
    """A backup that is killed leaves its folder, which the next one removes."""
    command = [province.program, "backup", "--data", str(province.data), "-o", str(province.home / "chet.zip")]
    for _ in range(200):
        process = subprocess.Popen(command, env={**os.environ, "SAURO_CLOCK": province.clock}, stdout=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while process.poll() is None and time.monotonic() < end and not list(province.home.glob("sauro-dang-lam-*/*")):
            pass
        process.kill()
        process.wait()
        if list(province.home.glob("sauro-dang-lam-*")):
            break
        (province.home / "chet.zip").unlink(missing_ok=True)
    assert list(province.home.glob("sauro-dang-lam-*")) and not (province.home / "chet.zip").exists()
    province.command("backup", "--data", province.data, "-o", province.home / "sau.zip")
    assert not list(province.home.glob("*dang-lam*")), "the next backup has not tidied up"


def rotten_content(province, data):
    """A file of the store that changed on the disk is named, and costs no more than itself. `data` is a SQLite folder."""
    blob = next(path for path in sorted((data / "blobs").glob("*/*")) if path.stat().st_size == 300_000)
    good = blob.read_bytes()
    blob.write_bytes(b"z" + good[1:])
    file, again = province.home / "thoi.zip", province.home / "thoi"
    said = refused(province, "backup", "--data", data, "-o", file)
    assert blob.name in said and file.exists(), said
    assert blob.name in refused(province, "restore", file, "--data", again)
    assert blob.name in province.command("restore", file, "--data", again, "--without-damaged")
    assert "Thiếu một tệp" in refused(province, "verify", "--data", again)
    blob.write_bytes(good)


def copy_beside_a_server(province, server):
    """What a server writes meanwhile would not be in the copy."""
    officer = server.client("officer_khcn")
    target = f"/api/v1/assignments/{officer.ask('GET', '/api/v1/assignments?open=true').json['rows'][0]['id']}/reports"
    done = threading.Event()

    def report():
        while not done.is_set():
            officer.write("POST", target, {"percent": 30, "text": "Trong lúc chép"})

    source = province.postgres.url(province.name) if province.postgres else f"sqlite:{province.data}"
    place = ["--data", province.data] if province.postgres else []
    writer = threading.Thread(target=report)
    writer.start()
    try:
        said = refused(province, "copy", "--from", source, "--to", f"sqlite:{province.home / 'chep'}", *place)
    finally:
        done.set()
        writer.join()
    assert ("vẫn ghi trong khi chép" if province.postgres else "đang ghi vào thư mục") in said, said


def boards_of(server):
    """What the leader sees, with its coordinates."""
    leader = server.client("leader")
    paths = ("/api/v1/dashboard", "/api/v1/boards", "/api/v1/reports?limit=200", "/api/v1/assignments?limit=200")
    return [leader.ask("GET", path).text for path in paths]


def main(program):
    province = harness.Province(program)
    try:
        province.make()
        file = province.home / "sao-luu.zip"
        with harness.Server(province) as server:
            before = boards_of(server)
            position = len(province.facts())
            with watching(f"{province.home}/**/ledger.key") as keys:
                back_up_under_load(province, server, file)
            assert not [key for key in keys if key != str(province.data / "ledger.key")], "the secret key was copied"
            copy_beside_a_server(province, server)
        whole = province.command("backup", "--verify", file)
        facts = int(whole.split(": ")[1].split()[0])
        assert "dùng được" in whole and facts > position, whole
        assert not list(province.home.glob("*dang*")), "the verification has left something"

        killed_backup(province)
        all_of_it = province.home / "het"
        province.command("restore", file, "--data", all_of_it)
        assert f"{facts} sự kiện" in province.command("verify", "--data", all_of_it)
        assert "không ghi đè" in refused(province, "restore", file, "--data", all_of_it)
        assert "không ghi đè" in refused(province, "restore", file, "--data", all_of_it, "--position", position)

        assert (all_of_it / "ledger.pub").read_text() == (province.data / "ledger.pub").read_text()
        assert not (all_of_it / "ledger.key").exists(), "the secret key is in a backup that did not ask for it"
        rotten_content(province, all_of_it)
        with_key, restored = province.home / "co-khoa.zip", province.home / "co-khoa"
        province.command("backup", "--data", province.data, "-o", with_key, "--with-key")
        province.command("restore", with_key, "--data", restored)
        assert (restored / "ledger.key").read_text() == (province.data / "ledger.key").read_text()
        assert (restored / "ledger.key").stat().st_mode & 0o777 == 0o600
        assert "sauro/" in province.command("checkpoint", "--data", restored)
        assert "không có khóa" in refused(province, "backup", "--data", all_of_it, "-o", province.home / "khong.zip", "--with-key")

        earlier = province.home / "som-hon"
        assert f"đến vị trí {position}" in province.command("restore", file, "--data", earlier, "--position", position)
        assert f"{position} sự kiện" in province.command("verify", "--data", earlier)
        again = harness.Province(program, province.home)
        again.data, again.clock, again.postgres = earlier, province.clock, None
        with harness.Server(again) as server:
            assert boards_of(server) == before, "the ledger at that position shows other boards"
            officer = server.client("officer_khcn")
            row = officer.ask("GET", "/api/v1/assignments?open=true").json["rows"][0]
            answer = officer.write("POST", f"/api/v1/assignments/{row['id']}/reports", {"percent": 1, "text": "Viết tiếp"})
            assert answer.status == 201, answer.text
        assert f"{position + 1} sự kiện" in province.command("verify", "--data", earlier)
        never = province.home / "chua-den"
        assert "chưa có đến vị trí" in refused(province, "restore", file, "--data", never, "--position", facts + 1)
        assert not never.exists() and not list(province.home.glob("*dang*"))

        content = bytearray(file.read_bytes())
        content[content.index(b"yyyy") + 1000] ^= 1
        damaged = province.home / "hong.zip"
        damaged.write_bytes(content)
        assert "hỏng" in refused(province, "backup", "--verify", damaged)
        print(f"backup of {facts} facts under load; restored whole and to position {position}")
    finally:
        province.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
