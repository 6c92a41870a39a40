// The collective result for whoever holds a round: the heat map, groups of «погружение», growth since an earlier round,
// and the «аналитическая справка» on paper, in a word processor and in a spreadsheet.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { FORM_RULES, smallTargets, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { answerAll, person, records, roundOf } from '../support/diagnostic.js';
import { partOf, wordsOf } from '../support/docx.js';
import { pagesOf } from '../support/paper.js';
import { Server } from '../support/server.js';

const CARDS = ['role-game', 'role-moderator', 'role-tutor'];
const NAMES = [['Анна Белова', 'anna', 'methodist'], ['Борис Волков', 'boris', 'methodist'], ['Вера Гусева', 'vera', 'teacher'],
  ['Глеб Дроздов', 'gleb', 'teacher'], ['Дина Ершова', 'dina', 'teacher'], ['Егор Жуков', 'egor', 'teacher']];
// Levels of everybody in autumn and in spring, by card.
const AUTUMN = { anna: [4, 1, 0], boris: [0, 4, 1], vera: [1, 0, 4], gleb: [1, 1, 1], dina: [2, 2, 0], egor: [0, 1, 1] };
const SPRING = { anna: [4, 2, 1], boris: [1, 4, 1], vera: [1, 2, 4], gleb: [2, 1, 1], dina: [2, 2, 2], egor: [1, 1, 1] };

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

const everybody = () => Object.values(people);

// Everybody answers about themselves, and whoever rates others sees all of them at level 2.
async function answered(space, levels, except = []) {
  for (const [login, who] of Object.entries(people)) {
    if (except.includes(login)) continue;
    await answerAll(server, who, space, (subject, card) => {
      const own = subject.person === who.principal;
      return own ? levels[login][CARDS.indexOf(card.subject)] : 2;
    });
  }
}

const row = (device, name) => device.page.locator('.heat tbody tr', { hasText: name });
const levels = async (device, name) => (await row(device, name).locator('td').allTextContents()).map((text) => text.trim());
const names = async (device) => (await device.page.locator('.heat-name').allTextContents()).map((text) => text.trim());
const group = (device, title) => device.page.locator('.immersion-group', { hasText: title });
const press = (device, name) => device.page.getByRole('button', { name, exact: true }).click();

