// Without a network, without a server, without storage: the app starts, says what is the matter, loses nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { devices, SCREENS } from '../support/browser.js';
import { edit, field, published, title } from '../support/catalogue.js';
import { Portal } from '../support/portal.js';
import { Server } from '../support/server.js';

let server;
let olga;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
});

after(() => server.remove());

const PAGES = {
  '/': 'Роли, траектории и карта будущего',
  '/catalogue': 'Картотека',
  '/catalogue/role-game': 'Игромастер',
  '/catalogue/nobody': 'Карточки нет',
  '/boards': 'Карта будущего',
  '/board/unknown': 'Доска',
  '/join': 'Войти в сессию',
  '/join/123456': 'Войти в сессию',
  '/returned': 'Не принято',
  '/bin': 'Корзина',
  '/sign-in': 'Вход',
  '/accounts': 'Люди центра',
  '/begin/some-link': 'Начало работы',
  '/nowhere': 'Такой страницы нет',
};

async function opensEverywhere(device) {
  for (const [path, heading] of Object.entries(PAGES)) {
    await device.visit(server, path);
    await title(device, heading).first().waitFor().catch((error) => {
      throw new Error(`${path} does not show «${heading}»: ${error.message}`);
    });
    assert.equal(await device.page.locator('.panic-overlay').count(), 0, `the app broke on ${path}`);
  }
}

test('after one visit by a visitor every page opens in a new browser without a network', () =>
  devices(async (device) => {
    await device.visit(server, '/');
    await device.offlineReady();
    await device.close();
    await device.wake();
    await device.context.setOffline(true);
    await opensEverywhere(device);
  }, SCREENS.phone));

test('after one visit by a методист every page opens in a new browser without a network', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.offlineReady();
    await device.close();
    await device.wake();
    await device.context.setOffline(true);
    await opensEverywhere(device);
    await device.visit(server, '/catalogue/role-game');
    await device.page.getByRole('button', { name: 'Править' }).waitFor();
  }, SCREENS.tablet));

test('what the device calls queued is there again after a kill of the browser, and reaches the server', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.offlineReady();
    // The person signed in another day: that much is on the disk.
    await device.close();
    await device.wake();
    await device.visit(server, '/');
    await device.saved();
    await device.context.setOffline(true);
    await edit(device, server, 'role-online');
    await field(device, 'Название').selectText();
    await field(device, 'Название').pressSequentially('Координатор под рукой');
    await device.waiting();
    await device.kill();

    await device.wake();
    await device.context.setOffline(true);
    await device.visit(server, '/catalogue/role-online');
    await title(device, 'Координатор под рукой').waitFor();
    await device.waiting();
    await device.context.setOffline(false);
    await device.saved();
    assert.match(await published(server, '/catalogue/role-online'), /Координатор под рукой/);
  }, SCREENS.tablet));

test('a browser killed right after signing in and typing still brings the words to the server', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await edit(device, server, 'role-path');
    await device.saved();
    await device.context.setOffline(true);
    await field(device, 'Название').fill('Разработчик до обрыва');
    await device.queued(1);
    await device.kill();

    await device.wake();
    await device.visit(server, '/catalogue/role-path');
    await title(device, 'Разработчик до обрыва').waitFor();
    // The kill may have taken the session's cookie as well: then the words wait for signing in anew.
    const ended = device.page.getByText('Войдите снова, и правки отправятся');
    await Promise.race([device.saved(), ended.waitFor()]);
    if (await ended.isVisible()) {
      await device.page.locator('.banners').getByRole('link', { name: 'Войти' }).click();
      await device.enter(olga);
      await device.page.waitForURL(`${server.origin}/`);
      await device.visit(server, '/catalogue/role-path');
    }
    await device.saved();
    assert.match(await published(server, '/catalogue/role-path'), /Разработчик до обрыва/);
  }, SCREENS.tablet));

test('while the server is stopped edits wait, and arrive when it stands again', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await edit(device, server, 'role-moderator');
    await device.saved();
    await server.stop();
    await device.state('offline');
    await field(device, 'Название').fill('Модератор без сервера');
    await device.queued(1);
    await server.run();
    await device.saved();
    assert.match(await published(server, '/catalogue/role-moderator'), /Модератор без сервера/);
  }, SCREENS.tablet));

