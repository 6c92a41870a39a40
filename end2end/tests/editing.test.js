// Editing the catalogue in place: wordings with successors, levels, new cards, the check, the past.
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

const level = (device, number) => device.page.locator(`#level-${number}`);
const rows = (device, number) => level(device, number).getByRole('list', { name: 'Показатели уровня' }).getByRole('textbox');
const texts = (device, number) => rows(device, number).evaluateAll((fields) => fields.map((it) => it.value));
const standing = (device, number) => level(device, number).locator('.indicators > li').allTextContents();

async function act(device, number, at, name) {
  await level(device, number).getByRole('button', { name: 'Действия с показателем' }).nth(at).click();
  await device.page.getByRole('menuitem', { name }).click();
}

const done = (device) => device.page.getByRole('button', { name: 'Готово' }).click();

test('a replaced and a split indicator go to the archive and name what took their place', () =>
  devices(async (device, reader) => {
    await device.signIn(server, olga);
    await edit(device, server, 'role-tutor');
    const [first, second, third] = await texts(device, 1);

    await act(device, 1, 0, /Заменить формулировку/);
    const dialog = device.page.getByRole('dialog');
    await dialog.getByLabel('Новая формулировка').fill('Спрашивает взрослого о его запросе и записывает ответ его словами');
    await dialog.getByRole('button', { name: 'Заменить' }).click();
    await dialog.waitFor({ state: 'hidden' });

    await act(device, 1, 1, /Разделить на два/);
    await dialog.getByLabel('Первый показатель').fill('Называет цель встречи');
    await dialog.getByLabel('Второй показатель').fill('Называет срок следующей встречи');
    await dialog.getByRole('button', { name: 'Разделить' }).click();
    await dialog.waitFor({ state: 'hidden' });

    const now = ['Спрашивает взрослого о его запросе и записывает ответ его словами', 'Называет цель встречи',
      'Называет срок следующей встречи', third];
    assert.deepEqual((await texts(device, 1)).slice(0, 4), now);
    await device.saved();

    await reader.visit(server, '/catalogue/role-tutor');
    assert.deepEqual((await standing(reader, 1)).slice(0, 4), now);
    await level(reader, 1).getByText('Архив (2)').click();
    const archived = level(reader, 1).locator('.archive li');
    await archived.filter({ hasText: first }).getByText(now[0]).waitFor();
    await archived.filter({ hasText: second }).getByText('«Называет цель встречи»; «Называет срок следующей встречи»').waitFor();
    assert.equal(await level(reader, 1).getByRole('button').count(), 0, 'a reader sees no tools');
  }, SCREENS.tablet, SCREENS.phone));

test('an indicator goes to another level by a tap, by the arrows and by the hand', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await edit(device, server, 'role-moderator');
    const [tapped, keyed, dragged] = await texts(device, 2);
    await act(device, 2, 0, /На уровень 4/);
    await rows(device, 4).last().waitFor();
    assert.equal((await texts(device, 4)).at(-1), tapped);

    const handle = (number, at) => level(device, number).getByRole('button', { name: /^Переставить/ }).nth(at);
    await handle(2, 0).focus();
    await device.page.keyboard.press('ArrowUp');
    await device.page.waitForFunction((text) => document.activeElement.getAttribute('aria-label')?.includes(text), keyed);
    assert.equal((await texts(device, 1)).at(-1), keyed);

    await handle(2, 0).scrollIntoViewIfNeeded();
    await handle(1, 1).scrollIntoViewIfNeeded();
    const from = await handle(2, 0).boundingBox();
    const to = await rows(device, 1).nth(1).boundingBox();
    await device.page.mouse.move(from.x + 20, from.y + 20);
    await device.page.mouse.down();
    await device.page.mouse.move(from.x + 30, from.y - 30, { steps: 3 });
    await device.page.mouse.move(to.x + 20, to.y + 10, { steps: 8 });
    await device.page.mouse.up();
    await device.page.waitForFunction(([text]) => [...document.querySelectorAll('#level-1 textarea')].some((it) => it.value === text), [dragged]);
    assert.equal((await texts(device, 1))[1], dragged);
    await device.saved();
    await done(device);
    assert.deepEqual((await standing(device, 1)).includes(keyed), true);
    assert.match(await published(server, '/catalogue/role-moderator'), new RegExp(`level-1.*${dragged.slice(0, 20)}.*level-2`, 's'));
  }, { viewport: { width: 1280, height: 1400 } }));