async function downloaded(device, act) {
  const [download] = await Promise.all([device.page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('the heat map is sorted and filtered, follows answers as they come, and is nameless in the hall', () =>
  devices(async (owner) => {
    const rates = ['boris', 'vera', 'gleb'].map((login) => [people[login], people.egor]);
    const space = await roundOf(server, people.anna, everybody(), CARDS, { title: 'Осень', colleagues: 3, rates });
    await answered(space, AUTUMN, ['egor']);
    await owner.signIn(server, accounts.anna);
    await owner.visit(server, `/round/${space}/heat`);
    await row(owner, 'Борис Волков').waitFor();
    assert.deepEqual(await levels(owner, 'Борис Волков'), ['0', '4', '1']);
    assert.deepEqual(await levels(owner, 'Егор Жуков'), ['—', '—', '—']);
    await owner.page.getByText('ответили полностью 5 из 6').waitFor();

    // One answer more: the row follows without a reload.
    await answerAll(server, people.egor, space, (_, card) => AUTUMN.egor[CARDS.indexOf(card.subject)]);
    await row(owner, 'Егор Жуков').locator('td', { hasText: '1' }).first().waitFor();
    await owner.page.getByText('ответили полностью 6 из 6').waitFor();
    assert.deepEqual(await levels(owner, 'Егор Жуков'), ['0', '1', '1']);

    await owner.page.locator('.heat thead').getByRole('button', { name: 'Модератор' }).click();
    await owner.page.locator('.heat th[aria-sort="descending"]').waitFor();
    assert.deepEqual((await names(owner)).slice(0, 2), ['Борис Волков', 'Дина Ершова']);
    await owner.page.getByLabel('Уровень', { exact: true }).selectOption('mastered');
    await owner.page.getByText('Показано: 2 из 6').waitFor();
    await owner.page.getByLabel('Уровень', { exact: true }).selectOption('');

    const moderator = owner.page.locator('.card-column', { hasText: 'Модератор' });
    assert.match(await moderator.textContent(), /Лидеры\s*Борис Волков/);
    await owner.page.getByText('Освоили и используют 3 и более ролей').waitFor();
    await owner.page.getByText('0 из 2, 0 %; цель 50 %: пока не достигнуто').waitFor();

    // Series of raters stand side by side; colleagues' are a sum of three.
    await owner.page.getByRole('button', { name: 'Егор Жуков' }).click();
    const series = owner.page.locator('dialog[open] tr', { hasText: 'Игромастер' });
    assert.match(await series.textContent(), /по самооценке.*12 из 12; 12 из 12; 0 из 12; 0 из 12/s);
    await owner.page.keyboard.press('Escape');
    assert.deepEqual(await violations(owner, FORM_RULES), []);
    assert.deepEqual(await smallTargets(owner), []);

    await owner.page.getByRole('link', { name: 'Показать в зале без имён' }).click();
    const hall = owner.page.locator('.heat-hall');
    await hall.getByText('Ответили 6 из 6').waitFor();
    const shown = await hall.textContent();
    assert.ok(NAMES.every(([name]) => !shown.includes(name.split(' ')[1])), 'no name in the hall');
    assert.equal(await hall.locator('.heat-field > span').count(), 6);
    await owner.page.keyboard.press('Escape');
    await row(owner, 'Анна Белова').waitFor();
    assert.deepEqual(owner.faults, []);
  }, SCREENS.projector));

test('groups are proposed with reasons, one person is moved, a person confirms, the workshop has them', () =>
  devices(async (owner, teacher) => {
    const space = await roundOf(server, people.anna, everybody(), CARDS, { title: 'Погружение' });
    await answered(space, AUTUMN);
    await teacher.signIn(server, accounts.dina);
    await teacher.visit(server, `/round/${space}/groups`);
    await teacher.page.getByLabel('Прежде всего').selectOption({ label: 'Тьютор' });
    await teacher.saved();

    await owner.signIn(server, accounts.anna);
    await owner.visit(server, `/round/${space}/groups`);
    await group(owner, 'Игромастер').waitFor();
    for (const [title, leader] of [['Игромастер', 'Анна Белова'], ['Модератор', 'Борис Волков'], ['Тьютор', 'Вера Гусева']]) {
      assert.equal(await group(owner, title).locator('li').count(), 2, title);
      const first = group(owner, title).locator('li').first();
      assert.match(await first.textContent(), new RegExp(`${leader}.*ведёт.*Может вести группу: уровень 4`, 's'));
    }
    assert.match(await group(owner, 'Тьютор').textContent(), /Дина Ершова.*Есть чему учиться.*это первое пожелание/s);
    assert.deepEqual(await violations(owner, FORM_RULES), []);
    assert.deepEqual(await smallTargets(owner), []);

    // By taps: the effect is said before it is done.
    await group(owner, 'Тьютор').getByRole('button', { name: /Дина Ершова/ }).click();
    await owner.page.getByLabel('Группа', { exact: true }).selectOption({ label: 'Игромастер' });
    await owner.page.locator('dialog[open] .immersion-effect', { hasText: 'Группы станут неравными: от 1 до 3 человек.' }).waitFor();
    await press(owner, 'Переместить');
    await group(owner, 'Игромастер').getByText('Дина Ершова').waitFor();
    await group(owner, 'Игромастер').getByText(/Место выбрано вручную/).waitFor();
    await press(owner, 'Пересчитать остальных');
    await owner.page.waitForFunction(() => [...document.querySelectorAll('.immersion-people')].every((list) => list.children.length === 2));
    // By dragging: back again.
    await group(owner, 'Игромастер').locator('li', { hasText: 'Дина Ершова' }).dragTo(group(owner, 'Тьютор'));
    await group(owner, 'Тьютор').getByText('Дина Ершова').waitFor();
    await owner.saved();
    await owner.page.reload();
    await owner.started();
    await group(owner, 'Тьютор').getByText('Дина Ершова').waitFor();

    await press(owner, 'Подтвердить группы');
    await owner.page.getByText('подтверждены', { exact: true }).waitFor();
    await owner.saved();
    await owner.page.getByRole('link', { name: 'Мастерская роли' }).nth(2).click();
    const circle = owner.page.locator('.circle');
    await circle.getByText('Волна 1').waitFor();
    assert.match(await circle.textContent(), /Вера Гусева\s*ведёт/);
    await circle.getByText('Дина Ершова').waitFor();

    await teacher.page.reload();
    await teacher.started();
    await group(teacher, 'Тьютор').getByText('Дина Ершова').waitFor();

    // The next wave gives other roles to whoever was a member.
    await owner.visit(server, `/round/${space}/groups`);
    await press(owner, 'Следующая волна');
    await owner.page.getByRole('heading', { name: /волна 2/ }).waitFor();
    assert.equal(await group(owner, 'Тьютор').locator('li', { hasText: 'Дина Ершова' }).count(), 0);
    assert.deepEqual([...owner.faults, ...teacher.faults], []);
  }, SCREENS.projector, SCREENS.phone));

// A методист words an indicator anew.
async function reword(id, text) {
  const request = { protocol: 1, principal: people.anna.principal, space: 'catalogue',
    batches: [[{ id: 'reword~1', record: id, at: [Date.now(), 0], schema: 1, op: { do: 'set', fields: { text: { v: text } } } }]] };
  const { value } = await server.call('sync/push', { request }, people.anna.cookie);
  assert.equal(value.verdicts[0].outcome.verdict, 'accepted', JSON.stringify(value));
}

test('two rounds are compared by unchanged indicators, and the report says what the data show in every form', () =>
  devices(async (owner, other) => {
    const early = await roundOf(server, people.anna, everybody(), CARDS, { title: 'Осень 2026' });
    await answered(early, AUTUMN);
    const indicator = (await records(server, people.anna, early)).find(({ kind, subject }) => kind === 'round_card' && subject === 'role-tutor')
      .wording[0].indicators[0];
    await reword(indicator.id, 'Проводит беседу с педагогом по своему вопроснику');
    const late = await roundOf(server, people.anna, everybody().filter(({ login }) => login !== 'egor'), CARDS, { title: 'Весна 2027' });
    await answered(late, SPRING, ['egor']);

    await owner.signIn(server, accounts.anna);
    await owner.visit(server, `/round/${late}/growth`);
    await owner.page.getByLabel('Прежний раунд').selectOption({ label: 'Осень 2026' });
    await owner.page.getByText('Сравниваются 47 показателей с неизменной формулировкой. Не сравниваются: 1.').waitFor();
    await owner.page.getByText('Только в прежнем раунде').waitFor();
    const moderator = owner.page.locator('.growth-table').first().locator('tr', { hasText: 'Модератор' });
    assert.deepEqual(await moderator.locator('td').allTextContents(), ['5', '80', '32', '44', '+12']);
    await owner.page.getByText('Не сравниваются: 1', { exact: true }).click();
    await owner.page.getByText('изменена формулировка или уровень').waitFor();
    assert.deepEqual(await violations(owner, FORM_RULES), []);

    await owner.page.getByRole('link', { name: 'Справка', exact: true }).click();
    await owner.page.getByLabel('Выводы').fill('Модерацию осваивают быстрее всего.');
    await owner.page.getByLabel('Прежний раунд').selectOption({ label: 'Осень 2026' });
    const paper = owner.page.locator('.document-paper');
    await paper.getByText('Самооценка: было «да»').waitFor();
    await owner.saved();
    assert.deepEqual(await violations(owner, FORM_RULES), []);
    assert.deepEqual(await smallTargets(owner), []);
    const told = ['Аналитическая справка', 'В раунде 5 участников', 'охват 100 %', 'Чаще всего уровень 2 и выше встречается здесь',
      'Лидеры и дефициты', 'Дина Ершова', 'Освоили и используют не менее трёх ролей', 'Сравнение с раундом «Осень 2026»',
      'Модерацию осваивают быстрее всего.', 'Как считалось'];

    const pages = await pagesOf(await owner.page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const printed = pages.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');
    for (const words of told) assert.ok(printed.includes(words), `${words}\n${printed}`);
    assert.ok(!printed.includes('Напечатать') && !printed.includes('Части раунда'), 'only the sheet is printed');

    const docx = await downloaded(owner, () => owner.page.getByRole('link', { name: 'Справка DOCX' }).click());
    assert.equal(docx.name, 'Весна 2027.docx');
    const words = wordsOf(docx.bytes);
    for (const told_too of told) assert.ok(words.includes(told_too), `${told_too}\n${words}`);
    const xlsx = await downloaded(owner, () => owner.page.getByRole('link', { name: 'Таблицы XLSX' }).click());
    assert.match(partOf(xlsx.bytes, 'xl/workbook.xml'), /name="Уровни".*name="Приращение"/s);
    assert.match(partOf(xlsx.bytes, 'xl/worksheets/sheet1.xml'), /Дина Ершова.*<v>2<\/v>/s);
    const csv = (await downloaded(owner, () => press(owner, 'Уровни CSV'))).bytes.toString('utf8');
    assert.ok(csv.startsWith('\ufeffКого оценивали;Организация;Должность;Игромастер;'), csv.slice(0, 80));
    assert.match(csv, /Дина Ершова;;;2;по самооценке;2;по самооценке;2;по самооценке/);

    await owner.page.getByLabel('с именами людей').uncheck();
    await paper.getByText('Дина Ершова').first().waitFor({ state: 'detached' });
    const nameless = await downloaded(owner, () => owner.page.getByRole('link', { name: 'Справка DOCX' }).click());
    assert.ok(!wordsOf(nameless.bytes).includes('Дина Ершова'));

    // Whoever only answers finds no collective result, by no address.
    await other.signIn(server, accounts.dina);
    for (const part of ['heat', 'growth', 'report']) {
      await other.visit(server, `/round/${late}/${part}`);
      await other.page.getByRole('heading', { level: 1, name: 'Весна 2027' }).waitFor();
      assert.equal(await other.page.locator('.heat, .document-paper, .growth-part').count(), 0, part);
    }
    const refused = await fetch(`${server.origin}/round-files/${late}/report.docx`, { headers: { cookie: people.dina.cookie } });
    assert.equal(refused.status, 403);
    assert.deepEqual([...owner.faults, ...other.faults], []);
  }, SCREENS.tablet, SCREENS.phone));
