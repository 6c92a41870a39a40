// A teacher proposes a change of a wording, an expert decides, everybody sees it: live, and after a time without
// a network.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { smallTargets, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { edit, field, published, title } from '../support/catalogue.js';
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

// The part of a page that speaks of one wording, by its heading; the first of that name.
const wording = (device, name) => device.page.locator('.wording', { hasText: name }).first();

// Opens a wording of a card for a proposal and types into it.
async function propose(device, card, name, text) {
  if (card) {
    await device.visit(server, `/catalogue/${card}`);
    await device.page.getByRole('link', { name: 'Предложить правку' }).click();
  }
  await wording(device, name).getByRole('button').click();
  await field(device, `${name}: ваш текст`).fill(text);
}

// A proposal that is shown now: the other lists of the page are there, but hidden.
const waiting = (device, text) => device.page.locator('.proposal:visible', { hasText: text });

test('a change proposed by a teacher and accepted by an expert is seen live in a third browser', () =>
  devices(async (teacher, expert, visitor) => {
    await expert.signIn(server, olga);
    await expert.visit(server, '/proposals');
    await expert.page.getByText('Всё рассмотрено').waitFor();
    await visitor.visit(server, '/catalogue/role-game');
    await visitor.saved();
    await visitor.page.evaluate(() => { window.sameLoad = true; });

    await teacher.signIn(server, ivan);
    await propose(teacher, 'role-game', 'Название', 'Игромастер школы');
    await field(teacher, 'Почему (по желанию)').fill('Так говорят в школах');
    await teacher.page.locator('.difference ins', { hasText: 'школы' }).waitFor();
    await teacher.saved();

    const offered = waiting(expert, 'Игромастер');
    await offered.getByText('Так говорят в школах').waitFor();
    assert.match(await offered.locator('ins').textContent(), /школы/);
    await offered.getByText('Иван Серов').waitFor();
    await expert.page.locator('.waiting-count[data-count="1"]').waitFor();
    assert.deepEqual(await violations(expert), []);
    assert.deepEqual(await smallTargets(expert), []);
    await offered.getByRole('button', { name: 'Принять' }).click();
    await expert.page.getByText('Всё рассмотрено').waitFor();
    await expert.saved();

    await title(visitor, 'Игромастер школы').waitFor();
    assert.equal(await visitor.page.evaluate(() => window.sameLoad), true, 'the page was loaded anew');
    await teacher.visit(server, '/proposals');
    await waiting(teacher, 'Игромастер школы').getByText('принято').waitFor();
    assert.equal(await teacher.page.getByRole('button', { name: 'Отозвать' }).count(), 0);
    assert.match(await published(server, '/catalogue/role-game'), /Игромастер школы/);
  }, SCREENS.tablet, SCREENS.projector, SCREENS.phone));

test('a proposal written without a network arrives when there is one again', () =>
  devices(async (teacher, expert) => {
    await expert.signIn(server, olga);
    await expert.visit(server, '/proposals');
    await teacher.signIn(server, ivan);
    await teacher.visit(server, '/catalogue/role-tutor');
    await teacher.offlineReady();
    await teacher.saved();
    await teacher.context.setOffline(true);
    await teacher.page.getByRole('link', { name: 'Предложить правку' }).click();
    await propose(teacher, null, 'Когда нужна', 'Когда человек выбирает свой путь.');
    await teacher.state('offline');
    await wording(teacher, 'Когда нужна').getByText('ждёт решения').waitFor();
    await teacher.visit(server, '/proposals');
    await waiting(teacher, 'выбирает свой путь').waitFor();

    await teacher.context.setOffline(false);
    await waiting(expert, 'выбирает свой путь').waitFor();
    await teacher.saved();
    await waiting(teacher, 'выбирает свой путь').getByRole('button', { name: 'Отозвать' }).click();
    await waiting(expert, 'выбирает свой путь').waitFor({ state: 'detached' });
  }, SCREENS.phone, SCREENS.tablet));

