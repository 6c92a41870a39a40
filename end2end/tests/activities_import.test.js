// A table of events from a spreadsheet: shown first, written on the word, one bad row never spoils the rest.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { smallTargets, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { Server } from '../support/server.js';

let server;
let olga;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
});

after(() => server.remove());

// As older spreadsheets save it.
function windows1251(text) {
  const byte = (letter) => {
    const code = letter.codePointAt(0);
    if (code < 0x80) return code;
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
    return { Ё: 0xa8, ё: 0xb8, '«': 0xab, '»': 0xbb, '№': 0xb9, '–': 0x96 }[letter];
  };
  return Buffer.from([...text].map(byte));
}

const year = new Date().getFullYear();
const TABLE = [
  'Название;Форма;Начало;Конец;Часы;Роли;Цвет',
  `Школа «модератора»;Тренинг;01.12.${year};03.12.${year};16;Модератор;красный`,
  `Пляски;Пляска;01.12.${year};;;;`,
  `;Семинар;01.12.${year};;;;`,
  `"Без кавычки;Семинар;01.12.${year};;;;`,
  `Неделя игры;;${year}-12-15;;8 ч;;`,
].join('\r\n');

async function open(device, buffer) {
  await device.page.getByRole('button', { name: 'Загрузить таблицу' }).click();
  const [chooser] = await Promise.all([
    device.page.waitForEvent('filechooser'),
    device.page.getByRole('button', { name: 'Выбрать файл' }).click(),
  ]);
  await chooser.setFiles({ name: 'events.csv', mimeType: 'text/csv', buffer });
}

test('a table in Windows-1251 with broken rows is told row by row, and only the good ones are written', () =>
  devices(async (tablet) => {
    await tablet.signIn(server, olga);
    await tablet.visit(server, '/activities');
    await open(tablet, windows1251(TABLE));
    const dialog = tablet.page.locator('#import-table');
    await dialog.getByText('Будет добавлено: 2. Изменено: 0. Уже есть: 0. Пропущено: 3.').waitFor();
    for (const why of ['неизвестная форма «Пляска»', 'нет названия', 'кавычка открыта и не закрыта']) {
      await dialog.getByText(why).waitFor();
    }
    await dialog.getByText('Столбцы, которых «Карта» не знает, пропущены: Цвет.').waitFor();
    assert.deepEqual(await violations(tablet), []);
    assert.deepEqual(await smallTargets(tablet), []);
    assert.equal(await tablet.page.locator('.activity', { hasText: 'Школа «модератора»' }).count(), 0, 'nothing is written yet');

    await dialog.getByRole('button', { name: 'Добавить 2' }).click();
    await tablet.page.locator('.activity', { hasText: 'Школа «модератора»' }).getByText(`01–03.12.${year}`).waitFor();
    await tablet.page.locator('.activity', { hasText: 'Неделя игры' }).getByText('семинар').waitFor();
    await tablet.saved();

    await open(tablet, Buffer.from(`\ufeff${TABLE.replace(';16;', ';24;')}`));
    await dialog.getByText('Будет добавлено: 0. Изменено: 1. Уже есть: 1. Пропущено: 3.').waitFor();
    await dialog.getByRole('button', { name: 'Добавить 0, изменить 1' }).click();
    await tablet.page.locator('.activity', { hasText: 'Школа «модератора»' }).getByText('24 ч').waitFor();
    await tablet.saved();
  }, SCREENS.tablet));

test('a file that is no table says so and writes nothing', () =>
  devices(async (phone) => {
    await phone.signIn(server, olga);
    await phone.visit(server, '/activities');
    await open(phone, Buffer.from('{"format":"karta-board"}'));
    await phone.page.getByText('В первой строке нет столбца «Название».').waitFor();
    await phone.page.getByRole('button', { name: /^Добавить.*выберите файл/ }).waitFor();
    const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, `${wide} px over the edge`);
  }, SCREENS.phone));
