// The keyboard alone is enough: where the focus goes, how menus and dialogs are walked and left.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { devices, SCREENS } from '../support/browser.js';
import { edit, field, title } from '../support/catalogue.js';
import { Server } from '../support/server.js';

let server;
let olga;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
});

after(() => server.remove());

const press = (device, ...keys) => keys.reduce((before, key) => before.then(() => device.page.keyboard.press(key)), Promise.resolve());
const focused = (device, selector) => device.page.locator(`${selector}:focus`).waitFor({ state: 'attached' });

test('the first Tab leads past the bar, and a page that opens takes the focus to its heading', () =>
  devices(async (device) => {
    await device.visit(server, '/');
    await press(device, 'Tab', 'Enter');
    await focused(device, 'main');
    await device.page.getByRole('navigation', { name: 'Комнаты' }).getByRole('link', { name: 'Картотека' }).focus();
    await press(device, 'Enter');
    await focused(device, 'main h1');
    await title(device, 'Картотека').waitFor();
    assert.equal(await device.page.title(), 'Картотека · Карта');
    assert.equal(await device.page.locator('main').getAttribute('aria-label'), 'Картотека');
    await device.page.getByRole('link', { name: 'Тьютор', exact: false }).first().focus();
    await press(device, 'Enter');
    await focused(device, 'main h1');
    await title(device, 'Тьютор').waitFor();
  }, SCREENS.projector));

test('the person’s menu is walked by arrows, its themes are reached by Tab, and Escape gives the focus back', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.page.locator('#person').focus();
    await press(device, 'ArrowDown');
    await focused(device, '[role="menuitem"]:first-child');
    await press(device, 'End');
    await focused(device, '[role="menuitem"]:last-child');
    await press(device, 'ArrowDown');
    await focused(device, '[role="menuitem"]:first-child');
    await press(device, 'Tab');
    await focused(device, '.menu-foot input');
    await press(device, 'Escape');
    await focused(device, '#person');
    await device.page.getByRole('menu').waitFor({ state: 'detached' });
    await press(device, 'ArrowUp', 'Enter');
    await device.page.getByRole('dialog', { name: 'Выйти?' }).waitFor();
    for (let step = 0; step < 6; step += 1) {
      await press(device, 'Tab');
      const inside = await device.page.evaluate(() => document.activeElement === document.body
        || document.activeElement.closest('dialog') !== null);
      assert.ok(inside, 'the focus left the dialog');
    }
    await press(device, 'Escape');
    await device.page.getByRole('dialog', { name: 'Выйти?' }).waitFor({ state: 'detached' });
    await focused(device, '#person');
  }, SCREENS.tablet));

test('a key that follows at once goes to the menu, however late the next frame comes', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.page.locator('#person').focus();
    await device.page.evaluate(() => { window.requestAnimationFrame = () => 0; });
    await press(device, 'ArrowUp');
    await focused(device, '[role="menuitem"]:last-child');
  }, SCREENS.tablet));

test('Escape leaves editing and keeps what was typed; in a dialog it closes the dialog alone', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await edit(device, server, 'role-tutor');
    await field(device, 'Название').fill('Тьютор по клавишам');
    await device.page.getByRole('button', { name: 'История' }).click();
    await device.page.getByRole('dialog', { name: 'История' }).waitFor();
    await press(device, 'Escape');
    await device.page.getByRole('dialog', { name: 'История' }).waitFor({ state: 'detached' });
    await field(device, 'Название').focus();
    await press(device, 'Escape');
    await field(device, 'Название').waitFor({ state: 'detached' });
    await title(device, 'Тьютор по клавишам').waitFor();
    await focused(device, 'main');
  }, SCREENS.tablet));
