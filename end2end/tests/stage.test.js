// The hall's screen and the phone in the facilitator's hand.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { devices, SCREENS } from '../support/browser.js';
import { title } from '../support/catalogue.js';
import { Server } from '../support/server.js';

let server;
let olga;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
});

after(() => server.remove());

test('a clicker turns from the front through the levels to the next card, and stops at the end', () =>
  devices(async (hall) => {
    await hall.visit(server, '/show/role-game');
    await title(hall, 'Игромастер').waitFor();
    for (const level of [1, 2, 3, 4]) {
      await hall.page.keyboard.press('PageDown');
      await hall.page.locator('.stage-level b', { hasText: String(level) }).waitFor();
    }
    await hall.page.keyboard.press('ArrowRight');
    await title(hall, 'Координатор образовательной онлайн-платформы').waitFor();
    await hall.page.keyboard.press('PageUp');
    await hall.page.locator('.stage-level b', { hasText: '4' }).waitFor();
    await hall.page.keyboard.press('Home');
    await title(hall, 'Игромастер').waitFor();
    await hall.page.getByRole('button', { name: 'Назад' }).and(hall.page.locator('[aria-disabled="true"]')).waitFor();
  }, SCREENS.projector));

test('the largest type stays on the screen for every page of every role', () =>
  devices(async (hall) => {
    await hall.visit(server, '/show/role-game');
    const sizes = [];
    for (let turn = 0; turn < 15 * 5; turn += 1) {
      const card = hall.page.locator('.stage-card');
      await card.waitFor();
      const page = await card.evaluate((element) => ({
        fits: element.scrollHeight <= element.clientHeight + 1,
        name: element.querySelector('h1').textContent,
        size: parseFloat(getComputedStyle(element.querySelector('h1')).fontSize),
        text: parseFloat(getComputedStyle(element.querySelector('li')).fontSize),
      }));
      assert.ok(page.fits, `«${page.name}» runs off the screen at turn ${turn}`);
      sizes.push(page);
      await hall.page.keyboard.press('ArrowRight');
    }
    assert.ok(Math.min(...sizes.map(({ size }) => size)) >= 56, 'a title is under 56 px');
    assert.ok(Math.min(...sizes.map(({ text }) => text)) >= 26, 'a text is under 26 px');
  }, SCREENS.projector));

test('the phone turns what the hall sees, the hall’s keys move the phone, and a reload keeps the place', () =>
  devices(async (hall, phone) => {
    await hall.signIn(server, olga);
    await phone.signIn(server, olga);
    await hall.visit(server, '/show/role-tutor');
    await title(hall, 'Тьютор').waitFor();
    await phone.visit(server, '/remote');
    const now = phone.page.locator('.remote-now');
    await now.getByText('Тьютор').waitFor();
    await phone.page.getByRole('button', { name: 'Дальше' }).click();
    await hall.page.locator('.stage-level b', { hasText: '1' }).waitFor();
    await hall.page.keyboard.press('ArrowRight');
    await now.getByText('уровень 2').waitFor();
    await phone.page.getByLabel('Показать карточку').fill('модер');
    await phone.page.locator('.remote-list button', { hasText: 'Модератор' }).click();
    await title(hall, 'Модератор').waitFor();
    await hall.visit(server, '/show');
    await title(hall, 'Модератор').waitFor();
  }, SCREENS.projector, SCREENS.phone));

test('without a network the hall goes on by its own keys and the phone catches up afterwards', () =>
  devices(async (hall, phone) => {
    await hall.signIn(server, olga);
    await phone.signIn(server, olga);
    await hall.offlineReady();
    await hall.visit(server, '/show/role-project');
    await title(hall, 'Организатор проектной деятельности').waitFor();
    await phone.visit(server, '/remote');
    await phone.page.locator('.remote-now', { hasText: 'Организатор' }).waitFor();
    await hall.context.setOffline(true);
    await hall.page.keyboard.press('ArrowRight');
    await hall.page.keyboard.press('ArrowRight');
    await hall.page.locator('.stage-level b', { hasText: '2' }).waitFor();
    await hall.context.setOffline(false);
    await phone.page.locator('.remote-now', { hasText: 'уровень 2' }).waitFor();
  }, SCREENS.projector, SCREENS.phone));
