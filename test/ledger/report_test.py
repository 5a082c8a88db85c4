"""Printed reports against the ledger: the genuine one passes, an edited figure beside an untouched mark does not.

usage: report_test.py SAURO SAURO_VERIFY
"""
import re
import subprocess
import sys
import warnings
import zipfile

from outside import harness, must, public_key


def parts_of(report):
    with zipfile.ZipFile(report) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def edited(report, target, part, change):
    """The report with one part changed; the change must be one."""
    parts = parts_of(report)
    changed = change(parts[part])
    assert changed != parts[part], f"{target}: nothing changed"
    return write(target, {**parts, part: changed})


def doubled(report, target, name, change):
    """A second document beside the genuine one, which is the one that LibreOffice shows."""
    parts = parts_of(report)
    changed = change(parts["word/document.xml"])
    assert changed != parts["word/document.xml"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in (*parts.items(), (name, changed)):
                archive.writestr(part, content)
    return target


def code_of(report, home):
    """What a scanner reads from the picture."""
    picture = home / "ma.png"
    picture.write_bytes(parts_of(report)["word/media/mark.png"])
    said = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, timeout=60)
    assert said.returncode == 0, said.stderr
    return said.stdout.strip()


def last_cell(document, old, new):
    """Changes the last place where `old` is printed: in the appendix."""
    at = document.rindex(old.encode())
    return document[:at] + new.encode() + document[at + len(old.encode()):]


def work(server):
    """One accepted report with a difficulty, one that waits."""
    officer, reviewer = server.client("officer_khcn"), server.client("reviewer")
    for number, row in enumerate(officer.ask("GET", "/api/v1/assignments?open=true").json["rows"][:2]):
        fields = {"percent": 40, "text": "Đã ban hành 12 văn bản", "difficulties": "Thiếu kinh phí", "proposals": "Bổ sung"}
        sent = officer.write("POST", f"/api/v1/assignments/{row['id']}/reports", fields)
        assert sent.status == 201, sent.text
        if number == 0:
            assert reviewer.write("POST", f"/api/v1/reports/{sent.json['id']}/accept", {"note": ""}).status == 204


def coordinates(report):
    """Position and root as they are printed."""
    return re.search(rb"position=(\d+) root=([0-9a-f]{64})", parts_of(report)["word/document.xml"]).groups()


def check_code(report, province, layout):
    code = code_of(report, province.home)
    origin = public_key(province.data).split("+")[0]
    for wanted in ("sauro-report 2 ", f"origin={origin} ", "kind=board", f"layout={layout}", "period=2026-11", "day=2026-11-23"):
        assert wanted in code, (wanted, code)
    document = parts_of(report)["word/document.xml"].decode()
    assert f'descr="{code}"' in document, "the picture and its description differ"
    position, root = re.search(r"position=(\d+) root=([0-9a-f]{64})", code).groups()
    assert f"vị trí sổ {position}, gốc {root}." in document, "the code and the printed line differ"


def forgeries(report, home):
    """(file, what must be said of it)."""
    document = "word/document.xml"
    yield (edited(report, home / "so.docx", document, lambda text: last_cell(text, "12 văn bản", "92 văn bản")),
           ("cột “Kết quả”: báo cáo ghi “Đã ban hành 92 văn bản", "sổ cho “Đã ban hành 12 văn bản", "Phụ lục, dòng "))
    yield (edited(report, home / "tong.docx", document, lambda text: text.replace("Kế hoạch có ".encode(), "Kế hoạch có 1".encode(), 1)),
           ("đoạn ", "báo cáo ghi “Kế hoạch có 1"))
    yield (edited(report, home / "dong.docx", document, lambda text: re.sub(rb"<w:tr>(?:(?!<w:tr>).)*</w:tr></w:tbl>(?!.*</w:tbl>)", b"</w:tbl>", text)),
           ("Phụ lục: báo cáo có ",))
    yield (edited(report, home / "kieu.docx", "word/styles.xml", lambda text: text + b"<!-- -->"), ("không đổi", "kiểu chữ"))
    yield (edited(report, home / "chan.docx", "word/footer2.xml", lambda text: text.replace(b"</w:ftr>", b"<w:p/></w:ftr>")), ("chân trang",))


