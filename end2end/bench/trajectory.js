// Figures of a trajectory: 200 steps beside a register of 2,000 activities, in Chromium slowed down four times,
// opened from the device without a network. Prints milliseconds, and frames while a step is carried. Asserts
// nothing.
//
// Usage: KARTA_BIN=... KARTA_CHROMIUM=... node end2end/bench/trajectory.js
import { Device, SCREENS } from '../support/browser.js';
import { Server } from '../support/server.js';
import { chance, fill, line, of, order, text } from './measure.js';

const ACTIVITIES = 2_000;
const STEPS = 200;
const GOALS = 6;
const SLOWDOWN = 4;
const MOVES = 120;
const OPENINGS = 5;
const REST_MS = 3_000;

const present = new Date();
const year = present.getMonth() >= 8 ? present.getFullYear() : present.getFullYear() - 1;
const day = (offset) => new Date(Date.UTC(year, 8, 1 + offset)).toISOString().slice(0, 10);
const days = () => {
  const from = chance(330);
  return { from: day(from), to: day(from + 1 + chance(30)) };
};

function* activities() {
  for (let n = 0; n < ACTIVITIES; n += 1) {
    yield [`bench-a${n}`, 'activity', { title: text(6), form: 'seminar', days: days(), hours: 1 + chance(72), organiser: text(3),
      roles: [n % 3 ? 'role-game' : 'role-moderator'], text: text(60) }];
  }
}

function* plan() {
  for (let n = 0; n < GOALS; n += 1) {
    yield [`bench-g${n}`, 'goal', { title: text(6), order: order(n), gap: { sort: 'level', card: 'role-moderator', level: 1 + (n % 4) } }];
  }
  for (let n = 0; n < STEPS; n += 1) {
    yield [`bench-s${n}`, 'step', { title: text(6), form: 'seminar', order: order(n), goal: `bench-g${n % GOALS}`, days: days(),
      hours: 1 + chance(30), depends: n % 5 ? [] : [`bench-s${(n + 7) % STEPS}`] }];
  }
}

const server = await Server.start();
const device = await Device.open(SCREENS.tablet);
try {
  const admin = await server.admin();
  const { value: space } = await server.call('spaces/found', { kind: 'trajectory', head: { title: 'Двести шагов' } }, admin.cookie);
  await fill(server, admin, 'catalogue', activities());
  await fill(server, admin, space, plan());
  await device.signIn(server, admin);
  await device.visit(server, `/trajectory/${space}`);
  await device.page.locator('.timeline-bar').nth(STEPS / 2).waitFor({ state: 'attached' });
  await device.offlineReady();
  await device.page.waitForFunction((id) => Object.keys(localStorage).some((key) => key.includes(id) && key.endsWith('/c')), space);
  await device.context.setOffline(true);
  const cdp = await device.context.newCDPSession(device.page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const took = [];
  for (let n = 0; n < OPENINGS; n += 1) {
    await device.page.goto(`${server.origin}/trajectories`);
    await device.page.getByRole('heading', { level: 1 }).waitFor();
    await device.page.waitForTimeout(REST_MS);
    took.push(await device.page.evaluate(async (path) => {
      const since = performance.now();
      const link = document.querySelector(`a[href="${path}"]`);
      link.click();
      while (document.querySelectorAll('.timeline-row').length < 200) await new Promise((again) => setTimeout(again, 4));
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
      return performance.now() - since;
    }, `/trajectory/${space}`));
  }
  took.sort((a, b) => a - b);
  line(`a plan of ${STEPS} steps opened in the running app, ms: median, worst`, `${of(took, 0.5).toFixed(0)}, ${took.at(-1).toFixed(0)}`);
  await device.context.addInitScript((bars) => {
    const look = () => {
      if (document.querySelectorAll('.timeline-bar').length <= bars) return requestAnimationFrame(look);
      return setTimeout(() => { window.barsStood = performance.now(); });
    };
    requestAnimationFrame(look);
  }, STEPS / 2);
  const anew = [];
  for (let n = 0; n < OPENINGS; n += 1) {
    await device.page.reload();
    anew.push(await (await device.page.waitForFunction(() => window.barsStood)).jsonValue());
  }
  anew.sort((a, b) => a - b);
  line('the page loaded anew without a network until the bars are painted, ms: median, worst', `${of(anew, 0.5).toFixed(0)}, ${anew.at(-1).toFixed(0)}`);

  // What a fresh page still does beside is not the carrying.
  await device.page.waitForTimeout(REST_MS);
  const frames = await device.page.evaluate(async (moves) => {
    const bar = document.querySelector('.timeline-bar');
    const box = bar.getBoundingClientRect();
    const event = (type, x) => bar.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: box.y + 5, pointerId: 1, pointerType: 'mouse',
      button: 0, buttons: 1, bubbles: true, cancelable: true }));
    const frames = [];
    event('pointerdown', box.x + 5);
    let last = performance.now();
    for (let n = 0; n < moves; n += 1) {
      event('pointermove', box.x + 5 + n);
      const now = await new Promise((frame) => requestAnimationFrame(frame));
      frames.push(now - last);
      last = now;
    }
    event('pointercancel', box.x);
    return frames.slice(1);
  }, MOVES);
  line('carrying a step: frames dropped', `${frames.filter((ms) => ms > 25).length} of ${frames.length}; worst ${Math.max(...frames).toFixed(0)} ms`);

  await device.page.getByRole('button', { name: 'Навигационная база', exact: true }).click();
  await device.page.locator('.base-item').first().waitFor();
  const offers = await device.page.evaluate(async () => {
    const select = document.querySelector('#base-goal');
    const took = [];
    for (const at of [2, 3, 4, 5]) {
      const since = performance.now();
      select.selectedIndex = at;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
      took.push(performance.now() - since);
    }
    return took.sort((a, b) => a - b);
  });
  line('proposals for another goal, painted, ms: median, worst', `${of(offers, 0.5).toFixed(0)}, ${offers.at(-1).toFixed(0)}`);
} finally {
  await device.remove();
  await server.remove();
}
