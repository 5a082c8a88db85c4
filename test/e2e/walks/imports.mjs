// A plan uploaded in each format: text at once, PDF and a picture with progress, what cannot be read with one message.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {openBrowser, person, toDraft} from '../support/browser.mjs';
import {Server, temporary} from '../support/program.mjs';

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
let server, browser;

function keep(name, content) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  return file;
}

before(async () => {
  [server, browser] = await Promise.all([Server.start(), openBrowser()]);
  const page = await browser.newPage({deviceScaleFactor: 2, viewport: {width: 1000, height: 700}});
  await page.setContent(plan);
  keep('quet.png', await page.screenshot());
  keep('in.pdf', await page.pdf({format: 'A4'}));
  await page.close();
  keep('trang.html', plan);
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

for (const name of ['trang.html', 'bang.md', 'bang.txt', 'in.pdf', 'quet.png']) {
  test(`${name} becomes a draft of two rows`, async () => {
    const {page, watch, context} = await person(browser, server, 'bientap');
    await upload(page, path.join(folder, name));
    if (/\.(pdf|png)$/.test(name)) {
      await page.waitForURL(/\/(doc-van-ban|du-thao)\//);
      const link = page.getByRole('link', {name: 'Soát dự thảo', exact: true});
      const draft = page.getByRole('heading', {name: /^Soát dự thảo/});
      await link.or(draft).first().waitFor({timeout: 60_000});
      if (await link.isVisible()) await link.click();
    }
    await toDraft(page);
    assert.equal(await page.locator('article.row').count(), rows.length);
    const shown = await page.locator('main').innerText();
    for (const [, title] of rows) assert.ok(shown.includes(title), `${name}: ${title}`);
    if (/\.(pdf|png)$/.test(name)) assert.match(shown, /bảng 1, dòng 2/);
    watch.clean();
    await context.close();
  });
}

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
  await page.goto('/du-thao');
  await page.getByRole('link', {name: 'Xem tiến độ đọc hong.pdf'}).click();
  await page.getByRole('button', {name: 'Bỏ văn bản này'}).click();
  await page.getByText('Đã bỏ văn bản chờ đọc.').waitFor();
  await context.close();
});
