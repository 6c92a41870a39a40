// Ways through diagnostics beside the usual one: a bank of own instruments, organisations and experts, raters who are
// assessed themselves, levels confirmed in a trajectory, a round that is deleted and comes back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { FORM_RULES, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { button, field } from '../support/catalogue.js';
import { addPeople, answerAll, makeInstrument, makeRound, person, push, records, roundOf } from '../support/diagnostic.js';
import { Server } from '../support/server.js';

let server;
const NAMES = [['Ольга Ким', 'olga', 'methodist'], ['Иван Ершов', 'ivan', 'teacher'], ['Юрий Сомов', 'yuri', 'methodist']];
const accounts = {};

before(async () => {
  server = await Server.start();
  await server.admin();
  for (const [name, login, kind] of NAMES) accounts[login] = await server.account(kind, name, login);
});

after(() => server.remove());

const who = (login) => person(server, accounts[login]);
const cells = async (device, name) => (await device.page.locator('.heat tbody tr', { hasText: name }).locator('td').allTextContents()).map((it) => it.trim());
const instruments = (device) => device.page.getByLabel('Инструмент', { exact: true }).locator('option').allTextContents();

// Answers «да» to everything that is asked of one card on a wide screen.
async function yesToAll(device) {
  await device.page.getByRole('button', { name: /самостоятельно/ }).click();
  const open = device.page.locator('.answer-row .answer-marks:not(:has([aria-pressed="true"]))').getByRole('button', { name: 'да', exact: true });
  await open.first().waitFor();
  while ((await open.count()) > 0) await open.first().click();
  await device.saved();
}

test('a методист makes a questionnaire of own questions, changes it, and puts it into the archive and back', () =>
  devices(async (owner) => {
    await owner.signIn(server, accounts.olga);
    await makeInstrument(owner, server, 'Запросы педагогов', []);
    const add = owner.page.locator('form.add-row');
    for (const [text, sort] of [['Мне хватает времени на подготовку', 'statement'], ['Насколько вам нужна помощь?', 'scale'], ['О чём рассказать на семинаре?', 'text']]) {
      await add.getByLabel('Новый вопрос').fill(text);
      await add.getByLabel('Как отвечают').selectOption(sort);
      await button(add, 'Добавить вопрос').click();
    }
    await owner.page.getByText('Спрашивает: 3 вопроса').waitFor();
    await owner.page.locator('.question-row').first().getByLabel('Вопрос', { exact: true }).fill('Мне хватает времени на уроки');
    await owner.page.getByRole('button', { name: 'Удалить вопрос: О чём рассказать на семинаре?' }).click();
    await owner.page.getByText('Спрашивает: 2 вопроса').waitFor();
    await owner.saved();
    await owner.page.reload();
    await owner.started();
    await owner.page.getByText('Спрашивает: 2 вопроса').waitFor();
    assert.equal(await owner.page.locator('.question-row').first().getByLabel('Вопрос', { exact: true }).inputValue(), 'Мне хватает времени на уроки');
    assert.deepEqual(await violations(owner, FORM_RULES), []);

    await button(owner.page, 'Убрать в архив').click();
    await button(owner.page, 'Вернуть из архива').waitFor();
    await owner.saved();
    await owner.visit(server, '/rounds');
    await owner.page.getByLabel('Инструмент', { exact: true }).locator('option', { hasText: 'Роли методиста' }).waitFor({ state: 'attached' });
    assert.ok((await instruments(owner)).every((title) => !title.includes('Запросы педагогов')), 'what lies in the archive is not offered');
    await owner.visit(server, '/instruments');
    await owner.page.getByRole('heading', { name: 'В архиве' }).waitFor();
    await owner.page.getByRole('link', { name: 'Запросы педагогов' }).click();
    await button(owner.page, 'Вернуть из архива').click();
    await owner.saved();
    const space = await makeRound(owner, server, 'Запросы', 'Запросы педагогов');
    await addPeople(owner, ['Иван Ершов']);
    await button(owner.page, 'Начать раунд').click();
    await owner.page.getByText('Раунд идёт').waitFor();
    await owner.saved();
    const cards = (await records(server, await who('ivan'), space)).filter(({ kind }) => kind === 'round_card');
    assert.deepEqual(cards.map(({ questions }) => questions.map(({ text }) => text)), [['Мне хватает времени на уроки', 'Насколько вам нужна помощь?']]);
    assert.deepEqual(owner.faults, []);
  }, SCREENS.tablet));

