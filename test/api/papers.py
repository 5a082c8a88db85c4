"""Files of papers made here: PDF as text, as scans, and what no office writes. Bytes in, bytes out; only the standard library,
and pdftoppm for what a page looks like.
"""
import re
import struct
import subprocess
import zlib

DOTS = 200  # per inch, of everything scanned here


def pdf(objects, trailer=b""):
    """A PDF of these objects (bytes), the first of which is the catalogue."""
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Root 1 0 R /Size %d %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, table)


def stream(content, extra=b""):
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), extra, content)


def text_pdf():
    """One page: a plan as lines; letters of ASCII, since the file embeds no font."""
    lines = ["KE HOACH", "Thuc hien Nghi quyet so 57-NQ/TW nam 2026", "I. NHIEM VU",
             "1. Xay dung nen tang so cua tinh.", "- Don vi chu tri: So Khoa hoc va Cong nghe.", "- Thoi han: 30/6/2026."]
    shown = b"BT /F1 12 Tf 72 760 Td " + b" ".join(b"(%b) Tj 0 -20 Td" % line.encode() for line in lines) + b" ET"
    table = b"".join(b"%d %d m %d %d l S " % line for line in
                     [(72, y, 500, y) for y in (600, 570, 540)] + [(x, 540, x, 600) for x in (72, 120, 340, 500)])
    cells = [(76, 580, "TT"), (124, 580, "Nhiem vu"), (344, 580, "Co quan chu tri"),
             (76, 550, "1"), (124, 550, "Xay dung kho du lieu"), (344, 550, "So Tai chinh")]
    shown += b" " + table + b"".join(b"BT /F1 11 Tf %d %d Td (%b) Tj ET " % (x, y, t.encode()) for x, y, t in cells)
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
                stream(shown), b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"])


def png(width, height, pixel):
    """A picture of nothing but this pixel: one byte for grey, four for colours that shine through."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    kind = {1: 0, 4: 6}[len(pixel)]
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"\0" + pixel * width) for _ in range(height)) + packer.flush()
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)) +
            chunk(b"IDAT", data) + chunk(b"IEND", b""))


class Picture:
    """8 bits grey, or 1 bit: what a scanner makes of a page."""

    def __init__(self, width, height, rows, bits=8, dots=DOTS):
        self.width, self.height, self.rows, self.bits, self.dots = width, height, rows, bits, dots

    def bilevel(self):
        """As of a scanner that is set to black and white."""
        line = (self.width + 7) // 8
        out = bytearray()
        dark = bytes(1 if level > 127 else 0 for level in range(256))
        for y in range(self.height):
            row = self.rows[y * self.width:(y + 1) * self.width].translate(dark) + bytes(line * 8 - self.width)
            out += int(row.translate(bytes([48, 49]) + bytes(254)), 2).to_bytes(line, "big")
        return Picture(self.width, self.height, bytes(out), 1)


    def turned(self, program, degrees):
        """As it lies in the scanner; `program` is sauro_turn_picture."""
        done = subprocess.run([program, str(degrees)], input=b"P5\n%d %d\n255\n" % (self.width, self.height) + self.rows,
                              check=True, capture_output=True)
        return read_pgm(done.stdout)[0]


def read_pgm(rest):
    """All pictures of a stream."""
    out = []
    while rest:
        head = re.match(rb"P5\s+(?:#.*\n)?(\d+)\s+(\d+)\s+255\s", rest)
        width, height = int(head[1]), int(head[2])
        end = head.end() + width * height
        out.append(Picture(width, height, rest[head.end():end]))
        rest = rest[end:]
    return out


def pictures(document):
    """The pages of a PDF as a scanner sees them."""
    return read_pgm(subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", "-"], input=document, check=True, capture_output=True).stdout)


def scan(sheets, hidden=b""):
    """A PDF of these pictures, with `hidden` (letters of ASCII) as text that nobody sees."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for sheet in sheets:
        first = len(objects) + 1
        size = (sheet.width * 72 // sheet.dots, sheet.height * 72 // sheet.dots)
        kids.append(b"%d 0 R" % first)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> "
                       b"/XObject << /P %d 0 R >> >> >>" % (*size, first + 1, first + 2))
        shown = b"q %d 0 0 %d 0 0 cm /P Do Q" % size
        lines = b" ".join(b"(%b) Tj 0 -20 Td" % line for line in hidden.splitlines())
        objects.append(stream(shown + (b" BT 3 Tr /F1 12 Tf 72 760 Td " + lines + b" ET" if hidden else b"")))
        objects.append(stream(zlib.compress(sheet.rows), b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
                              b"/BitsPerComponent %d /Filter /FlateDecode" % (sheet.width, sheet.height, sheet.bits)))
    objects[1] = b"<< /Type /Pages /Kids [" + b" ".join(kids) + b"] /Count %d >>" % len(kids)
    return pdf(objects)


def object_stream(count, each):
    """A PDF of version 1.5 whose catalogue lies in a stream of `count` objects, all of them `each`."""
    # Numbers and places of the objects, then the objects. The wrong places are never asked for.
    pairs = b"1 0 " * count
    content = zlib.compress(pairs + (each + b" ") * count, 9)
    packed = stream(content, b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (count, len(pairs)))
    head = b"%PDF-1.5\n"
    body = b"3 0 obj\n" + packed + b"\nendobj\n"
    table = len(head) + len(body)
    # Objects 0 to 4: free, two of the stream, the stream, this table.
    places = [(0, 0, 65535), (2, 3, 0), (2, 3, 1), (1, len(head), 0), (1, table, 0)]
    index = stream(b"".join(struct.pack(">BIH", *place) for place in places), b"/Type /XRef /Size 5 /Root 1 0 R /W [1 4 2]")
    return head + body + b"4 0 obj\n" + index + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % table
