// «Примерь на себя…»: four play at two tables before a projector. Marks are blind until they are opened, one table
// goes on without a network, and what a player keeps is found in their own profile.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { reachable } from '../support/access.js';
import { codeOf, more } from '../support/board.js';
import { devices, SCREENS } from '../support/browser.js';
import { begin } from '../support/trajectory.js';
import { Server } from '../support/server.js';
import { Traffic } from '../support/traffic.js';

let server;
let olga;
let anna;
let boris;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
  anna = await server.account('teacher', 'Анна Лис', 'anna');
  boris = await server.account('teacher', 'Борис Волк', 'boris');
});

after(() => server.remove());

const SHOTS = process.env.KARTA_SHOTS;
const button = (place, name, exact = false) => place.getByRole('button', { name, exact });
const table = (device, name) => device.page.locator('.game-table', { has: device.page.locator('.takt-title', { hasText: name }) });

async function shot(device, name) {
  if (!SHOTS) return;
  await mkdir(SHOTS, { recursive: true });
  await device.page.screenshot({ path: `${SHOTS}/game-${name}.png` });
}

async function made(host, title, tables) {
  await host.visit(server, '/games');
  await host.page.getByLabel('Название новой игры').fill(title);
  await host.page.getByLabel('Столов').selectOption(String(tables));
  await button(host.page, 'Создать игру').click();
  await host.page.waitForURL(/\/game\/game:/);
  await host.page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(host.page.url()).pathname;
}

// Comes in by the code: a guest under a pseudonym, a person with an account under their own name.
async function joined(player, code, name, seat) {
  await player.visit(server, `/join/${code}`);
  if (name) await player.page.getByLabel('Как вас называть').fill(name);
  await button(player.page, 'Войти', true).click();
  await player.page.waitForURL(/\/game\/game:/);
  await player.started();
  await button(player.page, seat).click();
  await player.page.getByText(`Вы за столом: ${seat}`).waitFor();
}

// Until a page says of a table what happens there now.
const now = (device, words) => device.page.locator('.takt-title', { hasText: words }).first().waitFor();

// The large button of a table; it rests a moment after each press and says so.
async function goOn(device, at, label) {
  await table(device, at).locator('.session-next button:not([aria-busy]):not([aria-disabled])', { hasText: label }).click();
}

async function fromMore(device, at, name) {
  await button(table(device, at), `Ещё: ${at}`).click();
  await device.page.getByRole('menuitem', { name }).click();
}

// Marks every indicator «да», but the first, which is «пока нет».
async function marks(observer, words) {
  const rows = observer.page.locator('.mark-list li');
  await rows.first().waitFor();
  const count = await rows.count();
  assert.ok(count >= 4 && count <= 6, `${count} indicators`);
  for (let at = 0; at < count; at += 1) await button(rows.nth(at), at === 0 ? 'пока нет' : 'да', true).click();
  if (words) {
    await observer.page.getByLabel('Короткий комментарий, по желанию').fill(words);
    await observer.page.getByLabel('Короткий комментарий, по желанию').blur();
  }
  return count;
}

