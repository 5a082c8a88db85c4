"""Changes of a plan that another office could have made, and what they change in its gold.

Each change is called (blocks, gold, random) and tells whether it changed anything.
"""
import calendar
import copy
import datetime
import re
import unicodedata

from plan_tables import Cell, Table


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


def with_column(blocks, words):
    """Each plain table that has such a column, and the column."""
    for table in tables(blocks):
        column = find(table, *words)
        if column is not None and plain(table):
            yield table, column


def drop(words, change):
    def run(blocks, gold, _):
        done = False
        for table, column in with_column(blocks, words):
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
    {'stt': 'Số\nTT', 'tt': 'TT\n(1)', 'tên nhiệm vụ': 'Nhiệm vụ trọng tâm', 'nội dung nhiệm vụ': 'Nội dung thực hiện',
     'phối hợp': 'Cơ quan, đơn vị phối hợp', 'chủ trì': 'Cơ quan, đơn vị chủ trì thực hiện', 'thời gian': 'Thời gian hoàn thành/trình',
     'hạn hoàn thành': 'Thời hạn', 'yêu cầu kết quả': 'Kết quả/sản phẩm', 'trạng thái': 'Tiến độ thực hiện',
     'đơn vị tính': 'Đơn vị', 'tên chỉ tiêu': 'Mục tiêu/chỉ tiêu', 'hiện trạng': 'Kết quả năm 2024'},
    {'stt': 'No.', 'tên nhiệm vụ': 'Công việc', 'nội dung nhiệm vụ': 'Nhiệm vụ/Công việc', 'phối hợp': 'Phối hợp', 'chủ trì': 'Chủ trì',
     'thời gian': 'Thời hạn', 'hạn hoàn thành': 'Hoàn thành trước', 'yêu cầu kết quả': 'Đầu ra', 'ghi chú': 'Căn cứ/ghi chú',
     'đơn vị tính': 'Đ/v tính', 'tên chỉ tiêu': 'Tên chỉ số', 'hiện trạng': 'Số liệu năm 2024'},
    {'tên nhiệm vụ': 'Tên nhiệm vụ, đề án, dự án', 'nội dung nhiệm vụ': 'Nhiệm vụ, giải pháp cụ thể', 'phối hợp': 'ĐV phối hợp',
     'chủ trì': 'ĐV chủ trì', 'thời gian': 'T.gian thực hiện', 'hạn hoàn thành': 'T.gian HT', 'yêu cầu kết quả': 'SP dự kiến',
     'trạng thái': 'Tình trạng thực hiện', 'hiện trạng': 'Thực hiện năm 2024', 'đơn vị tính': 'Đơn vị đo'},
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


# ---------------------------------------------------------------- ordinals
def sections_of(table):
    """(row, label of the section above it) of each row below the header."""
    label = ''
    for row in table.rows[table.heads:]:
        if is_full(row, table):
            found = re.match(r'([A-Z]|[IVX]+(?:\.\d+)?)\b', row[0].text.strip())
            label = found.group(1) if found else label
        yield row, label


def number(as_label):
    """Numbers the rows in another way; as_label(ordinal, label of the section)."""
    def run(blocks, gold, _):
        tasks = {id(row): task for _, row, task in gold_rows(blocks, gold)}
        for table in tables(blocks):
            for row, label in sections_of(table):
                if not is_full(row, table) and re.fullmatch(r'\d+(\.\d+)*', row[0].text.strip()):
                    row[0].text = as_label(row[0].text.strip(), label)
                    tasks.get(id(row), {})['ordinal'] = row[0].text
        return True
    return run


def letter(ordinal, _):
    return chr(96 + int(ordinal)) if ordinal.isdigit() and int(ordinal) < 20 else ordinal


def below_section(ordinal, label):
    return f'{label}.{ordinal}' if label else ordinal


def bracket(ordinal, _):
    return ordinal + ')' if ordinal.isdigit() else ordinal


def point(ordinal, _):
    return ordinal + '.'


def two_digits(ordinal, _):
    return ordinal.zfill(2) if ordinal.isdigit() else ordinal


def drop_ordinals(blocks, gold, rnd):
    headings(over_all)(blocks, gold, rnd)
    for table in tables(blocks):
        for row in table.rows:
            if is_full(row, table) and row[0].span > 1:
                row[0].span -= 1
            else:
                del row[0]
    for task in gold['tasks'] + gold['indicators']:
        task['ordinal'] = None
    return True


