// Going along with a trajectory: how steps go, who is let in, what is agreed, what a link shows, what a
// методист counts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { FORM_RULES, smallTargets, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { button, field } from '../support/catalogue.js';
import { Server } from '../support/server.js';
import { invite } from '../support/trajectory.js';
import { Traffic } from '../support/traffic.js';

let server;
let vera;
let olga;
let ivan;

before(async () => {
  server = await Server.start();
  await server.admin();
  vera = await server.account('teacher', 'Вера Лосева', 'vera');
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
  ivan = await server.account('teacher', 'Иван Ершов', 'ivan');
});

after(() => server.remove());

// Calls a server function as the person of this device.
const call = (device, name, args) => device.page.evaluate(async ([name, args]) => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`/api/${name}`, { method: 'POST', headers, body: JSON.stringify(args) });
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  return answer.json();
}, [name, args]);

const STEPS = [
  ['step-game', { title: 'Провести игру', form: 'game', order: '80', hours: 8, days: { from: '2025-10-01', to: '2025-10-10' }, develops: ['role-game'] }],
  ['step-course', { title: 'Курс модерации', form: 'qualification_course', order: '8180', hours: 24 }],
];

let writes = 0;

// Puts records into a space as the person of this device.
async function put(device, space, kind, records) {
  const principal = await device.page.evaluate(() => JSON.parse(localStorage.getItem('k/me')).principal);
  const batches = records.map(([record, fields]) => {
    writes += 1;
    return [{ id: `test~${writes}`, record, at: [1, 0], schema: 1, op: { do: 'create', kind, fields } }];
  });
  const { verdicts } = await call(device, 'sync/push', { request: { protocol: 1, principal, space, batches } });
  assert.ok(verdicts.every((verdict) => JSON.stringify(verdict).includes('accepted')), JSON.stringify(verdicts));
}

// A trajectory of the person of this device, with two steps.
async function trajectory(device, title) {
  const head = { title, person: 'Лосева В. И.', organisation: 'Школа № 1' };
  const space = await call(device, 'spaces/found', { kind: 'trajectory', head });
  await put(device, space, 'step', STEPS);
  return space;
}

const together = (device, space) => device.visit(server, `/trajectory/${space}/together`);

test('a plan is offered, returned with a word, mended, agreed by a тьютор in another browser, and compared later', () =>
  devices(async (owner, tutor) => {
    await owner.signIn(server, vera);
    const space = await trajectory(owner, 'Путь модератора');
    await together(owner, space);
    await invite(owner, 'Ольга Ким', 'тьютор');
    await button(owner.page, 'На согласование').click();
    await owner.page.getByText('Версия 1 ждёт слова тьютора').waitFor();
    await owner.saved();

    await tutor.signIn(server, olga);
    await tutor.visit(server, '/trajectories');
    await tutor.page.getByText('Ждут вашего слова: 1').waitFor();
    await tutor.page.getByText('просрочено: 1').waitFor();
    await tutor.page.getByRole('link', { name: 'Сказать слово' }).click();
    await button(tutor.page, 'Вернуть с пометкой').click();
    await tutor.page.getByLabel('Что изменить? Владелец увидит эти слова').fill('Сдвиньте игру на ноябрь.');
    await button(tutor.page, 'Вернуть владельцу').click();
    await owner.page.getByText('Сдвиньте игру на ноябрь.').waitFor();
    assert.equal(await button(tutor.page, 'На согласование').count(), 0);

    await put(owner, space, 'step', [['step-new', { title: 'Проба в роли', form: 'role_trial', order: '8280' }]]);
    await owner.page.getByText('С тех пор план изменился, записей: 1').waitFor();
    await button(owner.page, 'На согласование').click();
    await tutor.page.getByText('Версия 2 ждёт слова тьютора').waitFor();
    await button(tutor.page, 'Согласовать').click();
    await button(tutor.page, 'Согласовать этот план').click();
    await owner.page.getByRole('heading', { name: /^Версия 2 согласована: Ольга Ким/ }).waitFor();
    await tutor.saved();

    // Going on to another status is no other plan; another title is.
    await owner.page.getByText('Курс модерации').first().click();
    await owner.page.getByRole('radio', { name: 'идёт' }).check();
    assert.equal(await owner.page.getByText('С тех пор план изменился').count(), 0);
    const first = owner.page.locator('.versions > li').last();
    await button(first, 'Сравнить с нынешним').click();
    await owner.page.locator('.differences').getByText('Проба в роли').waitFor();
    assert.deepEqual(await violations(owner, FORM_RULES), []);
    assert.deepEqual(await smallTargets(owner), []);
    assert.deepEqual(owner.faults, []);
  }, SCREENS.tablet, SCREENS.projector));

