// The service worker. A template: the server's route /sw.js puts the build and its files in, so that every
// build is a new worker. One cache per build, filled whole or not at all; a new worker waits for the
// person's word. Nothing personal passes through here: /api, /ws and everything unlisted go to the network.

const BUILD = '__BUILD__';
const ASSETS = __ASSETS__;
const PREFIX = 'karta-';
const CACHE = PREFIX + BUILD;
const SHELL = '/shell';
const TYPES = { js: 'javascript', css: 'css', wasm: 'wasm', json: 'json', webmanifest: 'json', svg: 'svg' };

const listed = new Set(ASSETS);

// A captive portal answers anything with a page of its own: such an answer must not get into the cache.
function isOurs(path, response) {
  const type = response.headers.get('content-type') || '';
  const build = response.headers.get('karta-build');
  const extension = path.slice(path.lastIndexOf('.') + 1);
  const expected = path === SHELL ? 'html' : TYPES[extension];
  return response.ok && response.type === 'basic' && !response.redirected
    && (build === null || build === BUILD)
    && (expected ? type.includes(expected) : !type.includes('html'));
}

// What the page has just fetched is asked for by its tag and does not come twice.
async function load(path) {
  const response = await fetch(path, { cache: 'no-cache', redirect: 'error' });
  if (!isOurs(path, response)) throw new Error('not ours: ' + path);
  if (path === SHELL) {
    const html = await response.clone().text();
    if (!html.includes('<meta name="karta-build" content="' + BUILD + '"')) throw new Error('another build');
  }
  return [path, response];
}

async function install() {
  // Everything is read and checked before the first write.
  const loaded = await Promise.all([SHELL, ...ASSETS].map(load));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(loaded.map(([path, response]) => cache.put(path, response)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  const names = await caches.keys();
  const former = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(former.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function fromCache(path, request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path, { ignoreVary: true });
  return kept || fetch(request);
}

function isPage(request, url) {
  const last = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  const ours = ['/api', '/ws'].some((root) => url.pathname === root || url.pathname.startsWith(root + '/'));
  return request.mode === 'navigate' && !ours && !last.includes('.');
}

self.addEventListener('install', (event) => event.waitUntil(install()));

self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('message', (event) => {
  const kind = event.data && event.data.kind;
  if (kind === 'skip-waiting') event.waitUntil(self.skipWaiting());
  // A page that was on its way while the worker began is answered by nobody until it asks.
  if (kind === 'claim') event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (listed.has(url.pathname)) event.respondWith(fromCache(url.pathname, request));
  else if (isPage(request, url)) event.respondWith(fromCache(SHELL, request));
});
