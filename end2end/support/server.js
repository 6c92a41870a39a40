// A real server on its own port and data folder, and the accounts a test needs.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PASSWORD = 'верный пароль 7';

export async function freePort() {
  const probe = createServer();
  await new Promise((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address();
  await new Promise((closed) => probe.close(closed));
  return port;
}

export class Server {
  static async start() {
    const server = new Server();
    server.data = await mkdtemp(join(tmpdir(), 'karta-test-'));
    server.port = await freePort();
    server.origin = `http://127.0.0.1:${server.port}`;
    await server.run();
    return server;
  }

  // `more` are further settings of the server's surroundings.
  async run(more = {}) {
    const env = { ...process.env, KARTA_ADDR: `127.0.0.1:${this.port}`, KARTA_DATA: this.data, ...more };
    this.process = spawn(process.env.KARTA_BIN, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((ready, failed) => {
      this.process.once('exit', () => failed(new Error('the server stopped before it was ready')));
      createInterface({ input: this.process.stdout }).on('line', (line) => {
        const link = line.match(/\/begin\/\S+/);
        if (link) this.adminLink = link[0];
        if (line.includes('Карта открыта') || link) setImmediate(ready);
      });
    });
    // The greeting comes line by line: the server is ready when it answers.
    for (;;) {
      const answered = await fetch(`${this.origin}/healthz`).then((r) => r.ok).catch(() => false);
      if (answered) return;
      await new Promise((again) => setTimeout(again, 20));
    }
  }

  async stop() {
    if (this.process.exitCode !== null) return;
    const gone = new Promise((exit) => this.process.once('exit', exit));
    this.process.kill('SIGTERM');
    await gone;
  }

  async remove() {
    await this.stop();
    await rm(this.data, { recursive: true, force: true });
  }

  async call(path, body, cookie) {
    const headers = { 'content-type': 'application/json', origin: this.origin };
    if (cookie) headers.cookie = cookie;
    const answer = await fetch(`${this.origin}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const value = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return { value, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? cookie };
  }

  // The administrator begins by the printed link.
  async admin() {
    // The greeting may come after the first answer.
    while (!this.adminLink) await new Promise((again) => setTimeout(again, 20));
    const token = this.adminLink.split('/').pop();
    this.adminCookie ??= (await this.begin(token, 'Анна Павлова', 'admin')).cookie;
    return { login: 'admin', password: PASSWORD, cookie: this.adminCookie };
  }

  async begin(token, name, login) {
    const beginning = { token, name, login, password: PASSWORD, consent: 'test' };
    return this.call('session/begin', { beginning });
  }

  // An account that has begun, ready to sign in.
  async account(kind, name, login) {
    const { cookie } = await this.admin();
    const slip = (await this.call('accounts/add', { name, kind }, cookie)).value;
    await this.begin(slip.path.split('/').pop(), name, login);
    return { name, login, password: PASSWORD };
  }
}
