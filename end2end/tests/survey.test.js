// «Опрос»: a visitor answers by the code without giving a name, somebody answers without a network, and the results
// grow in the hall. Nothing that the owner is sent says who answered.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { reachable } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { Server } from '../support/server.js';
import { Traffic } from '../support/traffic.js';

let server;
let olga;
let fedor;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
  fedor = await server.account('teacher', 'Фёдор Заяц', 'fedor');
});

after(() => server.remove());

const SHOTS = process.env.KARTA_SHOTS;
const button = (device, name, exact = false) => device.page.getByRole('button', { name, exact });

async function shot(device, name) {
  if (!SHOTS) return;
  await mkdir(SHOTS, { recursive: true });
  await device.page.screenshot({ path: `${SHOTS}/survey-${name}.png` });
}

// What axe and a ruler say of the open page, read from its top: what lies under the bar is not small.
async function made(host, title, nameless = true) {
  await host.visit(server, '/surveys');
  await host.page.getByLabel('Название опроса').fill(title);
  if (!nameless) await host.page.getByLabel('Без имён').uncheck();
  await button(host, 'Создать опрос').click();
  await host.page.waitForURL(/\/survey\/survey:/);
  await host.page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(host.page.url()).pathname;
}

async function codeOf(host) {
  await button(host, 'Код для ответа').click();
  const digits = await host.page.locator('dialog .door-code', { hasText: /\d{3} \d{3}/ }).textContent();
  await button(host, 'Готово', true).click();
  return digits.replace(/\D/g, '');
}

const answers = async (device, words) => {
  const scales = device.page.locator('.survey-scale');
  await scales.first().waitFor();
  for (let at = 0; at < (await scales.count()); at += 1) await scales.nth(at).getByText('5', { exact: true }).click();
  await device.page.getByLabel('Что вы берёте с собой в работу?').fill(words);
};

test('answers without names come by the code, also from a device that had no network, and grow in the hall', () =>
  devices(async (host, hall, guest, teacher) => {
    await host.signIn(server, olga);
    const survey = await made(host, 'После семинара');
    const last = host.page.locator('.survey-row').last();
    await last.getByLabel('Вопрос', { exact: true }).fill('Что добавить?');
    await last.getByLabel('Вопрос', { exact: true }).blur();
    await host.saved();
    await shot(host, 'made');
    await reachable(host, 'a new survey');
    const code = await codeOf(host);
    await hall.signIn(server, olga);
    await hall.visit(server, `${survey}/screen`);
    await hall.page.locator('.door-code', { hasText: code.slice(0, 3) }).waitFor();
    await shot(hall, 'hall-waits');
    const told = new Traffic(host);
    await host.page.reload();
    await host.started();

    await guest.visit(server, '/join');
    await guest.page.getByLabel('Код с экрана').fill(code);
    await guest.page.waitForURL(/\/survey\/by\//);
    await answers(guest, 'Беру приём с карточками');
    await shot(guest, 'answering');
    await reachable(guest, 'answering');
    await button(guest, 'Отправить ответ').click();
    await guest.page.getByText('Спасибо, ответ принят').waitFor();
    assert.equal(await guest.page.evaluate(() => Object.values(localStorage).join().includes('карточками')), false, 'the words stay on the device');
    await host.page.getByText('1 ответ', { exact: true }).waitFor();
    await hall.page.getByText('Беру приём с карточками').waitFor();

    // Somebody with an account answers the same way, and without a network.
    await teacher.signIn(server, fedor);
    await teacher.visit(server, `/join/${code}`);
    await teacher.page.waitForURL(/\/survey\/by\//);
    await answers(teacher, 'Хочу ещё такой семинар');
    await teacher.context.setOffline(true);
    await button(teacher, 'Отправить ответ').click();
    await teacher.page.getByText('Ответ лежит на этом устройстве').waitFor();
    await teacher.context.setOffline(false);
    await teacher.page.getByText('Спасибо, ответ принят').waitFor();
    await host.page.getByText('2 ответа', { exact: true }).waitFor();
    await host.page.getByText('Хочу ещё такой семинар').waitFor();
    const principal = await teacher.page.evaluate(() => JSON.parse(localStorage.getItem('k/me')).principal);
    // That Фёдор is in the catalogue is told to everybody there; of the survey nothing names him.
    await told.has('');
    const ofSurvey = told.texts.filter((text) => text.includes('survey'));
    assert.ok(ofSurvey.length > 0, 'the owner was told of the survey');
    for (const word of ['Фёдор', principal]) {
      assert.equal(ofSurvey.some((text) => text.includes(word)), false, `the owner was sent «${word}»`);
    }
    await shot(host, 'results');
    await shot(hall, 'hall');
    await reachable(host, 'results');

    await button(host, 'Завершить', true).click();
    await host.page.getByRole('dialog').getByRole('button', { name: 'Завершить', exact: true }).click();
    await host.saved();
    await guest.visit(server, `/survey/by/${code}`);
    await guest.page.getByText('Опрос завершён').waitFor();
  }, SCREENS.tablet, SCREENS.projector, SCREENS.phone, SCREENS.tablet));

test('a survey with names is joined under them, and each tap is kept', () =>
  devices(async (host, guest) => {
    await host.signIn(server, olga);
    await made(host, 'Кто что попробует', false);
    const code = await codeOf(host);
    await guest.visit(server, `/join/${code}`);
    await guest.page.getByLabel('Как вас называть').fill('Пётр');
    await button(guest, 'Войти', true).click();
    await guest.page.waitForURL(/\/survey\/survey:/);
    await guest.started();
    await answers(guest, 'Проведу игру');
    await guest.saved();
    await host.page.getByText('1 ответ', { exact: true }).waitFor();
    await host.page.getByText('Проведу игру').waitFor();
  }, SCREENS.tablet, SCREENS.phone));
