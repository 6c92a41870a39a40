// The document of a trajectory: edited in place, on paper, in a word processor, in a calendar, on a wiki, and as a
// file that makes the same trajectory again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { smallTargets, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { field } from '../support/catalogue.js';
import { wordsOf } from '../support/docx.js';
import { downloaded } from '../support/files.js';
import { pagesOf } from '../support/paper.js';
import { Server } from '../support/server.js';
import { begin, fill } from '../support/trajectory.js';

let server;
let olga;
let ivan;

before(async () => {
  server = await Server.start();
  olga = await server.account('teacher', 'Ольга Ким', 'olga');
  ivan = await server.account('teacher', 'Иван Серов', 'ivan');
});

after(() => server.remove());

const PLAN = [
  ['goal-a', 'goal', { title: 'Веду обучающую игру', order: '80', gap: { sort: 'level', card: 'role-game', level: 2 }, tasks: ['Освоить разбор'] }],
  ['step-a', 'step', { title: 'Провести игру с напарником', form: 'role_trial', order: '80', goal: 'goal-a', hours: 6, place: 'Кабинет 12',
    days: { from: '2026-12-01', to: '2026-12-10' }, presentation: 'Отзыв [[напарника]]', gained: 'Держу время' }],
  ['step-b', 'step', { title: 'Тренинг разбора', form: 'training', order: '8180', goal: 'goal-a', hours: 8, depends: ['step-a'] }],
  ['proof-a', 'evidence', { step: 'step-a', sort: 'note', title: 'Отзыв участников' }],
];

async function planned(device, title) {
  const path = await begin(device, server, title);
  await fill(device, path.split('/').pop(), PLAN);
  await device.visit(server, `${path}/document`);
  await device.page.locator('.document-paper', { hasText: 'Провести игру с напарником' }).waitFor();
  return path;
}

const press = (device, name) => device.page.getByRole('button', { name }).click();
const follow = (device, name) => device.page.getByRole('link', { name }).click();

test('the document is edited in place and goes to paper, a word processor and a calendar with the same words', () =>
  devices(async (tablet) => {
    await tablet.signIn(server, olga);
    await planned(tablet, 'Мой год игр');
    await field(tablet, 'Фамилия, имя, отчество').fill('Ким Ольга Петровна');
    await field(tablet, 'Цель').fill('Вести игры самостоятельно');
    await field(tablet, 'Период: с').fill('2026-09-01');
    await field(tablet, 'Период: по').fill('2027-05-31');
    const paper = tablet.page.locator('.document-paper');
    await paper.getByText('Педагог: Ким Ольга Петровна').first().waitFor();
    await paper.getByText('Период: с 01.09.2026 по 31.05.2027').first().waitFor();
    await tablet.saved();
    assert.deepEqual(await violations(tablet), []);
    assert.deepEqual(await smallTargets(tablet), []);

    const pages = await pagesOf(await tablet.page.pdf({ preferCSSPageSize: true }));
    const printed = pages.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');
    const { width, height } = pages[0];
    assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${width}×${height} is A4`);
    for (const words of ['Мой год игр', 'Ким Ольга Петровна', 'Игромастер', 'Тренинг разбора', 'Подписи']) {
      assert.ok(printed.includes(words), words);
    }
    assert.ok(!printed.includes('Пробелы и цели') && !printed.includes('Напечатать'), 'only the sheet is printed');

    const docx = await downloaded(tablet, () => follow(tablet, 'Документ DOCX'));
    assert.equal(docx.name, 'Мой год игр.docx');
    const words = wordsOf(docx.bytes);
    for (const told of ['Ким Ольга Петровна', 'Вести игры самостоятельно', 'Игромастер, уровень 2', 'Отзыв [[напарника]]', 'Всего часов: 14.', 'Отзыв участников']) {
      assert.ok(words.includes(told), `${told}\n${words}`);
    }
    const calendar = await downloaded(tablet, () => follow(tablet, 'Календарь (.ics)'));
    assert.match(calendar.bytes.toString(), /DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261211/);
    assert.match(calendar.bytes.toString(), /SUMMARY:Провести игру с напарником/);
  }, SCREENS.tablet));

test('without a network the wiki text and the own file are made here, and what waits is said', () =>
  devices(async (tablet) => {
    await tablet.signIn(server, olga);
    await planned(tablet, 'Без сети');
    await tablet.saved();
    await tablet.context.setOffline(true);
    await field(tablet, 'Должность').fill('методист');
    await tablet.page.getByText('правка ждёт отправки: в файлах DOCX и календаря').or(tablet.page.getByText('ждут отправки: в файлах DOCX и календаря')).waitFor();
    await tablet.page.getByRole('button', { name: /^Документ DOCX.*нужна связь с сервером/ }).waitFor();
    await press(tablet, 'Текст для вики');
    const wiki = await tablet.page.locator('#wiki-text').inputValue();
    assert.match(wiki, /\{\| class="wikitable sortable"\n! № !! Дефицит !! Задача/);
    assert.match(wiki, /Отзыв <nowiki>\[\[<\/nowiki>напарника<nowiki>\]\]<\/nowiki>/);
    assert.match(wiki, /Должность: методист/);
    await tablet.context.setOffline(false);
    await tablet.saved();
  }, SCREENS.tablet));

test('a trajectory’s file makes the same trajectory again for another person, and a foreign file is refused in words', () =>
  devices(async (tablet, other) => {
    await tablet.signIn(server, olga);
    await planned(tablet, 'Путь в файле');
    await field(tablet, 'Организация').fill('Школа № 5');
    const file = await downloaded(tablet, () => press(tablet, 'Файл траектории (JSON)'));
    assert.equal(file.name, 'Путь в файле.json');

    await other.signIn(server, ivan);
    await other.visit(server, '/trajectories');
    const choose = async (name, buffer) => {
      const [chooser] = await Promise.all([other.page.waitForEvent('filechooser'), press(other, 'Открыть файл траектории')]);
      await chooser.setFiles({ name, mimeType: 'application/json', buffer });
    };
    await choose('bad.json', Buffer.from('{"format":"karta-board","version":1}'));
    await other.page.getByText('Это файл, но не траектория «Карты».').waitFor();
    await choose(file.name, file.bytes);
    await other.page.getByText('В файле 1 цель и 2 шага.').waitFor();
    await press(other, 'Создать траекторию');
    await other.page.waitForURL(/\/trajectory\/trajectory/);
    await other.page.getByRole('heading', { level: 1, name: 'Путь в файле' }).waitFor();
    await other.saved();
    await other.visit(server, `${new URL(other.page.url()).pathname}/document`);
    const paper = other.page.locator('.document-paper');
    for (const words of ['Организация: Школа № 5', 'Провести игру с напарником', 'Игромастер, уровень 2', 'Отзыв участников']) {
      await paper.getByText(words).first().waitFor();
    }
  }, SCREENS.tablet, SCREENS.phone));
