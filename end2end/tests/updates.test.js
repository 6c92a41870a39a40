// A newer program: it waits for the person's word, loses nothing, and an older tab does not spoil its storage.
import assert from 'node:assert/strict';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { devices, SCREENS } from '../support/browser.js';
import { edit, field, published, title } from '../support/catalogue.js';
import { Server } from '../support/server.js';

let server;
let olga;
let next;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
  // Tomorrow's release: today's with one byte more.
  next = await mkdtemp(join(tmpdir(), 'karta-site-'));
  await cp(process.env.KARTA_SITE ?? fileURLToPath(new URL('../../target/site', import.meta.url)), next, { recursive: true });
  await rm(join(next, 'pkg/karta.css.br'), { force: true });
  await rm(join(next, 'pkg/karta.css.gz'), { force: true });
  await appendFile(join(next, 'pkg/karta.css'), '\n');
});

after(async () => {
  await server.remove();
  await rm(next, { recursive: true, force: true });
});

const build = (device) => device.page.locator('meta[name="karta-build"]').getAttribute('content');

test('a new version waits for «Обновить» and takes what was typed with it', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.offlineReady();
    await edit(device, server, 'role-game');
    const former = await build(device);
    await server.stop();
    await field(device, 'Название').fill('Игромастер до обновления');
    await device.queued(1);
    await server.run({ KARTA_SITE: next });
    await device.saved();
    const update = device.page.getByRole('button', { name: 'Обновить', exact: true });
    await update.waitFor();
    assert.equal(await build(device), former, 'the page changed without a word');
    await field(device, 'Название').fill('Игромастер при обновлении');
    await update.click();
    await device.page.waitForFunction((old) => document.querySelector('meta[name="karta-build"]')?.content !== old, former);
    await device.started();
    await title(device, 'Игромастер при обновлении').waitFor();
    await device.saved();
    assert.match(await published(server, '/catalogue/role-game'), /Игромастер при обновлении/);
  }, SCREENS.tablet));

test('a tab whose storage belongs to a newer program stops writing there, says so and still sends', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.page.evaluate(() => localStorage.setItem('k/schema', '99'));
    await edit(device, server, 'role-guide');
    await device.page.getByText('открыта новая версия').waitFor();
    await field(device, 'Когда нужна').fill('Нужна и старой вкладке.');
    await device.page.waitForFunction(async (text) => (await (await fetch(location.pathname)).text()).includes(text), 'Нужна и старой вкладке.');
    const kept = await device.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('/catalogue/p/')));
    assert.deepEqual(kept, []);
  }, SCREENS.tablet));

test('a program that broke says so, and what was typed can be saved as a file', () =>
  devices(async (device) => {
    await device.signIn(server, olga);
    await device.offlineReady();
    await edit(device, server, 'role-quest');
    await device.context.setOffline(true);
    await field(device, 'Название').fill('Квест перед поломкой');
    await device.queued(1);
    await device.page.evaluate(() => { window.kartaPanic('нарочно'); });
    const overlay = device.page.getByRole('alertdialog');
    await overlay.getByText('Ваши правки на устройстве целы').waitFor();
    const [file] = await Promise.all([
      device.page.waitForEvent('download'),
      overlay.getByRole('button', { name: 'Сохранить файл' }).click(),
    ]);
    const chunks = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk);
    assert.match(Buffer.concat(chunks).toString(), /Квест перед поломкой/);
    await device.context.setOffline(false);
    await overlay.getByRole('button', { name: 'Перезагрузить' }).click();
    await title(device, 'Квест перед поломкой').waitFor();
    await device.saved();
  }, SCREENS.tablet));
