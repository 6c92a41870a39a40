// Chromium and WebKit at one table: what one does the other sees, apart from the server both go on, and meet again.
import { after, before, test } from 'node:test';

import { codeOf, foundBoard, next } from '../support/board.js';
import { devices, SCREENS } from '../support/browser.js';
import { lies, middle, write } from '../support/map.js';
import { Server } from '../support/server.js';
import { WebKit } from './driver.js';

let server;
let maria;
let oleg;

before(async () => {
  server = await Server.start();
  maria = await server.account('methodist', 'Мария Котова', 'maria');
  oleg = await server.account('methodist', 'Олег Титов', 'oleg');
});

after(() => server.remove());

const withWebKit = (width, height, run) => async () => {
  const webkit = await WebKit.open(width, height);
  try {
    await devices((chromium) => run(webkit, chromium), SCREENS.tablet);
  } finally {
    await webkit.close();
  }
};

const state = (webkit, name) => webkit.until(`the state ${name}`, 'return document.querySelector(".state-line")?.dataset.state === arguments[0]', name);
const saved = (webkit) => state(webkit, 'saved');
const title = (webkit, words) => webkit.text('h1', words);

async function signIn(webkit, account) {
  await webkit.visit(`${server.origin}/sign-in`);
  await webkit.fill('Имя для входа', account.login);
  await webkit.fill('Пароль', account.password);
  await webkit.press('Войти');
  await webkit.until('the start page', 'return location.pathname === "/"');
  await saved(webkit);
}

test('edits are seen live, made apart without a server, survive a reload, and meet', withWebKit(1024, 768, async (webkit, chromium) => {
  const { page } = chromium;
  const card = `${server.origin}/catalogue/role-project`;
  const field = (label) => page.getByLabel(label, { exact: true });
  await signIn(webkit, maria);
  await chromium.signIn(server, oleg);
  await webkit.visit(card);
  await saved(webkit);
  await page.goto(card);
  await chromium.saved();
  await chromium.offlineReady();

  await page.getByRole('button', { name: 'Править' }).click();
  await field('Название').fill('Проектировщик из Chromium');
  await title(webkit, 'Проектировщик из Chromium');
  await webkit.press('Править');
  await webkit.fill('Название', 'Проектировщик из WebKit');
  await page.getByRole('heading', { level: 1, name: 'Проектировщик из WebKit' }).waitFor();
  await saved(webkit);

  await server.stop();
  await Promise.all([state(webkit, 'offline'), chromium.state('offline')]);
  await webkit.fill('Название', 'Проектировщик без сети');
  await webkit.fill('Когда нужна', 'Нужна из WebKit.');
  await field('Название').fill('Проектировщик поверх');
  await field('Назначение (одна фраза)').fill('Назначение из Chromium.');
  await chromium.queued(2);
  await webkit.text('.state-line', 'в очереди');
  await webkit.visit(card);
  await title(webkit, 'Проектировщик без сети');
  await webkit.text('.state-line', 'в очереди');
  for (const room of ['/', '/trajectories', '/rounds', '/boards', '/activities', '/catalogue']) {
    await webkit.visit(server.origin + room);
    await webkit.until(`a heading of ${room}`, 'return document.querySelector("h1")');
  }
  await webkit.visit(card);

  await server.run();
  await page.getByText('Нужна из WebKit.').first().waitFor();
  await webkit.text('main', 'Назначение из Chromium.');
  await title(webkit, 'Проектировщик поверх');
  await saved(webkit);
  await webkit.press('История');
  // As overtaken or as what was there before, whichever came to the server first.
  await webkit.text('dialog[open]', 'без сети');
}));

test('a guest comes in by a code on a phone and writes in the такт', withWebKit(390, 844, async (webkit, host) => {
  await host.signIn(server, oleg);
  await foundBoard(host, server, 'Педагог-2035');
  const code = await codeOf(host);
  await host.page.keyboard.press('Escape');
  await webkit.visit(`${server.origin}/join`);
  await webkit.fill('Код с экрана', code);
  await webkit.fill('Как вас называть', 'Иван');
  await webkit.press('Войти');
  await webkit.text('.takt-title', 'Сессия ещё не началась');
  await next(host, 'Начать', 'Рамка');
  await next(host, 'Дальше', 'Тренды: каждый сам');
  await webkit.text('.takt-title', 'Тренды: каждый сам');
  await webkit.fill('Ваша мысль', 'Учителей станет меньше');
  await webkit.press('Положить на карту');
  await host.page.getByText('Скрыто: 1 карточка').waitFor();
}));

test('a card is dragged over the map, and the others see it there', withWebKit(1024, 768, async (webkit, host) => {
  await host.signIn(server, oleg);
  const board = await foundBoard(host, server, 'Карта для двоих');
  await signIn(webkit, oleg);
  await webkit.visit(server.origin + board);
  await write(host, 'Урок ведут двое', 0.4, 0.5, 'событие');
  const before = await middle(host, 'Урок ведут двое');
  const [x, y] = await webkit.middle('Урок ведут двое');
  await webkit.drag([x, y], [x + 180, y + 60]);
  await lies(host, 'Урок ведут двое', (now) => now[0] > before[0] + 100, 'the host sees it where it was dropped');
}));
