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