test('a wording that has changed since is shown three times, and accepting replaces what stands', () =>
  devices(async (teacher, expert) => {
    await teacher.signIn(server, ivan);
    await propose(teacher, 'role-project', 'Название', 'Ведущий проектов');
    await teacher.saved();
    await expert.signIn(server, olga);
    await edit(expert, server, 'role-project');
    const before = await field(expert, 'Название').inputValue();
    await field(expert, 'Название').fill('Руководитель проектов');
    await expert.saved();
    await teacher.page.getByText('Сейчас в карточке: «Руководитель проектов»').waitFor();

    await expert.visit(server, '/proposals');
    const offered = waiting(expert, 'Ведущий');
    await offered.getByText('Было, когда предлагали').waitFor();
    assert.match(await offered.locator('dd').nth(0).textContent(), new RegExp(before));
    assert.match(await offered.locator('dd').nth(1).textContent(), /Руководитель проектов/);
    await offered.getByRole('button', { name: 'Принять вместо нынешнего текста' }).click();
    await expert.saved();
    await expert.visit(server, '/catalogue/role-project');
    await title(expert, 'Ведущий проектов').waitFor();
  }, SCREENS.tablet, SCREENS.tablet));

test('a returned proposal is reworded and waits again; a declined one says why', () =>
  devices(async (teacher, expert) => {
    await teacher.signIn(server, ivan);
    await propose(teacher, 'role-quest', 'Название', 'Куратор');
    await teacher.saved();
    await expert.signIn(server, olga);
    await expert.visit(server, '/proposals');
    await waiting(expert, 'Куратор').getByRole('button', { name: 'Вернуть с пометкой' }).click();
    await field(expert, 'Что поправить').fill('Куратор чего?');
    await expert.page.getByRole('button', { name: 'Вернуть автору' }).click();
    await waiting(expert, 'Куратор').waitFor({ state: 'detached' });
    await expert.saved();

    await teacher.visit(server, '/proposals');
    const own = waiting(teacher, 'Куратор чего?');
    await own.getByRole('button', { name: 'Изменить текст' }).click();
    await field(teacher, 'Предлагаемый текст').fill('Куратор квестов');
    await own.getByText('снова ждёт решения').waitFor();
    await waiting(expert, 'Ваша пометка была: Куратор чего?').getByRole('button', { name: 'Отклонить' }).click();
    await field(expert, 'Почему нет').fill('Оставим полное название.');
    await expert.page.getByRole('dialog').getByRole('button', { name: 'Отклонить' }).click();
    await waiting(teacher, 'Оставим полное название.').getByText('отклонено').waitFor();
  }, SCREENS.tablet, SCREENS.tablet));

test('markup and emoji in a proposal are text, and a wording that is gone cannot be accepted', () =>
  devices(async (teacher, expert) => {
    const text = '<img src=x onerror="window.hurt=1"> Модератор 🎲';
    await teacher.signIn(server, ivan);
    await propose(teacher, 'role-moderator', 'Название', text);
    await teacher.saved();
    await expert.signIn(server, olga);
    await expert.visit(server, '/proposals');
    const offered = waiting(expert, '🎲');
    await offered.getByText('onerror="window.hurt=1"').waitFor();
    assert.equal(await expert.page.evaluate(() => window.hurt), undefined);
    assert.equal(await offered.locator('img').count(), 0);

    await expert.visit(server, '/catalogue/role-moderator');
    await expert.page.getByRole('button', { name: 'Ещё' }).click();
    await expert.page.getByRole('menuitem', { name: 'Удалить' }).click();
    await expert.visit(server, '/proposals');
    await offered.getByText('её удалили').waitFor();
    assert.equal(await offered.getByRole('button', { name: 'Принять' }).getAttribute('aria-disabled'), 'true');
  }, SCREENS.tablet, SCREENS.tablet));
