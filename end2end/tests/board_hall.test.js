// The hall's screen of a board with many cards: the card in focus large, the map with numbers and cluster names
// that the last row reads, and the part of it to which the host brings everyone. Nobody touches it.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { fill } from '../support/records.js';
import { Server } from '../support/server.js';

let server;
let admin;

before(async () => {
  server = await Server.start();
  admin = await server.admin();
});

after(() => server.remove());

const LANES = ['family', 'school', 'teacher', 'extra', 'governance', 'technology'];
const SORTS = ['trend', 'event', 'threat', 'project'];
// 1 January 2027 in days since 2000.
const FROM = 9_862;

async function board(cards) {
  const { value: space } = await server.call('spaces/found', { kind: 'board', head: { title: 'Педагог-2035' } }, admin.cookie);
  const place = (n) => ({ at: FROM + (n * 379) % 4_000, lane: LANES[n % 6], off: (n * 331) % 1_000 });
  const card = (n) => [`c${n}`, 'board_card', { text: `Мысль о школе будущего ${n}`, sort: SORTS[n % 4], place: place(n) }];
  await fill(server, admin, space, Array.from({ length: cards }, (_, n) => card(n)));
  return space;
}

const shot = async (device, name) => {
  if (!process.env.KARTA_SHOTS) return;
  await mkdir(process.env.KARTA_SHOTS, { recursive: true });
  await device.page.screenshot({ path: `${process.env.KARTA_SHOTS}/${name}.png` });
};

const letters = (place) => place.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));

// The colours that stand on the map: nothing but the ground has one or two.
const colours = (device) => device.page.evaluate(() => {
  const map = document.querySelector('#hall-canvas');
  if (!map || map.height < 100) return 0;
  const { data } = map.getContext('2d').getImageData(0, 0, map.width, map.height);
  const seen = new Set();
  for (let at = 0; at < data.length; at += 4 * 7) seen.add((data[at] << 16) + (data[at + 1] << 8) + data[at + 2]);
  return seen.size;
});

test('above forty cards a hall sees the focus large, and a map of numbers and cluster names that follows the host', () =>
  devices(async (hall) => {
    const space = await board(60);
    const all = Array.from({ length: 24 }, (_, n) => `c${n * 2}`);
    await fill(server, admin, space, [
      ['k1', 'cluster', { title: 'Новая школа', cards: all.slice(0, 16) }],
      ['k2', 'cluster', { title: 'Учитель и ученик', cards: all.slice(16) }],
    ]);
    await hall.signIn(server, admin);
    await hall.visit(server, `/board/${space}/screen`);
    await hall.page.locator('.map-name', { hasText: 'Новая школа · 16' }).waitFor();
    await hall.page.locator('.map-name', { hasText: 'Учитель и ученик · 8' }).waitFor();
    await hall.page.waitForFunction(() => document.querySelector('#hall-canvas')?.height > 200);
    assert.ok(await colours(hall) > 8, 'cards of several colours are painted');
    assert.ok(await letters(hall.page.locator('.hall-text')) >= 56);
    assert.ok(await letters(hall.page.locator('.map-name').first()) >= 28);
    await hall.page.locator('.hall-sign', { hasText: '60' }).waitFor();
    await hall.page.locator('.door-code').waitFor();
    await shot(hall, 'hall-map');
    assert.deepEqual(await violations(hall), []);

    const years = () => hall.page.locator('.hall-years span').allTextContents();
    const whole = await years();
    const here = { place: { at: FROM + 3_000, lane: 'teacher', off: 500 }, span: 1_000 };
    await fill(server, admin, space, [['progress', 'progress', { here }]]);
    await hall.page.waitForFunction((before) => document.querySelectorAll('.hall-years span')[0]?.textContent !== before, whole[0]);
    assert.ok((await years()).some((year) => year === '2035'), 'the part that the host looks at is in sight');
    await shot(hall, 'hall-map-here');
    assert.deepEqual(hall.faults, []);
  }, SCREENS.projector));

test('a thousand cards are marks under the names of their clusters, and a few cards are a list', () =>
  devices(async (hall) => {
    const many = await board(1_000);
    const cards = Array.from({ length: 40 }, (_, n) => `c${n * 6}`);
    await fill(server, admin, many, [['k1', 'cluster', { title: 'Дети и семья', cards }]]);
    await hall.signIn(server, admin);
    await hall.visit(server, `/board/${many}/screen`);
    await hall.page.locator('.map-name', { hasText: 'Дети и семья · 40' }).waitFor();
    await shot(hall, 'hall-map-many');
    const few = await board(5);
    await hall.visit(server, `/board/${few}/screen`);
    await hall.page.locator('.hall-list li').nth(4).waitFor();
    assert.equal(await hall.page.locator('.hall-map').count(), 0);
    await shot(hall, 'hall-few');
  }, SCREENS.projector));