test('an organisation is spoken for by a person, an expert answers about both and never about themselves', () =>
  devices(async (owner, ivan, yuri) => {
    await owner.signIn(server, accounts.olga);
    await makeInstrument(owner, server, 'Одна роль', ['Модератор']);
    const space = await makeRound(owner, server, 'Школы', 'Одна роль');
    await addPeople(owner, ['Иван Ершов', 'Юрий Сомов']);
    await field(owner, 'Без учётной записи: имя').fill('Школа № 5');
    await owner.page.getByLabel('это организация').check();
    await button(owner.page, 'Добавить имя').click();
    const school = owner.page.locator('.round-people > li', { hasText: 'Школа № 5' });
    await school.getByLabel('Кто отвечает за организацию').selectOption({ label: 'Иван Ершов' });
    await owner.page.getByLabel('Эксперт', { exact: true }).check();
    await button(owner.page, 'Позвать эксперта').click();
    await owner.page.locator('aside .people-to-mark').getByText('Юрий Сомов').click();
    await owner.page.getByRole('button', { name: /^Позвать: / }).click();
    await button(owner.page, 'Не спрашивать эксперта: Юрий Сомов').waitFor();
    await button(owner.page, 'Начать раунд').click();
    await owner.page.getByText('Раунд идёт').waitFor();
    await owner.saved();
    assert.deepEqual(await violations(owner, FORM_RULES), []);

    await ivan.signIn(server, accounts.ivan);
    await ivan.visit(server, `/answer/${space}`);
    await ivan.page.getByRole('link', { name: 'Школа № 5' }).waitFor();
    await ivan.page.getByRole('link', { name: 'О себе' }).waitFor();
    await answerAll(server, await who('ivan'), space, () => 2);

    await yuri.signIn(server, accounts.yuri);
    await yuri.visit(server, `/answer/${space}`);
    await yuri.page.getByRole('link', { name: 'Школа № 5 (эксперт)' }).waitFor();
    const about = await yuri.page.getByRole('navigation', { name: 'О ком вы отвечаете' }).getByRole('link').allTextContents();
    assert.deepEqual(about.map((it) => it.trim()).sort(), ['Иван Ершов (эксперт)', 'О себе', 'Школа № 5 (эксперт)']);
    await yuri.page.getByRole('link', { name: 'Иван Ершов (эксперт)' }).click();
    await yesToAll(yuri);
    assert.deepEqual(await violations(yuri, FORM_RULES), []);

    // An expert's word goes before one's own and says so; of himself Юрий has said nothing yet.
    await owner.page.getByRole('link', { name: 'Карта результатов' }).click();
    await owner.page.locator('.heat sup[title="по оценке эксперта"]').waitFor();
    assert.match((await cells(owner, 'Иван Ершов'))[0], /^[34]э$/);
    assert.deepEqual([await cells(owner, 'Школа № 5'), await cells(owner, 'Юрий Сомов')], [['2'], ['—']]);
    assert.deepEqual([...owner.faults, ...ivan.faults, ...yuri.faults], []);
  }, SCREENS.tablet, SCREENS.tablet, SCREENS.tablet));

test('a level confirmed in a trajectory stands in the heat map of whoever belongs to that trajectory, and of nobody else', () =>
  devices(async (owner) => {
    const [olga, ivan, yuri] = await Promise.all(['olga', 'ivan', 'yuri'].map(who));
    const { value: path } = await server.call('spaces/found', { kind: 'trajectory', head: { title: 'Путь' } }, ivan.cookie);
    await server.call('trajectory/choose', { space: path, person: olga.principal, function: 'expert' }, ivan.cookie);
    const level = { card: 'role-moderator', level: 3, day: '2026-10-02', evidence: ['s1'] };
    const [verdict] = await push(server, olga, path, [['l1', 'level_confirmation', level]]);
    assert.equal(verdict.outcome.verdict, 'accepted', JSON.stringify(verdict));
    const space = await roundOf(server, olga, [ivan], ['role-moderator'], { title: 'С подтверждением' });
    await answerAll(server, ivan, space, () => 1);
    await owner.signIn(server, accounts.olga);
    await owner.visit(server, `/round/${space}/heat`);
    await owner.page.locator('.heat sup[title="подтверждён"]').waitFor();
    assert.deepEqual(await cells(owner, 'Иван Ершов'), ['3п']);
    await owner.page.getByText('Подтверждённые уровни видны из тех траекторий, в которые вас позвали').waitFor();

    const others = await roundOf(server, yuri, [ivan], ['role-moderator'], { title: 'Без доступа' });
    await answerAll(server, ivan, others, () => 1);
    const { value } = await server.call('rounds/conferred', { space: others }, yuri.cookie);
    assert.deepEqual(value, []);
    assert.deepEqual(owner.faults, []);
  }, SCREENS.tablet));

test('a round is deleted after a question, is found nowhere, and comes back from «Корзина» with its answers', () =>
  devices(async (owner, phone) => {
    const [olga, ivan] = await Promise.all(['olga', 'ivan'].map(who));
    const space = await roundOf(server, olga, [ivan], ['role-tutor'], { title: 'Лишний раунд' });
    await answerAll(server, ivan, space, () => 2);
    await owner.signIn(server, accounts.olga);
    await owner.visit(server, `/round/${space}`);
    await button(owner.page, 'Удалить раунд').click();
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Удалить', exact: true }).click();
    await owner.page.getByRole('heading', { level: 1, name: 'Диагностика' }).waitFor();
    await owner.page.getByRole('heading', { name: 'Ваши раунды' }).waitFor();
    assert.equal(await owner.page.getByRole('link', { name: 'Лишний раунд' }).count(), 0);
    await owner.saved();

    await phone.signIn(server, accounts.ivan);
    await phone.visit(server, `/answer/${space}`);
    await phone.page.getByText('Этого раунда здесь нет').waitFor();
    const late = await push(server, ivan, space, [['late', 'rating', { subject: `s-${ivan.principal}`, card: 'role-tutor', part: 'own', placed: 1 }]]);
    assert.equal(late[0].outcome.verdict, 'refused');
    const { value } = await server.call('rounds/own', {}, ivan.cookie);
    assert.ok(value.every((line) => line.space !== space));

    await owner.visit(server, '/bin');
    await owner.page.locator('li', { hasText: 'Лишний раунд' }).getByRole('button', { name: 'Восстановить' }).click();
    await owner.saved();
    await owner.visit(server, `/round/${space}/heat`);
    await owner.page.locator('.heat tbody tr', { hasText: 'Иван Ершов' }).waitFor();
    assert.deepEqual(await cells(owner, 'Иван Ершов'), ['2']);
    await phone.page.getByRole('heading', { level: 1, name: 'Лишний раунд' }).waitFor();
    assert.deepEqual([...owner.faults, ...phone.faults], []);
  }, SCREENS.tablet, SCREENS.phone));
