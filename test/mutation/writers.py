"""Writes paragraphs and tables as files of every kind that a plan arrives as. Each writer: (blocks, path)."""
import functools
import html
import math
import pathlib
import random
import subprocess
import sys
import tempfile
import textwrap
import zipfile
import zlib
from xml.sax.saxutils import escape

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / 'tools'))
import make_xlsx  # noqa: E402
from plan_tables import W  # noqa: E402


class Look:
    """How a plan is printed."""

    def __init__(self, font='Times New Roman', size=10, landscape=True, running=False, rules=True):
        self.font, self.size, self.landscape = font, size, landscape
        self.running, self.rules = running, rules  # running: a header, a footer and page numbers


RUNNING = {
    'header': '<w:p><w:r><w:t>UBND TỈNH – VĂN BẢN ĐIỆN TỬ</w:t></w:r></w:p>',
    'footer': '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">Trang </w:t></w:r>'
              '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>',
}


def write_docx(blocks, path, look=Look()):
    def run(text, bold):
        return (f'<w:r><w:rPr><w:rFonts w:ascii="{look.font}" w:hAnsi="{look.font}" w:cs="{look.font}"/>{"<w:b/>" if bold else ""}'
                f'<w:sz w:val="{2 * look.size}"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>')
    content = ''
    for block in blocks:
        if isinstance(block, str):
            bold = len(block) > 4 and block.startswith('**')
            content += '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' if block == '\f' else f'<w:p>{run(block.strip("*"), bold)}</w:p>'
            continue
        widths = widths_of(block, 14800 if look.landscape else 9800, look.size)
        content += ('<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/><w:tblBorders>' + ''.join(
            f'<w:{side} w:val="{"single" if look.rules else "none"}" w:sz="4"/>'
            for side in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV'))
            + '</w:tblBorders></w:tblPr><w:tblGrid>' + ''.join(f'<w:gridCol w:w="{width}"/>' for width in widths) + '</w:tblGrid>')
        for r, row in enumerate(block.rows):
            content += '<w:tr>' + ('<w:trPr><w:tblHeader/></w:trPr>' if r < block.heads else '')
            column = 0
            for cell in row:
                merge = {'': '', 'restart': '<w:vMerge w:val="restart"/>', 'continue': '<w:vMerge/>'}[cell.merge]
                lines = ''.join(f'<w:p>{run(line, cell.bold)}</w:p>' for line in cell.text.split('\n'))
                width = sum(widths[column:column + cell.span])
                content += (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{cell.span}"/>'
                            f'{merge}</w:tcPr>{lines}</w:tc>')
                column += cell.span
            content += '</w:tr>'
        content += '</w:tbl><w:p/>'
    put_docx(content, path, look)


def widths_of(table, total, size):
    """As an office sets them: by how long the texts are, with room for the longest word as far as there is room."""
    weights, least = [4] * table.columns, [0] * table.columns
    for row in table.rows:
        column = 0
        for cell in row:
            if cell.span == 1:
                weights[column] = min(60, max(weights[column], len(cell.text) ** 0.8))
                least[column] = max([least[column]] + [len(word) for word in cell.text.split() if len(word) < 12])
            column += cell.span
    widths = [max(least[k] * size * 11 + 260, total * weight / sum(weights)) for k, weight in enumerate(weights)]
    return [int(width * total / sum(widths)) for width in widths]


def put_docx(content, path, look):
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if look.landscape else 'w:w="11906" w:h="16838"'
    kinds = RUNNING if look.running else {}
    refer = ''.join(f'<w:{kind}Reference w:type="default" r:id="{kind}"/>' for kind in kinds)
    page = f'<w:sectPr>{refer}<w:pgSz {size}/><w:pgMar w:top="1000" w:right="900" w:bottom="1000" w:left="1100"/></w:sectPr>'
    types = 'http://schemas.openxmlformats.org/package/2006/'
    office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as out:
        out.writestr('[Content_Types].xml', f'<Types xmlns="{types}content-types"><Default Extension="rels" ContentType='
                     '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
                     f'"{word}.document.main+xml"/>' + ''.join(
                         f'<Override PartName="/word/{kind}.xml" ContentType="{word}.{kind}+xml"/>' for kind in kinds) + '</Types>')
        out.writestr('_rels/.rels', f'<Relationships xmlns="{types}relationships"><Relationship Id="r" Target="word/document.xml" Type='
                     f'"{office}/officeDocument"/></Relationships>')
        out.writestr('word/_rels/document.xml.rels', f'<Relationships xmlns="{types}relationships">' + ''.join(
            f'<Relationship Id="{kind}" Target="{kind}.xml" Type="{office}/{kind}"/>' for kind in kinds) + '</Relationships>')
        for kind, text in kinds.items():
            tag = {'header': 'hdr', 'footer': 'ftr'}[kind]
            out.writestr(f'word/{kind}.xml', f'<w:{tag} xmlns:w="{W[1:-1]}">{text}</w:{tag}>')
        out.writestr('word/document.xml',
                     f'<w:document xmlns:w="{W[1:-1]}" xmlns:r="{office}"><w:body>{content}{page}</w:body></w:document>')


def grid(table):
    """Rows of (column, cell, how many rows it covers); covered cells are not listed."""
    out, open_ = [], {}
    for row in table.rows:
        line, column = [], 0
        for cell in row:
            if cell.merge == 'continue' and column in open_:
                open_[column][2] += 1
            else:
                entry = [column, cell, 1]
                line.append(entry)
                open_.pop(column, None)
                if cell.merge == 'restart':
                    open_[column] = entry
            column += cell.span
        out.append(line)
    return out


def write_html(blocks, path):
    out = '<html><head><meta charset="utf-8"></head><body>'
    for block in blocks:
        if isinstance(block, str):
            out += f'<p class=MsoNormal>{html.escape(block)}</p>\n'
            continue
        out += '<table border=1>'
        for row in grid(block):
            out += '<tr>'
            for _, cell, down in row:
                lines = ''.join(f'<p class=MsoNormal>{html.escape(line)}</p>' for line in cell.text.split('\n'))
                out += f'<td colspan={cell.span} rowspan={down}>{"<b>" if cell.bold else ""}{lines}</td>'
            out += '</tr>\n'
        out += '</table>\n'
    path.write_text(out + '</body></html>', encoding='utf-8')


def write_xlsx(blocks, path, by_table=False, right=0):
    """by_table: each table on a sheet of its own; right: so many empty columns before everything."""
    sheets, lines, merges = [], [], []
    for block in blocks:
        if isinstance(block, str):
            if block.strip() and block != '\f':
                lines.append(' | ' * right + block.replace('|', '/'))
            continue
        if by_table and block.wide():
            sheets.append((lines, merges))
            lines, merges = [], []
        lines.append('')
        for row in grid(block):
            texts = [''] * (right + block.columns)
            for column, cell, down in row:
                column += right
                texts[column] = cell.text.replace('|', '/').replace('\n', ' // ')
                if cell.span > 1 or down > 1:
                    merges.append(f'{make_xlsx.letters(column)}{len(lines) + 1}:'
                                  f'{make_xlsx.letters(column + cell.span - 1)}{len(lines) + down}')
            lines.append(' | '.join(texts))
    sheets.append((lines, merges))
    source = path.with_suffix('.description')
    source.write_text('\n'.join('\n'.join([f'@sheet Sheet{k + 1}'] + ['@merge ' + m for m in merges] + lines)
                                for k, (lines, merges) in enumerate(sheets)), encoding='utf-8')
    make_xlsx.main(['', str(source), str(path)])


def write_md(blocks, path):
    write_lines(blocks, path, lambda texts: '| ' + ' | '.join(text.replace('|', '/') for text in texts) + ' |', '|---')


def write_tabs(blocks, path):
    write_lines(blocks, path, '\t'.join, '')


def write_lines(blocks, path, line_of, rule):
    out = ''
    for block in blocks:
        if isinstance(block, str):
            out += block + '\n\n'
            continue
        out += '\n'
        for r, row in enumerate(block.rows):
            texts = []
            for cell in row:
                texts += [cell.text.replace('\n', ' ') if cell.merge != 'continue' else ''] + [''] * (cell.span - 1)
            out += line_of(texts) + '\n'
            if r == 0 and rule:
                out += rule * len(texts) + '|\n'
        out += '\n'
    path.write_text(out, encoding='utf-8')


def write_dump(blocks, path, chars=160, page_lines=34, space=True):
    """What a simple program takes out of a PDF (as 004): the lines of the cells, cell by cell; a new line where the next one stands
    higher or lower, an empty one where it is a whole line or more, nothing but a space on the same height. chars: across the table;
    page_lines: after so many the page ends and the header comes again."""
    out, page = [], 7
    for block in blocks:
        if isinstance(block, str):
            out += ['\n' * 3] if block == '\f' else [line + ' \n\n' for line in textwrap.wrap(block, 80)]
            continue
        widths = [max(4, width) for width in widths_of(block, chars, 0.1)]
        head = ''.join(dumped_row(row, widths, space) for row in block.rows[:block.heads])
        out.append(head)
        used = 0
        for row in block.rows[block.heads:]:
            height = max(len(lines) for lines in wrapped(row, widths))
            if used and used + height > page_lines:
                out.append(f'\n\n\n{page} \n\n' + head)
                used, page = 0, page + 1
            out.append(dumped_row(row, widths, space))
            used += height
    path.write_text(''.join(out), encoding='utf-8')


def wrapped(row, widths):
    column, out = 0, []
    for cell in row:
        text = '' if cell.merge == 'continue' else cell.text
        width = sum(widths[column:column + cell.span])
        out.append([line for part in text.split('\n') for line in textwrap.wrap(part, width, break_long_words=False)])
        column += cell.span
    return out


def dumped_row(row, widths, space):
    cells = wrapped(row, widths)
    height = max(len(lines) for lines in cells)
    out, before = '', None
    for lines in cells:
        if not lines:
            out += ' ' if out and space else ''
        for k, line in enumerate(lines):
            at = (height - len(lines)) / 2 + k  # in the middle of the row
            if before is not None:
                out = out.rstrip(' ') + (' ' if at == before else ' \n' if abs(at - before) < 1 else ' \n\n')
            out += line
            before = at
    return out + ' \n\n'


# ---------------------------------------------------------------- by other programs
def run(*command):
    return subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          timeout=300).stdout


