// The builder of a trajectory: from gaps to goals, from goals to steps, steps over the months of the school year.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { smallTargets, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { button, field } from '../support/catalogue.js';
import { Server } from '../support/server.js';
import { addEvent, addStep, aside, bar, begin, daysOf as days, finger, schoolYear as year } from '../support/trajectory.js';

let server;
let olga;
let vera;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
  vera = await server.account('teacher', 'Вера Лосева', 'vera');
});

after(() => server.remove());

test('from a gap to a goal, and from the base to a step that says why it is proposed', () =>
  devices(async (methodist, device) => {
    await methodist.signIn(server, olga);
    await addEvent(methodist, server, 'Школа модератора', 'Модератор');
    await device.signIn(server, vera);
    await begin(device, server, 'Веду обсуждения');
    await device.page.getByRole('link', { name: 'Пробелы и цели' }).click();
    const role = device.page.locator('.gap-item', { hasText: 'Модератор' });
    await role.getByLabel('Сейчас').selectOption({ label: '1 · по образцу' });
    await role.getByRole('button', { name: /^В цели/ }).click();
    await role.getByText('уже в целях').waitFor();
    await field(device, 'Что трудно или чему хочется научиться').fill('Трудно остановить спор');
    await button(device.page, 'Сделать целью').click();
    await device.page.locator('.goal-row').nth(1).waitFor();
    assert.equal(await field(device, 'Цель').first().inputValue(), 'Освоить роль: Модератор, уровень 2');
    assert.deepEqual(await violations(device), []);
    assert.deepEqual(await smallTargets(device), []);

    await device.page.getByRole('link', { name: 'Подобрать шаги' }).first().click();
    const offer = device.page.locator('.base-item', { hasText: 'Школа модератора' });
    await offer.getByText('Проводится в роли «Модератор», 24 ч').waitFor();
    assert.deepEqual(await violations(device), []);
    assert.deepEqual(await smallTargets(device), []);
    await offer.getByRole('button', { name: /^В план/ }).click();
    await offer.waitFor({ state: 'detached' });
    await button(aside(device), 'Закрыть').click();
    await device.page.getByText('Всего 24 ч').waitFor();
    assert.equal(await days(device, 'Школа модератора'), `30.08.${year + 1}`);

    // What becomes of the activity leaves the step as it is, and is told.
    await methodist.page.getByRole('button', { name: 'Удалить', exact: true }).click();
    await device.page.getByText(/^Что проверить/).click();
    await device.page.getByText('Мероприятия больше нет в навигационной базе').waitFor();
    await bar(device, 'Школа модератора').waitFor();
    await device.saved();
  }, SCREENS.projector, SCREENS.tablet));

test('a step is moved by keys, by buttons and by a finger that rests on it, and a passing finger moves nothing', () =>
  devices(async (device) => {
    await device.signIn(server, vera);
    await begin(device, server, 'Двигаю шаги');
    await addStep(device, 'Проба роли', `${year}-10-05`, `${year}-10-11`);

    await bar(device, 'Проба роли').focus();
    await device.page.keyboard.press('ArrowRight');
    assert.equal(await days(device, 'Проба роли'), `12–18.10.${year}`);
    await device.page.keyboard.press('Shift+ArrowRight');
    assert.equal(await days(device, 'Проба роли'), `12–25.10.${year}`);
    await device.page.keyboard.press('PageDown');
    assert.equal(await days(device, 'Проба роли'), `12–25.11.${year}`);
    const tools = device.page.getByRole('group', { name: 'Выбранный шаг' });
    await button(tools, 'Раньше').click();
    assert.equal(await days(device, 'Проба роли'), `05–18.11.${year}`);
    await button(tools, 'Короче').click();
    assert.equal(await days(device, 'Проба роли'), `05–11.11.${year}`);
    await button(tools, 'Снять выбор').click();

    const track = await device.page.locator('.timeline-track').first().boundingBox();
    const month = track.width / 12;
    const passing = await finger(device, bar(device, 'Проба роли'));
    await passing.down();
    await passing.move(month);
    await passing.up();
    assert.equal(await days(device, 'Проба роли'), `05–11.11.${year}`);

    const resting = await finger(device, bar(device, 'Проба роли'));
    await resting.down();
    await device.page.locator('.timeline-bar[data-held]').waitFor();
    await resting.move(month / 2);
    await resting.move(month);
    await resting.up();
    assert.equal(await days(device, 'Проба роли'), `05–11.12.${year}`);

    await button(device.page, 'Отменить').click();
    assert.equal(await days(device, 'Проба роли'), `05–11.11.${year}`);
    await button(device.page, 'Вернуть').click();
    assert.equal(await days(device, 'Проба роли'), `05–11.12.${year}`);
    await device.saved();
  }, SCREENS.tablet));

test('a mouse carries a step at once and stretches it by its end', () =>
  devices(async (device) => {
    await device.signIn(server, vera);
    await begin(device, server, 'Тяну мышью');
    await addStep(device, 'Тренинг', `${year}-10-01`, `${year}-10-20`);
    const { mouse } = device.page;
    const month = (await device.page.locator('.timeline-track').first().boundingBox()).width / 12;
    const drag = async (x, y, dx) => {
      await mouse.move(x, y);
      await mouse.down();
      await mouse.move(x + dx / 2, y);
      await mouse.move(x + dx, y);
      await mouse.up();
    };
    const at = await bar(device, 'Тренинг').boundingBox();
    await drag(at.x + at.width / 3, at.y + at.height / 2, month);
    assert.equal(await days(device, 'Тренинг'), `01–20.11.${year}`);
    const knob = await device.page.locator('.timeline-knob').boundingBox();
    await drag(knob.x + 8, knob.y + knob.height / 2, month);
    assert.match(await days(device, 'Тренинг'), /^01\.11–2[01]\.12/);
  }, SCREENS.projector));

