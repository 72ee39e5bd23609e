// Keeps the page's look and a page for the time without a network; the talk itself is never kept here.
const CACHE = 'vo';
const SHELL = ['/offline', '/chat.css', '/icon.svg', '/manifest.webmanifest'];

addEventListener('install', e => e.waitUntil(caches.open(CACHE).then(c => c.addAll(SHELL)).then(() => skipWaiting())));
addEventListener('activate', e => e.waitUntil(clients.claim()));

const keep = async (request, response) => {
  if (!response.ok) return response;
  const copy = response.clone();
  const cache = await caches.open(CACHE);
  await cache.delete(request, { ignoreSearch: true });
  await cache.put(request, copy);
  return response;
};

addEventListener('fetch', e => {
  const { request } = e;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate')
    e.respondWith(fetch(request).catch(() => caches.match('/offline')));
  else if (/^\/(chat\.|icon|manifest)/.test(pathname))
    e.respondWith(fetch(request).then(r => keep(request, r)).catch(() => caches.match(request, { ignoreSearch: true })));
});
