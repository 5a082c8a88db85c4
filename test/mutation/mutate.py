#!/usr/bin/env python3
"""mutate.py --sauro PROGRAM --corpus DIR [--all] [--only WORD] [--errors] [--least 0.995] [--jobs 2]

Takes the tables of the corpus apart, changes them as other offices would have written them (columns in another order, dropped,
added, renamed, misspelt; tables cut into pages; rows cut by a page; dates, numbers and names in other notations), writes them in
all formats and encodings and scores what is read against gold that is changed in the same way. Nothing is kept; a row below --least
is a failure. --all adds what takes long or is no promise: LibreOffice, printed PDFs, dumps of them, scans. It prints the worst
fields beside each score; promises: 0.99 for PDF, 0.93 for scans, --least for the others.
"""
import argparse
import copy
import functools
import json
import multiprocessing
import pathlib
import random
import subprocess
import sys
import tempfile
import unicodedata

sys.dont_write_bytecode = True
import changes as c  # noqa: E402
import writers as w  # noqa: E402
from plan_tables import read_docx  # noqa: E402


def same(*_):
    return True


def looked(**look):
    return functools.partial(w.write_docx, look=w.Look(**look))


def pdf(**look):
    return functools.partial(w.write_office, look=w.Look(**look))


def dumped(how, **look):
    def write(blocks, path):
        printed = path.with_suffix('.pdf')
        w.write_office(blocks, printed, w.Look(**look))
        w.dump(printed, path, how)
    return write


