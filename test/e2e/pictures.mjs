// Renews docs/images: pages of the demo province as README shows them. `node test/e2e/pictures.mjs [NAME...]`
//
// Each picture is 1280 pixels wide and at most 200 kB: written again with a palette of its own (support/palette.mjs).
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {approve, download, openBrowser, person} from './support/browser.mjs';
import {planFile} from './support/files.mjs';
import {smallPng} from './support/palette.mjs';
import {REPOSITORY, Server, makeDemo, hasDemo, temporary} from './support/program.mjs';

const OUT = path.join(REPOSITORY, 'docs/images');
const LIMIT = 200_000;

async function draft(browser, server) {
  const {page} = await person(browser, server, 'bientap');
  await page.getByLabel('Văn bản kế hoạch').setInputFiles(planFile());
  await page.getByRole('button', {name: 'Tải lên và lập dự thảo'}).click();
  await page.getByRole('heading', {name: /^Soát dự thảo/}).waitFor();
  await page.goto(page.url().split('?')[0]);
  await page.locator('article', {has: page.locator('.doubt')}).first().scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, 0));
  return page.screenshot();
}

/** A corrected file beside the approved plan. */
async function compare(browser, server) {
  const {page} = await person(browser, server, 'bientap');
  const upload = async (file) => {
    await page.goto('/du-thao');
    await page.getByLabel('Văn bản kế hoạch').setInputFiles(file);
    await page.getByRole('button', {name: 'Tải lên và lập dự thảo'}).click();
  };
  await upload(planFile());
  await page.getByRole('link', {name: 'Xem lại và phê duyệt'}).click();
  await approve(page);
  await page.waitForURL(/\/ke-hoach\//);
  await upload(planFile(undefined, undefined, (text) =>
    text.replace('Quý I/2027', 'Quý II/2027').replace('3 | Hỗ trợ người dân sử dụng dịch vụ công', '4 | Tuyên truyền về trạm số')));
  await page.getByRole('link', {name: /205\/KH-UBND/}).first().click();
  await page.getByRole('heading', {level: 1, name: /^Đối chiếu/}).waitFor();
  return page.screenshot();
}

async function myWork(browser, server) {
  const {page} = await person(browser, server, 'canbo.sokhcn');
  return page.screenshot();
}

async function review(browser, server) {
  const {page} = await person(browser, server, 'thamdinh');
  await page.locator('.todo', {hasText: '.pdf'}).first().getByRole('link', {name: /^Thẩm định/}).click();
  await page.getByLabel('Ý kiến thẩm định hoặc lý do trả lại').first().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  return page.screenshot();
}

async function dashboard(browser, server) {
  const {page} = await person(browser, server, 'lanhdao');
  return page.screenshot({clip: {x: 0, y: 0, width: 1280, height: 1100}, fullPage: true});
}

async function board(browser, server) {
  const {page} = await person(browser, server, 'lanhdao');
  await page.goto('/ke-hoach');
  await page.getByRole('link', {name: '118/KH-UBND'}).click();
  await page.locator('table.board').waitFor();
  return page.screenshot();
}

/** A landscape page of the report as LibreOffice prints it. */
async function report(browser, server) {
  const {page} = await person(browser, server, 'lanhdao');
  await page.goto('/bao-cao-tong-hop');
  await page.getByLabel('Kế hoạch', {exact: true}).selectOption({index: 1});
  await page.getByLabel('Kỳ báo cáo').selectOption('2026-10');
  const file = await download(page, page.getByRole('button', {name: 'Tải báo cáo (.docx)'}));
  const home = temporary('sauro-print-');
  fs.writeFileSync(path.join(home, 'report.docx'), file.bytes);
  execFileSync('soffice', [
    '--headless', `-env:UserInstallation=file://${home}/office`, '--convert-to', 'pdf', '--outdir', home, `${home}/report.docx`,
  ], {stdio: ['ignore', 'ignore', 'inherit']});
  execFileSync('pdftoppm', ['-f', '1', '-l', '1', '-scale-to-x', '1280', '-scale-to-y', '-1', '-png', '-singlefile',
    `${home}/report.pdf`, `${home}/report`]);
  return fs.readFileSync(`${home}/report.png`);
}

const PICTURES = {draft, compare, 'my-work': myWork, review, dashboard, board, report};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(PICTURES);
if (!hasDemo()) makeDemo();
const [server, browser] = await Promise.all([Server.start(), openBrowser()]);
try {
  fs.mkdirSync(OUT, {recursive: true});
  for (const name of wanted) {
    const bytes = smallPng(await PICTURES[name](browser, server));
    if (bytes.length > LIMIT) throw new Error(`${name}.png has ${bytes.length} bytes, more than ${LIMIT}`);
    fs.writeFileSync(path.join(OUT, `${name}.png`), bytes);
    console.log(`docs/images/${name}.png: ${bytes.length} bytes`);
  }
} finally {
  await browser.close();
  await server.stop();
}
