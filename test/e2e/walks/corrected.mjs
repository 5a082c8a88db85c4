// A corrected file: its differences from the approved plan, ticked, approved as an adjustment; from an open draft, which goes
// on with it; and a draft as a spreadsheet, edited and sent back.
// SAURO_E2E_PICTURES=DIR keeps pictures.
import assert from 'node:assert/strict';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import {approve, download, looksRight, openBrowser, person, says} from '../support/browser.mjs';
import {planFile} from '../support/files.mjs';
import {Server, temporary} from '../support/program.mjs';

let server, browser;

before(async () => {
  [server, browser] = await Promise.all([Server.start(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function upload(page, file, heading) {
  await page.goto('/du-thao');
  await page.getByLabel('Văn bản kế hoạch').setInputFiles(file);
  await page.getByRole('button', {name: 'Tải lên và lập dự thảo'}).click();
  await page.getByRole('heading', {level: 1, name: heading}).waitFor();
}

const corrected = (text) =>
  text
    .replace('ngày 12 tháng 10 năm 2026', 'ngày 20 tháng 10 năm 2026')
    .replace('Quý I/2027', 'Quý II/2027')
    .replace('Tập huấn người trực trạm', 'Tập huấn người trực trạm số')
    .replace('3 | Hỗ trợ người dân sử dụng dịch vụ công tại trạm', '4 | Tuyên truyền về trạm số trên loa truyền thanh')
    .replace('Báo cáo khảo sát', 'Báo cáo kết quả khảo sát');

test('a corrected file of an approved plan becomes an adjustment with reason and authority', async () => {
  const {page, watch, context} = await person(browser, server, 'bientap');
  await upload(page, planFile('501/KH-UBND', 'trạm số vùng biên'), /^Soát dự thảo/);
  await page.getByRole('link', {name: 'Xem lại và phê duyệt'}).click();
  await approve(page);
  await page.waitForURL(/\/ke-hoach\//);
  const plan = new URL(page.url()).pathname;

  // The same number: the editor is asked which text this is.
  await upload(page, planFile('501/KH-UBND', 'trạm số vùng biên', corrected), /là bản nào\?$/);
  await looksRight(page, 'chon-ban');
  await page.getByRole('link', {name: /số 501\/KH-UBND/}).click();
  await page.getByRole('heading', {level: 1, name: 'Đối chiếu với kế hoạch đã phê duyệt'}).waitFor();
  await page.getByRole('heading', {name: 'Thay đổi (3)'}).waitFor();
  await page.getByRole('heading', {name: 'Thêm mới (1)'}).waitFor();
  await page.getByRole('heading', {name: 'Không còn trong bản mới (1)'}).waitFor();
  const own = page.getByRole('region', {name: 'Số, ngày và tên của kế hoạch'});
  await own.getByText('12/10/2026').waitFor();
  await own.getByText('20/10/2026').waitFor();
  assert.ok(await own.getByRole('checkbox', {name: 'Ngày văn bản'}).isChecked(), 'the plan takes the date of the newer paper');
  await looksRight(page, 'doi-chieu');

  // Without a reason it comes back as it was, with the tick that was taken away.
  const product = page.getByRole('checkbox', {name: /Sản phẩm/});
  await product.uncheck();
  await page.getByRole('button', {name: 'Phê duyệt điều chỉnh'}).click();
  await page.getByText('Vui lòng ghi lý do điều chỉnh.').first().waitFor();
  assert.equal(await product.isChecked(), false);
  await looksRight(page, 'doi-chieu-loi');
  await page.getByLabel('Lý do điều chỉnh').fill('Tỉnh giao thêm việc');
  await page.getByLabel(/^Văn bản cho phép điều chỉnh/).fill('212/QĐ-UBND ngày 05/11/2026');
  await page.getByRole('button', {name: 'Phê duyệt điều chỉnh'}).click();
  await page.waitForURL(new RegExp(`${plan}\\?bao=da-dieu-chinh`));
  const board = await page.locator('main').innerText();
  assert.match(board, /ngày 20\/10\/2026/);
  assert.match(board, /Quý II\/2027/);
  assert.match(board, /Tập huấn người trực trạm số/);
  assert.match(board, /Tuyên truyền về trạm số/);
  assert.doesNotMatch(board, /Báo cáo kết quả khảo sát/, 'what was not ticked stays');
  assert.match(board, /Hỗ trợ người dân sử dụng dịch vụ công/, 'what was withdrawn is not deleted');

  // Who, when, why, by which document, and what: on the plan and on the task.
  const history = page.locator('#dieu-chinh');
  for (const words of ['212/QĐ-UBND ngày 05/11/2026', 'Tỉnh giao thêm việc', 'Quý I/2027', 'Quý II/2027', 'Hủy', '12/10/2026', '20/10/2026']) {
    await history.getByText(words).first().waitFor();
  }
  await looksRight(page, 'ke-hoach-dieu-chinh');
  await history.getByRole('link', {name: /Bố trí kinh phí/}).click();
  await page.locator('#dieu-chinh').getByText('Tỉnh giao thêm việc').waitFor();
  assert.equal(await page.locator('#dieu-chinh del').count(), 1);
  await looksRight(page, 'nhiem-vu-dieu-chinh');

  // The same file once more differs only where the tick was taken away.
  await upload(page, planFile('501/KH-UBND', 'trạm số vùng biên', corrected), /là bản nào\?$/);
  await page.getByRole('link', {name: /số 501\/KH-UBND/}).click();
  await page.getByRole('heading', {name: 'Thay đổi (1)'}).waitFor();
  assert.equal(await page.getByRole('checkbox').count(), 1);
  watch.clean();
  await context.close();
});

test('an adjustment asks before it gives work to nobody; the plan is no duplicate of itself; links alone are kept', async () => {
  const {page, watch, context} = await person(browser, server, 'bientap');
  const nobody = (text) => text.replace('Tập huấn người trực trạm | Sở Nội vụ', 'Tập huấn người trực trạm | Tổ Thuyền thúng Hà Giao');
  await upload(page, planFile('504/KH-UBND', 'bến đò số'), /^Soát dự thảo/);
  await page.getByRole('link', {name: 'Xem lại và phê duyệt'}).click();
  await approve(page);
  await page.waitForURL(/\/ke-hoach\//);
  const again = async (edit) => {
    await upload(page, planFile('504/KH-UBND', 'bến đò số', edit), /là bản nào\?$/);
    return new URL(page.url()).pathname.replace('/doi-chieu', '');
  };
  const draft = await again(nobody);
  await page.goto(`${draft}/viec-trung`);
  assert.equal(await page.getByText('kế hoạch 504/KH-UBND').count(), 0);
  const compare = async (at) => {
    await page.goto(`${at}/doi-chieu`);
    await page.getByRole('link', {name: /số 504\/KH-UBND/}).click();
    await page.getByLabel('Lý do điều chỉnh').fill('Đổi đơn vị');
    await page.getByLabel(/^Văn bản cho phép điều chỉnh/).fill('213/QĐ-UBND ngày 06/11/2026');
  };
  await compare(draft);
  await says(page.locator('main'), ['1 nhiệm vụ sẽ không cơ quan nào báo cáo được', 'Tổ Thuyền thúng Hà Giao']);
  await page.getByRole('button', {name: 'Phê duyệt điều chỉnh'}).click();
  await page.locator('.err', {hasText: 'không cơ quan nào báo cáo được'}).waitFor();
  await looksRight(page, 'doi-chieu-khong-ai');
  await page.getByRole('checkbox', {name: /^Vẫn phê duyệt/}).check();
  await page.getByRole('button', {name: 'Phê duyệt điều chỉnh'}).click();
  await page.waitForURL(/bao=da-dieu-chinh/);

  // A task of another plan is the same one: the link alone is an adjustment.
  await upload(page, planFile('505/KH-UBND', 'bến phà số'), /^Soát dự thảo/);
  await page.getByRole('link', {name: 'Xem lại và phê duyệt'}).click();
  await approve(page);
  await page.waitForURL(/\/ke-hoach\//);
  const third = await again(nobody);
  await page.goto(`${third}/viec-trung`);
  const pair = page.locator('article', {hasText: 'Xây dựng quy chế vận hành'}).filter({hasText: 'kế hoạch 505/KH-UBND'}).first();
  await pair.getByRole('button', {name: 'Cùng một việc'}).click();
  await page.getByRole('heading', {name: /^Đã chọn/}).waitFor();
  await compare(third);
  await says(page.locator('main'), '1 cặp việc được nối khi phê duyệt');
  await page.getByRole('button', {name: 'Phê duyệt điều chỉnh'}).click();
  await page.waitForURL(/bao=da-dieu-chinh/);
  await page.getByRole('link', {name: 'Xây dựng quy chế vận hành'}).first().click();
  await page.locator('#lien-quan').getByText('505/KH-UBND').waitFor();
  watch.clean();
  await context.close();
});

test('a corrected file of an open draft: what was mended by hand is kept, the rest is taken', async () => {
  const {page, watch, context} = await person(browser, server, 'bientap');
  await upload(page, planFile('502/KH-UBND', 'trạm số vùng cao'), /^Soát dự thảo/);
  const row = page.locator('article', {hasText: 'Bố trí kinh phí'});
  await row.locator('dd a.val', {hasText: 'Quý I/2027'}).click();
  await row.locator('.edit').getByLabel('Thời hạn').fill('31/3/2027');
  await row.locator('.edit').getByRole('button', {name: 'Lưu'}).click();
  await row.locator('dd', {hasText: '31/3/2027'}).waitFor();

  await upload(page, planFile('502/KH-UBND', 'trạm số vùng cao', corrected), /là bản nào\?$/);
  await page.locator('li', {hasText: 'cùng số hoặc cùng tên'}).getByRole('link').first().click();
  await page.getByRole('heading', {level: 1, name: 'Đối chiếu với dự thảo'}).waitFor();
  const byHand = page.locator('li', {hasText: 'dự thảo đã có người sửa chỗ này'});
  assert.equal(await byHand.count(), 1);
  assert.equal(await byHand.getByRole('checkbox').isChecked(), false, 'kept unless it is ticked');
  await looksRight(page, 'doi-chieu-du-thao');
  await page.getByRole('button', {name: 'Làm tiếp với bản sửa'}).click();
  await page.getByRole('heading', {level: 1, name: /^Soát dự thảo/}).waitFor();
  await page.goto(`${new URL(page.url()).pathname}?loc=thu-tu`);
  const text = await page.locator('main').innerText();
  assert.match(text, /31\/3\/2027/);
  assert.match(text, /Tập huấn người trực trạm số/);
  await page.goto('/du-thao');
  const list = page.locator('tr', {hasText: 'trạm số vùng cao'});
  assert.equal(await list.count(), 2);
  assert.equal(await list.filter({hasText: 'Đã bỏ'}).count(), 1, 'the older draft is closed, not deleted');
  watch.clean();
  await context.close();
});

/** The workbook with words replaced, as somebody edited it. */
function editedSheet(bytes, from, to) {
  const file = path.join(temporary('sauro-sheet-'), 'sua.xlsx');
  fs.writeFileSync(file, bytes);
  const script = `import sys, zipfile
path, old, new = sys.argv[1:]
with zipfile.ZipFile(path) as archive: parts = [(item, archive.read(item)) for item in archive.namelist()]
assert sum(old.encode() in data for _, data in parts) == 1
with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
  for name, data in parts: archive.writestr(name, data.replace(old.encode(), new.encode()))`;
  execFileSync('/usr/bin/python3', ['-c', script, file, from, to]);
  return file;
}

test('a draft as a spreadsheet: out, edited, back with a look at the difference', async () => {
  const {page, watch, context} = await person(browser, server, 'bientap');
  await upload(page, planFile('503/KH-UBND', 'trạm số đô thị'), /^Soát dự thảo/);
  const draft = new URL(page.url()).pathname;
  await page.getByText('Sửa bằng bảng tính').click();
  const sheet = await download(page, page.getByRole('link', {name: /^Tải bảng tính của dự thảo/}));
  const send = async (file) => {
    await page.goto(draft);
    await page.getByText('Sửa bằng bảng tính').click();
    await page.getByLabel('Bảng tính đã sửa').setInputFiles(file);
    await page.getByRole('button', {name: 'Tải lên và xem khác biệt'}).click();
  };
  // Sent back as it is: nothing differs.
  await send({name: 'nguyen.xlsx', mimeType: 'application/octet-stream', buffer: sheet.bytes});
  await page.getByRole('heading', {name: 'Không có khác biệt'}).waitFor();
  // Edited: one difference, taken.
  await send(editedSheet(sheet.bytes, 'Danh sách học viên', 'Danh sách học viên, ảnh lớp học'));
  await page.getByRole('heading', {level: 1, name: 'Khác biệt của bảng tính'}).waitFor();
  await page.getByRole('heading', {name: 'Thay đổi (1)'}).waitFor();
  await looksRight(page, 'bang-tinh');
  await page.getByRole('button', {name: 'Cập nhật dự thảo'}).click();
  await page.waitForURL(/bao=da-nhan-bang-tinh/);
  await page.goto(`${draft}?loc=thu-tu`);
  await page.getByText('Danh sách học viên, ảnh lớp học').waitFor();
  // What is no sheet of a draft is refused with what to do.
  await send(planFile());
  await page.getByText(/không phải bảng tính .xlsx/).waitFor();
  watch.clean();
  await context.close();
});
