// What is settled for a draft as a whole: the fields of the document, names everywhere at once, a section at once.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {looksRight, openBrowser, person, says, toDraft} from '../support/browser.mjs';
import {planFile} from '../support/files.mjs';
import {Server} from '../support/program.mjs';

let server, browser;

before(async () => {
  [server, browser] = await Promise.all([Server.start(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A new draft of the plan with other words, on the page of a new window. */
async function draft(subject, edit, options) {
  const one = await person(browser, server, 'bientap', options);
  await one.page.goto('/du-thao');
  await one.page.getByLabel('Văn bản kế hoạch').setInputFiles(planFile('205/KH-UBND', subject, edit));
  await one.page.getByRole('button', {name: 'Tải lên và lập dự thảo'}).click();
  await toDraft(one.page);
  return one;
}

const withoutNumber = (text) => text.replace(/^Số: .*$/m, 'Số:      /KH-UBND').replace(/ngày 12 tháng 10 năm 2026/, 'ngày    tháng    năm 2026');
const card = (page) => page.getByRole('article', {name: 'Văn bản'});

test('number and date of the document are mended in place, by keyboard, and its doubts go', async () => {
  const {page, watch, context} = await draft('trạm cân xã', withoutNumber);
  await says(card(page), ['Không tìm thấy số văn bản', 'Không tìm thấy ngày ban hành']);
  await says(page.locator('.bottom'), 'về văn bản');
  await looksRight(page, 'du-thao-van-ban');
  await page.setViewportSize({width: 1280, height: 900});
  await page.keyboard.press('n');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'dong-document', 'the document is the first in doubt');
  await page.keyboard.press('s');
  const form = card(page).locator('.edit');
  await form.getByLabel('Số văn bản').fill('92');
  await form.getByRole('button', {name: 'Lưu'}).click();
  await form.locator('.err').getByText('cả số và ký hiệu').waitFor();
  await form.getByLabel('Số văn bản').fill('Số: 92A/KH-UBND');
  await form.getByRole('button', {name: 'Lưu'}).click();
  await card(page).locator('a.val', {hasText: '92A/KH-UBND'}).waitFor();
  assert.equal(await card(page).locator('.doubt').count(), 1);
  await card(page).locator('a.val.in-doubt').click();
  await form.getByLabel('Ngày văn bản').fill('5/11/2026');
  await form.getByRole('button', {name: 'Lưu'}).click();
  await card(page).locator('a.val', {hasText: '05/11/2026'}).waitFor();
  assert.equal(await card(page).locator('.doubt').count(), 0);
  await page.goto(`${new URL(page.url()).pathname}/phe-duyet`);
  await says(page.locator('main'), ['Số 92A/KH-UBND, ngày 05/11/2026']);
  assert.ok(!(await page.locator('main').innerText()).includes('Không tìm thấy'));
  watch.clean();
  await context.close();
});

test('the approval page does not say that nothing is in doubt while the document is', async () => {
  const {page, watch, context} = await draft('trạm gác xã', withoutNumber);
  await page.goto(`${new URL(page.url()).pathname}/phe-duyet`);
  await says(page.locator('main'), ['Số văn bản: Không tìm thấy số văn bản']);
  await page.locator('main a[href*="truong=number"]').click();
  await page.getByRole('heading', {name: 'Sửa thông tin văn bản'}).waitFor();
  await page.getByLabel('Số văn bản').fill('93/KH-UBND');
  await page.getByRole('button', {name: 'Lưu'}).click();
  await page.getByRole('heading', {name: /^Soát dự thảo/}).waitFor();
  await card(page).locator('a.val', {hasText: '93/KH-UBND'}).waitFor();
  watch.clean();
  await context.close();
});

test('a name that the catalogue does not know is settled once for all rows', async () => {
  const name = 'Ban Quản lý Trạm số Hà Giao';
  const twice = (text) => text.replace('2 | Tập huấn người trực trạm | Sở Nội vụ', `2 | Tập huấn người trực trạm | ${name}`);
  const {page, watch, context} = await draft('trạm đo mưa', twice);
  const names = page.locator('#ten-chua-co');
  await names.locator('summary').click();
  const one = names.locator('form', {hasText: name});
  await says(one, '2 dòng');
  await one.getByLabel(name).fill('Sở Không Có');
  await one.getByLabel('Nhớ cho lần sau').uncheck();
  await one.getByRole('button', {name: /^Gán cho 2 dòng/}).click();
  await names.locator('.err').getByText('không có trong danh mục').waitFor();
  await one.getByLabel(name).fill('Sở Tư pháp');
  assert.ok(!(await one.getByLabel('Nhớ cho lần sau').isChecked()), 'what was not wanted stays so');
  await one.getByRole('button', {name: /^Gán cho 2 dòng/}).click();
  await page.locator('.saved', {hasText: 'Đã gán tên cho mọi dòng có tên ấy.'}).waitFor();
  assert.equal(await page.locator('.doubt', {hasText: name}).count(), 0);
  assert.equal(await names.locator('form', {hasText: name}).count(), 0);
  watch.clean();
  await context.close();
});

test('a name that stays as printed is no doubt any more', async () => {
  const name = 'Ban Quản lý Trạm số Hà Giao';
  const {page, watch, context} = await draft('trạm đo gió xã');
  await page.locator('#ten-chua-co summary').click();
  await page.locator('#ten-chua-co form', {hasText: name}).getByRole('button', {name: /^Giữ nguyên như văn bản/}).click();
  await page.locator('.saved', {hasText: 'Đã giữ tên như văn bản'}).waitFor();
  assert.equal(await page.locator('.doubt', {hasText: name}).count(), 0);
  assert.ok(await page.getByText(name).count(), 'the words stay');
  watch.clean();
  await context.close();
});

test('rows without a deadline say so, and get one together', async () => {
  const empty = (text) => text.replace('| 25/11/2026', '| ').replace('| Trước ngày 15/12/2026', '| ');
  const {page, watch, context} = await draft('trạm đò', empty);
  const part = page.locator('#ca-muc');
  await part.locator('summary').click();
  const form = part.locator('form', {hasText: '2 dòng chưa có thời hạn'});
  await form.getByLabel(/^thời hạn/).fill('Sớm nhất có thể');
  await form.getByRole('button', {name: /^Đặt cho cả mục/}).click();
  await part.locator('.err').first().waitFor();
  await form.getByLabel(/^thời hạn/).fill('30/11/2026');
  await form.getByRole('button', {name: /^Đặt cho cả mục/}).click();
  await page.locator('.saved', {hasText: 'Đã đặt cho mọi dòng còn trống của mục.'}).waitFor();
  const deadlines = page.getByRole('region', {name: 'Dòng dự thảo'}).locator('dd', {hasText: '30/11/2026'});
  assert.equal(await deadlines.count(), 2);
  watch.clean();
  await context.close();
});
