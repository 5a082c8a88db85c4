// A plan uploaded in each format and mended: text and new Office files at once; PDF, a picture and old Office files (where
// LibreOffice is there) with progress; what cannot be read with one message. SAURO_E2E_PICTURES=DIR keeps pictures.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {execFileSync} from 'node:child_process';
import {after, before, test} from 'node:test';
import {looksRight, openBrowser, person, toDraft} from '../support/browser.mjs';
import {REPOSITORY, Server, temporary} from '../support/program.mjs';

const folder = temporary('sauro-imports-');
const rows = [
  ['1', 'Xây dựng kho dữ liệu dùng chung của tỉnh', 'Sở Khoa học và Công nghệ', '30/6/2027'],
  ['2', 'Phủ sóng di động các thôn vùng lõm', 'Sở Tài chính', '31/12/2027'],
];
const line = (cells, tag) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
const plan = `<!doctype html><meta charset="utf-8"><style>
body {font: 16px "Liberation Serif"; width: 900px; margin: 40px; background: #fff; color: #000}
td, th {border: 1px solid #000; padding: 8px} table {border-collapse: collapse}</style>
<p><b>KẾ HOẠCH</b></p><p>Thực hiện chuyển đổi số năm 2027</p>
<table>${line(['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'], 'th')}${rows.map((row) => line(row, 'td')).join('')}</table>`;
const text = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'].join(' | ');
const SCANNED = 30;  // pages, of half a second each on a quick machine: long enough to be seen while they are read
let server, browser;

function keep(name, content) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  return file;
}

/** A file that one of the tools makes of a description. */
function made(tool, name, words) {
  const text = keep(`${name}.mo-ta`, words);
  execFileSync('/usr/bin/python3', [path.join(REPOSITORY, 'tools', tool), text, path.join(folder, name)]);
}

const office = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((program) => fs.existsSync(program));

/** The file as LibreOffice writes it in an older format. */
function converted(name, extension) {
  execFileSync(office, ['--headless', `-env:UserInstallation=file://${folder}/office`, '--convert-to', extension, '--outdir', folder,
    path.join(folder, name)], {stdio: 'ignore'});
}

