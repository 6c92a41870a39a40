// A whole session: the host at a laptop and with the «пульт», a projector, three participants, one of them on a
// phone and one without a network for a while; from the code on the door to the printed poster and the протокол.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { codeOf, foundBoard, joinBy, more, next, outcome, takt } from '../support/board.js';
import { devices, SCREENS } from '../support/browser.js';
import { button, field } from '../support/catalogue.js';
import { wordsOf } from '../support/docx.js';
import { downloaded } from '../support/files.js';
import { card, link, write } from '../support/map.js';
import { pagesOf } from '../support/paper.js';
import { Server } from '../support/server.js';
import { Traffic } from '../support/traffic.js';

let server;
let olga;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
});

after(() => server.remove());

// The thoughts that only their authors may see before the reveal.
const HIDDEN = { tablet: 'Дети учатся у нейросетей', phone: 'Педагоги уходят из школы', away: 'Родители выбирают онлайн' };
const GOAL = 'Каждый педагог учится у коллеги';
const PROJECT = 'Лаборатория урока';
const ALONE = 'Тренды: каждый сам';

async function shot(device, name) {
  if (!process.env.KARTA_SHOTS) return;
  await mkdir(process.env.KARTA_SHOTS, { recursive: true });
  await device.page.screenshot({ path: `${process.env.KARTA_SHOTS}/shown-${name}.png` });
}

// Takes такты out of the script before it begins.
async function shorten(host, ...titles) {
  await more(host, 'Ход и дорожки');
  for (const title of titles) {
    await host.page.locator('#course li', { hasText: title }).getByRole('button', { name: 'Изменить такт' }).click();
    await button(host.page, 'Удалить такт').click();
    await host.page.locator('#course li', { hasText: title }).waitFor({ state: 'detached' });
  }
  await button(host.page, 'Готово').click();
  await host.saved();
}

// Writes a thought into the form above a list of cards.
async function think(guest, words) {
  await field(guest, 'Ваша мысль').fill(words);
  await button(guest.page, 'Положить на карту').click();
  await guest.page.locator('.board-card', { hasText: words }).or(guest.page.getByRole('textbox', { name: 'Моя карточка' })).first().waitFor();
}

// Gives a card a dot.
async function vote(guest, words) {
  await guest.page.getByRole('button', { name: 'Голосовать' }).click();
  await guest.page.locator('.vote-list li', { hasText: words }).getByRole('button').click();
  await guest.page.getByText('Осталось точек: 2 из 3').waitFor();
  await guest.page.keyboard.press('Escape');
  await guest.saved();
}

// Lays a card that has no place onto the map: a press on the card, a press on the map.
async function lay(host, words, right, down) {
  await host.page.locator('.map-tray button', { hasText: words }).click();
  const map = await host.page.locator('.map-ground').boundingBox();
  await host.page.mouse.click(map.x + map.width * right, map.y + map.height * down);
  await card(host, words).waitFor();
}

// Goes from the door to the map on which everything hidden is seen.
async function untilRevealed({ host, remote, hall, tablet, phone, away }) {
  const heard = new Map([host, remote, hall, tablet, phone, away].map((device) => [device, new Traffic(device)]));
  await host.signIn(server, olga);
  const path = await foundBoard(host, server, 'Педагог-2035');
  await shorten(host, 'Рамка', 'Угрозы и возможности', 'Первый шаг');
  await remote.signIn(server, olga);
  await remote.visit(server, `${path}/remote`);
  await hall.signIn(server, olga);
  await hall.visit(server, `${path}/screen`);
  const code = await codeOf(host);
  await hall.page.locator('.door-code', { hasText: `${code.slice(0, 3)} ${code.slice(3)}` }).waitFor();
  await button(host.page, 'Готово').click();
  await joinBy(tablet, server, code, 'Иван');
  await joinBy(phone, server, code, 'Вера');
  await joinBy(away, server, code, 'Нина');
  await hall.page.locator('.hall-people', { hasText: '4' }).waitFor();

  await next(remote, 'Начать', ALONE);
  for (const device of [host, hall, tablet, phone, away]) await takt(device, ALONE);
  await write(tablet, HIDDEN.tablet, 0.35, 0.4);
  await think(phone, HIDDEN.phone);
  await away.context.setOffline(true);
  await write(away, HIDDEN.away, 0.6, 0.6);
  await away.waiting();
  await host.page.locator('.session-counts', { hasText: 'Скрыто: 2 карточки' }).waitFor();
  await shot(host, 'host');
  await shot(remote, 'remote');

  await next(remote, 'Дальше', 'Тренды: карта');
  await takt(tablet, 'Тренды: карта');
  assert.equal(await away.page.locator('.takt-title', { hasText: 'Тренды: карта' }).count(), 0, 'no news without a network');
  await away.context.setOffline(false);
  await away.saved();
  await takt(away, 'Тренды: карта');
  await host.page.locator('.session-counts', { hasText: 'Скрыто: 3 карточки' }).waitFor();
  const authors = new Map([[tablet, HIDDEN.tablet], [phone, HIDDEN.phone], [away, HIDDEN.away]]);
  for (const [device, traffic] of heard) {
    for (const words of Object.values(HIDDEN).filter((words) => words !== authors.get(device))) {
      assert.equal(await traffic.has(words), false, `a hidden card was sent to another: ${words}`);
    }
  }

  await next(remote, 'Раскрыть');
  await hall.page.locator('.hall-list li').nth(2).waitFor();
  for (const words of Object.values(HIDDEN)) await hall.page.locator('.hall').getByText(words).first().waitFor();
  for (const words of [HIDDEN.phone, HIDDEN.away]) assert.ok(await heard.get(tablet).has(words), `revealed and not sent: ${words}`);
  await shot(hall, 'hall');
  await shot(phone, 'phone');
  return { path, heard };
}

