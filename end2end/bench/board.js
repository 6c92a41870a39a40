// Figures of the map: opening, panning and zooming with all cards and with about a hundred in sight, in
// Chromium slowed down four times. Prints milliseconds. Asserts nothing.
//
// Usage: KARTA_BIN=... KARTA_CHROMIUM=... node end2end/bench/board.js
import { Device, SCREENS } from '../support/browser.js';
import { Server } from '../support/server.js';
import { chance, fill, line, of, order, rested, text } from './measure.js';

const SLOWDOWN = 4;
const SORTS = ['trend', 'technology', 'event', 'format', 'law', 'threat', 'chance', 'joker', 'fork', 'subject', 'goal', 'project', 'role'];
const LANES = ['family', 'school', 'teacher', 'extra', 'governance', 'technology'];
const LINKS = ['cause', 'strengthens', 'hinders', 'requires', 'branch'];
const FROM = 9_497;

function* records(cards, links) {
  for (let n = 0; n < cards; n += 1) {
    const place = { at: FROM + chance(5_400), lane: LANES[chance(LANES.length)], off: chance(1_000) };
    yield [`bench-${n}`, 'board_card', { text: text(8), sort: SORTS[chance(SORTS.length)], place }];
  }
  for (let n = 0; n < links; n += 1) {
    const [from, to] = [chance(cards), chance(cards)];
    if (from !== to) yield [`link-${n}`, 'board_link', { ends: { from: `bench-${from}`, to: `bench-${to}` }, sort: LINKS[chance(5)] }];
  }
}

// The time of each frame while a hand pulls the map to and fro, or a wheel scales it.
const frames = (page, zooms) => page.evaluate(async (scale) => {
  const map = document.querySelector('.map-ground');
  const box = map.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const say = (type, dx, dy) => map.dispatchEvent(new PointerEvent(type, { pointerId: 1, pointerType: 'mouse', button: 0, buttons: 1, isPrimary: true,
    clientX: x + dx, clientY: y + dy, bubbles: true, cancelable: true }));
  window.dispatchEvent(new KeyboardEvent('keydown', { code: 'Space', bubbles: true }));
  if (!scale) say('pointerdown', 0, 0);
  const took = [];
  let last = performance.now();
  for (let n = 0; n < 180; n += 1) {
    if (scale) map.dispatchEvent(new WheelEvent('wheel', { deltaY: n % 60 < 30 ? -12 : 12, ctrlKey: true, clientX: x, clientY: y, bubbles: true, cancelable: true }));
    else say('pointermove', Math.sin(n / 20) * 240, Math.cos(n / 27) * 90);
    const now = await new Promise((frame) => requestAnimationFrame(frame));
    took.push(now - last);
    last = now;
  }
  if (!scale) say('pointerup', 0, 0);
  window.dispatchEvent(new KeyboardEvent('keyup', { code: 'Space', bubbles: true }));
  return took.slice(2).sort((a, b) => a - b);
}, zooms);

// Whether cards have been painted: the small map is not blank any more.
const painted = () => {
  const small = document.querySelector('#board-small');
  const pixels = small?.height > 20 && small.getContext('2d').getImageData(0, 0, small.width, small.height).data;
  return pixels && pixels.some((byte, at) => at % 4 === 3 && byte > 0) && document.querySelector('#board-ground').width > 300;
};

const report = (what, sorted) =>
  line(`${what}, frame ms: p50 / p95 / worst`, `${of(sorted, 0.5).toFixed(1)} / ${of(sorted, 0.95).toFixed(1)} / ${sorted.at(-1).toFixed(1)}`);

const server = await Server.start();
const device = await Device.open(SCREENS.tablet);
try {
  const admin = await server.admin();
  await device.signIn(server, admin);
  const { page } = device;
  const cdp = await device.context.newCDPSession(page);
  for (const [cards, links] of [[1_000, 300], [5_000, 300]]) {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await device.visit(server, '/boards');
    await page.getByLabel('Название новой доски').fill(`Доска ${order(cards)}`);
    await page.getByRole('button', { name: 'Создать' }).click();
    await page.waitForURL(/\/board\//);
    const address = new URL(page.url()).pathname;
    await fill(server, admin, address.split('/').pop(), records(cards, links));
    await page.goto('about:blank');
    for (const rate of [1, SLOWDOWN]) {
      await cdp.send('Emulation.setCPUThrottlingRate', { rate });
      const since = Date.now();
      await page.goto(server.origin + address);
      await page.waitForFunction(painted, undefined, { polling: 100 });
      line(`${cards} cards, ${links} links: opening at ${rate}× slowdown, ms`, Date.now() - since);
    }
    await rested(page);
    report(`${cards} cards all in sight, pulled`, await frames(page, false));
    report(`${cards} cards all in sight, scaled`, await frames(page, true));
    if (cards === 1_000) {
      // Until cards are elements: where they are read.
      for (let n = 0; n < 9 && (await page.getByRole('option').count()) === 0; n += 1) {
        await page.getByRole('button', { name: 'Ближе' }).click();
        await rested(page);
      }
      line('cards as elements now', await page.getByRole('option').count());
      report('about a hundred cards in sight, pulled', await frames(page, false));
    }
  }
} finally {
  await device.remove();
  await server.remove();
}
