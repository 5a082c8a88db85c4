"""A data folder of the first release (first_release/data.zip, a backup that it made) opens in the present one.

usage: first_release_test.py PROGRAM

The folder is never made again: it shows what that release wrote. Its people, password and plan are those of the harness.
"""
import sys

import harness

FACTS = 23
ROOT = "05167518814e028a75cfc33c3b5c35b5c1416561266d8a6dd75cd78900d1224b"


def main(program):
    province = harness.Province(program)
    try:
        province.command("restore", harness.HERE / "first_release/data.zip", "--data", province.data)
        with harness.Server(province) as server:  # brings the folder up to date
            leader, officer = server.client("leader"), server.client("officer_khcn")
            boards = leader.ask("GET", "/api/v1/boards").json
            assert boards["position"] == FACTS, boards["position"]
            assert len(boards["tasks"]) == 5 and boards["plan"] is None, boards
            reports = leader.ask("GET", "/api/v1/reports?limit=200").json
            assert sorted(row["state"] for row in reports["rows"]) == ["accepted", "returned"], reports
            evidence = [file for row in reports["rows"] for file in row["evidence"]]
            content = leader.ask("GET", f"/api/v1/evidence/{evidence[0]['id']}")
            assert content.status == 200 and "Biên bản nghiệm thu" in content.text, content.status
            verified = province.command("verify", "--data", province.data)
            assert f"{FACTS} sự kiện, gốc {ROOT}" in verified, verified
            row = officer.ask("GET", "/api/v1/assignments?open=true").json["rows"][0]
            answer = officer.write("POST", f"/api/v1/assignments/{row['id']}/reports", {"percent": 40, "text": "Viết tiếp"})
            assert answer.status == 201, answer.text
            # What that release wrote stands in the records: it is found, and it is said that it cannot be erased.
            found = province.command("erase", "--data", province.data, "--find", reports["rows"][0]["text"])
            assert "không xóa được: sự kiện" in found and ", trường text: " in found, found
        province.command("rebuild", "--data", province.data)
        assert f"{FACTS + 1} sự kiện" in province.command("verify", "--data", province.data)
    finally:
        province.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
