// After a session: the replay, the протокол, the register, the roadmap, paths, the picture and the poster, files
// there and back, the common map; and «Все сюда» while it goes on.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { smallTargets, violations } from '../support/access.js';
import { codeOf, foundBoard, joinBy, more, next, outcome } from '../support/board.js';
import { devices, SCREENS } from '../support/browser.js';
import { field } from '../support/catalogue.js';
import { wordsOf } from '../support/docx.js';
import { downloaded } from '../support/files.js';
import { pagesOf } from '../support/paper.js';
import { Server } from '../support/server.js';
import { fill } from '../support/trajectory.js';

let server;
let olga;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
});

after(() => server.remove());

const SHOTS = process.env.KARTA_SHOTS;

async function shot(device, name) {
  if (!SHOTS) return;
  await mkdir(SHOTS, { recursive: true });
  await device.page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

const DAY_2030 = 10_958;
const place = (years, lane) => ({ at: DAY_2030 + Math.round(years * 365.25), lane, off: 300 });

// A board as it stands after its session.
const THOUGHTS = [
  ['g', 'board_card', { text: 'Каждый педагог учится у коллеги', sort: 'goal', place: place(5, 'teacher') }],
  ['p', 'board_card', { text: 'Лаборатория урока', sort: 'project', place: place(-2, 'school'), owner: 'Анна Сергеевна', term: { from: '2027-01-10', to: '2028-06-30' } }],
  ['p2', 'board_card', { text: 'Школа наставника', sort: 'project', place: place(-1, 'teacher') }],
  ['t', 'board_card', { text: 'Педагоги чаще учатся друг у друга', sort: 'trend', place: place(-3, 'teacher'), lasts: 1500 }],
  ['x', 'board_card', { text: 'Времени на учёбу педагога не хватает', sort: 'threat', place: place(0, 'governance') }],
  ['far', 'board_card', { text: 'Мысль без места', sort: 'joker' }],
  ['l1', 'board_link', { ends: { from: 'p', to: 'g' }, sort: 'cause' }],
  ['l2', 'board_link', { ends: { from: 't', to: 'p' }, sort: 'strengthens' }],
  ['l3', 'board_link', { ends: { from: 'x', to: 'g' }, sort: 'hinders' }],
  ['c', 'cluster', { title: 'Учёба друг у друга', cards: ['p', 't'] }],
];

async function thought(host, title) {
  const path = await foundBoard(host, server, title);
  // Before the first такт cards are their authors'.
  await next(host, 'Начать', 'Рамка');
  await host.saved();
  await fill(host, path.split('/').pop(), THOUGHTS);
  return path;
}

const part = (device, path, name, seen) => outcome(device, server, path, name, seen);

const press = (device, name) => device.page.getByRole('button', { name, exact: true }).click();

async function isSound(device, what) {
  assert.deepEqual(await violations(device), [], what);
  assert.deepEqual(await smallTargets(device), [], what);
}

test('the replay shows a hidden card from its reveal on and not a moment before', () =>
  devices(async (host, guest) => {
    await host.signIn(server, olga);
    const path = await foundBoard(host, server, 'Повтор');
    const code = await codeOf(host);
    await press(host, 'Готово');
    await joinBy(guest, server, code, 'Вера');
    await next(host, 'Начать', 'Рамка');
    await next(host, 'Дальше', 'Тренды: каждый сам');
    await guest.page.locator('.takt-title', { hasText: 'Тренды: каждый сам' }).waitFor();
    await field(guest, 'Ваша мысль').fill('ТИХАЯ-МЫСЛЬ');
    await press(guest, 'Положить на карту');
    await guest.saved();
    await host.page.locator('.session-counts', { hasText: 'Скрыто: 1 карточка' }).waitFor();
    await next(host, 'Дальше', 'Тренды: карта');
    await next(host, 'Раскрыть');
    await host.page.locator('.session-next button', { hasText: 'Дальше' }).waitFor();
    await part(host, path, 'replay', (page) => page.locator('.board-picture'));

    const picture = host.page.locator('.board-picture');
    const hidden = picture.getByText('ТИХАЯ-МЫСЛЬ');
    await hidden.waitFor();
    await press(host, 'Тренды: каждый сам');
    await host.page.locator('.replay-now', { hasText: 'Тренды: каждый сам' }).waitFor();
    await hidden.waitFor({ state: 'detached' });
    await press(host, 'Тренды: карта');
    await host.page.locator('.replay-now', { hasText: 'Тренды: карта' }).waitFor();
    assert.equal(await hidden.count(), 0, 'the такт began before the reveal');
    const slider = host.page.locator('.replay-slide input');
    await slider.focus();
    await host.page.keyboard.press('End');
    await hidden.waitFor();
    await isSound(host, 'replay');
    await shot(host, 'after-replay');

    const order = await host.page.evaluate(async (space) => {
      const answer = await fetch('/api/boards/film', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ space }) });
      const film = await answer.json();
      const revealed = film.findIndex((shot) => shot.record === 'progress' && JSON.stringify(shot.shown).includes('"revealed"'));
      const first = film.findIndex((shot) => JSON.stringify(shot.shown).includes('ТИХАЯ-МЫСЛЬ'));
      return { revealed, first, ballots: JSON.stringify(film).includes('ballot') };
    }, path.split('/').pop());
    assert.ok(order.revealed >= 0 && order.first > order.revealed, JSON.stringify(order));
    assert.equal(order.ballots, false);
  }, SCREENS.tablet, SCREENS.phone));

