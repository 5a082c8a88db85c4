#!/usr/bin/python3
"""Makes the demo plans of data/demo: plan.txt -> ke-hoach.docx, party-plan.txt -> ke-hoach-dang.docx.

usage: make_demo_plan.py [--check]

The same text always gives the same bytes (parts are stored, not deflated, and carry a fixed date). With --check nothing
is written: exit 1 if a checked-in .docx differs from what its text gives. The marks of the text: data/demo/README.md.
"""
import io
import pathlib
import sys
import zipfile
from xml.sax.saxutils import escape

DEMO = pathlib.Path(__file__).resolve().parent.parent / "data" / "demo"
PLANS = {"plan.txt": "ke-hoach.docx", "party-plan.txt": "ke-hoach-dang.docx"}
CUT = "¦"  # here the end of a page cuts the row
NS = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
      'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TEXT_WIDTH = 9354  # twips between margins of 30 and 15 mm


# --- reading the text ---

def read_plan(path):
    """{"head": {...}, "body": [(kind, text)], "sign": {...}, "to": [...], "appendix": {...}, "rows": [...]}"""
    plan = {"head": {}, "body": [], "sign": {}, "to": [], "appendix": {}, "rows": []}
    part = "head"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[section "):
            style, rest = line[len("[section "):].split("] ", 1)
            label, title = rest.split("|", 1)
            plan["rows"].append({"section": style, "label": label, "title": title})
            part = "section"
        elif line == "[task]":
            plan["rows"].append({})
            part = "task"
        elif line.startswith("["):
            part = line.strip("[]")
        else:
            key, colon, value = line.partition(":")
            if not colon:
                sys.exit(f"{path}:{number}: a line is `key: value`")
            add_line(plan, part, key.strip(), value.strip().replace("\\n", "\n"))
    return plan


def add_line(plan, part, key, value):
    if part == "body":
        plan["body"].append((key, value))
    elif part == "sign" and key == "to":
        plan["to"].append(value)
    elif part == "task":
        plan["rows"][-1][key] = value
    else:
        plan[part][key] = value


# --- pieces of WordprocessingML ---

def run(text, size, bold=False, italic=False, underline=False):
    properties = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    properties += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' + ('<w:u w:val="single"/>' if underline else "")
    body = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{body}</w:r>"


def para(runs, align="left", before=0, after=0, first=0, extra="", keep=False):
    keep_next = "<w:keepNext/>" if keep else ""
    indent = f'<w:ind w:firstLine="{first}"/>' if first else ""
    return (f'<w:p><w:pPr>{keep_next}{extra}<w:spacing w:before="{before}" w:after="{after}"/>{indent}'
            f'<w:jc w:val="{align}"/></w:pPr>{runs}</w:p>')


def rule(length, room):
    side = max(0, (room - length) // 2)
    return ('<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
            f'<w:spacing w:before="50" w:after="0"/><w:ind w:left="{side}" w:right="{side}"/><w:jc w:val="center"/>'
            '<w:rPr><w:sz w:val="4"/></w:rPr></w:pPr></w:p>')


def cell(width, content, span=1, merge=None):
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if span > 1:
        properties += f'<w:gridSpan w:val="{span}"/>'
    if merge:
        properties += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(widths, rows, grid):
    borders = ""
    if grid:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
        borders = f"<w:tblBorders>{borders}</w:tblBorders>"
    padding = 70 if grid else 0
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
            f'<w:tblCellMar><w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar>'
            f'</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>')


def row(cells, header=False):
    return f'<w:tr><w:trPr><w:cantSplit/>{"<w:tblHeader/>" if header else ""}</w:trPr>{"".join(cells)}</w:tr>'


# --- the letter ---

def letterhead(head):
    if head["layout"] == "party":
        left = (para(run(head["superior"], 28), "center") + para(run(head["issuer"], 28, bold=True), "center")
                + para(run("*", 28), "center") + para(run(head["number"], 28), "center"))
        right = (para(run("ĐẢNG CỘNG SẢN VIỆT NAM", 30, bold=True), "center") + rule(3705, 5054)
                 + para(run(head["date"], 28, italic=True), "center", before=100))
        top = table([4300, 5054], [row([cell(4300, left), cell(5054, right)])], False)
        return (top + para(run(head["kind"], 32, bold=True), "center", before=360)
                + para(run(head["subject"], 28, bold=True), "center", before=40)
                + para(run("-----", 28), "center", after=120))
    left = (para(run(head["issuer"], 26, bold=True), "center") + rule(1100, 3950)
            + para(run(head["number"], 26), "center", before=100))
    right = (para(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 24, bold=True), "center")
             + para(run("Độc lập - Tự do - Hạnh phúc", 26, bold=True), "center") + rule(3017, 5404)
             + para(run(head["date"], 26, italic=True), "center", before=100))
    top = table([3950, 5404], [row([cell(3950, left), cell(5404, right)])], False)
    return (top + para(run(head["kind"], 28, bold=True), "center", before=360)
            + para(run(head["subject"], 28, bold=True), "center", before=40) + rule(2400, TEXT_WIDTH)
            + para("", after=120))