before(async () => {
  [server, browser] = await Promise.all([Server.start(), openBrowser()]);
  const page = await browser.newPage({deviceScaleFactor: 2, viewport: {width: 1000, height: 700}});
  await page.setContent(plan);
  keep('quet.png', await page.screenshot());
  keep('in.pdf', await page.pdf({format: 'A4'}));
  const scan = `data:image/png;base64,${fs.readFileSync(path.join(folder, 'quet.png')).toString('base64')}`;
  await page.setContent(`<style>img {width: 100%; break-after: page; display: block}</style>${`<img src="${scan}">`.repeat(SCANNED)}`);
  keep('quet-nhieu-trang.pdf', await page.pdf({format: 'A4'}));
  await page.close();
  made('make_docx.py', 'moi.docx', `= KẾ HOẠCH\n@table\n@header ${text}\n${rows.map((row) => row.join(' | ')).join('\n')}\n@end\n`);
  made('make_xlsx.py', 'moi.xlsx', `@sheet Kế hoạch\n${text}\n${rows.map((row) => row.join(' | ')).join('\n')}\n`);
  keep('trang.html', plan);
  if (office) {
    // Not of moi.docx: without widths of columns, LibreOffice writes a .doc that has no table any more.
    converted('trang.html', 'doc:MS Word 97');
    for (const extension of ['odt', 'rtf']) converted('moi.docx', extension);
    converted('moi.xlsx', 'xls');
  }
  const table = `KẾ HOẠCH\n\n| ${text} |\n|---|---|---|---|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
  keep('bang.md', table);
  keep('bang.txt', table);
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

const beside = (name) => /\.(pdf|png|doc|odt|rtf|xls)$/.test(name);  // read beside requests, with progress

for (const name of ['moi.docx', 'moi.xlsx', 'trang.html', 'bang.md', 'bang.txt', 'in.pdf', 'quet.png', 'trang.doc', 'moi.odt', 'moi.rtf', 'moi.xls']) {
  const skip = /\.(doc|odt|rtf|xls)$/.test(name) && !office ? 'LibreOffice is not installed' : false;
  test(`${name} becomes a draft of two rows, which is mended`, {skip}, async () => {
    const {page, watch, context} = await person(browser, server, 'bientap');
    await upload(page, path.join(folder, name));
    if (beside(name)) {
      await page.waitForURL(/\/(doc-van-ban|du-thao)\//);
      const link = page.getByRole('link', {name: 'Soát dự thảo', exact: true});
      const draft = page.getByRole('heading', {name: /^Soát dự thảo/});
      const failed = page.getByRole('heading', {name: 'Không đọc được'});
      await link.or(draft).or(failed).first().waitFor({timeout: 240_000});
      assert.equal(await failed.count(), 0, await page.locator('main').innerText());
      if (await link.isVisible()) await link.click();
    }
    await toDraft(page);
    assert.equal(await page.locator('.review article.row').count(), rows.length);
    const shown = await page.locator('main').innerText();
    for (const [, title] of rows) assert.ok(shown.includes(title), `${name}: ${title}`);
    if (/\.(pdf|png)$/.test(name)) {
      assert.match(shown, /bảng 1, dòng 2/);
      await seesPages(page);
    }
    const row = page.locator('article.row', {hasText: rows[0][1]});
    await row.locator('dd a.val', {hasText: '30/6/2027'}).click();
    await row.locator('.edit').getByLabel('Thời hạn').fill('Trước ngày 15/8/2027');
    await row.locator('.edit').getByRole('button', {name: 'Lưu'}).click();
    await page.locator('article.row dd', {hasText: '15/8/2027'}).waitFor();
    watch.clean();
    await context.close();
  });
}

/** The page that the rows were read from is shown as a picture, with the place of the row that has the focus. */
async function seesPages(page) {
  const sheets = page.locator('details.sheets');
  if (!(await sheets.evaluate((part) => part.open))) await sheets.locator('summary').click();
  const picture = sheets.locator('img').first();
  await picture.scrollIntoViewIfNeeded();
  await picture.evaluate((img) => img.complete || new Promise((done) => { img.onload = img.onerror = done; }));
  assert.ok(await picture.evaluate((img) => img.naturalWidth > 400), 'the picture is there');
  await page.locator('.review article.row').first().focus();
  const place = sheets.locator('rect.on').first();
  const [box, sheet] = [await place.boundingBox(), await picture.boundingBox()];
  assert.ok(box.height > 2 && box.height < sheet.height / 3, `a row of it: ${JSON.stringify([box, sheet])}`);
  assert.ok(box.y >= sheet.y && box.y + box.height <= sheet.y + sheet.height + 1, 'on the page');
  await looksRight(page, 'du-thao-trang-goc');
  await page.setViewportSize({width: 1280, height: 900});
}

test('a scan of many pages: the page tells how far it has come, and leads on when it is read', async () => {
  const {page, watch, context} = await person(browser, server, 'bientap');
  await upload(page, path.join(folder, 'quet-nhieu-trang.pdf'));
  await page.waitForURL(/\/doc-van-ban\//);
  const inside = page.getByRole('heading', {name: new RegExp(`^Đang đọc trang ([2-9]|\\d\\d)/${SCANNED}`)});
  const end = page.getByRole('link', {name: 'Soát dự thảo', exact: true}).or(page.getByRole('heading', {name: 'Không đọc được'}));
  await inside.or(end).first().waitFor({timeout: 240_000});
  assert.ok(await inside.isVisible(), await page.locator('main').innerText());
  assert.ok(await page.locator('progress').evaluate((bar) => bar.value > 0 && bar.value < bar.max));
  await looksRight(page, 'doc-van-ban');
  const address = page.url();
  await page.goto('/du-thao');
  await looksRight(page, 'du-thao-dang-doc');
  await page.goto(address);
  await page.getByRole('link', {name: 'Soát dự thảo', exact: true}).or(page.getByRole('heading', {name: /^Soát dự thảo|là bản nào/})).first()
    .waitFor({timeout: 240_000});
  await looksRight(page, 'doc-van-ban-xong');
  watch.clean();
  await context.close();
});

test('without scripts, a broken PDF ends with one message, and can be taken off', async () => {
  const {page, context} = await person(browser, server, 'bientap', {javaScriptEnabled: false});
  await upload(page, keep('hong.pdf', '%PDF-1.7 hỏng'));
  await page.waitForURL(/\/doc-van-ban\//);
  const end = page.getByRole('heading', {name: 'Không đọc được'});
  for (let i = 0; i < 200 && !(await end.isVisible()); ++i) {
    await page.waitForTimeout(200);
    await page.getByRole('link', {name: 'Xem tiến độ mới nhất'}).click();
  }
  await end.waitFor();
  await page.getByText('Tệp bị hỏng hoặc bị cắt cụt').waitFor();
  const directory = process.env.SAURO_E2E_PICTURES;
  if (directory) await page.screenshot({path: path.join(directory, 'doc-van-ban-loi.png'), fullPage: true});
  await page.goto('/du-thao');
  await page.getByRole('link', {name: 'Xem tiến độ đọc hong.pdf'}).click();
  await page.getByRole('button', {name: 'Bỏ văn bản này'}).click();
  await page.getByText('Đã bỏ văn bản chờ đọc.').waitFor();
  await context.close();
});
