// Opens a report in Chromium and uses it as people do: node report.mjs REPORT [--frames]
//
// Needs playwright-core (npm ci in this folder) and a Chromium: $CHROMIUM, or one of the usual places.
// Ends with status 0 if all is well, 1 if a check failed, 4 if a tool is missing. `--frames` measures only, and prints the figures.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const MISSING_TOOL = 4;
const say = line => process.stdout.write(line + '\n');

async function tools() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const executablePath = places.find(place => place && existsSync(place));
  const playwright = await import('playwright-core').catch(() => null);
  if (!executablePath || !playwright) {
    say(`missing tool: ${executablePath ? '' : 'chromium '}${playwright ? '' : 'playwright-core (npm ci in tests/browser)'}`);
    process.exit(MISSING_TOOL);
  }
  return { chromium: playwright.chromium, executablePath };
}

const failures = [];
/** Notes whether something holds; all checks run, and the failures are told at the end. */
function check(holds, what) {
  say(`${holds ? 'ok  ' : 'FAIL'} ${what}`);
  if (!holds) failures.push(what);
}

const fold = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase();

const { chromium, executablePath } = await tools();
const file = process.argv[2];
if (!file) {
  say('usage: node report.mjs REPORT [--frames]');
  process.exit(2);
}
const address = pathToFileURL(resolve(file)).href;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });

/** A page with the report, watched for errors, requests and dialogs. */
async function open(hash = '', options = {}) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, reducedMotion: 'reduce', ...options });
  page.setDefaultTimeout(15000);
  const watched = { errors: [], requests: [], dialogs: [] };
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) watched.errors.push(message.text()); });
  page.on('pageerror', error => watched.errors.push(error.message));
  page.on('request', request => { if (!request.url().startsWith('data:') && request.url().split('#')[0] !== address) watched.requests.push(request.url()); });
  page.on('dialog', dialog => { watched.dialogs.push(dialog.message()); dialog.dismiss(); });
  await page.goto(address + hash);
  await page.waitForSelector('html[data-ready=true]');
  return { page, watched };
}

const settle = page => page.evaluate(() => new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 260)));
const hashOf = page => page.evaluate(() => location.hash);
const shot = page => page.locator('#canvas').evaluate(canvas => canvas.toDataURL());
const data = page => page.evaluate(() => JSON.parse(document.getElementById('data').textContent));

if (process.argv.includes('--frames')) {
  await measure();
} else {
  await use();
}
await browser.close();
if (failures.length) say(`\n${failures.length} checks failed:\n  ${failures.join('\n  ')}`);
process.exit(failures.length ? 1 : 0);

async function use() {
  const { page, watched } = await open();
  const report = await data(page);
  await searches(page, report);
  await filters(page, report);
  const busiest = mostCited(report);
  await walks(page, report, busiest);
  await pointer(page, report, busiest);
  await keys(page);
  await tables(page);
  await paperAndColours(page);
  await names(page);
  check(watched.errors.length === 0, `no error in the console ${watched.errors.join(' | ')}`);
  check(watched.requests.length === 0, `no request beyond the file ${watched.requests.join(' ')}`);
  check(watched.dialogs.length === 0, 'no dialog');
  check(await page.evaluate(() => document.querySelectorAll('main img:not(.picture img), [onerror], aside img').length) === 0, 'hostile titles stay text');
  await page.close();
  await deepLink(report, busiest);
  await narrow(report, busiest);
}

function mostCited(report) {
  const counts = new Map();
  report.citations.target.forEach(node => counts.set(node, (counts.get(node) || 0) + 1));
  return [...counts].sort((one, two) => two[1] - one[1] || one[0] - two[0])[0][0];
}

async function searches(page, report) {
  const node = report.documents.number.findIndex((number, at) => number && /^\d/.test(number) && /[^\u0000-\u007f]/.test(report.types[report.strings[report.documents.type[at]]] || ''));
  const type = report.types[report.strings[report.documents.type[node]]], number = report.documents.number[node];
  await page.fill('#search', `${fold(type)} ${number.match(/^\d+/)[0]}`);
  await settle(page);
  const found = await page.locator('#found a').allTextContents();
  check(found.some(text => text.includes(number)), `search without diacritics finds ${JSON.stringify(`${type} ${number}`).slice(0, 80)} (${found.length} found)`);
  check(found.length < report.documents.id.length, 'search leaves others out');
  await page.press('#search', 'Enter');
  await page.waitForSelector('#panel:not([hidden])');
  check((await hashOf(page)).startsWith('#doc='), 'Enter opens the first one found');
  await page.keyboard.press('Escape');
  await page.waitForSelector('#panel', { state: 'hidden' });
  check(true, 'Escape closes the panel');
  await page.fill('#search', 'zzzzqqqq');
  await settle(page);
  check(await page.locator('#found li').count() === 0, 'nothing is found for nonsense');
  await page.fill('#search', '');
  await settle(page);
}