test('four play at two tables, one of them for a while without a network, and a player keeps what was said', () =>
  devices(async (host, hall, one, two, vera, gleb) => {
    await host.signIn(server, olga);
    const game = await made(host, 'Примерь на себя роль', 2);
    await shot(host, 'made');
    const code = await codeOf(host);
    await button(host.page, 'Готово', true).click();
    await hall.signIn(server, olga);
    await hall.visit(server, `${game}/screen`);
    await hall.page.locator('.door-code', { hasText: `${code.slice(0, 3)} ${code.slice(3)}` }).waitFor();
    await shot(hall, 'hall-waits');
    await one.signIn(server, anna);
    await two.signIn(server, boris);
    await joined(one, code, null, 'Стол 1');
    await joined(two, code, null, 'Стол 1');
    await joined(vera, code, 'Вера', 'Стол 2');
    await joined(gleb, code, 'Глеб', 'Стол 2');
    await hall.page.locator('.hall-people', { hasText: '4 человека здесь' }).waitFor();

    // Глеб leads the second table.
    await more(host, 'Люди и столы');
    const row = host.page.locator('.people-list li', { hasText: 'Глеб' });
    await row.getByRole('button', { name: 'Что изменить' }).click();
    await host.page.getByRole('menuitemcheckbox', { name: 'Ведёт стол' }).click();
    await row.locator('.person-parts', { hasText: 'ведёт стол' }).waitFor();
    await shot(host, 'people');
    await reachable(host, 'people and tables');
    await host.page.keyboard.press('Escape');
    await table(gleb, 'Стол 2').waitFor();

    // The first table: Анна is called, draws, and the card turns over in the hall.
    await fromMore(host, 'Стол 1', 'Вызвать: Анна Лис');
    await now(hall, 'Анна Лис тянет роль');
    await shot(hall, 'hall-back');
    await button(one.page, 'Вытянуть роль').click();
    const drawn = one.page.locator('.own-hand .drawn-role');
    const role = await drawn.textContent();
    await hall.page.locator('.hall-table').first().locator('.drawn-role', { hasText: role }).waitFor();
    await shot(one, 'drawn');
    await shot(hall, 'hall-drawn');
    await button(one.page, 'Потянуть другую').click();
    await drawn.filter({ hasNotText: role }).waitFor();
    const shown = await drawn.textContent();
    assert.equal(await button(one.page, 'Потянуть другую').count(), 0, 'a role is drawn anew once');
    await reachable(one, 'a player with a card');

    const told = new Traffic(host);
    const heard = new Traffic(one);
    await host.page.reload();
    await host.started();
    await one.page.reload();
    await one.started();
    await goOn(host, 'Стол 1', 'Начать подготовку');
    await now(one, 'Анна Лис: подготовка');
    await button(table(host, 'Стол 1'), 'Приостановить время').click();
    await hall.page.locator('.hall-table').first().locator('.takt-clock[data-state="paused"]').waitFor();
    await goOn(host, 'Стол 1', 'Начать показ');
    const count = await marks(two, 'ТИХОЕ-СЛОВО');
    await two.saved();
    await shot(two, 'marking');
    await reachable(two, 'an observer');
    await goOn(host, 'Стол 1', 'Показ окончен');
    await table(host, 'Стол 1').getByText('Отметили 1 из 1').waitFor();
    assert.equal(await told.has('ТИХОЕ-СЛОВО'), false, 'the host was sent a mark before it was opened');
    assert.equal(await heard.has('ТИХОЕ-СЛОВО'), false, 'the player was sent a mark before it was opened');
    await shot(host, 'desk');
    await reachable(host, 'the tables of the host');
    await goOn(host, 'Стол 1', 'Открыть отметки');
    await one.page.locator('.own-turn').getByText('ТИХОЕ-СЛОВО').waitFor();
    await hall.page.locator('.hall-table').first().locator('.opened-marks progress').first().waitFor();
    assert.equal(await one.page.locator('.own-turn progress').count(), count);
    await shot(hall, 'hall-opened');

    // The player reflects and keeps the marks; nothing of it is in the profile before.
    await one.page.getByLabel('Чему хочется научиться в этой роли?').fill('Держать паузу');
    await one.page.getByLabel('Чему хочется научиться в этой роли?').blur();
    await button(one.page, 'Сохранить в мой профиль').click();
    await one.page.getByText('В вашем профиле', { exact: true }).waitFor();
    await one.page.getByLabel('Мой уровень в этой роли').selectOption('1');
    await one.saved();
    await shot(one, 'kept');
    await reachable(one, 'the card of reflection');
    await goOn(host, 'Стол 1', 'К рефлексии');

    // A printed card: its link offers the role to whoever plays.
    await two.visit(server, '/catalogue/role-tutor');
    await button(two.page, 'Взять эту роль').click();
    await two.page.waitForURL(/\/game\/game:/);
    await two.page.locator('.own-hand .drawn-role', { hasText: 'Тьютор' }).waitFor();

    // The second table goes on without a network.
    await button(vera.page, 'Вытянуть роль').click();
    const hers = await vera.page.locator('.own-hand .drawn-role').textContent();
    await vera.saved();
    await fromMore(gleb, 'Стол 2', 'Вызвать: Вера');
    await table(gleb, 'Стол 2').getByText(hers).waitFor();
    await gleb.context.setOffline(true);
    await goOn(gleb, 'Стол 2', 'Начать подготовку');
    await goOn(gleb, 'Стол 2', 'Начать показ');
    await marks(gleb);
    await goOn(gleb, 'Стол 2', 'Показ окончен');
    await fromMore(gleb, 'Стол 2', 'Открыть отметки позже');
    await now(gleb, 'Вера: рефлексия');
    await gleb.waiting();
    await shot(gleb, 'offline');
    await gleb.context.setOffline(false);
    await gleb.saved();
    await vera.page.getByText('Вы показали').waitFor();
    await fromMore(gleb, 'Стол 2', 'Открыть отметки: Вера');
    await vera.page.locator('.own-turn progress').first().waitFor();

    await more(host, 'Итоги');
    await host.page.getByText('Показали роль: 2 из 4 участников (50 %).').waitFor();
    await shot(host, 'outcomes');
    await reachable(host, 'outcomes');

    await one.visit(server, '/games');
    await one.page.getByRole('heading', { name: 'Мои пробы' }).waitFor();
    await one.page.locator('.plain-list').getByText('Держать паузу').waitFor();
    await begin(one, server, 'Мой путь');
    await one.page.goto(`${new URL(one.page.url()).href.replace(/\/$/, '')}/goals`);
    await one.started();
    const gap = one.page.locator('.gap-item', { hasText: shown });
    await gap.getByText('Хотели научиться: Держать паузу').waitFor();
    await button(gap, 'Желание в цели').click();
    await gap.getByText('уже в целях').waitFor();
    await shot(one, 'trajectory');
  }, SCREENS.tablet, SCREENS.projector, SCREENS.phone, SCREENS.tablet, SCREENS.phone, SCREENS.tablet));

