// Who works beside one: shown while they are here, by name, also to those who hear the page.
import { after, before, test } from 'node:test';

import { devices, SCREENS } from '../support/browser.js';
import { edit, field } from '../support/catalogue.js';
import { Server } from '../support/server.js';

let server;
let admin;
let olga;

before(async () => {
  server = await Server.start();
  admin = await server.admin();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
});

after(() => server.remove());

test('whoever edits a card is named on its page and beside the field they write in', () =>
  devices(async (anna, one) => {
    await one.signIn(server, olga);
    await edit(one, server, 'role-tutor');
    await one.saved();
    await anna.signIn(server, admin);
    const faces = one.page.locator('.who-is-here');
    await faces.getByText('Сейчас в картотеке').waitFor();
    await faces.getByText('Анна Павлова', { exact: true }).waitFor({ state: 'attached' });

    await edit(anna, server, 'role-tutor');
    await field(anna, 'Описание').focus();
    await faces.getByText('Сейчас правит Анна Павлова').waitFor();
    await field(anna, 'Описание').fill('Сопровождает взрослых.');
    await one.page.locator('.live-text', { hasText: 'Описание' }).getByText('Здесь пишет Анна Павлова').waitFor();

    const indicator = anna.page.getByLabel('Показатель', { exact: true }).first();
    await indicator.focus();
    await one.page.locator('.live-text', { hasText: 'Показатель' }).getByText('Здесь пишет Анна Павлова').waitFor();
    await one.page.locator('.live-text', { hasText: 'Описание' }).getByText('Здесь пишет').waitFor({ state: 'detached' });
    await anna.close();
    await faces.waitFor({ state: 'detached' });
  }, SCREENS.projector, SCREENS.tablet));
