// What holds for every page at 1280 and at 390 pixels: it fits, WCAG 2.2 AA, nothing from outside, light, usable by keyboard.
// SAURO_E2E_PICTURES=DIR keeps a picture of each.
import {AxeBuilder} from '@axe-core/playwright';
import assert from 'node:assert/strict';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {openBrowser, person} from '../support/browser.mjs';
import {planFile} from '../support/files.mjs';
import {PEOPLE, everyPage, findPlaces} from '../support/pages.mjs';
import {Server} from '../support/program.mjs';

const FIRST_LOAD = 60_000; // bytes on the wire (DESIGN 6)
const NEXT_PAGE = 15_000;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

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
