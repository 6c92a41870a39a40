// Everybody can use every page: axe at level AA, targets for a finger, in all themes and at all sizes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { smallTargets, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { edit } from '../support/catalogue.js';
import { Server } from '../support/server.js';

const PAGES = ['/', '/catalogue', '/catalogue/role-game', '/catalogue/role-game/workshop', '/catalogue/nobody', '/boards', '/join', '/returned', '/bin',
  '/accounts', '/nowhere'];
const VISITORS = ['/', '/catalogue', '/catalogue/role-game', '/catalogue/role-game/workshop', '/sign-in', '/join/123456', '/begin/some-link'];
const THEMES = ['light', 'dark', 'projector'];

let server;
let admin;

before(async () => {
  server = await Server.start();
  admin = await server.admin();
});

after(() => server.remove());

// What is wrong with the page as it stands, in every theme.
async function faults(device, where) {
  const found = [];
  for (const theme of THEMES) {
    await device.page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    const broken = await violations(device, theme === THEMES[0] ? undefined : ['color-contrast']);
    found.push(...broken.map((line) => `${where}, ${theme}: ${line}`));
  }
  found.push(...(await smallTargets(device)).map((line) => `${where}: ${line}`));
  return found;
}

async function look(device, paths) {
  const found = [];
  for (const path of paths) {
    await device.visit(server, path);
    await device.page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
    found.push(...(await faults(device, path)));
  }
  return found;
}

for (const [name, size] of Object.entries(SCREENS)) {
  // What is still fading in has not its own colours yet.
  const screen = { ...size, reducedMotion: 'reduce' };

  test(`axe finds nothing on any page for an administrator, ${name}`, () =>
    devices(async (device) => {
      await device.signIn(server, admin);
      assert.deepEqual(await look(device, PAGES), []);
    }, screen));

  test(`axe finds nothing on any page for a visitor, ${name}`, () =>
    devices(async (device) => {
      assert.deepEqual(await look(device, VISITORS), []);
    }, screen));

  test(`axe finds nothing in what opens over a page, ${name}`, () =>
    devices(async (device) => {
      await device.signIn(server, admin);
      await edit(device, server, 'role-game');
      const found = await faults(device, 'a card under edit');
      await device.page.getByRole('button', { name: 'История' }).click();
      await device.page.getByRole('dialog').getByRole('listitem').first().waitFor();
      found.push(...(await faults(device, 'history')));
      await device.page.keyboard.press('Escape');
      await device.page.locator('#person-trigger, .avatar').first().click();
      found.push(...(await faults(device, 'menu of the person')));
      await device.page.getByRole('menuitem', { name: 'Выйти' }).click();
      await device.page.getByRole('dialog').waitFor();
      found.push(...(await faults(device, 'leaving')));
      assert.deepEqual(found, []);
    }, screen));
}
