// A PNG with at most 256 colours: pages have few, so that the same picture takes a third of the bytes.
import zlib from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** {width, height, channels, pixels} of an 8-bit RGB or RGBA PNG without interlace (what Chromium and pdftoppm write). */
function decode(png) {
  const parts = [];
  let header;
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') header = body;
    if (kind === 'IDAT') parts.push(body);
    at += length + 12;
  }
  const [depth, colour, , , interlace] = header.subarray(8);
  if (depth !== 8 || (colour !== 2 && colour !== 6) || interlace) throw new Error('a PNG of another kind');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const channels = colour === 2 ? 3 : 4;
  return {width, height, channels, pixels: unfilter(zlib.inflateSync(Buffer.concat(parts)), width * channels, height, channels)};
}

function paeth(a, b, c) {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}

function unfilter(raw, stride, height, step) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= step ? out[at - step] : 0;
      const up = y > 0 ? out[at - stride] : 0;
      const corner = x >= step && y > 0 ? out[at - stride - step] : 0;
      const add = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter];
      out[at] = raw[y * (stride + 1) + 1 + x] + add;
    }
  }
  return out;
}

/** `value` with `bits` bits; 0 and 255 stay. */
function rounded(value, bits) {
  const steps = (1 << bits) - 1;
  return Math.round((Math.round((value / 255) * steps) * 255) / steps);
}

/** The 256 most frequent colours, near ones counted together. */
function paletteOf({pixels, channels}) {
  const count = new Map();
  for (let at = 0; at < pixels.length; at += channels) {
    const key = (rounded(pixels[at], 5) << 16) | (rounded(pixels[at + 1], 5) << 8) | rounded(pixels[at + 2], 5);
    const exact = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
    const entry = count.get(key) ?? new Map();
    entry.set(exact, (entry.get(exact) ?? 0) + 1);
    count.set(key, entry);
  }
  // Each box of near colours is shown by its own most frequent colour.
  const boxes = [...count.values()].map((entry) => {
    const [exact] = [...entry].reduce((best, one) => (one[1] > best[1] ? one : best));
    return [exact, [...entry.values()].reduce((sum, one) => sum + one, 0)];
  });
  boxes.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return [...new Set(boxes.map(([exact]) => exact))].slice(0, 256);
}

function nearest(palette, colour) {
  let best = 0;
  let least = Infinity;
  palette.forEach((one, index) => {
    const r = (one >> 16) - (colour >> 16);
    const g = ((one >> 8) & 255) - ((colour >> 8) & 255);
    const b = (one & 255) - (colour & 255);
    const distance = 2 * r * r + 4 * g * g + b * b;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

function chunk(kind, body) {
  const data = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  data.copy(out, 4);
  out.writeUInt32BE(crc(data), body.length + 8);
  return out;
}

const TABLE = Array.from({length: 256}, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = TABLE[(c ^ byte) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** The same picture with a palette. */
export function smallPng(png) {
  const image = decode(png);
  const palette = paletteOf(image);
  const known = new Map();
  const rows = Buffer.alloc((image.width + 1) * image.height);
  for (let at = 0, pixel = 0; at < image.pixels.length; at += image.channels, pixel += 1) {
    const colour = (image.pixels[at] << 16) | (image.pixels[at + 1] << 8) | image.pixels[at + 2];
    let index = known.get(colour);
    if (index === undefined) known.set(colour, (index = nearest(palette, colour)));
    const y = Math.floor(pixel / image.width);
    rows[y * (image.width + 1) + 1 + (pixel % image.width)] = index;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(image.width, 0);
  header.writeUInt32BE(image.height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]));
  return Buffer.concat([
    SIGNATURE, chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', zlib.deflateSync(rows, {level: 9})), chunk('IEND', Buffer.alloc(0)),
  ]);
}
