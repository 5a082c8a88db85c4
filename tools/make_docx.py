#!/usr/bin/env python3
"""make_docx.py DESCRIPTION OUT.docx - a small text description becomes a Word document. Same text, same bytes.

A line is a paragraph; "= " before it centres it and makes it bold, "* " or "1* " numbers it automatically (level 0, 1).
"@page" breaks the page. "@table" begins a table, "@end" ends it; between them one line is one row, cells parted by " | ".
A row may begin with "@header ", its words are then repeated on each page. In a cell:
  <3> text   spans three columns        v: text   begins a vertical merge, "^" continues it
  // parts   paragraphs                 #         an automatic number (1, 2, 3 down the table)
  -x- text   x is a tracked deletion    **text**  bold
"""
import re
import sys
import zipfile
from xml.sax.saxutils import escape

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{nums}</w:numbering>')


def run(text, bold=False):
    out = ''
    for part in re.split(r'(-x- \S+)', text):
        if part.startswith('-x- '):
            out += f'<w:del w:id="1" w:author="a"><w:r><w:delText>{escape(part[4:])}</w:delText></w:r></w:del>'
        elif part:
            style = '<w:rPr><w:b/></w:rPr>' if bold else ''
            out += f'<w:r>{style}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
    return out


def paragraph(text, properties='', bold=False):
    if len(text) > 4 and text.startswith('**') and text.endswith('**'):
        text, bold = text[2:-2], True
    return f'<w:p><w:pPr>{properties}</w:pPr>{run(text, bold)}</w:p>'


def numbered(text, level, number):
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(text, list_number):
    properties = ''
    span = re.match(r'<(\d+)> ?', text)
    if span:
        properties += f'<w:gridSpan w:val="{span.group(1)}"/>'
        text = text[span.end():]
    if text.startswith('v: '):
        properties += '<w:vMerge w:val="restart"/>'
        text = text[3:]
    elif text == '^':
        properties += '<w:vMerge/>'
        text = ''
    if text == '#':
        body = numbered('', 0, list_number)
    else:
        body = ''.join(paragraph(part) for part in text.split(' // '))
    return f'<w:tc><w:tcPr>{properties}</w:tcPr>{body}</w:tc>'


def row(line, list_number):
    header = line.startswith('@header ')
    line = line[8:] if header else line
    properties = '<w:trPr><w:tblHeader/></w:trPr>' if header else ''
    return f'<w:tr>{properties}' + ''.join(cell(c.strip(), list_number) for c in line.split('|')) + '</w:tr>'


def body(lines):
    out, tables, inside = '', 0, False
    for line in lines:
        if line == '@table':
            tables, inside = tables + 1, True
            out += '<w:tbl><w:tblPr/>'
        elif line == '@end':
            inside = False
            out += '</w:tbl>'
        elif inside:
            out += row(line, tables + 1)
        elif line == '@page':
            out += '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        elif line.startswith('= '):
            out += paragraph(line[2:], '<w:jc w:val="center"/>', True)
        elif line.startswith('* '):
            out += numbered(line[2:], 0, 1)
        elif line.startswith('1* '):
            out += numbered(line[3:], 1, 1)
        else:
            out += paragraph(line)
    return out, tables


def main(argv):
    if len(argv) != 3:
        print(__doc__)
        return 2
    with open(argv[1], encoding='utf-8') as source:
        content, tables = body(source.read().splitlines())
    nums = ''.join(
        f'<w:num w:numId="{i + 2}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>' for i in range(tables))
    types = 'http://schemas.openxmlformats.org/package/2006/'
    office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    parts = {
        '[Content_Types].xml':
            f'{head}<Types xmlns="{types}content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
            f'<Override PartName="/word/numbering.xml" ContentType="{word}.numbering+xml"/></Types>',
        '_rels/.rels':
            f'{head}<Relationships xmlns="{types}relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        'word/_rels/document.xml.rels':
            f'{head}<Relationships xmlns="{types}relationships"><Relationship Id="r1" '
            f'Type="{office}/numbering" Target="numbering.xml"/></Relationships>',
        'word/document.xml': f'{head}<w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>',
        'word/numbering.xml': head + NUMBERING.format(nums=nums),
    }
    with zipfile.ZipFile(argv[2], 'w', zipfile.ZIP_DEFLATED) as out:
        for name, text in parts.items():
            out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
