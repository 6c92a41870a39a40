// Loads the program and starts it, once the page has been read. `start.js` adds it where the browser is new
// enough. The program and its code come in parallel.

async function start() {
  const code = fetch('/pkg/karta.wasm');
  // Its failure is reported below, where it is awaited.
  code.catch(() => {});
  // The code of the page that is asked for comes beside it; without this it would come once the program runs.
  import('/pkg/rooms.js').then((rooms) => rooms.ahead(location.pathname), () => {});
  const program = await import('/pkg/karta.js');
  await program.default({ module_or_path: code });
  if (document.readyState === 'loading') {
    await new Promise((read) => document.addEventListener('DOMContentLoaded', read, { once: true }));
  }
  await program.mount();
}

start().catch((error) => {
  console.error(error);
  // A trap while starting is a broken program, not a lost connection.
  if (error instanceof WebAssembly.RuntimeError) window.kartaPanic(error.message);
  else window.kartaSay('Не удалось загрузить «Карту». Проверьте связь и перезагрузите страницу.', true);
});
