// The «мастерская» of a role: what anyone offers, what experts decide, whose names are shown to whom.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { FORM_RULES, smallTargets, violations } from '../support/access.js';
import { devices, SCREENS } from '../support/browser.js';
import { button, field, published } from '../support/catalogue.js';
import { Server } from '../support/server.js';
import { Traffic } from '../support/traffic.js';

const WORKSHOP = '/catalogue/role-moderator/workshop';

let server;
let admin;
let vera;
let olga;

before(async () => {
  server = await Server.start();
  admin = await server.admin();
  vera = await server.account('teacher', 'Вера Лосева', 'vera');
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
});

after(() => server.remove());

const own = (device) => device.page.locator('#own-offers');

// Begins a material of a sort and gives it a title.
async function offer(device, sort, title) {
  await button(device.page, 'Предложить материал').click();
  await device.page.getByRole('menuitem', { name: sort }).click();
  await field(device, 'Название').fill(title);
}

test('a case is offered, returned with a word, reworked, accepted, and then all see it', () =>
  devices(async (author, expert, visitor) => {
    await author.signIn(server, vera);
    await author.visit(server, WORKSHOP);
    await offer(author, 'кейс', 'Спор о расписании');
    await field(author, 'Ситуация').fill('Две группы хотят один зал.');
    await field(author, 'Время на показ, минут').fill('7');
    await button(author.page, 'Готово').click();
    await author.saved();
    await own(author).getByText('на рассмотрении').waitFor();

    await visitor.visit(server, WORKSHOP);
    await visitor.saved();
    assert.equal(await visitor.page.getByText('Спор о расписании').count(), 0);

    await expert.signIn(server, olga);
    await expert.visit(server, WORKSHOP);
    const waiting = expert.page.getByRole('listitem').filter({ hasText: 'Спор о расписании' });
    await waiting.getByText('Вера Лосева').waitFor();
    await button(waiting, 'Вернуть с пометкой').click();
    await waiting.getByLabel('Что исправить? Автор увидит эти слова').fill('Добавьте задачу.');
    await button(waiting, 'Вернуть автору').click();

    await own(author).getByText('Добавьте задачу.').waitFor();
    await button(own(author), 'Дописать').click();
    await field(author, 'Задача: что сделать').fill('Помогите договориться.');
    await button(author.page, 'Готово').click();
    await waiting.getByText('исправлено автором').waitFor();
    await button(waiting, 'Принять').click();

    await visitor.page.getByRole('heading', { name: 'Спор о расписании' }).click();
    await visitor.page.getByText('Помогите договориться.').waitFor();
    assert.equal(await visitor.page.getByText('Вера Лосева').count(), 0, 'a name without consent');
    await own(author).getByText('принято', { exact: true }).waitFor();

    await button(own(author), 'Показать моё имя всем').click();
    await visitor.page.getByText('Вера Лосева').waitFor();
    await button(own(author), 'Убрать моё имя').click();
    await visitor.page.getByText('Вера Лосева').waitFor({ state: 'detached' });
  }, SCREENS.tablet, SCREENS.projector, SCREENS.phone));

test('what was begun and left empty is taken back; an address is kept only while it is one', () =>
  devices(async (device) => {
    await device.signIn(server, vera);
    await device.visit(server, '/catalogue/role-tutor/workshop');
    await button(device.page, 'Предложить материал').click();
    await device.page.getByRole('menuitem', { name: 'ссылка' }).click();
    await field(device, 'Название').waitFor();
    await button(device.page, 'Готово').click();
    await own(device).waitFor({ state: 'detached' });

    await offer(device, 'ссылка', 'Атлас профессий');
    const address = field(device, 'Ссылка');
    await address.fill('javascript://alert(1)');
    await address.press('Tab');
    await device.page.getByText('Нужен адрес, который начинается с http:// или https://.').waitFor();
    await address.fill('atlas.example/роли');
    await button(device.page, 'Готово').click();
    await device.page.getByRole('link', { name: 'https://atlas.example/роли' }).waitFor();
    await device.saved();
    await device.visit(server, '/returned');
    await device.page.getByText('Все ваши правки приняты.').waitFor();
  }, SCREENS.phone));

test('a material offered without a network waits on the device and comes to the experts', () =>
  devices(async (author, expert) => {
    await author.signIn(server, vera);
    await author.visit(server, '/catalogue/role-path/workshop');
    await author.offlineReady();
    await author.context.setOffline(true);
    await author.state('offline');
    await offer(author, 'инструмент', 'Лента шагов');
    await field(author, 'Для чего: одной фразой').fill('Увидеть год целиком.');
    await button(author.page, 'Готово').click();
    await author.context.setOffline(false);
    await author.saved();
    await expert.signIn(server, olga);
    await expert.visit(server, '/catalogue/role-path/workshop');
    await expert.page.getByText('Увидеть год целиком.').waitFor();
  }, SCREENS.phone, SCREENS.tablet));

