// Many tasks in one go: "nothing changed" for all, pasted from a spreadsheet, a wrong row that keeps everything, sent once.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {openBrowser, person, says} from '../support/browser.mjs';
import {Server} from '../support/program.mjs';

const GRID = '/viec-cua-toi/cap-nhat';
let server, browser;

before(async () => {
  [server, browser] = await Promise.all([Server.start(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const field = (row, name) => row.getByLabel(name);

async function paste(target, text) {
  await target.evaluate((element, value) => {
    const data = new DataTransfer();
    data.setData('text/plain', value);
    element.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
  }, text);
}

test('cells copied from a spreadsheet fill the grid; a wrong row is named and nothing typed is lost', async () => {
  const {page, watch} = await person(browser, server, 'canbo.sokhcn');
  await page.getByRole('link', {name: 'Cập nhật nhiều việc'}).click();
  const rows = page.locator('table.grid tbody tr');
  const count = await rows.count();
  assert.ok(count >= 3, `only ${count} rows`);
  await paste(field(rows.nth(0), /tỷ lệ hoàn thành/), '45\tĐã họp tổ công tác\tThiếu máy\r\n150\t"Dòng một\nDòng ""hai"""\t=1+1\r\n');
  assert.equal(await field(rows.nth(0), /kết quả/).inputValue(), 'Đã họp tổ công tác');
  assert.equal(await field(rows.nth(1), /kết quả/).inputValue(), 'Dòng một\nDòng "hai"');
  assert.equal(await field(rows.nth(1), /khó khăn/).inputValue(), '=1+1');
  await page.getByRole('button', {name: 'Gửi báo cáo các dòng đã ghi'}).click();
  await says(page.getByRole('alert'), ['1 dòng cần sửa', 'từ 0 đến 100']);
  assert.equal(await field(rows.nth(0), /khó khăn/).inputValue(), 'Thiếu máy', 'what was typed is kept');
  await page.getByRole('link', {name: /từ 0 đến 100/}).click();
  await page.keyboard.type('50');
  assert.equal((await field(rows.nth(1), /tỷ lệ hoàn thành/).inputValue()).slice(-2), '50', 'the link leads to the field');
  await field(rows.nth(1), /tỷ lệ hoàn thành/).fill('50');
  await page.getByRole('button', {name: 'Gửi báo cáo các dòng đã ghi'}).click();
  await says(page.locator('.notice'), 'Đã gửi báo cáo của các dòng đã ghi');
  await says(page.locator('#da-gui'), ['45%', '50%']);
  watch.clean();
});

test('“không thay đổi” for every row that was reported on before is one action, but for what waits for review', async () => {
  const {page} = await person(browser, server, 'canbo.sokhcn');
  await page.goto(GRID);
  await page.getByRole('button', {name: /^Đánh dấu “Không thay đổi”/}).click();
  const ticked = await page.locator('table.grid input[type=checkbox]:checked').count();
  assert.ok(ticked >= 1, `only ${ticked} rows were ticked`);
  // The two that were just sent wait for review: nothing may push them aside.
  const waiting = page.locator('table.grid tbody tr', {hasText: 'Báo cáo trước đang chờ thẩm định'});
  assert.ok((await waiting.count()) >= 2, 'what waits is not said');
  assert.equal(await waiting.getByRole('checkbox').count(), 0, 'what waits can be ticked');
  await page.getByRole('button', {name: 'Gửi báo cáo các dòng đã ghi'}).click();
  await says(page.locator('.notice'), 'Đã gửi báo cáo của các dòng đã ghi');
  const {page: reviewer} = await person(browser, server, 'thamdinh');
  await reviewer.goto('/tham-dinh');
  await says(reviewer.locator('main'), 'Không thay đổi so với kỳ trước');
});

test('nothing written is nothing sent', async () => {
  const {page} = await person(browser, server, 'canbo.sokhcn');
  await page.goto(GRID);
  await page.getByRole('button', {name: 'Gửi báo cáo các dòng đã ghi'}).click();
  await says(page.getByRole('alert'), 'Chưa có dòng nào được ghi');
});
