// The catalogue is everybody's to read: without script, without an account, without anything foreign.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { devices, SCREENS } from '../support/browser.js';
import { title } from '../support/catalogue.js';
import { Server } from '../support/server.js';

const ROUTES = ['/', '/catalogue', '/catalogue/role-game', '/catalogue/nobody', '/boards', '/trajectories', '/rounds', '/games', '/surveys',
  '/join', '/join/123456', '/returned', '/bin', '/sign-in', '/accounts', '/begin/some-link', '/nowhere'];

const ROLES = ['Игромастер', 'Модератор', 'Тьютор', 'Организатор проектной деятельности',
  'Менеджер публичных программ'];

let server;
let admin;

before(async () => {
  server = await Server.start();
  admin = await server.admin();
});

after(() => server.remove());

const silent = { ...SCREENS.phone, javaScriptEnabled: false };

test('without script the drawer shows every role with its purpose', () =>
  devices(async (device) => {
    await device.page.goto(`${server.origin}/catalogue`);
    for (const role of ROLES) await device.page.getByRole('link', { name: role, exact: true }).waitFor();
    const cards = device.page.locator('article.card');
    assert.ok((await cards.count()) >= 15, 'a card of the drawer is missing');
    for (const aim of await cards.locator('.card-aim').allTextContents()) assert.notEqual(aim.trim(), '');
    assert.match(await device.page.locator('noscript .start-notice').innerText(), /включите в браузере JavaScript/);
    assert.equal(await device.page.locator('.state-line').first().isVisible(), false, 'nothing is saved here');
  }, silent));

test('without script a link of the drawer leads to a card with its levels and indicators', () =>
  devices(async (device) => {
    await device.page.goto(`${server.origin}/catalogue`);
    await device.page.getByRole('link', { name: 'Игромастер', exact: true }).click();
    await title(device, 'Игромастер').waitFor();
    assert.equal(await device.page.locator('.level').count(), 4);
    for (const level of await device.page.locator('.level').all()) {
      assert.notEqual((await level.locator('.summary').textContent()).trim(), '');
      assert.ok((await level.locator('.indicators li').count()) >= 3, 'a level has too few indicators');
    }
  }, silent));

const ONLY_AFTER_SIGNING_IN = ['Править', 'История', 'Добавить карточку', 'Отменить', 'Вернуть'];

for (const [how, screen] of [['without', silent], ['with', SCREENS.phone]]) {
  test(`${how} script a visitor is offered nothing that needs an account`, () =>
    devices(async (device) => {
      for (const path of ['/catalogue', '/catalogue/role-game']) {
        await device.page.goto(server.origin + path);
        if (how === 'with') {
          await device.started();
          await device.saved();
        }
        await device.page.getByRole('link', { name: 'Войти' }).first().waitFor();
        for (const name of ONLY_AFTER_SIGNING_IN) {
          assert.equal(await device.page.getByRole('button', { name }).count(), 0, `${path} offers «${name}»`);
        }
        assert.equal(await device.page.getByText('Мой уровень').count(), 0);
      }
    }, screen));
}

async function watched(device, paths, before = async () => {}) {
  const asked = [];
  device.context.on('request', (request) => asked.push(request.url()));
  await before();
  for (const path of paths) {
    await device.visit(server, path);
    await device.page.getByRole('heading', { level: 1 }).first().waitFor();
    await device.page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  }
  const foreign = asked.filter((url) => !/^(data|blob):/.test(url) && new URL(url).origin !== server.origin);
  assert.ok(asked.some((url) => url.endsWith('.wasm')), 'the recording works');
  assert.deepEqual(foreign, []);
  // That there is no such card, or no survey behind a code, is an answer, not a fault.
  const answers = /status of 404 .*\/(nobody|nowhere)\)$|\/api\/surveys\/behind\)$/;
  assert.deepEqual(device.faults.filter((fault) => !answers.test(fault)), []);
}

test('no page asks a foreign origin for anything or breaks the policy, for a visitor', () =>
  devices((device) => watched(device, ROUTES.filter((path) => path !== '/accounts' && path !== '/begin/some-link')),
    SCREENS.tablet));

test('no page asks a foreign origin for anything or breaks the policy, for an administrator', () =>
  devices((device) => watched(device, ROUTES.filter((path) => path !== '/begin/some-link'), () => device.signIn(server, admin)),
    SCREENS.projector));

test('until the open page’s own code has come, what the server rendered is alone on the screen', () =>
  devices(async (device) => {
    let release;
    const held = new Promise((come) => { release = come; });
    await device.page.route('**/split_people.wasm', async (route) => {
      await held;
      await route.continue();
    });
    const areas = device.page.locator('main');
    await device.page.goto(`${server.origin}/sign-in`);
    await areas.nth(1).waitFor({ state: 'attached' });
    assert.equal(await device.page.locator('#rendered main').isVisible(), true);
    assert.equal(await areas.nth(1).isVisible(), false);
    release();
    await device.started();
    await device.page.getByLabel('Имя для входа').waitFor();
    assert.equal(await areas.count(), 1);
  }, SCREENS.tablet));

test('a form sent before the program has come keeps what was typed', () =>
  devices(async (device) => {
    let release;
    const held = new Promise((come) => { release = come; });
    await device.page.route('**/boot.js', async (route) => {
      await held;
      await route.continue();
    });
    await device.page.goto(`${server.origin}/sign-in`, { waitUntil: 'commit' });
    await device.page.getByLabel('Имя для входа').fill(admin.login);
    await device.page.getByLabel('Пароль', { exact: true }).fill('ещё не весь');
    await device.page.locator('form').getByRole('button', { name: 'Войти', exact: true }).click({ noWaitAfter: true });
    release();
    await device.started();
    assert.equal(device.page.url(), `${server.origin}/sign-in`);
    await device.page.waitForFunction((login) => document.querySelector('#login')?.value === login, admin.login);
  }, SCREENS.tablet));
