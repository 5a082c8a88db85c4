// From a Word plan to an accepted report: editor, officer, reviewer, leader. With `--without-javascript` the same walk
// without any script.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {download, openBrowser, person, says, textOf} from '../support/browser.mjs';
import {planFile} from '../support/files.mjs';
import {EVIDENCE, Server} from '../support/program.mjs';

const javaScriptEnabled = !process.argv.includes('--without-javascript');
const TASK = 'Khảo sát địa điểm đặt trạm số cộng đồng tại các bản vùng cao';
const UNKNOWN = 'Ban Quản lý Trạm số Hà Giao';
const PROOF = path.join(EVIDENCE, 'quyet-dinh.pdf');

let server, browser;
const people = [];

async function as(username) {
  const one = await person(browser, server, username, {javaScriptEnabled});
  people.push(one);
  return one.page;
}

before(async () => {
  [server, browser] = await Promise.all([Server.start(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function openReport(page, task) {
  await page.goto('/viec-cua-toi');
  const item = page.locator('.todo', {hasText: task});
  await item.getByRole('link', {name: /^Báo cáo/}).click();
  await page.getByRole('heading', {name: 'Báo cáo tiến độ', level: 1}).waitFor();
}

async function openDecision(page, task) {
  await page.goto('/tham-dinh');
  await page.locator('.todo', {hasText: task}).getByRole('link', {name: /^Thẩm định/}).click();
  await page.getByLabel('Ý kiến thẩm định hoặc lý do trả lại').waitFor();
}

test('an editor turns a Word plan into a board', async () => {
  const page = await as('bientap');
  assert.equal(new URL(page.url()).pathname, '/du-thao');
  await page.getByLabel('Văn bản kế hoạch').setInputFiles(planFile());
  await page.getByRole('button', {name: 'Tải lên và lập dự thảo'}).click();
  await page.getByRole('heading', {name: /^Soát dự thảo/}).waitFor();
  await says(page.locator('.notice'), 'Đã đọc văn bản và lập dự thảo');

  // The draft beside its source, every doubt marked.
  const source = page.getByRole('region', {name: 'Văn bản gốc'});
  const rows = page.getByRole('region', {name: 'Dòng dự thảo'});
  await says(source, [TASK, UNKNOWN]);
  await says(rows, [TASK, UNKNOWN]);
  const [left, right] = await Promise.all([source.boundingBox(), rows.boundingBox()]);
  assert.ok(left.x + left.width <= right.x && Math.abs(left.y - right.y) < 40, 'draft and source stand side by side');
  const doubted = rows.locator('article', {hasText: UNKNOWN});
  await says(doubted.locator('.doubt'), 'Nghi vấn – Cơ quan chủ trì');
  const doubts = await rows.locator('.doubt').count();
  assert.ok(doubts >= 2, `the unknown body and the deadline without a day are in doubt, not ${doubts} places`);

  // Mends the row: the doubt goes.
  await doubted.getByRole('link', {name: /^Sửa/}).click();
  const lead = page.getByLabel(/^Cơ quan chủ trì/);
  assert.equal(await lead.inputValue(), UNKNOWN);
  await lead.fill('Sở Khoa học và Công nghệ');
  await page.getByRole('button', {name: 'Lưu'}).click();
  const mended = rows.locator('article', {hasText: 'Lắp đặt và bàn giao 12 trạm'});
  await mended.getByText('Rõ', {exact: true}).waitFor();
  assert.equal(await mended.getByText(UNKNOWN).count(), 0);
  assert.ok((await rows.locator('.doubt').count()) < doubts);

  // Says so to one row in doubt, then approves.
  await rows.getByRole('button', {name: /^Xác nhận đúng/}).first().click();
  await page.getByText('Đã xác nhận dòng').first().waitFor({state: 'attached'});
  await page.getByRole('link', {name: 'Xem lại và phê duyệt'}).click();
  await says(page.locator('main'), ['Phê duyệt kế hoạch', '205/KH-UBND', '12/10/2026']);
  await page.getByRole('button', {name: 'Phê duyệt'}).click();
  await says(page.locator('.notice'), 'Đã phê duyệt kế hoạch');
  const head = await page.locator('table.board thead th').allInnerTexts();
  assert.deepEqual(head.map((cell) => cell.trim()), [
    'TT', 'Tên nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Sản phẩm/Kết quả', 'Thời gian thực hiện', 'Trạng thái',
    'Kết quả',
  ]);
  assert.equal(await page.locator('table.board tbody tr:not(.sec)').count(), 6);
  await says(page.locator('table.board'), [TASK, 'Sở Khoa học và Công nghệ', '25/11/2026', 'Sắp đến hạn']);
});

test('an officer reports progress; sent twice it is one report', async () => {
  const page = await as('canbo.sokhcn');
  assert.equal(new URL(page.url()).pathname, '/viec-cua-toi');
  await openReport(page, TASK);
  await page.getByLabel('Kết quả, tiến độ thực hiện').fill('Đã khảo sát 9 trong 14 bản.');
  await page.getByLabel('Tỷ lệ hoàn thành (%)').fill('60');
  await page.getByLabel('Khó khăn, vướng mắc (nếu có)').fill('Hai bản chưa có đường ô tô.');
  await page.getByLabel('Minh chứng').setInputFiles(path.join(EVIDENCE, 'danh-sach.txt'));
  await page.getByRole('button', {name: 'Gửi báo cáo'}).dblclick();
  await says(page.locator('.notice'), 'Đã gửi báo cáo');
  const sent = page.locator('#da-gui');
  await says(sent, [TASK, 'Chờ thẩm định', '60%']);

  await sent.getByRole('link', {name: new RegExp(TASK)}).click();
  await says(page.locator('#bao-cao article'), ['Đã khảo sát 9 trong 14 bản.', 'Hai bản chưa có đường ô tô.', 'danh-sach.txt']);
  assert.equal(await page.locator('#bao-cao article').count(), 1, 'one report');
});

test('the reviewer returns it with a reason', async () => {
  const page = await as('thamdinh');
  assert.equal(new URL(page.url()).pathname, '/tham-dinh');
  await openDecision(page, TASK);
  await page.getByRole('button', {name: 'Trả lại'}).click(); // no reason given
  await says(page.getByRole('alert'), 'lý do');
  await page.getByLabel('Ý kiến thẩm định hoặc lý do trả lại').fill('Danh sách thiếu 5 bản; đề nghị khảo sát đủ.');
  await page.getByRole('button', {name: 'Trả lại'}).click();
  await says(page.locator('.notice'), 'Đã trả lại báo cáo');
  assert.equal(await page.locator('.todo', {hasText: TASK}).count(), 0);
});

test('the officer sees the reason; completion needs evidence; nothing typed is lost', async () => {
  const page = await as('canbo.sokhcn');
  await says(page.locator('#tra-lai .todo', {hasText: TASK}), 'Danh sách thiếu 5 bản; đề nghị khảo sát đủ.');
  await openReport(page, TASK);
  await says(page.locator('main'), 'Danh sách thiếu 5 bản');
  const typed = 'Đã khảo sát đủ 14 bản,\nlập hồ sơ từng địa điểm.';
  await page.getByLabel('Kết quả, tiến độ thực hiện').fill(typed);
  await page.getByLabel('Tỷ lệ hoàn thành (%)').fill('100');
  await page.getByLabel('Đề nghị công nhận đã hoàn thành nhiệm vụ').check();
  await page.getByRole('button', {name: 'Gửi báo cáo'}).click();
  await says(page.getByRole('alert'), 'minh chứng');
  await says(page.locator('.field.bad .err'), 'minh chứng');
  assert.equal(await page.locator('.field.bad #minh_chung').count(), 1, 'the message stands at the field');
  assert.equal((await page.getByLabel('Kết quả, tiến độ thực hiện').inputValue()).replace(/\r/g, ''), typed);
  assert.equal(await page.getByLabel('Tỷ lệ hoàn thành (%)').inputValue(), '100');
  assert.ok(await page.getByLabel('Đề nghị công nhận đã hoàn thành nhiệm vụ').isChecked());

  await page.getByLabel('Minh chứng').setInputFiles(PROOF);
  await page.getByRole('button', {name: 'Gửi báo cáo'}).click();
  await says(page.locator('.notice'), 'Đã gửi báo cáo');
});

test('the reviewer accepts it: the task is completed', async () => {
  const page = await as('thamdinh');
  await openDecision(page, TASK);
  await says(page.locator('main'), ['Báo hoàn thành', 'quyet-dinh.pdf']);
  await page.getByLabel('Ý kiến thẩm định hoặc lý do trả lại').fill('Kết quả đầy đủ.');
  await page.getByRole('button', {name: 'Chấp nhận'}).click();
  await says(page.locator('.notice'), 'Đã chấp nhận báo cáo');
});

test('the leader follows the figure down to the evidence', async () => {
  const page = await as('lanhdao');
  assert.equal(new URL(page.url()).pathname, '/tong-quan');
  await page.getByRole('link', {name: /^Xem tất cả \d+ cơ quan/}).click();
  const agency = page.locator('#co-quan tr', {hasText: 'Sở Khoa học và Công nghệ'});
  const total = Number(await agency.locator('td.num').last().innerText());
  assert.ok(total > 3);
  await agency.getByRole('link', {name: 'Sở Khoa học và Công nghệ'}).click();
  await page.getByRole('heading', {name: 'Nhiệm vụ', level: 1}).waitFor();
  await page.getByLabel('Tìm theo tên nhiệm vụ').fill('khao sat dia diem'); // without diacritics
  await page.getByRole('button', {name: 'Tìm'}).click();
  await page.getByRole('link', {name: TASK}).click();
  await page.getByRole('heading', {name: new RegExp(TASK), level: 1}).waitFor();
  assert.match(await textOf(page.locator('main .head')), /Hoàn thành đúng hạn.*Đã hoàn thành/);
  await says(page.locator('#bao-cao'), ['Đã khảo sát đủ 14 bản', 'Kết quả đầy đủ.', 'Đã trả lại']);
  const proof = await download(page, page.getByRole('link', {name: /quyet-dinh\.pdf/}));
  assert.ok(proof.bytes.equals(fs.readFileSync(PROOF)), 'the evidence comes back byte for byte');
});

test('nothing went wrong in any window', () => {
  for (const one of people) one.watch.clean();
});
