// Bytes that a first visit to a page takes until it is alive, as they come over the wire. Asserts nothing.
//
// Usage: KARTA_BIN=... KARTA_CHROMIUM=... node end2end/bench/first_visit.js
import { Device, SCREENS } from '../support/browser.js';
import { Server } from '../support/server.js';

const PAGES = { '/': 'the start page', '/join': 'joining by a code', '/catalogue': 'the catalogue', '/catalogue/role-game': 'a card', '/sign-in': 'signing in' };

const server = await Server.start();
try {
  for (const [path, name] of Object.entries(PAGES)) {
    const device = await Device.open(SCREENS.phone);
    try {
      await device.visit(server, path);
      const [code, data, count] = await device.page.evaluate(() => {
        const came = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
        const bytes = (entries) => entries.reduce((sum, entry) => sum + entry.encodedBodySize, 0);
        const isData = (entry) => new URL(entry.name).pathname.startsWith('/api/');
        return [bytes(came.filter((entry) => !isData(entry))), bytes(came.filter(isData)), came.length];
      });
      const kb = (bytes) => (bytes / 1024).toFixed(0).padStart(5);
      console.log(`${kb(code)} KB of page, code and styles, ${kb(data)} KB of records, ${String(count).padStart(3)} requests  ${name} (${path})`);
    } finally {
      await device.remove();
    }
  }
} finally {
  await server.remove();
}
