// Pages whose code comes when they are first opened: with a network, without one, and when it does not come.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { devices, SCREENS } from '../support/browser.js';
import { title } from '../support/catalogue.js';
import { Server } from '../support/server.js';

let server;

before(async () => {
  server = await Server.start();
});

after(() => server.remove());

const PAGES = {
  '/': 'Роли, траектории и карта будущего',
  '/catalogue': 'Картотека',
  '/catalogue/role-game': 'Игромастер',
  '/boards': 'Карта будущего',
  '/join': 'Войти в сессию',
  '/bin': 'Корзина',
  '/returned': 'Не принято',
  '/sign-in': 'Вход',
};

async function everyPageOpens(device) {
  for (const [path, heading] of Object.entries(PAGES)) {
    await device.visit(server, path);
    await title(device, heading).first().waitFor();
  }
}

test('every page opens without a fault', () =>
  devices(async (device) => {
    await everyPageOpens(device);
    assert.deepEqual(device.faults, []);
  }, SCREENS.tablet));

test('after a visit of the start page alone every page opens without a network', () =>
  devices(async (device) => {
    await device.visit(server, '/');
    await device.offlineReady();
    await device.context.setOffline(true);
    await everyPageOpens(device);
    const broken = device.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'));
    assert.deepEqual(broken, []);
  }, SCREENS.phone));

test('a page whose code does not come says so, and opens when asked again', () =>
  devices(async (device) => {
    await device.visit(server, '/');
    await device.context.setOffline(true);
    await device.page.getByRole('link', { name: 'Войти', exact: true }).click();
    await device.page.getByRole('heading', { name: 'Эта часть «Карты» не загрузилась' }).waitFor();
    await device.context.setOffline(false);
    await device.page.getByRole('button', { name: 'Повторить' }).click();
    await title(device, 'Вход').waitFor();
  }, { ...SCREENS.tablet, serviceWorkers: 'block' }));