test('a mouse carries an activity of the register onto a month, where it becomes a step', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await addEvent(device, server, 'Открытая площадка', 'Модератор');
    await begin(device, server, 'Из базы на месяц');
    await addStep(device, 'Первый шаг', `${year}-10-05`, `${year}-10-11`);
    await button(device.page, 'Навигационная база').click();
    await device.page.getByText('Вся база', { exact: true }).click();
    const item = device.page.locator('.base-item', { hasText: 'Открытая площадка' });
    await item.waitFor();
    // A machine without a mouse says that it has no fine pointer, and then the handle is not drawn.
    await item.locator('.base-carrier').evaluate((handle) => handle.style.setProperty('display', 'inline-grid'));
    const carrier = await item.locator('.base-carrier').boundingBox();
    const month = await device.page.locator('[data-month="4"]').first().boundingBox();
    const { mouse } = device.page;
    await mouse.move(carrier.x + 8, carrier.y + 8);
    await mouse.down();
    await mouse.move(month.x + month.width / 3, carrier.y, { steps: 5 });
    await mouse.move(month.x + month.width / 2, month.y + month.height / 2, { steps: 5 });
    await device.page.locator('[data-month="4"][data-aimed]').waitFor({ state: 'attached' });
    await mouse.up();
    await device.page.locator('.timeline-row', { hasText: 'Открытая площадка' }).waitFor();
    await device.saved();
  }, SCREENS.projector));

test('steps that wait for each other are flagged and never forbidden; the list is put in order by tapping', () =>
  devices(async (device) => {
    await device.signIn(server, vera);
    await begin(device, server, 'Порядок шагов');
    await addStep(device, 'Курс', `${year}-11-01`, `${year}-11-30`);
    await addStep(device, 'Показ', `${year}-10-01`, `${year}-10-05`);
    await device.page.locator('.timeline-name', { hasText: 'Показ' }).click();
    await aside(device).getByLabel('После шага…').selectOption({ label: 'Курс' });
    await field(device, 'Конец').fill(`${year}-09-20`);
    await aside(device).getByText('Конец раньше начала: срок читается наоборот.').waitFor();
    assert.deepEqual(await violations(device), []);
    assert.deepEqual(await smallTargets(device), []);
    await button(aside(device), 'Готово').click();
    await device.page.getByText(/^Что проверить/).click();
    await device.page.getByText('Начинается раньше, чем закончится «Курс».').waitFor();

    await device.page.getByText('Списком', { exact: true }).click();
    await device.page.locator('.step-line').nth(1).waitFor();
    assert.deepEqual(await violations(device), []);
    assert.deepEqual(await smallTargets(device), []);
    await button(device.page, 'Выше: Показ').click();
    await device.page.locator('.step-line').first().getByText('Показ').waitFor();

    await device.page.locator('.step-line').first().click();
    await button(aside(device), 'Удалить шаг').click();
    await device.page.locator('.toasts').getByRole('button', { name: 'Вернуть', exact: true }).click();
    await device.page.locator('.step-line', { hasText: 'Показ' }).waitFor();
    await device.saved();
  }, SCREENS.phone));

test('what is written without a network stands on the device and reaches the server later', () =>
  devices(async (device, other) => {
    await device.signIn(server, vera);
    await begin(device, server, 'Без сети');
    await device.saved();
    await device.offlineReady();
    await device.context.setOffline(true);
    await device.state('offline');
    await addStep(device, 'Чтение', `${year}-12-01`, `${year}-12-10`);
    await device.page.reload();
    await device.started();
    await bar(device, 'Чтение').waitFor();
    await device.context.setOffline(false);
    await device.saved();
    await other.signIn(server, vera);
    await other.visit(server, new URL(device.page.url()).pathname);
    assert.equal(await days(other, 'Чтение'), `01–10.12.${year}`);
  }, SCREENS.tablet, SCREENS.phone));

test('a plan is saved as a template without own words, and another begins from it', () =>
  devices(async (device) => {
    await device.signIn(server, vera);
    await begin(device, server, 'Первая');
    await addStep(device, 'Мастер-класс', `${year}-11-10`, `${year}-11-20`);
    await button(device.page, 'Ещё').click();
    await device.page.getByRole('menuitem', { name: 'Сохранить как образец' }).click();
    await field(device, 'Название образца').fill('Мой образец');
    await button(device.page, 'Сохранить').click();
    await device.saved();
    await device.visit(server, '/trajectories');
    await field(device, 'Название').fill('Вторая');
    await device.page.getByLabel('Учебный год').selectOption({ index: 1 });
    await device.page.getByLabel('С чего начать').selectOption({ label: 'Мой образец (свой)' });
    await button(device.page, 'Составить').click();
    await bar(device, 'Мастер-класс').waitFor();
    assert.equal(await days(device, 'Мастер-класс'), `10–20.11.${year + 1}`);
    await device.saved();
  }, SCREENS.tablet));