test('a captive portal is no connection: nothing of it gets in, nothing of ours gets lost', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.offlineReady();
    await edit(device, server, 'role-public');
    await device.saved();
    await server.stop();
    const portal = await Portal.stand(server.port);
    await device.state('offline');
    await field(device, 'Название').fill('Менеджер за порталом');
    await device.queued(1);
    await device.page.reload();
    await device.started();
    await title(device, 'Менеджер за порталом').waitFor();
    assert.equal(await device.page.getByText('Примите условия сети').count(), 0);
    await device.queued(1);
    await portal.leave();
    await server.run();
    await device.saved();
    assert.match(await published(server, '/catalogue/role-public'), /Менеджер за порталом/);
  }, SCREENS.tablet));

test('on a device with no room left the app starts, says so, and the edit reaches the server', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.offlineReady();
    await device.page.evaluate(fillUp);
    await edit(device, server, 'role-quest');
    // What the page before this one left behind is gone by now, and made room.
    await device.page.evaluate(fillUp);
    await field(device, 'Название').fill('Квест без места');
    await device.page.getByText('Браузер хранит здесь только ваши правки').waitFor();
    await device.page.getByRole('button', { name: 'Сохранить правки в файл' }).waitFor();
    await device.page.waitForFunction(reached, 'Квест без места');
  }, SCREENS.tablet));

// In the page: takes all the room there is. Nothing is left that could make room.
function fillUp() {
  Object.keys(localStorage).filter((key) => key.startsWith('k/visitor/')).forEach((key) => localStorage.removeItem(key));
  const mark = Math.random();
  for (let size = 1024 * 1024; size > 0; size = Math.floor(size / 2)) {
    for (let at = 0; ; at += 1) {
      try {
        localStorage.setItem(`filler-${mark}-${size}-${at}`, 'x'.repeat(size));
      } catch (full) {
        break;
      }
    }
  }
}

// In the page: whether what the server renders holds a text.
async function reached(text) {
  const answer = await fetch(location.pathname);
  return (await answer.text()).includes(text);
}

const throws = () => {
  Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });
};

const refuses = () => {
  Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };
};

const throwsAll = () => {
  const blocked = { get() { throw new DOMException('blocked', 'SecurityError'); } };
  Object.defineProperty(window, 'localStorage', blocked);
  Object.defineProperty(window, 'indexedDB', blocked);
};

const ONLY_OWN = 'Браузер хранит здесь только ваши правки';
const NOTHING = 'Правки держатся только на этой странице';

for (const [how, block, word] of [
  ['localStorage throws on every use', throws, ONLY_OWN],
  ['localStorage refuses every write', refuses, ONLY_OWN],
  ['no storage can be used at all', throwsAll, NOTHING],
]) {
  test(`where ${how} the app starts, says so, and the edit reaches the server`, () =>
    devices(async (device) => {
      await device.context.addInitScript(block);
      await device.visit(server, '/sign-in');
      await device.enter(olga);
      await device.page.waitForURL(`${server.origin}/`);
      await device.started();
      await edit(device, server, 'role-guide');
      const name = `Проводник: ${how}`;
      await field(device, 'Название').fill(name);
      await device.page.getByText(word).waitFor();
      await device.page.waitForFunction(reached, name);
    }, SCREENS.tablet));
}

test('a malformed record on the device is healed from the server', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.offlineReady();
    const broken = await device.page.evaluate(() => {
      const me = JSON.parse(localStorage.getItem('k/me')).principal;
      const keys = [`k/${me}/catalogue/r/role-tutor`].filter((key) => localStorage.getItem(key) !== null);
      keys.forEach((key) => localStorage.setItem(key, '{"id": "role-tu'));
      localStorage.setItem('k/recent', '[[');
      return keys;
    });
    assert.equal(broken.length, 1);
    await device.visit(server, '/catalogue/role-tutor');
    await title(device, 'Тьютор').waitFor();
    await device.page.waitForFunction((key) => {
      try {
        return JSON.parse(localStorage.getItem(key)) !== null;
      } catch (malformed) {
        return false;
      }
    }, broken[0]);
    await device.page.reload();
    await title(device, 'Тьютор').waitFor();
  }, SCREENS.tablet));

test('without a network a malformed record does not take the others with it', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.offlineReady();
    await device.context.setOffline(true);
    await device.page.evaluate(() => {
      const me = JSON.parse(localStorage.getItem('k/me')).principal;
      localStorage.setItem(`k/${me}/catalogue/r/role-tutor`, 'null');
    });
    await device.visit(server, '/catalogue/role-game');
    await title(device, 'Игромастер').waitFor();
    await device.visit(server, '/catalogue/role-tutor');
    await title(device, 'Карточки нет').waitFor();
    await device.context.setOffline(false);
    await title(device, 'Тьютор').waitFor();
  }, SCREENS.tablet));
