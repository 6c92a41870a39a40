// Cards on a board's map, as a mouse finds them.
import assert from 'node:assert/strict';

import { button, field } from './catalogue.js';

export const card = (device, words) => device.page.getByRole('option', { name: new RegExp(words) });

// Writes a card at a point of the map, given in parts of its size.
export async function write(device, words, right, down, sort) {
  const map = await device.page.locator('.map-ground').boundingBox();
  await device.page.mouse.dblclick(map.x + map.width * right, map.y + map.height * down);
  if (sort) await field(device, 'Вид карточки').selectOption({ label: sort });
  await field(device, 'Одна карточка — одна мысль').fill(words);
  await device.page.getByRole('button', { name: 'Положить на карту' }).click();
  await card(device, words).waitFor();
}

export async function drag(device, from, to) {
  await device.page.mouse.move(...from);
  await device.page.mouse.down();
  await device.page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 });
  await device.page.mouse.move(...to, { steps: 4 });
  await device.page.mouse.up();
}

// The middle of a card on the screen.
export const middle = async (device, words) => {
  const box = await card(device, words).boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
};

// Until a card's middle is where the check wants it: the map is drawn anew in the frame after the hand.
export async function lies(device, words, check, what) {
  for (let frames = 0; frames < 120; frames += 1) {
    if (check(await middle(device, words))) return;
    await device.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  }
  assert.fail(`${what}, not at ${await middle(device, words)}`);
}

// Links two cards by presses alone.
export async function link(device, from, to, sort) {
  await device.page.keyboard.press('Escape');
  await device.page.mouse.click(...(await middle(device, from)));
  await button(device.page, 'Связать').click();
  await device.page.mouse.click(...(await middle(device, to)));
  await device.page.getByRole('group', { name: 'Какая это связь' }).getByRole('button', { name: sort }).click();
  await device.saved();
}
