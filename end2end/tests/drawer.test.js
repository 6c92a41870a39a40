// What the drawer promises: anything is found in any form and led to, cards are flicked through and turned,
// compared side by side and seen as kin; the address keeps what was chosen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { smallTargets, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { compare, seek, title } from '../support/catalogue.js';
import { Server } from '../support/server.js';

let server;
let olga;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
});

after(() => server.remove());

const query = (device) => new URL(device.page.url()).searchParams;
const front = (device) => device.page.locator('.leaf[data-depth="0"]');
const inFront = (device, name) => front(device).getByRole('heading', { level: 2, name, exact: true }).waitFor();

test('a word is found in another form, marked where it stands, and its link leads to the very place', () =>
  devices(async (device) => {
    const { page } = device;
    await device.visit(server, '/catalogue');
    await seek(device, 'напарнику');
    const hit = page.locator('.hit', { has: page.getByRole('heading', { name: 'Игромастер', exact: true }) });
    await hit.locator('mark', { hasText: /^напарник/i }).first().waitFor();
    await page.waitForFunction(() => new URL(location).searchParams.get('q') === 'напарнику');
    const place = hit.getByRole('link', { name: /^Показатель уровня 1/ }).first();
    const indicator = new URL(await place.getAttribute('href'), server.origin).hash.slice(1);
    await place.click();
    await title(device, 'Игромастер').waitFor();
    await page.locator(`[id="${indicator}"][data-arrived]`).waitFor();
    await page.goBack();
    await hit.waitFor();
    assert.equal(await page.getByLabel('Найти карточку').inputValue(), 'напарнику');
  }, SCREENS.tablet));

test('a search keeps up with what is written anew and with what is taken away', () =>
  devices(async (device) => {
    const { page } = device;
    await device.signIn(server, olga);
    await device.visit(server, '/catalogue/role-mentor');
    await page.getByRole('button', { name: 'Править' }).click();
    await page.getByLabel('Название', { exact: true }).fill('Наставник космонавтов');
    await page.getByLabel('Название', { exact: true }).blur();
    await page.getByRole('link', { name: 'Картотека' }).first().click();
    await seek(device, 'космонавтами');
    await page.getByRole('heading', { name: 'Наставник космонавтов' }).waitFor();
    await seek(device, 'космонавтами и медведями');
    await page.getByRole('heading', { name: 'Ничего не нашлось' }).waitFor();
  }, SCREENS.projector));

test('cards are flicked through by keys, buttons, the wheel and a finger, and turned over', () =>
  devices(async (device) => {
    const { page } = device;
    await device.visit(server, '/catalogue?view=drawer');
    await inFront(device, 'Игромастер');
    await page.keyboard.press('ArrowRight');
    await inFront(device, 'Координатор образовательной онлайн-платформы');
    await page.waitForFunction(() => new URL(location).searchParams.get('at') === 'role-online');
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Предыдущая карточка' }).click();
    await page.keyboard.press('Home');
    await inFront(device, 'Игромастер');
    const stage = page.locator('#drawer-stage');
    await stage.hover();
    await page.mouse.wheel(0, 120);
    await inFront(device, 'Координатор образовательной онлайн-платформы');
    await page.locator('.tab-row').getByRole('link', { name: '4: Тьютор', exact: true }).click();
    await inFront(device, 'Тьютор');
    await stage.evaluate((element) => {
      const at = (type, x) => element.dispatchEvent(new PointerEvent(type,
        { bubbles: true, pointerType: 'touch', isPrimary: true, clientX: x, clientY: 400 }));
      at('pointerdown', 400); at('pointermove', 520); at('pointerup', 520);
    });
    await inFront(device, 'Модератор');

    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('Space');
    const back = front(device).locator('.face-back');
    assert.equal(await back.locator('.back-level').count(), 4);
    assert.equal(await back.evaluate((face) => face.inert), false);
    assert.equal(await front(device).locator('.face').first().evaluate((face) => face.inert), true);
    await front(device).getByRole('button', { name: 'Лицевая сторона' }).click();
    assert.equal(await back.evaluate((face) => face.inert), true);
  }, SCREENS.projector));

test('filters narrow the cards, stay in the address, and «Назад» takes them back', () =>
  devices(async (device) => {
    const { page } = device;
    await device.signIn(server, olga);
    await device.visit(server, '/catalogue');
    await page.getByRole('button', { name: 'Отбор' }).click();
    await page.getByRole('radio', { name: 'самостоятельно' }).or(page.getByRole('checkbox', { name: 'самостоятельно' })).check();
    await page.getByRole('heading', { name: 'Ничего не нашлось' }).waitFor();
    await page.getByRole('button', { name: 'Убрать: уровень: самостоятельно' }).click();
    await page.getByRole('checkbox', { name: 'компетенции', exact: true }).check();
    await page.waitForFunction(() => new URL(location).searchParams.get('family') === 'competence');
    await page.getByRole('heading', { name: 'Игромастер' }).waitFor({ state: 'detached' });
    await page.goBack();
    await page.getByRole('heading', { name: 'Игромастер' }).waitFor();
    assert.equal(query(device).get('family'), null);
  }, SCREENS.phone));

test('cards put on the tray stand side by side, two columns on a phone', () =>
  devices(async (device) => {
    const { page } = device;
    await device.visit(server, '/catalogue');
    await compare(device, 'Игромастер', 'Модератор', 'Тьютор');
    await page.getByRole('columnheader', { name: /Модератор/ }).waitFor();
    assert.equal(query(device).get('cards'), 'role-game,role-moderator,role-tutor');
    assert.equal(await page.getByRole('rowheader', { name: /^Уровень/ }).count() + await page.locator('.row-name', { hasText: /^Уровень/ }).count() >= 4, true);
    const width = await page.locator('.comparison thead th').first().evaluate((cell) => cell.getBoundingClientRect().width);
    assert.ok(Math.abs(width - 195) < 3, `a column is ${width} px wide`);
    await page.getByRole('button', { name: 'Убрать из сравнения: Модератор' }).click();
    await page.waitForFunction(() => new URL(location).searchParams.get('cards') === 'role-game,role-tutor');
    await page.reload();
    await device.started();
    await page.getByRole('columnheader', { name: /Тьютор/ }).waitFor();
  }, SCREENS.phone));

test('the map of kin shows relations by keys and opens a card', () =>
  devices(async (device) => {
    const { page } = device;
    await device.visit(server, '/catalogue?view=kinship');
    const node = page.locator('#kin-role-game');
    await node.focus();
    await page.keyboard.press('Enter');
    const relations = page.locator('.kinship-relations');
    await relations.getByRole('heading', { name: 'Игромастер' }).waitFor();
    await relations.getByRole('button', { name: 'Модератор' }).waitFor();
    await page.keyboard.press('Enter');
    await title(device, 'Игромастер').waitFor();
  }, SCREENS.tablet));

for (const [how, screen] of Object.entries({ tablet: SCREENS.tablet, phone: SCREENS.phone })) {
  test(`every way to see the catalogue is within reach of all, on a ${how}`, () =>
    devices(async (device) => {
      for (const path of ['?view=drawer', '?view=kinship', '?q=игра', '/compare?cards=role-game,role-tutor']) {
        await device.visit(server, `/catalogue${path}`);
        await device.page.locator('.leaf, .kin, .hit, .comparison').first().waitFor();
        assert.deepEqual(await violations(device), [], path);
        assert.deepEqual(await smallTargets(device), [], path);
      }
      assert.deepEqual(device.faults, []);
    }, screen));
}
