// The graph of growth: a line drawn by a finger, a point by keys, key moments, undo; private until it is shown.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { smallTargets, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { field } from '../support/catalogue.js';
import { Server } from '../support/server.js';
import { begin, drawGrowth } from '../support/trajectory.js';

let server;
let olga;

before(async () => {
  server = await Server.start();
  olga = await server.account('teacher', 'Ольга Ким', 'olga');
});

after(() => server.remove());

const count = async (device) => Number((await device.page.locator('.growth-rows > summary').textContent()).match(/\d+/)[0]);
const periods = (device) => device.page.locator('.growth-periods li');

test('a finger draws the growth of years, the periods are named, and undo takes the stroke back', () =>
  devices(async (tablet) => {
    await tablet.signIn(server, olga);
    const path = await begin(tablet, server, 'Мой рост');
    await tablet.visit(server, `${path}/growth`);
    // Up over half the plane, then level, then down.
    await drawGrowth(tablet, [[0.05, 0.88], [0.15, 0.75], [0.3, 0.5], [0.5, 0.5], [0.6, 0.5], [0.75, 0.62]]);
    await periods(tablet).filter({ hasText: 'застой' }).waitFor();
    await periods(tablet).filter({ hasText: 'рост' }).first().waitFor();
    await periods(tablet).filter({ hasText: 'спад' }).waitFor();
    assert.ok((await count(tablet)) >= 4);
    await tablet.page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    assert.deepEqual(await violations(tablet), []);
    assert.deepEqual(await smallTargets(tablet), []);

    await tablet.page.getByRole('button', { name: 'Отменить' }).first().click();
    await tablet.page.locator('.growth-rows').waitFor({ state: 'detached' });
    await tablet.page.getByRole('button', { name: 'Вернуть' }).first().click();
    await periods(tablet).filter({ hasText: 'спад' }).waitFor();
  }, SCREENS.tablet));

test('the same can be put down by keys, point by point, with a key moment that stays on the device offline', () =>
  devices(async (laptop) => {
    await laptop.signIn(server, olga);
    const path = await begin(laptop, server, 'По точкам');
    await laptop.visit(server, `${path}/growth`);
    await laptop.offlineReady();
    await laptop.saved();
    await laptop.context.setOffline(true);
    for (const [year, level] of [['2018', '0,5'], ['2020', '1,5'], ['2022', '1,6']]) {
      await field(laptop, 'Год').fill(year);
      await field(laptop, 'Уровень').fill(level);
      await laptop.page.getByRole('button', { name: /^Поставить точку/ }).click();
      await laptop.page.locator('.growth-point h3', { hasText: year }).waitFor();
    }
    await field(laptop, 'Ключевой момент (несколько слов)').fill('Первый открытый урок');
    await laptop.page.locator('#growth-pad').focus();
    await laptop.page.keyboard.press('ArrowLeft');
    await laptop.page.locator('.growth-point h3', { hasText: 'сентябрь 2020' }).waitFor();
    await laptop.page.keyboard.press('ArrowUp');
    await laptop.page.keyboard.press('ArrowUp');
    assert.equal(await field(laptop, 'Уровень, от 0 до 4').inputValue(), '1,7');
    await laptop.page.keyboard.press('Shift+ArrowRight');
    await laptop.page.locator('.growth-point h3', { hasText: 'октябрь 2020' }).waitFor();
    await laptop.page.keyboard.press('Delete');
    await laptop.page.locator('.growth-rows > summary', { hasText: '2' }).waitFor();
    assert.equal(await count(laptop), 2);
    await laptop.page.locator('.growth-words', { hasText: 'сентябрь 2022: Первый открытый урок' }).waitFor();

    // A future month is the plan's to draw.
    await field(laptop, 'Год').fill('2090');
    await field(laptop, 'Уровень').fill('3');
    await laptop.page.getByText('Будущее рисует план').waitFor();

    await laptop.context.setOffline(false);
    await laptop.saved();
    await laptop.visit(server, `${path}/growth`);
    await laptop.page.locator('.growth-words', { hasText: 'Первый открытый урок' }).waitFor();
  }, SCREENS.projector));

test('on a phone the graph is drawn as well, and nothing hangs over the edge', () =>
  devices(async (phone) => {
    await phone.signIn(server, olga);
    const path = await begin(phone, server, 'На телефоне');
    await phone.visit(server, `${path}/growth`);
    await drawGrowth(phone, [[0.1, 0.85], [0.3, 0.7], [0.6, 0.4]]);
    await periods(phone).first().waitFor();
    const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, `${wide} px over the edge`);
    assert.deepEqual(await smallTargets(phone), []);
  }, SCREENS.phone));