test('the host runs a table from a phone: skips a player, brings them back, goes a step back and ends the game', () =>
  devices(async (host, phone, player) => {
    await host.signIn(server, olga);
    const game = await made(host, 'Игра с пультом', 1);
    const code = await codeOf(host);
    await button(host.page, 'Готово', true).click();
    await joined(player, code, 'Пётр', 'Стол 1');
    await phone.signIn(server, olga);
    await phone.visit(server, `${game}/remote`);
    const next = (label) => phone.page.locator('.session-next button:not([aria-busy]):not([aria-disabled])', { hasText: label }).click();
    const item = async (name) => {
      await button(phone.page, 'Ещё: Стол 1').click();
      await phone.page.getByRole('menuitem', { name }).click();
    };
    await next('Вызвать');
    await now(phone, 'Пётр тянет роль');
    await button(player.page, 'Вытянуть роль').click();
    await next('Начать подготовку');
    await shot(phone, 'remote');
    await reachable(phone, 'remote');
    await item('Пропустить');
    await now(phone, 'Игра за столом ещё не началась');
    await item('Вернуть: Пётр');
    await now(phone, 'Пётр: роль есть');
    await next('Начать подготовку');
    await next('Начать показ');
    await now(player, 'Пётр: показ');
    await item('На шаг назад');
    await now(player, 'Пётр: подготовка');
    await more(host, 'Завершить игру');
    await button(host.page.getByRole('dialog'), 'Завершить', true).click();
    await now(player, 'Игра завершена');
  }, SCREENS.tablet, SCREENS.phone, SCREENS.phone));
