// A diagnostic round of six: an instrument and a round are made, people answer on a phone with the network gone,
// colleagues answer, the owner sees how much and not what, the assessed see their own result and of colleagues no
// more than may be told.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { FORM_RULES, smallTargets, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { button } from '../support/catalogue.js';
import { addPeople, answerAll, makeInstrument, makeRound, person, records, roundOf } from '../support/diagnostic.js';
import { Server } from '../support/server.js';

let server;
const NAMES = [['Ольга Ким', 'olga', 'methodist'], ['Иван Ершов', 'ivan', 'teacher'], ['Вера Лосева', 'vera', 'teacher'],
  ['Пётр Белов', 'petr', 'teacher'], ['Нина Ракова', 'nina', 'teacher'], ['Юрий Сомов', 'yuri', 'methodist']];
const people = {};

before(async () => {
  server = await Server.start();
  await server.admin();
  for (const [name, login, kind] of NAMES) people[login] = await server.account(kind, name, login);
});

after(() => server.remove());

const shownRows = (device) => device.page.locator('.answer-row').evaluateAll((rows) => rows.filter((row) => row.checkVisibility()).length);

// Presses the answer to the one question that a phone shows, and waits for the next.
async function answerOne(device, words) {
  const row = device.page.locator('.answer-row[data-shown]');
  const id = await row.getAttribute('id');
  await row.getByRole('button', { name: words }).click();
  await device.page.waitForFunction((before) => {
    const now = document.querySelector('.answer-row[data-shown]');
    return now?.id !== before || document.querySelector('.answer-next')?.textContent.trim() !== '';
  }, id);
}

const cardDone = (device) => device.page.locator('.answer-next').getByRole('link').isVisible();

test('a round of six, from the instrument to one\'s own result', () =>
  devices(async (owner, phone) => {
    await owner.signIn(server, people.olga);
    await makeInstrument(owner, server, 'Три роли', ['Модератор', 'Игромастер', 'Тьютор']);
    const space = await makeRound(owner, server, 'Осенний раунд', 'Три роли', 3);
    await owner.page.getByRole('button', { name: /^Начать раунд/ }).and(owner.page.locator('[aria-disabled]')).waitFor();
    await addPeople(owner, NAMES.map(([name]) => name));
    await owner.page.getByRole('button', { name: /^Назначить коллег по жребию/ }).click();
    await button(owner.page, 'Начать раунд').click();
    await owner.page.getByText('Раунд идёт').waitFor();
    await owner.saved();
    assert.deepEqual(await violations(owner, FORM_RULES), []);

    // On a phone: one thing at a time, and without a network.
    await phone.signIn(server, people.ivan);
    await phone.visit(server, '/');
    await phone.page.getByRole('link', { name: 'Осенний раунд' }).click();
    await phone.page.getByText('Где вы сейчас?').waitFor();
    assert.equal(await shownRows(phone), 1);
    assert.match(await phone.page.locator('.answer-far').textContent(), /осталось (около|меньше)/);
    assert.deepEqual(await violations(phone, FORM_RULES), []);
    assert.deepEqual(await smallTargets(phone), []);
    await answerOne(phone, /самостоятельно/);
    await phone.offlineReady();
    await phone.context.setOffline(true);
    await answerOne(phone, 'да');
    await answerOne(phone, 'да');
    await phone.waiting();
    await phone.page.reload();
    await phone.started();
    await phone.page.locator('.answer-row[data-shown]').waitFor();
    const pressed = await phone.page.locator('.answer-mark[aria-pressed="true"]').count();
    assert.equal(pressed, 2, 'what was answered stands after a reload without a network');
    while (!(await cardDone(phone))) await answerOne(phone, 'да');
    await phone.context.setOffline(false);
    await phone.saved();

    // The others answer; of Vera's colleagues one does not.
    const all = {};
    for (const login of Object.keys(people)) all[login] = await person(server, people[login]);
    const sent = await records(server, all.olga, space);
    const about = (login) => `s-${all[login].principal}`;
    const silent = sent.find((it) => it.kind === 'rater_assignment' && it.subject === about('vera')).rater;
    for (const login of ['olga', 'ivan', 'petr', 'nina', 'yuri', 'vera']) {
      const asked = ({ id }) => !(all[login].principal === silent && id === about('vera')) && !(login === 'ivan' && id === about('ivan'));
      await answerAll(server, all[login], space, () => 2, asked);
    }

    // The owner is shown how much is answered, and not what.
    await owner.visit(server, `/round/${space}/answers`);
    await owner.page.getByRole('row', { name: /Пётр Белов/ }).getByText('готово', { exact: true }).waitFor();
    await owner.page.getByRole('row', { name: /Иван Ершов/ }).getByText('1 из 3').waitFor();
    assert.deepEqual(await violations(owner, FORM_RULES), []);

    // Before the end the assessed are told nothing of others.
    await phone.visit(server, `/round/${space}/result`);
    await phone.page.getByText('покажут после завершения раунда').waitFor();

    // An answer that comes after the end is refused with a word and stays with its author.
    await phone.visit(server, `/answer/${space}`);
    await phone.page.locator('.answer-row[data-shown]').waitFor();
    await phone.context.setOffline(true);
    await answerOne(phone, /проектирую под задачу/);
    await phone.waiting();
    await button(owner.page, 'Завершить раунд').click();
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Завершить' }).click();
    await owner.page.getByText('Раунд завершён', { exact: true }).waitFor();
    await owner.saved();
    await phone.context.setOffline(false);
    await phone.page.locator('.state-badge').waitFor();
    await phone.visit(server, '/returned');
    await phone.page.getByText('Раунд завершён: ответы больше не принимаются').first().waitFor();

    await button(owner.page, 'Отправить людям итоги').click();
    await owner.page.getByText(/Итоги отправлены, людей: \d/).first().waitFor();

    // Ivan: three colleagues are told, without names.
    await phone.visit(server, `/round/${space}/result`);
    await phone.page.getByText('Что сказали другие, показано ниже').waitFor();
    await phone.page.getByText(/«да» в \d+% ответов/).first().waitFor();
    await phone.page.getByRole('heading', { name: 'Что дальше' }).waitFor();
    assert.deepEqual(await violations(phone, FORM_RULES), []);
    const ivans = await records(server, all.ivan, space);
    assert.ok(ivans.filter(({ kind }) => kind === 'rating').every(({ author }) => author === all.ivan.principal));
    assert.equal(ivans.filter(({ kind }) => kind === 'rating_digest').length, 1);
    // What may come of it: levels as own marks.
    await button(phone.page, 'Отметить эти уровни у себя').click();
    await phone.saved();
    const marks = await records(server, all.ivan, 'catalogue');
    assert.ok(marks.some(({ kind }) => kind === 'own_level'));

    // Vera: two colleagues are never told.
    const veras = await records(server, all.vera, space);
    assert.equal(veras.filter(({ kind }) => kind === 'rating_digest').length, 0);
  }, SCREENS.tablet, SCREENS.phone));

