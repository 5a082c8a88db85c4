// Being told (FR-55), in the browser: what one was reminded of, where one is told, calendars, and what the mail server did not take.
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {after, before, test} from 'node:test';
import {SMTPServer} from 'smtp-server';
import {looksRight, openBrowser, person, says} from '../support/browser.mjs';
import {Server} from '../support/program.mjs';

const mails = [];
let server, browser, smtp;

before(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({address}, session, done) {
      done(address.startsWith('khong-co@') ? Object.assign(new Error('5.1.1 no such user'), {responseCode: 550}) : null);
    },
    onData(stream, session, done) {
      stream.resume();
      stream.on('end', () => {
        mails.push(session.envelope.rcptTo.map(({address}) => address));
        done();
      });
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const config = [
    `smtp_url = "smtp://127.0.0.1:${smtp.server.address().port}"`, 'smtp_tls = false', 'mail_from = "nhac-viec@hagiao.example"',
    'remind_seconds = 1',
  ];
  [server, browser] = await Promise.all([Server.start(config.join('\n'), {reminders: true}), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
  await new Promise((done) => smtp.close(done));
});

/** Loads the page again until it shows `locator`. */
async function comes(page, address, locator) {
  for (let tries = 0; tries < 60; tries += 1) {
    await page.goto(address);
    if (await locator.count()) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  assert.fail(`${address} does not show it`);
}

async function wantMail(page, address, hour = '7') {
  await page.goto('/ca-nhan/nhac-viec');
  await page.getByLabel('Thư điện tử').fill(address);
  await page.getByLabel('Giờ nhận thư tổng hợp').selectOption(hour);
  await page.getByRole('button', {name: 'Lưu cách nhận lời nhắc'}).click();
}

test('an officer sees what is due and late, newest first, and where it is found', async () => {
  const {page, watch} = await person(browser, server, 'canbo.sokhcn');
  const rows = page.locator('table.cards tbody tr');
  await comes(page, '/nhac-viec', rows);
  await says(page.locator('main'), ['Quá hạn', 'Nhắc với tư cách: Cơ quan báo cáo']);
  await looksRight(page, 'nhac-viec');
  await rows.first().getByRole('link').click();
  await page.waitForURL(/\/nhiem-vu\//);
  await page.goto('/viec-cua-toi');
  await page.getByRole('heading', {name: 'Mới được nhắc'}).waitFor();
  await looksRight(page, 'viec-cua-toi-da-nhac');
  watch.clean();
});

test('where one is told: what is wrong is said beside its field, what was typed stays, and the mail comes', async () => {
  const {page, watch} = await person(browser, server, 'canbo.sokhcn');
  await page.goto('/ca-nhan');
  await page.getByRole('link', {name: 'Cách nhận lời nhắc và lịch'}).click();
  await wantMail(page, 'nhat vy@hagiao', '8');
  await says(page.locator('.field .err'), 'Địa chỉ thư điện tử không đúng');
  assert.equal(await page.getByLabel('Thư điện tử').inputValue(), 'nhat vy@hagiao');
  assert.equal(await page.getByLabel('Giờ nhận thư tổng hợp').inputValue(), '8');
  await looksRight(page, 'cach-nhan-loi-nhac-sai');
  await wantMail(page, 'Nhat.Vy@hagiao.example', '8');
  await says(page.locator('.notice'), 'Đã lưu cách nhận lời nhắc');
  assert.equal(await page.getByLabel('Thư điện tử').inputValue(), 'nhat.vy@hagiao.example');
  const other = await person(browser, server, 'canbo.sotc');
  await wantMail(other.page, 'nhat.vy@hagiao.example');
  await says(other.page.locator('.field .err'), 'đã dùng cho một tài khoản khác');
  const admin = await person(browser, server, 'quantri');
  await comes(admin.page, '/thu-gui', admin.page.getByRole('row', {name: /^Phan Nhật Vy.*Đã gửi/}));
  assert.deepEqual(mails, [['nhat.vy@hagiao.example']]);
  watch.clean();
});

test('an address that does not exist: the administrator sees it, its owner is told, nobody tries again', async () => {
  const {page, watch} = await person(browser, server, 'canbo.sotc');
  await wantMail(page, 'khong-co@hagiao.example');
  const admin = await person(browser, server, 'quantri');
  const failed = admin.page.getByRole('row', {name: /Địa chỉ không nhận thư/});
  await comes(admin.page, '/thu-gui', failed);
  await says(failed, ['Hứa Kim Liên', 'mã 550']);
  await looksRight(admin.page, 'thu-gui');
  await admin.page.getByRole('link', {name: 'Chỉ xem thư chưa gửi được'}).click();
  assert.equal(await admin.page.locator('tbody tr').count(), 1);
  await page.goto('/ca-nhan/nhac-viec');
  await says(page.locator('.field'), 'địa chỉ này không nhận thư');
  await looksRight(page, 'cach-nhan-loi-nhac');
  watch.clean();
});

test('a calendar: its address is shown once, is read without signing in, and ends when it is revoked', async () => {
  const {page, watch} = await person(browser, server, 'canbo.sokhcn');
  await page.goto('/ca-nhan/nhac-viec');
  await page.getByRole('button', {name: 'Tạo lịch việc của tôi'}).click();
  const address = await page.locator('.quote code').innerText();
  await looksRight(page, 'lich-moi');
  const answer = await fetch(address);
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VEVENT/);
  await page.goto('/ca-nhan/nhac-viec');
  assert.ok(!(await page.content()).includes(new URL(address).searchParams.get('khoa')));
  await page.getByRole('button', {name: /^Thu hồi lịch Việc của tôi/}).click();
  await says(page.locator('.notice'), 'Đã thu hồi địa chỉ lịch');
  assert.equal((await fetch(address)).status, 404);
  watch.clean();
});
