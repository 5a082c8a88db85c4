// The consolidated report: every role downloads it in both layouts, LibreOffice opens it.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {download, openBrowser, person} from '../support/browser.mjs';
import {Server, temporary} from '../support/program.mjs';

const ROLES = ['bientap', 'canbo.sokhcn', 'thamdinh', 'lanhdao'];
const LAYOUTS = {state: /Văn bản hành chính/, party: /Văn bản của Đảng/};
const out = temporary('sauro-docx-');
let server, browser;

before(async () => {
  [server, browser] = await Promise.all([Server.start(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

function installed(program) {
  try {
    execFileSync('which', [program], {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
}

for (const username of ROLES) {
  test(`${username} downloads both layouts`, async () => {
    const {page, watch, context} = await person(browser, server, username);
    await page.getByRole('link', {name: 'Báo cáo tổng hợp'}).first().click();
    await page.getByRole('heading', {name: 'Báo cáo tổng hợp', level: 1}).waitFor();
    for (const [layout, label] of Object.entries(LAYOUTS)) {
      await page.getByLabel('Kế hoạch', {exact: true}).selectOption({index: 1});
      await page.getByLabel('Kỳ báo cáo').selectOption('2026-10');
      await page.getByLabel(label).check();
      const report = await download(page, page.getByRole('button', {name: 'Tải báo cáo (.docx)'}));
      assert.match(report.name, /\.docx$/);
      assert.equal(report.bytes.subarray(0, 2).toString(), 'PK');
      fs.writeFileSync(path.join(out, `${layout}-${username}.docx`), report.bytes);
    }
    watch.clean();
    await context.close();
  });
}

test('the same report is the same bytes for everybody who sees all; the copy of an officer is another', () => {
  for (const layout of Object.keys(LAYOUTS)) {
    const report = (role) => fs.readFileSync(path.join(out, `${layout}-${role}.docx`));
    const [first, ...others] = ROLES.filter((role) => !role.startsWith('canbo.')).map(report);
    for (const other of others) assert.ok(first.equals(other), layout);
    // It holds the difficulties of the own agency alone, and says so (board_report_test).
    assert.ok(!first.equals(report('canbo.sokhcn')), layout);
  }
});

const without = ['soffice', 'pdftotext'].filter((program) => !installed(program));
const skip = without.length > 0 && `${without.join(', ')} not installed: the reports are not opened`;

test('LibreOffice opens both; the print says what it should', {skip}, () => {
  const files = Object.keys(LAYOUTS).map((layout) => path.join(out, `${layout}-lanhdao.docx`));
  execFileSync('soffice', [
    '--headless', `-env:UserInstallation=file://${path.join(out, 'office')}`, '--convert-to', 'pdf', '--outdir', out, ...files,
  ], {stdio: ['ignore', 'ignore', 'inherit'], timeout: 120_000});
  const print = (layout) =>
    execFileSync('pdftotext', ['-layout', path.join(out, `${layout}-lanhdao.pdf`), '-'], {encoding: 'utf8'}).replace(/\s+/g, ' ');
  const state = print('state');
  const party = print('party');
  for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'BÁO CÁO', 'Nơi nhận'])
    assert.ok(state.includes(words), `the state layout lacks “${words}”`);
  for (const words of ['ĐẢNG CỘNG SẢN VIỆT NAM', 'BÁO CÁO', 'Nơi nhận'])
    assert.ok(party.includes(words), `the party layout lacks “${words}”`);
  assert.ok(!party.includes('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'));
  for (const text of [state, party]) assert.match(text, /Kiện toàn Tổ công tác/);
});
