// What holds for every page at 1280 and at 390 pixels: it fits, WCAG 2.2 AA, nothing from outside, light, usable by keyboard.
// SAURO_E2E_PICTURES=DIR keeps a picture of each.
import {AxeBuilder} from '@axe-core/playwright';
import assert from 'node:assert/strict';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {TAGS, approve, openBrowser, person} from '../support/browser.mjs';
import {planFile} from '../support/files.mjs';
import {PEOPLE, everyPage, findPlaces} from '../support/pages.mjs';
import {Server} from '../support/program.mjs';

const FIRST_LOAD = 60_000; // bytes on the wire (DESIGN 6)
const NEXT_PAGE = 15_000;

let server, browser;
const people = {};
let pages = [];

before(async () => {
  [server, browser] = await Promise.all([Server.start(), openBrowser()]);
  for (const username of PEOPLE) people[username] = await person(browser, server, username);
  people.nobody = await person(browser, server, null);
  const {page} = people.bientap;
  await page.goto('/du-thao');
  await page.getByLabel('Văn bản kế hoạch').setInputFiles(planFile());
  await page.getByRole('button', {name: 'Tải lên và lập dự thảo'}).click();
  await page.getByRole('heading', {name: /^Soát dự thảo/}).waitFor();
  pages = everyPage(await findPlaces(people));
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function visit(who, address, width) {
  const {page} = people[who ?? 'nobody'];
  await page.setViewportSize({width, height: 900});
  await page.goto(address);
  return page;
}

async function picture(page, name, width) {
  const directory = process.env.SAURO_E2E_PICTURES;
  if (directory) await page.screenshot({path: path.join(directory, `${name}-${width}.png`), fullPage: true});
}

/** What is wider than the window, unless it scrolls in a box of its own. */
function tooWide() {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > room + 1);
  return wide.slice(0, 5).map((e) => `${e.tagName}.${e.className} to ${Math.round(e.getBoundingClientRect().right)}`).concat('…');
}

for (const width of [1280, 390]) {
  test(`every page fits ${width} pixels and has no accessibility fault`, async () => {
    const faults = [];
    for (const [name, who, address] of pages) {
      const page = await visit(who, address, width);
      await picture(page, name, width);
      for (const wide of await page.evaluate(tooWide)) faults.push(`${name}: wider than the window: ${wide}`);
      // The bar that stays in sight covers what is about to be scrolled out from below it; that is no fault.
      await page.evaluate(() => { const bar = document.querySelector('.bottom'); if (bar) bar.style.position = 'static'; });
      const {violations} = await new AxeBuilder({page}).withTags(TAGS).setLegacyMode(true).analyze();
      for (const fault of violations) faults.push(`${name}: ${fault.id}: ${fault.nodes.map((node) => node.target).join(', ')}`);
      assert.equal(await page.locator('h1').count(), 1, `${name} has one main heading`);
    }
    assert.deepEqual(faults, []);
  });
}

/** The focused element: is it `goal`, and can it be seen that it has the focus? */
function focused(goal) {
  const at = document.activeElement;
  if (!at || at === document.body) return {label: 'nothing', seen: true, there: false};
  const style = getComputedStyle(at);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const box = at.getBoundingClientRect();
  const visible = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  return {
    label: `${at.tagName} ${at.id || at.textContent.trim().slice(0, 40)}`,
    seen: visible && (outlined || style.boxShadow !== 'none'),
    there: at === goal,
  };
}

test('the keyboard reaches the main action of every page, and the focus is seen on the way', async () => {
  for (const [name, who, address, action] of pages) {
    const page = await visit(who, address, 1280);
    const goal = await page.getByRole(action.role, {name: action.name, exact: typeof action.name === 'string'}).first().elementHandle();
    assert.ok(goal, `${name} has no ${action.role} “${action.name}”`);
    let reached = false;
    for (let step = 0; step < 150 && !reached; step += 1) {
      await page.keyboard.press('Tab');
      const {label, seen, there} = await page.evaluate(focused, goal);
      assert.ok(seen, `${name}: the focus on ${label} is not seen`);
      reached = there;
    }
    assert.ok(reached, `${name}: the keyboard does not reach ${action.name}`);
  }
});

test('the first key leads past the navigation', async () => {
  const page = await visit('lanhdao', '/tong-quan', 1280);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'noi-dung');
});

/** Texts that are smaller than 13 pixels. */
function tooSmall() {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = [];
  while (texts.nextNode()) {
    const at = texts.currentNode.parentElement;
    const size = parseFloat(getComputedStyle(at).fontSize);
    if (texts.currentNode.data.trim() && at.checkVisibility() && size < 13) small.push(`${size}px: ${texts.currentNode.data.trim().slice(0, 40)}`);
  }
  return small;
}

test('no text is smaller than 13 pixels; no form lets the browser complain in its own language', async () => {
  const faults = [];
  for (const [name, who, address] of pages) {
    for (const width of [1280, 390]) {
      const page = await visit(who, address, width);
      for (const text of await page.evaluate(tooSmall)) faults.push(`${name} at ${width}: ${text}`);
      const strict = await page.locator('form').evaluateAll((forms) => forms.filter((form) => !form.noValidate).length);
      if (strict) faults.push(`${name}: ${strict} forms without novalidate`);
    }
  }
  assert.deepEqual(faults, []);
});

