// Paper is a first-class output: cards with matching backs, a role on a sheet, an observer's form.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { devices, SCREENS } from '../support/browser.js';
import { pagesOf, places } from '../support/paper.js';
import { Server } from '../support/server.js';

const A4 = [595, 842];

let server;

before(async () => {
  server = await Server.start();
});

after(() => server.remove());

async function print(device, query) {
  await device.visit(server, `/print?${query}`);
  await device.page.locator('.paper, .flow').first().waitFor();
  return pagesOf(await device.page.pdf({ preferCSSPageSize: true, printBackground: true }));
}

// The cards of a side, by the ids that the page gives them.
const titles = (device) => device.page.evaluate(() => [...document.querySelectorAll('.paper')].map((leaf) =>
  [...leaf.querySelectorAll('.paper-grid > *')].map((place) => place.querySelector('h3')?.textContent.replace(/^\d+\s/, '') ?? '')));

test('every card has its back behind it when the sheet is turned over its long edge', () =>
  devices(async (device) => {
    const pages = await print(device, 'kind=cards&cards=roles');
    const sides = await titles(device);
    assert.equal(sides.flat().filter(Boolean).length, 30, 'fifteen roles, two sides each');
    assert.equal(pages.length, 4, 'two sheets, two sides each');
    for (const page of pages) {
      assert.deepEqual([Math.round(page.width), Math.round(page.height)], A4);
    }
    for (let sheet = 0; sheet < pages.length; sheet += 2) {
      const [fronts, backs] = [places(pages[sheet]), places(pages[sheet + 1])];
      for (const [at, front] of fronts.entries()) {
        const behind = at - (at % 2) + (1 - (at % 2));
        const title = sides[sheet][at];
        if (!title) {
          assert.equal(backs[behind], '', 'an empty place has a back');
          continue;
        }
        const printed = (text) => text.replace(/[\s\u00ad-]+/g, '');
        assert.ok(printed(front).includes(printed(title)), `«${title}» is not on its front: ${front}`);
        assert.ok(printed(backs[behind]).includes(printed(title)), `«${title}» is not behind its front`);
      }
    }
  }, SCREENS.tablet));

test('nothing of a card is cut off at the edge of its place', () =>
  devices(async (device) => {
    await device.visit(server, '/print?kind=cards&cards=all');
    await device.page.locator('.paper').first().waitFor();
    const cut = await device.page.evaluate(() => [...document.querySelectorAll('.cut-card')]
      .filter((slip) => slip.scrollHeight > slip.clientHeight + 1 || slip.scrollWidth > slip.clientWidth + 1
        || [...slip.querySelectorAll('ul')].some((list) => {
          const code = slip.querySelector('.cut-card-qr')?.getBoundingClientRect();
          return code && [...list.children].some((item) => {
            const box = item.getBoundingClientRect();
            return box.right > code.left && box.bottom > code.top;
          });
        }))
      .map((slip) => `${slip.dataset.card} ${slip.className}`));
    assert.deepEqual(cut, []);
  }, SCREENS.projector));

test('a role fits on two sheets at most and holds every indicator', () =>
  devices(async (device) => {
    const pages = await print(device, 'kind=role&cards=role-tutor');
    assert.ok(pages.length <= 2, `${pages.length} pages`);
    const wanted = await device.page.locator('.sheet-level li').allTextContents();
    assert.ok(wanted.length >= 12);
    const printed = pages.flatMap((page) => page.words.map(({ text }) => text)).join(' ').replace(/[\s\u00ad-]+/g, '');
    for (const text of wanted) assert.ok(printed.includes(text.replace(/[\s\u00ad-]+/g, '')), `«${text}» is not printed`);
    assert.ok(!printed.includes('Напечатать'), 'the page’s own buttons are printed');
  }, SCREENS.tablet));

test('an observer’s form has a box for each answer to each indicator of the level', () =>
  devices(async (device) => {
    const pages = await print(device, 'kind=form&cards=role-moderator&level=3');
    assert.equal(pages.length, 1);
    const rows = await device.page.locator('.observer-form tbody tr').count();
    assert.ok(rows >= 3 && rows <= 6, `${rows} indicators`);
    assert.equal(await device.page.locator('.observer-form .box').count(), rows * 3);
  }, SCREENS.tablet));