test('the протокол is gathered, written on by people, and goes into a word processor', () =>
  devices(async (host, reader) => {
    await host.signIn(server, olga);
    const path = await thought(host, 'Педагог-2040');
    await part(host, path, '', (page) => page.getByRole('heading', { name: 'Дорожная карта' }));
    await host.page.locator('.minutes-writing > summary').click();
    await field(host, 'Решили').fill('Начать лабораторию в сентябре.');
    await field(host, 'Слова перед разделом «Дорожная карта»').fill('Проекты утверждены.');
    await host.page.getByLabel('Реестр карточек', { exact: true }).uncheck();
    await press(host, 'Свой раздел');
    await field(host, 'Название раздела').fill('Гости');
    await field(host, 'Текст раздела').fill('Школа № 5');
    const sheet = host.page.locator('.minutes');
    for (const words of ['Начать лабораторию в сентябре.', 'Проекты утверждены.', 'Школа № 5']) await sheet.getByText(words).waitFor();
    await sheet.getByRole('heading', { name: 'Реестр карточек' }).waitFor({ state: 'detached' });
    await host.saved();
    await isSound(host, 'protocol');
    await shot(host, 'after-protocol');

    const docx = await downloaded(host, () => host.page.getByRole('link', { name: 'Протокол DOCX' }).click());
    assert.equal(docx.name, 'Протокол. Педагог-2040.docx');
    const words = wordsOf(docx.bytes);
    for (const told of ['Решили', 'Начать лабораторию в сентябре.', 'Гости', 'Лаборатория урока', 'Анна Сергеевна', 'Проекты: № 2']) {
      assert.ok(words.includes(told), `${told}\n${words}`);
    }
    assert.ok(!words.includes('Реестр карточек'));
    const printed = await pagesOf(await host.page.pdf({ preferCSSPageSize: true }));
    const text = printed.flatMap((page) => page.words.map((word) => word.text)).join(' ');
    assert.ok(text.includes('Протокол. Педагог-2040') && !text.includes('Дописать протокол'), text);

    await host.visit(server, path);
    const code = await codeOf(host);
    await joinBy(reader, server, code, 'Иван');
    await part(reader, path, '', (page) => page.getByText('Начать лабораторию в сентябре.'));
    assert.equal(await reader.page.locator('.minutes-writing').count(), 0, 'a participant reads it');
    await shot(reader, 'after-protocol-phone');
  }, SCREENS.tablet, SCREENS.phone));

