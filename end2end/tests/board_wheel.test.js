// The futures wheel: the change in the middle, consequences of the first, second and third order in rings about
// it. By mouse and by finger, as on the map of time.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { reachable } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { card, drag, lies, link, middle, write } from '../support/map.js';
import { Server } from '../support/server.js';

let server;
let admin;

before(async () => {
  server = await Server.start();
  admin = await server.admin();
});

after(() => server.remove());

async function shot(device, name) {
  if (!process.env.KARTA_SHOTS) return;
  await mkdir(process.env.KARTA_SHOTS, { recursive: true });
  await device.page.screenshot({ path: `${process.env.KARTA_SHOTS}/wheel-${name}.png` });
}

async function wheel(device) {
  const head = { title: 'Если уроки станут короче', template: 'futures_wheel' };
  const { value: space } = await server.call('spaces/found', { kind: 'board', head }, admin.cookie);
  await device.signIn(server, admin);
  await device.visit(server, `/board/${space}`);
  await device.page.locator('.map-ground').waitFor();
  await device.page.locator('.map-lane', { hasText: 'Прямые последствия' }).waitFor();
  return `/board/${space}`;
}

// How far a ring reaches from the middle of the wheel: its name stands at its uppermost point.
const reach = async (device, ring, [, y]) => y - (await device.page.locator('.map-lane', { hasText: ring }).boundingBox()).y;
const far = ([x, y], [right, down]) => Math.hypot(x - right, y - down);

// By a finger that rests on the card until it is lifted.
async function carry(device, words, to) {
  const cdp = await device.context.newCDPSession(device.page);
  const [x, y] = await middle(device, words);
  const touch = (type, at) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: at[0], y: at[1] }] : [] });
  await touch('touchStart', [x, y]);
  await device.page.locator('.map-sheet[data-lifted]').waitFor();
  await touch('touchMove', [(x + to[0]) / 2, (y + to[1]) / 2]);
  await touch('touchMove', to);
  await touch('touchEnd');
}

test('what follows from what stands in rings, goes round by hand and into its ring by its links', () =>
  devices(async (device, other) => {
    const path = await wheel(device);
    await write(device, 'Урок длится полчаса', 0.5, 0.5);
    const map = await device.page.locator('.map-ground').boundingBox();
    const centre = await middle(device, 'Урок длится полчаса');
    assert.ok(Math.abs(centre[0] - map.x - map.width / 2) < 4, 'what is laid into the middle lies in the middle');
    const level = (centre[1] - map.y) / map.height;
    const [first, second] = [await reach(device, 'Прямые последствия', centre), await reach(device, 'второго порядка', centre)];
    assert.ok(second > first && first > 20);

    await write(device, 'Больше перемен', 0.5 + (first * 0.7) / map.width, level);
    await lies(device, 'Больше перемен', ([x, y]) => Math.abs(x - centre[0] - first * 0.7) < 8 && Math.abs(y - centre[1]) < 8, 'it lies where it was laid');
    await link(device, 'Урок длится полчаса', 'Больше перемен', 'причина');
    await write(device, 'Нужны игровые дворы', 0.5 + (second * 1.3) / map.width, level);
    await link(device, 'Больше перемен', 'Нужны игровые дворы', 'причина');
    const inSecond = (at) => far(at, centre) > first - 4 && far(at, centre) < second + 4;
    await lies(device, 'Нужны игровые дворы', inSecond, 'what follows from a consequence is of the second order');

    const below = [centre[0], centre[1] + first * 0.7];
    await device.page.keyboard.press('Escape');
    await drag(device, await middle(device, 'Больше перемен'), below);
    await lies(device, 'Больше перемен', (at) => far(at, below) < 10, 'a mouse carries it round');
    const left = [centre[0] - (first + second) / 2, centre[1]];
    await carry(device, 'Нужны игровые дворы', left);
    await lies(device, 'Нужны игровые дворы', (at) => far(at, left) < 10, 'a finger carries it round');
    const out = [centre[0] - second * 1.3, centre[1]];
    await drag(device, await middle(device, 'Нужны игровые дворы'), out);
    await device.page.getByText('Кольцо карточки задают её связи').waitFor();
    await lies(device, 'Нужны игровые дворы', inSecond, 'its order brings it back into its ring');
    await device.saved();
    await shot(device, 'tablet');
    await reachable(device, 'the wheel');

    await other.signIn(server, admin);
    await other.visit(server, path);
    await card(other, 'Нужны игровые дворы').waitFor();
    const there = await middle(other, 'Урок длится полчаса');
    await lies(other, 'Больше перемен', ([x, y]) => Math.abs(x - there[0]) < 10 && y > there[1], 'another sees it there');
    await shot(other, 'laptop');
    assert.deepEqual([...device.faults, ...other.faults], []);
  }, SCREENS.tablet, SCREENS.projector));
