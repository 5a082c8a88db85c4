"""Plans as paragraphs and tables, in between two formats: what the changes change and the writers write."""
import zipfile
from xml.etree import ElementTree

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'


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