# ---------------------------------------------------------------- headings of sections
def headings(change):
    """change(label, title, columns, bold) gives the cells of a heading row."""
    def run(blocks, _, __):
        for table in tables(blocks):
            for row in table.rows[table.heads:]:
                filled = [cell for cell in row if cell.text.strip()]
                if not is_full(row, table) or not filled:
                    continue
                found = re.match(r'([A-Z]|[IVX]+(?:\.\d+)?)[.)]?\s+(.*)$', ' '.join(cell.text.strip() for cell in filled), re.S)
                label, title = found.groups() if found else ('', filled[-1].text.strip())
                row[:] = change(label, title, table.columns)
        return True
    return run


def unmerged(label, title, columns):
    return [Cell(label), Cell(title)] + [Cell() for _ in range(columns - 2)]


def unmerged_bold(label, title, columns):
    return [Cell(label, 1, '', True), Cell(title, 1, '', True)] + [Cell() for _ in range(columns - 2)]


def in_name(label, title, columns):
    return [Cell(), Cell(f'{label}. {title}' if label else title, 1, '', True)] + [Cell() for _ in range(columns - 2)]


def in_first(label, title, columns):
    return [Cell(f'{label}. {title}' if label else title, 1, '', True)] + [Cell() for _ in range(columns - 1)]


def capitals(label, title, columns):
    return [Cell(label, 1, '', True), Cell(title.upper(), columns - 1, '', True)]


def over_all(label, title, columns):
    return [Cell(f'{label}. {title}' if label else title, columns, '', True)]


def own_tables(blocks, _, __):
    """Each section is a table of its own below its heading."""
    out, changed = [], False
    for block in blocks:
        if not isinstance(block, Table) or not block.wide() or all(not is_full(row, block) for row in block.rows[block.heads:]):
            out.append(block)
            continue
        head, part = block.rows[:block.heads], []
        for row in block.rows[block.heads:]:
            if is_full(row, block) and not any(cell.merge for cell in row):
                if part:
                    out.append(Table(copy.deepcopy(head) + part, block.heads))
                    part = []
                text = ' '.join(cell.text for cell in row if cell.text.strip())
                out.append('**' + re.sub(r'^([A-Z]|[IVX]+(?:\.\d+)?)\s', r'\1. ', text) + '**')
                changed = True
            else:
                part.append(row)
        if part:
            out.append(Table(copy.deepcopy(head) + part, block.heads))
    blocks[:] = out
    return changed


# ---------------------------------------------------------------- cells
def merge_down(*words):
    """Equal cells below one another become one merged cell."""
    def run(blocks, _, __):
        done = False
        for table, column in with_column(blocks, words):
            before = None
            for row in table.rows[table.heads:]:
                if is_full(row, table) or row[column].merge or not row[column].text.strip():
                    before = None
                elif before is not None and row[column].text == before.text:
                    before.merge = before.merge or 'restart'
                    row[column] = Cell('', 1, 'continue')
                    done = True
                else:
                    before = row[column]
        return done
    return run


def two_level_header(blocks, _, __):
    """Chủ trì and Phối hợp below one "Cơ quan thực hiện"."""
    done = False
    for table in tables(blocks):
        lead, other = find(table, 'chủ trì'), find(table, 'phối hợp', 'cơ quan thực hiện')
        if table.heads != 1 or lead is None or other != lead + 1:
            continue
        top, below = [], []
        for column, cell in enumerate(table.rows[0]):
            if column == lead:
                top.append(Cell('Phân công trách nhiệm', 2, '', True))
            if column in (lead, other):
                below.append(Cell('Chủ trì' if column == lead else 'Phối hợp', 1, '', True))
            else:
                top.append(Cell(cell.text, 1, 'restart', True))
                below.append(Cell('', 1, 'continue', True))
        table.rows[:1] = [top, below]
        table.heads = 2
        done = True
    return done


def index_row(blocks, _, __):
    for table in tables(blocks):
        if plain(table):
            table.rows.insert(table.heads, [Cell(f'({k + 1})') for k in range(table.columns)])
            table.heads += 1
    return True