def body(lines):
    out = ""
    for kind, text in lines:
        bold = kind in ("h1", "h2")
        out += para(run(text, 28, bold=bold, italic=kind == "h2"), "both", before=120, first=720, keep=bold)
    return out


def signature(plan):
    party = plan["head"]["layout"] == "party"
    sign = plan["sign"]
    left = para(run("Nơi nhận:", 28 if party else 24, bold=not party, italic=not party, underline=party))
    for index, name in enumerate(plan["to"]):
        end = "." if index + 1 == len(plan["to"]) else ";"
        left += para(run(f"- {name}{end}", 24 if party else 22))
    right = "".join(para(run(sign[key], 28, bold=True), "center")
                    for key in ("authority", "deputy", "post") if sign[key])
    right += para("", before=1300) + para(run(sign["name"], 28, bold=True), "center")
    return para("", before=120) + table([4300, 5054], [row([cell(4300, left), cell(5054, right)])], False)


# --- the appendix ---

class Appendix:
    """Writes the task table; a cut row ends the table, and the rest of the row opens the next page."""

    def __init__(self, plan):
        appendix = plan["appendix"]
        self.rows_in = plan["rows"]
        self.columns = appendix["columns"].split("|")
        self.widths = [int(width) for width in appendix["widths"].split("|")]
        self.fields = appendix["fields"].split("|")
        self.tables = []
        self.rows = []
        self.automatic = False
        self.ordinal = 0

    def write(self):
        self.open_table()
        for index, item in enumerate(self.rows_in):
            if "section" in item:
                self.section(item)
            else:
                following = self.rows_in[index + 1] if index + 1 < len(self.rows_in) else {}
                self.task(item, following)
        self.close_table()
        return para('<w:r><w:br w:type="page"/></w:r>').join(self.tables)

    def open_table(self):
        cells = [cell(width, para(run(title, 22, bold=True), "center", 30, 30))
                 for width, title in zip(self.widths, self.columns)]
        self.rows = [row(cells, header=True)]

    def close_table(self):
        self.tables.append(table(self.widths, self.rows, True))

    def section(self, item):
        self.automatic = item["section"] == "auto"
        self.ordinal = 0
        if item["section"] == "one":
            text = f'{item["label"]}. {item["title"]}'
            content = para(run(text, 22, bold=True), "left", 40, 40, keep=True)
            self.rows.append(row([cell(sum(self.widths), content, len(self.widths))]))
            return
        label = para(run(item["label"], 22, bold=True), "center", 40, 40, keep=True)
        title = para(run(item["title"], 22, bold=True), "left", 40, 40, keep=True)
        self.rows.append(row([cell(self.widths[0], label),
                              cell(sum(self.widths[1:]), title, len(self.widths) - 1)]))

    def task(self, item, following):
        self.ordinal += 1
        if self.automatic:
            numbering = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
            ordinal = para("", "center", 30, 30, extra=numbering)
        else:
            ordinal = para(run(str(self.ordinal), 22), "center", 30, 30)
        values = [item.get(field, "") for field in self.fields]
        self.rows.append(self.task_row(ordinal, [value.split(CUT)[0] for value in values], following))
        if not any(CUT in value for value in values):
            return
        self.close_table()
        self.open_table()
        rest = [value.partition(CUT)[2] for value in values]
        self.rows.append(self.task_row(para("", "center", 30, 30), rest, {}))

    def task_row(self, ordinal, values, following):
        cells = [cell(self.widths[0], ordinal)]
        for width, field, value in zip(self.widths[1:], self.fields, values):
            merge = "continue" if value == "^" else "restart" if following.get(field) == "^" else None
            text = "" if value == "^" else value.strip()
            cells.append(cell(width, para(run(text, 22) if text else "", "left", 30, 30), merge=merge))
        return row(cells)