async function filters(page, report) {
  const level = report.documents.level[0], size = report.documents.level.filter(one => one === level).length;
  const before = await shot(page);
  await page.uncheck(`input[name=level][value="${level}"]`);
  await settle(page);
  const shown = (await page.textContent('#count')).replace(/[.,](?=\d{3})/g, '').match(/\d+/g).map(Number);
  check(shown[0] === report.documents.id.length - size, `a level taken away hides its ${size} documents`);
  check(await shot(page) !== before, 'and the picture shows it');
  await page.click('#clear');
  await settle(page);
  check(await page.isChecked(`input[name=level][value="${level}"]`), 'reset brings them back');
}

async function walks(page, report, busiest) {
  await page.evaluate(id => { location.hash = '#doc=' + encodeURIComponent(id); }, report.documents.id[busiest]);
  await page.waitForSelector('#panel:not([hidden])');
  const title = await page.textContent('#panel-title');
  check(title.length > 0 && await page.evaluate(() => document.activeElement.id === 'panel-title'), 'the panel takes the focus');
  check(await page.locator('.incoming .step mark').count() > 0, 'references stand in their context, highlighted');
  const next = page.locator('.incoming .step-head a').first(), name = await next.textContent();
  await next.click();
  await page.waitForFunction(text => document.getElementById('panel-title').textContent === text, name);
  check(await page.locator('.outgoing .step').count() > 0, 'the citing document cites something');
  await page.goBack();
  await page.waitForFunction(text => document.getElementById('panel-title').textContent === text, title);
  check(true, 'back returns to the document before');
  const expander = page.locator('.incoming .expander').first();
  if (await expander.count()) {
    await expander.click();
    check(await page.locator('.incoming .below .step').count() > 0 && await expander.getAttribute('aria-expanded') === 'true', 'a step of the cascade opens below');
  }
  check((await page.textContent('#announcer')).length > 0, 'the document is announced');
}

async function pointer(page, report, busiest) {
  const canvas = page.locator('#canvas');
  await page.click('#panel-show');
  await settle(page);
  await page.keyboard.press('Escape');
  await page.waitForSelector('#panel', { state: 'hidden' });
  await settle(page);
  const box = await canvas.boundingBox();
  await canvas.click({ position: { x: box.width / 2, y: box.height / 2 } });
  await settle(page);
  check(decodeURIComponent(await hashOf(page)) === '#doc=' + report.documents.id[busiest], 'a click on a document opens it');
  await page.focus('#canvas');
  await page.keyboard.press('0');
  await settle(page);
  await canvas.click({ position: { x: 5, y: 5 } });
  await settle(page);
  check(await page.isHidden('#panel'), 'a click beside the documents closes the panel');
}

async function keys(page) {
  await page.focus('#canvas');
  await page.keyboard.press('0');
  await settle(page);
  const before = await shot(page);
  await page.keyboard.press('+');
  await settle(page);
  const near = await shot(page);
  check(near !== before, '+ comes nearer');
  await page.keyboard.press('Shift+ArrowRight');
  await settle(page);
  check(await shot(page) !== near, 'Shift and an arrow moves');
  await page.keyboard.press('0');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#panel:not([hidden])');
  check(true, 'arrows and Enter open a document');
  await page.keyboard.press('Escape');
  await page.waitForSelector('#panel', { state: 'hidden' });
  await page.focus('#canvas');
  await page.keyboard.press('0');
  const box = await page.locator('#canvas').boundingBox();
  await page.mouse.move(box.x + box.width / 2, Math.min(box.y + box.height / 2, 900));
  await settle(page);
  const wheel = await shot(page);
  await page.mouse.wheel(0, -300);
  await settle(page);
  check(await shot(page) !== wheel, 'the wheel zooms when the canvas has the focus');
}

async function tables(page) {
  const box = page.locator('#table-documents');
  await box.scrollIntoViewIfNeeded();
  await box.locator('thead button').first().waitFor();
  const total = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).documents.id.length);
  const cited = box.locator('thead th').nth(7);
  await cited.locator('button').click();
  check(await cited.getAttribute('aria-sort') === 'descending', 'a table is sorted, the greatest first');
  const numbers = (await box.locator('tbody tr td:nth-child(8)').allTextContents()).map(text => Number(text.replace(/\D/g, '')));
  check(numbers.length > 0 && numbers.every((number, at) => at === 0 || number <= numbers[at - 1]), 'and its rows are in order');
  if (total > 10) {
    const first = await box.locator('tbody th a').first().textContent();
    await box.locator('.table-tools input').fill(fold(first));
    await settle(page);
    check((await box.locator('tbody th a').allTextContents()).includes(first), 'a table is filtered without diacritics');
    await box.locator('.table-tools input').fill('');
    await settle(page);
    await box.locator('.pager button').last().click();
    check(await box.locator('tbody th a').first().textContent() !== first, 'and turned over');
  }
  await box.locator('tbody th a').first().click();
  await page.waitForSelector('#panel:not([hidden])');
  check(true, 'a document in a table opens its panel');
  await page.click('#panel-close');
}

