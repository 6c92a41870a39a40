// A year of one person: gaps, goals, six steps, work without a network, the graph of growth, the тьютор's agreement,
// a revision, and the document in every form.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { smallTargets, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { button, field } from '../support/catalogue.js';
import { wordsOf } from '../support/docx.js';
import { downloaded } from '../support/files.js';
import { pagesOf } from '../support/paper.js';
import { Server } from '../support/server.js';
import { addEvent, addStep, aside, bar, begin, daysOf, drawGrowth, finger, invite, schoolYear } from '../support/trajectory.js';

let server;
let olga;
let vera;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
  vera = await server.account('teacher', 'Вера Лосева', 'vera');
});

after(() => server.remove());

const PROPOSED = ['Школа модератора', 'Мастерская вопросов'];
const OWN = [
  ['Веду круглый стол', `${schoolYear}-10-05`, `${schoolYear}-10-11`],
  ['Читаю о фасилитации', `${schoolYear}-11-02`, `${schoolYear}-11-15`],
  ['Показ коллегам', `${schoolYear + 1}-02-01`, `${schoolYear + 1}-02-07`],
];
const OFFLINE = ['Разбор записи', `${schoolYear + 1}-03-01`, `${schoolYear + 1}-03-14`];

async function part(device, name) {
  await device.page.getByRole('link', { name, exact: true }).first().click();
}

async function goalFromGap(device) {
  await part(device, 'Пробелы и цели');
  const role = device.page.locator('.gap-item', { hasText: 'Модератор' });
  await role.getByLabel('Сейчас').selectOption({ label: '1 · по образцу' });
  await role.getByRole('button', { name: /^В цели/ }).click();
  await role.getByText('уже в целях').waitFor();
}

async function takeProposals(device) {
  await device.page.getByRole('link', { name: 'Подобрать шаги' }).first().click();
  for (const name of PROPOSED) {
    const offer = device.page.locator('.base-item', { hasText: name });
    await offer.getByText('Проводится в роли «Модератор», 24 ч').waitFor();
    await offer.getByRole('button', { name: /^В план/ }).tap();
    await offer.waitFor({ state: 'detached' });
  }
  await button(aside(device), 'Закрыть').tap();
}

// With a finger that rests on it first, a month later.
async function carryAMonth(device, title) {
  const month = (await device.page.locator('.timeline-track').first().boundingBox()).width / 12;
  await bar(device, title).scrollIntoViewIfNeeded();
  const touch = await finger(device, bar(device, title));
  await touch.down();
  await device.page.locator('.timeline-bar[data-held]').waitFor();
  await touch.move(month / 2);
  await touch.move(month);
  await touch.up();
}

async function offlineEdits(device) {
  await device.saved();
  await device.offlineReady();
  await device.context.setOffline(true);
  await device.state('offline');
  await addStep(device, ...OFFLINE);
  await carryAMonth(device, 'Веду круглый стол');
  assert.equal(await daysOf(device, 'Веду круглый стол'), `05–11.11.${schoolYear}`);
  await device.page.reload();
  await device.started();
  await bar(device, 'Разбор записи').waitFor();
  assert.equal(await daysOf(device, 'Веду круглый стол'), `05–11.11.${schoolYear}`);
  await device.context.setOffline(false);
  await device.saved();
}

async function checkFiles(device) {
  await part(device, 'Документ');
  await field(device, 'Фамилия, имя, отчество').fill('Лосева Вера Ильинична');
  await device.saved();
  const pages = await pagesOf(await device.page.pdf({ preferCSSPageSize: true }));
  const printed = pages.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');
  const docx = await downloaded(device, () => device.page.getByRole('link', { name: 'Документ DOCX' }).click());
  const written = wordsOf(docx.bytes);
  for (const words of ['Лосева Вера Ильинична', 'Модератор', 'Показ коллегам родителей', ...PROPOSED, 'Ольга Ким', 'Первый круглый стол']) {
    // A narrow column breaks a title between words.
    assert.ok(words.split(' ').every((word) => printed.includes(word)), `on paper: ${words}\n${printed}`);
    assert.ok(written.includes(words), `in DOCX: ${words}\n${written}`);
  }
  const calendar = await downloaded(device, () => device.page.getByRole('link', { name: 'Календарь (.ics)' }).click());
  const events = calendar.bytes.toString().replace(/\r\n /g, '');
  assert.equal(events.match(/BEGIN:VEVENT/g).length, 6);
  assert.match(events, new RegExp(`DTSTART;VALUE=DATE:${schoolYear}1105\r\nDTEND;VALUE=DATE:${schoolYear}1112`));
  for (const title of [...PROPOSED, 'Показ коллегам родителей', OFFLINE[0]]) assert.ok(events.includes(`SUMMARY:${title}`), title);
}

test('from gaps to an agreed plan, a revision of it and the papers, on a tablet by touch', () =>
  devices(async (tablet, laptop) => {
    await laptop.signIn(server, olga);
    for (const name of PROPOSED) await addEvent(laptop, server, name, 'Модератор');

    await tablet.signIn(server, vera);
    await begin(tablet, server, 'Год модератора');
    await goalFromGap(tablet);
    await takeProposals(tablet);
    for (const step of OWN) await addStep(tablet, ...step);
    await offlineEdits(tablet);
    await tablet.page.locator('.timeline-row').nth(5).waitFor();
    assert.equal(await tablet.page.locator('.timeline-row').count(), 6);
    assert.deepEqual(await violations(tablet), []);
    assert.deepEqual(await smallTargets(tablet), []);

    await part(tablet, 'График роста');
    await drawGrowth(tablet, [[0.05, 0.85], [0.2, 0.7], [0.35, 0.45], [0.5, 0.45], [0.65, 0.3]]);
    await tablet.page.locator('.growth-periods li').filter({ hasText: 'рост' }).first().waitFor();
    await tablet.page.locator('#growth-pad').focus();
    await tablet.page.keyboard.press('ArrowLeft');
    await field(tablet, 'Ключевой момент (несколько слов)').fill('Первый круглый стол');

    await part(tablet, 'Сопровождение');
    await invite(tablet, 'Ольга Ким', 'тьютор');
    await button(tablet.page, 'На согласование').tap();
    await laptop.visit(server, '/trajectories');
    await laptop.page.getByRole('link', { name: 'Сказать слово' }).click();
    await button(laptop.page, 'Согласовать').click();
    await button(laptop.page, 'Согласовать этот план').click();
    await tablet.page.getByRole('heading', { name: /^Версия 1 согласована: Ольга Ким/ }).waitFor();

    await part(tablet, 'План');
    await tablet.page.locator('.timeline-name', { hasText: 'Показ коллегам' }).tap();
    await field(tablet, 'Название').fill('Показ коллегам родителей');
    await button(aside(tablet), 'Готово').tap();
    await part(tablet, 'Сопровождение');
    await tablet.page.getByText('С тех пор план изменился, записей: 1').waitFor();
    await button(tablet.page.locator('.versions > li').last(), 'Сравнить с нынешним').tap();
    const differences = tablet.page.locator('.differences');
    await differences.locator('ins', { hasText: 'родителей' }).waitFor();
    await laptop.page.getByText('С тех пор план изменился, записей: 1').waitFor();

    await checkFiles(tablet);
    assert.deepEqual([...tablet.faults, ...laptop.faults].filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault)), []);
  }, SCREENS.tablet, SCREENS.projector));