test('two colleagues are not told', () =>
  devices(async (device) => {
    const vera = await person(server, people.vera);
    const { value } = await server.call('rounds/own', {}, vera.cookie);
    const space = value.find(({ title }) => title === 'Осенний раунд').space;
    await device.signIn(server, people.vera);
    await device.visit(server, `/round/${space}/result`);
    await device.page.getByText('Оценки коллег не показаны').waitFor();
    await device.page.getByRole('img', { name: /^Профиль/ }).waitFor();
    assert.equal(await device.page.getByText(/«да» в \d+% ответов/).count(), 0);
    assert.deepEqual(await violations(device, FORM_RULES), []);
    await device.visit(server, `/answer/${space}`);
    await device.page.getByText('Раунд завершён').waitFor();
  }, SCREENS.projector));

test('on a wide screen a whole card is answered at once, and people choose who answers about them', () =>
  devices(async (device) => {
    const [olga, vera, petr] = await Promise.all(['olga', 'vera', 'petr'].map((login) => person(server, people[login])));
    const options = { title: 'Сами выбираем', colleagues: 3, assigns: 'subject' };
    const space = await roundOf(server, olga, [vera, petr], ['role-moderator'], options);
    await device.signIn(server, people.vera);
    await device.visit(server, `/answer/${space}`);
    await device.page.getByRole('button', { name: /по образцу/ }).click();
    await device.page.locator('.answer-mark').first().waitFor();
    assert.ok(await shownRows(device) > 4, 'all of the card is shown');
    await device.page.locator('.answer-row', { hasText: 'Уровень 1' }).getByRole('button', { name: 'да', exact: true }).click();
    await device.page.getByLabel('Пётр Белов').check();
    await device.saved();
    assert.deepEqual(await violations(device, FORM_RULES), []);
    assert.deepEqual(await smallTargets(device), []);
    const { value } = await server.call('rounds/own', {}, petr.cookie);
    assert.equal(value.find((line) => line.space === space).asked, 2, 'about himself and about Vera');
    const others = await records(server, petr, space);
    assert.ok(others.every(({ kind }) => kind !== 'rating'));
  }, SCREENS.projector));