# (name, suffix, change, writer)
QUICK = [
    ('as it is', 'docx', same, w.write_docx), ('as it is', 'html', same, w.write_html), ('as it is', 'xlsx', same, w.write_xlsx),
    ('as it is', 'md', same, w.write_md), ('tabs', 'txt', same, w.write_tabs),
    ('a sheet for each table', 'xlsx', same, functools.partial(w.write_xlsx, by_table=True)),
    ('two columns to the right', 'xlsx', same, functools.partial(w.write_xlsx, right=2)),
    ('no coordination', 'docx', c.drop(['phối hợp'], c.clear('coordinate', [])), w.write_docx),
    ('no product', 'docx', c.drop(['yêu cầu kết quả', 'sản phẩm'], c.clear('product', None)), w.write_docx),
    ('no deadline', 'docx', c.drop(['thời gian', 'hạn hoàn thành'], c.clear('deadline', {'kind': 'unspecified'})), w.write_docx),
    ('no status', 'docx', c.drop(['trạng thái'], c.clear('status', None)), w.write_docx),
    ('no note', 'html', c.drop(['ghi chú'], c.no_note), w.write_html),
    ('columns moved 1', 'docx', c.permute, w.write_docx), ('columns moved 2', 'html', c.permute, w.write_html),
    ('columns moved 3', 'xlsx', c.permute, w.write_xlsx), ('columns moved 4', 'txt', c.permute, w.write_tabs),
    ('name last', 'docx', c.name_last, w.write_docx),
    *((f'other headers {k + 1}', 'docx', c.rename(names), w.write_docx) for k, names in enumerate(c.SYNONYMS)),
    ('other headers 1', 'md', c.rename(c.SYNONYMS[0]), w.write_md), ('misspelt headers', 'docx', c.misspell, w.write_docx),
    ('headers in capitals', 'xlsx', c.upper, w.write_xlsx), ('headers on two levels', 'docx', c.two_level_header, w.write_docx),
    ('headers on two levels', 'txt', c.two_level_header, w.write_tabs), ('row of column numbers', 'docx', c.index_row, w.write_docx),
    ('budget column', 'docx', c.add_column('Kinh phí (triệu đồng)', '1.200', -1), w.write_docx),
    ('leader column', 'docx', c.add_column('Lãnh đạo UBND theo dõi', 'Phó Chủ tịch Nguyễn Văn A', 2), w.write_docx),
    ('code column', 'docx', c.add_column('Mã theo dõi', 'X01', 1), w.write_docx),
    ('pages with header', 'docx', c.pages(9, True), w.write_docx), ('pages without header', 'docx', c.pages(9, False), w.write_docx),
    ('pages with header', 'md', c.pages(9, True), w.write_md),
    ('rows cut by pages', 'docx', c.cut_rows, w.write_docx), ('rows cut by pages', 'html', c.cut_rows, w.write_html),
    ('a table for each section', 'docx', c.own_tables, w.write_docx), ('a table for each section', 'md', c.own_tables, w.write_md),
    ('headings in one cell', 'docx', c.label_in_title, w.write_docx), ('headings in one cell', 'xlsx', c.label_in_title, w.write_xlsx),
    ('headings unmerged', 'docx', c.headings(c.unmerged), w.write_docx),
    ('headings unmerged, bold', 'xlsx', c.headings(c.unmerged_bold), w.write_xlsx),
    ('headings in the name', 'docx', c.headings(c.in_name), w.write_docx), ('headings in the name', 'txt', c.headings(c.in_name), w.write_tabs),
    ('headings in the first cell', 'docx', c.headings(c.in_first), w.write_docx),
    ('headings in capitals', 'docx', c.headings(c.capitals), w.write_docx),
    ('no ordinals', 'docx', c.drop_ordinals, w.write_docx), ('ordinals a, b', 'docx', c.number(c.letter), w.write_docx),
    ('ordinals 1)', 'docx', c.number(c.bracket), w.write_docx),
    ('ordinals 1.', 'xlsx', c.number(c.point), w.write_xlsx), ('ordinals 01', 'docx', c.number(c.two_digits), w.write_docx),
    ('leads merged', 'docx', c.merge_down('chủ trì'), w.write_docx), ('deadlines merged', 'html', c.merge_down('thời gian', 'hạn hoàn thành'), w.write_html),
    ('coordination merged', 'xlsx', c.merge_down('phối hợp'), w.write_xlsx),
    *((f'dates: {name}', 'docx', change, w.write_docx) for name, change in c.DATES.items()),
    ('deadline in the name', 'docx', c.deadline_in_title, w.write_docx),
    ('leads in capitals', 'docx', c.in_cells('chủ trì', convert=str.upper), w.write_docx),
    ('names abbreviated', 'docx', c.everywhere(c.shorten), w.write_docx), ('names written out', 'docx', c.everywhere(c.write_out), w.write_docx),
    ('hard spaces', 'docx', c.every_text(c.hard_spaces), w.write_docx), ('soft hyphens', 'html', c.every_text(c.soft_hyphens), w.write_html),
    ('loose typing', 'docx', c.every_text(c.loose), w.write_docx),
    ('blanks before marks', 'docx', c.in_cells('chủ trì', convert=c.blanks_before_marks), w.write_docx), ('other marks', 'docx', c.everywhere(c.other_marks), w.write_docx),
    ('lines broken in cells', 'docx', c.every_text(c.broken_lines), w.write_docx), ('lines broken in cells', 'xlsx', c.every_text(c.broken_lines), w.write_xlsx),
    ('decomposed letters', 'docx', c.every_text(functools.partial(unicodedata.normalize, 'NFD')), w.write_docx),
    ('decomposed letters', 'html', c.every_text(functools.partial(unicodedata.normalize, 'NFD')), w.write_html),
    ('old letters, TCVN3', 'docx', c.every_text(c.tcvn3), looked(font='.VnTime')),
    ('old letters, VNI', 'docx', c.every_text(c.vni), looked(font='VNI-Times')),
]
SLOW = [
    ('lines of cells, as 004', 'txt', same, w.write_dump),
    ('lines of cells, narrow', 'txt', same, functools.partial(w.write_dump, chars=135, page_lines=40)),
    ('lines of cells, wide', 'txt', same, functools.partial(w.write_dump, chars=190, page_lines=26)),
    ('ordinals I.1', 'docx', c.number(c.below_section), w.write_docx),  # no promise yet: I.1.1.1 below I.1.1 of I.1
    *(('by LibreOffice', kind, same, w.write_office) for kind in ('odt', 'rtf', 'doc', 'html', 'xls', 'ods', 'pdf')),
    ('headings unmerged', 'odt', c.headings(c.unmerged), w.write_office), ('leads merged', 'rtf', c.merge_down('chủ trì'), w.write_office),
    ('columns moved', 'pdf', c.permute, w.write_office), ('other headers 1', 'pdf', c.rename(c.SYNONYMS[0]), w.write_office),
    ('headings in one cell', 'pdf', c.label_in_title, w.write_office), ('headings unmerged', 'pdf', c.headings(c.unmerged), w.write_office),
    ('leader column', 'pdf', c.add_column('Lãnh đạo UBND theo dõi', 'Phó Chủ tịch Nguyễn Văn A', 2), w.write_office),
    ('headers on two levels', 'pdf', c.two_level_header, w.write_office), ('deadlines merged', 'pdf', c.merge_down('thời gian', 'hạn hoàn thành'), w.write_office),
    ('a table for each section', 'pdf', c.own_tables, w.write_office),
    ('portrait', 'pdf', same, pdf(landscape=False)), ('running heads', 'pdf', same, pdf(running=True)),
    ('large letters', 'pdf', same, pdf(size=13)), ('sans serif', 'pdf', same, pdf(font='Liberation Sans', size=9)),
    ('DejaVu, portrait', 'pdf', same, pdf(font='DejaVu Serif', size=8, landscape=False)), ('no rules', 'pdf', same, pdf(rules=False)),
    ('pdftotext -layout', 'txt', same, dumped('-layout')), ('pdftotext -raw', 'txt', same, dumped('-raw')), ('pdftotext', 'txt', same, dumped('')),
    ('pdftotext -layout, running heads', 'txt', same, dumped('-layout', running=True, landscape=False)),
]
SCANS = [
    ('150 dpi', {'dpi': 150}), ('200 dpi', {'dpi': 200}), ('300 dpi', {'dpi': 300}), ('JPEG 30', {'quality': 30}),
    ('skew 1', {'skew': 1.0}), ('skew -2', {'skew': -2.0}), ('grey paper', {'grey': True}), ('noise', {'noise': 45, 'grey': True}),
]


