// The map of a board: cards are written, moved, linked, gathered, found and deleted with a way back; what one
// does another sees; a drop outside puts everything back.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { smallTargets, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { field, title } from '../support/catalogue.js';
import { card, drag, lies, middle, write } from '../support/map.js';
import { Server } from '../support/server.js';

let server;
let olga;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
});

after(() => server.remove());

async function openBoard(device, name) {
  await device.signIn(server, olga);
  await device.visit(server, '/boards');
  await field(device, 'Название новой доски').fill(name);
  await device.page.getByRole('button', { name: 'Создать' }).click();
  await title(device, name).waitFor();
  await device.page.locator('.map-ground').waitFor();
}

test('a card is written where one double-clicks, gets a number, is dragged once and taken back once', () =>
  devices(async (device) => {
    await openBoard(device, 'Педагог-2035');
    await write(device, 'Урок ведут двое', 0.4, 0.5, 'событие');
    await device.page.getByRole('option', { name: /^№ 1, событие: Урок ведут двое/ }).waitFor();
    const before = await middle(device, 'Урок ведут двое');
    await drag(device, before, [before[0] + 260, before[1] - 120]);
    await lies(device, 'Урок ведут двое', ([x]) => Math.abs(x - before[0] - 260) < 12, 'it lies where it was dropped');
    await device.page.keyboard.press('Control+KeyZ');
    await lies(device, 'Урок ведут двое', ([x]) => Math.abs(x - before[0]) < 4, 'one undo takes the whole gesture back');

    const map = await device.page.locator('.map-ground').boundingBox();
    await drag(device, before, [map.x + 200, map.y - 30]);
    await lies(device, 'Урок ведут двое', ([x]) => Math.abs(x - before[0]) < 4, 'a drop outside puts it back');

    await card(device, 'Урок ведут двое').focus();
    await device.page.keyboard.press('ArrowRight');
    await device.page.keyboard.press('ArrowRight');
    await lies(device, 'Урок ведут двое', ([x]) => x > before[0] + 2, 'an arrow moves it on in time');
    await device.saved();
    assert.deepEqual(device.faults, []);
    assert.deepEqual(await violations(device), []);
    assert.deepEqual(await smallTargets(device), []);
  }, SCREENS.tablet));