@functools.cache
def profile():
    """Of LibreOffice, one for each process: two cannot share one, and a new one takes long to make."""
    return tempfile.TemporaryDirectory(prefix='sauro-office-')


def convert(source, path):
    """LibreOffice writes `path` of `source`; the kinds are those of their names."""
    kind = path.suffix[1:]
    run('soffice', f'-env:UserInstallation=file://{profile().name}', '--headless', '--convert-to', kind, '--outdir', path.parent, source)
    made = path.parent / (source.stem + path.suffix)
    if made != path:
        made.rename(path)


def write_office(blocks, path, look=Look()):
    source = path.with_name('office.xlsx' if path.suffix in ('.xls', '.ods') else 'office.docx')
    if source.suffix == '.xlsx':
        write_xlsx(blocks, source)
    else:
        write_docx(blocks, source, look)
    convert(source, path)


def dump(pdf, path, how):
    """What pdftotext gives of a PDF: how is "-layout", "-raw" or nothing."""
    run('pdftotext', *([how] if how else []), '-enc', 'UTF-8', pdf, path)


def scan(pdf, path, dpi=200, skew=0.0, quality=0, noise=0, grey=False, pages=0):
    """Prints a PDF and scans it: pictures only. skew in degrees; quality of JPEG, 0 for none; noise from 0 to 60."""
    last = ['-l', str(pages)] if pages else []
    prefix = path.with_suffix('')
    if quality:
        run('pdftoppm', '-r', str(dpi), *last, '-jpeg', '-jpegopt', f'quality={quality}', pdf, prefix)
        pictures = [(*size_of_jpeg(file.read_bytes()), 'DCTDecode', file.read_bytes()) for file in sorted(path.parent.glob(prefix.name + '-*.jpg'))]
    else:
        run('pdftoppm', '-r', str(dpi), *last, '-gray', pdf, prefix)
        pictures = []
        for file in sorted(path.parent.glob(prefix.name + '-*.pgm')):
            width, height, grey_bytes = read_pgm(file.read_bytes())
            pictures.append((width, height, 'FlateDecode', zlib.compress(worn(grey_bytes, noise, grey), 1)))
    for file in path.parent.glob(prefix.name + '-*.*'):
        file.unlink()
    put_pictures(pictures, path, dpi, skew)


