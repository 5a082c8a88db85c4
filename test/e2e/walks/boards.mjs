// The board and the figures, today and as of a past day.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {download, openBrowser, person, says, textOf} from '../support/browser.mjs';
import {Server} from '../support/program.mjs';

const PLAN = '118/KH-UBND';
const PAST = '2026-08-31';
let server, browser, page, watch;

before(async () => {
  [server, browser] = await Promise.all([Server.start(), openBrowser()]);
  ({page, watch} = await person(browser, server, 'lanhdao'));
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function openBoard(day) {
  await page.goto('/ke-hoach');
  await page.getByRole('link', {name: PLAN}).click();
  await page.locator('table.board').waitFor();
  if (!day) return;
  await page.getByLabel('Tính đến hết ngày').fill(day);
  await page.getByRole('button', {name: 'Lọc'}).click();
  await page.locator('.banner').waitFor();
}

/** {"hoàn thành đúng hạn": 12, ...} of the page. */
async function figures() {
  const items = await page.locator('ul.facts li').all();
  const pairs = items.map(async (item) => [
    await textOf(item.locator('span, a').first()),
    Number((await textOf(item.locator('b'))).replace('.', '')),
  ]);
  return Object.fromEntries(await Promise.all(pairs));
}

function sumsUp(f) {
  return f['hoàn thành đúng hạn'] + f['hoàn thành quá hạn'] + f['đang làm, trong hạn'] + f['đang làm, quá hạn'] + f['thường xuyên'];
}

test('a past day shows what stood then, and says so', async () => {
  await openBoard();
  const today = await figures();
  assert.equal(today['nhiệm vụ'], 60);
  assert.equal(sumsUp(today), 60);
  assert.equal(await page.locator('.banner').count(), 0);

  await openBoard(PAST);
  await says(page.locator('.banner'), ['31/08/2026', 'Đang xem số liệu tại vị trí sổ']);
  const past = await figures();
  assert.equal(past['nhiệm vụ'], 60);
  assert.equal(sumsUp(past), 60);
  const done = (f) => f['hoàn thành đúng hạn'] + f['hoàn thành quá hạn'];
  assert.ok(done(past) > 0 && done(past) < done(today), `done then ${done(past)}, done now ${done(today)}`);
  const before = await page.locator('table.board').innerText();

  // Back to today by the link in the banner.
  await page.getByRole('link', {name: 'Về hiện tại'}).click();
  await page.waitForURL((url) => !url.searchParams.has('ngay'));
  assert.deepEqual(await figures(), today);
  assert.notEqual(await page.locator('table.board').innerText(), before);
});

test('what happens later changes nothing of a past day', async () => {
  await openBoard(PAST);
  await page.waitForLoadState();
  const html = await page.locator('table.board').innerHTML();
  const reviewer = await person(browser, server, 'thamdinh');
  await reviewer.page.getByRole('link', {name: /^Thẩm định báo cáo/}).first().click();
  await reviewer.page.getByRole('button', {name: 'Chấp nhận'}).click();
  await says(reviewer.page.locator('.notice'), 'Đã chấp nhận báo cáo');
  reviewer.watch.clean();
  await page.reload();
  await page.locator('table.board').waitFor();
  assert.equal(await page.locator('table.board').innerHTML(), html);
});

test('a position in the ledger shows what stood there, and the links stay there', async () => {
  await openBoard();
  const newest = Number((await textOf(page.locator('footer'))).match(/vị trí sổ ([\d.]+)/)[1].replace('.', ''));
  const position = String(newest - 30);
  await page.getByLabel('Vị trí sổ').fill(position);
  await page.getByRole('button', {name: 'Lọc'}).click();
  await says(page.locator('.banner'), `Đang xem số liệu tại vị trí sổ ${position}`);
  const board = page.url();
  await page.locator('table.board tbody th a').first().click();
  await page.waitForURL((url) => url.pathname.startsWith('/nhiem-vu/') && url.searchParams.get('vi_tri') === position);
  await says(page.locator('.banner'), `vị trí sổ ${position}`);
  await page.getByRole('link', {name: 'Về hiện tại'}).click();
  await page.waitForURL((url) => !url.searchParams.has('vi_tri'));
  await page.goto(board.replace(`vi_tri=${position}`, `vi_tri=${newest + 1000}`));
  await says(page.locator('main'), 'Sổ mới đến vị trí');
});

test('who looks at the past writes nothing there', async () => {
  const officer = await person(browser, server, 'canbo.sokhcn');
  const write = officer.page.getByRole('link', {name: /^Báo cáo nhiệm vụ/});
  await officer.page.goto('/viec-cua-toi');
  assert.ok(await write.count() > 0);
  await officer.page.getByText('Xem số liệu trước đây').click();
  await officer.page.getByLabel('Tính đến hết ngày').fill(PAST);
  await officer.page.getByRole('button', {name: 'Xem', exact: true}).click();
  await says(officer.page.locator('.banner'), '31/08/2026');
  assert.equal(await write.count(), 0);
  officer.watch.clean();
  const reviewer = await person(browser, server, 'thamdinh');
  await reviewer.page.goto(`/tham-dinh?ngay=${PAST}`);
  await says(reviewer.page.locator('.banner'), '31/08/2026');
  assert.equal(await reviewer.page.getByRole('link', {name: /^Thẩm định báo cáo/}).count(), 0);
  reviewer.watch.clean();
});

test('before the first approval there was no plan', async () => {
  await page.goto('/ke-hoach?ngay=2026-05-01');
  await says(page.locator('main'), 'Chưa có kế hoạch nào');
});

test('the board is searched without diacritics and filtered', async () => {
  await openBoard();
  await page.getByLabel('Tìm trong bảng').fill('to cong tac');
  await page.getByRole('button', {name: 'Lọc'}).click();
  await page.waitForURL(/q=/);
  const found = await page.locator('table.board tbody tr:not(.sec)').count();
  assert.ok(found >= 1 && found < 60);
  await says(page.locator('table.board'), 'Kiện toàn Tổ công tác');
  await page.getByRole('link', {name: 'Bỏ lọc'}).click();
  await page.waitForURL((url) => !url.searchParams.get('q'));
  const overdue = (await figures())['đang làm, quá hạn'];
  await page.getByLabel('Thời hạn', {exact: true}).selectOption({label: 'Quá hạn'}); // the list follows at once
  await page.waitForURL(/han=/);
  assert.equal(await page.locator('table.board tbody tr:not(.sec)').count(), overdue);
  const csv = await download(page, page.getByRole('link', {name: /Tải CSV/}));
  assert.match(csv.name, /\.csv$/);
  assert.match(csv.bytes.toString('utf8'), /Tên nhiệm vụ/);
});

test('every cell of the dashboard leads to as many tasks as it says', async () => {
  await page.goto('/tong-quan');
  const cells = await page.locator('.cells a').evaluateAll((links) =>
    links.map((link) => [link.getAttribute('href'), Number(link.querySelector('b').textContent)]));
  assert.equal(cells.length, 4);
  for (const [href, count] of cells) {
    await page.goto(href);
    const caption = count === 0 ? null : await page.locator('main table caption').textContent();
    if (count > 0) assert.match(caption, new RegExp(`, ${count} nhiệm vụ`), href);
  }
  await page.goto('/tong-quan?ngay=2026-08-31');
  await says(page.locator('.banner'), '31/08/2026');
});

test('nothing went wrong', () => watch.clean());
