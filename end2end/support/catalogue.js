// What people do with a role card, by the words on the screen.

export const title = (device, name) => device.page.getByRole('heading', { level: 1, name, exact: true });

export const field = (device, label) => device.page.getByLabel(label, { exact: true });

// Opens a card for editing.
export async function edit(device, server, card) {
  await device.visit(server, `/catalogue/${card}`);
  await device.page.getByRole('button', { name: 'Править' }).click();
  await field(device, 'Название').waitFor();
}

// The document of a page as the server renders it for a visitor: what it holds, the server has.
export async function published(server, path) {
  const answer = await fetch(server.origin + path);
  return answer.text();
}