class Variant:
    """A file to be read and the gold for it; make(folder) writes the file, or gives nothing where the change says nothing here."""

    def __init__(self, name, plan, gold, least, make):
        self.name, self.plan, self.gold, self.least, self.make = name, plan, gold, least, make


def of_tables(corpus, plan, entry, least):
    name, suffix, change, write = entry

    def make(folder):
        blocks = read_docx(corpus / 'files' / plan / 'plan.docx')
        gold = json.loads((corpus / 'gold' / f'{plan}.json').read_text(encoding='utf-8'))
        if not change(blocks, gold, random.Random(name)):
            return None
        path = folder / f'plan.{suffix}'
        write(blocks, path)
        return path, gold
    return Variant(f'{suffix}: {name}', plan, plan, least, make)


def of_scan(corpus, plan, name, how):
    def make(folder):
        path = folder / 'scan.pdf'
        w.scan(corpus / 'files' / plan / 'scan.pdf', path, **how)
        return path, json.loads((corpus / 'gold' / f'{plan}-scan.json').read_text(encoding='utf-8'))
    return Variant(f'scan: {name}', plan, f'{plan}-scan', 0.93, make)


def variants(corpus, everything, least):
    plans = [plan.name for plan in sorted((corpus / 'files').iterdir())]
    for plan in plans:
        for entry in QUICK:
            yield of_tables(corpus, plan, entry, least)
        if not everything:
            continue
        for entry in SLOW:
            yield of_tables(corpus, plan, entry, 0.99 if entry[1] == 'pdf' else least)
        if (corpus / 'files' / plan / 'scan.pdf').exists():
            for name, how in SCANS:
                yield of_scan(corpus, plan, name, how)


def worst(result):
    """The fields that cost most, and the rows if they do."""
    values = {name: field['acc'] for name, field in result['fields'].items() if field['acc'] is not None}
    values['rows'] = result['rows']['all']['f1']
    low = sorted((value, name) for name, value in values.items() if value < 0.9995)
    return '  '.join(f'{name} {value:.3f}' for value, name in low[:4])


def measure(sauro, variant):
    """(overall, what to print beside it, errors); overall is None where there is nothing to measure."""
    import score  # of the corpus
    with tempfile.TemporaryDirectory() as folder:
        made = variant.make(pathlib.Path(folder))
        if made is None:
            return None, '', []
        path, gold = made
        read = subprocess.run([sauro, 'read', '--json', str(path)], capture_output=True, check=False)
    if read.returncode != 0:
        return 0.0, read.stderr.decode()[:300], []
    errors = []
    result = score.score(gold, json.loads(read.stdout), False, errors)
    return result['overall'], worst(result), errors


class Job:
    sauro, wanted = '', []

    @staticmethod
    def run(index):
        return measure(Job.sauro, Job.wanted[index])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--sauro', required=True)
    arguments.add_argument('--corpus', required=True, type=pathlib.Path)
    arguments.add_argument('--only', default='')
    arguments.add_argument('--least', type=float, default=0.995)
    arguments.add_argument('--all', action='store_true')
    arguments.add_argument('--errors', action='store_true')
    arguments.add_argument('--jobs', type=int, default=2)
    arguments = arguments.parse_args()
    if not (arguments.corpus / 'gold').is_dir():
        print(f'no corpus at {arguments.corpus}')
        return 77
    sys.path.insert(0, str(arguments.corpus))
    wanted = [variant for variant in variants(arguments.corpus, arguments.all, arguments.least)
              if arguments.only in f'{variant.plan} {variant.name}']
    # Forked, for the changes are functions that no pickle holds.
    Job.sauro, Job.wanted = arguments.sauro, wanted
    with multiprocessing.get_context('fork').Pool(arguments.jobs) as pool:
        measured = pool.imap(Job.run, range(len(wanted)))
        return report(wanted, measured, arguments.errors)


def report(wanted, measured, with_errors):
    low, scores = 0, []
    for variant, (overall, beside, errors) in zip(wanted, measured):
        if overall is None:
            continue
        scores.append(overall)
        below = overall < variant.least
        low += below
        print(f'{overall:.4f}  {variant.plan:8}  {variant.name:44} {beside}{"   BELOW" if below else ""}', flush=True)
        if with_errors and below:
            print('\n'.join('   ' + error for error in errors[:40]))
    if scores:
        print(f'{low} of {len(scores)} below what is promised; mean {sum(scores) / len(scores):.4f}, least {min(scores):.4f}')
    return 1 if low else 0


if __name__ == '__main__':
    sys.exit(main())
