// The review of a draft: fields mended in place, by keyboard alone, all clear rows at once, two editors at the same draft.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {approve, looksRight, openBrowser, person, says, toDraft} from '../support/browser.mjs';
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

/** A new draft on the page of a new window. */
async function draft(number, subject, options) {
  const one = await person(browser, server, 'bientap', options);
  await upload(one.page, planFile(number, subject));
  return one;
}

async function upload(page, file) {
  await page.goto('/du-thao');
  await page.getByLabel('Văn bản kế hoạch').setInputFiles(file);
  await page.getByRole('button', {name: 'Tải lên và lập dự thảo'}).click();
  await toDraft(page);
}

const rows = (page) => page.getByRole('region', {name: 'Dòng dự thảo'});
const focusedRow = (page) => page.evaluate(() => document.activeElement.closest('article')?.id);

test('a row opened from the page of approval is saved and leads back to the draft, in one page', async () => {
  const {page, context} = await draft('403/KH-UBND', 'mở từ trang phê duyệt');
  const address = page.url().split('?')[0];
  await page.goto(`${address}/phe-duyet`);
  await page.locator('main a[href*="/dong/"]').first().click();
  await page.getByRole('heading', {name: 'Sửa nhiệm vụ trong dự thảo'}).waitFor();
  await page.getByRole('button', {name: 'Lưu'}).click();
  await page.getByRole('heading', {name: /^Soát dự thảo/}).waitFor();
  assert.equal(await page.locator('h1').count(), 1);
  assert.ok(!new URL(page.url()).pathname.includes('/dong/'), page.url());
  await context.close();
});

test('rows in doubt stand first; a field is mended in place and its doubt goes', async () => {
  const {page, watch, context} = await draft('401/KH-UBND', 'kho dữ liệu mở');
  const doubted = await rows(page).locator('article').evaluateAll((all) => all.map((row) => row.querySelector('.doubt') !== null));
  assert.deepEqual(doubted, [...doubted].sort((a, b) => b - a), 'no row in doubt after one without');
  const row = rows(page).locator('article', {has: page.locator('a.val.in-doubt')}).first();
  const id = await row.getAttribute('id');
  const before = await rows(page).locator('.doubt').count();
  await row.locator('a.val.in-doubt').first().click();
  const field = page.locator(`#${id} .edit`).locator('input:not([type=hidden]):not([type=checkbox]),textarea');
  assert.ok(await field.evaluate((input) => input === document.activeElement), 'the field has the focus');
  assert.equal(await page.locator('h1').count(), 1, 'the page stays');
  // An empty title is refused at its place, and the way back leaves all as it was.
  await page.keyboard.press('Escape');
  await page.locator('.edit').waitFor({state: 'detached'});
  await page.locator(`#${id} h3 a.val`).click();
  await page.locator(`#${id} .edit textarea`).fill('');
  await page.locator(`#${id} .edit`).getByRole('button', {name: 'Lưu'}).click();
  await page.locator(`#${id} .err`).getByText('không được để trống').waitFor();
  await page.locator(`#${id} .edit textarea`).fill('Tên đã sửa tại chỗ');
  await page.locator(`#${id} .edit`).getByRole('button', {name: 'Lưu'}).click();
  await page.locator(`#${id} h3`).getByText('Tên đã sửa tại chỗ').waitFor();
  assert.equal(await rows(page).locator('.doubt').count(), before, 'another field settles no doubt');
  await page.locator(`#${id} a.val.in-doubt`).first().click();
  await page.locator(`#${id} .edit`).locator('input:not([type=hidden]):not([type=checkbox]),textarea').fill('');
  await page.locator(`#${id} .edit`).getByRole('button', {name: 'Lưu'}).click();
  await page.locator('.edit').waitFor({state: 'detached'});
  assert.ok((await rows(page).locator('.doubt').count()) < before);
  watch.clean();
  await context.close();
});