// From the map to the end of the session: one picture of the future, a vote, a project.
async function untilFinished({ host, remote, hall, tablet, phone, away }, heard) {
  await lay(host, HIDDEN.phone, 0.25, 0.7);
  await next(host, 'Дальше', 'Образ будущего и связи');
  await takt(away, 'Образ будущего и связи');
  await write(away, GOAL, 0.8, 0.3, 'образ будущего');
  await card(host, GOAL).waitFor();
  await link(host, HIDDEN.tablet, GOAL, 'причина');
  await card(tablet, GOAL).waitFor();

  await next(remote, 'Дальше', 'Голосование');
  await takt(phone, 'Голосование');
  for (const guest of [tablet, phone]) await vote(guest, HIDDEN.phone);
  await host.page.locator('.session-counts', { hasText: 'Проголосовали 2' }).waitFor();
  for (const device of [host, remote, hall, away]) assert.equal(await heard.get(device).has('ballot:'), false, 'a ballot was sent to another');
  await shot(phone, 'vote');
  await next(remote, 'Раскрыть');
  await hall.page.locator('.hall-list li', { hasText: HIDDEN.phone }).getByText('2 голоса').waitFor();

  await next(remote, 'Дальше', 'Проекты');
  await takt(host, 'Проекты');
  await write(host, PROJECT, 0.5, 0.75, 'проект');
  await host.saved();
  await link(host, PROJECT, GOAL, 'причина');
  await shot(host, 'map');
  await shot(tablet, 'tablet');
  await next(remote, 'Завершить', 'Сессия завершена');
  for (const device of [host, tablet, phone, away]) await takt(device, 'Сессия завершена');
}

// The протокол as a word processor opens it.
async function minutes(host, path) {
  await outcome(host, server, path, 'roadmap', (page) => page.locator('.roadmap-lines li', { hasText: PROJECT }));
  const line = host.page.locator('.roadmap-lines li', { hasText: PROJECT });
  await line.locator('summary').click();
  await line.getByLabel('Начало').fill('2028-01-01');
  await line.getByLabel('Конец').fill('2028-12-31');
  await line.getByText('01.01.2028 – 31.12.2028').waitFor();
  await host.saved();
  await outcome(host, server, path, '', (page) => page.getByRole('heading', { name: 'Дорожная карта' }));
  await host.page.locator('.minutes-writing > summary').click();
  await field(host, 'Решили').fill('Начать лабораторию в сентябре.');
  await host.saved();
  const docx = await downloaded(host, () => host.page.getByRole('link', { name: 'Протокол DOCX' }).click());
  assert.equal(docx.name, 'Протокол. Педагог-2035.docx');
  return wordsOf(docx.bytes);
}

// The words of the poster on one sheet of A3.
async function poster(host, path) {
  await outcome(host, server, path, 'picture', (page) => page.locator('.poster-sheet'));
  const choose = (name) => host.page.locator('.poster').getByText(name, { exact: true }).click();
  await choose('A3, 42 × 30 см');
  await choose('одним листом, для типографии');
  await host.page.locator('.poster-sheet').nth(1).waitFor({ state: 'detached' });
  const pages = await pagesOf(await host.page.pdf({ preferCSSPageSize: true, printBackground: true }));
  assert.deepEqual(pages.map(({ width, height }) => [Math.round(width), Math.round(height)]), [[1191, 842]]);
  return pages[0].words.map(({ text }) => text).join(' ');
}

test('a session goes from the code on the door to the printed poster and the протокол', () =>
  devices(async (host, remote, hall, tablet, phone, away) => {
    const all = { host, remote, hall, tablet, phone, away };
    const { path, heard } = await untilRevealed(all);
    await untilFinished(all, heard);
    await next(host, 'К итогам');
    await host.page.getByRole('heading', { name: 'Кластеры и голосование' }).waitFor();

    const told = await minutes(host, path);
    for (const words of [...Object.values(HIDDEN), GOAL, PROJECT, 'Начать лабораторию в сентябре.', '2 голоса']) {
      assert.ok(told.includes(words), `the протокол tells ${words}\n${told}`);
    }
    const printed = await poster(host, path);
    for (const words of ['Педагог-2035', ...Object.values(HIDDEN), GOAL, PROJECT]) {
      for (const word of words.split(' ')) assert.ok(printed.includes(word), `the poster shows ${words}\n${printed}`);
    }
    for (const device of Object.values(all)) {
      assert.deepEqual(device.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')), []);
    }
  }, SCREENS.projector, SCREENS.phone, SCREENS.projector, SCREENS.tablet, SCREENS.phone, SCREENS.tablet));
