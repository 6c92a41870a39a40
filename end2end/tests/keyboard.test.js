// The keyboard alone suffices: nothing here touches a mouse or a finger.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { devices, SCREENS } from '../support/browser.js';
import { published, title } from '../support/catalogue.js';
import { Server } from '../support/server.js';

let server;
let olga;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
});

after(() => server.remove());

// The name under which a screen reader speaks of what has the focus, and what it is.
const focused = (device) => device.page.evaluate(() => {
  const element = document.activeElement;
  const label = element.labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? element.textContent;
  return `${element.tagName.toLowerCase()} ${label.trim()}`;
});

// Goes from stop to stop until one is called so.
async function tabTo(device, wanted, most = 60) {
  const seen = [];
  for (let stop = 0; stop < most; stop += 1) {
    await device.page.keyboard.press('Tab');
    seen.push(await focused(device));
    if (wanted.test(seen.at(-1))) return;
  }
  assert.fail(`no stop is called ${wanted}: ${seen.join(' | ')}`);
}

test('a person signs in, renames a role and takes it back, by keys alone', () =>
  devices(async (device) => {
    const { page } = device;
    const press = (keys) => page.keyboard.press(keys);
    await device.visit(server, '/sign-in');
    await tabTo(device, /^input Имя для входа/);
    await page.keyboard.type(olga.login);
    await tabTo(device, /^input Пароль/);
    await page.keyboard.type(olga.password);
    await press('Enter');
    await page.waitForURL(`${server.origin}/`);
    await device.saved();

    await press('Tab');
    assert.match(await focused(device), /К содержанию/);
    await press('Enter');
    await tabTo(device, /^a .*Картотека/);
    await press('Enter');
    await title(device, 'Картотека').waitFor();
    await press('Slash');
    await page.waitForFunction(() => document.activeElement.id === 'find-card');
    await page.keyboard.type('куратор');
    await tabTo(device, /^a Куратор/);
    await press('Enter');
    await title(device, 'Куратор образовательного квеста').waitFor();

    await tabTo(device, /^button Править/);
    await press('Enter');
    await tabTo(device, /^textarea Название/);
    await press('Control+A');
    await page.keyboard.type('Куратор квеста');
    await title(device, 'Куратор квеста').waitFor();
    await device.saved();
    await press('Escape');
    await press('Control+KeyK');
    await page.getByRole('dialog', { name: 'Все команды' }).waitFor();
    await page.keyboard.type('отменить');
    await press('Enter');
    await title(device, 'Куратор образовательного квеста').waitFor();
    await device.saved();
    assert.match(await published(server, '/catalogue/role-quest'), /Куратор образовательного квеста/);
  }, SCREENS.projector));

test('a dialog keeps the focus within and gives it back', () =>
  devices(async (device) => {
    const { page } = device;
    await device.signIn(server, olga);
    await device.visit(server, '/catalogue/role-game');
    await tabTo(device, /^button История/);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press('Tab');
      const within = await page.evaluate(() => document.activeElement === document.body
        || document.activeElement.closest('dialog') !== null);
      assert.ok(within, `the focus has left the dialog for ${await focused(device)}`);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.match(await focused(device), /^button История/);
  }, SCREENS.tablet));

test('an indicator is moved by keys', () =>
  devices(async (device) => {
    const { page } = device;
    await device.signIn(server, olga);
    await device.visit(server, '/catalogue/role-moderator');
    await page.getByRole('button', { name: 'Править' }).focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('list', { name: 'Показатели уровня' }).first();
    const first = list.getByRole('textbox').first();
    const moved = await first.inputValue();
    await list.getByRole('button', { name: /^Переставить/ }).first().focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(([text]) => [...document.querySelectorAll('.indicator-row textarea')][1]?.value === text, [moved]);
    await device.saved();
  }, SCREENS.tablet));
