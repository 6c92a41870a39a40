// Hidden means not sent: neither shown nor in any answer or message.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { codeOf, more } from '../support/board.js';
import { devices, SCREENS } from '../support/browser.js';
import { field } from '../support/catalogue.js';
import { Server } from '../support/server.js';
import { Traffic } from '../support/traffic.js';

let server;
let admin;
let ivan;
let petr;
let olga;

before(async () => {
  server = await Server.start();
  admin = await server.admin();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
  ivan = await server.account('teacher', 'Иван Белов', 'ivan');
  petr = await server.account('teacher', 'Пётр Серов', 'petr');
});

after(() => server.remove());

const LEVEL = 'проектирую под задачу';
const chosen = (device) => device.page.locator('#own-level').getByRole('radio', { name: LEVEL });

test('«Мой уровень» comes to its owner’s other device and to nobody else', () =>
  devices(async (own, other, third, boss) => {
    await other.signIn(server, ivan);
    await third.signIn(server, petr);
    await boss.signIn(server, admin);
    const watchers = [other, third, boss];
    const heard = watchers.map((device) => new Traffic(device));
    for (const device of watchers) {
      await device.visit(server, '/catalogue/role-tutor');
      await device.saved();
    }
    await own.signIn(server, ivan);
    const me = await own.page.evaluate(() => JSON.parse(localStorage.getItem('k/me')).principal);
    const record = `role-tutor:${me}`;
    await own.visit(server, '/catalogue/role-tutor');
    await own.page.locator('#own-level label', { hasText: LEVEL }).click();
    await own.saved();

    // Its owner sees it live on the other device: the mark is on the server, and the recording works.
    await other.page.locator('#own-level .chip.chosen', { hasText: LEVEL }).waitFor();
    assert.ok(await heard[0].has(record));
    // A rename after it comes to everybody: by then the mark would have come too.
    await boss.page.getByRole('button', { name: 'Править' }).click();
    await field(boss, 'Назначение (одна фраза)').fill('После отметки.');
    await boss.saved();
    for (const [at, device] of watchers.entries()) {
      if (at === 0) continue;
      await device.page.getByText('После отметки.').first().waitFor();
      assert.equal(await chosen(device).isChecked(), false);
      // What has never been heard is asked for anew and whole.
      await device.page.evaluate(() => {
        const who = localStorage.getItem('k/me');
        localStorage.clear();
        localStorage.setItem('k/me', who);
      });
      await device.visit(server, '/catalogue/role-tutor');
      await device.saved();
      assert.ok(await heard[at].has('После отметки.'));
      assert.equal(await heard[at].has(record), false, 'the mark was sent to somebody else');
      assert.equal(await chosen(device).isChecked(), false);
    }
    const asked = await third.page.evaluate(async (record) => {
      const body = JSON.stringify({ space: 'catalogue', record });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch('/api/sync/history', { method: 'POST', headers, body });
      return { status: answer.status, text: await answer.text() };
    }, `own_level:${record}`);
    assert.ok(!asked.text.includes('"level"'), `the history gives the mark away: ${asked.text}`);
  }, SCREENS.tablet, SCREENS.tablet, SCREENS.phone, SCREENS.projector));

async function openBoard(host, title) {
  await host.signIn(server, olga);
  await host.visit(server, '/boards');
  await field(host, 'Название новой доски').fill(title);
  await host.page.getByRole('button', { name: 'Создать' }).click();
  return codeOf(host);
}

async function join(guest, code, name) {
  await guest.visit(server, `/join/${code}`);
  await field(guest, 'Как вас называть').fill(name);
  await guest.page.locator('form').getByRole('button', { name: 'Войти', exact: true }).click();
  await guest.page.waitForURL(/\/board\//);
  await guest.started();
}

test('a guest joins by the code and sees own card only, until all are revealed', () =>
  devices(async (host, one, two) => {
    const code = await openBoard(host, 'Педагог-2035');
    const heard = [host, two].map((device) => new Traffic(device));
    await host.page.reload();
    await host.started();
    await host.saved();
    await join(one, code, 'Ира');
    await join(two, code, 'Глеб');
    await field(one, 'Ваша мысль').fill('Урок ведут двое');
    await one.page.getByRole('button', { name: 'Положить на карту' }).click();
    await one.page.getByText('видите только вы').waitFor();
    await one.saved();
    await field(two, 'Ваша мысль').fill('Школа без звонков');
    await two.page.getByRole('button', { name: 'Положить на карту' }).click();
    await two.page.getByText('видите только вы').waitFor();
    await two.saved();
    await two.page.reload();
    await two.started();
    await two.saved();
    assert.equal(await two.page.locator('.board-card').count(), 1);
    assert.equal(await host.page.locator('.board-card, .map-sheet, .map-beside').count(), 0);
    assert.ok(await heard[1].has('Школа без звонков'), 'the recording works');
    for (const one of heard) assert.equal(await one.has('Урок ведут двое'), false, 'a hidden card was sent');

    await more(host, 'Раскрыть всё скрытое');
    await host.page.getByText('Урок ведут двое').waitFor();
    await two.page.getByText('Урок ведут двое').waitFor();
    await one.page.getByText('Школа без звонков').waitFor();
    for (const one of heard) assert.equal(await one.has('Урок ведут двое'), true);
  }, SCREENS.projector, SCREENS.phone, SCREENS.phone));

test('a wrong code lets nobody in, and a visitor with the address alone is shown nothing', () =>
  devices(async (host, guest) => {
    const code = await openBoard(host, 'Закрытая доска');
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    await guest.visit(server, `/join/${wrong}`);
    await field(guest, 'Как вас называть').fill('Случайный');
    await guest.page.locator('form').getByRole('button', { name: 'Войти', exact: true }).click();
    await guest.page.getByRole('alert').first().waitFor();
    assert.match(guest.page.url(), /\/join\//);
    const heard = new Traffic(guest);
    await guest.visit(server, new URL(host.page.url()).pathname);
    await guest.state('error');
    assert.equal(await heard.has('Закрытая доска'), false);
    assert.equal(await guest.page.getByText('Закрытая доска').count(), 0);
  }, SCREENS.projector, SCREENS.phone));
