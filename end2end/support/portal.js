// A captive portal: whatever is asked, it answers with its own page.
import { createServer } from 'node:http';

const PAGE = '<!doctype html><title>Вход в Wi-Fi</title><h1>Примите условия сети</h1>';

export class Portal {
  // Stands where the server stood.
  static async stand(port) {
    const portal = new Portal();
    const answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', connection: 'close' });
      response.end(PAGE);
    };
    portal.server = createServer(answer);
    await new Promise((listening, failed) => {
      portal.server.once('error', failed);
      portal.server.listen(port, '127.0.0.1', listening);
    });
    return portal;
  }

  async leave() {
    const closed = new Promise((gone) => this.server.close(gone));
    this.server.closeAllConnections();
    await closed;
  }
}
