// Events and plans: the register that anyone reads, dates that make sense, one's own plan, who holds what.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { smallTargets, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { field } from '../support/catalogue.js';
import { Server } from '../support/server.js';

let server;
let olga;
let ivan;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
  ivan = await server.account('teacher', 'Иван Серов', 'ivan');
});

after(() => server.remove());

// A day of the present school year that has not come yet, or the last of it.
function soon() {
  const day = new Date(Date.now() + 86_400_000);
  return day.toISOString().slice(0, 10);
}

const russian = (iso) => iso.split('-').reverse().join('.');

async function addEvent(device, name, day, role) {
  await device.visit(server, '/activities');
  await field(device, 'Название нового события').fill(name);
  await device.page.getByRole('button', { name: 'Добавить событие' }).click();
  await field(device, 'Начало').fill(day);
  await device.page.getByRole('group', { name: 'В каких ролях проводится' }).getByText(role, { exact: true }).click();
}

const event = (device, name) => device.page.locator('.activity', { hasText: name });

test('a methodist adds an event in place, and a visitor reads it live', () =>
  devices(async (methodist, visitor) => {
    await visitor.visit(server, '/activities');
    await visitor.page.getByText('Ничего не подходит').waitFor();
    await methodist.signIn(server, olga);
    await addEvent(methodist, 'Неделя игры', soon(), 'Игромастер');
    await field(methodist, 'Место').fill('Зал на 100 мест');
    await methodist.saved();
    const read = event(visitor, 'Неделя игры');
    await read.getByText('Зал на 100 мест').waitFor();
    await read.getByText(russian(soon())).waitFor();
    await read.getByRole('link', { name: 'Игромастер' }).waitFor();
    assert.equal(await visitor.page.getByRole('button', { name: /Править|В мой план/ }).count(), 0);

    await field(methodist, 'Конец').fill('2020-01-01');
    await methodist.page.getByText(`Конец раньше начала: событие начинается ${russian(soon())}.`).waitFor();
    await field(methodist, 'Часы').fill('много');
    await methodist.page.getByText('Целое число от 1 до').waitFor();
    await methodist.saved();
    assert.deepEqual(await violations(methodist), []);
    assert.deepEqual(await smallTargets(methodist), []);
    await methodist.page.getByRole('button', { name: 'Готово' }).click();
    await event(methodist, 'Неделя игры').getByText(russian(soon())).waitFor();
  }, SCREENS.tablet, SCREENS.phone));

test('an event goes into one’s own plan, is held, and counts in the list of who holds what', () =>
  devices(async (methodist, teacher) => {
    await methodist.signIn(server, olga);
    await addEvent(methodist, 'Форсайт города', soon(), 'Модератор');
    await methodist.page.getByRole('button', { name: 'Готово' }).click();
    await event(methodist, 'Форсайт города').getByRole('button', { name: /^В мой план/ }).click();
    await methodist.page.getByRole('menuitem', { name: 'Модератор' }).click();
    await methodist.visit(server, '/plan');
    const item = methodist.page.locator('.plan-item', { hasText: 'Форсайт города' });
    await item.getByText('проведено', { exact: true }).click();
    await methodist.saved();
    assert.deepEqual(await violations(methodist), []);
    assert.deepEqual(await smallTargets(methodist), []);

    await teacher.signIn(server, ivan);
    await teacher.visit(server, '/plan?view=all');
    const row = teacher.page.getByRole('row', { name: /^Ольга Ким/ });
    assert.match(await row.textContent(), /1.*модератор/);
    await teacher.page.getByText('в 3 и более ролях из перечня: 0 из 1').waitFor();
    assert.deepEqual(await violations(teacher), []);

    await item.getByRole('button', { name: 'Убрать' }).click();
    await teacher.page.getByText('Пока никто ничего не запланировал').waitFor();
  }, SCREENS.tablet, SCREENS.projector));
