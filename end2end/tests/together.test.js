// People working together: live, apart without a network, and together again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { codeOf, more } from '../support/board.js';
import { Device, SCREENS } from '../support/browser.js';
import { Server } from '../support/server.js';

let server;
let olga;
let admin;

before(async () => {
  server = await Server.start();
  admin = await server.admin();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
});

after(() => server.remove());

async function devices(run, ...screens) {
  const opened = [];
  try {
    for (const screen of screens) opened.push(await Device.open(screen));
    await run(...opened);
  } finally {
    for (const device of opened) await device.remove();
  }
}

const title = (device, name) => device.page.getByRole('heading', { level: 1, name, exact: true });
const field = (device, label) => device.page.getByLabel(label, { exact: true });

test('edits made apart without a network meet, survive a closed browser, and nothing is lost', () =>
  devices(async (one, two) => {
    await one.signIn(server, olga);
    await two.signIn(server, admin);
    const address = `${server.origin}/catalogue/role-project`;
    for (const device of [one, two]) {
      await device.page.goto(address);
      await device.saved();
      await device.offlineReady();
      await device.context.setOffline(true);
      await device.page.getByRole('button', { name: 'Править' }).click();
    }
    await field(one, 'Название').fill('Проектировщик один');
    await field(one, 'Когда нужна').fill('Нужна первому.');
    await field(two, 'Название').fill('Проектировщик два');
    await field(two, 'Назначение (одна фраза)').fill('Назначение второго.');
    await two.page.getByText('в очереди 2').waitFor();
    // Durable on the device before the browser goes.
    await one.page.getByText('в очереди 2').waitFor();
    await one.close();
    await one.wake();
    await one.context.setOffline(true);
    await one.page.goto(address);
    await title(one, 'Проектировщик один').waitFor();

    await one.context.setOffline(false);
    await two.context.setOffline(false);
    for (const device of [one, two]) {
      await device.page.getByText('Нужна первому.').first().waitFor();
      await title(device, 'Проектировщик два').waitFor();
      await device.page.getByText('Назначение второго.').first().waitFor();
    }
    await one.page.getByRole('button', { name: 'История' }).click();
    await one.page.getByRole('dialog').getByText('«Проектировщик один»').waitFor();
  }, SCREENS.tablet, SCREENS.tablet));

test('every page opens without a network after one visit', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.page.goto(`${server.origin}/catalogue`);
    await device.saved();
    await device.offlineReady();
    // What is confirmed is written to the device when the page is left.
    await device.page.goto(`${server.origin}/`);
    await device.saved();
    await device.context.setOffline(true);
    const pages = {
      '/': 'Роли, траектории и карта будущего',
      '/catalogue': 'Картотека',
      '/catalogue/role-game': 'Игромастер',
      '/returned': 'Не принято',
      '/bin': 'Корзина',
      '/boards': 'Карта будущего',
      '/join': 'Войти в сессию',
      '/sign-in': 'Вход',
    };
    for (const [path, heading] of Object.entries(pages)) {
      await device.page.goto(server.origin + path);
      await title(device, heading).waitFor();
    }
  }, SCREENS.tablet));

test('the catalogue is read with JavaScript off, with levels and indicators', () =>
  devices(async (device) => {
    await device.page.goto(`${server.origin}/catalogue`);
    assert.ok((await device.page.locator('article.card').count()) >= 7);
    await device.page.goto(`${server.origin}/catalogue/role-game`);
    assert.equal(await device.page.locator('.level').count(), 4);
    assert.equal(await device.page.locator('.indicators li').count(), 16);
    assert.equal(await device.page.getByRole('button', { name: 'Править' }).count(), 0);
  }, { ...SCREENS.phone, javaScriptEnabled: false }));

test('a guest joins by the code; the card is everybody’s only after the reveal', () =>
  devices(async (host, guest) => {
    await host.signIn(server, olga);
    await host.page.goto(`${server.origin}/boards`);
    await field(host, 'Название новой доски').fill('Педагог-2035');
    await host.page.getByRole('button', { name: 'Создать' }).click();
    const code = await codeOf(host);
    const heard = [];
    host.page.on('websocket', (socket) => socket.on('framereceived', (frame) => heard.push(String(frame.payload))));
    await host.page.reload();
    await host.saved();

    await guest.visit(server, `/join/${code}`);
    await field(guest, 'Как вас называть').fill('Ира');
    await guest.page.getByRole('button', { name: 'Войти', exact: true }).last().click();
    await guest.page.waitForURL(/\/board\//);
    await field(guest, 'Ваша мысль').fill('Урок ведут двое');
    await guest.page.getByRole('button', { name: 'Положить на карту' }).click();
    await guest.page.getByText('видите только вы').waitFor();
    await guest.saved();
    assert.ok(!heard.some((frame) => frame.includes('Урок ведут двое')), 'a hidden card was sent');

    await more(host, 'Раскрыть всё скрытое');
    await host.page.getByText('Урок ведут двое').waitFor();
    await guest.page.getByText('видят все').waitFor();
  }, SCREENS.projector, SCREENS.phone));