test('register, roadmap, paths and notions tell what came out', () =>
  devices(async (host) => {
    await host.signIn(server, olga);
    const path = await thought(host, 'Итоги сессии');
    await part(host, path, 'register', (page) => page.getByRole('heading', { name: 'Карточки' }));
    await isSound(host, 'register');
    await shot(host, 'after-register');
    const csv = await downloaded(host, () => press(host, 'Реестр (CSV)'));
    assert.match(csv.bytes.toString(), /;Лаборатория урока;/);

    await part(host, path, 'roadmap', (page) => page.locator('.roadmap-bar'));
    const school = host.page.locator('.roadmap-lines li', { hasText: 'Школа наставника' });
    await school.getByText('не назван срок').waitFor();
    await school.locator('summary').click();
    await school.getByLabel('Начало').fill('2028-01-01');
    await school.getByLabel('Конец').fill('2028-12-31');
    await school.locator('.roadmap-bar').waitFor();
    await school.getByText('01.01.2028 – 31.12.2028').waitFor();
    await isSound(host, 'roadmap');
    await shot(host, 'after-roadmap');

    await part(host, path, 'paths', (page) => page.locator('.path-ring', { hasText: 'Проекты, которые к нему ведут' }).getByText('Лаборатория урока'));
    await host.page.locator('.path-ring', { hasText: 'Мешает' }).getByText('Времени на учёбу').waitFor();
    await isSound(host, 'paths');
    await shot(host, 'after-paths');

    await part(host, path, 'notions', (page) => page.getByRole('cell', { name: 'педагог', exact: true }));
    await isSound(host, 'notions');
    await shot(host, 'after-notions');
  }, SCREENS.tablet));

test('the board leaves as a picture, as a poster of so many sheets, as a file; and comes back from its file', () =>
  devices(async (host) => {
    await host.signIn(server, olga);
    const path = await thought(host, 'Плакат');
    await part(host, path, 'picture', (page) => page.locator('.poster-sheet'));
    await isSound(host, 'picture');
    await shot(host, 'after-picture');
    const svg = await downloaded(host, () => press(host, 'Картинка (SVG)'));
    assert.equal(svg.name, 'Плакат.svg');
    assert.match(svg.bytes.toString(), /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*Лаборатория урока/);
    const png = await downloaded(host, () => press(host, 'Картинка (PNG)'));
    assert.equal(png.name, 'Плакат.png');
    assert.equal(png.bytes.toString('latin1', 1, 4), 'PNG');
    assert.ok(png.bytes.readUInt32BE(16) > 3_000 && png.bytes.length > 50_000, `${png.bytes.readUInt32BE(16)} px, ${png.bytes.length} bytes`);

    const poster = async () => (await pagesOf(await host.page.pdf({ preferCSSPageSize: true, printBackground: true })))
      .map(({ width, height, words }) => [Math.round(width), Math.round(height), words.map(({ text }) => text).join(' ')]);
    const choose = (name) => host.page.locator('.poster').getByText(name, { exact: true }).click();
    const a2 = await poster();
    assert.deepEqual(a2.map(([width, height]) => [width, height]), Array(4).fill([842, 595]));
    assert.ok(a2[3][2].includes('Лист B2'), a2[3][2]);
    assert.ok(a2.map(([, , words]) => words).join(' ').includes('Лаборатория'));
    await choose('A1, 84 × 59 см');
    await host.page.locator('.poster-sheet').nth(7).waitFor();
    assert.deepEqual((await poster()).map(([width, height]) => [width, height]), Array(8).fill([595, 842]));
    await choose('A3, 42 × 30 см');
    await host.page.locator('.poster-sheet').nth(2).waitFor({ state: 'detached' });
    assert.equal((await poster()).length, 2);
    await choose('одним листом, для типографии');
    await host.page.locator('.poster-sheet').nth(1).waitFor({ state: 'detached' });
    assert.deepEqual((await poster()).map(([width, height]) => [width, height]), [[1191, 842]]);

    await part(host, path, 'register', (page) => page.getByRole('heading', { name: 'Карточки' }));
    const json = await downloaded(host, () => press(host, 'Доска (JSON)'));
    assert.equal(json.name, 'Плакат.json');
    await host.visit(server, '/boards');
    const open = async (name, buffer) => {
      const [chooser] = await Promise.all([host.page.waitForEvent('filechooser'), press(host, 'Открыть файл доски')]);
      await chooser.setFiles({ name, mimeType: 'application/json', buffer });
    };
    await open('bad.json', Buffer.from('{"format":"karta-trajectory","version":1}'));
    await host.page.getByText('Это файл, но не доска «Карты».').waitFor();
    await open(json.name, json.bytes);
    await host.page.getByText('В файле 6 карточек.').waitFor();
    await press(host, 'Создать доску');
    await host.page.waitForURL(/\/board\/board:/);
    const copy = new URL(host.page.url()).pathname;
    assert.notEqual(copy, path);
    await host.saved();
    await part(host, copy, 'roadmap', (page) => page.locator('.roadmap-lines li', { hasText: 'Лаборатория урока' }).getByText('Анна Сергеевна'));
  }, SCREENS.tablet));

