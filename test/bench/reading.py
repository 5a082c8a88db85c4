"""Rows of reading beside the .docx of bench.py: a long workbook, a text PDF and a scanned page. The files are made here, of invented
words and of the demo plan, as LibreOffice prints it."""
import pathlib
import random
import subprocess
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
WORDS = ("rà soát xây dựng cập nhật dữ liệu hồ sơ thủ tục hạ tầng kết nối phần mềm thôn bản xã phường lớp học trạm y tế đường điện nước "
         "sạch rừng ruộng chợ bến thuyền").split()
BODIES = ["Sở Y tế", "Sở Nội vụ", "Sở Tài chính", "Công an tỉnh", "Sở Khoa học và Công nghệ", "UBND cấp xã; Sở Xây dựng",
          "Các sở, ban, ngành, địa phương"]
TIMES = ["Tháng 6/2026", "31/12/2026", "Quý III/2026", "Thường xuyên", "Trước ngày 30/9/2026", "Năm 2026-2027"]
ROWS = 50_000


def workbook(path):
    """ROWS rows with a heading above each 500 and names of 8 to 24 words."""
    choose = random.Random(1)
    strings, rows = {}, []

    def row(number, texts):
        cells = "".join(f'<c r="{"ABCDEF"[i]}{number}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'
                        for i, text in enumerate(texts))
        rows.append(f'<row r="{number}">{cells}</row>')

    row(1, ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"])
    for number in range(2, ROWS + 1):
        place = (number - 2) % 500
        if place == 0:
            row(number, ["A", f"Nhóm việc {number}"])
            continue
        name = " ".join(choose.choice(WORDS) for _ in range(choose.randint(8, 24)))
        row(number, [str(place), f"Việc {number}: {name}", choose.choice(BODIES), choose.choice(BODIES), choose.choice(TIMES),
                     f"Báo cáo {choose.choice(WORDS)}"])
    relations = f'<Relationships xmlns="{PACKAGE}relationships">'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}content-types"/>',
        "_rels/.rels": f'{relations}<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels":
            f'{relations}<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets>'
                           "</workbook>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">' + "".join(f"<si><t>{text}</t></si>" for text in strings) + "</sst>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in parts.items():
            out.writestr(name, text)


def printed(document):
    """The .docx as LibreOffice prints it, and how many pages that are."""
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(document.parent), str(document)], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    pdf = document.with_suffix(".pdf")
    facts = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    return pdf, int(next(line.split()[1] for line in facts.splitlines() if line.startswith("Pages:")))


def rows(bench, table, child_peak, enlarge, demo):
    """`child_peak` and `enlarge` as in bench.py; `demo` is a .docx to print."""
    _, idle = child_peak([bench.program, "--version"])
    mib = 1 << 20

    def best(path):
        runs = [child_peak([bench.program, "read", str(path)]) for _ in range(3)]
        return sorted(ms for ms, _ in runs)[1], max(peak for _, peak in runs) - idle

    name = "a 50,000-row .xlsx to a draft"
    if table.wants(name):
        path = bench.home / "rows.xlsx"
        workbook(path)
        ms, over = best(path)
        table.add(name, "<= 2 s, <= 64 MiB over idle", f"{ms / 1000:.2f} s, {over / mib:.0f} MiB over idle",
                  ms <= 2000 and over <= 64 * mib)
    text, scan = "a text PDF to a draft, 100 pages", "a scanned page to a draft"
    if not table.wants(text) and not table.wants(scan):
        return
    document = pathlib.Path(bench.home) / "printed.docx"
    enlarge(demo, document, 46)
    pdf, pages = printed(document)
    if table.wants(text):
        ms, over = best(pdf)
        table.add(text, "<= 3 s, <= 512 MiB", f"{ms / 1000 * 100 / pages:.2f} s ({pages} pages in {ms / 1000:.2f} s), {over / mib:.0f} MiB",
                  ms * 100 / pages <= 3000 and over <= 512 * mib)
    if table.wants(scan):
        subprocess.run(["pdftoppm", "-r", "300", "-gray", "-png", "-f", "3", "-l", "3", "-singlefile", str(pdf),
                        str(bench.home / "page")], check=True)
        ms, over = best(bench.home / "page.png")
        table.add(scan, "<= 3 s, <= 512 MiB", f"{ms / 1000:.2f} s, {over / mib:.0f} MiB", ms <= 3000 and over <= 512 * mib)
