// Figures of the drawer: 500 cards with 16 indicators each and 5,000 materials, in Chromium slowed down four
// times. Prints milliseconds from a keystroke to painted results, and frames while flicking. Asserts nothing.
//
// Usage: KARTA_BIN=... KARTA_CHROMIUM=... node end2end/bench/drawer.js
import { Device, SCREENS } from '../support/browser.js';
import { Server } from '../support/server.js';
import { busy, fill, line, lines, of, order, rested, shares, text } from './measure.js';

const CARDS = 500;
const MATERIALS = 5_000;
const SLOWDOWN = 4;
const QUERIES = ['модератор', 'игрой', 'траекториями', 'провести разбор', 'вопросы участников'];
const FLICKS = 60;
const COLORS = ['game', 'online', 'moderator', 'tutor', 'project', 'path', 'public'];

function* records() {
  for (let card = 0; card < CARDS; card += 1) {
    const id = `bench-${card}`;
    const sign = COLORS[card % COLORS.length];
    yield [id, 'role_card', { title: text(2), order: order(card), family: 'role', for: ['methodist'], purpose: text(12),
      description: text(45), when: text(18), tasks: lines(6), tools: lines(6), sign, color: sign }];
    for (let level = 1; level <= 4; level += 1) {
      yield [`${id}.${level}`, 'level', { role: id, level, summary: text(9) }];
      for (let n = 0; n < 4; n += 1) {
        yield [`${id}.${level}.${n}`, 'indicator', { text: text(11), place: { parent: `${id}.${level}`, order: order(n) } }];
      }
    }
  }
  for (let n = 0; n < MATERIALS; n += 1) {
    yield [`bench-m${n}`, 'material', { role: `bench-${n % CARDS}`, sort: 'case', title: text(4), text: text(60), task: text(12),
      look_at: lines(3), state: 'accepted' }];
  }
}

// Milliseconds from the input event to the frame that shows what it found.
const typeIn = (page, query) => page.evaluate(async (typed) => {
  const field = document.querySelector('#find-card');
  const took = [];
  for (let end = 1; end <= typed.length; end += 1) {
    field.value = typed.slice(0, end);
    const since = performance.now();
    field.dispatchEvent(new Event('input', { bubbles: true }));
    // A frame is painted when the task after its callback begins.
    await new Promise((painted) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = painted;
      channel.port2.postMessage(null);
    }));
    took.push(performance.now() - since);
    await new Promise((rested) => setTimeout(rested, 260));
  }
  field.value = '';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((rested) => setTimeout(rested, 400));
  return took;
}, query);

// The time of each frame while the drawer is flicked by keys, five a second.
const flick = (page, count) => page.evaluate(async (flicks) => {
  const frames = [];
  let last = performance.now();
  let going = true;
  const frame = (now) => {
    frames.push(now - last);
    last = now;
    if (going) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  for (let n = 0; n < flicks; n += 1) {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'ArrowRight', bubbles: true, cancelable: true }));
    await new Promise((rested) => setTimeout(rested, 200));
  }
  going = false;
  return frames.slice(2);
}, count);

const server = await Server.start();
const device = await Device.open(SCREENS.tablet);
try {
  const count = await fill(server, await server.admin(), 'catalogue', records());
  line('records', count);
  const { page } = device;
  await device.visit(server, '/catalogue');
  await page.locator('.card').nth(30).waitFor();
  const cdp = await device.context.newCDPSession(page);
  await page.waitForFunction((least) => document.querySelectorAll('.tiles-of-cards > li').length >= least, CARDS, { timeout: 120_000 });
  await cdp.send('Performance.enable');
  await rested(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const took = [];
  let before = await busy(cdp);
  for (const query of QUERIES) took.push(...await typeIn(page, query));
  shares('keystroke', before, await busy(cdp), took.length);
  took.sort((a, b) => a - b);
  line('keystroke to painted results, ms: median / p95 / worst', `${of(took, 0.5).toFixed(1)} / ${of(took, 0.95).toFixed(1)} / ${took.at(-1).toFixed(1)}`);

  await device.visit(server, '/catalogue?view=drawer');
  await page.locator('.leaf[data-depth="0"] .big-title').waitFor();
  for (const rate of [1, SLOWDOWN]) {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await rested(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate });
    before = await busy(cdp);
    const frames = (await flick(page, FLICKS)).sort((a, b) => a - b);
    console.log(rate === 1 ? 'At full speed' : `Slowed down ${rate} times`);
    shares('flick', before, await busy(cdp), FLICKS);
    const dropped = frames.filter((ms) => ms > 25).length;
    line('frames while flicking, ms: p50 / p95 / worst', `${of(frames, 0.5).toFixed(1)} / ${of(frames, 0.95).toFixed(1)} / ${frames.at(-1).toFixed(1)}`);
    line('frames dropped, of all', `${dropped} of ${frames.length}`);
  }
} finally {
  await device.remove();
  await server.remove();
}
