"""A name that was learned over the API is listed and removed on the command line; the next plan does not know it any longer.

usage: alias_test.py PROGRAM
"""
import sys

import harness


def plan(client, name):
    """A draft of world/alias.md: its identifier and its first row."""
    content, content_type = harness.multipart({}, [("file", "ke-hoach.md", (harness.HERE / "world" / "alias.md").read_bytes())])
    headers = {"Idempotency-Key": harness.fixed_uuid(name), "Content-Type": content_type}
    answer = client.ask("POST", "/api/v1/drafts", headers, content)
    assert answer.status == 201, answer.text
    draft = answer.json["id"]
    return draft, client.ask("GET", f"/api/v1/drafts/{draft}").json["rows"][0]


def main(program):
    province = harness.Province(program)
    try:
        province.make()
        with harness.Server(province) as server:
            editor = server.client("editor")
            draft, row = plan(editor, "first")
            assert row["lead"][0]["holders"] == [], row
            body = {"revision": 1, "changes": {"lead": "Sở Nội vụ"}, "remember": True}
            answer = editor.write("PATCH", f"/api/v1/drafts/{draft}/rows/{row['row']}", body)
            assert answer.status == 200, answer.text
        aliases = ["catalogue", "alias"]
        listed = province.command(*aliases, "list", "--data", province.data)
        assert "so-nv\tSở Nội vụ\tSở Thủy lợi\t" in listed, listed
        try:
            province.command(*aliases, "remove", "--data", province.data, "so-tc", "Sở Thủy lợi")
        except AssertionError as refused:
            assert "không có tên đã ghi nhớ" in str(refused), refused
        else:
            raise AssertionError("a name of another organisation was removed")
        province.command(*aliases, "remove", "--data", province.data, "so-nv", "Sở Thủy lợi")
        assert province.command(*aliases, "list", "--data", province.data) == ""
        with harness.Server(province) as server:
            _, row = plan(server.client("editor"), "second")
            assert row["lead"][0]["holders"] == [], row
        province.command("verify", "--data", province.data)
    finally:
        province.close()


if __name__ == "__main__":
    main(*sys.argv[1:2])
