// An account over time, in the browser alone: the own password, sessions on other machines, a reset, a lock, another post.
import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {after, before, test} from 'node:test';
import {PASSWORD, fillSignIn, looksRight, openBrowser, person, says, signIn} from '../support/browser.mjs';
import {Server} from '../support/program.mjs';

const NEW_PASSWORD = 'mat-khau-moi-2026';
const RESET_PASSWORD = 'mat-khau-dat-lai';
const OWN_PASSWORD = 'mat-khau-rieng-2026';
let server, browser;

before(async () => {
  [server, browser] = await Promise.all([Server.start(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function changePassword(page, old, first, second = first) {
  await page.goto('/ca-nhan');
  await page.getByLabel('Mật khẩu hiện tại').fill(old);
  await page.getByLabel('Mật khẩu mới', {exact: true}).fill(first);
  await page.getByLabel('Nhập lại mật khẩu mới').fill(second);
  await page.getByRole('button', {name: 'Đổi mật khẩu'}).click();
}

const isSignedOut = async (page) => {
  await page.goto('/ca-nhan');
  return new URL(page.url()).pathname === '/dang-nhap';
};

test('a person changes the own password: what is wrong is said, then every machine must sign in again', async () => {
  const {page, watch} = await person(browser, server, 'canbo.sokhcn');
  const elsewhere = await person(browser, server, 'canbo.sokhcn');
  await page.locator('.who a').click();
  await page.getByRole('heading', {name: 'Tài khoản của tôi'}).waitFor();
  await changePassword(page, PASSWORD, NEW_PASSWORD, 'khac-han-moi');
  await says(page.getByRole('alert'), 'Hai lần nhập mật khẩu mới không giống nhau');
  await changePassword(page, 'khong-phai-mat-khau', NEW_PASSWORD);
  await says(page.getByRole('alert'), 'Mật khẩu hiện tại không đúng');
  await changePassword(page, PASSWORD, 'ngan');
  await says(page.getByRole('alert'), 'ít nhất 8 ký tự');
  await changePassword(page, PASSWORD, NEW_PASSWORD);
  await says(page.locator('.notice'), 'Đã đổi mật khẩu');
  assert.ok(await isSignedOut(elsewhere.page), 'the other machine is still signed in');
  await fillSignIn(page, 'canbo.sokhcn', PASSWORD);
  await says(page.getByRole('alert'), 'không đúng');
  await signIn(page, 'canbo.sokhcn', NEW_PASSWORD);
  watch.clean();
});

test('a session on another machine is seen and ended, the own one goes on', async () => {
  const here = await person(browser, server, 'lanhdao');
  const first = await person(browser, server, 'lanhdao');
  const second = await person(browser, server, 'lanhdao');
  await here.page.goto('/ca-nhan');
  const ends = here.page.getByRole('button', {name: /^Kết thúc phiên mở lúc/});
  assert.equal(await ends.count(), 2);
  await ends.last().click();
  await says(here.page.locator('.notice'), 'Đã kết thúc phiên');
  assert.equal(await ends.count(), 1);
  const out = [await isSignedOut(first.page), await isSignedOut(second.page)];
  assert.deepEqual(out.sort(), [false, true], 'one of the two is signed out');
  await here.page.goto('/ca-nhan');
  await here.page.getByRole('button', {name: 'Kết thúc mọi phiên khác'}).click();
  await says(here.page.locator('.notice'), 'Đã kết thúc phiên');
  assert.equal(await ends.count(), 0);
  assert.ok(await isSignedOut(first.page));
  assert.ok(await isSignedOut(second.page));
});

test('the administrator resets a password, locks, opens again and gives another post', async () => {
  const {page: admin} = await person(browser, server, 'quantri');
  await admin.getByRole('link', {name: 'canbo.sokhcn', exact: true}).click();
  await admin.getByLabel('Mật khẩu mới').fill(RESET_PASSWORD);
  await admin.getByRole('button', {name: 'Đặt lại mật khẩu'}).click();
  await says(admin.locator('.notice'), 'Đã đặt lại mật khẩu');
  const {page} = await person(browser, server, null);
  await signIn(page, 'canbo.sokhcn', RESET_PASSWORD);
  await page.goto('/tong-quan');
  await says(page.locator('.notice'), 'Vui lòng đổi mật khẩu');
  await changePassword(page, RESET_PASSWORD, OWN_PASSWORD);
  await signIn(page, 'canbo.sokhcn', OWN_PASSWORD);

  await admin.getByRole('button', {name: 'Khóa tài khoản'}).click();
  await says(admin.getByRole('alert'), 'lý do khóa');
  await admin.getByLabel('Lý do khóa').fill('Chuyển công tác');
  await admin.getByRole('button', {name: 'Khóa tài khoản'}).click();
  await says(admin.locator('.notice'), 'Đã khóa tài khoản');
  assert.ok(await isSignedOut(page), 'a locked account is still signed in');
  await fillSignIn(page, 'canbo.sokhcn', OWN_PASSWORD);
  await says(page.getByRole('alert'), 'không đúng');
  await admin.getByRole('button', {name: 'Mở khóa tài khoản'}).click();
  await says(admin.locator('.notice'), 'Đã mở khóa');

  await admin.getByLabel('Vai trò').selectOption({label: 'Lãnh đạo'});
  await admin.getByRole('button', {name: 'Lưu vai trò'}).click();
  await says(admin.locator('.notice'), 'Đã đổi vai trò');
  await signIn(page, 'canbo.sokhcn', OWN_PASSWORD);
  await says(page.locator('.who'), 'Lãnh đạo');
});

const step = () => Math.floor(server.now() / 30_000);

/** What the telephone shows in that half minute (RFC 6238). */
function shown(key, at) {
  const bits = [...key.replaceAll(' ', '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(at));
  const mac = createHmac('sha1', secret).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('the second step: turned on with a telephone, asked for, opened by a recovery code, turned off by the administrator', async () => {
  const {page, watch} = await person(browser, server, 'thamdinh');
  await page.goto('/ca-nhan');
  const part = page.locator('#hai-buoc');
  const password = part.getByLabel('Mật khẩu của bạn, để xác nhận');
  await password.fill('khong-phai');
  await part.getByRole('button', {name: 'Bật xác thực hai bước'}).click();
  await says(part, 'Mật khẩu hiện tại không đúng');
  await looksRight(page, 'hai-buoc-sai-mat-khau');
  await password.fill(PASSWORD);
  await part.getByRole('button', {name: 'Bật xác thực hai bước'}).click();
  const picture = part.getByAltText('Mã QR cho ứng dụng xác thực');
  await picture.waitFor();
  assert.ok(await picture.evaluate((img) => img.decode().then(() => img.naturalWidth > 100)));
  await looksRight(page, 'hai-buoc');
  const key = await part.locator('code').innerText();
  await part.getByLabel('Sáu số đang hiện').fill('000000');
  await part.getByRole('button', {name: 'Xác nhận và bật'}).click();
  await says(part, 'Mã không đúng');
  await looksRight(page, 'hai-buoc-sai-ma');
  const taken = step();
  await part.getByLabel('Sáu số đang hiện').fill(shown(key, taken));
  await part.getByRole('button', {name: 'Xác nhận và bật'}).click();
  await page.getByRole('heading', {name: 'Mã dự phòng'}).waitFor();
  const codes = await page.locator('.codes li').allInnerTexts();
  assert.equal(codes.length, 10);
  await looksRight(page, 'ma-du-phong');
  watch.clean();

  const {page: again} = await person(browser, server, null);
  await again.goto('/dang-nhap?tiep=/tham-dinh');
  await fillSignIn(again, 'thamdinh');
  await again.getByRole('heading', {name: 'Mã xác thực'}).waitFor();
  await looksRight(again, 'dang-nhap-ma');
  const enter = async (code) => {
    await again.getByLabel('Mã xác thực của thamdinh').fill(code);
    await again.getByRole('button', {name: 'Đăng nhập'}).click();
  };
  await enter(shown(key, taken));
  await says(again.locator('main'), 'không đúng hoặc đã hết hạn');
  await looksRight(again, 'dang-nhap-sai-ma');
  await enter(shown(key, Math.max(taken + 1, step())));
  await again.getByRole('button', {name: 'Đăng xuất'}).click();
  await again.goto('/dang-nhap');
  await fillSignIn(again, 'thamdinh');
  await enter(codes[2]);
  await again.getByRole('button', {name: 'Đăng xuất'}).waitFor();
  await again.goto('/ca-nhan');
  await says(again.locator('#hai-buoc'), 'Còn 9 mã dự phòng');
  await again.getByRole('button', {name: 'Đăng xuất'}).click();

  const {page: admin} = await person(browser, server, 'quantri');
  await admin.goto('/tai-khoan/thamdinh');
  await admin.getByRole('button', {name: 'Tắt xác thực hai bước'}).click();
  await says(admin.locator('.notice'), 'Đã tắt xác thực hai bước');
  await signIn(again, 'thamdinh', PASSWORD);
});

test('a key for programs: asked for with the password, shown once, used, revoked', async () => {
  const {page, watch, context} = await person(browser, server, 'canbo.sotc');
  await page.goto('/ca-nhan');
  const part = page.locator('#khoa-truy-cap');
  await part.locator('summary').click();
  const issue = part.getByRole('button', {name: 'Cấp khóa', exact: true});
  await issue.click();
  await says(part, 'Hãy ghi khóa dùng cho việc gì');
  await looksRight(page, 'khoa-thieu-ten');
  await part.getByLabel('Dùng cho việc gì').fill('Bảng điện tử ở sảnh');
  await part.getByLabel('Mật khẩu của bạn, để cấp khóa').fill('khong-phai');
  await issue.click();
  await says(part, 'Mật khẩu hiện tại không đúng');
  assert.equal(await part.getByLabel('Dùng cho việc gì').inputValue(), 'Bảng điện tử ở sảnh', 'what was typed is kept');
  await part.getByLabel('Mật khẩu của bạn, để cấp khóa').fill(PASSWORD);
  await issue.click();
  await page.getByRole('heading', {name: 'Khóa truy cập mới'}).waitFor();
  await looksRight(page, 'khoa-moi');
  const headers = {Authorization: `Bearer ${await page.locator('.quote code').innerText()}`};
  const asks = async () => (await fetch(`${server.origin}/api/v1/me`, {headers})).status;
  assert.equal(await asks(), 200);
  await page.getByRole('link', {name: /^Đã chép khóa/}).click();
  await looksRight(page, 'khoa-danh-sach');
  await part.getByRole('button', {name: 'Thu hồi khóa Bảng điện tử ở sảnh'}).click();
  await says(page.locator('.notice'), 'Đã thu hồi');
  assert.equal(await asks(), 401);
  watch.clean();
  await context.close();
});

test('the last administrator can neither be locked nor get another post', async () => {
  const {page} = await person(browser, server, 'quantri');
  await page.goto('/tai-khoan/quantri');
  await page.getByRole('button', {name: 'Khóa tài khoản'}).click();
  await says(page.getByRole('alert'), 'quản trị viên cuối cùng');
  await page.getByLabel('Vai trò').selectOption({label: 'Lãnh đạo'});
  await page.getByRole('button', {name: 'Lưu vai trò'}).click();
  await says(page.getByRole('alert'), 'quản trị viên cuối cùng');
  await page.goto('/tai-khoan/khong-co');
  await says(page.locator('h1'), 'Không tìm thấy');
});
