// What did not stand lies under «Не принято», whatever space it belongs to, and comes back from a file too.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { devices, SCREENS } from '../support/browser.js';
import { edit, field, published, title } from '../support/catalogue.js';
import { Server } from '../support/server.js';

let server;
let olga;
let petr;
let admin;

before(async () => {
  server = await Server.start();
  admin = await server.admin();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
  petr = await server.account('methodist', 'Пётр Серов', 'petr');
});

after(() => server.remove());

const groups = (device) => device.page.locator('.returned > li');
const badge = (device, count) => device.page.locator('.state-badge', { hasText: String(count) });

async function openMenu(device, item) {
  await device.page.locator('#person').click();
  await device.page.getByRole('menuitem', { name: item }).click();
}

test('refused edits of one card stand together and are made again with one tap', () =>
  devices(async (one, two) => {
    await one.signIn(server, olga);
    await one.offlineReady();
    await edit(one, server, 'role-quest');
    await one.saved();
    await one.context.setOffline(true);
    await field(one, 'Название').fill('Куратор квеста без сети');
    await field(one, 'Назначение (одна фраза)').fill('Ведёт квест от замысла до разбора.');
    await one.queued(2);

    await two.signIn(server, admin);
    await two.visit(server, '/catalogue/role-quest');
    await two.page.getByRole('button', { name: 'Ещё' }).click();
    await two.page.getByRole('menuitem', { name: 'Удалить' }).click();
    await two.saved();

    await one.context.setOffline(false);
    await badge(one, 1).waitFor();
    await openMenu(one, 'Что не принято');
    await title(one, 'Не принято').waitFor();
    assert.equal(await groups(one).count(), 1);
    await groups(one).getByText('Вместе с этим не внесено: 1').waitFor();
    await groups(one).getByText('«Куратор квеста без сети»').first().waitFor();
    await groups(one).getByText('«Ведёт квест от замысла до разбора.»').waitFor();

    await two.visit(server, '/bin');
    await two.page.locator('li', { hasText: 'квест' }).getByRole('button', { name: 'Восстановить' }).click();
    await two.saved();
    await one.page.getByRole('button', { name: 'Попробовать снова' }).click();
    await one.page.getByText('Все ваши правки приняты.').waitFor();
    await one.saved();
    const page = await published(server, '/catalogue/role-quest');
    assert.match(page, /Куратор квеста без сети/);
    assert.match(page, /Ведёт квест от замысла до разбора\./);
  }, SCREENS.tablet, SCREENS.projector));

test('what a board did not accept is counted and shown although the board is not open', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.visit(server, '/boards');
    await field(device, 'Название новой доски').fill('Педагог-2035');
    await device.page.getByRole('button', { name: 'Создать' }).click();
    await title(device, 'Педагог-2035').waitFor();
    await field(device, 'Ваша мысль').fill('Урок ведут двое');
    await device.page.getByRole('button', { name: 'Положить на карту' }).click();
    await device.saved();
    await field(device, 'Моя карточка').fill(`Урок ведут двое ${'и ещё один '.repeat(40)}`);
    // What the record cannot take stays in the field, and goes to its author when the field goes. The board
    // outlives its page: what waits there is still counted.
    await device.page.getByRole('navigation', { name: 'Комнаты' }).getByRole('link', { name: 'Картотека' }).click();
    await title(device, 'Картотека').waitFor();
    await badge(device, 1).waitFor();
    assert.equal(await device.page.locator('.panic-overlay').count(), 0);

    await device.visit(server, '/');
    await badge(device, 1).waitFor();
    await device.page.getByRole('link', { name: 'Посмотреть' }).click();
    await device.page.getByRole('heading', { level: 2, name: 'Педагог-2035' }).waitFor();
    await groups(device).getByText('Слишком длинно').waitFor();
    await groups(device).getByRole('button', { name: 'Убрать' }).click();
    await device.page.getByText('Все ваши правки приняты.').waitFor();
    await badge(device, 1).waitFor({ state: 'detached' });
  }, SCREENS.phone));

async function chooseFile(device, path) {
  const chooser = device.page.waitForEvent('filechooser');
  await device.page.getByRole('button', { name: 'Вернуть правки из файла' }).click();
  await (await chooser).setFiles(path);
}

test('edits saved to a file go out from another device, under their author’s name alone', () =>
  devices(async (lost, other, stranger) => {
    await lost.signIn(server, olga);
    await lost.offlineReady();
    await edit(lost, server, 'role-guide');
    await lost.saved();
    await lost.context.setOffline(true);
    await field(lost, 'Название').fill('Проводник из файла');
    await lost.queued(1);
    await openMenu(lost, 'Выйти');
    const saving = lost.page.waitForEvent('download');
    await lost.page.getByRole('button', { name: 'Сохранить файл' }).click();
    const file = join(lost.profile, 'правки.json');
    await (await saving).saveAs(file);

    await stranger.signIn(server, petr);
    await stranger.visit(server, '/returned');
    await chooseFile(stranger, file);
    const shown = stranger.page.getByRole('dialog', { name: 'Правки из файла' });
    await shown.getByText('Ольга Ким').waitFor();
    await shown.getByText('Правок другого человека: 1.').waitFor();
    assert.equal(await shown.getByRole('button', { name: 'Вернуть', exact: true }).count(), 0);
    await shown.getByRole('button', { name: 'Не возвращать' }).click();
    const foreign = join(stranger.profile, 'чужой.json');
    await writeFile(foreign, '{"format": "other"}');
    await chooseFile(stranger, foreign);
    await stranger.page.getByText('Это не файл с правками «Карты».').waitFor();

    await other.signIn(server, olga);
    await other.visit(server, '/returned');
    await chooseFile(other, file);
    const mine = other.page.getByRole('dialog', { name: 'Правки из файла' });
    await mine.getByText('Картотека: 1').waitFor();
    await mine.getByRole('button', { name: 'Вернуть', exact: true }).click();
    await other.page.getByText('Возвращено правок: 1.').waitFor();
    await other.visit(server, '/catalogue/role-guide');
    await title(other, 'Проводник из файла').waitFor();
    await other.saved();
    assert.match(await published(server, '/catalogue/role-guide'), /Проводник из файла/);
  }, SCREENS.tablet, SCREENS.tablet, SCREENS.phone));