def document(plan):
    appendix = plan["appendix"]
    head = (para(run(appendix["label"], 28, bold=True), "center") + para(run(appendix["title"], 28, bold=True), "center")
            + para(run(appendix["ref"], 26, italic=True), "center", after=160))
    headers = '<w:headerReference w:type="default" r:id="rIdHeader"/><w:headerReference w:type="first" r:id="rIdFirst"/>'
    upright = (f'<w:p><w:pPr><w:rPr><w:sz w:val="4"/></w:rPr><w:sectPr>{headers}<w:pgSz w:w="11906" w:h="16838"/>'
               '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="454" '
               'w:gutter="0"/><w:titlePg/></w:sectPr></w:pPr></w:p>')
    landscape = (f'<w:sectPr>{headers}<w:type w:val="nextPage"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
                 '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="454" '
                 'w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>')
    return (f'{XML}<w:document {NS}><w:body>{letterhead(plan["head"])}{body(plan["body"])}{signature(plan)}{upright}'
            f'{head}{Appendix(plan).write()}{para("")}{landscape}</w:body></w:document>')


# --- the package ---

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WML_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLES = (f'{XML}<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
          'w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/>'
          '<w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
          '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
          '</w:styles>')
NUMBERING = (f'{XML}<w:numbering {NS}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
             '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/>'
             '<w:lvlText w:val="%1"/><w:lvlJc w:val="center"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr>'
             '<w:rPr><w:sz w:val="22"/></w:rPr></w:lvl></w:abstractNum>'
             '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>')
HEADER = (f'{XML}<w:hdr {NS}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
          '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
          '</w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>')
FIRST = f"{XML}<w:hdr {NS}><w:p/></w:hdr>"


def package(plan):
    head = plan["head"]
    parts = {"styles": ("styles", STYLES), "numbering": ("numbering", NUMBERING), "header1": ("header", HEADER),
             "header2": ("header", FIRST)}
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{WML_TYPE}.{kind}+xml"/>'
                    for name, (kind, _) in parts.items())
    ids = {"header1": "rIdHeader", "header2": "rIdFirst"}
    relations = "".join(f'<Relationship Id="{ids.get(name, "rId" + name)}" Type="{RELATIONS}/{kind}" Target="{name}.xml"/>'
                        for name, (kind, _) in parts.items())
    subject = escape(head["subject"].replace("\n", " "))
    core = (f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f'<dc:title>{subject}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">{head["day"]}T00:00:00Z'
            '</dcterms:created></cp:coreProperties>')
    files = [
        ("[Content_Types].xml", f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
         f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
         f'ContentType="application/xml"/><Override PartName="/word/document.xml" '
         f'ContentType="{WML_TYPE}.document.main+xml"/>{types}<Override PartName="/docProps/core.xml" '
         'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'),
        ("_rels/.rels", f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
         f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" '
         f'Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'),
        ("word/_rels/document.xml.rels", f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'),
        ("word/document.xml", document(plan)),
        *((f"word/{name}.xml", text) for name, (_, text) in parts.items()),
        ("docProps/core.xml", core),
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in files:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text.encode("utf-8"))
    return out.getvalue()


def main():
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        sys.exit(__doc__)
    failed = False
    for source, target in PLANS.items():
        made = package(read_plan(DEMO / source))
        path = DEMO / target
        if not check:
            path.write_bytes(made)
            print(f"{path}: {len(made)} bytes")
        elif not path.exists() or path.read_bytes() != made:
            print(f"{path} differs from {source}: run tools/make_demo_plan.py", file=sys.stderr)
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