test('levels and indicators that two people reorder apart come to one order, and none is lost', () =>
  devices(async (one, two) => {
    await one.signIn(server, olga);
    await two.signIn(server, admin);
    for (const device of [one, two]) {
      await device.offlineReady();
      await edit(device, server, 'role-path');
      await device.saved();
    }
    const before = [];
    for (const number of [1, 2, 3, 4]) before.push(...(await texts(one, number)));
    for (const device of [one, two]) await device.context.setOffline(true);

    const swap = (device, upper, lower) =>
      device.page.getByRole('button', { name: `Поменять уровни ${upper} и ${lower} местами` }).click();
    await swap(one, 1, 2);
    await swap(two, 2, 3);
    await swap(two, 1, 2);
    const down = (device, number, at) => level(device, number).getByRole('button', { name: /^Ниже/ }).nth(at).click();
    await down(one, 4, 0);
    await down(two, 4, 1);
    await act(one, 4, 3, /На уровень 3/);
    await act(two, 4, 3, /В архив/);

    for (const device of [one, two]) await device.context.setOffline(false);
    for (const device of [one, two]) await device.saved();
    const all = async (device) => {
      const found = [];
      for (const number of [1, 2, 3, 4]) found.push(await texts(device, number));
      return found;
    };
    // The last frames may still be under way: until both say the same.
    const order = (device) => device.page.evaluate(() => [...document.querySelectorAll('.level')]
      .map((it) => [it.id, ...[...it.querySelectorAll('textarea')].map((text) => text.value)].join('|')).join('\n'));
    for (let look = 0; look < 100 && (await order(one)) !== (await order(two)); look += 1) {
      await one.page.evaluate(() => new Promise((next) => requestAnimationFrame(next)));
    }
    assert.equal(await order(one), await order(two));
    assert.equal(await one.page.locator('.level').count(), 4);
    const kept = [...(await all(one)).flat(), ...(await one.page.locator('.archive li > p:first-child').allTextContents())];
    assert.deepEqual(kept.sort(), before.sort());
  }, SCREENS.tablet, SCREENS.tablet));

test('who writes in an indicator that is deleted is told in the field, and the text is kept', () =>
  devices(async (writer, other) => {
    await writer.signIn(server, olga);
    await other.signIn(server, admin);
    await writer.offlineReady();
    for (const device of [writer, other]) await edit(device, server, 'role-public');
    const gone = (await texts(writer, 1))[1];
    await writer.context.setOffline(true);
    await rows(writer, 1).nth(1).fill('Слова, которые жалко потерять');
    await writer.queued(1);
    await act(other, 1, 1, 'Удалить');
    await other.saved();
    await writer.context.setOffline(false);
    const told = level(writer, 1).getByRole('alert');
    await told.getByText('Показатель удалён.').waitFor();
    await told.getByText('Ваш текст сохранён в «Не принято»').waitFor();
    assert.equal(await rows(writer, 1).nth(1).inputValue(), 'Слова, которые жалко потерять');

    await level(writer, 1).getByRole('button', { name: 'Восстановить' }).click();
    await told.waitFor({ state: 'detached' });
    await writer.saved();
    await other.page.waitForFunction(() => [...document.querySelectorAll('#level-1 textarea')].some((it) => it.value === 'Слова, которые жалко потерять'));
    assert.ok(gone.length > 0);
    await writer.visit(server, '/returned');
    await writer.page.getByText('Все ваши правки приняты.').waitFor();
  }, SCREENS.tablet, SCREENS.tablet));

