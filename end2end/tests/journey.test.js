// What the foundation promises: people edit one catalogue live, apart without a network, and together again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { devices, SCREENS } from '../support/browser.js';
import { edit, field, published, title } from '../support/catalogue.js';
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

test('a visitor sees a rename by a методист without reload', () =>
  devices(async (writer, reader) => {
    await writer.signIn(server, olga);
    await reader.visit(server, '/catalogue/role-tutor');
    await title(reader, 'Тьютор').waitFor();
    await reader.page.evaluate(() => { window.sameLoad = true; });
    await reader.saved();
    await edit(writer, server, 'role-tutor');
    await field(writer, 'Название').fill('Тьютор взрослых');
    await title(reader, 'Тьютор взрослых').waitFor();
    assert.equal(await reader.page.evaluate(() => window.sameLoad), true, 'the page was loaded anew');
  }, SCREENS.tablet, SCREENS.projector));

test('edits made apart without a network meet, and the overtaken wording is kept for its author', () =>
  devices(async (one, two) => {
    await one.signIn(server, olga);
    await two.signIn(server, admin);
    for (const device of [one, two]) {
      await device.offlineReady();
      await edit(device, server, 'role-project');
      await device.saved();
      await device.context.setOffline(true);
    }
    await field(one, 'Название').fill('Проектировщик один');
    await field(one, 'Когда нужна').fill('Нужна первому.');
    await one.queued(2);
    await field(two, 'Название').fill('Проектировщик два');
    await field(two, 'Назначение (одна фраза)').fill('Назначение второго.');
    await two.queued(2);

    await one.close();
    await one.wake();
    await one.context.setOffline(true);
    await one.visit(server, '/catalogue/role-project');
    await title(one, 'Проектировщик один').waitFor();
    await one.page.getByText('Нужна первому.').waitFor();
    await one.queued(2);

    await two.context.setOffline(false);
    await two.saved();
    await one.context.setOffline(false);
    await one.page.getByText('Назначение второго.').waitFor();
    await title(one, 'Проектировщик два').waitFor();
    await two.page.getByText('Нужна первому.').first().waitFor();
    await one.saved();
    await title(two, 'Проектировщик два').waitFor();

    await one.page.getByRole('button', { name: 'История' }).click();
    const history = one.page.getByRole('dialog', { name: 'История' });
    await history.locator('.overtaken', { hasText: '«Проектировщик один»' }).waitFor();
    await history.getByText('«Проектировщик два»').waitFor();
    await history.getByRole('button', { name: 'Закрыть' }).click();

    await one.visit(server, '/returned');
    await one.page.locator('.returned').getByText('«Проектировщик один»').waitFor();
    await two.visit(server, '/returned');
    await two.page.getByText('Все ваши правки приняты.').waitFor();
  }, SCREENS.tablet, SCREENS.tablet));

test('a wording from the history comes back with one tap, for all', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await edit(device, server, 'role-quest');
    const before = await field(device, 'Название').inputValue();
    await field(device, 'Название').fill('Название на час');
    await device.page.getByRole('button', { name: 'Готово' }).click();
    await device.saved();
    await edit(device, server, 'role-quest');
    await field(device, 'Название').fill('Название на день');
    await device.page.getByRole('button', { name: 'Готово' }).click();
    await device.saved();
    assert.notEqual(before, 'Название на час');
    await device.page.getByRole('button', { name: 'История' }).click();
    const line = device.page.getByRole('dialog').locator('li', { hasText: '«Название на час»' });
    await line.getByRole('button', { name: 'Вернуть этот текст' }).click();
    await device.page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click();
    await title(device, 'Название на час').waitFor();
    await device.saved();
    assert.match(await published(server, '/catalogue/role-quest'), /Название на час/);
  }, SCREENS.tablet));

test('a deleted card leaves every screen and comes back whole from the bin', () =>
  devices(async (one, two) => {
    await one.signIn(server, olga);
    await two.signIn(server, admin);
    await two.visit(server, '/catalogue');
    const tile = two.page.getByRole('link', { name: 'Игромастер' });
    await tile.waitFor();
    await one.visit(server, '/catalogue/role-game');
    await one.page.getByRole('button', { name: 'Ещё' }).click();
    await one.page.getByRole('menuitem', { name: 'Удалить' }).click();
    await tile.waitFor({ state: 'detached' });
    await two.visit(server, '/bin');
    await two.page.locator('li', { hasText: 'Игромастер' }).getByRole('button', { name: 'Восстановить' }).click();
    await two.visit(server, '/catalogue/role-game');
    await title(two, 'Игромастер').waitFor();
    assert.equal(await two.page.locator('.level').count(), 4);
    await one.page.getByRole('link', { name: 'Игромастер' }).waitFor();
  }, SCREENS.tablet, SCREENS.phone));
