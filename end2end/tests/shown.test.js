// One afternoon with the catalogue: found by an inflected word, compared, a change proposed by a teacher, accepted
// by an expert, seen by a third; all of it goes on without a network.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { devices, SCREENS } from '../support/browser.js';
import { compare, field, published, seek, title } from '../support/catalogue.js';
import { Server } from '../support/server.js';

const TITLE = 'Модератор встреч';

let server;
let olga;
let ivan;

before(async () => {
  server = await Server.start();
  olga = await server.account('methodist', 'Ольга Ким', 'olga');
  ivan = await server.account('teacher', 'Иван Серов', 'ivan');
});

after(() => server.remove());

const hit = (device, name) => device.page.locator('.hit', { has: device.page.getByRole('heading', { name, exact: true }) });

async function comparedFromTheStart(device, ...names) {
  await device.visit(server, '/catalogue');
  await compare(device, ...names);
  for (const name of names) await device.page.getByRole('columnheader', { name: new RegExp(name) }).waitFor();
}

test('a teacher finds, compares and proposes, an expert accepts, a third sees it and works on without a network', () =>
  devices(async (teacher, expert, visitor) => {
    await teacher.signIn(server, ivan);
    await teacher.visit(server, '/catalogue');
    await seek(teacher, 'обсуждениями');
    await hit(teacher, 'Модератор').locator('mark', { hasText: /^обсужд/i }).first().waitFor();
    await comparedFromTheStart(teacher, 'Игромастер', 'Модератор');

    await visitor.visit(server, '/catalogue/role-moderator');
    await title(visitor, 'Модератор').waitFor();
    await visitor.offlineReady();

    await teacher.visit(server, '/catalogue/role-moderator');
    await teacher.page.getByRole('link', { name: 'Предложить правку' }).click();
    await teacher.page.locator('.wording', { hasText: 'Название' }).first().getByRole('button').click();
    await field(teacher, 'Название: ваш текст').fill(TITLE);
    await teacher.saved();

    await expert.signIn(server, olga);
    await expert.visit(server, '/proposals');
    const offered = expert.page.locator('.proposal:visible', { hasText: 'встреч' });
    await offered.locator('ins', { hasText: 'встреч' }).waitFor();
    await offered.getByRole('button', { name: 'Принять' }).click();
    await expert.saved();
    await title(visitor, TITLE).waitFor();

    for (const device of [teacher, expert, visitor]) {
      await device.offlineReady();
      await device.context.setOffline(true);
      await device.state('offline');
    }
    await visitor.visit(server, '/catalogue');
    await seek(visitor, 'встречами');
    await hit(visitor, TITLE).waitFor();
    await comparedFromTheStart(visitor, 'Тьютор', TITLE);
    await teacher.visit(server, '/catalogue/role-moderator');
    await teacher.page.locator('#own-level label', { hasText: 'самостоятельно' }).click();
    await teacher.queued(1);
    await expert.visit(server, '/catalogue/role-moderator');
    await expert.page.getByRole('button', { name: 'Править' }).click();
    await field(expert, 'Назначение (одна фраза)').fill('Ведёт разговор к решению.');
    await expert.queued(1);

    for (const device of [teacher, expert, visitor]) await device.context.setOffline(false);
    await teacher.saved();
    await expert.saved();
    await visitor.visit(server, '/catalogue/role-moderator');
    await visitor.page.getByText('Ведёт разговор к решению.').first().waitFor();
    const document = await published(server, '/catalogue/role-moderator');
    assert.match(document, /Модератор встреч/);
    assert.match(document, /Ведёт разговор к решению/);
  }, SCREENS.tablet, SCREENS.projector, SCREENS.phone));