test('a question is answered for everybody with an account, and only for them', () =>
  devices(async (author, expert, visitor) => {
    await author.signIn(server, vera);
    await author.visit(server, WORKSHOP);
    await button(author.page, 'Задать вопрос').click();
    await field(author, 'Ваш вопрос').fill('Что делать, если все молчат?');
    await button(author.page, 'Готово').click();
    await author.page.getByText('ждёт ответа').waitFor();

    const traffic = new Traffic(visitor);
    await visitor.visit(server, WORKSHOP);
    await expert.signIn(server, olga);
    await expert.visit(server, WORKSHOP);
    await button(expert.page, 'Ответить').click();
    await field(expert, 'Ответ').fill('Дайте минуту записать ответ.');
    await button(expert.page, 'Ответить всем').click();
    await author.page.locator('.answer').getByText('Дайте минуту записать ответ.').waitFor();
    await expert.saved();
    assert.equal(await traffic.has('Что делать, если все молчат?'), false);
  }, SCREENS.tablet, SCREENS.tablet, SCREENS.phone));

test('the circle of a role is written by editors and seen with an account alone', () =>
  devices(async (editor, reader, visitor) => {
    const traffic = new Traffic(visitor);
    await visitor.visit(server, WORKSHOP);
    await reader.signIn(server, vera);
    await reader.visit(server, WORKSHOP);
    await editor.signIn(server, olga);
    await editor.visit(server, WORKSHOP);
    const circle = (device) => device.page.locator('.circle');
    await button(circle(editor), 'Изменить').click();
    const name = circle(editor).locator('#circle-name');
    await name.fill('Нина Белова');
    await button(circle(editor), 'Добавить в круг').click();
    await name.fill('Пётр Рудой');
    // What the server answers to the first name leaves the second one in its field.
    await editor.saved();
    assert.equal(await name.inputValue(), 'Пётр Рудой');
    await button(circle(editor), 'Добавить в круг').click();
    await circle(editor).locator('li', { has: editor.page.locator('[data-text="Пётр Рудой"]') }).getByLabel('ведёт группу').click();
    await circle(reader).getByText('Волна 1').waitFor();
    await circle(reader).getByRole('listitem').filter({ hasText: 'Пётр Рудой' }).getByText('ведёт').waitFor();
    await editor.saved();
    assert.equal(await traffic.has('Нина Белова'), false);
    assert.equal(await circle(visitor).count(), 0);
  }, SCREENS.tablet, SCREENS.phone, SCREENS.phone));

test('who is in a role’s group finds the materials of that group among all cards', () =>
  devices(async (editor, reader) => {
    const { page } = reader;
    await editor.signIn(server, olga);
    await editor.visit(server, WORKSHOP);
    await reader.signIn(server, vera);
    await reader.visit(server, '/catalogue');
    await page.locator('.tiles-of-cards > li').nth(10).waitFor();
    assert.equal(await page.getByLabel('Есть материалы моей группы').count(), 0);
    await button(editor.page.locator('.circle'), 'Изменить').click();
    await editor.page.locator('#circle-name').fill('вера  лосева');
    await button(editor.page.locator('.circle'), 'Добавить в круг').click();
    await page.getByLabel('Есть материалы моей группы').click();
    await page.locator('.drawer-count').getByText('Показано 1 из').waitFor();
    await page.getByRole('heading', { name: 'Модератор', exact: true }).waitFor();
    await page.getByLabel('Есть материалы моей группы').click();
    await page.locator('.tiles-of-cards > li').nth(10).waitFor();
  }, SCREENS.tablet, SCREENS.projector));

test('the workshop is read and filtered with JavaScript off', async () => {
  const whole = await published(server, '/catalogue/role-game/workshop');
  assert.match(whole, /Пришли не все/);
  assert.match(whole, /Разбор в четыре шага/);
  const cases = await published(server, '/catalogue/role-game/workshop?sort=case');
  assert.match(cases, /Пришли не все/);
  assert.doesNotMatch(cases, /Разбор в четыре шага/);
  assert.doesNotMatch(await published(server, '/catalogue/role-game/cellar'), /Пришли не все/);
});

test('the workshop can be used by everybody: names, contrasts, targets', () =>
  devices(async (device) => {
    await device.signIn(server, admin);
    await device.visit(server, WORKSHOP);
    await offer(device, 'сценарий', 'Встреча на час');
    await button(device.page.locator('.circle'), 'Изменить').click();
    assert.deepEqual(await violations(device, FORM_RULES), []);
    assert.deepEqual(await smallTargets(device), []);
  }, SCREENS.tablet));