test('an indicator begun and left empty is taken back', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await edit(device, server, 'role-guide');
    const before = await texts(device, 3);
    await level(device, 3).getByRole('button', { name: 'Добавить показатель' }).click();
    await device.page.locator('#level-3 textarea:focus').waitFor();
    assert.equal((await texts(device, 3)).length, before.length + 1);
    await field(device, 'Название').focus();
    await device.page.waitForFunction((count) => document.querySelectorAll('#level-3 .sortable-row').length === count, before.length);

    await level(device, 3).getByRole('button', { name: 'Добавить показатель' }).click();
    await device.page.locator('#level-3 textarea:focus').waitFor();
    await device.page.keyboard.type('Ведёт');
    await device.page.keyboard.press('Enter');
    await device.page.waitForFunction(() => document.activeElement.value === '');
    await device.page.keyboard.type('Записывает');
    await field(device, 'Название').focus();
    await device.saved();
    assert.deepEqual((await texts(device, 3)).slice(-2), ['Ведёт', 'Записывает']);
  }, SCREENS.tablet));

test('ten thousand characters in a title are stopped before sending and kept', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await edit(device, server, 'role-network');
    const long = 'Сетевой '.repeat(1250);
    await field(device, 'Название').fill(long);
    await device.page.getByText('Слишком длинно: не больше 160 знаков.').waitFor();
    await field(device, 'Когда нужна').focus();
    assert.equal(await field(device, 'Название').inputValue(), long);
    await device.saved();
    await title(device, 'Сетевой методист').waitFor();

    await done(device);
    await device.page.goto(`${server.origin}/returned`);
    await device.page.locator('.returned').getByText('Слишком длинно: не больше 160 знаков.').waitFor();
    assert.ok((await device.page.locator('.own-words').first().textContent()).includes(long.trim()));
    assert.match(await published(server, '/catalogue/role-network'), /Сетевой методист/);
  }, SCREENS.phone));

test('markup and emoji are text like any other', () =>
  devices(async (device, reader) => {
    const nasty = '<img src=x onerror="window.hurt = 1"> & 🎲 </textarea><script>window.hurt = 2</script>';
    await device.signIn(server, olga);
    await edit(device, server, 'role-startup');
    await field(device, 'Назначение (одна фраза)').fill(nasty);
    await rows(device, 1).first().fill(nasty);
    await device.saved();
    await reader.visit(server, '/catalogue/role-startup');
    await reader.page.locator('.lead', { hasText: nasty }).waitFor();
    assert.equal((await standing(reader, 1))[0], nasty);
    await done(device);
    await device.page.getByRole('button', { name: 'История' }).click();
    await device.page.getByRole('dialog').getByText(nasty).first().waitFor();
    for (const { page } of [device, reader]) assert.equal(await page.evaluate(() => window.hurt), undefined);
  }, SCREENS.tablet, SCREENS.phone));