test('taps alone link two cards, gather them in a cluster, move and delete them with a way back', () =>
  devices(async (device) => {
    const { page } = device;
    await openBoard(device, 'Связи');
    await write(device, 'Причина', 0.3, 0.4);
    await write(device, 'Следствие', 0.6, 0.6);
    await page.mouse.click(...(await middle(device, 'Причина')));
    await page.getByRole('button', { name: 'Связать', exact: true }).click();
    await page.mouse.click(...(await middle(device, 'Следствие')));
    await page.getByRole('button', { name: 'усиливает' }).click();
    await device.saved();

    const [a, b] = [await middle(device, 'Причина'), await middle(device, 'Следствие')];
    await page.mouse.click((a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
    assert.equal(await page.locator('#map-link-sort').inputValue(), 'strengthens');
    await page.getByRole('button', { name: 'Удалить связь' }).click();
    await page.getByText('Связь удалена.').waitFor();

    await page.mouse.click(...a);
    await page.keyboard.down('Shift');
    await page.mouse.click(...b);
    await page.keyboard.up('Shift');
    await page.getByText('Выбрано карточек: 2').waitFor();
    await page.getByRole('button', { name: 'Собрать в кластер' }).click();
    await page.getByRole('menuitem', { name: 'Собрать в новый кластер…' }).click();
    await field(device, 'Как назвать то, что собрано').fill('Новая школа');
    await page.getByRole('button', { name: 'Собрать', exact: true }).click();
    await page.getByRole('button', { name: 'Кластеры', exact: true }).click();
    await page.getByText('Карточек: 2', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Закрыть' }).click();

    await page.getByRole('button', { name: 'Удалить', exact: true }).click();
    assert.equal(await page.getByRole('option').count(), 0);
    await page.getByRole('button', { name: 'Отменить' }).last().click();
    await card(device, 'Следствие').waitFor();
    await device.saved();
    assert.deepEqual(device.faults, []);
  }, SCREENS.tablet));

test('many pasted lines become many cards, which a number and a word find, and the list shows them', () =>
  devices(async (device) => {
    const { page } = device;
    await openBoard(device, 'Вставка');
    await page.locator('.map-ground').focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '1. Школа без звонков\n2. Урок ведут двое\n\n- Цифровой наставник');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await page.getByText('Добавлено карточек: 3.').waitFor();
    await device.saved();
    await field(device, 'Найти карточку: номер или слова').fill('звонками');
    await page.getByText('Найдено: 1').waitFor();
    assert.equal(await page.getByRole('option').count(), 1);
    await field(device, 'Найти карточку: номер или слова').fill('3');
    await page.getByRole('option', { name: /^№ 3,/ }).waitFor();
    await page.getByRole('button', { name: 'Очистить поиск' }).click();
    await page.getByRole('link', { name: 'Список' }).click();
    assert.equal(await page.locator('.board-card').count(), 3);
  }, SCREENS.projector));

// Pastes so many letters in one line, or so many lines.
const paste = (device, count, what) => device.page.evaluate(([many, kind]) => {
  const text = kind === 'letters' ? 'я'.repeat(many) : Array.from({ length: many }, (_, n) => `Мысль ${n}`).join('\n');
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, [count, what]);

// What did not fit, from the file that is offered.
async function rest(page) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Сохранить остальное файлом' }).last().click();
  return readFile(await (await download).path(), 'utf8');
}

test('of ten thousand pasted lines and of a megabyte in one line nothing is lost', () =>
  devices(async (device) => {
    const { page } = device;
    await openBoard(device, 'Много');
    await page.locator('.map-ground').focus();
    await paste(device, 1 << 19, 'letters');
    await page.getByText('Строка слишком длинная для карточек').waitFor();
    assert.equal((await rest(page)).length, 1 << 19);
    assert.equal(await page.getByRole('option').count(), 0);

    await page.locator('.map-ground').focus();
    await paste(device, 10_000, 'lines');
    await page.getByText('Добавлено карточек: 500. Остальной текст').waitFor();
    assert.match(await rest(page), /^Мысль 500\n[^]*Мысль 9999$/);
    await device.saved();
    assert.deepEqual(device.faults, []);
  }, SCREENS.tablet));

test('a card that is carried while the network goes away lies where it was dropped, here and then on the server', () =>
  devices(async (device) => {
    const { page } = device;
    await openBoard(device, 'Обрыв');
    await write(device, 'Школа без стен', 0.4, 0.5);
    await device.saved();
    const from = await middle(device, 'Школа без стен');
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(from[0] + 100, from[1], { steps: 4 });
    await device.context.setOffline(true);
    await page.mouse.move(from[0] + 220, from[1], { steps: 4 });
    await page.mouse.up();
    await lies(device, 'Школа без стен', ([x]) => Math.abs(x - from[0] - 220) < 12, 'it lies where it was dropped');
    await device.waiting();
    await device.context.setOffline(false);
    await device.saved();
    const there = await middle(device, 'Школа без стен');
    await page.reload();
    await device.started();
    await card(device, 'Школа без стен').waitFor();
    await lies(device, 'Школа без стен', ([x]) => Math.abs(x - there[0]) < 4, 'it lies there when it is opened anew');
  }, SCREENS.tablet));

test('a map that is shown whole stays so when its window is resized', () =>
  devices(async (device) => {
    const { page } = device;
    await openBoard(device, 'Окно');
    await write(device, 'Дальний край', 0.85, 0.5);
    await page.setViewportSize({ width: 720, height: 1000 });
    const inside = async () => {
      const map = await page.locator('.map-ground').boundingBox();
      return ([x]) => map.width < 720 && x > map.x && x < map.x + map.width;
    };
    await lies(device, 'Дальний край', await inside(), 'the whole map is in sight again');
    await page.setViewportSize({ width: 1900, height: 1000 });
    const map = await page.locator('.map-ground').boundingBox();
    await lies(device, 'Дальний край', ([x]) => x > map.x + map.width / 2, 'and fills the wider window');
  }, SCREENS.tablet));

test('on a phone a thought is written and found in a list, without the map', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.visit(server, '/boards');
    await field(device, 'Название новой доски').fill('С телефона');
    await device.page.getByRole('button', { name: 'Создать' }).click();
    await field(device, 'Ваша мысль').fill('Школа без звонков');
    await device.page.getByRole('button', { name: 'Положить на карту' }).click();
    await device.page.locator('.board-card').waitFor();
    assert.equal(await device.page.locator('.map-ground').count(), 0);
    await device.saved();
    assert.deepEqual(await violations(device), []);
    assert.deepEqual(await smallTargets(device), []);
  }, SCREENS.phone));
