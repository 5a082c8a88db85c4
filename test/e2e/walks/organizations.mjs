// The administrator keeps the tree of organisations: a circle is refused, two departments merge row by row, an example tree is looked
// at, a group has members for a time; everybody sees the tree of an earlier day.
// SAURO_E2E_PICTURES=DIR keeps pictures.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {looksRight, openBrowser, person, says} from '../support/browser.mjs';
import {NOW, Server} from '../support/program.mjs';

let server, browser;

before(async () => {
  [server, browser] = await Promise.all([Server.start(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const today = new Date(Date.parse(NOW) + 7 * 3_600_000).toISOString().slice(0, 10);

async function openOffice(page, name) {
  await page.goto('/co-quan');
  await page.getByRole('link', {name, exact: true}).click();
  await page.getByRole('heading', {level: 1, name: 'Sửa cơ quan'}).waitFor();
}

test('FR-13: an organisation gets its place in the tree; a circle is refused and what was typed stays', async () => {
  const {page, watch} = await person(browser, server, 'quantri');
  await page.goto('/co-quan');
  await page.getByRole('heading', {level: 1, name: 'Cơ quan, đơn vị'}).waitFor();
  await looksRight(page, 'co-quan');
  await openOffice(page, 'Sở Tư pháp');
  await page.getByLabel('Thuộc cơ quan').selectOption({label: 'Ủy ban nhân dân tỉnh Hà Giao'});
  await page.getByLabel('Mã định danh điện tử').fill('H99.05');
  await looksRight(page, 'sua-co-quan');
  await page.getByRole('button', {name: 'Lưu thay đổi'}).click();
  await says(page.locator('.notice'), 'Đã lưu thay đổi');
  await says(page.getByRole('row', {name: /Sở Tư pháp/}), 'H99.05');

  await openOffice(page, 'Ủy ban nhân dân tỉnh Hà Giao');
  await page.getByLabel('Tên khác, chữ viết tắt').fill('UBND tỉnh\nChính quyền tỉnh');
  await page.getByLabel('Thuộc cơ quan').selectOption({label: 'Sở Tư pháp'});
  await page.getByRole('button', {name: 'Lưu thay đổi'}).click();
  await says(page.getByRole('alert'), 'vòng tròn');
  assert.match(await page.getByLabel('Tên khác, chữ viết tắt').inputValue(), /Chính quyền tỉnh/);
  await looksRight(page, 'co-quan-vong-tron');
  watch.clean();
});

test('FR-13: two departments merge; each row is confirmed, the person works for the successor', async () => {
  const {page, watch} = await person(browser, server, 'quantri');
  await page.goto('/co-quan');
  await page.getByRole('link', {name: 'Sáp nhập, chia tách, đổi tên'}).click();
  await page.getByLabel('Loại thay đổi').selectOption({label: 'Sáp nhập'});
  await page.getByRole('group', {name: 'Cơ quan thay đổi'}).first().getByLabel('Sở Tư pháp').check();
  await page.getByRole('group', {name: 'Cơ quan tiếp nhận'}).first().getByLabel('Sở Nội vụ').check();
  await page.getByLabel('Có hiệu lực từ ngày').fill('2030-01-01');
  await page.getByLabel('Văn bản (số, ngày)').fill('12/NQ-HĐND ngày 20/11/2026');
  await looksRight(page, 'thay-doi');
  await page.getByRole('button', {name: 'Xem từng dòng'}).click();
  await says(page.getByRole('alert'), 'chưa đến');
  await page.getByLabel('Có hiệu lực từ ngày').fill(today);
  await page.getByRole('button', {name: 'Xem từng dòng'}).click();
  await page.getByRole('heading', {level: 1, name: 'Xác nhận từng dòng'}).waitFor();
  await looksRight(page, 'thay-doi-tung-dong');
  const choices = page.locator('select');
  assert.ok((await choices.count()) > 0, 'nothing to confirm');
  await choices.first().selectOption('');
  await page.getByRole('button', {name: 'Ghi nhận thay đổi'}).click();
  await says(page.getByRole('alert'), 'Còn 1 dòng');
  await page.locator('select').first().selectOption({label: 'Sở Nội vụ'});
  await page.getByRole('button', {name: 'Ghi nhận thay đổi'}).click();
  await says(page.locator('.notice'), 'Đã ghi nhận thay đổi');
  await says(page.getByRole('region', {name: 'Thay đổi đã ghi nhận'}), 'Sở Tư pháp vào Sở Nội vụ');
  await looksRight(page, 'co-quan-sau-thay-doi');
  watch.clean();

  const {page: officer} = await person(browser, server, 'canbo.sotp');
  await says(officer.locator('.who'), 'Sở Nội vụ');
  await officer.goto('/co-quan?ngay=2026-11-22');
  await officer.getByRole('row', {name: /Sở Tư pháp/}).waitFor();
});

test('FR-13: an example tree is looked at before it is loaded; FR-12: a group that contains itself is refused', async () => {
  const {page, watch} = await person(browser, server, 'quantri');
  await page.goto('/co-quan/nap');
  await looksRight(page, 'nap-danh-muc');
  await page.getByRole('button', {name: 'Xem trước'}).first().click();
  await says(page.getByRole('alert'), 'Vui lòng chọn tệp');
  await page.getByLabel('Tệp .xlsx hoặc .csv').setInputFiles({
    name: 'co-quan.csv', mimeType: 'text/csv',
    buffer: Buffer.from('Mã,Tên,Cấp,Khối,Thuộc\nso-moi,Sở Mới,Tỉnh,Chính quyền,ubnd-tinh\nsai,Sở Sai,Huyện,Chính quyền,\n'),
  });
  await page.getByRole('button', {name: 'Xem trước'}).first().click();
  await page.getByRole('heading', {level: 1, name: 'Xem trước khi nạp'}).waitFor();
  await says(page.locator('main'), ['1 thêm mới', '1 sai', 'Vui lòng chọn cấp']);
  assert.equal(await page.getByRole('button', {name: 'Nạp vào danh mục'}).count(), 0);
  await looksRight(page, 'nap-xem-truoc-sai');

  await page.goto('/co-quan/nap');
  await page.getByLabel('Cây mẫu của').selectOption({label: 'Xã, phường, đặc khu'});
  await page.getByLabel('Xã, phường, đặc khu', {exact: true}).fill('xã Suối Mây');
  await page.getByRole('button', {name: 'Xem trước'}).last().click();
  await page.getByRole('heading', {level: 1, name: 'Xem trước khi nạp'}).waitFor();
  await looksRight(page, 'nap-xem-truoc');
  await page.getByRole('button', {name: 'Nạp vào danh mục'}).click();
  await says(page.locator('.notice'), 'Đã nạp danh mục');
  await page.getByRole('link', {name: 'Ủy ban nhân dân xã Suối Mây'}).waitFor();

  await page.goto('/co-quan/nhom');
  await looksRight(page, 'nhom');
  await page.getByRole('link', {name: 'Sửa nhóm Các sở, ban, ngành'}).click();
  const members = page.getByLabel('Thành viên');
  await members.fill(`${await members.inputValue()}Các sở, ban, ngành\n`);
  await page.getByRole('button', {name: 'Lưu thay đổi'}).click();
  await says(page.getByRole('alert'), 'chính nó');
  await looksRight(page, 'nhom-sai');
  await members.fill((await members.inputValue()).replace('Các sở, ban, ngành\n', 'ubnd-xa-suoi-may; 01/12/2026\n'));
  await page.getByRole('button', {name: 'Lưu thay đổi'}).click();
  await says(page.locator('.notice'), 'Đã lưu thay đổi');
  await says(page.locator('main'), 'từ 01/12/2026');
  watch.clean();
});