test('a new card is made by the pattern of another, and dressed', () =>
  devices(async (device) => {
    const { page } = device;
    await device.signIn(server, olga);
    await device.visit(server, '/catalogue');
    await page.getByRole('button', { name: 'Добавить карточку' }).click();
    const dialog = page.getByRole('dialog', { name: 'Новая карточка' });
    await dialog.getByLabel('Название').fill('Ведущий мастерской');
    await dialog.getByText('педагог', { exact: true }).click();
    await dialog.getByLabel('С чего начать').selectOption({ label: 'По образцу: Игромастер' });
    await dialog.getByRole('button', { name: 'Добавить' }).click();
    await title(device, 'Ведущий мастерской').waitFor();
    await field(device, 'Название').waitFor();
    assert.equal((await texts(device, 1)).length, 4);
    assert.ok(await page.locator('#card-for').getByLabel('педагог').isChecked());

    await page.getByText('Цвет и знак').click();
    await page.getByText('бирюза', { exact: true }).click();
    await page.getByText('ракета', { exact: true }).click();
    await page.locator('article[data-color="integrator"]').waitFor();
    const related = page.getByRole('group', { name: 'Похожие роли' });
    await related.getByRole('searchbox').fill('настав');
    await related.getByRole('button', { name: 'Наставник' }).click();
    await related.getByRole('button', { name: 'Убрать: Модератор' }).click();
    await page.getByLabel('Место в ящике').selectOption('0');
    await done(device);
    await device.saved();
    await page.getByRole('link', { name: 'Наставник' }).click();
    await title(device, 'Наставник').waitFor();
    await page.goBack();
    await title(device, 'Ведущий мастерской').waitFor();
    assert.equal(await page.locator('.kin-rows').getByRole('link', { name: 'Модератор' }).count(), 0);

    await page.getByRole('button', { name: 'Ещё' }).click();
    await page.getByRole('menuitem', { name: 'Сделать копию' }).click();
    await title(device, 'Ведущий мастерской (копия)').waitFor();
    await device.saved();
    const drawer = await published(server, '/catalogue');
    assert.ok(drawer.indexOf('Ведущий мастерской') < drawer.indexOf('Игромастер'));
    assert.match(drawer, /Ведущий мастерской \(копия\)/);
  }, SCREENS.tablet));

test('the check leads to the place, and its finding goes as the text is mended', () =>
  devices(async (editor, watcher) => {
    await editor.signIn(server, olga);
    await watcher.signIn(server, admin);
    await edit(editor, server, 'role-game');
    await rows(editor, 2).first().fill('Грамотный ведущий');
    await editor.saved();
    await watcher.page.goto(`${server.origin}/catalogue/check`);
    const finding = watcher.page.locator('.finding', { hasText: 'Грамотный ведущий' });
    await finding.waitFor();
    await watcher.page.locator('#check-kinds').getByText('начинается с оценки').click();
    await finding.getByRole('link', { name: 'Поправить' }).click();
    const place = watcher.page.locator('textarea:focus');
    await place.waitFor();
    assert.equal(await place.inputValue(), 'Грамотный ведущий');

    await editor.page.getByRole('button', { name: 'Ещё' }).waitFor();
    await editor.page.goto(`${server.origin}/catalogue/check`);
    const same = editor.page.locator('.finding', { hasText: 'Грамотный ведущий' });
    await same.waitFor();
    await place.fill('Ведёт игру сам, без напарника');
    await same.waitFor({ state: 'detached' });
  }, SCREENS.tablet, SCREENS.tablet));

test('the history tells of levels and indicators too, by words, and brings a wording back', () =>
  devices(async (device) => {
    const { page } = device;
    await device.signIn(server, admin);
    await edit(device, server, 'role-online');
    const before = (await texts(device, 3))[0];
    await rows(device, 3).first().fill(`${before} каждую неделю`);
    await device.saved();
    await field(device, 'Название').focus();
    await act(device, 3, 1, 'Удалить');
    await device.saved();
    await done(device);
    await page.getByRole('button', { name: 'История' }).click();
    const dialog = page.getByRole('dialog', { name: 'История' });
    const line = dialog.locator('li', { hasText: 'каждую неделю' });
    assert.match(await line.locator('small').textContent(), /вы · показатель уровня 3/);
    assert.match(await line.locator('ins').textContent(), /каждую неделю/);
    await dialog.getByText('начальное наполнение').first().waitFor();
    await line.getByRole('button', { name: 'Вернуть прежний текст' }).click();
    await dialog.getByRole('button', { name: 'Вернуть из корзины' }).click();
    await dialog.getByRole('button', { name: 'Закрыть' }).click();
    await level(device, 3).getByText(before, { exact: true }).waitFor();
    assert.equal((await standing(device, 3)).length, 4);
    await device.saved();
  }, SCREENS.tablet));
