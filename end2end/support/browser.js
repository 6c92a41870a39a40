// Chromium as people have it, one profile a device.
import { mkdtemp, rm } from 'node:fs/promises';
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
    this.context.setDefaultTimeout(20_000);
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    this.faults = [];
    this.page.on('pageerror', (error) => this.faults.push(String(error)));
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(message.text());
    });
  }

  async close() {
    await this.context.close();
  }

  async remove() {
    await this.close().catch(() => {});
    await rm(this.profile, { recursive: true, force: true });
  }

  async signIn(server, account) {
    await this.page.goto(`${server.origin}/sign-in`);
    await this.page.getByLabel('Имя для входа').fill(account.login);
    await this.page.getByLabel('Пароль', { exact: true }).fill(account.password);
    await this.page.getByRole('button', { name: 'Войти', exact: true }).click();
    await this.page.waitForURL(`${server.origin}/`);
    await this.saved();
  }

  // Until the state line says that the server has everything.
  async saved() {
    await this.page.locator('.state-line[data-state="saved"]').first().waitFor();
  }

  // Until the app opens without a network.
  async offlineReady() {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }
}
