// A session in a hall: the host at a laptop and with a phone, a projector, two participants. What is hidden is
// looked for on the wire; everybody is in the same такт at the same time.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { codeOf, foundBoard, joinBy, more, next, takt } from '../support/board.js';
import { devices, SCREENS } from '../support/browser.js';
import { Server } from '../support/server.js';
import { Traffic } from '../support/traffic.js';

let server;
let olga;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
});

after(() => server.remove());

const button = (device, name, exact = false) => device.page.getByRole('button', { name, exact });
const SHOTS = process.env.KARTA_SHOTS;

async function shot(device, name) {
  if (!SHOTS) return;
  await mkdir(SHOTS, { recursive: true });
  await device.page.screenshot({ path: `${SHOTS}/${name}.png` });
}

// A card as a participant's page sends it; where it is written on the page is the map's affair.
async function writes(guest, board, text) {
  const verdict = await guest.page.evaluate(async ([space, words]) => {
    const { principal } = JSON.parse(localStorage.getItem('k/me'));
    const name = Math.random().toString(36).slice(2);
    const op = { do: 'create', kind: 'board_card', fields: { text: words, sort: 'trend' } };
    const change = { id: `w${name}~1`, record: name, at: [Date.now(), 0], schema: 1, op };
    const request = { protocol: 1, principal, space, batches: [[change]] };
    const answer = await fetch('/api/sync/push', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ request }) });
    return answer.text();
  }, [board.split('/').pop(), text]);
  assert.match(verdict, /accepted/);
}

test('people join by a code, write unseen, see all at the reveal, vote blind and finish together', () =>
  devices(async (host, phone, hall, one, two) => {
    await host.signIn(server, olga);
    const board = await foundBoard(host, server, 'Педагог-2035');
    await phone.signIn(server, olga);
    await phone.visit(server, `${board}/remote`);
    await hall.signIn(server, olga);
    await hall.visit(server, `${board}/screen`);

    const code = await codeOf(host);
    await hall.page.locator('.door-code', { hasText: `${code.slice(0, 3)} ${code.slice(3)}` }).waitFor();
    await shot(host, 'door');
    await shot(hall, 'hall-waits');
    await button(host, 'Готово', true).click();
    await joinBy(one, server, code, 'Иван');
    await joinBy(two, server, code, 'Вера');
    await hall.page.locator('.hall-people', { hasText: '3' }).waitFor();

    const heard = new Traffic(one);
    const told = new Traffic(host);
    await host.page.reload();
    await host.started();
    await one.page.reload();
    await one.started();
    await takt(one, 'Сессия ещё не началась');
    await next(host, 'Начать', 'Рамка');
    await next(phone, 'Дальше', 'Тренды: каждый сам');
    for (const device of [host, hall, one, two]) await takt(device, 'Тренды: каждый сам');
    await writes(two, board, 'ТИХАЯ-МЫСЛЬ');
    await host.page.locator('.session-counts', { hasText: 'Скрыто: 1 карточка' }).waitFor();
    await button(two, 'Готово', true).click();
    await host.page.locator('.session-counts', { hasText: 'Готовы 1 из 2' }).waitFor();
    await shot(host, 'bar');
    await shot(phone, 'remote');
    await shot(two, 'participant');
    await next(phone, 'Дальше', 'Тренды: карта');
    await takt(one, 'Тренды: карта');
    assert.equal(await heard.has('ТИХАЯ-МЫСЛЬ'), false, 'another participant was sent a hidden card');
    assert.equal(await told.has('ТИХАЯ-МЫСЛЬ'), false, 'the host was sent a hidden card');

    await next(phone, 'Раскрыть');
    await hall.page.locator('.hall-text', { hasText: 'ТИХАЯ-МЫСЛЬ' }).waitFor();
    await writes(one, board, 'Вторая мысль о школе');
    await shot(hall, 'hall');
    const letter = await hall.page.locator('.hall-text').evaluate((text) => parseFloat(getComputedStyle(text).fontSize));
    assert.ok(letter >= 56, `the card in focus is ${letter} px high`);

    await more(host, 'Перейти к такту');
    await shot(host, 'jump');
    await host.page.locator('dialog .takt-list button', { hasText: 'Голосование' }).click();
    await takt(one, 'Голосование');
    for (const guest of [one, two]) {
      await button(guest, 'Голосовать').click();
      const row = guest.page.locator('.vote-list li', { hasText: 'ТИХАЯ-МЫСЛЬ' });
      await row.getByRole('button').click();
      await guest.page.getByText('Осталось точек: 2 из 3').waitFor();
      await shot(guest, guest === one ? 'vote-tablet' : 'vote-phone');
      await guest.page.keyboard.press('Escape');
    }
    await host.page.locator('.session-counts', { hasText: 'Проголосовали 2' }).waitFor();
    assert.equal(await told.has('ballot:'), false, 'the host was sent a ballot');
    await next(host, 'Раскрыть');
    await hall.page.locator('.hall-list li', { hasText: 'ТИХАЯ-МЫСЛЬ' }).getByText('2 голоса').waitFor();
    await shot(hall, 'hall-votes');

    await next(phone, 'Дальше', 'Проекты');
    await next(phone, 'Дальше', 'Первый шаг');
    await next(phone, 'Завершить', 'Сессия завершена');
    await takt(two, 'Сессия завершена');
    await next(host, 'К итогам');
    await host.page.getByRole('heading', { name: 'Кластеры и голосование' }).waitFor();
    await shot(host, 'outcomes');
  }, SCREENS.tablet, SCREENS.phone, SCREENS.projector, SCREENS.tablet, SCREENS.phone));

test('groups are dealt out by the host, and a muted guest is told why nothing can be written', () =>
  devices(async (host, guest) => {
    await host.signIn(server, olga);
    await foundBoard(host, server, 'Педагог-2035');
    const code = await codeOf(host);
    await button(host, 'Готово', true).click();
    await joinBy(guest, server, code, 'Пётр');
    await more(host, 'Люди и группы');
    await button(host, 'Группа', true).click();
    await button(host, 'Распределить остальных').and(host.page.locator(':not([aria-disabled])')).click();
    const row = host.page.locator('.people-list li').filter({ has: host.page.locator('input') }).nth(1);
    await row.getByLabel('Группа').and(host.page.locator('select')).evaluate((select) => new Promise((chosen) => {
      const look = () => (select.value ? chosen() : requestAnimationFrame(look));
      look();
    }));
    await shot(host, 'people');
    await row.getByRole('button', { name: 'Что изменить' }).click();
    await host.page.getByRole('menuitemcheckbox', { name: 'Только смотрит' }).click();
    await guest.page.getByText('Вы здесь зритель').waitFor();
    await host.page.keyboard.press('Escape');
    await more(host, 'Ход и дорожки');
    await shot(host, 'course');
    await host.page.getByRole('button', { name: 'Изменить такт' }).first().click();
    await shot(host, 'takt');
    await host.page.getByLabel('Название такта').fill('Знакомство');
    await button(host, 'Готово', true).click();
    await next(host, 'Начать', 'Знакомство');
    await takt(guest, 'Знакомство');
  }, SCREENS.tablet, SCREENS.phone));
