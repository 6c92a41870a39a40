// A tablet that many share: leaving it loses no words, leaves nothing private behind, and needs no network.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { devices, SCREENS } from '../support/browser.js';
import { edit, field, published, title } from '../support/catalogue.js';
import { Server } from '../support/server.js';

let server;
let olga;
let petr;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
  petr = await server.account('methodist', 'Пётр Серов', 'petr');
});

after(() => server.remove());

const LEVEL = 'проектирую под задачу';

async function openLeaving(device) {
  await device.page.locator('#person').click();
  await device.page.getByRole('menuitem', { name: 'Выйти' }).click();
  return device.page.getByRole('dialog', { name: 'Выйти?' });
}

// Until the bar offers to sign in.
async function signedOut(device) {
  await device.page.locator('.app-bar').getByRole('link', { name: 'Войти' }).waitFor();
}

const stored = (device) => device.page.evaluate(() => Object.entries(localStorage));

// Everything asked of the server from now on, in order.
function listen(device) {
  const asked = [];
  device.page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) asked.push(pathname);
  });
  device.page.on('websocket', () => asked.push('websocket'));
  return asked;
}

test('a queue left on a shared tablet without a network waits for its author and is nobody else’s', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    const me = await device.page.evaluate(() => JSON.parse(localStorage.getItem('k/me')).principal);
    await device.visit(server, '/catalogue/role-tutor');
    await device.page.locator('#own-level label', { hasText: LEVEL }).click();
    await device.saved();
    await device.offlineReady();
    await edit(device, server, 'role-online');
    await device.saved();
    await device.context.setOffline(true);
    await field(device, 'Название').fill('Координатор на общем планшете');
    await device.queued(1);

    const leaving = await openLeaving(device);
    await leaving.getByText('Ещё не отправлено правок: 1.').waitFor();
    await leaving.getByText('Сейчас нет связи с сервером.').waitFor();
    await leaving.getByRole('button', { name: 'Отправить сейчас' }).click();
    await leaving.getByText('Связи с сервером нет').waitFor();
    await leaving.getByRole('button', { name: 'Оставить под моим именем' }).click();
    await signedOut(device);

    const left = (await stored(device)).filter(([key]) => key.startsWith(`k/${me}/`));
    assert.deepEqual(left.map(([key]) => key.split('/')[3]).filter((part) => !'pxa'.includes(part)), []);
    assert.equal(left.filter(([key]) => key.includes('/p/')).length, 1, 'the queue stays');
    await device.visit(server, '/catalogue/role-online');
    await title(device, 'Координатор образовательной онлайн-платформы').waitFor();
    assert.equal(await device.page.getByRole('button', { name: 'Править' }).count(), 0);

    // The session ends before anything else is asked.
    const asked = listen(device);
    await device.context.setOffline(false);
    await device.saved();
    assert.equal(asked[0], '/api/session/sign_out');
    const who = await device.page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/api/session/me', { method: 'POST', headers, body: '{}' })).text();
    });
    assert.equal(who, 'null');

    await device.signIn(server, petr);
    await device.visit(server, '/catalogue/role-tutor');
    await device.saved();
    assert.equal(await device.page.locator('#own-level .chip.chosen').count(), 0);
    await device.visit(server, '/returned');
    await device.page.getByText('Все ваши правки приняты.').waitFor();
    assert.doesNotMatch(await published(server, '/catalogue/role-online'), /на общем планшете/);
    const bye = await openLeaving(device);
    await bye.getByText('Все правки на сервере.').waitFor();
    await bye.getByRole('button', { name: 'Выйти' }).click();
    await signedOut(device);

    await device.signIn(server, olga);
    await device.visit(server, '/catalogue/role-online');
    await title(device, 'Координатор на общем планшете').waitFor();
    await device.saved();
    assert.match(await published(server, '/catalogue/role-online'), /Координатор на общем планшете/);
    await device.visit(server, '/catalogue/role-tutor');
    await device.page.locator('#own-level .chip.chosen', { hasText: LEVEL }).waitFor();
  }, SCREENS.tablet));

test('«Отправить сейчас» leaves only when the server has every edit', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await edit(device, server, 'role-path');
    await device.saved();
    await server.stop();
    await device.state('offline');
    await field(device, 'Название').fill('Разработчик перед уходом');
    await device.queued(1);
    const leaving = await openLeaving(device);
    await leaving.getByText('Ещё не отправлено правок: 1.').waitFor();
    await server.run();
    await leaving.getByRole('button', { name: /Отправить сейчас|Выйти/ }).click();
    await signedOut(device);
    assert.match(await published(server, '/catalogue/role-path'), /Разработчик перед уходом/);
  }, SCREENS.phone));

test('whoever signs in takes the place of the one before, and a sign-out reaches the other tab', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.offlineReady();
    await device.visit(server, '/sign-in');
    await device.enter(petr);
    await device.page.waitForURL(`${server.origin}/`);
    await device.started();
    await device.page.waitForFunction(() => {
      const { principal, name } = JSON.parse(localStorage.getItem('k/me'));
      return name === 'Пётр Серов' && localStorage.getItem(`k/${principal}/catalogue/c`) !== null;
    });
    const people = new Set((await copies(device)).map((key) => key.split('/')[1]));
    assert.equal(people.size, 1, 'the copy of the one before is still there');

    const other = await device.context.newPage();
    await other.goto(`${server.origin}/catalogue`);
    await other.locator('#person').waitFor();
    const bye = await openLeaving(device);
    await bye.getByRole('button', { name: 'Выйти' }).click();
    await signedOut(device);
    await other.locator('.app-bar').getByRole('link', { name: 'Войти' }).waitFor();
    assert.deepEqual(await copies(device), [], 'a private copy is left');
  }, SCREENS.tablet));

// Keys under which a person's copy of what the server has is kept.
async function copies(device) {
  const keys = (await stored(device)).map(([key]) => key);
  return keys.filter((key) => /^k\/a-[^/]+\/[^/]+\/[rc]/.test(key));
}