def in_cells(*words, convert):
    """Another way to write the cells of one column."""
    def run(blocks, _, __):
        done = False
        for table, column in with_column(blocks, words):
            for row in table.rows[table.heads:]:
                if not is_full(row, table):
                    row[column].text = convert(row[column].text)
                    done = True
        return done
    return run


# ---------------------------------------------------------------- words
ABBREVIATIONS = [
    ('Ủy ban nhân dân', 'UBND'), ('Ban Chỉ đạo', 'BCĐ'), ('Khoa học và Công nghệ', 'KH&CN'), ('Giáo dục và Đào tạo', 'GD&ĐT'),
    ('Văn hóa, Thể thao và Du lịch', 'VH,TT&DL'), ('Nông nghiệp và Môi trường', 'NN&MT'), ('Văn phòng', 'VP'),
    ('Mặt trận Tổ quốc', 'MTTQ'), ('Ban Tuyên giáo và Dân vận', 'Ban TG&DV'), ('Công nghiệp', 'CN'),
]


def shorten(text):
    for long, short in ABBREVIATIONS:
        text = text.replace(long, short)
    return text


def write_out(text):
    return text.replace('UBND', 'Ủy ban nhân dân').replace('VH-XH', 'Văn hóa - Xã hội').replace('MTTQ', 'Mặt trận Tổ quốc')


def everywhere(convert):
    """In the document and in its gold."""
    def change(value):
        if isinstance(value, str):
            return convert(value)
        if isinstance(value, list):
            return [change(item) for item in value]
        if isinstance(value, dict):
            return {key: item if key in ('kind', 'op', 'due', 'by', 'rule') else change(item) for key, item in value.items()}
        return value

    def run(blocks, gold, rnd):
        every_text(convert)(blocks, gold, rnd)
        for kind in ('tasks', 'indicators'):
            gold[kind] = change(gold[kind])
        return True
    return run


def hard_spaces(text):
    return re.sub(r'(?<=\w) (?=\d|và|của)', '\xa0', text)


def soft_hyphens(text):
    return re.sub(r'(\w{3})(\w{3})', '\\1\xad\\2', text)


def loose(text):
    """As copied from a web page: double blanks, characters without width."""
    return re.sub(r' (?=[a-zà-ỹ])', '  ', text).replace(' và ', ' và\u200b ') + ' \ufeff'


def blanks_before_marks(text):
    return text.replace(';', ' ;').replace(', ', ' , ')


def other_marks(text):
    return text.replace('"', '“').replace('“', '«').replace('”', '»').replace(' - ', ' – ').replace('≥', '>=')


def broken_lines(text):
    """Lines that somebody broke within the cell so that it looks well."""
    out, width = '', 0
    for word in text.split(' '):
        if width > 18 and word[:1].islower():
            out, width = out + '\n' + word, len(word)
        else:
            out, width = (out + ' ' + word if out else word), width + len(word) + 1
    return out


# ---------------------------------------------------------------- dates
def norm(text):
    return re.sub(r'\s+', ' ', unicodedata.normalize('NFC', str(text or ''))).strip(' .;,').lower()


def gold_rows(blocks, gold):
    """(table, row, gold row) of each row of a table whose name is in the gold, in order."""
    waiting = {}
    for task in gold['tasks'] + gold['indicators']:
        waiting.setdefault(norm(task.get('title') or task.get('name')), []).append(task)
    for table in tables(blocks):
        column = find(table, 'tên nhiệm vụ', 'nội dung nhiệm vụ', 'chỉ tiêu')
        for row in table.rows[table.heads:]:
            if column is None or is_full(row, table):
                continue
            found = waiting.get(norm(row[column].text))
            if found:
                yield table, row, found.pop(0)


def dates(*formats):
    """Fixed deadlines in another notation; formats take turns: (day) gives text or None if it cannot say it."""
    def run(blocks, gold, _):
        turn, done = 0, False
        for table, row, task in gold_rows(blocks, gold):
            column = find(table, 'thời gian', 'hạn hoàn thành')
            if column is None or (task.get('deadline') or {}).get('kind') != 'fixed':
                continue
            day = datetime.date.fromisoformat(task['deadline']['due'])
            for k in range(len(formats)):
                text = formats[(turn + k) % len(formats)](day)
                if text:
                    row[column].text = text
                    turn, done = turn + k + 1, True
                    task.pop('deadline_alt', None)
                    break
        return done
    return run


