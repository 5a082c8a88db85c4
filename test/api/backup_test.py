"""Backing up while people write, verifying a backup, restoring all of it and to an earlier position.

usage: backup_test.py PROGRAM

Also of a province in PostgreSQL (SAURO_TEST_POSTGRES): what is restored is then a SQLite folder.
"""
import sys
import threading

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
            back_up_under_load(province, server, file)
        whole = province.command("backup", "--verify", file)
        facts = int(whole.split(": ")[1].split()[0])
        assert "dùng được" in whole and facts > position, whole
        assert not list(province.home.glob("*dang*")), "the verification has left something"

        all_of_it = province.home / "het"
        province.command("restore", file, "--data", all_of_it)
        assert f"{facts} sự kiện" in province.command("verify", "--data", all_of_it)
        assert "không ghi đè" in refused(province, "restore", file, "--data", all_of_it)
        assert "không ghi đè" in refused(province, "restore", file, "--data", all_of_it, "--position", position)

        assert (all_of_it / "ledger.pub").read_text() == (province.data / "ledger.pub").read_text()
        assert not (all_of_it / "ledger.key").exists(), "the secret key is in a backup that did not ask for it"
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