test('an empty form is answered in Vietnamese beside its field', async () => {
  const door = await visit(null, '/dang-nhap', 1280);
  await door.getByRole('button', {name: 'Đăng nhập'}).click();
  await door.locator('.field .err', {hasText: 'Vui lòng nhập tên đăng nhập.'}).waitFor();
  await door.getByLabel('Tên đăng nhập').fill('lanhdao');
  await door.getByRole('button', {name: 'Đăng nhập'}).click();
  await door.locator('.field .err', {hasText: 'Vui lòng nhập mật khẩu.'}).waitFor();
  assert.equal(await door.getByLabel('Tên đăng nhập').inputValue(), 'lanhdao');
  const report = await visit('canbo.sokhcn', pages.find(([name]) => name === 'report-form')[2], 1280);
  await report.getByLabel('Tỷ lệ hoàn thành (%)').fill('một nửa');
  await report.getByRole('button', {name: 'Gửi báo cáo'}).click();
  await report.locator('.field .err', {hasText: 'Hãy ghi kết quả'}).waitFor();
  await report.getByLabel('Kết quả, tiến độ thực hiện').fill('Đã họp.');
  await report.getByRole('button', {name: 'Gửi báo cáo'}).click();
  await report.locator('.field .err', {hasText: 'phải là số nguyên từ 0 đến 100'}).waitFor();
  assert.equal(await report.getByLabel('Tỷ lệ hoàn thành (%)').inputValue(), 'một nửa');
});

const LONG = 'mạng lưới điểm thu mua nông sản sạch gắn với truy xuất nguồn gốc, chuẩn hóa quy trình đóng gói, bảo quản lạnh và kết nối tiêu thụ '
  + 'tại các chợ phiên vùng cao, vùng biên và dọc tuyến đường sông, lồng ghép nguồn vốn của các chương trình đang thực hiện trên địa bàn';
const LONG_TASK = 'Rà soát, thống kê và lập bản đồ các điểm thu mua nông sản sạch hiện có tại các bản vùng cao, đề xuất vị trí đặt kho lạnh, phương án '
  + 'đấu nối điện, nước và đường vào cho xe tải, kèm dự toán của từng điểm và phân công người chịu trách nhiệm theo dõi';

test('a long title is whole, fits and leaves room for the page', async () => {
  const {page} = people.bientap;
  await page.goto('/du-thao');
  const file = planFile('209/KH-UBND', LONG, (text) => text
    .replace('Khảo sát địa điểm đặt trạm số cộng đồng tại các bản vùng cao', LONG_TASK)
    .replace('Chuẩn bị', 'Chuẩn bị địa điểm, mặt bằng, nguồn điện, đường vào và lựa chọn đơn vị đủ năng lực quản lý, vận hành, bảo vệ các điểm thu mua'));
  await page.getByLabel('Văn bản kế hoạch').setInputFiles(file);
  await page.getByRole('button', {name: 'Tải lên và lập dự thảo'}).click();
  await page.getByRole('heading', {name: /^Soát dự thảo/}).waitFor();
  const draft = new URL(page.url()).pathname;
  await page.goto(`${draft}/phe-duyet`);
  await approve(page);
  await page.waitForURL(/\/ke-hoach\//);
  const board = new URL(page.url()).pathname;
  const task = await page.getByRole('link', {name: LONG_TASK}).getAttribute('href');
  const second = async () => {
    await page.goto('/du-thao');
    await page.getByLabel('Văn bản kế hoạch').setInputFiles(file);
    await page.getByRole('button', {name: 'Tải lên và lập dự thảo'}).click();
    await page.waitForURL(/\/doi-chieu/);
    return new URL(page.url()).pathname;
  };
  const choice = await second();
  for (const width of [1280, 390]) {
    for (const [name, address, words] of [
      ['long-draft', choice.replace('/doi-chieu', ''), LONG], ['long-choice', choice, LONG], ['long-board', board, LONG], ['long-task', task, LONG_TASK],
      ['long-approval', choice.replace('/doi-chieu', '/phe-duyet'), LONG],
    ]) {
      await visit('bientap', address, width);
      await picture(page, name, width);
      assert.deepEqual(await page.evaluate(tooWide), [], `${name} at ${width}`);
      assert.ok((await page.locator('main').innerText()).includes(words), `${name} says the whole title`);
      const head = await page.locator('h1').boundingBox();
      assert.ok(head.height <= (width === 390 ? 340 : 120), `${name} at ${width}: the heading takes ${head.height} pixels`);
      const crumbs = await page.locator('.crumbs').boundingBox();
      assert.ok(crumbs.height <= 70, `${name} at ${width}: the way here takes ${crumbs.height} pixels`);
    }
  }
});

/** Bytes on the wire until the page has all it asks for. */
async function weigh(page, address) {
  const devtools = await page.context().newCDPSession(page);
  let bytes = 0;
  devtools.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
  await devtools.send('Network.enable');
  await page.goto(address, {waitUntil: 'networkidle'});
  await devtools.detach();
  return bytes;
}

test('pages are light: first load and next page', async (t) => {
  const heavy = [];
  const lines = [];
  for (const [name, who, address] of pages) {
    const fresh = async () => {
      const one = await person(browser, server, null);
      if (who) await one.context.addCookies(await people[who].context.cookies());
      return one;
    };
    const cold = await fresh();
    const first = await weigh(cold.page, address);
    const warm = await fresh();
    await warm.page.goto('/'); // the person's own first page, as after signing in
    const next = await weigh(warm.page, address);
    await Promise.all([cold.context.close(), warm.context.close()]);
    lines.push(`${name}: first ${first}, next ${next}`);
    if (first > FIRST_LOAD || next > NEXT_PAGE) heavy.push(lines.at(-1));
  }
  t.diagnostic(lines.join('; '));
  assert.deepEqual(heavy, []);
});

test('no script fault, no breach of the policy, nothing from outside', () => {
  for (const one of Object.values(people)) one.watch.clean();
});