def month_end(day):
    return day.day == calendar.monthrange(day.year, day.month)[1]


ROMAN = ('I', 'II', 'III', 'IV')


def of_day(pattern):
    return lambda day: day.strftime(pattern)


def of_month(pattern):
    return lambda day: day.strftime(pattern).replace('@', str(day.month)) if month_end(day) else None


def of_quarter(pattern):
    return lambda day: pattern.format(roman=ROMAN[day.month // 3 - 1], arabic=day.month // 3, year=day.year) \
        if month_end(day) and day.month % 3 == 0 else None


def of_year(pattern):
    return lambda day: pattern.format(year=day.year) if (day.month, day.day) == (12, 31) else None


DATES = {
    'numbers': dates(of_day('%d/%m/%Y'), of_day('%d.%m.%Y'), of_day('%d-%m-%Y'), of_day('%Y-%m-%d')),
    'days in words': dates(of_day('Ngày %d tháng %m năm %Y'), of_day('Hoàn thành chậm nhất ngày %d/%m/%Y'), of_day('%d/%m/%Y (thứ Tư)'),
                           of_day('Hạn cuối: %d/%m/%Y'), of_day('Đến %d/%m/%Y')),
    'months': dates(of_month('T@/%Y'), of_month('tháng @-%Y'), of_month('Th.%m/%Y'), of_month('%m/%Y'), of_month('Trong tháng @ năm %Y'),
                    of_month('Cuối tháng %m/%Y'), of_month('Hết T%m.%Y')),
    'quarters': dates(of_quarter('Quý {roman}/{year}'), of_quarter('Q{arabic}/{year}'), of_quarter('Quý {arabic} năm {year}'),
                      of_quarter('Q.{roman}/{year}'), of_quarter('Cuối quý {roman} - {year}'), of_quarter('QUÝ {roman}.{year}')),
    'years': dates(of_year('Hết năm {year}'), of_year('{year}'), of_year('Cuối năm {year}'), of_year('31/12/{year}'), of_year('Trong năm {year}')),
}


def deadline_in_title(blocks, gold, rnd):
    """No column of deadlines: the name says when."""
    for table, row, task in gold_rows(blocks, gold):
        name, column = find(table, 'nhiệm vụ'), find(table, 'thời gian', 'hạn hoàn thành')
        if name is None or column is None or (task.get('deadline') or {}).get('kind') != 'fixed':
            continue
        text = row[name].text.rstrip(' .;') + f' (hoàn thành trước ngày {task["deadline"]["due"][8:]}/{task["deadline"]["due"][5:7]}/{task["deadline"]["due"][:4]})'
        row[name].text = task['title'] = text
    for task in gold['tasks']:
        if (task.get('deadline') or {}).get('kind') != 'fixed':
            task['deadline'] = {'kind': 'unspecified'}
        task.pop('deadline_alt', None)
    return drop(['thời gian', 'hạn hoàn thành'], lambda _: None)(blocks, gold, rnd)


# ---------------------------------------------------------------- old encodings
VNI = dict(zip(
    'áàảãạâấầẩẫậăắằẳẵặéèẻẽẹêếềểễệóòỏõọôốồổỗộúùủũụ',
    [base + mark for base in 'a' for mark in 'ùøûõïâáàåãäêéèúüë'] + [base + mark for base in 'e' for mark in 'ùøûõïâáàåãä']
    + [base + mark for base in 'o' for mark in 'ùøûõïâáàåãä'] + [base + mark for base in 'u' for mark in 'ùøûõï']))
VNI |= dict(zip('íìỉĩị', 'íìæóò')) | dict(zip('ơưđỵ', 'ôöñî'))
VNI |= {letter: 'ô' + mark for letter, mark in zip('ớờởỡợ', 'ùøûõï')} | {letter: 'ö' + mark for letter, mark in zip('ứừửữự', 'ùøûõï')}
VNI |= {letter: 'y' + mark for letter, mark in zip('ýỳỷỹ', 'ùøûõ')}
VNI |= {letter.upper(): old.upper() for letter, old in VNI.items()}


def vni(text):
    return ''.join(VNI.get(c, c) for c in text)
