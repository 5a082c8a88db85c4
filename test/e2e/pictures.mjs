// Renews docs/images: pages of the demo province as README shows them. `node test/e2e/pictures.mjs [NAME...]`
//
// Each picture is 1280 pixels wide and at most 200 kB: written again with a palette of its own (support/palette.mjs).
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {approve, download, openBrowser, person, toDraft} from './support/browser.mjs';
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

async function upload(page, file) {
  await page.goto('/du-thao');
  await page.getByLabel('Văn bản kế hoạch').setInputFiles(file);
  await page.getByRole('button', {name: 'Tải lên và lập dự thảo'}).click();
}

/** The draft of a plan whose corrected text is not asked about. */
async function openDraft(page, file) {
  await upload(page, file);
  await toDraft(page);
  return new URL(page.url()).pathname;
}

/** A scan while it is read: a plan as LibreOffice prints it, every page a picture. */
async function reading(browser, server) {
  const home = temporary('sauro-scan-');
  const plan = path.join(home, 'quet.docx');
  fs.copyFileSync(path.join(REPOSITORY, 'data/demo/ke-hoach.docx'), plan);
  execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${home}/office`, '--convert-to', 'pdf', '--outdir', home, plan],
    {stdio: ['ignore', 'ignore', 'inherit']});
  execFileSync('pdftoppm', ['-r', '150', '-png', `${home}/quet.pdf`, `${home}/trang`]);
  const images = fs.readdirSync(home).filter((name) => name.endsWith('.png')).sort()
    .map((name) => `<img src="data:image/png;base64,${fs.readFileSync(path.join(home, name)).toString('base64')}">`);
  const {page} = await person(browser, server, 'bientap');
  const printer = await page.context().newPage();
  await printer.setContent(`<style>img {width: 100%; break-after: page; display: block}</style>${images.join('')}`);
  const scan = path.join(home, 'ke-hoach-ban-quet.pdf');
  fs.writeFileSync(scan, await printer.pdf({format: 'A4', landscape: true}));
  await upload(page, scan);
  await page.getByRole('heading', {name: /^Đang đọc trang [2-9]\//}).waitFor({timeout: 120_000});
  return page.screenshot({clip: {x: 0, y: 0, width: 1280, height: 560}, fullPage: true});
}

/** A row in its place of the draft, while a name is mended that the catalogue does not know. */
async function mending(browser, server) {
  const {page} = await person(browser, server, 'bientap');
  await openDraft(page, planFile('206/KH-UBND', 'mạng lưới trạm số biên giới'));
  const row = page.locator('article', {hasText: 'Lắp đặt và bàn giao'});
  await row.locator('a.val.in-doubt').first().click();
  await row.locator('.edit').getByLabel('Cơ quan chủ trì').fill('Sở Khoa học và Công nghệ');
  return page.screenshot();
}

/** Tasks that look like those of an approved plan. */
async function links(browser, server) {
  const {page} = await person(browser, server, 'bientap');
  const first = await openDraft(page, planFile('207/KH-UBND', 'mạng lưới trạm số bến đò'));
  await page.goto(`${first}/phe-duyet`);
  await approve(page);
  await page.waitForURL(/\/ke-hoach\//);
  const second = await openDraft(page, planFile('208/KH-UBND', 'mạng lưới trạm số bến phà'));
  await page.goto(`${second}/viec-trung`);
  return page.screenshot();
}

/** Before a plan is approved. */
async function approval(browser, server) {
  const {page} = await person(browser, server, 'bientap');
  const draft = await openDraft(page, planFile('209/KH-UBND', 'mạng lưới trạm số chợ phiên'));
  const row = page.locator('article', {hasText: 'Tập huấn người trực trạm'});
  await page.goto(`${draft}?loc=thu-tu`);
  await row.locator('dd a.val', {hasText: 'Sở Nội vụ'}).waitFor();
  await page.goto(`${draft}/phe-duyet`);
  return page.screenshot({clip: {x: 0, y: 0, width: 1280, height: 1000}, fullPage: true});
}

/** A corrected file beside the approved plan. */
async function compare(browser, server) {
  const {page} = await person(browser, server, 'bientap');
  await openDraft(page, planFile());
  await page.getByRole('link', {name: 'Xem lại và phê duyệt'}).click();
  await approve(page);
  await page.waitForURL(/\/ke-hoach\//);
  await upload(page, planFile(undefined, undefined, (text) =>
    text.replace('ngày 12 tháng 10 năm 2026', 'ngày 20 tháng 10 năm 2026').replace('Quý I/2027', 'Quý II/2027').replace('3 | Hỗ trợ người dân sử dụng dịch vụ công', '4 | Tuyên truyền về trạm số')));
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

const PICTURES = {draft, reading, mending, links, approval, compare, 'my-work': myWork, review, dashboard, board, report};

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