test('status, evidence, reflection and talk are kept without a network and come to the тьютор', () =>
  devices(async (owner, tutor) => {
    await owner.signIn(server, vera);
    const space = await trajectory(owner, 'Путь без сети');
    await together(owner, space);
    await invite(owner, 'Ольга Ким', 'эксперт');
    await owner.saved();
    await owner.offlineReady();
    await owner.context.setOffline(true);
    await owner.state('offline');
    await owner.page.getByRole('heading', { name: 'Провести игру' }).click();
    await owner.page.getByRole('radio', { name: 'выполнен' }).check();
    await button(owner.page, 'Добавить свидетельство').click();
    await field(owner, 'Что по ссылке').fill('Запись игры');
    await field(owner, 'Ссылка').fill('iro.example/игра');
    await button(owner.page, 'Добавить').click();
    await owner.page.getByRole('link', { name: 'Запись игры' }).waitFor();
    await field(owner, 'Чему я научился, что стало получаться?').fill('Держать время.');
    await field(owner, 'Ваша реплика').nth(1).fill('Посмотрите, пожалуйста.');
    await button(owner.page, 'Отправить').click();
    await owner.waiting();
    await owner.context.setOffline(false);
    await owner.saved();

    await tutor.signIn(server, olga);
    await together(tutor, space);
    await tutor.page.getByText('свидетельств: 1, реплик: 1').waitFor();
    await tutor.page.locator('summary', { hasText: 'Провести игру' }).click();
    await tutor.page.getByRole('link', { name: 'Запись игры' }).waitFor();
    await tutor.page.getByText('Держать время.').waitFor();
    await tutor.page.getByText('Посмотрите, пожалуйста.').first().waitFor();
    assert.equal(await tutor.page.getByRole('radio', { name: 'выполнен' }).count(), 0, 'a status is the owner’s');

    await button(tutor.page, 'Подтвердить уровень').click();
    await tutor.page.getByLabel('Роль или компетенция').selectOption({ label: 'Игромастер' });
    await tutor.page.getByRole('radio', { name: '2 · самостоятельно' }).check();
    await tutor.page.getByLabel('ссылка «Запись игры» к шагу «Провести игру»').check();
    await button(tutor.page, 'Подтвердить').click();
    await owner.page.locator('.confirmed').getByText('уровень 2, самостоятельно').waitFor();
    await owner.page.locator('.confirmed').getByText('Ольга Ким', { exact: false }).waitFor();
  }, SCREENS.tablet, SCREENS.tablet));

test('a colleague looks by the link without an account, reads no talk, and is out when it is revoked', () =>
  devices(async (owner, guest) => {
    await owner.signIn(server, vera);
    const space = await trajectory(owner, 'Путь напоказ');
    await put(owner, space, 'step_comment', [['turn', { about: 'trajectory', text: 'Только для своих' }]]);
    await together(owner, space);
    await button(owner.page, 'Сделать ссылку').click();
    const address = await owner.page.locator('.look-link code').innerText();
    assert.ok(address.startsWith(server.origin));

    const traffic = new Traffic(guest);
    await guest.visit(server, address.slice(server.origin.length));
    await field(guest, 'Как вас зовут').fill('Коллега Нина');
    await button(guest.page, 'Открыть').click();
    await guest.page.getByRole('heading', { level: 1, name: 'Путь напоказ' }).waitFor();
    await together(guest, space);
    await guest.page.getByText('План ещё не согласован').waitFor();
    await owner.page.locator('.companions').getByText('Коллега Нина').waitFor();
    assert.equal(await traffic.has('Только для своих'), false);
    for (const name of ['На согласование', 'Пригласить', 'Отправить', 'Сделать ссылку']) {
      assert.equal(await button(guest.page, name).count(), 0, name);
    }

    await button(owner.page, 'Отозвать').click();
    await button(owner.page.getByRole('dialog'), 'Отозвать').click();
    await owner.page.locator('.companions').getByText('Коллега Нина').waitFor({ state: 'detached' });
    await guest.state('error');
    await guest.visit(server, address.slice(server.origin.length));
    await field(guest, 'Как вас зовут').fill('Коллега Нина');
    await button(guest.page, 'Открыть').click();
    await guest.page.getByRole('alert').waitFor();
  }, SCREENS.tablet, SCREENS.phone));

test('a методист counts trajectories and reads none; a teacher is not given the counts', () =>
  devices(async (owner, methodist) => {
    await owner.signIn(server, ivan);
    await trajectory(owner, 'Скрытый путь');
    await owner.visit(server, '/trajectories/overview');
    await owner.page.getByText('Сводку видят методисты и администраторы').waitFor();

    const traffic = new Traffic(methodist);
    await methodist.signIn(server, olga);
    await methodist.visit(server, '/trajectories/overview');
    await methodist.page.getByRole('heading', { name: 'Педагоги с траекторией' }).waitFor();
    await methodist.page.getByText('цель программы: 60 %').waitFor();
    await methodist.page.getByRole('rowheader', { name: 'Школа № 1' }).waitFor();
    assert.equal(await traffic.has('Скрытый путь'), false);
    assert.deepEqual(await violations(methodist, FORM_RULES), []);
  }, SCREENS.phone, SCREENS.projector));
