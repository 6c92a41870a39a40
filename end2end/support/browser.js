// Chromium as people have it, one profile a device.
import { readFile, readdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

export const SCREENS = {
  projector: { viewport: { width: 1920, height: 1080 } },
  tablet: { viewport: { width: 1024, height: 768 }, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

// A device that keeps its storage on disk: it can be closed, killed and opened again.
export class Device {
  static async open(options = {}) {
    const device = new Device();
    device.profile = await mkdtemp(join(tmpdir(), 'karta-device-'));
    device.options = options;
    await device.wake();
    return device;
  }

  async wake() {
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: process.env.KARTA_CHROMIUM ?? '/usr/bin/chromium',
      headless: true,
      args: FLAGS,
      locale: 'ru-RU',
      ...SCREENS.tablet,
      ...this.options,
    });
    this.context.setDefaultTimeout(Number(process.env.KARTA_PATIENCE_MS ?? 60_000));
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    // What went wrong on the page: exceptions, refusals of the policy, failed loads.
    this.faults = [];
    this.page.on('pageerror', (error) => this.faults.push(String(error)));
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(`${message.text()} (${message.location().url})`);
    });
  }

  async close() {
    await this.context.close();
  }

  // As a battery that dies: nothing of the browser gets to say a last word.
  async kill() {
    const closed = new Promise((gone) => this.context.once('close', gone));
    for (const pid of await processesOf(this.profile)) process.kill(pid, 'SIGKILL');
    await closed;
  }

  async remove() {
    await this.close().catch(() => {});
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  // Opens a page and waits until the program stands in place of what the server rendered.
  async visit(server, path) {
    await this.page.goto(server.origin + path);
    await this.started();
  }

  async started() {
    await this.page.locator('#rendered').waitFor({ state: 'detached' });
  }

  async signIn(server, account) {
    await this.visit(server, '/sign-in');
    await this.enter(account);
    await this.page.waitForURL(`${server.origin}/`);
    await this.saved();
  }

  // Fills in the open sign-in form.
  async enter(account) {
    await this.page.getByLabel('Имя для входа').fill(account.login);
    await this.page.getByLabel('Пароль', { exact: true }).fill(account.password);
    await this.page.locator('form').getByRole('button', { name: 'Войти', exact: true }).click();
  }

  // Until the state line says that the server has everything.
  async saved() {
    await this.state('saved');
  }

  async state(name) {
    await this.page.locator(`.state-line[data-state="${name}"]`).waitFor({ state: 'attached' });
  }

  // Until the state line says that edits wait for the network.
  async waiting() {
    await this.page.locator('.state-line', { hasText: 'в очереди' }).waitFor({ state: 'attached' });
  }

  // Until the state line says that so many edits wait for the network.
  async queued(count) {
    await this.page.locator('.state-line', { hasText: `в очереди ${count}` }).waitFor({ state: 'attached' });
  }

  // Until the app opens without a network: the worker answers for the page, and this person's copy of the
  // catalogue is on the device.
  async offlineReady() {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await this.page.waitForFunction(() => {
      const person = JSON.parse(localStorage.getItem('k/me') ?? 'null')?.principal ?? 'visitor';
      return navigator.serviceWorker.controller !== null && localStorage.getItem(`k/${person}/catalogue/c`) !== null;
    });
  }
}

// Runs with one device for each screen, and puts them away whatever happens.
export async function devices(run, ...screens) {
  const opened = [];
  try {
    for (const screen of screens) opened.push(await Device.open(screen));
    await run(...opened);
  } finally {
    for (const device of opened) await device.remove();
  }
}

async function processesOf(profile) {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = numbers.map(async (pid) => [Number(pid), await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')]);
  return (await Promise.all(lines)).filter(([, line]) => line.includes(`--user-data-dir=${profile}\0`)).map(([pid]) => pid);
}