async function paperAndColours(page) {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground(), drawnLight = await shot(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await settle(page);
  const dark = await ground();
  check(light !== dark && await shot(page) !== drawnLight, 'page and picture follow a dark system');
  await page.click('#theme');
  check(await ground() === light, 'and the button turns it back');
  const paper = await page.pdf({ preferCSSPageSize: true });
  check(paper.subarray(0, 5).toString() === '%PDF-' && paper.length > 20000, `prints to PDF (${paper.length} bytes)`);
  await page.emulateMedia({ media: 'print' });
  check(await page.isHidden('#workbench') && await page.isVisible('#tables'), 'on paper there are tables and no controls');
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
}

async function names(page) {
  const nameless = await page.evaluate(() => [...document.querySelectorAll('button, input, select, canvas, [role=region]')]
    .filter(one => !(one.getAttribute('aria-label') || one.textContent.trim() || (one.labels && one.labels.length) || one.title)).map(one => one.outerHTML.slice(0, 80)));
  check(nameless.length === 0, `every control has a name ${nameless.join(' ')}`);
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(one => one.id));
  check(new Set(ids).size === ids.length, 'every id stands once');
  await page.evaluate(() => { document.activeElement.blur(); window.scrollTo(0, 0); });
  const link = page.locator('.skip');
  await link.focus();
  check((await link.boundingBox()).y >= 0, 'the skip link is seen when it has the focus');
}

async function deepLink(report, busiest) {
  const { page, watched } = await open('#doc=' + encodeURIComponent(report.documents.id[busiest]));
  await page.waitForSelector('#panel:not([hidden])');
  check((await page.textContent('#panel-title')).includes(report.documents.number[busiest] || report.documents.title[busiest]), 'a link with #doc= opens its document');
  await page.close();
  const other = await open('#doc=%E0%A4%A');
  check(await other.page.isHidden('#panel') && other.watched.errors.length + watched.errors.length === 0, 'a broken link opens none and breaks nothing');
  await other.page.close();
}

async function narrow(report, busiest) {
  const { page, watched } = await open('', { viewport: { width: 400, height: 800 } });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(over <= 0, `a narrow screen does not scroll sideways (${over})`);
  await page.evaluate(id => { location.hash = '#doc=' + encodeURIComponent(id); }, report.documents.id[busiest]);
  await page.waitForSelector('#panel:not([hidden])');
  const box = await page.locator('#panel').boundingBox();
  check(box.width <= 400 && box.height <= 800 * 0.75, 'the panel comes from below');
  check(watched.errors.length === 0, 'without an error');
  await page.close();
}

/** First picture, and the times between frames while the picture is dragged and zoomed. */
async function measure() {
  const start = Date.now(), { page } = await open('', { reducedMotion: 'no-preference' });
  await page.waitForFunction(() => performance.getEntriesByName('viendan-first-picture').length > 0 || !document.getElementById('canvas').clientWidth);
  await page.locator('#canvas').scrollIntoViewIfNeeded();
  await page.waitForFunction(() => performance.getEntriesByName('viendan-first-picture').length > 0);
  const marks = await page.evaluate(() => Object.fromEntries(performance.getEntriesByType('mark').map(mark => [mark.name, Math.round(mark.startTime)])));
  const painted = await page.evaluate(() => performance.getEntriesByType('measure').map(one => `${one.name} ${Math.round(one.duration)}`));
  say(`opened in ${Date.now() - start} ms; ready after ${marks['viendan-ready']} ms, first picture after ${marks['viendan-first-picture']} ms; ${painted.join(', ')}`);
  const box = await page.locator('#canvas').boundingBox(), [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.waitForTimeout(1500);
  const record = async (name, action) => {
    await page.evaluate(() => {
      window.frames_ = [];
      const tick = time => { window.frames_.push(time); window.ticking_ = requestAnimationFrame(tick); };
      window.ticking_ = requestAnimationFrame(tick);
    });
    await action();
    const times = await page.evaluate(() => { cancelAnimationFrame(window.ticking_); return window.frames_.slice(1).map((time, at) => time - window.frames_[at]); });
    times.sort((one, two) => one - two);
    const at = share => (times.length ? times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1) : '-');
    say(`${name}: ${times.length} frames, median ${at(0.5)} ms, 95% within ${at(0.95)} ms, longest ${at(1)} ms`);
  };
  await page.locator('#canvas').click({ position: { x: box.width - 20, y: box.height - 12 } });
  const drag = async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 0; step < 60; step++) await page.mouse.move(x + 240 * Math.sin(step / 8), y + 120 * Math.sin(step / 5));
    await page.mouse.up();
  };
  const zoom = async direction => {
    await page.mouse.move(x, y);
    for (let step = 0; step < 25; step++) await page.mouse.wheel(0, direction * 60);
    await page.waitForTimeout(400);
  };
  await record('pan, all in view', drag);
  await record('zoom in', () => zoom(-1));
  await record('pan, near', drag);
  await record('zoom out', () => zoom(1));
  await page.close();
}
