#!/usr/bin/env python3
"""mutate.py --sauro PROGRAM --corpus DIR [--only WORD] [--pdf] [--errors] [--least 0.995]

Takes the tables of the corpus apart, changes them as other offices would have written them (columns in another order, dropped,
added, renamed, misspelt; tables cut into pages; rows cut by a page; other formats and encodings), writes them as .docx, .xlsx, .html
or .md and scores what is read against gold that is changed in the same way. Nothing is kept; a row below --least is a failure.
"""
import argparse
import copy
import html
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from xml.etree import ElementTree
from xml.sax.saxutils import escape

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / 'tools'))
sys.dont_write_bytecode = True
import make_xlsx  # noqa: E402


class Cell:
    def __init__(self, text='', span=1, merge='', bold=False):
        self.text, self.span, self.merge, self.bold = text, span, merge, bold  # merge: '', 'restart', 'continue'


class Table:
    def __init__(self, rows, heads):
        self.rows, self.heads = rows, heads  # heads: how many rows are the header

    @property
    def columns(self):
        return max(sum(cell.span for cell in row) for row in self.rows)

    def wide(self):
        return self.columns >= 5 and len(self.rows) >= 5


def read_docx(path):
    body = ElementTree.fromstring(zipfile.ZipFile(path).read('word/document.xml')).find(W + 'body')
    blocks = []
    for item in body:
        if item.tag == W + 'p':
            blocks.append(text_of(item))
        elif item.tag == W + 'tbl':
            rows, heads = [], 0
            for row in item.iter(W + 'tr'):
                heads += row.find(f'{W}trPr/{W}tblHeader') is not None
                cells = []
                for cell in row.findall(W + 'tc'):
                    span = cell.find(f'{W}tcPr/{W}gridSpan')
                    merge = cell.find(f'{W}tcPr/{W}vMerge')
                    cells.append(Cell('\n'.join(text_of(p) for p in cell.findall(W + 'p')),
                                      int(span.get(W + 'val')) if span is not None else 1,
                                      '' if merge is None else merge.get(W + 'val') or 'continue',
                                      cell.find(f'.//{W}rPr/{W}b') is not None))
                rows.append(cells)
            blocks.append(Table(rows, max(heads, 1)))
    return blocks


def text_of(paragraph):
    out = ''
    for item in paragraph.iter():
        if item.tag == W + 't':
            out += item.text or ''
        elif item.tag in (W + 'tab', W + 'br'):
            out += ' '
    return out


