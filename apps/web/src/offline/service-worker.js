// The page without a network. What the API answers is never kept here: figures must be today's, and the queue of what was
// written offline lives in the page. Runs as it stands here, so it keeps to what Chromium 92 understands.
const BUILD = '__BUILD__';
const FILES = ['__FILES__'];
const CACHE = `yinfeng-${BUILD}`;
const SERVERS_OWN = /^\/(graphql|graphiql|healthz|readyz|api)/;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(['/', ...FILES])));
});

self.addEventListener('activate', (event) => {
  const forgotten = async () => {
    for (const name of await caches.keys())
      if (name.startsWith('yinfeng-') && name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(forgotten());
});

// A new version waits until the page says so: what somebody is typing is not thrown away.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

const ours = async (request) => (await caches.open(CACHE)).match(request);

// The network's page where it answers in time; a server that is being restarted and a network that hangs are none.
const page = (request) =>
  new Promise((resolve, reject) => {
    const fallBack = () => ours('/').then((kept) => kept && resolve(kept));
    const timer = setTimeout(fallBack, 4000);
    fetch(request).then(
      (answer) => {
        clearTimeout(timer);
        if (answer.status < 500) resolve(answer);
        else ours('/').then((kept) => resolve(kept || answer));
      },
      (error) => {
        clearTimeout(timer);
        ours('/').then((kept) => (kept ? resolve(kept) : reject(error)), reject);
      },
    );
  });

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || SERVERS_OWN.test(url.pathname))
    return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (url.pathname.startsWith('/assets/'))
    event.respondWith(ours(request).then((kept) => kept || fetch(request)));
});
