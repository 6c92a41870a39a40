// What diagnostics and the game are for, in one go: a round of six with self and colleagues' marks, one of them given
// without a network, the heat map, groups confirmed, a second round, the справка as PDF and DOCX; then a game of four
// before a projector, through to marks in a player's profile.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { codeOf } from '../support/board.js';
import { devices, SCREENS } from '../support/browser.js';
import { button } from '../support/catalogue.js';
import { answerAll, person, roundOf } from '../support/diagnostic.js';
import { wordsOf } from '../support/docx.js';
import { pagesOf } from '../support/paper.js';
import { Server } from '../support/server.js';

const CARDS = ['role-game', 'role-moderator'];
const NAMES = [['Ольга Ким', 'olga', 'methodist'], ['Иван Ершов', 'ivan', 'teacher'], ['Вера Лосева', 'vera', 'teacher'],
  ['Пётр Белов', 'petr', 'teacher'], ['Нина Ракова', 'nina', 'teacher'], ['Юрий Сомов', 'yuri', 'methodist']];

let server;
const accounts = {};
const people = {};

before(async () => {
  server = await Server.start();
  await server.admin();
  for (const [name, login, kind] of NAMES) {
    accounts[login] = await server.account(kind, name, login);
    people[login] = await person(server, accounts[login]);
  }
});

after(() => server.remove());

const row = (device, name) => device.page.locator('.heat tbody tr', { hasText: name });

// Everybody but those left out answers: about themselves at their own level, about others at level 2.
async function answered(space, own, except = []) {
  for (const [login, who] of Object.entries(people)) {
    const asked = ({ person: about }) => about !== who.principal || !except.includes(login);
    await answerAll(server, who, space, (subject) => (subject.person === who.principal ? own[login] : 2), asked);
  }
}

// Answers the card that a phone shows: the place, then «да» to all.
async function answerCard(phone) {
  const shown = phone.page.locator('.answer-row[data-shown]');
  await shown.getByRole('button', { name: /самостоятельно/ }).click();
  const next = phone.page.locator('.answer-next').getByRole('link');
  const yes = shown.getByRole('button', { name: 'да', exact: true });
  while (!(await next.isVisible())) {
    await yes.or(next).first().waitFor();
    if (await next.isVisible()) break;
    const id = await shown.getAttribute('id');
    await yes.click();
    await phone.page.waitForFunction((before) => document.querySelector('.answer-row[data-shown]')?.id !== before
      || document.querySelector('.answer-next')?.textContent.trim() !== '', id);
  }
}

test('six are assessed, one of them without a network; groups, growth and the справка come of it', () =>
  devices(async (owner, phone) => {
    const others = Object.values(people);
    const rates = ['vera', 'petr', 'nina'].map((login) => [people[login], people.ivan]);
    const autumn = await roundOf(server, people.olga, others, CARDS, { title: 'Осень', colleagues: 3, rates });
    await phone.signIn(server, accounts.ivan);
    await phone.visit(server, `/answer/${autumn}`);
    await phone.page.getByText('Где вы сейчас?').waitFor();
    await phone.offlineReady();
    await phone.context.setOffline(true);
    await answerCard(phone);
    await phone.page.locator('.answer-next').getByRole('link').click();
    await phone.page.getByText('Где вы сейчас?').waitFor();
    await answerCard(phone);
    await phone.waiting();
    await answered(autumn, { olga: 4, vera: 1, petr: 0, nina: 1, yuri: 3 }, ['ivan']);

    await owner.signIn(server, accounts.olga);
    await owner.visit(server, `/round/${autumn}/heat`);
    await owner.page.getByText('ответили полностью 5 из 6').waitFor();
    await phone.context.setOffline(false);
    await phone.saved();
    await owner.page.getByText('ответили полностью 6 из 6').waitFor();
    await row(owner, 'Иван Ершов').locator('td[data-level="3"], td[data-level="4"]').first().waitFor();
    await owner.page.getByRole('button', { name: 'Иван Ершов' }).click();
    await owner.page.locator('dialog[open] tr', { hasText: 'Модератор' }).getByText(/из 12/).waitFor();
    await owner.page.keyboard.press('Escape');

    await owner.page.getByRole('link', { name: 'Группы', exact: true }).click();
    await owner.page.locator('.immersion-group', { hasText: 'Модератор' }).waitFor();
    await button(owner.page, 'Подтвердить группы').click();
    await owner.page.getByText('подтверждены', { exact: true }).waitFor();
    await owner.saved();

    const spring = await roundOf(server, people.olga, others, CARDS, { title: 'Весна' });
    await answered(spring, { olga: 4, ivan: 3, vera: 2, petr: 1, nina: 2, yuri: 4 });
    await owner.visit(server, `/round/${spring}/report`);
    await owner.page.getByLabel('Прежний раунд').selectOption({ label: 'Осень' });
    await owner.page.locator('.document-paper').getByText('Самооценка: было «да»').waitFor();
    const told = ['Аналитическая справка', 'В раунде 6 участников', 'Сравнение с раундом «Осень»', 'Вера Лосева'];
    const pages = await pagesOf(await owner.page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const printed = pages.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');
    const [download] = await Promise.all([owner.page.waitForEvent('download'), owner.page.getByRole('link', { name: 'Справка DOCX' }).click()]);
    const written = wordsOf(await readFile(await download.path()));
    for (const words of told) assert.ok(printed.includes(words) && written.includes(words), `${words}\n${printed}\n${written}`);
    assert.deepEqual([...owner.faults, ...phone.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault))], []);
  }, SCREENS.projector, SCREENS.phone));