test('the keyboard alone settles every doubt; then all clear rows are confirmed at once', async () => {
  const {page, watch, context} = await draft('402/KH-UBND', 'thư viện số');
  const count = () => rows(page).locator('article:has(.doubt)').count();
  const all = await rows(page).locator('article').count();
  const open = await count();
  assert.ok(open >= 2);
  await page.keyboard.press('n');
  const first = await focusedRow(page);
  assert.ok(await page.locator(`#${first} .doubt`).count());
  assert.ok(await page.locator('.source .at').count(), 'the place in the source is marked');
  await page.keyboard.press('n');
  assert.notEqual(await focusedRow(page), first, 'one key leads to the next');
  await page.keyboard.press('p');
  assert.equal(await focusedRow(page), first);
  // A letter typed into a field is a letter.
  await page.keyboard.press('s');
  await page.locator('.edit').waitFor();
  await page.keyboard.type('n');
  assert.equal(await focusedRow(page), first);
  await page.keyboard.press('Escape');
  await page.locator('.edit').waitFor({state: 'detached'});
  for (let left = open; left > 0; left -= 1) {
    if (!(await focusedRow(page)) || !(await page.locator('article:focus .doubt').count())) await page.keyboard.press('n');
    await page.keyboard.press('x');
    await page.waitForFunction((n) => document.querySelectorAll('article.row:has(.doubt)').length === n, left - 1);
  }
  assert.equal(await count(), 0);
  await page.getByRole('button', {name: `Xác nhận ${all - open} dòng không có nghi vấn`}).click();
  await page.waitForFunction((n) => [...document.querySelectorAll('article.row .chip')].filter((chip) => chip.textContent === 'Đã xác nhận').length === n, all);
  await page.reload();
  assert.equal(await rows(page).getByText('Đã xác nhận', {exact: true}).count(), all, 'kept');
  // The keys can be turned off.
  await page.getByRole('button', {name: 'Tắt phím tắt'}).click();
  await page.keyboard.press('n');
  assert.equal(await focusedRow(page), undefined);
  watch.clean();
  await context.close();
});

test('without JavaScript: a field on a page of its own, all clear rows at once', async () => {
  const {page, context} = await draft('403/KH-UBND', 'bản đồ số', {javaScriptEnabled: false});
  const row = rows(page).locator('article').first();
  await row.locator('h3 a.val').click();
  await page.getByLabel('Tên nhiệm vụ').fill('Tên sửa không cần JavaScript');
  await page.getByRole('button', {name: 'Lưu'}).click();
  await rows(page).getByText('Tên sửa không cần JavaScript').waitFor();
  await page.getByRole('button', {name: /^Xác nhận \d+ dòng không có nghi vấn/}).click();
  assert.ok((await rows(page).getByText('Đã xác nhận', {exact: true}).count()) > 0);
  await context.close();
});

test('a name that was mended and remembered is right in the next plan', async () => {
  const name = 'Ban Quản lý Trạm số Hà Giao';
  const {page, watch, context} = await draft('405/KH-UBND', 'trạm quan trắc số');
  const row = rows(page).locator('article', {hasText: 'Lắp đặt và bàn giao'});
  assert.ok(await row.locator('.doubt', {hasText: name}).count(), 'nobody is known for the name');
  await row.locator('a.val.in-doubt', {hasText: name}).click();
  const remember = row.getByLabel(`Ghi nhớ tên này cho lần sau: “${name}”`);
  assert.ok(await remember.isChecked());
  // The catalogue offers its names while one types.
  const lead = row.locator('.edit').getByLabel('Cơ quan chủ trì');
  const offered = await lead.evaluate((input) => [...input.list.options].map((option) => option.value));
  assert.ok(offered.includes('Sở Tư pháp') && offered.includes('Tỉnh đoàn'), offered.join(', '));
  await lead.fill('Sở Tư pháp');
  await row.locator('.edit').getByRole('button', {name: 'Lưu'}).click();
  // It is seen that it was saved: where one looks, and at the row.
  await page.locator('.saved', {hasText: 'Đã lưu thay đổi và ghi nhớ tên cơ quan cho lần sau.'}).waitFor();
  await row.getByText('Đã lưu', {exact: true}).waitFor();
  const draftOfName = new URL(page.url()).pathname;
  await upload(page, planFile('406/KH-UBND', 'trạm khí tượng số'));
  const next = rows(page).locator('article', {hasText: 'Lắp đặt và bàn giao'});
  await next.getByText(name).first().waitFor();
  assert.equal(await next.locator('.doubt', {hasText: name}).count(), 0);
  // Whoever approves is told which names were settled; each can be taken back.
  await page.goto(`${draftOfName}/phe-duyet`);
  await says(page.locator('main'), ['1 tên đã ghi nhớ khi soát dự thảo này', `“${name}” là Sở Tư pháp`]);
  await looksRight(page, 'phe-duyet-ten');
  await page.getByRole('link', {name: 'Xem hoặc bỏ tên đã ghi nhớ'}).click();
  const line = page.locator('tr', {hasText: name});
  await says(line, ['Sở Tư pháp', 'trạm quan trắc số']);
  await looksRight(page, 'ten-da-ghi-nho');
  await line.getByRole('button', {name: `Bỏ tên ${name}`}).click();
  await page.getByText('Đã bỏ tên khỏi danh sách').waitFor();
  assert.equal(await line.count(), 0);
  await upload(page, planFile('409/KH-UBND', 'trạm dự báo số'));
  await rows(page).locator('.doubt', {hasText: name}).first().waitFor();
  watch.clean();
  await context.close();
});