# ---------------------------------------------------------------- writers
def write_docx(blocks, path, font='Times New Roman', landscape=True):
    def run(text, bold):
        return (f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>{"<w:b/>" if bold else ""}<w:sz w:val="20"/></w:rPr>'
                f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>')
    content = ''
    for block in blocks:
        if isinstance(block, str):
            content += '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' if block == '\f' else f'<w:p>{run(block, False)}</w:p>'
            continue
        width = 14800 // block.columns
        content += ('<w:tbl><w:tblPr><w:tblBorders>' + ''.join(
            f'<w:{side} w:val="single" w:sz="4"/>' for side in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV'))
            + '</w:tblBorders></w:tblPr><w:tblGrid>' + f'<w:gridCol w:w="{width}"/>' * block.columns + '</w:tblGrid>')
        for r, row in enumerate(block.rows):
            content += '<w:tr>' + ('<w:trPr><w:tblHeader/></w:trPr>' if r < block.heads else '')
            for cell in row:
                merge = {'': '', 'restart': '<w:vMerge w:val="restart"/>', 'continue': '<w:vMerge/>'}[cell.merge]
                lines = ''.join(f'<w:p>{run(line, cell.bold)}</w:p>' for line in cell.text.split('\n'))
                content += (f'<w:tc><w:tcPr><w:tcW w:w="{width * cell.span}" w:type="dxa"/><w:gridSpan w:val="{cell.span}"/>'
                            f'{merge}</w:tcPr>{lines}</w:tc>')
            content += '</w:tr>'
        content += '</w:tbl><w:p/>'
    page = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>' if landscape else ''
    types = 'http://schemas.openxmlformats.org/package/2006/'
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as out:
        out.writestr('[Content_Types].xml', f'<Types xmlns="{types}content-types"><Default Extension="rels" ContentType='
                     '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
                     '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        out.writestr('_rels/.rels', f'<Relationships xmlns="{types}relationships"><Relationship Id="r" Target="word/document.xml" Type='
                     '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>')
        out.writestr('word/document.xml', f'<w:document xmlns:w="{W[1:-1]}"><w:body>{content}{page}</w:body></w:document>')


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


def write_xlsx(blocks, path):
    lines, at, merges = ['@sheet Kế hoạch'], 0, []
    for block in blocks:
        if isinstance(block, str):
            if block.strip() and block != '\f':
                lines.append(block.replace('|', '/'))
                at += 1
            continue
        lines.append('')
        at += 1
        for row in grid(block):
            texts = [''] * block.columns
            for column, cell, down in row:
                texts[column] = cell.text.replace('|', '/').replace('\n', ' // ')
                if cell.span > 1 or down > 1:
                    merges.append(f'{make_xlsx.letters(column)}{at + 1}:{make_xlsx.letters(column + cell.span - 1)}{at + down}')
            lines.append(' | '.join(texts))
            at += 1
    source = path.with_suffix('.description')
    source.write_text('\n'.join(lines[:1] + ['@merge ' + m for m in merges] + lines[1:]), encoding='utf-8')
    make_xlsx.main(['', str(source), str(path)])


def write_md(blocks, path):
    out = ''
    for block in blocks:
        if isinstance(block, str):
            out += block + '\n\n'
            continue
        out += '\n'
        for r, row in enumerate(block.rows):
            texts = []
            for cell in row:
                texts += [cell.text.replace('\n', ' ').replace('|', '/') if cell.merge != 'continue' else ''] + [''] * (cell.span - 1)
            out += '| ' + ' | '.join(texts) + ' |\n'
            if r == 0:
                out += '|---' * len(texts) + '|\n'
        out += '\n'
    path.write_text(out, encoding='utf-8')


def write_pdf(blocks, path):
    source = path.with_suffix('.docx')
    write_docx(blocks, source)
    subprocess.run(['soffice', '--headless', '--convert-to', 'pdf', '--outdir', str(path.parent), str(source)],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)


# ---------------------------------------------------------------- mutations: (name, format, change(blocks, gold, random))
def tables(blocks):
    return [block for block in blocks if isinstance(block, Table) and block.wide()]


def heads(table):
    """Texts of the header by column."""
    out = [''] * table.columns
    for row in table.rows[:table.heads]:
        column = 0
        for cell in row:
            for k in range(column, column + cell.span):
                out[k] = (out[k] + ' ' + cell.text).strip()
            column += cell.span
    return out


def find(table, *words):
    for column, text in enumerate(heads(table)):
        if any(word in text.lower() for word in words):
            return column
    return None


def plain(table):
    """True if no header cell spans columns: then columns may be moved."""
    return all(cell.span == 1 for row in table.rows[:table.heads] for cell in row)


def is_full(row, table):
    return any(cell.span > 1 for cell in row) or len(row) != table.columns


def drop(words, change):
    def run(blocks, gold, _):
        done = False
        for table in tables(blocks):
            column = find(table, *words)
            if column is None or not plain(table):
                continue
            for row in table.rows:
                if is_full(row, table):
                    max(row, key=lambda cell: cell.span).span -= 1
                else:
                    del row[column]
            done = True
        if done:
            change(gold)
        return done
    return run


def clear(field, value):
    def run(gold):
        for row in gold['tasks'] + gold['indicators']:
            if field in row:
                row[field] = copy.deepcopy(value)
            row.pop(field + '_alt', None)
    return run


def no_note(gold):
    """002 says in its notes what is done, the others have a column for it."""
    for task in gold['tasks']:
        task.update(note=None, basis=[])
        if task.get('status_raw') is None or task['status_raw'] == 'Đã hoàn thành':
            task['status'] = None


def permute(blocks, _, rnd):
    done = False
    for table in tables(blocks):
        if not plain(table):
            continue
        order = list(range(2, table.columns))
        rnd.shuffle(order)
        order = [0, 1] + order
        for row in table.rows:
            if not is_full(row, table):
                row[:] = [row[k] for k in order]
        done = True
    return done


def name_last(blocks, _, __):
    done = False
    for table in tables(blocks):
        if plain(table):
            for row in table.rows:
                if not is_full(row, table):
                    row.append(row.pop(1))
            done = True
    return done


SYNONYMS = [
    {'stt': 'TT', 'tt': 'Số TT', 'tên nhiệm vụ': 'Nội dung công việc', 'nội dung nhiệm vụ': 'Nhiệm vụ cụ thể', 'phối hợp': 'Đơn vị phối hợp thực hiện',
     'chủ trì': 'Đơn vị chủ trì', 'thời gian': 'Thời hạn hoàn thành', 'hạn hoàn thành': 'Tiến độ hoàn thành', 'yêu cầu kết quả': 'Sản phẩm đầu ra',
     'đơn vị tính': 'ĐVT', 'trạng thái': 'Tình hình thực hiện', 'tên chỉ tiêu': 'Chỉ tiêu cụ thể', 'hiện trạng': 'Thực trạng năm 2024'},
    {'stt': 'Số thứ tự', 'tt': 'STT', 'tên nhiệm vụ': 'Nhiệm vụ, giải pháp', 'nội dung nhiệm vụ': 'Đầu việc', 'phối hợp': 'CQ phối hợp',
     'chủ trì': 'CQ chủ trì', 'thời gian': 'TG thực hiện', 'hạn hoàn thành': 'Thời điểm hoàn thành', 'yêu cầu kết quả': 'Kết quả cần đạt',
     'trạng thái': 'Tình trạng', 'ghi chú': 'Ghi chú (nếu có)', 'tên chỉ tiêu': 'Nội dung chỉ tiêu'},
]


def rename(which):
    def run(blocks, _, __):
        for table in tables(blocks):
            for row in table.rows[:table.heads]:
                for cell in row:
                    text = cell.text.lower().strip()
                    for key, new in which.items():
                        if (text == key or (len(key) > 4 and key in text)) and 'chỉ đạo' not in text and 'theo dõi' not in text:
                            cell.text = new
                            break
        return True
    return run


def misspell(blocks, _, rnd):
    for table in tables(blocks):
        for row in table.rows[:table.heads]:
            for cell in row:
                words = cell.text.split(' ')
                if len(words) < 2 or len(words[-1]) < 3 or any(c.isdigit() for c in cell.text):
                    continue
                k = rnd.randrange(len(words[-1]) - 1)
                words[-1] = words[-1][:k] + words[-1][k + 1] + words[-1][k] + words[-1][k + 2:]
                cell.text = ' '.join(words)
    return True


def upper(blocks, _, __):
    for table in tables(blocks):
        for row in table.rows[:table.heads]:
            for cell in row:
                cell.text = cell.text.upper()
    return True


def add_column(header, fill, at):
    def run(blocks, _, __):
        done = False
        for table in tables(blocks):
            if not plain(table):
                continue
            full = [is_full(row, table) for row in table.rows]
            for r, row in enumerate(table.rows):
                if full[r] and r >= table.heads:
                    max(row, key=lambda cell: cell.span).span += 1
                    continue
                place = at if at >= 0 else len(row)
                row.insert(place, Cell(header if r < table.heads else fill))
            done = True
        return done
    return run


def pages(size, repeat):
    """Every `size` rows a new page, with the header again or without."""
    def run(blocks, _, __):
        out = []
        for block in blocks:
            if not isinstance(block, Table) or not block.wide():
                out.append(block)
                continue
            head, part, first = block.rows[:block.heads], [], True
            for row in block.rows[block.heads:]:
                if len(part) >= size and not any(cell.merge == 'continue' for cell in row):
                    out += [Table((copy.deepcopy(head) if repeat or first else []) + part, block.heads), '\f']
                    part, first = [], False
                part.append(row)
            with_head = repeat or first
            out.append(Table((copy.deepcopy(head) if with_head else []) + part, block.heads if with_head else 0))
        blocks[:] = out
        return True
    return run


def cut_rows(blocks, _, rnd):
    """A page break in the middle of each seventh row: its cells go on below the repeated header."""
    out = []
    for block in blocks:
        if not isinstance(block, Table) or not block.wide():
            out.append(block)
            continue
        head, part, count = block.rows[:block.heads], [], 0
        for row in block.rows[block.heads:]:
            texts = [cell.text for cell in row]
            count += 1
            simple = not is_full(row, block) and not any(cell.merge for cell in row) and len(max(texts, key=len).split(' ')) > 14
            if count % 7 or not simple:
                part.append(row)
                continue
            first, second = copy.deepcopy(row), copy.deepcopy(row)
            for k, cell in enumerate(row):
                words = cell.text.split(' ')
                at = len(words) * 2 // 3 if len(words) > 3 else len(words)
                if '\n' in cell.text or any(re.match(r'[\d(+-]', word) for word in words[at - 1:at + 1]):
                    at = len(words)
                first[k].text, second[k].text = ' '.join(words[:at]), ' '.join(words[at:])
            out += [Table(copy.deepcopy(head) + part + [first], block.heads), '\f']
            part = [second]
        out.append(Table(copy.deepcopy(head) + part, block.heads))
    blocks[:] = out
    return True


def label_in_title(blocks, _, __):
    """Headings as one cell over the table: "II. Hạ tầng"."""
    for table in tables(blocks):
        for row in table.rows[table.heads:]:
            filled = [cell for cell in row if cell.text.strip()]
            if len(filled) == 2 and len(row) == table.columns and re.fullmatch(r'[A-Z]|[IVX]+(\.\d+)?', filled[0].text.strip()):
                row[:] = [Cell(f'{filled[0].text.strip()}. {filled[1].text}', table.columns, '', True)]
    return True


def every_text(convert):
    def run(blocks, _, __):
        for k, block in enumerate(blocks):
            if isinstance(block, str):
                blocks[k] = convert(block)
                continue
            for row in block.rows:
                for cell in row:
                    cell.text = convert(cell.text)
        return True
    return run


TCVN3 = dict(zip(
    'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ',
    'µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ¡¢§£¤¥¦'))


def tcvn3(text):
    return ''.join(TCVN3.get(c, TCVN3.get(c.lower(), c)) for c in text)


def same(*_):
    return True


def writer(name):
    return {'docx': write_docx, 'html': write_html, 'xlsx': write_xlsx, 'md': write_md, 'pdf': write_pdf,
            'abc': lambda blocks, path: write_docx(blocks, path, '.VnTime')}[name]


MUTATIONS = [
    ('as it is', 'docx', same), ('as it is', 'html', same), ('as it is', 'xlsx', same), ('as it is', 'md', same),
    ('no coordination', 'docx', drop(['phối hợp'], clear('coordinate', []))),
    ('no product', 'docx', drop(['yêu cầu kết quả', 'sản phẩm'], clear('product', None))),
    ('no deadline', 'docx', drop(['thời gian', 'hạn hoàn thành'], clear('deadline', {'kind': 'unspecified'}))),
    ('no status', 'docx', drop(['trạng thái'], clear('status', None))),
    ('no note', 'html', drop(['ghi chú'], no_note)),
    ('columns moved 1', 'docx', permute), ('columns moved 2', 'html', permute), ('columns moved 3', 'xlsx', permute),
    ('name last', 'docx', name_last),
    ('other headers 1', 'docx', rename(SYNONYMS[0])), ('other headers 2', 'docx', rename(SYNONYMS[1])),
    ('other headers 1', 'md', rename(SYNONYMS[0])), ('misspelt headers', 'docx', misspell), ('headers in capitals', 'xlsx', upper),
    ('budget column', 'docx', add_column('Kinh phí (triệu đồng)', '1.200', -1)),
    ('leader column', 'docx', add_column('Lãnh đạo UBND theo dõi', 'Phó Chủ tịch Nguyễn Văn A', 2)),
    ('code column', 'docx', add_column('Mã theo dõi', 'X01', 1)),
    ('pages with header', 'docx', pages(9, True)), ('pages without header', 'docx', pages(9, False)),
    ('pages with header', 'md', pages(9, True)), ('rows cut by pages', 'docx', cut_rows), ('rows cut by pages', 'html', cut_rows),
    ('headings in one cell', 'docx', label_in_title), ('headings in one cell', 'xlsx', label_in_title),
    ('decomposed letters', 'docx', every_text(lambda text: unicodedata.normalize('NFD', text))),
    ('decomposed letters', 'html', every_text(lambda text: unicodedata.normalize('NFD', text))),
    ('old letters', 'abc', every_text(tcvn3)),
]
PDF = [('as it is', 'pdf', same), ('columns moved', 'pdf', permute), ('other headers 1', 'pdf', rename(SYNONYMS[0])),
       ('headings in one cell', 'pdf', label_in_title), ('leader column', 'pdf', add_column('Lãnh đạo UBND theo dõi', 'Phó Chủ tịch Nguyễn Văn A', 2))]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--sauro', required=True)
    arguments.add_argument('--corpus', required=True, type=pathlib.Path)
    arguments.add_argument('--only', default='')
    arguments.add_argument('--least', type=float, default=0.995)
    arguments.add_argument('--pdf', action='store_true')
    arguments.add_argument('--errors', action='store_true')
    arguments = arguments.parse_args()
    if not (arguments.corpus / 'gold').is_dir():
        print(f'no corpus at {arguments.corpus}')
        return 77
    sys.path.insert(0, str(arguments.corpus))
    import score  # of the corpus
    low = 0
    with tempfile.TemporaryDirectory() as work:
        for plan in sorted((arguments.corpus / 'files').iterdir()):
            source = read_docx(plan / 'plan.docx')
            kept = json.loads((arguments.corpus / 'gold' / f'{plan.name}.json').read_text(encoding='utf-8'))
            for name, kind, change in PDF if arguments.pdf else MUTATIONS:
                what = f'{plan.name} {kind}: {name}'
                if arguments.only not in what:
                    continue
                blocks, gold = copy.deepcopy(source), copy.deepcopy(kept)
                if not change(blocks, gold, random.Random(name)):
                    continue
                path = pathlib.Path(work) / ('plan.docx' if kind == 'abc' else f'plan.{kind}')
                writer(kind)(blocks, path)
                read = subprocess.run([arguments.sauro, 'read', '--json', str(path)], capture_output=True, check=False)
                if read.returncode != 0:
                    print(f'0.0000  {what}: {read.stderr.decode()[:300]}')
                    low += 1
                    continue
                errors = []
                overall = score.score(gold, json.loads(read.stdout), False, errors)['overall']
                below = overall < arguments.least
                low += below
                print(f'{overall:.4f}  {what}{"   BELOW" if below else ""}', flush=True)
                if arguments.errors and below:
                    print('\n'.join('   ' + error for error in errors[:40]))
    print(f'{low} below {arguments.least}')
    return 1 if low else 0


if __name__ == '__main__':
    sys.exit(main())
