// Everything a device hears: bodies of answers and messages of sockets.

export class Traffic {
  // Listens from now on; sockets opened before are not heard.
  constructor(device) {
    this.texts = [];
    this.bodies = [];
    device.page.on('response', (answer) => {
      if (answer.url().includes('/api/')) {
        // An answer that was cut off by leaving the page has no body to hear.
        this.bodies.push(answer.text().then((text) => this.texts.push(text)).catch(() => {}));
      }
    });
    device.page.on('websocket', (socket) => {
      socket.on('framereceived', (frame) => this.texts.push(String(frame.payload)));
    });
  }

  async has(text) {
    await Promise.all(this.bodies);
    return this.texts.some((heard) => heard.includes(text));
  }
}
