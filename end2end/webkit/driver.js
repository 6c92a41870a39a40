// WebKit, the engine of Safari, by the WebDriver protocol (W3C) of Debian's WebKitGTK.
import { spawn } from 'node:child_process';

import { freePort } from '../support/server.js';

const PATIENCE_MS = 30_000;
// Its own sandbox needs rights that a container does not give.
const SURROUNDINGS = { ...process.env, LANG: 'C.UTF-8', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
const SELECT_ALL = '\uE009a\uE000';

const pause = () => new Promise((again) => setTimeout(again, 50));

export class WebKit {
  static async open(width, height) {
    const webkit = new WebKit();
    const port = await freePort();
    webkit.address = `http://127.0.0.1:${port}`;
    const screen = ['-a', '-s', '-screen 0 1920x1200x24', 'WebKitWebDriver', `--port=${port}`];
    webkit.driver = spawn('xvfb-run', screen, { stdio: 'ignore', detached: true, env: SURROUNDINGS });
    for (;;) {
      if (await fetch(`${webkit.address}/status`).then((answer) => answer.ok, () => false)) break;
      if (webkit.driver.exitCode !== null) throw new Error('WebKitWebDriver did not start');
      await pause();
    }
    const options = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: process.env.KARTA_WEBKIT, args: ['--automation'] } };
    const { sessionId } = await webkit.#send('POST', '/session', { capabilities: { alwaysMatch: options } });
    webkit.session = `/session/${sessionId}`;
    await webkit.#post('/window/rect', { width, height });
    return webkit;
  }

  async close() {
    await this.#send('DELETE', this.session).catch(() => {});
    process.kill(-this.driver.pid, 'SIGTERM');
  }

  // Opens a page and waits until the program stands in place of what the server rendered.
  async visit(url) {
    await this.#post('/url', { url });
    await this.until('the program', 'return !document.querySelector("#rendered")');
  }

  run(script, ...args) {
    return this.#post('/execute/sync', { script, args });
  }

  // Until a script on the page answers with something.
  async until(what, script, ...args) {
    const last = Date.now() + PATIENCE_MS;
    for (;;) {
      // A page that is being left has no answer.
      const found = await this.run(script, ...args).catch(() => null);
      if (found) return found;
      if (Date.now() > last) throw new Error(`never came: ${what}`);
      await pause();
    }
  }

  async text(selector, words) {
    const script = 'return document.querySelector(arguments[0])?.textContent.includes(arguments[1])';
    await this.until(`«${words}» in ${selector}`, script, selector, words).catch(async (error) => {
      const there = await this.run('return document.querySelector(arguments[0])?.textContent', selector);
      throw new Error(`${error.message}; there is «${there?.slice(0, 200)}»`);
    });
  }

  // Presses the first button in sight with this name.
  async press(name) {
    const script = 'return [...document.querySelectorAll("button")].find((it) => (it.ariaLabel ?? it.textContent).trim() === arguments[0] && it.checkVisibility())';
    await this.#post(`/element/${await this.#element(`the button «${name}»`, script, name)}/click`);
  }

  // Writes over what a field has.
  async fill(label, words) {
    const script = 'return [...document.querySelectorAll("label")].find((it) => it.textContent.trim().startsWith(arguments[0]) && it.control)?.control';
    const field = await this.#element(`the field «${label}»`, script, label);
    await this.#post(`/element/${field}/click`);
    for (const text of [SELECT_ALL, words]) await this.#post(`/element/${field}/value`, { text });
  }

  // The middle of the first element whose name has these words.
  middle(words) {
    const script = `const found = [...document.querySelectorAll("[role=option]")].find((it) => (it.ariaLabel ?? it.textContent).includes(arguments[0]));
      const box = found?.getBoundingClientRect();
      return box && [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];`;
    return this.until(words, script, words);
  }

  async drag([fromX, fromY], [x, y]) {
    const move = (x, y) => ({ type: 'pointerMove', duration: 50, origin: 'viewport', x: Math.round(x), y: Math.round(y) });
    const way = [move(fromX, fromY), { type: 'pointerDown', button: 0 }, move((fromX + x) / 2, (fromY + y) / 2), move(x, y), { type: 'pointerUp', button: 0 }];
    await this.#post('/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: way }] });
  }

  async #element(what, script, ...args) {
    const [id] = Object.values(await this.until(what, script, ...args));
    return id;
  }

  #post(path, body = {}) {
    return this.#send('POST', this.session + path, body);
  }

  async #send(method, path, body) {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(this.address + path, { method, headers, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
  }
}
