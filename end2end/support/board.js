// A board's session as its host finds it: everything but the large button is under «Ещё».

export async function more(device, name) {
  await device.page.getByRole('button', { name: 'Ещё', exact: true }).click();
  await device.page.getByRole('menuitem', { name }).click();
}

// Opens «Код для входа» and gives the six digits.
export async function codeOf(host) {
  await more(host, 'Код для входа');
  const digits = await host.page.locator('dialog .door-code', { hasText: /\d{3} \d{3}/ }).textContent();
  return digits.replace(/\D/g, '');
}

// Makes a board of the short script and gives its address.
export async function foundBoard(host, server, title) {
  await host.visit(server, '/boards');
  await host.page.getByLabel('Название новой доски').fill(title);
  await host.page.getByRole('button', { name: 'Создать', exact: true }).click();
  await host.page.waitForURL(/\/board\/board:/);
  await host.page.locator('.takt-title', { hasText: 'Сессия ещё не началась' }).waitFor();
  await host.saved();
  return new URL(host.page.url()).pathname;
}

// Comes in by the code under a name, without an account.
export async function joinBy(guest, server, code, name) {
  await guest.visit(server, '/join');
  await guest.page.getByLabel('Код с экрана').fill(code);
  await guest.page.getByLabel('Как вас называть').fill(name);
  await guest.page.getByRole('button', { name: 'Войти', exact: true }).click();
  await guest.page.waitForURL(/\/board\/board:/);
  await guest.started();
}

// Until a device is in this такт.
export const takt = (device, title) => device.page.locator('.takt-title', { hasText: title }).first().waitFor();

// Presses the large button, which rests a moment after each press, until the такт is this one.
export async function next(host, label, title) {
  await host.page.locator('.session-next button:not([aria-busy])', { hasText: label }).click();
  if (title) await takt(host, title);
}

// Opens a part of what came out of a board, until something on it is seen.
export async function outcome(device, server, path, name, seen) {
  await device.visit(server, `${path}/outcomes${name ? `/${name}` : ''}`);
  await seen(device.page).first().waitFor();
}
