// Files that people send: good plans, and what is none.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {REPOSITORY, temporary} from './program.mjs';

const PLAN = path.join(REPOSITORY, 'test/e2e/plans/tram-so.txt');

/** A plan of six tasks as .docx. With another number and subject it is another plan; `edit` changes its words. */
export function planFile(number = '205/KH-UBND', subject = 'mạng lưới trạm số cộng đồng', edit = (text) => text) {
  const directory = temporary('sauro-plan-');
  const text = fs.readFileSync(PLAN, 'utf8').replace('205/KH-UBND', number).replace('mạng lưới trạm số cộng đồng', subject);
  fs.writeFileSync(path.join(directory, 'plan.txt'), edit(text));
  const docx = path.join(directory, 'ke-hoach-tram-so.docx');
  execFileSync('/usr/bin/python3', [path.join(REPOSITORY, 'tools/make_docx.py'), path.join(directory, 'plan.txt'), docx]);
  return docx;
}

function file(name, bytes) {
  return {name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes)};
}

/** [what it is, the file, words that the message must have] */
export function wrongPlans() {
  const good = fs.readFileSync(planFile());
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]);
  return [
    ['no zip', file('khong-phai-word.docx', 'Đây chỉ là chữ, không phải tệp Word.\n'), /không phải|không đúng|không đọc/],
    ['with a password', file('co-mat-khau.docx', ole), /mật khẩu|\.doc/],
    ['cut off', file('tai-dang-do.docx', good.subarray(0, good.length / 2)), /hỏng|không đầy đủ|bị cắt|thiếu/],
    ['empty', file('trong.docx', ''), /rỗng|trống/],
  ];
}