def main(sauro, verify):
    with harness.served(sauro) as (province, server):
        key, home = public_key(province.data), province.home
        work(server)
        reports = {}
        for layout in ("state", "party"):
            answer = server.client("leader").ask("GET", f"/api/v1/boards/report.docx?period=2026-11&layout={layout}")
            assert answer.status == 200, answer.text
            reports[layout] = home / f"{layout}.docx"
            reports[layout].write_bytes(answer.body)
            check_code(reports[layout], province, layout)
        own = home / "don-vi.docx"
        own.write_bytes(server.client("officer_tc").ask("GET", "/api/v1/boards/report.docx?period=2026-11&layout=state").body)
        assert "organization=so-tc" in code_of(own, home)
        work(server)  # the ledger goes on; what was printed stays provable
        server.restart()  # which signs what came since
        export = home / "so.txt"
        must(0, "", sauro, "export", "--data", province.data, "-o", export)
        url = f"http://127.0.0.1:{server.port}"
        for report in (*reports.values(), own):
            must(0, "đúng từng byte", sauro, "verify", "--data", province.data, "--report", report)
            must(0, "đúng từng byte", sauro, "verify", "--export", export, "--report", report)
            must(0, "đúng từng byte", verify, export, "--key", key, "--report", report)
        must(0, "đúng từng byte", verify, "--data", province.data, "--key", key, "--report", reports["state"])
        must(0, "đúng từng byte", verify, "--url", url, "--user", "inspector", "--key", key, "--report", reports["state"],
             stdin=harness.PASSWORD + "\n")
        for forged, wanted in forgeries(reports["state"], home):
            for said in (must(1, "KHÁC", sauro, "verify", "--data", province.data, "--report", forged),
                         must(1, "KHÁC", verify, export, "--key", key, "--report", forged)):
                for text in wanted:
                    assert text in said, (forged.name, text, said)
        for name in ("word/document.xml", "Word/Document.XML", "word\\document.xml"):
            two = doubled(reports["state"], home / "hai.docx", name, lambda text: last_cell(text, "12 văn bản", "92 văn bản"))
            must(3, "hai phần cùng tên", sauro, "verify", "--data", province.data, "--report", two)
            must(3, "hai phần cùng tên", verify, export, "--key", key, "--report", two)
        # A mark that was changed everywhere in the same way names another report, which this one is not.
        other = edited(reports["state"], home / "ky.docx", "word/document.xml",
                       lambda text: text.replace(b"period=2026-11", b"period=2026-10"))
        must(1, "KHÁC", verify, export, "--key", key, "--report", other)
        # The mark and the line of a later position, put everywhere into a report that was printed before: what changed since shows.
        later = home / "sau.docx"
        later.write_bytes(server.client("leader").ask("GET", "/api/v1/boards/report.docx?period=2026-11&layout=state").body)
        (before, old_root), (after, new_root) = coordinates(reports["state"]), coordinates(later)
        assert before != after, "the ledger did not go on"
        line = "vị trí sổ ".encode()
        parts = {name: part.replace(old_root, new_root).replace(b"position=" + before, b"position=" + after).replace(line + before, line + after)
                 for name, part in parts_of(reports["state"]).items()}
        replaced = write(home / "thay.docx", {**parts, "word/media/mark.png": parts_of(later)["word/media/mark.png"]})
        said = must(1, "KHÁC", verify, export, "--key", key, "--report", replaced)
        assert f"vị trí sổ {after.decode()}" in said and "báo cáo ghi" in said, said
        shorter = edited(reports["state"], home / "goc.docx", "word/document.xml", lambda text: re.sub(rb"root=.", b"root=x", text))
        must(1, "khác mã gốc", sauro, "verify", "--export", export, "--report", shorter)
        no_mark = edited(reports["state"], home / "mat.docx", "word/document.xml", lambda text: text.replace(b"sauro-report 2", b""))
        must(3, "Dấu kiểm", sauro, "verify", "--export", export, "--report", no_mark)
        said = must(3, "Dấu kiểm", verify, export, "--key", key, "--report", no_mark)
        assert "đúng là của sổ này" not in said, said
        must(3, "", verify, export, "--key", key, "--report", home / "khong-co.docx")
        must(2, "chưa biết từng con số", verify, export, "--key", key, "--report", reports["state"], "--program", home / "khong-co")
        changed = home / "sua.txt"
        changed.write_text(export.read_text().replace("12 văn bản", "92 văn bản", 1))
        must(1, "", sauro, "verify", "--export", changed, "--report", reports["state"])
        print("3 genuine reports, 10 forged ones; the code read by a scanner")


if __name__ == "__main__":
    main(*sys.argv[1:3])
