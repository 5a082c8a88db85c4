// What goes wrong in an office: a session that ends in the middle of a form, two people at one draft, wrong files, a
// stale form, pages that are not for everybody.
import assert from 'node:assert/strict';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {approve, fillSignIn, openBrowser, person, says} from '../support/browser.mjs';
import {planFile, wrongPlans} from '../support/files.mjs';
import {EVIDENCE, Server, command} from '../support/program.mjs';

let server, browser;
const people = [];

async function as(username, options) {
  const one = await person(browser, server, username, options);
  people.push(one);
  return one;
}

before(async () => {
  [server, browser] = await Promise.all([Server.start('upload_limit_mb = 1'), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function upload(page, file) {
  await page.goto('/du-thao');
  await page.getByLabel('Văn bản kế hoạch').setInputFiles(file);
  await page.getByRole('button', {name: 'Tải lên và lập dự thảo'}).click();
}

test('the session ends while a report is typed: nothing typed is lost', async () => {
  const {page, context} = await as('canbo.sokhcn');
  await page.getByRole('link', {name: /^Báo cáo nhiệm vụ/}).first().click();
  const typed = 'Dòng thứ nhất “có ngoặc” & <dấu>.\nDòng thứ hai: 35 hồ sơ.';
  await page.getByLabel('Kết quả, tiến độ thực hiện').fill(typed);
  await page.getByLabel('Tỷ lệ hoàn thành (%)').fill('43');
  await page.getByLabel('Khó khăn, vướng mắc (nếu có)').fill('Thiếu người nhập liệu.');
  await page.getByLabel('Minh chứng').setInputFiles(path.join(EVIDENCE, 'danh-sach.txt'));
  await context.clearCookies();
  await page.getByRole('button', {name: 'Gửi báo cáo'}).click();
  await says(page.locator('.banner'), 'Nội dung đã nhập được giữ lại');
  await fillSignIn(page, 'canbo.sokhcn', 'sai-mat-khau'); // a slip on the way
  await says(page.getByRole('alert'), 'mật khẩu');
  await fillSignIn(page, 'canbo.sokhcn');
  await page.getByRole('heading', {name: 'Nội dung đã nhập được giữ lại'}).waitFor();
  const kept = await page.getByLabel('Kết quả, tiến độ thực hiện').inputValue();
  assert.equal(kept.replace(/\r/g, ''), typed);
  assert.equal(await page.getByLabel('Tỷ lệ hoàn thành (%)').inputValue(), '43');
  assert.equal(await page.getByLabel('Khó khăn, vướng mắc').inputValue(), 'Thiếu người nhập liệu.');
  await page.getByLabel('Minh chứng').setInputFiles(path.join(EVIDENCE, 'danh-sach.txt'));
  await page.getByRole('button', {name: 'Gửi lại'}).click();
  await says(page.locator('.notice'), 'Đã gửi báo cáo');
});

test('the session ends while a row of a draft is mended: nothing typed is lost', async () => {
  const {page, context} = await as('bientap');
  await upload(page, planFile('301/KH-UBND', 'kho học liệu số'));
  await page.getByRole('heading', {name: /^Soát dự thảo/}).waitFor();
  await page.getByRole('link', {name: /^Sửa dòng/}).first().click();
  await page.getByLabel('Tên nhiệm vụ').fill('Khảo sát địa điểm đặt kho học liệu số');
  await context.clearCookies();
  await page.getByRole('button', {name: 'Lưu'}).click();
  await says(page.locator('.banner'), 'Nội dung đã nhập được giữ lại');
  await fillSignIn(page, 'bientap');
  await page.getByRole('heading', {name: 'Nội dung đã nhập được giữ lại'}).waitFor();
  assert.equal(await page.getByLabel('Tên nhiệm vụ').inputValue(), 'Khảo sát địa điểm đặt kho học liệu số');
  await page.getByRole('button', {name: 'Gửi lại'}).click();
  await says(page.getByRole('region', {name: 'Dòng dự thảo'}), 'Khảo sát địa điểm đặt kho học liệu số');
});

test('the administrator adds a second editor; of two who approve one draft the second is told', async () => {
  const {page: admin} = await as('quantri');
  await admin.getByLabel('Tên đăng nhập').fill('bientap2');
  await admin.getByLabel('Họ tên').fill('Lâm Gia Huy');
  await admin.getByLabel('Mật khẩu ban đầu').fill('SauRo@2026');
  await admin.getByLabel('Vai trò').selectOption({label: 'Biên tập (cơ quan thường trực)'});
  await admin.getByLabel('Cơ quan', {exact: true}).selectOption({label: 'Sở Khoa học và Công nghệ'});
  await admin.getByRole('button', {name: 'Thêm tài khoản'}).click();
  await says(admin.locator('.notice'), 'Đã thêm tài khoản');

  const {page: first} = await as('bientap');
  const {page: second} = await as('bientap2');
  await upload(first, planFile('302/KH-UBND', 'thư viện số'));
  await first.getByRole('heading', {name: /^Soát dự thảo/}).waitFor();
  const draft = new URL(first.url()).pathname;
  await first.goto(`${draft}/phe-duyet`);
  await second.goto(`${draft}/phe-duyet`);
  await approve(first);
  await says(first.locator('.notice'), 'Đã phê duyệt kế hoạch');
  await approve(second);
  await second.getByRole('heading', {name: 'Chưa thực hiện được'}).waitFor();
  await second.getByRole('link', {name: 'Xem kế hoạch đã phê duyệt'}).click();
  await second.locator('table.board').waitFor();
  assert.equal(new URL(second.url()).pathname, new URL(first.url()).pathname);
  await second.goto('/ke-hoach');
  assert.equal(await second.getByRole('link', {name: '302/KH-UBND'}).count(), 1, 'one plan');
});

test('approving what another has changed meanwhile is refused', async () => {
  const {page: first} = await as('bientap');
  const {page: second} = await as('bientap2');
  await upload(first, planFile('303/KH-UBND', 'bản đồ số'));
  await first.getByRole('heading', {name: /^Soát dự thảo/}).waitFor();
  const draft = new URL(first.url()).pathname;
  await second.goto(`${draft}/phe-duyet`);
  await first.getByRole('button', {name: /^Xác nhận đúng/}).first().click();
  await first.getByText('Đã xác nhận dòng').first().waitFor({state: 'attached'});
  await approve(second);
  await says(second.locator('main'), 'vừa sửa dự thảo');
  await second.goto('/ke-hoach');
  assert.equal(await second.getByRole('link', {name: '303/KH-UBND'}).count(), 0, 'no plan');
});

test('wrong files: the page says what is wrong, and the next good file is taken', async () => {
  const {page} = await as('bientap');
  for (const [what, file, words] of wrongPlans()) {
    await upload(page, file);
    // What LibreOffice is asked about is read beside the request, and its page says how it ended.
    const ended = page.getByRole('heading', {name: 'Không đọc được'});
    await page.getByRole('alert').or(ended).first().waitFor({timeout: 90_000});  // its first start takes long on a busy machine
    assert.match(await page.locator('main').innerText(), words, what);
    if (await ended.isVisible()) continue;
    assert.equal(await page.getByLabel('Văn bản kế hoạch').count(), 1, `${what}: the form stands again`);
  }
  const huge = {name: 'qua-lon.docx', mimeType: 'application/octet-stream', buffer: Buffer.alloc(5 << 20)};
  await upload(page, huge);
  await says(page.locator('main'), ['quá lớn', 'MB']);
  await upload(page, planFile('304/KH-UBND', 'sổ tay số'));
  await page.getByRole('heading', {name: /^Soát dự thảo/}).waitFor();
});

test('the same plan again is no second plan', async () => {
  const {page} = await as('bientap');
  const plan = planFile('302/KH-UBND', 'thư viện số');
  await upload(page, plan);
  const text = await page.locator('main').innerText();
  assert.match(text, /302\/KH-UBND/);
  await page.goto('/ke-hoach');
  assert.equal(await page.getByRole('link', {name: '302/KH-UBND'}).count(), 1);
});

test('a form of an older session is asked for again, with its text', async () => {
  const {page, context} = await as('canbo.sotc');
  await page.getByRole('link', {name: /^Báo cáo nhiệm vụ/}).first().click();
  await page.getByLabel('Kết quả, tiến độ thực hiện').fill('Đã trình phương án.');
  const other = await context.newPage(); // signs out and in again in another window
  await other.goto('/tong-quan');
  await other.getByRole('button', {name: 'Đăng xuất'}).click();
  await fillSignIn(other, 'canbo.sotc');
  await other.getByRole('button', {name: 'Đăng xuất'}).waitFor();
  await page.getByRole('button', {name: 'Gửi báo cáo'}).click();
  await page.getByRole('heading', {name: 'Nội dung đã nhập được giữ lại'}).waitFor();
  assert.equal(await page.getByLabel('Kết quả, tiến độ thực hiện').inputValue(), 'Đã trình phương án.');
  await page.getByRole('button', {name: 'Gửi lại'}).click();
  await says(page.locator('.notice'), 'Đã gửi báo cáo');
});

test('pages of others are refused in words, unknown pages too', async () => {
  const {page} = await as('canbo.sotc');
  for (const [url, words] of [['/du-thao', 'Không có quyền'], ['/tai-khoan', 'Không có quyền'], ['/khong-co', 'Không tìm thấy']]) {
    await page.goto(url);
    await says(page.locator('main'), words);
    assert.equal(await page.getByRole('link', {name: 'Về trang đầu'}).count(), 1, url);
  }
  await page.context().clearCookies();
  await page.goto('/nhiem-vu?q=du%20lieu');
  await fillSignIn(page, 'canbo.sotc');
  await page.waitForURL(/\/nhiem-vu\?q=/); // back to where the person wanted to go
});

test('nothing else went wrong; the ledger is whole', () => {
  for (const one of people) one.watch.clean();
  command(server.data, 'verify');
});
