#!/usr/bin/env python3
"""make_xlsx.py DESCRIPTION OUT.xlsx - a small text description becomes a workbook. Same text, same bytes.

"@sheet NAME" begins a sheet ("@sheet hidden NAME" one that is not shown), "@merge A1:F1" merges cells of it, every other line
is one row, its cells parted by " | ". "@hidden " before a row hides it. In a cell, " // " is a line break and
  n: 12.5   is a number              d: 2026-06-30  a date, shown as 30/06/2026     m: 2026-06-01  shown as 06/2026
  p: 0.45   a share, shown as 45%    f: SUM(A1:B1) = 45  a formula with the value that was kept of it
"""
import datetime
import re
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/'
TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
STYLES = (f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
          '<numFmt numFmtId="165" formatCode="mm/yyyy"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/>'
          '<xf numFmtId="165"/><xf numFmtId="9"/></cellXfs></styleSheet>')


def serial(text):
    return (datetime.date.fromisoformat(text) - datetime.date(1899, 12, 30)).days


def cell(reference, text):
    kind, value = text[:3], text[3:].strip()
    if kind == 'n: ':
        return f'<c r="{reference}"><v>{value}</v></c>'
    if kind in ('d: ', 'm: '):
        return f'<c r="{reference}" s="{1 if kind == "d: " else 2}"><v>{serial(value)}</v></c>'
    if kind == 'p: ':
        return f'<c r="{reference}" s="3"><v>{value}</v></c>'
    if kind == 'f: ':
        formula, kept = value.rsplit(' = ', 1)
        number = re.fullmatch(r'-?[\d.]+', kept)
        return f'<c r="{reference}"{"" if number else " t=" + quoteattr("str")}><f>{escape(formula)}</f><v>{escape(kept)}</v></c>'
    lines = escape(text.replace(' // ', '\n'))
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{lines}</t></is></c>'


def letters(index):
    out = ''
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        out = chr(65 + rest) + out
    return out


def read(lines):
    sheets = []
    for line in lines:
        if line.startswith('@sheet '):
            name = line[7:]
            hidden = name.startswith('hidden ')
            sheets.append({'name': name[7:] if hidden else name, 'hidden': hidden, 'rows': '', 'count': 0, 'merged': []})
            continue
        sheet = sheets[-1]
        if line.startswith('@merge '):
            sheet['merged'].append(line[7:])
            continue
        sheet['count'] += 1
        hidden = line.startswith('@hidden ')
        texts = [t.strip() for t in (line[8:] if hidden else line).split('|')]
        cells = ''.join(cell(f'{letters(i)}{sheet["count"]}', t) for i, t in enumerate(texts) if t)
        sheet['rows'] += f'<row r="{sheet["count"]}"{" hidden=" + quoteattr("1") if hidden else ""}>{cells}</row>'
    return sheets


def main(argv):
    if len(argv) != 3:
        print(__doc__)
        return 2
    with open(argv[1], encoding='utf-8') as source:
        sheets = read(source.read().splitlines())
    numbers = range(1, len(sheets) + 1)
    parts = {
        '[Content_Types].xml':
            f'{HEAD}<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>'
            + ''.join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{TYPE}.worksheet+xml"/>' for n in numbers)
            + '</Types>',
        '_rels/.rels':
            f'{HEAD}<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        'xl/_rels/workbook.xml.rels':
            f'{HEAD}<Relationships xmlns="{PACKAGE}relationships">'
            + ''.join(f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
            + f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        'xl/workbook.xml':
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            + ''.join(f'<sheet name={quoteattr(s["name"])} sheetId="{n}"{" state=" + quoteattr("hidden") if s["hidden"] else ""} '
                      f'r:id="r{n}"/>' for n, s in zip(numbers, sheets)) + '</sheets></workbook>',
        'xl/styles.xml': STYLES,
    }
    for n, sheet in zip(numbers, sheets):
        merged = ''.join(f'<mergeCell ref="{m}"/>' for m in sheet['merged'])
        parts[f'xl/worksheets/sheet{n}.xml'] = (
            f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{sheet["rows"]}</sheetData>'
            + (f'<mergeCells count="{len(sheet["merged"])}">{merged}</mergeCells>' if merged else '') + '</worksheet>')
    with zipfile.ZipFile(argv[2], 'w', zipfile.ZIP_DEFLATED) as out:
        for name, text in parts.items():
            out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
