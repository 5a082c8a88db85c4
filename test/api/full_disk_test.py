"""A full disk: writing is refused with 507 and a text that says so, reading goes on, and after room was made writing
goes on too.

usage: full_disk_test.py PROGRAM

The data directory lies on a small tmpfs: mounted as root, else in an own user and mount namespace.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import uuid

import harness

MIB = 1 << 20


def play(program, mount):
    province = harness.Province(program)
    province.data = pathlib.Path(mount) / "data"
    try:
        province.make()
        with harness.Server(province) as server:
            officer, leader = server.client("officer_khcn"), server.client("leader")
            rows = officer.ask("GET", "/api/v1/assignments?q=quan+trac").json["rows"]
            target = f"/api/v1/assignments/{rows[0]['id']}/reports"
            leader.ask("GET", "/api/v1/dashboard")
            report = {"percent": 10, "text": "Đang làm. " * 1500}

            ballast = pathlib.Path(mount) / "ballast"
            with open(ballast, "wb", buffering=0) as file:
                try:
                    while True:
                        file.write(b"x" * 4096)
                except OSError:
                    pass
            refused = None
            for _ in range(400):  # the database may still have some free pages
                answer = officer.write("POST", target, report)
                if answer.status != 201:
                    refused = answer
                    break
            assert refused is not None, "the disk never got full"
            assert refused.status == 507, (refused.status, refused.text)
            error = refused.json["error"]
            assert error["kind"] == "no_space" and "đầy" in error["message"], error

            written = province.facts()
            content, content_type = harness.multipart(
                {"percent": "10", "text": "Có tệp"}, [("evidence", "anh.txt", b"y" * MIB)])
            answer = officer.ask("POST", target, {"Idempotency-Key": str(uuid.uuid4()), "Content-Type": content_type}, content)
            assert answer.status == 507, (answer.status, answer.text)
            for path in ("/api/v1/dashboard", "/api/v1/tasks?q=kenh", "/api/v1/assignments.csv"):
                assert leader.ask("GET", path).status == 200, path
            assert province.facts() == written, "a refused request has written"

            ballast.unlink()
            answer = officer.write("POST", target, report)
            assert answer.status == 201, (answer.status, answer.text)
        province.command("verify", "--data", province.data)
        print(f"refused with: {error['message']}")
    finally:
        province.close()


def main(program):
    if len(sys.argv) == 3:  # inside the namespace
        play(program, sys.argv[2])
        return 0
    mount = pathlib.Path(harness.tempfile.mkdtemp(prefix="sauro-full-"))
    script = f'mount -t tmpfs -o size=24m sauro "{mount}" && "$0" "$@"; code=$?; umount "{mount}"; exit $code'
    shell = ["sh", "-c", script, sys.executable, __file__, program, str(mount)]
    namespace = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    try:
        if subprocess.run([*namespace, "true"], capture_output=True).returncode != 0:
            print("SKIPPED: this machine gives no mount namespace")
            return 77
        return subprocess.run([*namespace, *shell]).returncode
    finally:
        shutil.rmtree(mount, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
