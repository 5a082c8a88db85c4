// One Chromium for a test file, people in it, and a watch over what no page may ever do.
import {AxeBuilder} from '@axe-core/playwright';
import assert from 'node:assert/strict';
import path from 'node:path';
import {chromium} from 'playwright-core';

export const PASSWORD = 'SauRo@2026'; // of every account of the demo (data/demo/accounts.csv)

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--lang=vi',
];

// Chromium writes every answer of 400 and above to the console; a refused form is no mistake of the page.
const REFUSED = /^Failed to load resource: the server responded with a status of (401|403|404|409|413|415|422)/;

export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: process.env.SAURO_CHROMIUM || '/usr/bin/chromium',
    args: FLAGS,
    env: {...process.env, LANGUAGE: 'vi', TZ: 'Asia/Ho_Chi_Minh'},
  });
  return browser;
}

/** Collects what the page and its network do wrong; `clean()` asserts that there was nothing. */
class Watch {
  wrong = [];

  constructor(origin) {
    this.origin = origin;
  }

  over(context) {
    context.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !REFUSED.test(text)) this.wrong.push(`console: ${text}`);
      if (/Content.Security.Policy/i.test(text)) this.wrong.push(`policy: ${text}`);
    });
    context.on('weberror', (error) => this.wrong.push(`script: ${error.error()}`));
    context.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${this.origin}/`) && !url.startsWith('data:')) this.wrong.push(`outside: ${url}`);
    });
    context.on('response', (response) => {
      if (response.status() >= 500) this.wrong.push(`${response.status()}: ${response.url()}`);
    });
  }

  clean() {
    assert.deepEqual(this.wrong, []);
  }
}

/** A browser window of its own for one person: {context, page, watch}. Signs in unless `username` is null. */
export async function person(browser, server, username, options = {}) {
  const context = await browser.newContext({
    baseURL: server.origin,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: {width: 1280, height: 900},
    acceptDownloads: true,
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const watch = new Watch(server.origin);
  watch.over(context);
  const page = await context.newPage();
  // Leaving a form with typed text asks first; whoever walks here means to leave.
  page.on('dialog', (dialog) => dialog.accept());
  if (username) await signIn(page, username);
  return {context, page, watch};
}

export async function signIn(page, username, password = PASSWORD) {
  if (new URL(page.url(), 'http://x').pathname !== '/dang-nhap') await page.goto('/dang-nhap');
  await fillSignIn(page, username, password);
  await page.getByRole('button', {name: 'Đăng xuất'}).waitFor();
}

export async function fillSignIn(page, username, password = PASSWORD) {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', {name: 'Đăng nhập'}).click();
}

/** Clicks what answers with a file: {name, bytes, type}. */
export async function download(page, locator) {
  const [file] = await Promise.all([page.waitForEvent('download'), locator.click()]);
  const stream = await file.createReadStream();
  const parts = [];
  for await (const part of stream) parts.push(part);
  return {name: file.suggestedFilename(), bytes: Buffer.concat(parts)};
}

/** The text of an element with white space made plain. */
export async function textOf(locator) {
  return (await locator.innerText()).replace(/\s+/g, ' ').trim();
}

/** Waits until `locator` is there and asserts that it says `words`. */
export async function says(locator, words) {
  await locator.first().waitFor();
  const text = (await Promise.all((await locator.all()).map(textOf))).join('\n');
  for (const word of [words].flat()) assert.ok(text.includes(word), `“${word}” is not in: ${text}`);
}

/** On the page of approval: also where somebody must say that tasks nobody can report on are approved all the same. */
export async function approve(page) {
  const all = page.getByRole('checkbox', {name: /^Vẫn phê duyệt/});
  if (await all.count()) await all.check();
  await page.getByRole('button', {name: 'Phê duyệt', exact: true}).click();
}

/** After an upload: on to the draft, also from the page that asks whether it corrects something that is here already. */
export async function toDraft(page) {
  await page.waitForURL(/\/du-thao\/[^/?]+/);
  if (new URL(page.url()).pathname.endsWith('/doi-chieu')) await page.goto(new URL(page.url()).pathname.replace('/doi-chieu', ''));
  await page.getByRole('heading', {name: /^Soát dự thảo/}).waitFor();
}

export const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** The page fits at both widths and has no accessibility fault. */
export async function looksRight(page, name) {
  for (const width of [390, 1280]) {
    await page.setViewportSize({width, height: 900});
    const directory = process.env.SAURO_E2E_PICTURES;
    if (directory) await page.screenshot({path: path.join(directory, `${name}-${width}.png`), fullPage: true});
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${name} fits ${width}`);
    const {violations} = await new AxeBuilder({page}).withTags(TAGS).setLegacyMode(true).analyze();
    assert.deepEqual(violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target)}`), [], name);
  }
}