const SEAT = 'Стол 1';

async function joined(player, code, name) {
  await player.visit(server, `/join/${code}`);
  if (name) await player.page.getByLabel('Как вас называть').fill(name);
  await button(player.page, 'Войти').click();
  await player.page.waitForURL(/\/game\/game:/);
  await player.started();
  await player.page.getByRole('button', { name: SEAT }).click();
  await player.page.getByText(`Вы за столом: ${SEAT}`).waitFor();
}

async function markAll(observer) {
  const rows = observer.page.locator('.mark-list li');
  await rows.first().waitFor();
  for (let at = 0; at < (await rows.count()); at += 1) await button(rows.nth(at), 'да').click();
  await observer.saved();
}

test('four play before a projector: a role is drawn, shown and marked blind, and the player keeps the marks', () =>
  devices(async (host, hall, player, ...observers) => {
    await host.signIn(server, accounts.olga);
    await host.visit(server, '/games');
    await host.page.getByLabel('Название новой игры').fill('Примерь на себя роль');
    await button(host.page, 'Создать игру').click();
    await host.page.waitForURL(/\/game\/game:/);
    await host.started();
    const game = new URL(host.page.url()).pathname;
    const code = await codeOf(host);
    await button(host.page, 'Готово').click();
    await hall.signIn(server, accounts.olga);
    await hall.visit(server, `${game}/screen`);
    await player.signIn(server, accounts.ivan);
    await joined(player, code, null);
    for (const [at, name] of ['Вера', 'Глеб', 'Дина'].entries()) await joined(observers[at], code, name);
    await hall.page.locator('.hall-people', { hasText: '4 человека здесь' }).waitFor();

    const next = (label) => host.page.locator('.session-next button:not([aria-busy]):not([aria-disabled])', { hasText: label }).click();
    await host.page.getByRole('button', { name: `Ещё: ${SEAT}` }).click();
    await host.page.getByRole('menuitem', { name: 'Вызвать: Иван Ершов' }).click();
    await button(player.page, 'Вытянуть роль').click();
    const role = await player.page.locator('.own-hand .drawn-role').textContent();
    await hall.page.locator('.hall-table .drawn-role', { hasText: role }).waitFor();
    await next('Начать подготовку');
    await next('Начать показ');
    for (const observer of observers) await markAll(observer);
    await next('Показ окончен');
    await host.page.getByText('Отметили 3 из 3').waitFor();
    assert.equal(await hall.page.locator('.opened-marks').count(), 0, 'marks are blind until they are opened');
    await next('Открыть отметки');
    await hall.page.locator('.opened-marks progress').first().waitFor();
    await button(player.page, 'Сохранить в мой профиль').click();
    await player.page.getByText('В вашем профиле', { exact: true }).waitFor();
    await player.saved();
    await player.visit(server, '/games');
    await player.page.getByRole('heading', { name: 'Мои пробы' }).waitFor();
    await player.page.locator('.plain-list').getByText(role).waitFor();
  }, SCREENS.tablet, SCREENS.projector, SCREENS.phone, SCREENS.phone, SCREENS.phone, SCREENS.phone));