test('the cell of a field is marked in the source, and the way to a doubt shows its whole row', async () => {
  const {page, watch, context} = await draft('410/KH-UBND', 'trạm đo gió');
  const row = rows(page).locator('article', {hasText: 'Bố trí kinh phí'});
  await row.locator('dd a.val', {hasText: 'Quý I/2027'}).focus();
  assert.equal(await page.locator('.source .spot').innerText(), 'Quý I/2027');
  await row.locator('dd a.val', {hasText: 'Quyết định phân bổ'}).focus();
  assert.equal(await page.locator('.source .spot').innerText(), 'Quyết định phân bổ');
  assert.ok((await page.locator('.source td.at').count()) > 1, 'its row is marked, too');
  for (const width of [1280, 390]) {
    await page.setViewportSize({width, height: 900});
    await page.goto(`${new URL(page.url()).pathname}?loc=thu-tu`);
    await page.getByRole('link', {name: 'Đến nghi vấn đầu tiên'}).click();
    const focused = page.locator('article:focus');
    assert.ok(await focused.locator('.doubt').count());
    const box = await focused.locator('h3').boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 900, `at ${width} the head of the row is in view: ${JSON.stringify(box)}`);
    const doubt = await focused.locator('.doubt').first().boundingBox();
    assert.ok(doubt.y + doubt.height <= 900, `at ${width} the doubt is in view: ${JSON.stringify(doubt)}`);
  }
  watch.clean();
  await context.close();
});

