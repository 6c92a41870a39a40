// What the state line says between the opening of a page and the server's first answer.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { devices, SCREENS } from '../support/browser.js';
import { Server } from '../support/server.js';

test('a page is connecting until the server answers, and has no connection only when the try has failed', async () => {
  const server = await Server.start();
  try {
    await devices(async (device) => {
      await device.visit(server, '/catalogue');
      await device.offlineReady();
      let stream;
      await device.page.routeWebSocket(/\/ws\//, (held) => {
        stream ??= held;
      });
      await device.page.reload();
      await device.started();
      await device.state('connecting');
      assert.equal(await device.page.getByText('Нет связи').count(), 0);
      await stream.close();
      await device.state('offline');
      await device.page.getByText('Нет связи').waitFor();
    }, SCREENS.projector);
  } finally {
    await server.remove();
  }
});
