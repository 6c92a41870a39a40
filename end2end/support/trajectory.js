// What journeys along a trajectory do: begin one, fill it, look at its timeline, draw its graph, let people in.
import assert from 'node:assert/strict';

import { button, field } from './catalogue.js';

// The school year of today, by the year in which it began.
const now = new Date();
export const schoolYear = now.getMonth() >= 8 ? now.getFullYear() : now.getFullYear() - 1;

export const aside = (device) => device.page.getByRole('complementary');

export const bar = (device, title) => device.page.locator(`.timeline-bar[aria-label^="${title}:"]`);

// The days of a step, as its bar says them.
export const daysOf = async (device, title) => /\d\d\.?[^,]*\d{4}/.exec(await bar(device, title).getAttribute('aria-label'))[0];

// A методист puts an event of one day and 24 hours, in the last days of the school year, into the база.
export async function addEvent(device, server, name, role) {
  await device.visit(server, '/activities');
  await field(device, 'Название нового события').fill(name);
  await button(device.page, 'Добавить событие').click();
  await field(device, 'Начало').fill(`${schoolYear + 1}-08-30`);
  await field(device, 'Часы').fill('24');
  await device.page.getByRole('group', { name: 'В каких ролях проводится' }).getByText(role, { exact: true }).click();
  await device.saved();
}

// A step written freely, with its days, closed again.
export async function addStep(device, title, from, to) {
  await field(device, 'Свой шаг').fill(title);
  await button(device.page, 'Добавить шаг').click();
  await field(device, 'Начало').fill(from);
  await field(device, 'Конец').fill(to);
  await button(aside(device), 'Готово').click();
  await bar(device, title).waitFor();
}

// A finger on the middle of an element.
export async function finger(device, element) {
  const { x, y, width, height } = await element.boundingBox();
  const cdp = await device.context.newCDPSession(device.page);
  const at = { x: x + width / 2, y: y + height / 2 };
  const send = (type, touchPoints) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  return {
    down: () => send('touchStart', [at]),
    move: (dx, dy = 0) => send('touchMove', [{ x: at.x + dx, y: at.y + dy }]),
    up: () => send('touchEnd', []),
  };
}

// Draws on the plane of growth along these places (shares of its width and height), as a finger does.
export async function drawGrowth(device, places) {
  await device.page.locator('#growth-pad').evaluate((pad) => pad.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const box = await device.page.locator('#growth-pad').boundingBox();
  const before = await device.page.evaluate(() => window.scrollY);
  const session = await device.context.newCDPSession(device.page);
  const at = ([x, y]) => [{ x: box.x + x * box.width, y: box.y + y * box.height }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(places[0]) });
  for (const place of places.slice(1)) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(place) });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  assert.equal(await device.page.evaluate(() => window.scrollY), before, 'the page stays where it was while a finger draws');
}

// The owner lets somebody in, on the open part «Вместе».
export async function invite(device, name, as) {
  await button(device.page, 'Пригласить').click();
  await device.page.getByText(as, { exact: true }).click();
  await device.page.getByLabel('Кого: имя или фамилия').fill(name.split(' ')[1].toLowerCase());
  await device.page.getByRole('button', { name }).click();
  await device.page.locator('.companions').getByText(name).waitFor();
}

// Makes a trajectory for whoever is signed in; gives the address of its page.
export async function begin(device, server, title) {
  await device.visit(server, '/trajectories');
  await field(device, 'Название').fill(title);
  await device.page.getByRole('button', { name: 'Составить' }).click();
  await device.page.waitForURL(/\/trajectory\/trajectory/);
  await device.page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(device.page.url()).pathname;
}

// Pushes gestures of its owner as their device would; `changes` are [record, kind, fields] to be made.
export async function fill(device, space, changes) {
  const done = await device.page.evaluate(async ([space, changes]) => {
    const me = JSON.parse(localStorage.getItem('k/me'));
    const writer = `test${Math.random().toString(36).slice(2, 10)}`;
    const batches = changes.map(([record, kind, fields], at) => [{
      id: `${writer}~${at + 1}`, record, at: [Date.now(), 0], schema: 1, op: { do: 'create', kind, fields },
    }]);
    const request = { protocol: 1, principal: me.principal, space, batches };
    const answer = await fetch('/api/sync/push', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ request }),
    });
    return answer.text();
  }, [space, changes]);
  const verdicts = JSON.parse(done).verdicts;
  if (!verdicts || verdicts.some(({ outcome }) => outcome.verdict !== 'accepted')) throw new Error(done);
}
