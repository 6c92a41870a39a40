// What the state line says of the server: before its first answer, and where the network lets requests through and no
// stream, as some filters of schools do.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { devices, SCREENS } from '../support/browser.js';
import { edit, field, title } from '../support/catalogue.js';
import { Server } from '../support/server.js';

const STREAM = /\/ws\//;

let server;
let olga;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
});

after(() => server.remove());

test('a page is connecting until the server answers, and has no connection only when the try has failed', () =>
  devices(async (device) => {
    await device.visit(server, '/catalogue');
    await device.offlineReady();
    let stream;
    await device.page.routeWebSocket(STREAM, (held) => {
      stream ??= held;
    });
    await device.page.reload();
    await device.started();
    await device.state('connecting');
    assert.equal(await device.page.getByText('Нет связи').count(), 0);
    await server.stop();
    await stream.close();
    await device.page.getByText('Нет связи').waitFor();
    await server.run();
    await device.saved();
  }, SCREENS.projector));

test('where no stream gets through, edits are sent and others’ edits come all the same', () =>
  devices(async (behind, free) => {
    await behind.page.routeWebSocket(STREAM, (stream) => stream.close());
    for (const device of [behind, free]) {
      await device.signIn(server, olga);
      await edit(device, server, 'role-moderator');
      await device.saved();
    }
    await field(behind, 'Название').fill('Модератор за фильтром');
    await title(free, 'Модератор за фильтром').waitFor();
    await behind.saved();
    await field(free, 'Назначение (одна фраза)').fill('Пришло без потока.');
    await behind.page.getByText('Пришло без потока.').first().waitFor();
    await behind.saved();
  }, SCREENS.tablet, SCREENS.tablet));
