// What people do with a role card, by the words on the screen.

export const title = (device, name) => device.page.getByRole('heading', { level: 1, name, exact: true });

export const field = (device, label) => device.page.getByLabel(label, { exact: true });

export const button = (place, name) => place.getByRole('button', { name, exact: true });

// Opens a card for editing.
export async function edit(device, server, card) {
  await device.visit(server, `/catalogue/${card}`);
  await device.page.getByRole('button', { name: 'Править' }).click();
  await field(device, 'Название').waitFor();
}

// Writes into the catalogue's search.
export const seek = (device, words) => device.page.getByLabel('Найти карточку').fill(words);

// Puts cards of the open catalogue on the tray and goes to their comparison.
export async function compare(device, ...names) {
  for (const name of names) {
    await device.page.getByRole('button', { name: `Сравнить: ${name}`, exact: true }).click();
  }
  await device.page.locator('.tray').getByRole('link', { name: 'Сравнить' }).click();
}

// The document of a page as the server renders it for a visitor: what it holds, the server has.
export async function published(server, path) {
  const answer = await fetch(server.origin + path);
  return answer.text();
}