test('cards and clusters of another board are gathered with their origin, and once', () =>
  devices(async (host) => {
    await host.signIn(server, olga);
    await thought(host, 'Сессия школы');
    const common = await foundBoard(host, server, 'Карта города');
    await part(host, common, 'common', (page) => page.getByLabel('Доска, с которой собираем'));
    await host.page.getByLabel('Доска, с которой собираем').selectOption({ label: 'Сессия школы' });
    await host.page.getByLabel('Кластер «Учёба друг у друга» целиком').check();
    await host.page.getByLabel(/образ будущего · Каждый педагог/).check();
    await isSound(host, 'common');
    await shot(host, 'after-common');
    await press(host, 'Собрать на эту доску');
    await host.page.getByText('Собрано: 6 записей.').waitFor();
    await host.page.locator('.common-boards li', { hasText: 'Сессия школы' }).getByText('3 карточки').waitFor();
    await host.saved();
    await host.page.getByLabel(/проект · Лаборатория/).check();
    await press(host, 'Собрать на эту доску');
    await host.saved();
    await part(host, common, 'register', (page) => page.getByRole('cell', { name: '№ 2, Сессия школы' }));
    assert.equal(await host.page.getByRole('cell', { name: 'Лаборатория урока', exact: true }).count(), 1, 'it was gathered twice');
    await part(host, common, 'paths', (page) => page.locator('.path-ring', { hasText: 'Проекты' }).getByText('Лаборатория урока'));
  }, SCREENS.tablet));

test('«Все сюда» moves the map of the others and narrows a phone’s list', () =>
  devices(async (host, tablet, phone) => {
    await host.signIn(server, olga);
    await thought(host, 'Вместе');
    const code = await codeOf(host);
    await press(host, 'Готово');
    await joinBy(tablet, server, code, 'Пётр');
    await joinBy(phone, server, code, 'Нина');
    await tablet.page.locator('.map-year').first().waitFor();
    await phone.page.getByText('Мысль без места').waitFor();
    const years = (device) => device.page.locator('.map-year').count();
    const whole = await years(tablet);
    for (let times = 0; times < 5; times += 1) await press(host, 'Ближе');
    await more(host, 'Все сюда');
    await phone.page.locator('.map-follow', { hasText: 'Ведущий показывает' }).waitFor();
    await phone.page.getByText('Мысль без места').waitFor({ state: 'detached' });
    const zoom = (device) => device.page.locator('.map-ruler').evaluate((ruler) => Number(ruler.style.getPropertyValue('--z')));
    await tablet.page.waitForFunction((wanted) => {
      const now = Number(document.querySelector('.map-ruler').style.getPropertyValue('--z'));
      return Math.abs(now - wanted) < wanted * 0.1;
    }, await zoom(host));
    assert.ok(whole > 0);
    await phone.page.locator('.map-follow').getByRole('button', { name: 'Показать всё' }).click();
    await phone.page.getByText('Мысль без места').waitFor();
  }, SCREENS.tablet, SCREENS.tablet, SCREENS.phone));