test('pairs that are no longer alike are told before approval', async () => {
  const {page, watch, context} = await draft('411/KH-UBND', 'trạm bơm xã');
  await page.getByRole('link', {name: 'Xem lại và phê duyệt'}).click();
  await approve(page);
  await page.waitForURL(/\/ke-hoach\//);
  await upload(page, planFile('412/KH-UBND', 'trạm bơm huyện'));
  const address = new URL(page.url()).pathname;
  await page.goto(`${address}/viec-trung`);
  const pair = page.locator('article', {hasText: 'Tập huấn người trực trạm'}).filter({hasText: 'kế hoạch 411/KH-UBND'}).first();
  await pair.getByRole('button', {name: 'Cùng một việc'}).click();
  await page.getByRole('heading', {name: /^Đã chọn/}).waitFor();
  await page.goto(`${address}/phe-duyet`);
  await says(page.locator('main'), '1 cặp việc được nối khi phê duyệt');
  assert.equal(await page.getByText('Không còn giống nhau').count(), 0);
  await page.goto(`${address}?loc=thu-tu`);
  const row = rows(page).locator('article', {hasText: 'Tập huấn người trực trạm'});
  const id = await row.getAttribute('id');
  await row.locator('h3 a.val').click();
  await page.locator(`#${id} .edit textarea`).fill('Mua áo phao cho đò ngang');
  await page.locator(`#${id} .edit`).getByRole('button', {name: 'Lưu'}).click();
  await page.locator('.saved').waitFor();
  await page.goto(`${address}/phe-duyet`);
  await page.getByText('1 cặp không còn giống nhau').waitFor();
  await looksRight(page, 'phe-duyet-noi');
  await page.getByRole('link', {name: 'Xem lại các cặp việc có thể trùng'}).click();
  const unlike = page.locator('article', {hasText: 'Không còn giống nhau sau khi dự thảo được sửa'});
  await looksRight(page, 'viec-trung');
  await unlike.getByRole('button', {name: 'Không phải'}).click();
  await unlike.waitFor({state: 'detached'});
  await page.goto(`${address}/phe-duyet`);
  assert.equal(await page.getByText('cặp việc được nối').count(), 0);
  watch.clean();
  await context.close();
});

test('tasks that look alike: linked or not, and after approval each task shows the other', async () => {
  const {page, watch, context} = await draft('407/KH-UBND', 'trạm bơm số');
  const approveIt = async () => {
    await page.getByRole('link', {name: 'Xem lại và phê duyệt'}).click();
    await approve(page);
    await page.waitForURL(/\/ke-hoach\//);
  };
  await approveIt();
  await upload(page, planFile('408/KH-UBND', 'trạm bơm số cấp xã'));
  await page.getByRole('link', {name: 'Việc có thể trùng'}).click();
  await page.getByRole('heading', {level: 1, name: 'Việc có thể trùng'}).waitFor();
  const pair = (title) => page.locator('article', {hasText: title}).filter({hasText: 'kế hoạch 407/KH-UBND'}).first();
  await pair('Tập huấn người trực trạm').getByRole('button', {name: 'Cùng một việc'}).click();
  await pair('Tập huấn người trực trạm').getByText('Đã chọn: Cùng một việc').waitFor();
  await pair('Lắp đặt và bàn giao').getByRole('button', {name: 'Không phải'}).click();
  await pair('Lắp đặt và bàn giao').getByText('Đã chọn: Không phải').waitFor();
  await page.getByRole('link', {name: 'Quay lại dự thảo'}).click();
  await approveIt();
  await page.getByRole('link', {name: 'Tập huấn người trực trạm'}).click();
  const related = page.locator('#lien-quan');
  await related.getByText('407/KH-UBND').waitFor();
  assert.equal(await related.locator('li').count(), 1);
  await related.getByRole('link').click();
  await page.locator('#lien-quan').getByText('408/KH-UBND').waitFor();
  await page.locator('#lien-quan').getByText('Cùng một việc').waitFor();
  watch.clean();
  await context.close();
});

test('two editors at one draft see each other and lose nothing', async () => {
  const {page: first, watch, context} = await draft('404/KH-UBND', 'trục dữ liệu');
  const {page: second, context: other} = await person(browser, server, 'bientap');
  await second.goto(new URL(first.url()).pathname);
  const title = (page) => page.locator('#dong-t1 .edit textarea');
  const save = (page) => page.locator('.edit').getByRole('button', {name: 'Lưu'}).click();
  await first.locator('#dong-t1 h3 a.val').click();
  await second.locator('#dong-t1 h3 a.val').click();
  await title(first).waitFor();
  await title(second).waitFor();
  await title(first).fill('Tên của người thứ nhất');
  await save(first);
  await first.locator('#dong-t1 h3').getByText('Tên của người thứ nhất').waitFor();
  // The same field: told, with both values; saved again on purpose.
  await title(second).fill('Tên của người thứ hai');
  await save(second);
  await second.locator('#dong-t1 .err').getByText('Tên của người thứ nhất').waitFor();
  assert.equal(await title(second).inputValue(), 'Tên của người thứ hai');
  await save(second);
  await second.locator('#dong-t1 h3').getByText('Tên của người thứ hai').waitFor();
  // The first is told without doing anything.
  await first.locator('#tin').getByText('vừa sửa dự thảo này').waitFor();
  await first.locator('#tin').getByText('Tên của người thứ hai').waitFor();
  // Another field of the same row is no conflict, though the page is old.
  await first.locator('#dong-t1 dd a.val').first().click();
  await first.locator('#dong-t1 .edit').getByLabel('Cơ quan chủ trì').fill('Sở Nội vụ');
  await save(first);
  await first.locator('#dong-t1 h3').getByText('Tên của người thứ hai').waitFor();
  await first.locator('#dong-t1 dl').getByText('Sở Nội vụ').first().waitFor();
  // A decision on a row that is another one by now is refused.
  await second.locator('#dong-t1').getByRole('button', {name: /^Bỏ dòng/}).click();
  await second.getByText('Người khác vừa sửa dòng này').waitFor();
  watch.clean();
  await context.close();
  await other.close();
});