def worn(pixels, noise, grey):
    """Paper that is not white and a sensor that is not quiet."""
    if grey:
        pixels = pixels.translate(bytes(40 + value * 170 // 255 for value in range(256)))
    if not noise:
        return pixels
    dust = random.Random(57).randbytes(len(pixels)).translate(bytes(value * noise // 255 for value in range(256)))
    return bytes(max(0, a - b) if a > 128 else min(255, a + b) for a, b in zip(pixels, dust))


def read_pgm(data):
    magic, width, height, _ = data.split(maxsplit=4)[:4]
    assert magic == b'P5'
    return int(width), int(height), data[-int(width) * int(height):]


def size_of_jpeg(data):
    at = 2
    while not 0xC0 <= data[at + 1] <= 0xC2:
        at += 2 + int.from_bytes(data[at + 2:at + 4], 'big')
    return int.from_bytes(data[at + 7:at + 9], 'big'), int.from_bytes(data[at + 5:at + 7], 'big')


def put_pictures(pictures, path, dpi, skew):
    turn = math.radians(skew)
    objects = ['<</Type/Catalog/Pages 2 0 R>>', '']
    pages = []
    for width, height, how, data in pictures:
        w, h = width * 72 / dpi, height * 72 / dpi
        number = len(objects) + 1
        pages.append(number)
        draw = (f'q 1 0 0 1 {w / 2} {h / 2} cm {math.cos(turn)} {math.sin(turn)} {-math.sin(turn)} {math.cos(turn)} 0 0 cm '
                f'{w} 0 0 {h} {-w / 2} {-h / 2} cm /P Do Q')
        objects += [f'<</Type/Page/Parent 2 0 R/MediaBox[0 0 {w} {h}]/Resources<</XObject<</P {number + 2} 0 R>>>>/Contents {number + 1} 0 R>>',
                    f'<</Length {len(draw)}>>stream\n{draw}\nendstream',
                    f'<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/{"DeviceRGB" if how == "DCTDecode" else "DeviceGray"}/BitsPerComponent 8'
                    f'/Filter/{how}/Length {len(data)}>>stream\n'.encode() + data + b'\nendstream']
    objects[1] = f'<</Type/Pages/Count {len(pages)}/Kids[{" ".join(f"{p} 0 R" for p in pages)}]>>'
    out, places = b'%PDF-1.4\n', []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f'{number} 0 obj\n'.encode() + (body if isinstance(body, bytes) else body.encode()) + b'\nendobj\n'
    start = len(out)
    out += f'xref\n0 {len(objects) + 1}\n0000000000 65535 f \n'.encode()
    out += b''.join(f'{place:010d} 00000 n \n'.encode() for place in places)
    path.write_bytes(out + f'trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF'.encode())
